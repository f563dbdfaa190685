// What can become of a booking, in two clicks from where it is listed.

import { aClient, aReferral, aSession, aTherapist, cast } from '../builders.ts';
import type { Rows } from '../world.ts';
import { aMorningWith } from './clinic.ts';
import { inBrowser, toClient } from './page.ts';

const aSidebar = inBrowser();

/** Mara is booked today at ten and on Thursday the 5th at ten, Otto on Thursday at two. */
const aClinic = (own: Rows = {}) => aMorningWith({
  clients: [aClient(), aClient({ ...cast.otto })],
  sessions: [aSession({}), aSession({ id: 'S-00002', date: '2026-03-05' }), aSession({ id: 'S-00003', client: 'C-00002', date: '2026-03-05', startsAt: '14:00', endsAt: '15:00', cover: '', referral: '', case: '' })],
  therapists: [aTherapist({ ...cast.tess }), aTherapist({ ...cast.finn })], ...own,
});

it('a no-show takes two clicks, costs one read and one write, and can be undone', async () => {
  const world = aClinic();
  const { page, costs } = await aSidebar(world);

  await page.getByRole('button', { name: 'Move or cancel: Quill, Mara, 10:00' }).click();
  await page.getByRole('button', { name: 'No-show' }).click();
  await page.getByText('Quill, Mara: no-show.').waitFor();

  expect(world.row('sessions', 'S-00001')).toMatchObject({ Status: 'no-show', Covered: '' });
  expect(world.row('referrals', 'R-00001')).toMatchObject({ 'Visits used': 0, 'Visits booked': 1 });
  expect(costs.get('sessions.save')).toEqual({ reads: 1, writes: 1 });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone.').waitFor();
  expect(world.row('sessions', 'S-00001')).toMatchObject({ Status: 'booked', Covered: 'yes' });
});

it('the server tells a late cancel; the reason and the moment are kept', async () => {
  const world = aClinic();
  const { page } = await aSidebar(world);

  await page.getByRole('button', { name: 'Move or cancel: Quill, Mara, 10:00' }).click();
  await page.getByLabel('Reason, if it is off').fill('ill');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByText('late cancel, with less notice than the clinic asks').waitFor();

  expect(world.row('sessions', 'S-00001')).toMatchObject({ 'Status': 'late cancel', 'Cancel reason': 'ill', 'Canceled at': expect.stringContaining('2026-03-02') });
});

it('a booking ahead is moved in its line, asked about where it collides, and keeps its length', async () => {
  const world = aClinic();
  const { page } = await aSidebar(world);
  await page.getByRole('button', { name: /Coming up/ }).click();
  await page.getByRole('button', { name: 'Move or cancel: Quill, Mara, 10:00' }).click();
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByLabel('New time').fill('2:30pm');
  await page.getByText('Thu, Mar 5, 14:30–15:30').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(/is with Penn, Otto from 2:00 PM to 3:00 PM/).waitFor();
  expect(world.row('sessions', 'S-00002')).toMatchObject({ 'Starts at': 10 / 24 });

  await page.getByLabel('New date').fill('fri');
  await page.keyboard.press('Enter');
  await page.getByText('Quill, Mara moved to Fri, Mar 6, 14:30.').waitFor();

  expect(world.row('sessions', 'S-00002')).toMatchObject({ 'Date': 46087, 'Starts at': 14.5 / 24, 'Ends at': 15.5 / 24, 'Covered': 'yes' });
  await page.getByRole('heading', { name: 'Fri, Mar 6' }).waitFor();
});

it('writing the note of a session that has come begins with it completed, and only typing makes a draft', async () => {
  const world = aClinic();
  const { page } = await aSidebar(world);

  await page.getByRole('button', { name: /^Write: Quill, Mara, 10:00/ }).click();
  await page.getByRole('radio', { name: 'completed', checked: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Today', exact: true }).waitFor();

  expect(await page.getByText('not saved yet').count()).toBe(0);
  expect(world.row('sessions', 'S-00001')).toMatchObject({ Status: 'booked' });
});

it('a therapist sees own sessions first, the front desk all of them by time', async () => {
  const mine = aSession({ id: 'S-00004', client: 'C-00002', therapist: 'T-00002', startsAt: '08:00', endsAt: '09:00', cover: '', referral: '', case: '' });
  const world = aClinic({ sessions: [aSession(), mine] });
  const tess = await aSidebar(world, { user: cast.tess.email });
  await tess.page.getByText('My sessions').waitFor();
  expect(await tess.page.getByText('Quill, Mara').count()).toBe(0);
  await tess.page.getByRole('button', { name: 'Everybody’s (2)' }).click();
  await tess.page.getByText('Quill, Mara').waitFor();
  await tess.context.close();

  const desk = await aSidebar(world, { user: cast.finn.email });
  const lines = desk.page.getByRole('listitem').filter({ has: desk.page.getByRole('button', { name: /^Open:/ }) });
  expect(await lines.allInnerTexts()).toEqual([expect.stringContaining('Penn, Otto'), expect.stringContaining('Quill, Mara')]);
  await desk.page.getByRole('button', { name: /Move or cancel: Penn/ }).click();
  await desk.page.getByRole('button', { name: 'Given' }).click();
  await desk.page.getByText('Penn, Otto: given.').waitFor();
  expect(world.row('sessions', 'S-00004')).toMatchObject({ Status: 'completed' });
});

it('a session that was not given is told in two clicks, and the visit is given back', async () => {
  const world = aClinic();
  const { page } = await aSidebar(world);

  await page.getByRole('button', { name: /Move or cancel: Quill, Mara, 10:00/ }).first().click();
  await page.getByRole('button', { name: 'Not treated' }).click();
  await page.getByText('Quill, Mara: not treated.').waitFor();

  expect(world.row('sessions', 'S-00001')).toMatchObject({ Status: 'not treated' });
  expect(world.row('referrals', 'R-00001')).toMatchObject({ 'Visits used': 0, 'Visits booked': 1 });
});

it('the client’s page lists what is booked, and cancels it there', async () => {
  const world = aClinic();
  const { page } = await aSidebar(world);
  await toClient(page, 'quill');

  await page.getByRole('button', { name: 'Move or cancel: Quill, Mara, 10:00' }).nth(1).click();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByText('Quill, Mara: canceled.').waitFor();

  expect(world.row('sessions', 'S-00002')).toMatchObject({ Status: 'canceled' });
  await page.getByRole('listitem').filter({ hasText: 'Thu, Mar 5' }).getByText('canceled').waitFor();
});

it('tells which visit of the order a booking is, and when it is the last one', async () => {
  const world = aClinic({ referrals: [aReferral({ visitsAuthorized: 2 })] });
  const { page } = await aSidebar(world);

  await page.getByText('visit 1 of 2').waitFor();
  await page.getByRole('button', { name: /Coming up/ }).click();
  await page.getByText('last visit').waitFor();

});

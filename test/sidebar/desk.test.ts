// The referral desk as the staff works through it: each line's next step, from the request to the filed paper.

import { anInsurer, aReferral, aSession, aSignedNote, aTherapist, cast } from '../builders.ts';
import { textOf } from '../scenario/papers.ts';
import type { World } from '../world.ts';
import { aMorningWith } from './clinic.ts';
import { inBrowser, toClient } from './page.ts';

const aSidebar = inBrowser();

/** Mara's order has two visits left, one of them booked, and owes its provider a report. */
const aClinic = () => aMorningWith({
  insurers: [anInsurer({ id: 'I-00020', reportAfterVisits: 1 })], referrals: [aReferral({ visitsAuthorized: 3 })], therapists: [aTherapist(), aTherapist({ ...cast.finn })],
  sessions: [aSignedNote({ date: '2026-02-20' }), aSession({ id: 'S-00002', date: '2026-03-05' })],
});

const requestsIn = (world: World) => world.rows('documents').filter((row) => row['Kind'] === 're-referral request');

it('asks for a new order with what is proposed, and follows it to the filed paper', async () => {
  const world = aClinic();
  const { page } = await aSidebar(world, { open: 'desk' });
  const paper = () => requestsIn(world)[0] ?? {};

  await page.getByRole('button', { name: 'Ask for a new one: Quill, Mara' }).click();
  await page.getByRole('textbox', { name: 'Visits' }).fill('8');
  await page.getByRole('textbox', { name: 'Until' }).fill('apr 30');
  await page.getByText('Apr 30, 2026').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Quill, Mara: the request is written.').waitFor();
  expect(textOf(world, { url: String(paper()['File']) })).toContain('(proposed: 8 visits, lumbar and right hip, until April 30, 2026)');

  const next = page.getByRole('button', { name: 'Mark sent: Quill, Mara' });
  await next.waitFor();
  expect(await next.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'fax' }).click();
  await page.getByText('Quill, Mara: marked sent by fax.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('written, not sent yet').waitFor();
  expect(paper()).toMatchObject({ 'State': 'draft', 'Sent how': '', 'Sent on': '', 'Due back on': '' });

  await page.getByRole('button', { name: 'Mark sent: Quill, Mara' }).click();
  await page.getByRole('button', { name: 'fax' }).click();
  await page.getByRole('button', { name: 'Waiting for the doctor 1' }).click();
  await page.getByText('sent today').waitFor();
  await page.getByRole('button', { name: 'Mark received: Quill, Mara' }).click();
  await page.getByRole('button', { name: 'All 1' }).click();
  await page.getByRole('button', { name: 'Add referral: Quill, Mara' }).waitFor();

  world.get('referrals.save', { row: { 'Client ID': 'C-00001', 'Case ID': 'K-00001', 'Cover ID': 'V-00001', 'Provider ID': 'P-00001', 'Written on': '2026-03-02', 'Signed on': '2026-03-02', 'Visits authorized': 8, 'Ends on': '2026-04-30' } });
  const later = await aSidebar(world, { open: 'desk' });
  await later.page.getByText('its new order is here').waitFor();
  await later.page.getByRole('button', { name: 'Mark filed: Quill, Mara' }).click();
  await later.page.getByText('Quill, Mara: filed.').waitFor();
  expect(paper()).toMatchObject({ State: 'filed' });
  await later.context.close();
});

it('what is proposed and cannot be is told at its field, and nothing is written', async () => {
  const world = aClinic();
  const { page } = await aSidebar(world, { open: 'desk' });
  await page.getByRole('button', { name: 'Ask for a new one: Quill, Mara' }).click();
  await page.getByRole('textbox', { name: 'Until' }).fill('2026-02-01');
  await page.getByRole('button', { name: 'Write it' }).click();
  await page.getByText('This day is over. A proposal runs from today on.').waitFor();

  expect(await page.getByRole('textbox', { name: 'Until' }).evaluate((field) => field === document.activeElement)).toBe(true);
  expect(requestsIn(world)).toEqual([]);
});

it('tells when Google did not share the paper as the settings ask', async () => {
  const world = aClinic();
  world.setting('Share documents with', 'nobody at all');
  const { page } = await aSidebar(world, { open: 'reports' });
  await page.getByRole('button', { name: 'Make: Quill, Mara' }).click();
  await page.getByRole('button', { name: 'Write it' }).click();

  await page.getByText('Google did not share it with').waitFor();
  expect(await page.getByRole('link', { name: 'Open it' }).evaluate((link) => link === document.activeElement)).toBe(true);
});

it('a filter that was chosen is chosen the next time the desk is opened', async () => {
  const world = aClinic();
  const first = await aSidebar(world, { open: 'desk' });
  await first.page.getByRole('button', { name: 'Expiring 1' }).click();
  while (!first.asked.includes('draft.keep')) await first.page.waitForTimeout(100);
  await first.context.close();

  const second = await aSidebar(world, { open: 'desk' });
  await second.page.getByRole('button', { name: 'Expiring 1', pressed: true }).waitFor();
  await second.page.keyboard.press('Escape');
  await second.page.getByRole('heading', { name: 'Today', exact: true }).waitFor();
  expect(await second.page.getByText('not saved yet').count()).toBe(0);
});

it('the front desk is told who writes the request, instead of being refused, and can add the order that came', async () => {
  const world = aClinic();
  const { page } = await aSidebar(world, { open: 'desk', user: cast.finn.email });

  await page.getByText('The therapist writes the request').waitFor();

  expect(await page.getByRole('button', { name: /Ask for a new one/ }).count()).toBe(0);
  await page.getByRole('button', { name: /^Add the new order/ }).first().click();
  await page.getByRole('heading', { name: 'New referral' }).waitFor();
});

it('a session given and signed today is no booking any more on its client’s page', async () => {
  const world = aClinic();
  world.put('sessions', [aSignedNote({ id: 'S-00003', date: '2026-03-02' })]);
  const { page } = await aSidebar(world);
  await toClient(page, 'quill');
  const booked = page.locator('.card', { has: page.getByRole('heading', { name: /^Booked/ }) });
  await booked.getByRole('listitem').first().waitFor();

  expect(await booked.getByRole('listitem').allInnerTexts()).toEqual([expect.stringContaining('Thu, Mar 5')]);
  await page.getByRole('button', { name: 'Open S-00003' }).waitFor();
});

it('an order added from the desk says there what it lacks and which sessions it fits', async () => {
  const world = aClinic();
  world.get('referrals.save', { id: 'R-00001', row: { 'Closed on': '2026-03-01', 'Closed why': 'revoked' } });
  const { page } = await aSidebar(world, { open: 'desk' });
  await page.getByRole('button', { name: 'Add referral: Quill, Mara' }).click();
  await page.locator('#f-provider-id').fill('birch');
  await page.keyboard.press('Enter');
  for (const [field, text] of [['written-on', '3/1'], ['signed-on', '3/1'], ['ends-on', '5/5'], ['visits-authorized', '6']]) await page.locator(`#f-${field}`).fill(text ?? '');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Put it on this order' }).click();
  await page.getByText('1 session now on this order: Mar 5 ✓ covered.').waitFor();

  expect(world.row('sessions', 'S-00002')).toMatchObject({ 'Referral ID': 'R-00002' });
});

// Booking from the sidebar: one session or a series, each date with its cover before it counts.

import type { Page } from 'playwright-core';
import { aClient, aCover, anInsurer, aReferral, aSession, aTherapist, cast } from '../builders.ts';
import type { Rows } from '../world.ts';
import { aMorningWith } from './clinic.ts';
import { inBrowser, toClient } from './page.ts';

const aSidebar = inBrowser();

/** Mara has three visits open until the end of March, and Otto is booked on Tuesday the 10th at nine. */
const aClinic = (own: Rows = {}) => aMorningWith({
  clients: [aClient(), aClient({ ...cast.otto })],
  referrals: [aReferral({ writtenOn: '2026-03-01', signedOn: '2026-03-01', receivedOn: '2026-03-01', endsOn: '2026-03-31', visitsAuthorized: 3, perWeek: 1, minutes: 45 })],
  sessions: [aSession({ id: 'S-00001', client: 'C-00002', date: '2026-03-10', startsAt: '09:00', endsAt: '10:00', room: '', cover: '', referral: '', case: '' })], ...own,
});

const book = async (page: Page, who: string) => {
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  await page.getByLabel('Client').waitFor();
  await page.keyboard.type(who);
  await page.keyboard.press('Enter');
};

describe('one booking', () => {
  it('is for somebody else when another name is typed right after the first was chosen', async () => {
    const { page } = await aSidebar(aClinic());
    await book(page, 'quill');
    await page.getByText('0 of 3 visits, until Mar 31').waitFor();

    await page.keyboard.type('penn');
    await page.keyboard.press('Enter');

    expect(await page.locator('#f-client-id').inputValue()).toMatch(/^Penn, Otto/);
    await page.getByText('0 of 3 visits, until Mar 31').waitFor({ state: 'detached' });
  });

  it('has the client’s cover and order, lasts as long as the order says, and needs the keyboard only', async () => {
    const world = aClinic();
    const { page, costs } = await aSidebar(world);

    await book(page, 'quill');
    expect(await page.getByRole('radio', { name: /Evergreen Test Health/ }).isChecked()).toBe(true);
    await page.getByText('0 of 3 visits, until Mar 31').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('3/3');
    await page.keyboard.press('Tab');
    await page.keyboard.type('9');
    await page.keyboard.press('Tab');
    expect(await page.getByLabel('Ends at').inputValue()).toBe('09:45');
    await page.getByText('✓ Covered, visit 1 of 3').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Row \d+ of Sessions/).waitFor();

    expect(world.row('sessions', 'S-00002')).toMatchObject({ 'Client ID': 'C-00001', 'Therapist ID': 'T-00001', 'Cover ID': 'V-00001', 'Referral ID': 'R-00001', 'Case ID': 'K-00001', 'Status': 'booked', 'Covered': 'yes', 'Series ID': '' });
    expect(costs.get('sessions.book')).toEqual({ reads: 1, writes: 1 });
    await page.getByText('Quill, Mara · Mar 3, 2026 · 9:00').waitFor();
  });

  it('asks once about its conflict and its cover, in words and with a reason', async () => {
    const world = aClinic({ sessions: [aSession({ id: 'S-00090', client: 'C-00002', date: '2026-04-07', startsAt: '09:00', endsAt: '10:00', cover: '', referral: '', case: '' })] });
    const { page } = await aSidebar(world);
    await book(page, 'quill');
    await page.getByLabel('Date').first().fill('4/7');
    await page.getByLabel('Starts at').fill('9');
    await page.keyboard.press('Tab');
    await page.getByText(/The therapist .* is with Penn, Otto/).waitFor();
    await page.getByText('× Not covered · ! 1 conflict').waitFor();

    await page.keyboard.press('Control+Enter');
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.type('Renewal is on its way');
    await page.keyboard.press('Enter');
    await page.getByText(/Row \d+ of Sessions/).waitFor();

    expect(world.row('sessions', 'S-00091')).toMatchObject({ 'Override reason': 'Renewal is on its way', 'Covered': expect.stringMatching(/^no/) });
  });

  it('can be paid by the client, and then asks for no cover', async () => {
    const world = aClinic();
    const { page } = await aSidebar(world);
    await book(page, 'quill');
    await page.getByRole('radio', { name: /The client/ }).click();
    await page.getByLabel('Starts at').fill('9');
    await page.keyboard.press('Tab');
    await page.getByText('client pays').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Row \d+ of Sessions/).waitFor();

    expect(world.row('sessions', 'S-00002')).toMatchObject({ 'Cover ID': '', 'Referral ID': '', 'Covered': '' });
  });

  it('of a client with several covers is not made before somebody says who pays', async () => {
    const world = aClinic({ insurers: [anInsurer({ id: 'I-00020' }), anInsurer({ id: 'I-00021', name: 'Harbor Test Auto', kind: 'auto', referralNeeded: 'no' })], referrals: [],
      cover: [aCover({ insurer: 'I-00020' }), aCover({ id: 'V-00002', insurer: 'I-00021', case: '' })] });
    const { page } = await aSidebar(world);
    await book(page, 'quill');
    expect(await page.getByRole('radiogroup', { name: 'Paid by' }).getByRole('radio', { checked: true }).count()).toBe(0);
    await page.getByLabel('Date').fill('3/12');
    await page.getByLabel('Starts at').fill('2p');
    await page.getByLabel('Starts at').press('Tab');
    await page.getByText('Needed: who pays').waitFor();

    await page.keyboard.press('Control+Enter');
    await page.getByText('Say who pays: one of the covers, or the client.').waitFor();
    expect(world.rows('sessions')).toHaveLength(1);
    await page.getByRole('radio', { name: /^Harbor Test Auto/ }).check();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Row \d+ of Sessions/).waitFor();

    expect(world.row('sessions', 'S-00002')).toMatchObject({ 'Cover ID': 'V-00002', 'Covered': 'yes' });
  });

  it('takes the end that is typed, where its field filled itself as one came to it', async () => {
    const { page } = await aSidebar(aClinic());
    await book(page, 'quill');
    await page.getByLabel('Starts at').click();
    await page.keyboard.type('2p');
    await page.getByLabel('Ends at').click();
    await page.keyboard.type('3:15p');
    await page.keyboard.press('Tab');

    expect(await page.getByLabel('Ends at').inputValue()).toBe('15:15');
  });

  it('is kept as a draft when one goes back', async () => {
    const world = aClinic();
    const { page } = await aSidebar(world);
    await book(page, 'quill');
    await page.getByLabel('Starts at').fill('9');
    await page.getByRole('radio', { name: 'Every week' }).click();
    await page.getByRole('checkbox', { name: /Mar 9/ }).click();
    await page.getByText('draft kept').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Book', exact: true }).click();

    expect(await page.getByLabel('Starts at').inputValue()).toBe('09:00');
    expect(await page.getByRole('checkbox', { name: /Mar 9/ }).isChecked()).toBe(false);
  });
});

describe('a series', () => {
  it('shows each date with its cover, conflict and visit before anything is written', async () => {
    const world = aClinic();
    const { page } = await aSidebar(world);
    await book(page, 'quill');
    await page.getByLabel('Date').first().fill('3/3');
    await page.getByLabel('Starts at').fill('9');
    await page.keyboard.press('Tab');
    await page.getByRole('radio', { name: 'Every week' }).click();
    await page.getByLabel('How many times').fill('5');
    const line = (day: string) => page.getByRole('listitem').filter({ has: page.getByRole('checkbox', { name: day, exact: true }) });
    await line('Tue, Mar 31').getByText('not covered').waitFor();

    expect(await line('Tue, Mar 3').innerText()).toMatch(/covered\s+visit 1 of 3/);
    expect(await line('Tue, Mar 10').innerText()).toMatch(/! The therapist .* is with Penn, Otto from 9:00 AM to 10:00 AM \(S-00001\)\./);
    expect(await page.getByRole('status').filter({ hasText: '×' }).innerText()).toBe('✓ 3 covered · × 2 not covered · ! 1 conflict');
    expect(world.rows('sessions')).toHaveLength(1);
  });

  it('is one save: a date left out, another one at its own time, what is not covered taken off', async () => {
    const world = aClinic();
    const { page, asked } = await aSidebar(world);
    await book(page, 'quill');
    await page.getByLabel('Date').first().fill('3/3');
    await page.getByLabel('Starts at').fill('9');
    await page.keyboard.press('Tab');
    await page.getByRole('radio', { name: 'Every week' }).click();
    await page.getByLabel('How many times').fill('4');
    await page.getByRole('checkbox', { name: /Mar 10/ }).click();
    await page.getByRole('button', { name: 'Other times on Tue, Mar 17' }).click();
    await page.keyboard.type('14:00');
    await page.getByRole('button', { name: 'Leave out the 1 not covered' }).click();
    await page.getByText('✓ 3 covered').waitFor();
    await page.getByRole('button', { name: 'Book 3 sessions' }).click();
    await page.getByText('3 sessions for Quill, Mara, Mar 3 to Mar 24: rows 3 to 5.').waitFor();

    const booked = world.rows('sessions').slice(1);
    expect(booked.map((row) => [row['Date'], row['Starts at'], row['Ends at'], row['Covered'], row['Series ID']])).toEqual([
      [46084, 0.375, 0.40625, 'yes', 'S-00002'], [46098, 14 / 24, 14.75 / 24, 'yes', 'S-00002'], [46105, 0.375, 0.40625, 'yes', 'S-00002'],
    ]);
    expect(asked.filter((verb) => verb === 'sessions.save')).toEqual([]);
    expect(world.row('referrals', 'R-00001')).toMatchObject({ 'Visits booked': 3 });
  });

  it('asks one question for all its dates, and keeps the reason with those it is about', async () => {
    const world = aClinic();
    const { page } = await aSidebar(world);
    await book(page, 'quill');
    await page.getByLabel('Date').first().fill('3/3');
    await page.getByLabel('Starts at').fill('9');
    await page.getByRole('radio', { name: 'Every week' }).click();
    await page.getByLabel('How many times').fill('4');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.type('The doctor renews');
    await page.getByRole('button', { name: 'Book all the same' }).click();
    await page.getByText(/rows 3 to 6/).waitFor();

    expect(world.rows('sessions').slice(1).map((row) => row['Override reason'])).toEqual(['', '', '', 'The doctor renews']);
  });

  it('says what is wrong with a single date', async () => {
    const world = aClinic();
    const { page } = await aSidebar(world);
    await book(page, 'quill');
    await page.getByLabel('Date').first().fill('3/3');
    await page.getByLabel('Starts at').fill('9');
    await page.getByRole('radio', { name: 'Every week' }).click();
    await page.getByLabel('How many times').fill('2');
    await page.getByRole('button', { name: 'Other times on Tue, Mar 3' }).click();
    await page.getByLabel('Ends at on Tue, Mar 3').fill('08:00');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('Mar 3: Session ends before it starts.').waitFor();

    expect(world.rows('sessions')).toHaveLength(1);
  });
});

it('of a therapist is for themselves, of the front desk for whom the client comes to next', async () => {
  const world = aClinic({ therapists: [aTherapist({ ...cast.tess }), aTherapist({ ...cast.finn }), aTherapist({ ...cast.june, id: 'T-00009', email: '' })], sessions: [aSession({ client: 'C-00002', therapist: 'T-00009', date: '2026-03-10', cover: '', referral: '', case: '' })] });
  const mine = await aSidebar(world, { user: cast.tess.email });
  await book(mine.page, 'penn');
  expect(await mine.page.getByLabel('Therapist').inputValue()).toContain('Tess Arlow');
  await mine.context.close();

  const desk = await aSidebar(world, { user: cast.finn.email });
  await book(desk.page, 'penn');
  expect(await desk.page.getByLabel('Therapist').inputValue()).toContain('June Hollis');
});

it('is not offered with somebody who has left, though the client’s next one is still with them', async () => {
  const world = aClinic({ therapists: [aTherapist({ ...cast.tess }), aTherapist({ ...cast.finn }), aTherapist({ ...cast.june, id: 'T-00009', email: '', leftOn: '2026-02-27' })], sessions: [aSession({ client: 'C-00002', therapist: 'T-00009', date: '2026-03-10', cover: '', referral: '', case: '' })] });
  const { page } = await aSidebar(world, { user: cast.finn.email });
  await book(page, 'penn');

  expect(await page.getByLabel('Therapist').inputValue()).toBe('');
});

it('with an insurer that never pays for massage says so before anything else is filled in', async () => {
  const world = aClinic({ insurers: [anInsurer({ id: 'I-00020', name: 'Palm Test Auto', massagePayable: 'no', referralNeeded: 'no' })], referrals: [] });
  const { page } = await aSidebar(world);
  await book(page, 'quill');

  await page.getByText('× Palm Test Auto does not pay for massage, whatever the order says.').waitFor();
  await page.keyboard.press('Escape');
  await toClient(page, 'quill');
  await page.keyboard.press('r');
  await page.getByText('× Palm Test Auto does not pay for massage: no session on this order will be covered.').waitFor();
});

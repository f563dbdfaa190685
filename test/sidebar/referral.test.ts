// The referral's form: an order agreed to is whole, however quickly it is saved; its standing stays fresh; it is closed there.

import { aCover, aReferral, aSession } from '../builders.ts';
import { aMorningWith } from './clinic.ts';
import { inBrowser, toClient } from './page.ts';

const aSidebar = inBrowser();

const aClinic = () => aMorningWith({ referrals: [aReferral({ visitsAuthorized: 3 })], sessions: [aSession()] });

/** Mara's page, and a new referral begun from it. */
async function aNewReferral(world = aClinic()) {
  const { page } = await aSidebar(world);
  await toClient(page, 'quill');
  await page.getByRole('button', { name: 'New referral' }).last().click();
  return { world, page };
}

it('is filled in from the order as written, after a yes', async () => {
  const { world, page } = await aNewReferral();
  await page.getByLabel('Provider').fill('birch');
  await page.keyboard.press('Enter');
  await page.getByLabel('Written on').fill('2/27');
  await page.getByLabel('Order as written').fill('Massage therapy 2x/week for 6 weeks');

  await page.getByText('12 visits, 2 a week').waitFor();
  expect(await page.getByLabel('Visits authorized').inputValue()).toBe('');
  await page.getByRole('button', { name: 'That is right' }).click();
  await page.keyboard.press('Control+Enter');
  await page.getByText(/Row \d+ of Referrals/).waitFor();

  expect(world.row('referrals', 'R-00002')).toMatchObject({ 'Client ID': 'C-00001', 'Provider ID': 'P-00001', 'Visits authorized': 12, 'Visits per week': 2 });
});

it('has its end even where it is saved right after “That is right”', async () => {
  const { world, page } = await aNewReferral();
  await page.getByLabel('Written on').fill('2/27');
  await page.getByLabel('Order as written').fill('2x/week for 6 weeks');
  await page.getByText('until Apr 10, 2026').waitFor();

  await page.getByRole('button', { name: 'That is right' }).click();
  await page.keyboard.press('Control+Enter');
  await page.getByText(/Row 3 of Referrals/).waitFor();

  expect(world.row('referrals', 'R-00002')).toMatchObject({ 'Visits authorized': 12, 'Visits per week': 2, 'Ends on': 46122 });
});

it('agreed to before its date is written, it gets its end with the date', async () => {
  const { page } = await aNewReferral();
  await page.getByLabel('Order as written').fill('2x/week for 6 weeks');
  await page.getByRole('button', { name: 'That is right' }).click();
  await page.getByText('the end follows when you write its date').waitFor();

  await page.getByLabel('Written on').fill('2/27');
  await page.keyboard.press('Tab');

  expect(await page.getByLabel('Ends on').inputValue()).toBe('2026-04-10');
});

it('a meaning is chosen where the wording has several, and then shown before it counts', async () => {
  const { page } = await aNewReferral();
  await page.getByLabel('Order as written').fill('biweekly for 6 weeks');
  await page.getByText('Which is meant?').waitFor();
  await page.getByRole('button', { name: '1 every 2 weeks for 6 weeks: 3 visits' }).click();
  await page.getByRole('button', { name: 'That is right' }).click();

  expect(await page.getByLabel('Visits authorized').inputValue()).toBe('3');
});

it('an order that was read and not answered is not saved as one without a limit', async () => {
  const { world, page } = await aNewReferral();
  await page.getByLabel('Written on').fill('2/27');
  await page.getByLabel('Order as written').fill('2x/week for 6 weeks');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Not filled in yet: choose “That is right” or “Change” below.').waitFor();

  await page.getByLabel('Order as written').fill('2x/week for 6 weeks, then prn');
  await page.getByText('Which is meant?').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('This can be read in more than one way. Choose below which is meant.').waitFor();

  expect(world.rows('referrals')).toHaveLength(1);
  await page.getByRole('button', { name: /I fill it in/ }).click();
  await page.keyboard.press('Control+Enter');
  await page.getByText(/Row 3 of Referrals/).waitFor();
  expect(world.row('referrals', 'R-00002')).toMatchObject({ 'Visits authorized': '', 'Order as written': '2x/week for 6 weeks, then prn' });
});

it('of a client with several covers says that none is chosen', async () => {
  const { page } = await aNewReferral(aMorningWith({ cover: [aCover({ insurer: 'I-00020', case: '' }), aCover({ id: 'V-00002', insurer: 'I-00020', case: '', claimNo: 'AB-2' })], referrals: [] }));
  await page.getByText('! No cover chosen: no insurer’s rules are asked for this order.').waitFor();

  await page.getByLabel('Cover').fill('AB-2');
  await page.keyboard.press('Enter');

  await page.getByText('No cover chosen').waitFor({ state: 'detached' });
});

it('what a job counted meanwhile is there when one comes back to the sidebar', async () => {
  const world = aClinic();
  const { page } = await aSidebar(world);
  await page.clock.install();
  await toClient(page, 'quill');
  await page.getByRole('button', { name: 'Open R-00001' }).click();
  await page.getByText('0 used').waitFor();
  world.get('sessions.save', { id: 'S-00001', row: { Status: 'completed' } });

  await page.clock.fastForward(30_000);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await page.getByText('1 used').waitFor();
  await page.keyboard.press('Escape');

  await page.getByText('1 of 3 visits').waitFor();
});

it('is closed as replaced from its card, today unless another day is said', async () => {
  const world = aClinic();
  const { page } = await aSidebar(world);
  await toClient(page, 'quill');
  await page.getByRole('button', { name: 'Open R-00001' }).click();
  await page.getByRole('button', { name: 'Close it: finished, replaced or revoked' }).click();
  await page.getByRole('radio', { name: 'replaced' }).click();
  await page.keyboard.press('Control+Enter');
  await page.getByText(/Row 2 of Referrals/).waitFor();

  expect(world.row('referrals', 'R-00001')).toMatchObject({ 'Closed why': 'replaced', 'Closed on': 46083, 'Standing': 'closed' });
});

it('bookings on a revoked order no longer say that they are covered', async () => {
  const world = aClinic();
  world.get('sessions.book', { row: { 'Client ID': 'C-00001', 'Therapist ID': 'T-00001', 'Cover ID': 'V-00001', 'Referral ID': 'R-00001', 'Starts at': '10:00', 'Ends at': '11:00' }, dates: [{ date: '2026-03-05' }] });
  world.get('referrals.save', { row: { 'Client ID': 'C-00001', 'Written on': '2026-03-01' } });
  const { page } = await aSidebar(world);
  await toClient(page, 'quill');
  await page.getByRole('button', { name: 'Open R-00001' }).click();
  await page.getByRole('button', { name: 'Close it: finished, replaced or revoked' }).click();
  await page.getByRole('radio', { name: 'revoked' }).click();
  await page.keyboard.press('Control+Enter');

  await page.getByText('The referral R-00001 is closed.').first().waitFor();
  await page.getByRole('button', { name: 'Fix: Quill, Mara, 10:00' }).first().waitFor();

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Open: 1 booking not covered, within two weeks' }).click();
  await page.getByRole('button', { name: 'Bookings not covered 1', pressed: true }).waitFor();
  await page.getByText('The referral R-00001 was revoked on Mar 2; this session is on Mar 5.').waitFor();
});

it('a new order offers to close the one it replaces, and takes over its bookings', async () => {
  const world = aClinic();
  world.get('sessions.book', { row: { 'Client ID': 'C-00001', 'Therapist ID': 'T-00001', 'Cover ID': 'V-00001', 'Referral ID': 'R-00001', 'Starts at': '10:00', 'Ends at': '11:00' }, dates: [{ date: '2026-03-05' }] });
  const { page } = await aSidebar(world);
  await toClient(page, 'quill');
  await page.keyboard.press('r');
  await page.locator('#f-provider-id').fill('birch');
  await page.keyboard.press('Enter');
  for (const [field, text] of [['written-on', '3/1'], ['signed-on', '3/1'], ['ends-on', '5/5'], ['visits-authorized', '6']]) await page.locator(`#f-${field}`).fill(text ?? '');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Close R-00001 as replaced' }).click();
  await page.getByText('R-00001 is closed as replaced.').waitFor();
  await page.getByRole('button', { name: 'Put it on this order' }).click();
  await page.getByText('1 session now on this order: Mar 5 ✓ covered.').waitFor();

  expect(world.row('referrals', 'R-00001')).toMatchObject({ 'Standing': 'closed', 'Closed why': 'replaced' });
  expect(world.row('sessions', 'S-00002')).toMatchObject({ 'Referral ID': 'R-00002', 'Covered': 'yes' });
});

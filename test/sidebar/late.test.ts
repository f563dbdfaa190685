// A late order, after it is saved: the sessions it fits are put on it in one go; and a saved row is shown in the sheet.

import { aCover } from '../builders.ts';
import { aMorningWith } from './clinic.ts';
import { inBrowser, toClient } from './page.ts';

const aSidebar = inBrowser();

const aClinic = () => {
  const world = aMorningWith({ referrals: [], cases: [], cover: [aCover({ insurer: 'I-00020', case: '' })] }, '2026-03-20');
  for (const [date, status] of [['2026-03-10', 'completed'], ['2026-03-12', 'completed'], ['2026-03-25', 'booked']]) {
    world.get('sessions.save', { row: { 'Client ID': 'C-00001', 'Therapist ID': 'T-00001', 'Cover ID': 'V-00001', 'Date': date ?? '', 'Starts at': '10:00', 'Ends at': '11:00', 'Status': status ?? '', 'Override reason': 'promised' }, confirm: ['not-covered'] });
  }
  return world;
};

it('lists the sessions it fits and moves those ticked, in one save', async () => {
  const world = aClinic();
  const { page, asked, costs } = await aSidebar(world);
  await toClient(page, 'quill');
  await page.getByRole('button', { name: 'New referral' }).last().click();
  await page.locator('#f-provider-id').fill('birch');
  await page.keyboard.press('Enter');
  for (const [field, text] of [['written-on', '3/5'], ['signed-on', '3/5'], ['received-on', 'today'], ['ends-on', '5/5'], ['visits-authorized', '6']]) await page.locator(`#f-${field}`).fill(text ?? '');
  await page.keyboard.press('Control+Enter');
  await page.getByText('3 sessions without an order fit this one. Nothing moves until you say so.').waitFor();
  await page.getByRole('checkbox', { name: /Mar 12/ }).click();
  await page.getByRole('button', { name: 'Put 2 on this order' }).click();
  await page.getByText('2 sessions now on this order: Mar 10 ✓ covered, Mar 25 ✓ covered.').waitFor();

  expect(world.rows('sessions').map((row) => row['Referral ID'])).toEqual(['R-00001', '', 'R-00001']);
  expect(world.row('referrals', 'R-00001')).toMatchObject({ 'Visits used': 1, 'Visits booked': 1 });
  expect(asked.filter((verb) => verb === 'referrals.take')).toHaveLength(1);
  expect(costs.get('referrals.take')).toMatchObject({ writes: 1 });
});

it('offers them from the order’s own form too', async () => {
  const world = aClinic();
  world.get('referrals.save', { row: { 'Client ID': 'C-00001', 'Cover ID': 'V-00001', 'Provider ID': 'P-00001', 'Written on': '2026-03-05', 'Received on': '2026-03-20', 'Signed on': '2026-03-05', 'Ends on': '2026-05-05', 'Visits authorized': 6 } });
  const { page } = await aSidebar(world);
  await toClient(page, 'quill');
  await page.getByRole('button', { name: 'Open R-00001' }).click();
  await page.getByRole('button', { name: 'Sessions without an order it fits' }).click();
  await page.getByRole('button', { name: 'Put all 3 on this order' }).click();
  await page.getByText('3 sessions now on this order').waitFor();

  expect(world.rows('sessions').map((row) => row['Referral ID'])).toEqual(['R-00001', 'R-00001', 'R-00001']);
});

it('a row saved just now is shown in the sheet', async () => {
  const world = aClinic();
  const { page, asked } = await aSidebar(world);
  await page.keyboard.press('n');
  await page.getByLabel('Last name').fill('Okafor');
  await page.getByLabel('First name').fill('Ada');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Show row 3 of Clients' }).click();
  while (!asked.includes('sheet.show')) await page.waitForTimeout(50);
  await page.waitForTimeout(500);

  expect(await page.getByText('could not be shown').count()).toBe(0);
});

// Forms with something of their own: what a condition fills, codes checked while they are typed, where errors are told.

import { aCase, aClient, aCover, anInsurer, aProvider, aReferral, aTherapist } from '../builders.ts';
import { aWorld } from '../world.ts';
import { inBrowser, toClient } from './page.ts';

const aSidebar = inBrowser();

const aClinic = () => aWorld({ rows: { clients: [aClient()], cases: [aCase()], insurers: [anInsurer({ id: 'I-00020' })], cover: [aCover({ insurer: 'I-00020' })], providers: [aProvider()], therapists: [aTherapist()] } });

describe('a new case', () => {
  it('gets the usual regions of its condition on its side, and no diagnosis', async () => {
    const world = aClinic();
    const { page } = await aSidebar(world);
    await toClient(page, 'quill');
    await page.getByRole('button', { name: 'New case' }).click();
    await page.locator('#f-condition').waitFor();
    await page.locator('#f-condition').focus();
    await page.keyboard.type('sciat');
    await page.keyboard.press('Enter');
    await page.getByText('Worth measuring: NPRS, ODI, Roland-Morris, PSFS.').waitFor();
    await page.locator('#f-side').selectOption('right');
    await page.getByRole('button', { name: 'right gluteal' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Row \d+ of Cases/).waitFor();

    expect(world.row('cases', 'K-00002')).toMatchObject({ Condition: 'Sciatica', Side: 'right', Regions: 'lumbar; right gluteal; right posterior thigh; right lower leg; right foot' });
  });

  it('may be called in the provider’s own words, and keeps the regions somebody chose', async () => {
    const world = aClinic();
    const { page } = await aSidebar(world);
    await toClient(page, 'quill');
    await page.getByRole('button', { name: 'New case' }).click();
    await page.getByRole('button', { name: 'cervical' }).click();
    await page.locator('#f-condition').fill('Neck pain / neck stiffness');
    await page.getByText('Usual regions: upper trapezius.').waitFor();
    await page.locator('#f-condition').fill('Stiff after long drives');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Row \d+ of Cases/).waitFor();

    expect(world.row('cases', 'K-00002')).toMatchObject({ Condition: 'Stiff after long drives', Regions: 'cervical' });
  });
});

describe('a referral’s codes', () => {
  it('are checked at their field while they are typed, and regions no code speaks of are flagged', async () => {
    const world = aClinic();
    const { page } = await aSidebar(world);
    await toClient(page, 'quill');
    await page.getByRole('button', { name: 'New referral' }).last().click();
    await page.locator('#f-diagnosis-codes').fill('M54.5');
    await page.keyboard.press('Enter');
    await page.getByText('M54.5 ended on Sep 30, 2021. Now it is M54.50, M54.51 or M54.59, as the provider says.').waitFor();
    await page.keyboard.press('Backspace');
    await page.keyboard.type('M54.50');
    await page.keyboard.press('Enter');
    await page.getByText('A code that is known.').waitFor();
    await page.getByRole('group', { name: 'Regions' }).getByRole('button', { name: 'cervical' }).click();
    await page.getByText('cervical: no code of the order speaks of it.').waitFor();

  });

  it('and what else the insurer wants is said before it is saved', async () => {
    const world = aClinic();
    const { page } = await aSidebar(world);
    await toClient(page, 'quill');
    await page.getByRole('button', { name: 'New referral' }).last().click();

    await page.getByText('Evergreen Test Health also wants the provider, the date it was written and the signature.').waitFor();
    await page.locator('#f-written-on').fill('2/27');
    await page.locator('#f-signed-on').fill('2/27');
    await page.getByText('Evergreen Test Health also wants the provider. Without it this is saved as a draft').waitFor();
  });
});

it('what a date was read as stands under its own field, and a name too long for one line is shown whole', async () => {
  const world = aWorld({ rows: { clients: [aClient()], insurers: [anInsurer({ name: 'Evergreen Coast Test Health' })], cover: [aCover({ case: '' })] } });
  const { page } = await aSidebar(world);
  await toClient(page, 'quill');
  await page.getByRole('button', { name: 'New referral' }).last().click();
  await page.getByLabel('Written on').fill('2/27');
  const words = page.getByText('Fri, Feb 27, 2026');
  await words.waitFor();

  expect((await words.boundingBox())?.x).toBe((await page.getByLabel('Written on').boundingBox())?.x);
  const whole = page.locator('.in-full', { hasText: 'Evergreen Coast Test Health' });
  expect(await whole.evaluate((text) => text.scrollHeight <= text.clientHeight)).toBe(true);
});

it('an error of the second of two fields side by side says whose it is', async () => {
  const world = aWorld({ rows: { clients: [aClient()], insurers: [anInsurer({ id: 'I-00020' })], cover: [aCover({ insurer: 'I-00020', case: '' })], therapists: [aTherapist()] } });
  const { page } = await aSidebar(world);
  await toClient(page, 'quill');
  await page.getByRole('button', { name: 'Open V-00001' }).click();
  await page.getByLabel('Injured on').fill('feb 30');
  await page.keyboard.press('Control+Enter');

  await page.getByText('Injured on: February 2026 has 28 days.').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.getByLabel('Last name').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Last name is needed.', { exact: true }).waitFor();
});

it('how many referrals a changed rule would change is said in the foot, wherever the rule stands', async () => {
  const world = aWorld({ rows: { clients: [aClient()], insurers: [anInsurer({ id: 'I-00020' })], cover: [aCover({ insurer: 'I-00020', case: '' })], referrals: [aReferral({ case: '', endsOn: '', writtenOn: '2026-02-20' })], therapists: [aTherapist()] } });
  world.run('dailyRun');
  const { page } = await aSidebar(world);
  await page.getByRole('button', { name: 'Insurers' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Evergreen' }).getByRole('button').click();
  await page.getByLabel('Warn days').fill('200');

  await page.getByText('! 1 referral would change, listed on top').waitFor();
});

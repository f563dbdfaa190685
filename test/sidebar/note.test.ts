// The session note: written by keyboard in two minutes, units and warnings live, measures saved beside it.

import type { Page } from 'playwright-core';
import { aCase, aClient, aCover, aMeasure, anInsurer, aReferral, aSession, aTherapist, aTreatment } from '../builders.ts';
import type { Rows } from '../world.ts';
import { aWorld } from '../world.ts';
import { inBrowser } from './page.ts';

const aSidebar = inBrowser();

const lastVisit = () => aSession({
  id: 'S-00002', date: '2026-02-26', status: 'completed', painBefore: 6, painAfter: 4, healthChanged: 'no', subjective: 'Sleeps through.', objective: 'QL tight, right.', assessment: 'Better.', plan: 'Twice a week.',
  techniques: ['Trigger point', 'Myofascial release'], regions: ['lumbar', 'right hip'], pressure: 'medium', handsOnMinutes: 50, procedures: ['97140 × 30', '97124 × 15'],
});
const aClinic = (own: Rows = {}) => aWorld({
  rows: {
    clients: [aClient()], cases: [aCase({ condition: 'Sciatica' })], insurers: [anInsurer({ id: 'I-00020' })], cover: [aCover({ insurer: 'I-00020' })], referrals: [aReferral()], sessions: [aSession(), lastVisit()],
    therapists: [aTherapist()], measures: [aMeasure(), aMeasure({ id: 'M-00002', takenOn: '2026-02-12', value: 40 })], ...own,
  },
});

/** Keys as a hand presses them: text by itself, and everything else counted. */
function aHand(page: Page) {
  const hand = { presses: 0, letters: 0 };
  return {
    press: async (...keys: string[]) => {
      for (const key of keys) {
        await page.keyboard.press(key);
        hand.presses += 1;
      }
    },
    type: async (text: string) => {
      await page.keyboard.type(text);
      hand.letters += text.length;
    },
    count: () => ({ ...hand }),
  };
}

it('is written and signed by keyboard: 21 keys beside what is typed', async () => {
  const world = aClinic();
  const { page } = await aSidebar(world);
  const hand = aHand(page);
  const focused = () => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-heading]')?.dataset.heading ?? '');
  await page.getByRole('button', { name: /^Write: Quill/ }).focus();

  await hand.press('Enter');
  await page.getByText('Last visit Feb 26').waitFor();
  expect(await focused()).toBe('Health changed');
  await hand.press('n', 'Tab', 'y', 'Tab', '5', 'Tab');
  expect(await focused()).toBe('Subjective');
  await hand.type('Sitting over an hour still pulls down the right leg.');
  await hand.press('Tab', 'Alt+l', 'Tab');
  expect(await focused()).toBe('Techniques');
  await hand.press('Alt+a', 'Tab', 'Tab', 'Tab');
  expect(await focused()).toBe('Hands-on minutes');
  await hand.type('45');
  await hand.press('Tab', 'Alt+l', 'Tab');
  expect(await focused()).toBe('Pain after');
  await hand.press('3', 'Tab');
  await hand.type('Less referral to the calf after release.');
  await hand.press('Tab');
  await hand.type('Go on twice a week. ;rtc ');
  await hand.press('Control+Shift+Enter');
  await page.getByText(/Row \d+ of Sessions/).waitFor();
  await page.locator('.saved .chip', { hasText: 'signed' }).waitFor();

  expect(world.row('sessions', 'S-00001')).toMatchObject({
    'Status': 'completed', 'Note state': 'signed', 'Health changed': 'no', 'Consent today': 'yes', 'Pain before': 5, 'Pain after': 3, 'Objective': 'QL tight, right.', 'Techniques': 'Trigger point; Myofascial release',
    'Regions': 'lumbar; right hip', 'Pressure': 'medium', 'Hands-on minutes': 45, 'Procedures': '97140 × 30; 97124 × 15', 'Units': 3, 'Plan': 'Go on twice a week. Return to clinic as ordered. ',
  });
  expect(hand.count().presses).toBe(21);
});

it('needs one Tab from field to field, whatever can be clicked between', async () => {
  const world = aClinic();
  const { page } = await aSidebar(world);
  await page.getByRole('button', { name: /^Write: Quill/ }).click();
  await page.getByText('Last visit Feb 26').waitFor();

  const headings: string[] = [];
  for (let i = 0; i < 12; i++) {
    headings.push(await page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-heading]')?.dataset.heading ?? ''));
    await page.keyboard.press('Tab');
  }

  expect(headings).toEqual(['Health changed', 'Consent today', 'Pain before', 'Subjective', 'Objective', 'Techniques', 'Regions', 'Pressure', 'Hands-on minutes', 'Procedures', 'Pain after', 'Assessment']);
});

it('takes techniques by number, by arrows and by their first letters', async () => {
  const world = aClinic();
  const { page } = await aSidebar(world);
  await page.getByRole('button', { name: /^Write: Quill/ }).click();
  const techniques = page.getByRole('group', { name: 'Techniques' });
  await techniques.getByRole('button').first().focus();

  await page.keyboard.press('2');
  await page.keyboard.press('c');
  await page.keyboard.type('ran');
  await page.keyboard.press('Enter');
  await page.keyboard.type('my own way');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/Row \d+ of Sessions/).waitFor();

  expect(world.row('sessions', 'S-00001')).toMatchObject({ Techniques: 'Trigger point; Craniosacral; my own way' });
});

it('that is nearly the last one again asks before it is signed', async () => {
  const world = aClinic({ sessions: [aTreatment(), aTreatment({ id: 'S-00002', date: '2026-02-26' })] });
  const { page } = await aSidebar(world);
  await page.getByRole('button', { name: /^Write: Quill/ }).click();
  await page.getByText('Last visit Feb 26').waitFor();
  await page.getByRole('button', { name: 'Sign', exact: true }).click();

  await page.getByRole('alertdialog').getByText('nearly the same as that of Feb 26').waitFor();
  expect(world.row('sessions', 'S-00001')).toMatchObject({ 'Signed at': '' });
  await page.getByRole('button', { name: 'Sign as it is' }).click();
  await page.locator('.saved .chip', { hasText: 'signed' }).waitFor();

  expect(world.row('sessions', 'S-00001')).toMatchObject({ 'Note state': 'signed' });
});

describe('procedures', () => {
  it('show minutes, units by the insurer’s rule and what to look at, while they are typed', async () => {
    const world = aClinic({ insurers: [anInsurer({ id: 'I-00020', unitsBy: 'midpoint' })] });
    const { page } = await aSidebar(world);
    await page.getByRole('button', { name: /^Write: Quill/ }).click();
    await page.locator('#f-hands-on-minutes').fill('50');
    await page.locator('#f-procedures').fill('97140 30, 97124 15');

    await page.getByText('45 minutes of 50 hands-on, 5 not billed').waitFor();
    await page.getByText('3 units (97124: 1, 97140: 2) by each code alone').waitFor();
    await page.getByText('! 97124 and 97140 on one day').waitFor();
    await page.locator('#f-procedures').fill('97140 30, 97124 25');
    await page.getByText('× 55 minutes of procedures, but 50 hands-on. Lower one or correct the times.').waitFor();
  });

  it('may carry modifiers, and those paid by the visit need no minutes; what is wrong is said in words', async () => {
    const world = aClinic();
    const { page } = await aSidebar(world);
    await page.getByRole('button', { name: /^Write: Quill/ }).click();
    await page.locator('#f-procedures').fill('97124-59 30, 97010');
    await page.getByText('30 minutes · 3 units (97010: 1, 97124: 2)').waitFor();
    await page.locator('#f-procedures').press('Tab');

    expect(await page.locator('#f-procedures').inputValue()).toBe('97124-59 × 30; 97010');
    await page.locator('#f-procedures').fill('S8940 15');
    await page.getByText('! S8940 is horse-riding therapy, not massage. Take 97124 or 97140.').waitFor();
  });

  it('are begun by a click, with our own label, and the minutes left to type', async () => {
    const world = aClinic();
    const { page } = await aSidebar(world);
    await page.getByRole('button', { name: /^Write: Quill/ }).click();
    await page.getByRole('button', { name: 'Add 97140 Manual therapy' }).click();
    await page.keyboard.type('30');

    expect(await page.locator('#f-procedures').inputValue()).toBe('97140 × 30');
  });
});

describe('measures', () => {
  it('stand beside their first and last value, are scored while typed, and saved with the note', async () => {
    const world = aClinic();
    const { page } = await aSidebar(world);
    await page.getByRole('button', { name: /^Write: Quill/ }).click();
    await page.getByRole('tab', { name: 'Measures' }).click();
    await page.getByText('first 44 (Jan 12) · last 40 (Feb 12)').waitFor();

    await page.getByLabel(/^ODI/).fill('2 3 1 2 4 0 2 1 1 3');
    await page.getByText('moderate · −2 since Feb 12, −6 in all').waitFor();
    await page.getByRole('button', { name: 'ROM' }).click();
    await page.getByLabel('Movement').fill('low back flexion');
    await page.keyboard.press('Enter');
    await page.getByLabel(/^ROM, low back flexion/).fill('55');
    await page.getByRole('tab', { name: 'Note' }).click();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Row \d+ of Sessions/).waitFor();

    expect(world.rows('measures').slice(2)).toMatchObject([
      { 'Kind': 'ODI', 'Value': 38, 'Unit': '%', 'Session ID': 'S-00001', 'Case ID': 'K-00001', 'Taken on': 46083, 'When': 'before' },
      { 'Kind': 'ROM', 'What': 'low back flexion', 'Value': 55, 'Unit': 'degrees' },
    ]);
  });

  it('offer what is worth measuring by the condition of the case', async () => {
    const world = aClinic({ measures: [] });
    const { page } = await aSidebar(world);
    await page.getByRole('button', { name: /^Write: Quill/ }).click();
    await page.getByRole('tab', { name: 'Measures' }).click();

    for (const kind of ['ODI', 'Roland-Morris', 'PSFS']) await page.getByLabel(new RegExp(`^${kind}`)).first().waitFor();
  });

  it('of a motion show what is typical, and say at once what no joint can do', async () => {
    const world = aClinic();
    const { page } = await aSidebar(world);
    await page.getByRole('button', { name: /^Write: Quill/ }).click();
    await page.getByRole('tab', { name: 'Measures' }).click();
    await page.getByRole('button', { name: 'ROM' }).click();
    await page.getByLabel('Movement').fill('neck rotation');
    await page.keyboard.press('Enter');
    await page.getByText('first value: the baseline · typical 60–80°').waitFor();
    const value = page.getByLabel(/^ROM, neck rotation/);
    await value.fill('700');
    await page.getByText('A range of motion lies between -30 and 200 degrees.').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForFunction(() => !document.querySelector('.foot .plain[aria-disabled=true]'));

    expect(world.rows('measures')).toHaveLength(2);
    await value.fill('70');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText(/Row \d+ of Sessions/).waitFor();
    expect(world.rows('measures').at(-1)).toMatchObject({ What: 'neck rotation', Value: 70 });
  });

  it('that cannot be read stay, told at their field; the note is saved', async () => {
    const world = aClinic();
    const { page } = await aSidebar(world);
    await page.getByRole('button', { name: /^Write: Quill/ }).click();
    await page.getByRole('tab', { name: 'Measures' }).click();
    await page.getByLabel(/^ODI/).fill('forty');
    await page.getByText('A number, or the answers one after the other.').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForFunction(() => !document.querySelector('.foot .plain[aria-disabled=true]'));

    expect(world.row('sessions', 'S-00001')).toMatchObject({ Status: 'completed' });
    expect(await page.getByLabel(/^ODI/).inputValue()).toBe('forty');
    expect(world.rows('measures')).toHaveLength(2);
  });
});

it('the last visit is read from its top, however far down the note was', async () => {
  const { page } = await aSidebar(aClinic());
  await page.getByRole('button', { name: /^Write: Quill, Mara/ }).click();
  await page.getByText('Last visit Feb 26').waitFor();
  await page.getByRole('textbox', { name: 'Plan' }).focus();
  const top = () => page.locator('main').evaluate((main) => main.scrollTop);
  expect(await top()).toBeGreaterThan(0);

  await page.getByRole('tab', { name: 'Last visit' }).click();

  expect(await top()).toBe(0);
});

// Every panel is usable with assistive technology, in the states people meet; none is wider than the sidebar.

import AxeBuilder from '@axe-core/playwright';
import { aCase, aClient, aMeasure, aReferral, aSession, aTherapist, aTreatment, cast } from '../builders.ts';
import { aMorningWith } from './clinic.ts';
import { inBrowser, toClient } from './page.ts';

const aSidebar = inBrowser(180_000);

const aClinic = () => aMorningWith({
  clients: [aClient(), aClient({ ...cast.otto, email: '' })], cases: [aCase({ condition: 'Sciatica' })], referrals: [aReferral({ visitsAuthorized: 4 })],
  measures: [aMeasure()], therapists: [aTherapist({ ...cast.tess, role: 'therapist' })],
  sessions: [aSession({ therapist: 'T-00001' }), aSession({ id: 'S-00002', date: '2026-03-05', client: 'C-00002', cover: '', referral: '', case: '' }), aTreatment({ id: 'S-00003', date: '2026-02-26' })],
});

/** Looks at the page as it stands and notes what is wrong with it. */
async function aLook() {
  const world = aClinic();
  const sidebar = await aSidebar(world);
  const found: string[] = [];
  const look = async (state: string) => {
    await sidebar.page.waitForTimeout(150);
    const { violations } = await new AxeBuilder({ page: sidebar.page }).setLegacyMode(true).analyze();
    found.push(...violations.map((violation) => `${state}: ${violation.help} ${violation.nodes[0]?.html ?? ''}`));
    const wide = await sidebar.page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > 300) found.push(`${state}: ${wide} px wide`);
  };
  const done = async () => {
    expect(found).toEqual([]);
    expect(sidebar.asked.filter((line) => line.startsWith('page error'))).toEqual([]);
  };
  return { ...sidebar, look, done };
}

it('today and every panel it leads to', async () => {
  const { page, look, done } = await aLook();
  await look('today');
  for (const button of [/^New client/, /^Book/, /^Coming up/, /^Insurers/, /^Providers/, /^Therapists/, /^Referral desk/, /^Visits per insurer/, /^Templates/, /^Import/, /^Is all well/, /^Write: Quill/]) {
    await page.getByRole('button', { name: button }).first().click();
    await look(String(button));
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: /^Move or cancel: Quill/ }).click();
  await look('acts');
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await look('move');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Move or cancel: Quill/ }).click();
  await page.getByRole('button', { name: 'No-show' }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await look('word');
  await done();
});

it('search, a client, a referral with its errors', async () => {
  const { page, look, done } = await aLook();
  await page.keyboard.press('/');
  await page.keyboard.type('quill');
  await look('search');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Booked/ }).waitFor();
  await look('client');
  await page.getByRole('button', { name: 'New referral' }).last().click();
  await page.locator('#f-diagnosis-codes').fill('M54.5; M75.42');
  await page.keyboard.press('Enter');
  await page.getByText('M54.5 ended').waitFor();
  await page.locator('#f-ends-on').fill('2026-02-30');
  await page.keyboard.press('Control+Enter');
  await page.getByText('February 2026 has 28 days.').waitFor();
  await look('referral');
  await done();
});

it('a case, its conditions open', async () => {
  const { page, look, done } = await aLook();
  await toClient(page, 'quill');
  await page.getByRole('button', { name: 'New case' }).click();
  await page.locator('#f-condition').fill('sh');
  await look('conditions');
  await done();
});

it('a booking: one, a series with a date left out, its question', async () => {
  const { page, look, done } = await aLook();
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  await page.keyboard.type('quill');
  await page.keyboard.press('Enter');
  await page.locator('#f-date').fill('3/3');
  await page.locator('#f-starts-at').fill('9');
  await page.keyboard.press('Tab');
  await page.getByText(/Covered, visit/).waitFor();
  await look('booking');
  await page.getByRole('radio', { name: 'Every week' }).click();
  await page.getByLabel('How many times').fill('8');
  await page.getByRole('checkbox').nth(1).click();
  await page.getByRole('button', { name: /^Other times/ }).first().click();
  await page.getByText(/not covered ·|not covered$/).first().waitFor();
  await look('series');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('alertdialog').waitFor();
  await look('question');
  await done();
});

it('a note and its tabs', async () => {
  const { page, look, done } = await aLook();
  await page.getByRole('button', { name: /^Write: Quill/ }).click();
  await page.getByText('Last visit Feb 26').waitFor();
  await page.locator('#f-procedures').fill('97140 30, 97124 40');
  await page.locator('#f-hands-on-minutes').fill('50');
  await page.getByText('× 70 minutes').waitFor();
  await look('note');
  for (const tab of ['Last visit', 'Measures', 'History']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.waitForTimeout(600);
    await look(tab);
  }
  await page.getByRole('tab', { name: 'Measures' }).click();
  await page.getByRole('button', { name: 'ROM' }).click();
  await look('adding a measure');
  await done();
});

it('an order being closed, what a paper asks, a cover with what was granted', async () => {
  const { page, look, done } = await aLook();
  await toClient(page, 'quill');
  await page.getByRole('button', { name: /^Open R-/ }).first().click();
  await page.getByRole('button', { name: /^Close it/ }).click();
  await page.getByRole('button', { name: 'Make progress report' }).click();
  await page.getByRole('textbox', { name: 'Until' }).fill('2026-02-30');
  await page.keyboard.press('Enter');
  await page.getByText('February 2026 has 28 days.').waitFor();
  await look('order');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Open V-/ }).first().click();
  await page.getByText('Authorizations').waitFor();
  await look('cover');
  await done();
});

// Keys that save steps: the arrow to the first line, letters that begin something, the focus where one goes on typing.

import type { Page } from 'playwright-core';
import { aClient, aCover, anInsurer, aProvider, aSession, aTherapist } from '../builders.ts';
import { aWorld } from '../world.ts';
import { inBrowser, toClient } from './page.ts';

const aSidebar = inBrowser();

const aClinic = () => aWorld({
  rows: {
    clients: [aClient()], insurers: [anInsurer({ id: 'I-00020' })], cover: [aCover({ insurer: 'I-00020', case: '' })], providers: [aProvider()], therapists: [aTherapist()],
    sessions: [aSession({ case: '', referral: '', cover: '' })],
  },
});
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');

it('the arrow goes to the first session of today, and Enter opens its note', async () => {
  const world = aClinic();
  const { page } = await aSidebar(world);
  await page.getByRole('button', { name: /^Write: Quill, Mara/ }).waitFor();

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'completed', checked: true }).waitFor();

});

it('on a client’s page a letter begins an order, which asks for the provider where there is no case', async () => {
  const world = aClinic();
  const { page } = await aSidebar(world);
  await toClient(page, 'quill');
  await page.keyboard.press('r');
  await page.getByRole('heading', { name: 'New referral' }).waitFor();
  expect(await focused(page)).toBe('f-provider-id');

  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Quill, Mara' }).waitFor();
  await page.keyboard.press('b');
  await page.getByRole('heading', { name: 'Book', exact: true }).waitFor();
  expect(await focused(page)).toBe('f-starts-at');
});

it('a client’s page opens at its top, with what was saved in view', async () => {
  const world = aClinic();
  const { page } = await aSidebar(world);
  await page.setViewportSize({ width: 300, height: 480 });
  await toClient(page, 'quill');
  await page.keyboard.press('k');
  await page.locator('#f-condition').fill('Low back pain');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/Row \d+ of Cases/).waitFor();

  expect(await page.locator('main').evaluate((main) => main.scrollTop)).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
});

it('what is wrong with a choice has the keys where the choice was made', async () => {
  const world = aClinic();
  const { page } = await aSidebar(world);
  await page.getByRole('button', { name: /^Write: Quill, Mara/ }).click();
  await page.getByRole('button', { name: /^Booking/ }).click();
  await page.getByLabel('Date', { exact: true }).fill('2026-03-09');
  await page.keyboard.press('Control+Enter');
  await page.getByText('This day is still to come').waitFor();

  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('completed');
});

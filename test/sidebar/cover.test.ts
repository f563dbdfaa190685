// A cover's form: its counts, what the insurer granted on it, and asking for more.

import type { Browser } from 'playwright-core';
import { aCase, aClient, aCover, anAuthorization, anInsurer, aProvider, aReferral, aSignedNote, aTherapist } from '../builders.ts';
import { aWorld } from '../world.ts';
import { aBrowser, aSidebar, toClient } from './page.ts';

let browser: Browser;
beforeAll(async () => { browser = await aBrowser(); }, 30_000);
afterAll(async () => browser.close());
jest.setTimeout(120_000);

const aClinic = () => {
  const world = aWorld({
    rows: {
      clients: [aClient()], cases: [aCase()], insurers: [anInsurer({ id: 'I-00020', authorizationSteps: ['1: treatment plan'] })], cover: [aCover({ insurer: 'I-00020' })], providers: [aProvider()],
      referrals: [aReferral()], therapists: [aTherapist()], sessions: [aSignedNote({ date: '2026-02-20' })], authorizations: [anAuthorization()],
    },
  });
  world.run('dailyRun');
  return world;
};

it('shows each authorization with its own count, and the rows behind it', async () => {
  const world = aClinic();
  const { page, context } = await aSidebar(browser, world);
  await toClient(page, 'quill');
  await page.getByRole('button', { name: 'Open V-00001' }).click();
  const granted = page.getByRole('listitem').filter({ hasText: 'AU-0001' });
  await granted.getByText('granted 6 visits').waitFor();
  expect(await granted.innerText()).toContain('1 used · 0 booked · 5 left');

  await granted.getByRole('button', { name: '1 visits used on A-00001' }).click();
  await page.getByRole('button', { name: 'Open S-00001' }).waitFor();
  await context.close();
});

it('a new one is for this cover, and asked today', async () => {
  const world = aClinic();
  const { page, context } = await aSidebar(browser, world);
  await toClient(page, 'quill');
  await page.getByRole('button', { name: 'Open V-00001' }).click();
  await page.getByRole('button', { name: 'New authorization' }).click();
  await page.getByLabel('Number').waitFor();
  await page.keyboard.type('AU-0002');
  await page.keyboard.press('Control+Enter');
  await page.getByText('asked Mar 2, 2026, no answer yet').waitFor();

  expect(world.row('authorizations', 'A-00002')).toMatchObject({ 'Cover ID': 'V-00001', 'Number': 'AU-0002', 'Asked on': 46083, 'Standing': 'asked' });
  await context.close();
});

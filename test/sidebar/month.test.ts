// Visits per insurer in the sidebar: every number is one click from its rows, the client's own too; and a number of the
// sheet opens there.

import type { Page } from 'playwright-core';
import { aClient, aCover, anInsurer, aReferral, aSignedNote, cast } from '../builders.ts';
import { aWorld } from '../world.ts';
import { inBrowser } from './page.ts';

const aSidebar = inBrowser();

const visit = (id: string, date: string, own = {}) => aSignedNote({ id, date, case: '', fee: 100, paid: 60, covered: 'yes', ...own });
const world = aWorld({
  today: '2026-03-02',
  rows: {
    clients: [aClient(), aClient({ ...cast.otto })], insurers: [anInsurer({ id: 'I-00020' })], cover: [aCover({ insurer: 'I-00020', case: '' })], referrals: [aReferral({ case: '', endsOn: '2026-02-09' })],
    sessions: [visit('S-00001', '2026-02-02'), visit('S-00002', '2026-02-09'), visit('S-00003', '2026-02-10', { overrideReason: 'promised' }), visit('S-00004', '2026-02-11', { client: 'C-00002', cover: '', referral: '', covered: '' })],
  },
});
world.run('dailyRun');

const rowsOf = async (page: Page): Promise<string[]> => (await page.locator('ul.list li').allTextContents()).map((text) => /S-\d+/.exec(text)?.[0] ?? '');

it.each([
  ['3 visits, Evergreen Test Health', ['S-00001', 'S-00002', 'S-00003']], ['1 visit, The client pays', ['S-00004']], ['4 visits, All', ['S-00001', 'S-00002', 'S-00003', 'S-00004']],
  ['$300 charged, Evergreen Test Health', ['S-00001', 'S-00002', 'S-00003']], ['$40 owed, The client pays', ['S-00004']], ['1 not covered, Evergreen Test Health', ['S-00003']],
  ['1 of them with a reason, Evergreen Test Health', ['S-00003']],
])('“%s” opens its rows', async (number, ids) => {
  const { page } = await aSidebar(world, { open: 'month' });

  await page.getByRole('button', { name: number, exact: true }).click();
  await page.getByText(/February 2026 ·|February 2026:/).waitFor();

  expect(await rowsOf(page)).toEqual(ids);
});

it('tells how far referrals are used, and the further figures with their rows', async () => {
  const { page } = await aSidebar(world, { open: 'month' });

  await page.getByText('1 referral · 2 of 12 visits, 17 %').waitFor();
  await page.getByRole('button', { name: 'People, money owed, notes…' }).click();
  await page.getByRole('button', { name: /Rows: New clients: 2/ }).click();
  await page.getByText(/New clients: 2/).waitFor();

  expect(await rowsOf(page)).toEqual(['S-00001', 'S-00004']);
});

it('opens on the number that was selected in the sheet', async () => {
  const { page } = await aSidebar(world, { open: 'rows visitsLeft R-00001' });

  await page.getByText('R-00001: 10 of 12 left, 2 completed').waitFor();

  expect(await rowsOf(page)).toEqual(['S-00001', 'S-00002']);
});

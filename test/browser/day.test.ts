// A day at a clinic's desk, in a real browser: the workbench as `npm start` serves it, its sidebar worked by keyboard.
// `SCREENSHOTS=/tmp/day npx jest test/browser/day` keeps a picture of every step.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import PizZip from 'pizzip';
import type { Browser, Locator, Page } from 'playwright-core';
import { aBrowser } from '../sidebar/page.ts';
import { Keyboard } from './keyboard.ts';
import { start, type Started } from './started.ts';

jest.setTimeout(60_000);

const pictures = process.env.SCREENSHOTS;
const WARNING_INK = '#8a4b00';
/** Of the sample clinic. */
const FIRST_REFERRAL = 'R-00061';

let workbench: Started;
let browser: Browser;
let page: Page;
let person: Keyboard;
const troubles: string[] = [];

beforeAll(async () => {
  execFileSync(process.execPath, ['tools/freshness.mjs', 'server', 'page']);
  [workbench, browser] = await Promise.all([start(['--today', '2026-03-02']), aBrowser()]);
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') troubles.push(message.text()); });
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await workbench?.stop();
});

let step = 0;
afterEach(async () => {
  if (!pictures || !page) return;
  mkdirSync(pictures, { recursive: true });
  step += 1;
  const name = expect.getState().currentTestName ?? '';
  await page.screenshot({ path: path.join(pictures, `${String(step).padStart(2, '0')} ${name}.png`) });
});

const shows = (tab: string, cell: string): Promise<string> => page.evaluate(`desk.grid.shows('${tab}', '${cell}')`);
const untilShown = (tab: string, cell: string, text: string): Promise<unknown> =>
  page.waitForFunction(`desk.shown?.head.title === '${tab}' && desk.grid.shows('${tab}', '${cell}') === '${text}'`);
const rowOf = async (tab: string, id: string): Promise<Record<string, string>> => {
  const found = (await workbench.rows(tab)).find((row) => Object.values(row)[0] === id);
  if (!found) throw new Error(`no ${id} in ${tab}`);
  return found;
};
/** The row number of what the sidebar says it saved. */
const rowIn = (said: string): number => Number(/Row (\d+)/.exec(said)?.[1]);

const drawerTab = (caption: string): Locator => page.locator('.drawer-tabs').getByRole('tab', { name: caption });

/** Brings a tab to the front with a cell selected, rows and columns from 1. */
async function goTo(tab: string, row: number, column: number): Promise<void> {
  await page.evaluate(`desk.grid.select({ tab: desk.heads.find(({ title }) => title === '${tab}').id, row: ${row - 1}, column: ${column - 1}, rows: 1, columns: 1 })`);
}

async function column(tab: string, heading: string): Promise<number> {
  const { values } = await workbench.get<{ values: string[][] }>(`/v4/spreadsheets/clinic/values/${tab}!1:1`);
  return (values[0]?.indexOf(heading) ?? -1) + 1;
}

const a1 = (row: number, columnNumber: number): string => `${String.fromCharCode(64 + columnNumber)}${row}`;

it('opens the add-in from the menu, ready for the keys', async () => {
  await page.goto(`${workbench.origin}/`);
  await page.waitForFunction("window.desk?.shown?.head.title === 'Clients'");
  await page.getByRole('button', { name: 'Tablework' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Open Tablework' }).press('Enter');

  const frame = await (await page.waitForSelector('.sidebar-frame')).contentFrame();
  if (!frame) throw new Error('the sidebar has no page');
  person = new Keyboard(page, frame);
  await frame.getByPlaceholder('Find a client').waitFor();

  expect(await page.evaluate(() => document.activeElement?.className)).toBe('sidebar-frame');
});

describe('what is entered by keyboard', () => {
  let client = '';
  let cover = '';

  it('a new client becomes a row of the grid', async () => {
    await page.keyboard.press('n');
    await person.fill('Last name', 'Okonjo-Vale');
    await person.fill('First name', 'Ada');
    await person.fill('Date of birth', '4/2/71');
    const row = rowIn(await person.save('Clients'));

    await untilShown('Clients', `B${row}`, 'Okonjo-Vale');
    client = await shows('Clients', `A${row}`);
    expect(await rowOf('Clients', client)).toMatchObject({ 'First name': 'Ada', 'Date of birth': '1971-04-02', 'Status': 'active' });
  });

  it('her cover', async () => {
    await person.press('New cover');
    await person.pick('Insurer', 'casc');
    await person.fill('Member ID', '007-AX');
    const row = rowIn(await person.save('Cover'));

    const added = (await workbench.rows('Cover'))[row - 2] ?? {};
    cover = added['Cover ID'] ?? '';
    expect(added).toMatchObject({ 'Client ID': client, 'Insurer ID': 'I-00001', 'Member ID': '007-AX' });
  });

  it('her referral, from the order as written', async () => {
    await person.press('New referral');
    await person.pick('Provider', 'birch');
    await person.fill('Written on', '2/27');
    await person.fill('Order as written', '2x/week for 6 weeks. M54.50, lumbar');
    await person.side.getByText('12 visits, 2 a week, for 6 weeks, until Apr 10, 2026').waitFor();
    await person.press('That is right');
    await person.fill('Signed on', '2/27');
    await person.save('Referrals');

    expect(await rowOf('Referrals', FIRST_REFERRAL)).toMatchObject({
      'Client ID': client, 'Cover ID': cover, 'Visits authorized': '12', 'Visits per week': '2', 'Ends on': '2026-04-10', 'Diagnosis codes': 'M54.50', 'Standing': 'active',
    });
  });

  it('her first session, covered by it', async () => {
    await person.press('Book');
    await person.fill('Starts at', '5pm');
    await person.save('Sessions');

    const added = (await workbench.rows('Sessions')).at(-1);
    expect(added).toMatchObject({ 'Client ID': client, 'Referral ID': FIRST_REFERRAL, 'Date': '2026-03-02', 'Starts at': '17:00', 'Status': 'booked', 'Covered': 'yes' });
  });

  it('the note of the session, signed', async () => {
    await person.press('Open it');
    await person.to(person.side.getByRole('radiogroup', { name: 'Pain before' }));
    await page.keyboard.press('7');
    await person.choose('Health changed', 'no', 'Shift+Tab');
    await person.choose('Status', 'completed', 'Shift+Tab');
    await person.fill('Subjective', 'Sitting still pulls down the right leg.');
    await person.fill('Objective', 'QL tight on the right.');
    await person.take('Techniques', 'Trigger point');
    await person.take('Regions', 'lumbar');
    await person.choose('Pain after', '4');
    await person.fill('Assessment', 'Less referral to the calf.');
    await person.fill('Plan', 'Twice a week, heat at home.');
    await person.press('Sign');
    await person.side.getByText(/Row \d+ of Sessions/).waitFor();

    expect((await workbench.rows('Sessions')).at(-1)).toMatchObject({ 'Status': 'completed', 'Pain before': '7', 'Pain after': '4', 'Regions': 'lumbar', 'Note state': 'signed' });
  });
});

describe('a referral that ends', () => {
  const row = 62;

  it('its end is typed into the grid by hand', async () => {
    const endsOn = await column('Referrals', 'Ends on');
    await goTo('Referrals', row, endsOn);
    await untilShown('Referrals', a1(row, 1), FIRST_REFERRAL);
    await page.evaluate('desk.grid.focus()');
    await page.keyboard.type('3/9/2026');
    await page.keyboard.press('Enter');
    await untilShown('Referrals', a1(row, endsOn), '2026-03-09');

    expect(await rowOf('Referrals', FIRST_REFERRAL)).toMatchObject({ 'Ends on': '2026-03-09', 'Standing': 'active' });
  });

  it('is flagged by the daily job: in color in the grid, and in the staff’s mail', async () => {
    await goTo('Referrals', row, 1);
    await drawerTab('Triggers').press('Enter');
    const job = page.getByRole('row', { name: /^dailyRun/ });
    await job.getByRole('button', { name: 'Run now' }).press('Enter');
    await job.getByText('✓ done').waitFor();
    await untilShown('Referrals', a1(row, 3), 'expiring');

    const look = await page.evaluate(`desk.grid.workbook.getSheetBySheetName('Referrals').getCell(${row - 1}, 2).interceptorStyle`);
    expect(look).toMatchObject({ bl: 1, cl: { rgb: WARNING_INK } });
    expect(await rowOf('Referrals', FIRST_REFERRAL)).toMatchObject({ 'Standing': 'expiring', 'Why': 'Ends in 7 days, on Mar 9.' });
    const mails = await workbench.get<{ subject: string; body: string }[]>('/outbox');
    expect(mails.find(({ subject }) => /new/.test(subject))?.body).toMatch(/R-00061: .*expiring/);
  });

  it('shows the mail in the outbox, and what the job cost', async () => {
    await drawerTab('Outbox').press('Enter');
    await page.getByRole('list', { name: 'Mails' }).getByRole('button', { name: /desk@clinic.example/ }).press('Enter');
    await page.locator('.detail').getByText('R-00061').waitFor();

    expect(await page.locator('.last-run').innerText()).toMatch(/dailyRun \d+ calls · [\d.]+ s on Google/);
  });
});

describe('the progress report', () => {
  const name = /progress report/i;

  it('is made from the referral in the sidebar', async () => {
    await page.locator('.sidebar-frame').focus();
    await person.press(`Open ${FIRST_REFERRAL}`);
    await person.side.getByRole('heading', { name: /expiring/ }).waitFor();
    await person.press('Make progress report', 'Shift+Tab');
    await person.side.getByRole('group', { name: 'For the progress report' }).waitFor();
    await page.keyboard.type('8');
    await page.keyboard.press('Enter');
    await person.side.getByText('is in your Drive').waitFor();

    const link = person.side.getByRole('link', { name: 'Open it' });
    await person.to(link);
    const [opened] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Enter')]);
    await opened.getByText('Okonjo-Vale').first().waitFor();
    await opened.close();

    expect((await workbench.rows('Documents')).at(-1)).toMatchObject({ 'Kind': 'progress report', 'About': FIRST_REFERRAL, 'Made by': 'owner@clinic.example' });
  });

  it('opens from the documents, and goes home as a .docx', async () => {
    await drawerTab('Documents').press('Enter');
    await page.getByRole('tabpanel').getByRole('button', { name }).first().press('Enter');
    const opened = page.getByRole('dialog', { name });
    await opened.waitFor();
    await page.frameLocator('.box.document iframe').getByText('Page 1 of 1').waitFor();

    const [download] = await Promise.all([page.waitForEvent('download'), opened.getByRole('link', { name: '.docx' }).press('Enter')]);
    const text = new PizZip(readFileSync(await download.path())).file('word/document.xml')?.asText() ?? '';
    expect(download.suggestedFilename()).toMatch(/\.docx$/);
    expect(text).toContain('Okonjo-Vale');
    expect(text).toContain('Birchwood');
  });

  it('all without an error on the page', () => {
    expect(troubles).toEqual([]);
  });
});

// The page with ten thousand sessions: how soon it is there, and what it keeps and shows while things change.
// `npx jest test/browser/large` prints the times.

import { execFileSync } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';
import { pageRoutes } from '../../workbench/server/page-api.ts';
import { listen, type Listening } from '../../workbench/server/server.ts';
import { aClient, aSession } from '../builders.ts';
import { aBrowser } from '../sidebar/page.ts';
import { aWorld, type World } from '../world.ts';

jest.setTimeout(120_000);

const SESSIONS = 10_000;
/** The computer may be busy with other things; one good load shows what the page needs. */
const LOADS = 3;

let browser: Browser;
let world: World;
let served: Listening;
let page: Page;

beforeAll(async () => {
  execFileSync(process.execPath, ['tools/freshness.mjs', 'page', 'worker']);
  browser = await aBrowser();
  world = aWorld({ rows: { clients: [aClient()] } });
  world.put('sessions', Array.from({ length: SESSIONS }, (_, i) => aSession({
    id: `S-${String(i + 1).padStart(5, '0')}`, date: `2025-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`, status: 'completed',
    subjective: 'Sleeps through, sits longer.', objective: 'QL tight on the right.', assessment: 'Better.', plan: 'Twice a week.', painBefore: i % 11, painAfter: (i + 5) % 11,
  })));
  served = await listen(world.bench, 0, { page: pageRoutes(world.bench, { folder: '.cache/page', reset: () => Promise.resolve(world.bench.reset()) }) });
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
});

afterAll(async () => {
  await browser.close();
  await served.close();
  await world.bench.close();
});

const sheetId = (title: string): number => world.bench.sheets.book('clinic').tabs.find((tab) => tab.title === title)?.id ?? -1;
const address = (range: string): string => `http://127.0.0.1:${served.port}/#gid=${sheetId('Sessions')}&range=${range}`;

/** Milliseconds from asking for the page until its rows can be seen and worked with. */
async function loadMs(): Promise<number> {
  await page.goto('about:blank');
  const began = Date.now();
  await page.goto(address('A1'));
  await page.waitForFunction(`window.desk?.shown?.head.title === 'Sessions' && desk.grid.shows('Sessions', 'A${SESSIONS + 1}') === 'S-${SESSIONS}'`);
  await page.evaluate('new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))');
  return Date.now() - began;
}

it('is there with all its sessions, and tells how long it took', async () => {
  const times: number[] = [];
  for (let i = 0; i < LOADS; i += 1) times.push(await loadMs());
  process.stdout.write(`The page with ${SESSIONS} sessions was there after ${times.join(', ')} ms.\n`);

  expect(times).toHaveLength(LOADS);
});

describe('while things change', () => {
  beforeAll(async () => {
    await page.goto('about:blank');
    await page.goto(address('C5'));
    await page.waitForFunction(`window.desk?.shown?.head.title === 'Sessions' && desk.grid.shows('Sessions', 'A2') === 'S-00001'`);
  });

  const selected = (): Promise<unknown> => page.evaluate('desk.grid.lastSelection().range');
  const shines = (row: number): string => `desk.grid.workbook.getSheetBySheetName('Sessions').getCell(${row - 1}, 0).interceptorStyle?.bg?.rgb === '#feefc3'`;
  const here = { startRow: 4, startColumn: 2, endRow: 4, endColumn: 2 };

  it('a changed row shines for a moment, and the selection stays', async () => {
    world.set('sessions', 7, 'Plan', 'Once a week.');
    await page.waitForFunction(shines(7));
    const others = await page.evaluate(shines(8));
    await page.waitForFunction(`!(${shines(7)})`);

    expect(others).toBe(false);
    expect(await selected()).toMatchObject(here);
  });

  it('the selection and the place stay when rows are inserted, and when the page is fetched anew', async () => {
    world.bench.batchUpdate([{ insertDimension: { range: { sheetId: sheetId('Sessions'), dimension: 'ROWS', startIndex: 1, endIndex: 2 } } }]);
    await page.waitForFunction(`desk.grid.shows('Sessions', 'A3') === 'S-00001'`);
    const afterInsert = await selected();
    await page.reload();
    await page.waitForFunction(`window.desk?.shown?.head.title === 'Sessions' && desk.grid.shows('Sessions', 'A3') === 'S-00001'`);

    expect(afterInsert).toMatchObject(here);
    expect(await selected()).toMatchObject(here);
  });

  it('the selected cell stays in view when the drawer opens over it', async () => {
    await page.evaluate(`desk.grid.select({ tab: ${sheetId('Sessions')}, row: 28, column: 0, rows: 1, columns: 1 })`);
    await page.locator('.drawer-tabs').getByRole('tab', { name: 'Executions' }).click();

    const lowest = `(() => { const range = desk.grid.rowsInView(); return range.startRow <= 28 && 28 < range.endRow; })()`;
    await page.waitForFunction(lowest);

    await page.locator('.drawer-tabs').getByRole('tab', { name: 'Executions' }).click();
    await page.evaluate(`desk.grid.select({ tab: ${sheetId('Sessions')}, row: 4, column: 2, rows: 1, columns: 1 })`);
    expect(await selected()).toMatchObject(here);
  });

  it('what the last run asked of Google is told, with its seconds there', async () => {
    await world.bench.start('dailyRun', [], { kind: 'trigger' });
    await page.locator('.last-run').getByText('dailyRun').waitFor();

    expect(await page.locator('.last-run').innerText()).toMatch(/dailyRun \d+ calls · \d+(\.\d)? s on Google/);
  });

  it('starting over asks first, and keeps everything on a no', async () => {
    await page.getByRole('button', { name: 'File' }).click();
    await page.getByRole('menuitem', { name: 'Start over…' }).click();
    const question = page.getByRole('alertdialog', { name: 'Start over' });
    await question.getByRole('button', { name: 'Keep everything' }).press('Enter');
    await question.waitFor({ state: 'detached' });
    expect(world.rows('sessions').length).toBeGreaterThanOrEqual(SESSIONS);

    await page.getByRole('button', { name: 'File' }).click();
    await page.getByRole('menuitem', { name: 'Start over…' }).click();
    await question.getByRole('button', { name: 'Start empty' }).click();
    await page.waitForFunction("window.desk?.shown?.head.title === 'Sheet1'");
  });
});

// The workbench's page in a real browser: two people at one spreadsheet, the sidebar from the menu, the place one was at.
import { execFileSync } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';
import { pageRoutes } from '../../workbench/server/page-api.ts';
import { listen, type Listening } from '../../workbench/server/server.ts';
import { aWorld, type World } from '../world.ts';
import { aBrowser } from '../sidebar/page.ts';

jest.setTimeout(60_000);

const OWNER = 'owner@clinic.example';
const THERAPIST = 'rowan@clinic.example';

let browser: Browser;
let world: World;
let served: Listening;

beforeAll(async () => {
  execFileSync(process.execPath, ['tools/freshness.mjs', 'page']);
  browser = await aBrowser();
  world = aWorld();
  served = await listen(world.bench, 0, { page: pageRoutes(world.bench, { folder: '.cache/page', reset: () => Promise.resolve() }) });
});

afterAll(async () => {
  await browser.close();
  await served.close();
  await world.bench.close();
});

async function sitDown(user: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`http://127.0.0.1:${served.port}/?user=${user}`);
  await page.waitForFunction("window.desk?.shown?.head.title === 'Clients'");
  return page;
}

const shows = (page: Page, cell: string): Promise<string> => page.evaluate(`desk.grid.shows('Clients', '${cell}')`);
const untilShown = (page: Page, cell: string, text: string): Promise<unknown> => page.waitForFunction(`desk.grid.shows('Clients', '${cell}') === '${text}'`);

/** Selects a cell, rows and columns from 1, and gives the grid the keys. */
async function select(page: Page, row: number, column: number): Promise<void> {
  await page.evaluate(`desk.grid.select({ tab: desk.shown.head.id, row: ${row - 1}, column: ${column - 1}, rows: 1, columns: 1 }); desk.grid.focus()`);
}

it('shows each of two people what the other types, and leaves their selection alone', async () => {
  const one = await sitDown(OWNER);
  const other = await sitDown(THERAPIST);
  await select(other, 9, 4);

  await select(one, 2, 2);
  await one.keyboard.type('Fernwood');
  await one.keyboard.press('Enter');
  await untilShown(other, 'B2', 'Fernwood');
  await select(other, 3, 4);
  await other.keyboard.type('4/5/1980');
  await other.keyboard.press('Enter');
  await untilShown(one, 'D3', '1980-04-05');

  expect(await shows(one, 'B2')).toBe('Fernwood');
  expect(other.url()).toContain('range=D4');
  expect(await one.locator('.chip-button.person').textContent()).toContain('owner');
  await one.close();
  await other.close();
});

it('opens the sidebar from the menu, 300 px wide, and comes back to the place after a reload', async () => {
  const page = await sitDown(OWNER);
  await page.click('.menu-name.strong');
  await page.click('role=menuitem[name="Open Tablework"]');

  await page.frameLocator('.sidebar-frame').getByPlaceholder('Find a client').waitFor();
  const width = (await page.locator('.sidebar-frame').boundingBox())?.width;
  await select(page, 40, 3);
  await page.waitForURL(/range=C40/);
  await page.reload();
  await page.waitForFunction("window.desk?.shown?.head.title === 'Clients'");

  expect(width).toBe(300);
  expect(page.url()).toContain('range=C40');
  expect(await page.locator('.sidebar').count()).toBe(0);
  await page.close();
});

it('asks no other host for anything', async () => {
  const page = await browser.newPage();
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));

  await page.goto(`http://127.0.0.1:${served.port}/`);
  await page.waitForFunction("window.desk?.shown");
  await page.click('.menu-name.strong');
  await page.click('role=menuitem[name="Open Tablework"]');
  await page.frameLocator('.sidebar-frame').getByPlaceholder('Find a client').waitFor();

  expect([...hosts].filter((host) => host !== '')).toEqual([`127.0.0.1:${served.port}`]);
  await page.close();
});

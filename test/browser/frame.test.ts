// The add-in's own page in its frame, in a real browser: google.script as a page on Google finds it.

import { execFileSync } from 'node:child_process';
import type { Browser, Frame, Page } from 'playwright-core';
import { pageRoutes } from '../../workbench/server/page-api.ts';
import { listen, type Listening } from '../../workbench/server/server.ts';
import { Workbench } from '../../workbench/workbench.ts';
import { aBrowser } from '../sidebar/page.ts';

jest.setTimeout(60_000);

const script = `
  function onOpen() { SpreadsheetApp.getUi().createMenu('Clinic').addItem('Open', 'open').addItem('Ask', 'ask').addItem('Dialog', 'dialog').addItem('Fail', 'fail').addItem('Toast', 'toast').addToUi(); }
  function open() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Clinic')); }
  function dialog() { SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput('<button onclick="google.script.host.close()">Done</button>').setWidth(320).setHeight(200), 'New visit'); }
  function ask() {
    const ui = SpreadsheetApp.getUi();
    const answer = ui.prompt('Whose visit?', ui.ButtonSet.OK_CANCEL);
    Sheets.Spreadsheets.Values.update({ values: [[answer.getSelectedButton() === ui.Button.OK ? answer.getResponseText() : 'nobody']] }, 'clinic', 'A1', { valueInputOption: 'RAW' });
  }
  function toast() { SpreadsheetApp.getActiveSpreadsheet().toast('Twelve visits left', 'Referral'); }
  function fail() { throw new Error('No such client'); }
  function back(value) { return value; }
  function when() { return { at: new Date() }; }
  function nothing() {}
  function helper_() { return 'private'; }
  var thing = { method: function () {} };
  function slow(n) { Utilities.sleep(10); return n; }
  function fields(form) { return form; }`;

const sidebar = '<form id="visit"><input name="pain" value="7"><input type="checkbox" name="region" value="neck" checked><input type="checkbox" name="region" value="jaw" checked></form>';

let browser: Browser;
let bench: Workbench;
let served: Listening;
let page: Page;
let frame: Frame;

beforeAll(async () => {
  execFileSync(process.execPath, ['tools/freshness.mjs', 'page']);
  browser = await aBrowser();
  const manifest = { timeZone: 'America/Los_Angeles', dependencies: { enabledAdvancedServices: [{ userSymbol: 'Sheets', serviceId: 'sheets', version: 'v4' }] } };
  bench = new Workbench({ files: { 'main.js': script, 'sidebar.html': sidebar, 'appsscript.json': JSON.stringify(manifest) }, now: '2026-03-02T09:00' });
  served = await listen(bench, 0, { page: pageRoutes(bench, { folder: '.cache/page', reset: () => Promise.resolve() }) });
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`http://127.0.0.1:${served.port}/`);
  await choose('Open');
  const opened = await (await page.waitForSelector('.sidebar-frame')).contentFrame();
  if (!opened) throw new Error('the sidebar has no page');
  frame = opened;
  await frame.waitForFunction("window.google && document.getElementById('visit')");
});

afterAll(async () => {
  await browser.close();
  await served.close();
  await bench.close();
});

async function choose(item: string): Promise<void> {
  await page.getByRole('button', { name: 'Clinic' }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** What the handlers of a call are given: `['good', value]` or `['bad', name, message]`. */
function run(call: string): Promise<unknown> {
  return frame.evaluate(`new Promise((told) => google.script.run
    .withSuccessHandler((value) => told(['good', value]))
    .withFailureHandler((error) => told(['bad', error.name, error.message])).${call})`);
}

const runsSoFar = (): number => bench.calls.recent().length;

describe('google.script.run', () => {
  it('behavior 34: with a Date throws in the page, and the server is never called', async () => {
    const before = runsSoFar();

    const thrown = await frame.evaluate("(() => { try { google.script.run.back(new Date()); } catch (error) { return error.message; } })()");

    expect(thrown).toBe('Failed due to illegal value in property: 0');
    expect(runsSoFar()).toBe(before);
  });

  it.each([
    ["back({ name: 'Mara', visits: [1, undefined], note: undefined })", { name: 'Mara', visits: [1, null], note: null }],
    ['back(undefined)', null],
    ['when()', null],
    ['nothing()', null],
    ["fields(document.getElementById('visit'))", { pain: '7', region: ['neck', 'jaw'] }],
  ])('behavior 35: %s answers as on Google', async (call, seen) => {
    expect(await run(call)).toEqual(['good', seen]);
  });

  it('behavior 36: knows top-level functions only', async () => {
    expect(await frame.evaluate("['back', 'helper_', 'thing', 'method'].map((name) => typeof google.script.run[name])")).toEqual(['function', 'undefined', 'undefined', 'undefined']);
  });

  it('behavior 37: sends ten calls at once, the others after; each comes back', async () => {
    let under = 0;
    let most = 0;
    const counted = (url: string) => url.endsWith('/page/run');
    page.on('request', (request) => { if (counted(request.url())) most = Math.max(most, (under += 1)); });
    page.on('requestfinished', (request) => { if (counted(request.url())) under -= 1; });

    const back = await frame.evaluate('Promise.all(Array.from({ length: 23 }, (_, n) => new Promise((told) => google.script.run.withSuccessHandler(told).slow(n))))');

    expect(back).toEqual(Array.from({ length: 23 }, (_, n) => n));
    expect(most).toBeLessThanOrEqual(10);
    expect(most).toBeGreaterThan(1);
  });

  it('tells the failure handler the message, and the user object goes along', async () => {
    const told = await frame.evaluate(`new Promise((told) => google.script.run.withFailureHandler((error, who) => told([error.name, error.message, who])).withUserObject('Mara').fail())`);

    expect(told).toEqual(['ScriptError', 'Error: No such client', 'Mara']);
  });
});

describe('what a script shows', () => {
  it('a prompt halts the run until it is answered', async () => {
    await choose('Ask');
    await page.getByRole('textbox', { name: 'Whose visit?' }).fill('Mara Quill');
    await page.getByRole('button', { name: 'OK', exact: true }).click();

    await page.waitForFunction("desk.grid.shows('Sheet1', 'A1') === 'Mara Quill'");
  });

  it('a dialog has the size asked for, and closes itself', async () => {
    await choose('Dialog');
    const box = page.getByRole('dialog', { name: 'New visit' });
    await box.waitFor();
    const size = await box.locator('iframe').boundingBox();

    await page.frameLocator('.dialog iframe').getByRole('button', { name: 'Done' }).click();
    await box.waitFor({ state: 'detached' });

    expect(size).toMatchObject({ width: 320, height: 200 });
  });

  it('a toast with its title, and what a menu’s function throws', async () => {
    await choose('Toast');
    await page.locator('.toast').getByText('Twelve visits left').waitFor();
    await choose('Fail');
    await page.locator('.toast').getByText('Error: No such client').waitFor();

    expect(await page.locator('.toast b').allTextContents()).toContain('Referral');
  });

  it('Ctrl+Alt+. goes to the sidebar and back to the grid', async () => {
    const inFrame = (): Promise<boolean> => page.evaluate(() => document.activeElement?.className === 'sidebar-frame');
    await page.evaluate('desk.grid.focus()');
    const before = await inFrame();
    await page.keyboard.press('Control+Alt+.');
    const there = await inFrame();
    await page.keyboard.press('Control+Alt+.');
    await page.waitForFunction("document.activeElement?.className !== 'sidebar-frame'");

    expect([before, there]).toEqual([false, true]);
  });

  it('a sidebar that closes itself is gone', async () => {
    await frame.evaluate('google.script.host.close()');
    await page.waitForSelector('.sidebar', { state: 'detached' });

    expect(bench.ui.screen(bench.owner).sidebar).toBeNull();
  });
});

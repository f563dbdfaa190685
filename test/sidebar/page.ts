// The built sidebar in a real browser, its calls answered by the built script in a workbench.

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { World } from '../world.ts';
import { shipped } from '../world.ts';

const address = 'http://127.0.0.1:1/';

/** google.script.run as a page has it, with the script's side in the test. */
const scriptRun = `(() => {
  const run = (good, bad) => ({
    withSuccessHandler: (then) => run(then, bad),
    withFailureHandler: (then) => run(good, then),
    call: (text) => { window.callScript(text).then(good, (error) => bad({ name: 'ScriptError', message: error.message })); },
  });
  window.google = { script: { run: run(() => {}, () => {}), host: { close() {} } } };
})();`;

/** Plays the tests of a file in one browser: what it answers opens a sidebar, which closes when its test is over. */
export function inBrowser(limitMs = 120_000): (world: World, options?: SidebarOptions) => Promise<Sidebar> {
  const opened: Sidebar[] = [];
  let browser: Browser;
  jest.setTimeout(limitMs);
  beforeAll(async () => { browser = await aBrowser(); }, 30_000);
  afterEach(async () => { await Promise.all(opened.splice(0).map(({ context }) => context.close())); });
  afterAll(async () => browser.close());
  return async (world, options) => {
    const sidebar = await aSidebar(browser, world, options);
    opened.push(sidebar);
    return sidebar;
  };
}

export async function aBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

export interface SidebarOptions {
  user?: string;
  /** Which panel the server opens first. */
  open?: string;
  /** What goes wrong on the way, instead of an answer: given the verb and how often it was called. */
  trouble?(verb: string, time: number): string | undefined;
}

export interface Sidebar {
  page: Page;
  context: BrowserContext;
  asked: string[];
  hosts: Set<string>;
  /** Google calls of each verb's last answer. */
  costs: Map<string, { reads: number; writes: number }>;
}

async function aSidebar(browser: Browser, world: World, options: SidebarOptions = {}): Promise<Sidebar> {
  const context = await browser.newContext({ viewport: { width: 300, height: 720 } });
  const page = await context.newPage();
  const asked: string[] = [];
  const hosts = new Set<string>();
  const costs: Sidebar['costs'] = new Map();
  page.on('pageerror', (error) => asked.push(`page error: ${error.message}`));
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  await page.exposeFunction('callScript', (text: string) => {
    const verb = String((JSON.parse(text) as { do: string }).do);
    asked.push(verb);
    const wrong = options.trouble?.(verb, asked.filter((each) => each === verb).length);
    if (wrong) throw new Error(wrong);
    const answer = world.bench.run('call', [text], { kind: 'client', user: options.user });
    const last = world.bench.calls.last();
    if (last) costs.set(verb, { reads: last.reads, writes: last.writes });
    return answer;
  });
  await page.addInitScript(scriptRun);
  const html = shipped()['sidebar.html']?.replace('<?= open ?>', options.open ?? 'today');
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, context, asked, hosts, costs };
}

/** From Today to the page of a client, by the keys. */
export async function toClient(page: Page, name: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: new RegExp(name, 'i') }).waitFor();
}

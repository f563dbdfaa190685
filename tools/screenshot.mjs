// Takes docs/screenshot.png from the running workbench: the sample clinic on a fixed day, referrals with the sidebar beside.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { needBrowser } from './browser.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const today = '2026-03-02';
const size = { width: 1440, height: 860 };

const data = mkdtempSync(join(tmpdir(), 'tablework-'));
const workbench = spawn(process.execPath, ['tools/start.mjs', '--port', '0', '--data', data, '--today', today], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
const browser = await chromium.launch({ executablePath: needBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage({ viewport: size });
  await page.goto(await readyAt(workbench));
  await page.getByRole('tab', { name: 'Referrals', exact: true }).or(page.getByText('Referrals', { exact: true })).first().click();
  await page.mouse.move(size.width / 3, size.height / 2);
  await page.mouse.wheel(0, 420);
  await page.getByRole('button', { name: 'Tablework', exact: true }).click();
  await page.getByText('Open Tablework').click();
  const sidebar = page.frameLocator('iframe').first();
  await sidebar.getByRole('heading', { level: 1 }).waitFor();
  // The grid paints on a canvas and tells nobody when it is done.
  await page.waitForTimeout(2500);
  await page.screenshot({ path: join(root, 'docs/screenshot.png') });
} finally {
  await browser.close();
  workbench.kill('SIGTERM');
  rmSync(data, { recursive: true, force: true });
}

function readyAt(child) {
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (part) => {
      const found = /ready on (http:\S+)/.exec(String(part));
      if (found) resolve(found[1]);
    });
    child.on('exit', (code) => reject(new Error(`the workbench ended with ${code}`)));
  });
}

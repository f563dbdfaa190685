// Finds a Chromium for the browser tests and the screenshot, or gets Debian's. Needs plain Node only.

import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const aptGet = 'apt-get update && apt-get install -y --no-install-recommends chromium fonts-liberation';

/** The path of a browser: the one named in CHROMIUM, else one on this computer. */
export function findBrowser() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (!isProgram(named)) throw new Error(`CHROMIUM names ${named}, which is not a program.`);
    return named;
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...elsewhere].find(isProgram);
}

/** The path of a browser, installed first where this user may do so; otherwise says how to get one. */
export function needBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (!isDebian() || process.getuid?.() !== 0) {
    throw new Error(`The browser tests need Chrome or Chromium. ${isDebian() ? `Install it with:\n  sudo sh -c '${aptGet}'` : 'Install it, or set CHROMIUM to its path.'}`);
  }
  console.log('Installing Chromium…');
  execFileSync('sh', ['-c', aptGet], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  const installed = findBrowser();
  if (!installed) throw new Error('The chromium package was installed, but no chromium is on the PATH.');
  return installed;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
}

// Installs the packages of package-lock.json unless just these are installed. Plain Node: nothing is there yet.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const oldestNode = 20;
const TRIES = 3;

export function installIfNeeded() {
  if (Number(process.versions.node.split('.')[0]) < oldestNode) {
    throw new Error(`Tablework needs Node ${oldestNode} or newer; this is ${process.version}. Get it from https://nodejs.org and try again.`);
  }
  if (isInstalled()) return;
  console.log('Installing packages…');
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
    if (status === 0) return;
  }
  throw new Error('The packages could not be installed: see above.');
}

/** npm writes down what it installed; each package of the lock file must be there in its version, but for optional ones. */
function isInstalled() {
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const there = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, peer }]) =>
    path === '' || there[path]?.version === version || (there[path] === undefined && (optional || peer)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) installIfNeeded();

// `npm test`: installs what is missing, builds, checks, runs every test. Arguments go to jest: `npm test -- test/kit`.

import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { needBrowser } from './browser.mjs';
import { installIfNeeded } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

installIfNeeded();
const browser = needBrowser();

const { buildStale } = await import('./freshness.mjs');
const built = await buildStale();
if (built.length > 0) console.log(`Built: ${built.join(', ')}`);

const { failingChecks } = await import('./checks.mjs');
const failing = await failingChecks();

// A failed check does not hide what the tests say, yet the run fails.
const jest = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', '--ci', ...process.argv.slice(2)], {
  cwd: root, stdio: 'inherit', env: { ...process.env, CI: '1', CHROMIUM: browser, FAILING_CHECKS: failing.join('; ') },
});
if (jest.error) throw jest.error;
process.exitCode = jest.status !== 0 ? (jest.status ?? 1) : failing.length > 0 ? 1 : 0;

// Before the tests: dist/ and the workbench's worker, built if something they are made of has changed.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export default function setup(): void {
  // The zone of the manifest: Apps Script's `Date` speaks it, and Node takes it from here.
  process.env.TZ = 'America/Los_Angeles';
  build('worker');
  try {
    build('dist');
  } catch (error) {
    // At a desk, tests of other rooms may go on with the last good build; `npm test` has refused this tree already.
    if (process.env.CI || !existsSync('dist/main.js')) throw error;
    console.warn('\nThe product does not build: tests of dist/ run on its last good build.\n');
  }
}

function build(target: string): void {
  execFileSync(process.execPath, ['tools/freshness.mjs', target], { stdio: 'inherit' });
}

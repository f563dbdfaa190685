// Before the tests: dist/ and the workbench's worker, built if something they are made of has changed.

import { execFileSync } from 'node:child_process';

export default function setup(): void {
  // The zone of the manifest: Apps Script's `Date` speaks it, and Node takes it from here.
  process.env.TZ = 'America/Los_Angeles';
  execFileSync(process.execPath, ['tools/freshness.mjs', 'dist', 'worker'], { stdio: 'inherit' });
}

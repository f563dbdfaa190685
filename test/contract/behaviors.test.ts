// Every behavior of Google's that is known to matter has a test titled with its number, or a line in the README that says
// its service is not emulated. `npx jest test/contract test/page -t 'behavior 31'` runs one.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FORTY = Array.from({ length: 40 }, (_, i) => i + 1);

const tests = ['test/contract', 'test/page'].flatMap(filesIn).map((file) => readFileSync(file, 'utf8')).join('\n');
/** Behaviors of services the workbench does not have: `| behavior 12 | … Not emulated …`. */
const listed = readFileSync('workbench/README.md', 'utf8').split('\n').filter((line) => line.includes('Not emulated')).join('\n');

it.each(FORTY)('behavior %i is held by a test, or its service throws `Not emulated`', (number) => {
  const titled = new RegExp(`\\(['\`]behavior ${number}: `).test(tests);
  const named = new RegExp(`\\bbehavior ${number}\\b`).test(listed);

  expect(titled || named).toBe(true);
});

it.each([
  ['a cache value of 102,401 bytes', /extra: refuses a value of 102,401 B/],
  ['a property above 9 kB', /extra: refuse a value above 9 kB/],
  ['the 101st recipient', /extra: refuses the 101st recipient/],
  ['a missing scope', /extra: a scope that is not in the manifest/],
  ['the Sheets service under currentonly', /extra: currentonly does not open the Sheets service/],
  ['error texts in a second language', /extra: words a built-in service in the language of the user/],
  ['an export without alt=media', /extra: fails without alt=media/],
  ['negative bytes of a digest', /extra: are signed in a digest/],
  ['a copy without properties and triggers', /extra: is copied under a new id of its own, without properties/],
  ['zeros and false flags left out', /extra: without grid data there is none, and zeros and false flags are left out/],
])('%s is held by a test', (_what, title) => {
  expect(tests).toMatch(title);
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(file);
    return entry.name.endsWith('.test.ts') && entry.name !== 'behaviors.test.ts' ? [file] : [];
  });
}

// `npm run deploy`: pushes what is committed, checked and freshly built to the Apps Script project named in .clasp.json.

import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const clasp = join(root, 'node_modules/@google/clasp/build/src/index.js');
const noScript = 'PUT-THE-SCRIPT-ID-HERE';
const shipped = ['appsscript.json', 'main.js', 'sidebar.html'];

const changed = execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' }).trim();
if (changed) refuse(`These files are not committed, so nobody could tell later what runs in the clinic:\n${changed}\nCommit them or put them aside, then try again.`);

installIfNeeded();
const { failingChecks } = await import('./checks.mjs');
if ((await failingChecks()).length > 0) refuse('Fix the checks above first.');

const { buildAll } = await import('./build.mjs');
const { bytes } = await buildAll();
console.log(`Built dist/main.js (${bytes} bytes).`);

const { filesToPush } = JSON.parse(run(['show-file-status', '--json']));
const names = filesToPush.map((file) => file.replace(/^dist[\\/]/, '')).sort();
if (names.join() !== shipped.join()) refuse(`clasp would push ${names.join(', ')}; it must be exactly ${shipped.join(', ')}.`);

const { scriptId } = JSON.parse(readFileSync(join(root, '.clasp.json'), 'utf8'));
if (scriptId === noScript) refuse(`.clasp.json names no script yet. Put the clinic's script id there:\n  in the sheet, Extensions > Apps Script > Project Settings > Script ID.\nREADME.md, "Install it in Google", has every step.`);

const push = spawnSync(process.execPath, [clasp, 'push', '--force'], { cwd: root, encoding: 'utf8' });
process.stdout.write(push.stdout);
if (push.status !== 0) {
  const says = `${push.stdout}${push.stderr}`.trim();
  refuse(/no credentials/i.test(says)
    ? 'You are not signed in to Google here. Run: npx clasp login\nThen try again.'
    : `clasp push failed:\n${says}\nIf it speaks of the Apps Script API, switch it on at https://script.google.com/home/usersettings`);
}
console.log('Pushed. In the sheet: reload, then Tablework > Set up.');

function run(args) {
  return execFileSync(process.execPath, [clasp, ...args], { cwd: root, encoding: 'utf8' });
}

function refuse(words) {
  console.error(`\nNot deployed. ${words}`);
  process.exit(1);
}

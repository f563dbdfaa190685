// `npm run deploy -- --script ID`: pushes what is committed, checked and freshly built to the clinic's Apps Script
// project. The id is kept in .clasp.clinic.json, which git leaves alone, so later `npm run deploy` is enough.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const clasp = join(root, 'node_modules/@google/clasp/build/src/index.js');
const ours = join(root, '.clasp.clinic.json');
const shipped = ['appsscript.json', 'main.js', 'sidebar.html'];

const git = spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' });
if (git.status !== 0) refuse('This must be a git clone, so that one can tell later what runs in the clinic. See README.md, "Install it in Google".');
const changed = git.stdout.trim();
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

const given = process.argv.indexOf('--script');
if (given > 0) remember(process.argv[given + 1] ?? '');
if (!existsSync(ours)) refuse('Which script? In the sheet: Extensions > Apps Script > Project Settings > Script ID. Then:\n  npm run deploy -- --script THE-ID\nREADME.md, "Install it in Google", has every step.');

const push = spawnSync(process.execPath, [clasp, '--project', ours, 'push', '--force'], { cwd: root, encoding: 'utf8' });
process.stdout.write(push.stdout);
if (push.status !== 0) {
  const says = `${push.stdout}${push.stderr}`.trim();
  refuse(/no credentials/i.test(says)
    ? 'You are not signed in to Google here. Run: npx clasp login\nThen try again.'
    : `clasp push failed:\n${says}\nIf it speaks of the Apps Script API, switch it on at https://script.google.com/home/usersettings`);
}
console.log('Pushed. In the sheet: reload, then Tablework > Set up.');

function remember(scriptId) {
  if (!/^[\w-]{20,}$/.test(scriptId)) refuse(`"${scriptId}" is not a script id: some fifty letters and digits, from Project Settings in the Apps Script editor.`);
  const usual = JSON.parse(readFileSync(join(root, '.clasp.json'), 'utf8'));
  writeFileSync(ours, `${JSON.stringify({ ...usual, scriptId }, null, 2)}\n`);
}

function run(args) {
  return execFileSync(process.execPath, [clasp, ...args], { cwd: root, encoding: 'utf8' });
}

function refuse(words) {
  console.error(`\nNot deployed. ${words}`);
  process.exit(1);
}

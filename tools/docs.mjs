// Writes docs/tables.md, the dictionary of every tab, from the tables' own declarations; --check fails where it is stale.
import { build } from 'esbuild';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const file = join(root, 'docs/tables.md');

/** How each kind of column stands in its cells. */
const kinds = {
  id: 'id', ref: 'id of', text: 'text', longText: 'long text', day: 'day', time: 'time of day', instant: 'moment (UTC)', whole: 'whole number',
  number: 'number', money: 'money', choice: 'one of', yesNo: 'yes or no', list: 'list', email: 'email', phone: 'phone', link: 'link',
};

const { tables, settingKeys, knownInsurers } = await declared();
const text = dictionary();

if (process.argv.includes('--check')) {
  if (text !== await readFile(file, 'utf8').catch(() => '')) {
    console.error(`${relative(root, file)} is not what the tables say. Run: node tools/docs.mjs`);
    process.exitCode = 1;
  }
} else {
  await writeFile(file, text);
  console.log(`${relative(root, file)}: ${tables.length} tabs, ${tables.reduce((sum, table) => sum + table.keys.length, 0)} columns`);
}

async function declared() {
  const entry = `
    export { tables } from './src/clinic/tables.ts';
    export { settingKeys } from './src/clinic/settings/keys.ts';
    export { knownInsurers } from './src/clinic/insurers/known.ts';`;
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root, loader: 'ts' }, bundle: true, write: false, format: 'esm', target: 'es2020', logLevel: 'warning',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

function dictionary() {
  return [
    '# The tabs and their columns', '',
    'Made by `node tools/docs.mjs` from the declarations in `src/clinic/*/table.ts`; change those, not this page.', '',
    'Columns are found by their heading, so they may be moved, and columns of your own may stand between them. *Derived* columns are the add-in’s: they are recomputed every day, and shown in gray. *Sensitive* ones never appear in logs. Lists stand in one cell, with `; ` between their entries.', '',
    '| tab | one row is | ids |', '| --- | --- | --- |',
    ...tables.map((table) => `| [${table.tab}](#${anchor(table.tab)})${table.hidden ? ' (hidden)' : ''} | ${table.purpose} | ${table.prefix ? `\`${table.prefix}-00001\`` : ''} |`), '',
    ...tables.flatMap(section),
    ...settingsSection(),
    ...insurersSection(),
  ].join('\n').replace(/\n+$/, '\n');
}

function section(table) {
  const rows = Object.values(table.columns).map((column) =>
    `| ${column.heading} | ${kindOf(column)} | ${markOf(column)} | ${cell(column.help)} |`);
  const says = [`## ${table.tab}`, '', table.purpose + (table.hidden ? ' A hidden tab.' : ''), ''];
  return rows.length === 0 ? says : [...says, '| heading | holds | | meaning |', '| --- | --- | --- | --- |', ...rows, ''];
}

function kindOf(column) {
  const kind = kinds[column.kind];
  if (column.kind === 'id') return `${kind} \`${column.prefix}-00001\``;
  if (column.kind === 'ref') return `${kind} ${tables.find((table) => table.prefix === column.prefix)?.tab}`;
  if (column.kind === 'choice') return `${kind}: ${column.choices.join(', ')}`;
  if (column.kind === 'list' && column.choices) return `${kind} of: ${column.choices.join(', ')}`;
  return column.offers ? `${kind}; Settings offer ${column.offers}` : kind;
}

function markOf(column) {
  const need = column.derived ? '*derived*' : column.optional || column.kind === 'id' ? '' : '**required**';
  const start = column.initial === undefined ? '' : `starts as ${column.initial}`;
  return [need, start, column.sensitive ? 'sensitive' : ''].filter(Boolean).join(', ');
}

function settingsSection() {
  return [
    '## Keys of the Settings tab', '', '| key | value | starts as | meaning |', '| --- | --- | --- | --- |',
    ...Object.entries(settingKeys).map(([key, of]) =>
      `| ${key} | ${of.choices && of.kind === 'choice' ? `one of: ${of.choices.join(', ')}` : of.kind} | ${cell(of.initial)} | ${cell(of.meaning)} |`), '',
  ];
}

function insurersSection() {
  return ['US', 'Ontario'].flatMap((profile) => [
    `## Payers that come filled: ${profile}`, '',
    ...knownInsurers(profile).flatMap((insurer) => [`**${insurer.name}** (${insurer.kind})`, '', ...insurer.sources.split('\n').map((line) => `- ${line}`), '']),
  ]);
}

function cell(of = '') {
  return of.replace(/\|/g, '\\|').replace(/\n/g, '<br>');
}

function anchor(of) {
  return of.toLowerCase().replace(/ /g, '-');
}

// Which tab a file belongs to and which of its columns go where, from its name and headings; the owner may choose otherwise.

import { headings as headingsOf, idKeyOf, keyOf } from '../../kit/table.ts';
import type { TableName } from './importable.ts';
import { importOrder, isImportable, keptNames, tableOf } from './importable.ts';
import type { FilePlan, Step } from './state.ts';
import { bare, findHeading, isNever, knownHeadings } from './synonyms.ts';

/** Keys of choices. */
export const tableChoice = (file: string): string => `table|${file}`;
export const columnChoice = (file: string, heading: string): string => `column|${file}|${heading}`;
export const orderChoice = (file: string, heading: string): string => `dates|${file}|${heading}`;
export const rowChoice = (file: string, row: number): string => `row|${file}|${row}`;
/** What becomes of look-alikes that are not chosen one by one. */
export const alikeChoice = (file: string): string => `alike|${file}`;
export const therapistChoice = 'therapist';

export function understand(name: string, headings: string[], choices: Record<string, string>): FilePlan {
  const chosen = choices[tableChoice(name)];
  const kept = chosen === undefined ? keptNames.find((one) => isOwn(one, headings)) : undefined;
  const table = kept ?? (chosen !== undefined ? (isImportable(chosen) ? chosen : '') : tableFor(name, headings));
  const plan: FilePlan = { name, table, own: table !== '' && isOwn(table, headings), fields: [], width: headings.length };
  if (table === '') return plan;
  const known = knownHeadings(table);
  const seen = new Set<string>();
  const found: { at: number; heading: string; to: string; rank: number }[] = [];
  headings.forEach((heading, at) => {
    const twice = seen.has(bare(heading));
    seen.add(bare(heading));
    const choice = choices[columnChoice(name, heading)];
    const key = choice === undefined ? undefined : keyOf(tableOf(table), choice);
    if (choice !== undefined) {
      if (key !== undefined) found.push({ at, heading, to: key, rank: -1 });
    } else if (!twice && bare(heading) !== '' && !isNever(heading)) {
      const match = findHeading(known, heading);
      if (match) found.push({ at, heading, ...match });
    }
  });
  plan.fields = found.sort((a, b) => a.rank - b.rank || a.at - b.at).map(({ at, heading, to }) => ({ at, heading, to }));
  return plan;
}

/** Our own export: every heading of the tab, as it is written there. */
function isOwn(name: TableName, headings: string[]): boolean {
  const there = new Set(headings);
  return headingsOf(tableOf(name)).every((heading) => there.has(heading));
}

const hints: [TableName, RegExp][] = [
  ['sessions', /session|appointment|visit|encounter|booking|treatment/i],
  ['insurers', /payer|insur|carrier/i],
  ['providers', /provider|physician|doctor|referrer|practitioner/i],
  ['therapists', /therapist|staff|employee/i],
  ['clients', /client|patient|customer|contact|people/i],
  ['cover', /cover|polic|claim/i],
];

/** What a table must have to be taken for it, by target; a file whose name says so needs less. */
function needs(name: TableName, has: (to: string) => boolean, { hinted, aboutClients }: { hinted: boolean; aboutClients: boolean }): boolean {
  if (name === 'sessions') return has('client') && (has('date') || has('startsAt')) && (hinted || (has('therapist') && has('endsAt')));
  if (aboutClients && (name === 'insurers' || name === 'providers' || name === 'therapists')) return false;
  if (name === 'insurers') return hinted && has('name');
  if (name === 'providers') return (has('name') || (has('family') && has('givenName'))) && (hinted || has('npi'));
  if (name === 'therapists') return hinted && (has('name') || (has('family') && has('givenName')));
  if (name === 'cover') return hinted && has('client') && has('insurer');
  return (has('family') && has('givenName')) || (has('fullName') && (hinted || has('bornOn') || has('email')));
}

function tableFor(name: string, headings: string[]): TableName | '' {
  const own = importOrder.map((table) => ({ table, count: headings.filter((heading) => headingsOf(tableOf(table)).includes(heading)).length }))
    .filter(({ table, count }) => count >= 2 && count >= headings.length * 0.6 && headings.includes(tableOf(table).columns[idKeyOf(tableOf(table)) ?? '']?.heading ?? ''))
    .sort((a, b) => b.count - a.count)[0];
  if (own) return own.table;
  const aboutClients = headings.some((heading) => findHeading(knownHeadings('sessions'), heading)?.to === 'client');
  const fits = hints.filter(([table, hint]) => {
    const targets = new Set(headings.map((heading) => findHeading(knownHeadings(table), heading)?.to));
    return needs(table, (to) => targets.has(to), { hinted: hint.test(name), aboutClients });
  });
  return (fits.find(([, hint]) => hint.test(name)) ?? fits[0])?.[0] ?? '';
}

/** The passes over the files, each table after those it points at. */
export function stepsOf(files: FilePlan[], rows: number[]): Step[] {
  const steps: Step[] = [];
  files.forEach(({ table, fields }, file) => {
    if (table === '') return;
    const has = (to: string) => fields.some((field) => field.to === to);
    const step = (name: TableName, kind: Step['kind']) => steps.push({ file, table: name, kind, rows: rows[file] ?? 0 });
    if (table === 'clients' && has('payer')) step('insurers', 'payers');
    if (table === 'clients' && (has('payer') || has('memberId'))) step('cover', 'policies');
    if (table === 'sessions' && has('insurer') && !has('cover')) step('cover', 'pairs');
    step(table, 'rows');
  });
  return steps.sort((a, b) => placeOf(a.table) - placeOf(b.table) || Number(b.kind === 'rows') - Number(a.kind === 'rows') || a.file - b.file);
}

const placeOf = (name: TableName): number => importOrder.findIndex((one) => one === name);

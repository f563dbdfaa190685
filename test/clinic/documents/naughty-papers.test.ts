// Hostile texts wherever a record has free text: each document is whole, says them as they are, and runs none of them.

import type { AnyRow, Table } from '../../../src/kit/table.ts';
import { printable } from '../../../src/kit/document/text.ts';
import { kinds } from '../../../src/clinic/documents/kinds.ts';
import type { DocumentKind } from '../../../src/clinic/documents/kinds.ts';
import type { Records } from '../../../src/clinic/documents/records.ts';
import { tablesByName } from '../../../src/clinic/tables.ts';
import { isFreeText, naughty } from '../../scenario/naughty.ts';
import { flawsOf, paperOf } from './paper.ts';
import { paidYear, rich } from './sample.ts';

/** What a document reads by its form, or finds another record by. */
const formed = new Set(['procedures', 'diagnosisCodes', 'signedBy', 'fingerprint', 'npi', 'codesAllowed', 'authorizationSteps', 'by', 'sourceId']);

/** Gives the texts out one after the other, and remembers which were given. */
function dealer(from: number): { next(most: number): string; given: string[] } {
  const given: string[] = [];
  let n = from;
  return { given, next: (most) => {
    let text = '';
    while (text.trim() === '' || text.length > most) text = naughty[n++ % naughty.length] ?? '';
    given.push(text);
    return text;
  } };
}

/** A record with another text in each of its free texts. */
function hostile<T extends object>(of: T, table: Table, next: (most: number) => string): T {
  const row: AnyRow = Object.fromEntries(Object.entries(of));
  for (const [key, column] of Object.entries(table.columns)) {
    if (!isFreeText(column) || formed.has(key) || row[key] === '' || row[key] === undefined) continue;
    const most = Math.min(column.max ?? 500, 400);
    if (!Array.isArray(row[key])) row[key] = next(most);
    else if (row[key].length > 0) row[key] = [next(most)];
  }
  return row as T;
}

function hostileRecords(base: Records, next: (most: number) => string): Records {
  const one = <T extends object>(of: T | undefined, table: Table): T | undefined => of && hostile(of, table, next);
  const session = one(base.session, tablesByName.sessions);
  const clinic = { ...base.clinic, name: next(100), address: next(100), phone: next(100), fax: next(100), email: next(100), taxId: next(100), groupNpi: next(100) };
  return {
    ...base, clinic, client: hostile(base.client, tablesByName.clients, next), case: one(base.case, tablesByName.cases), cover: one(base.cover, tablesByName.cover), insurer: one(base.insurer, tablesByName.insurers),
    provider: one(base.provider, tablesByName.providers), referral: one(base.referral, tablesByName.referrals), session,
    therapists: base.therapists.map((row) => hostile(row, tablesByName.therapists, next)), addenda: base.addenda.map((row) => hostile(row, tablesByName.addenda, next)),
    goals: base.goals.map((row) => hostile(row, tablesByName.goals, next)), screenings: base.screenings.map((row) => hostile(row, tablesByName.screenings, next)),
    sessions: base.sessions.map((row) => (row.id === session?.id ? session : hostile(row, tablesByName.sessions, next))),
  };
}

/** Every text of a view, however deep. */
const textsIn = (value: unknown): string[] =>
  (typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(textsIn) : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []);

const all = Object.keys(kinds) as DocumentKind[];

it.each(all.map((kind, i) => [kind, i] as const))('%s', async (kind, i) => {
  const { next, given } = dealer(Math.floor((i * naughty.length) / all.length));
  const records = hostileRecords(kind === 'year statement' ? paidYear : rich, next);
  const shown = textsIn(kinds[kind].view(records)).map(printable);

  const paper = await paperOf(kind, records);
  const said = `${paper.text}\n${paper.head}`;

  for (const name of Object.keys(paper.zip.files).filter((file) => file.endsWith('.xml') || file.endsWith('.rels'))) expect({ name, flaws: flawsOf(paper.zip.file(name)?.asText() ?? '') }).toEqual({ name, flaws: [] });
  const dealt = given.map(printable).filter((text) => shown.some((one) => one === text));
  expect(dealt.filter((text) => !text.split('\n').every((line) => said.includes(line)))).toEqual([]);
  expect(dealt.length).toBeGreaterThan(1);
});

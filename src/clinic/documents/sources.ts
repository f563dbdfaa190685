// Where a client's records stand: which column of each tab leads to them, from which record.

import type { Cell } from '../../kit/cell.ts';
import { refuse } from '../../kit/refusal.ts';
import type { Scan, Want } from '../../kit/store/scan.ts';
import type { Table } from '../../kit/table.ts';
import { addenda } from '../addenda/table.ts';
import { authorizations } from '../authorizations/table.ts';
import { cases } from '../cases/table.ts';
import { charges } from '../charges/table.ts';
import { clients } from '../clients/table.ts';
import { cover } from '../cover/table.ts';
import { goals } from '../goals/table.ts';
import { measures } from '../measures/table.ts';
import { payments } from '../payments/table.ts';
import { providers } from '../providers/table.ts';
import { referrals } from '../referrals/table.ts';
import { screenings } from '../screenings/table.ts';
import { sessions } from '../sessions/table.ts';

/** Rows of `table` whose `by` is the client, or a value that column `key` of the rows of another table holds. */
export interface Source { table: Table; by: string; of?: { table: Table; key: string } }

const own = (table: Table): Source => ({ table, by: 'client' });

/** Each after the one it hangs on. */
const always: Source[] = [
  { table: clients, by: 'id' }, own(sessions), own(cases), own(cover), own(referrals), { table: providers, by: 'id', of: { table: referrals, key: 'provider' } },
];
const atWish = {
  measures: [own(measures)],
  goals: [{ table: goals, by: 'case', of: { table: cases, key: 'id' } }],
  screenings: [own(screenings)],
  addenda: [{ table: addenda, by: 'session', of: { table: sessions, key: 'id' } }],
  authorizations: [{ table: authorizations, by: 'cover', of: { table: cover, key: 'id' } }],
  money: [{ table: charges, by: 'session', of: { table: sessions, key: 'id' } }, { table: payments, by: 'charge', of: { table: charges, key: 'id' } }],
} satisfies Record<string, Source[]>;

/** What a kind of document reads besides the client, cases, covers, orders, providers and sessions. */
export type Wish = keyof typeof atWish;

export const sourcesOf = (wishes: readonly Wish[]): Source[] => [...always, ...wishes.flatMap((wish) => atWish[wish])];

/** The columns that lead to the rows, and those that name the record asked about. */
export function wantsOf(sources: readonly Source[], about: Table): Want[] {
  return sources.map(({ table, by }) => {
    const onwards = sources.flatMap(({ of }) => (of?.table === table ? [of.key] : []));
    return { table, keys: [...new Set([by, ...onwards, ...(table === about ? ['id'] : [])])] };
  });
}

/** The rows of a source: their places in its scan, and the values of `by` that they must have. */
export interface Hits { source: Source; scan: Scan; at: number[]; values: Set<Cell> }

/** Follows the columns from the record asked about to the client and on to all that is the client's. */
export function follow(sources: readonly Source[], scans: readonly Scan[], about: { table: Table; id: string }): { client: string; hits: Hits[] } {
  const client = clientOf(scans, about);
  const hits: Hits[] = [];
  sources.forEach((source, n) => {
    const scan = scans[n];
    if (!scan) return;
    const before = hits.find((one) => one.source.table === source.of?.table);
    const values = new Set<Cell>(source.of ? (before?.at ?? []).map((i) => before?.scan.cell(source.of?.key ?? '', i) ?? null) : [client]);
    values.delete(null);
    values.delete('');
    const at = Array.from({ length: scan.count }, (_, i) => i).filter((i) => values.has(scan.cell(source.by, i)));
    hits.push({ source, scan, at, values });
  });
  return { client, hits };
}

function clientOf(scans: readonly Scan[], { table, id }: { table: Table; id: string }): string {
  const scan = scans.find((one) => one.table === table);
  for (let i = 0; i < (scan?.count ?? 0); i++) {
    if (scan?.text('id', i) === id) return table === (clients as Table) ? id : scan.text('client', i);
  }
  return refuse('unknown-record', `There is no ${table.one} ${id}. It may have been deleted in the sheet.`);
}

// What the count of the daily run costs in computing alone, beside the least it can cost: the same columns as the JSON
// Google would answer, parsed, and a bare typed loop over them.

import { toCell, type Cell } from '../../src/kit/cell.ts';
import { addDays, type Day } from '../../src/kit/day.ts';
import type { Area, Book } from '../../src/kit/store/book.ts';
import { scan, type Scan } from '../../src/kit/store/scan.ts';
import { headings, type AnyRow, type Table } from '../../src/kit/table.ts';
import { cover } from '../../src/clinic/cover/table.ts';
import { recount } from '../../src/clinic/daily/recount.ts';
import { tables } from '../../src/clinic/tables.ts';
import { recountWants } from '../../src/clinic/daily/rows.ts';
import { insurers } from '../../src/clinic/insurers/table.ts';
import { referrals } from '../../src/clinic/referrals/table.ts';
import { sessions } from '../../src/clinic/sessions/table.ts';
import { booksOf, insurerNamesOf, monthLines, visitWants } from '../../src/clinic/summary/visits.ts';
import { aCover, anInsurer, aReferral, aSession, aSignedNote } from '../builders.ts';
import { cpuMs } from './cpu.ts';

const today: Day = '2026-03-02';
const rounds = 7;

const id = (prefix: string, n: number): string => `${prefix}-${String(n).padStart(5, '0')}`;

/** Five sessions a referral, two referrals a client. */
function tabsOf(orders: number): Map<number, Cell[][]> {
  const clients = Array.from({ length: orders / 2 }, (_, i) => i + 1);
  const began = (n: number): Day => addDays(today, ((n * 37) % 700) - 686);
  const rows = new Map<Table, AnyRow[]>([
    ...tables.map((table): [Table, AnyRow[]] => [table, []]),
    [insurers, [1, 2, 3, 4, 5].map((n) => anInsurer({ id: id('I', n), limitPeriod: 'calendar year' }))],
    [cover, clients.map((n) => aCover({ id: id('V', n), client: id('C', n), insurer: id('I', 1 + (n % 5)), case: '' }))],
    [referrals, clients.flatMap((n) => [0, 1].map((which) => {
      const on = addDays(began(n), which * 35);
      return aReferral({ id: id('R', n * 2 - 1 + which), client: id('C', n), cover: id('V', n), case: '', writtenOn: on, receivedOn: on, signedOn: on, endsOn: addDays(on, 60), visitsAuthorized: 6 });
    }))],
    [sessions, clients.flatMap((n) => Array.from({ length: 10 }, (_, which) => {
      const date = addDays(began(n), which * 7);
      const links = { id: id('S', (n - 1) * 10 + which + 1), client: id('C', n), cover: id('V', n), case: '', referral: id('R', n * 2 - 1 + Math.floor(which / 5)), date, covered: 'yes' };
      return date >= today ? aSession(links) : which % 7 === 6 ? aSession({ ...links, status: 'no-show', covered: '' }) : aSignedNote({ ...links, fee: 110, paid: 110 });
    }))],
  ]);
  return new Map([...rows].map(([table, all]) => [table.sheetId, [headings(table), ...all.map((row) => table.keys.map((key) => cellOf(table, key, row[key])))]]));
}

const cellOf = (table: Table, key: string, value: unknown): Cell => {
  const column = table.columns[key];
  return column ? toCell(column, value) ?? '' : '';
};

/** Answers as Google does, in JSON; the last one asked for is kept. */
class JsonBook implements Book {
  readonly scratch = 1;
  text = '';
  private readonly tabs: Map<number, Cell[][]>;
  constructor(tabs: Map<number, Cell[][]>) { this.tabs = tabs; }
  read(areas: Area[]): Cell[][][] {
    if (this.text === '') this.text = JSON.stringify({ valueRanges: areas.map((area) => ({ values: this.cells(area) })) });
    return parsed(this.text);
  }
  private cells({ sheetId, fromRow, toRow, fromColumn = 0, toColumn }: Area): Cell[][] {
    return (this.tabs.get(sheetId) ?? []).slice(fromRow - 1, toRow).map((row) => trimmed(row.slice(fromColumn, toColumn === undefined ? undefined : toColumn + 1)));
  }
  write(): never { throw new Error('nothing is written here'); }
  likeBeside(): void {}
  landed(): number { return 0; }
}

function trimmed(row: Cell[]): Cell[] {
  let length = row.length;
  while (length > 0 && (row[length - 1] === '' || row[length - 1] === null)) length--;
  return row.slice(0, length);
}

function parsed(text: string): Cell[][][] {
  const answer: { valueRanges: { values: Cell[][] }[] } = JSON.parse(text);
  return answer.valueRanges.map((range) => range.values);
}

/** Every cell that was read is looked at by its type; visits are counted by referral and by cover. */
function bareLoop(scans: Scan[]): number {
  const [sessionScan, referralScan, coverScan] = scans as [Scan, Scan, Scan];
  const [status, referral, ofCover] = ['status', 'referral', 'cover'].map((key) => sessionScan.column(key)) as [(i: number) => Cell, (i: number) => Cell, (i: number) => Cell];
  const byReferral = new Map<Cell, number>();
  const byCover = new Map<Cell, number>();
  for (let i = 0; i < sessionScan.count; i++) {
    if (status(i) !== 'completed') continue;
    byReferral.set(referral(i), (byReferral.get(referral(i)) ?? 0) + 1);
    byCover.set(ofCover(i), (byCover.get(ofCover(i)) ?? 0) + 1);
  }
  let differ = 0;
  for (const [of, counts] of [[referralScan, byReferral], [coverScan, byCover]] as const) {
    const [own, used] = [of.column('id'), of.column('visitsUsed')];
    for (let i = 0; i < of.count; i++) if ((counts.get(own(i)) ?? 0) !== used(i)) differ++;
  }
  let numbers = 0;
  for (const of of scans) for (const column of of.table.keys.map((key) => of.column(key))) for (let i = 0; i < of.count; i++) if (typeof column(i) === 'number') numbers++;
  return differ + numbers;
}

export interface Cost { ours: number; floor: number; parse: number; bytes: number }

export function countCost(orders: number, usual: boolean): Cost {
  const tabs = tabsOf(orders);
  if (usual) fill(tabs);
  const book = new JsonBook(tabs);
  const read = (): Scan[] => scan(book, recountWants).scans;
  const first = recount(read(), { today, lastRunOn: today });
  if ((first.changes.length === 0) !== usual) throw new Error(`${first.changes.length} rows to change`);
  return { ours: cpuMs(rounds, () => recount(read(), { today, lastRunOn: today })), floor: cpuMs(rounds, () => bareLoop(read())), parse: cpuMs(rounds, () => parsed(book.text)), bytes: book.text.length };
}

/** A night after which every derived cell is right. */
function fill(tabs: Map<number, Cell[][]>): void {
  for (const when of [{ today, lastRunOn: '2026-03-01' }, { today, lastRunOn: today }]) {
    for (const { scan: of, i, values } of recount(scan(new JsonBook(tabs), recountWants).scans, when).changes) {
      for (const key of Object.keys(values)) (tabs.get(of.table.sheetId)?.[i + 1] ?? [])[of.layout[key] ?? 0] = cellOf(of.table, key, values[key]);
    }
  }
}

export function monthCost(orders: number): Cost {
  const book = new JsonBook(tabsOf(orders));
  const read = (): Scan[] => scan(book, visitWants).scans;
  const month = '2026-02';
  return { ours: cpuMs(rounds, () => { const scans = read(); return monthLines(booksOf(scans, [month]), month, insurerNamesOf(scans)); }), floor: cpuMs(rounds, () => bareMonth(read())), parse: cpuMs(rounds, () => parsed(book.text)), bytes: book.text.length };
}

function bareMonth(scans: Scan[]): number {
  const [sessionScan, coverScan] = scans as [Scan, Scan];
  const payer = new Map<Cell, Cell>();
  const [coverId, insurer] = [coverScan.column('id'), coverScan.column('insurer')];
  for (let i = 0; i < coverScan.count; i++) payer.set(coverId(i), insurer(i));
  const totals = new Map<Cell, number>();
  const [status, date, ofCover] = [sessionScan.column('status'), sessionScan.column('date'), sessionScan.column('cover')];
  for (let i = 0; i < sessionScan.count; i++) {
    const serial = date(i);
    if (status(i) !== 'completed' || typeof serial !== 'number' || serial < 46054 || serial > 46081) continue;
    const key = payer.get(ofCover(i)) ?? null;
    totals.set(key, (totals.get(key) ?? 0) + 1);
  }
  let numbers = 0;
  for (const of of scans) for (const column of of.table.keys.map((key) => of.column(key))) for (let i = 0; i < of.count; i++) if (typeof column(i) === 'number') numbers++;
  return totals.size + numbers;
}

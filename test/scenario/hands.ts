// What people do in the sheet by hand, as requests for the fault `between`, and what must hold whatever they did.

import { createHash } from 'node:crypto';
import type { Cell } from '../../src/kit/cell.ts';
import { tablesByName } from '../../src/clinic/tables.ts';
import type { TableName, World } from '../world.ts';

const idOf = (name: TableName): number => tablesByName[name].sheetId;
const range = (name: TableName, dimension: 'ROWS' | 'COLUMNS', at: number) => ({ sheetId: idOf(name), dimension, startIndex: at, endIndex: at + 1 });

/** Sorts a tab by one of its columns, heading row left in place. */
export const sorts = (name: TableName, by: number, order: 'ASCENDING' | 'DESCENDING' = 'DESCENDING') =>
  ({ sortRange: { range: { sheetId: idOf(name), startRowIndex: 1 }, sortSpecs: [{ dimensionIndex: by, sortOrder: order }] } });
/** Row numbers as the sheet shows them. */
export const insertsRow = (name: TableName, row: number) => ({ insertDimension: { range: range(name, 'ROWS', row - 1), inheritFromBefore: false } });
export const deletesRow = (name: TableName, row: number) => ({ deleteDimension: { range: range(name, 'ROWS', row - 1) } });
/** Columns count from 0. */
export const movesColumn = (name: TableName, from: number, to: number) => ({ moveDimension: { source: range(name, 'COLUMNS', from), destinationIndex: to } });
export const insertsColumn = (name: TableName, at: number) => ({ insertDimension: { range: range(name, 'COLUMNS', at), inheritFromBefore: at > 0 } });
export const deletesColumn = (name: TableName, at: number) => ({ deleteDimension: { range: range(name, 'COLUMNS', at) } });
export const types = (name: TableName, row: number, column: number, value: string | number) => ({
  updateCells: { start: { sheetId: idOf(name), rowIndex: row - 1, columnIndex: column }, rows: [{ values: [{ userEnteredValue: typeof value === 'number' ? { numberValue: value } : { stringValue: value } }] }], fields: 'userEnteredValue' },
});
export const deletesTab = (name: TableName) => ({ deleteSheet: { sheetId: idOf(name) } });
export const renamesTab = (name: TableName, title: string) => ({ updateSheetProperties: { properties: { sheetId: idOf(name), title }, fields: 'title' } });

/** Where set-up puts a heading, from 0. */
export const column = (name: TableName, heading: string): number => Object.values(tablesByName[name].columns).findIndex((one) => one.heading === heading);
/** Where a heading stands now, from 0. */
export const columnOf = (world: World, name: TableName, heading: string): number => world.cells(name)[0]?.indexOf(heading) ?? -1;
/** The row number of the record with this id. */
export const rowOf = (world: World, name: TableName, id: string): number => world.cells(name).findIndex((cells) => cells.includes(id)) + 1;

export interface JournalLine { at: string; by: string; requestId: string; table: string; record: string; action: string; before: string; after: string; previousHash: string; hash: string }

/** The journal in the order of its chain, wherever its lines stand; throws where a link is missing or a line was changed. */
export function journalOf(world: World): JournalLine[] {
  const lines = world.rows('journal').filter((row) => row['Hash'] !== '').map((row): JournalLine => ({
    at: String(row['At']), by: String(row['By']), requestId: String(row['Request ID']), table: String(row['Table']), record: String(row['Record ID']), action: String(row['Action']),
    before: String(row['Before']), after: String(row['After']), previousHash: String(row['Previous hash']), hash: String(row['Hash']),
  }));
  const byPrevious = new Map(lines.map((line) => [line.previousHash, line]));
  const chain: JournalLine[] = [];
  for (let line = byPrevious.get(''); line; line = byPrevious.get(line.hash)) {
    const { hash, ...rest } = line;
    const text = [rest.at, rest.by, rest.requestId, rest.table, rest.record, rest.action, rest.before, rest.after, rest.previousHash].join('\n');
    if (createHash('sha256').update(text).digest('hex') !== hash) throw new Error(`the journal line of ${line.record} (${line.action}) does not match its hash`);
    chain.push(line);
  }
  if (chain.length !== lines.length) throw new Error(`the journal's chain has ${chain.length} of ${lines.length} lines`);
  const head = machineOf(world).journal;
  if (head.lines !== lines.length || head.hash !== (chain.at(-1)?.hash ?? '')) throw new Error('the counters do not know the journal’s last line');
  return chain;
}

export function machineOf(world: World): { last: Record<string, number>; journal: { lines: number; hash: string }; recent: [string, string, string][] } {
  return JSON.parse(String(world.rows('settings').find((row) => row['Key'] === 'Machine')?.['Value']));
}

/** Ids of a tab; throws where two rows share one. */
export function idsOf(world: World, name: TableName): string[] {
  const heading = Object.values(tablesByName[name].columns).find((column) => column.kind === 'id')?.heading ?? '';
  const ids = world.rows(name).map((row) => String(row[heading] ?? '')).filter(Boolean);
  if (new Set(ids).size !== ids.length) throw new Error(`${name} holds an id twice: ${ids.filter((id, i) => ids.indexOf(id) !== i).join(', ')}`);
  return ids;
}

/** Rows of a tab by id, for comparing what nobody should have touched. */
export function recordsOf(world: World, name: TableName): Map<string, Record<string, Cell>> {
  const table = tablesByName[name];
  const key = Object.values(table.columns).find((column) => column.kind === 'id')?.heading ?? 'Key';
  return new Map(world.rows(name).filter((row) => row[key] !== undefined && row[key] !== '').map((row) => [String(row[key]), row]));
}

/** People act just before the script's calls to the spreadsheet, reads and writes alike, counted from 0: by themselves, or
 *  by the requests answered. Tells how many calls there have been; they act until `ends`. */
export function actsBeforeCalls(world: World, actsBefore: (call: number) => unknown[] | undefined): { calls(): number; ends(): void } {
  const { sheets } = world.bench.services;
  const answer = sheets.call;
  let calls = 0;
  let isActing = false;
  sheets.call = (method, args, run) => {
    if (run.kind !== 'rest' && !isActing) {
      isActing = true;
      const requests = actsBefore(calls++) ?? [];
      isActing = false;
      if (requests.length > 0) world.bench.batchUpdate(requests);
    }
    return answer.call(sheets, method, args, run);
  };
  return { calls: () => calls, ends: () => void (sheets.call = answer) };
}

/** Somebody acts before each of the script's next writes: one list of requests per write. */
export function beforeEachWrite(world: World, lists: unknown[][]): void {
  const [first, ...rest] = lists;
  world.bench.faults.set({ between: first });
  world.bench.onChange((what) => {
    if (what !== 'sheets' || world.bench.faults.pending().between) return;
    const next = rest.shift();
    if (next) world.bench.faults.set({ between: next });
  });
}

/** Cuts the run behind its `n`-th call that writes to the sheet (from 1), with somebody at work before the first of them. */
export function cut(world: World, work: (world: World) => unknown, { between, n = 1 }: { between: unknown[]; n?: number }): void {
  const { faults, calls } = world.bench;
  let changes = 0;
  faults.set({ between });
  // The first change is that person's.
  const off = world.bench.onChange((what) => {
    if (what === 'sheets' && ++changes === n + 1) faults.set({ killAfterCalls: (calls.last()?.total ?? 0) + 1 });
  });
  try {
    expect(() => work(world)).toThrow('Exceeded maximum execution time');
  } finally {
    off();
    faults.clear();
  }
}

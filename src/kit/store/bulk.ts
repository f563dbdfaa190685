// Derived cells of many rows, changed ones only, in pieces Google takes. They can be recomputed from source at any
// time, so instead of guarding each row the ids are read again at the end: if rows moved meanwhile, the job recounts.

import type { Cell } from '../cell.ts';
import { toCell } from '../cell.ts';
import type { AnyRow, Table } from '../table.ts';
import { idKeyOf } from '../table.ts';
import type { Book, RowWrite } from './book.ts';
import type { Scan } from './scan.ts';

/** Google: 2 MB a request is recommended; a cell costs about this much around its text. */
const mostBytes = 1_900_000;
const bytesACell = 170;
const bytesARow = 120;

export interface DerivedChange { scan: Scan; i: number; values: AnyRow }

/** Of the values computed for a row, those whose cell differs from what stands there. */
export function differing(scan: Scan, i: number, values: AnyRow): AnyRow | undefined {
  let changed: AnyRow | undefined;
  for (const key of Object.keys(values)) {
    const column = scan.table.columns[key];
    if (!column) continue;
    const there = scan.cell(key, i);
    if (!sameCell(toCell(column, values[key]), there === '' ? null : there)) (changed ??= {})[key] = values[key];
  }
  return changed;
}

const sameCell = (a: Cell, b: Cell): boolean => a === b || (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) < 1e-9);

/** Writes the changes; answers the number of write calls. */
export function writeDerived(book: Book, changes: DerivedChange[]): number {
  let calls = 0;
  let bytes = 0;
  let set: RowWrite[] = [];
  const flush = () => {
    if (set.length === 0) return;
    book.write({ guard: [], set, append: [] });
    calls++;
    set = [];
    bytes = 0;
  };
  for (const change of changes) {
    const row = rowWriteOf(change);
    bytes += bytesARow + row.cells.reduce((all, cell) => all + bytesACell + String(cell.cell ?? '').length, 0);
    set.push(row);
    if (bytes > mostBytes) flush();
  }
  flush();
  return calls;
}

function rowWriteOf({ scan, i, values }: DerivedChange): RowWrite {
  const cells = Object.keys(values).flatMap((key) => {
    const column = scan.table.columns[key];
    const at = scan.layout[key];
    return column && at !== undefined ? [{ column: at, cell: toCell(column, values[key]), kind: column.kind }] : [];
  });
  return { sheetId: scan.table.sheetId, row: scan.at(i), cells: cells.sort((a, b) => a.column - b.column) };
}

/** Whether every row still stands where it was when it was read. One read call. */
export function stillInPlace(book: Book, scans: Scan[]): boolean {
  const answers = book.read(scans.flatMap((scan) => {
    const column = idColumn(scan.table, scan);
    return [{ sheetId: scan.table.sheetId, fromRow: 2, fromColumn: column, toColumn: column }];
  }));
  return scans.every((scan, n) => {
    const key = idKeyOf(scan.table) ?? '';
    const rows = answers[n] ?? [];
    for (let i = 0; i < Math.max(rows.length, scan.count); i++) {
      if (i < scan.count && emptied(rows[i]?.[0] ?? null) !== emptied(scan.cell(key, i))) return false;
    }
    return true;
  });
}

const emptied = (cell: Cell): Cell => (cell === '' ? null : cell);
const idColumn = (table: Table, scan: Scan): number => scan.layout[idKeyOf(table) ?? ''] ?? 0;

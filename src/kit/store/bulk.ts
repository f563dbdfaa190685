// Derived cells of many rows, changed ones only, in pieces Google takes. They can be recomputed from source at any
// time, so instead of guarding each row the ids are read again at the end: if rows moved meanwhile, the job recounts.

import { toCell } from '../cell.ts';
import type { AnyRow, Table } from '../table.ts';
import { idKeyOf } from '../table.ts';
import type { Book, RowWrite } from './book.ts';
import { emptied, sameCell } from './book.ts';
import type { Scan } from './scan.ts';

/** Google: 2 MB a request is recommended. */
const mostBytes = 1_950_000;
/** What a cell costs around its text, and a run of neighboring cells around its cells. */
const bytesACell = 96;
const bytesANumber = 120;
const bytesARun = 165;

export interface DerivedChange { scan: Scan; i: number; values: AnyRow }

/** Of the values computed for a row, those whose cell differs from what stands there. */
export function differing(scan: Scan, i: number, values: AnyRow): AnyRow | undefined {
  let changed: AnyRow | undefined;
  for (const key of Object.keys(values)) {
    const column = scan.table.columns[key];
    if (!column) continue;
    if (!sameCell(toCell(column, values[key]), scan.cell(key, i))) (changed ??= {})[key] = values[key];
  }
  return changed;
}

/** Writes the changes, and further rows with them; answers the number of write calls. */
export function writeDerived(book: Book, changes: DerivedChange[], more: RowWrite[] = []): number {
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
  for (const row of [...changes.map(rowWriteOf), ...more]) {
    const size = bytesOf(row);
    if (bytes + size > mostBytes) flush();
    bytes += size;
    set.push(row);
  }
  flush();
  return calls;
}

function bytesOf({ cells }: RowWrite): number {
  return cells.reduce((all, { column, cell }, n) => {
    const goesOn = n > 0 && cells[n - 1]?.column === column - 1;
    return all + (goesOn ? 1 : bytesARun) + (typeof cell === 'string' ? bytesACell + textBytes(cell) : bytesANumber);
  }, 0);
}

/** As JSON in UTF-8. */
function textBytes(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) bytes += 2;
    else if (code === 34 || code === 92 || code < 32) bytes += code < 32 && code !== 10 ? 5 : 1;
  }
  return bytes;
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
    const id = scan.column(idKeyOf(scan.table) ?? '');
    const rows = answers[n] ?? [];
    for (let i = 0; i < scan.count; i++) if (emptied(rows[i]?.[0]) !== emptied(id(i))) return false;
    return true;
  });
}

const idColumn = (table: Table, scan: Scan): number => scan.layout[idKeyOf(table) ?? ''] ?? 0;

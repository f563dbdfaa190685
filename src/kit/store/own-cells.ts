// Cells in columns of the clinic's own among those that were put back: formulas may have stood there.

import type { Cell } from '../cell.ts';
import { idKeyOf } from '../table.ts';
import type { Book, OwnCell } from './book.ts';
import { emptied } from './book.ts';
import { columnsNow, plainHeading } from './headings.ts';
import type { Fix } from './mend.ts';
import { widthOfFix } from './mend.ts';
import { Tab } from './tab.ts';

const isOwn = ({ kind }: { kind?: unknown }): boolean => kind === undefined;

export const ownCells = (fixes: Fix[]): OwnCell[] =>
  fixes.flatMap(({ table, row, cells }) => cells.filter(isOwn).map(({ column, cell }) => ({ sheetId: table.sheetId, row, column, cell })));

/** The same where a run was cut behind it: by the rows and columns where they stand now. */
export function ownCellsNow(book: Book, all: Fix[]): OwnCell[] {
  const fixes = all.filter(({ cells }) => cells.some(isOwn));
  const tables = [...new Set(fixes.map(({ table }) => table))];
  const tabs = new Map(book.read(tables.map(({ sheetId }) => ({ sheetId, fromRow: 1 }))).map((rows, i) => [tables[i], rows]));
  return fixes.flatMap((fix) => {
    const tab = new Tab(fix.table, tabs.get(fix.table) ?? []);
    const row = rowNow(fix, tab);
    return row === 0 ? [] : fix.cells.filter(isOwn).flatMap(({ column, cell }): OwnCell[] => {
      const at = columnNow(fix, tab, { row, column, cell });
      return at < 0 ? [] : [{ sheetId: fix.table.sheetId, row, column: at, cell }];
    });
  });
}

/** The row with its id; without one, the row that holds all the rest of what it was left with. */
function rowNow({ table, headings, will, row, cells: own }: Fix, tab: Tab): number {
  const idAt = headings.map(plainHeading).indexOf(plainHeading(table.columns[idKeyOf(table) ?? '']?.heading ?? '-'));
  const known = emptied(will[idAt]) === null ? will.flatMap((cell, column) => (emptied(cell) === null || own.some((one) => one.column === column) ? [] : [{ column, cell }])) : [{ column: idAt, cell: will[idAt] ?? null }];
  const rows = tab.rows.flatMap((cells, i) => (i !== tab.headingAt && known.length > 0 && known.every((one) => tab.holding(cells, headings, one) >= 0) ? [i + 1] : []));
  return rows.sort((a, b) => Math.abs(a - row) - Math.abs(b - row))[0] ?? 0;
}

/** By its heading; a column without one is known by what was put back into it. */
function columnNow(fix: Fix, tab: Tab, { row, column, cell }: { row: number; column: number; cell: Cell }): number {
  if (plainHeading(fix.headings[column]) === '') return tab.holding(tab.rows[row - 1] ?? [], fix.headings, { column, cell });
  return columnsNow(fix.headings, tab.headings, column, widthOfFix(fix))[0] ?? -1;
}

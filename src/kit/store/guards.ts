// What is to be written as one batch, with the rows it copies aside first: the headings of each tab it touches, then each
// row it changes.

import type { Cell } from '../cell.ts';
import type { Table } from '../table.ts';
import { idKeyOf } from '../table.ts';
import type { Batch, Before, CellWrite, Guard } from './book.ts';
import type { Addition, Change } from './change.ts';
import { cellsOf } from './change.ts';
import type { Todo } from './mend.ts';
import { widthOfFix } from './mend.ts';

/** With more rows than this only the ids come back with the answer, but of those in which people type; the rest is read
 *  where something had moved. */
const fewRows = 20;

export const tablesIn = (todo: Todo): Table[] => [...new Set([...todo.changes, ...todo.additions, ...todo.fixes].map((one) => one.table))];

/** Rows of the scratch tab that a batch needs for what it copies aside. */
export const guardsOf = (todo: Todo): number => tablesIn(todo).length + todo.changes.length + todo.fixes.length;

/** The rows copied aside, where they were read from the scratch tab. */
export function keptRows({ guard }: Batch, kept: Cell[][]): Before {
  const row = (i: number): Cell[] => (kept[i] ?? []).slice(0, guard[i]?.width);
  return { cells: row, whole: row };
}

export function batchOf({ changes, additions, fixes, headingRows, plain = [] }: Todo, tables: Table[]): Batch {
  const brief = changes.length + fixes.length > fewRows;
  const guard: Guard[] = [
    ...tables.map((table) => ({ sheetId: table.sheetId, row: headingRows?.get(table) ?? 1 })),
    ...changes.map((change): Guard => {
      const only = change.layout[idKeyOf(change.table) ?? ''];
      return { sheetId: change.table.sheetId, row: change.at, width: widthOf(change), ...(brief && !change.byCells && !isTyped(change) && only !== undefined ? { only } : {}) };
    }),
    ...fixes.map((fix): Guard => ({ sheetId: fix.table.sheetId, row: fix.row, width: widthOfFix(fix) })),
  ];
  return {
    guard,
    set: [
      ...fixes.map((fix) => ({ sheetId: fix.table.sheetId, row: fix.row, cells: fix.cells })),
      ...changes.map((change) => ({ sheetId: change.table.sheetId, row: change.at, cells: cellsOf(change) })),
      ...plain,
    ],
    append: additions.map((addition) => ({ sheetId: addition.table.sheetId, cells: addedCells(addition) })),
  };
}

/** Whether what somebody typed meanwhile may be replaced by it. */
const isTyped = ({ table, values, was }: Change): boolean => was !== undefined && Object.keys(values).some((key) => !table.columns[key]?.derived);

/** Columns that are there for sure: the declared ones, and those that held something when they were read. */
export const widthOf = ({ layout, was = [] }: Change): number => Math.max(was.length, ...Object.values(layout).map((at) => at + 1));

/** A new row's cells; those left empty get their format too, so that `007` typed there later stays as typed. */
function addedCells({ table, layout, values }: Addition): CellWrite[] {
  return cellsOf({ table, layout, values: { ...Object.fromEntries(table.keys.map((key) => [key, ''])), ...values } });
}

// The spreadsheet as the store sees it: one call that reads, one that writes. Google stands behind it.

import type { Cell } from '../cell.ts';
import type { Kind } from '../column.ts';

/** A block of cells. Rows count from 1 and include both ends; columns count from 0; open ends go to the grid's end. */
export interface Area {
  sheetId: number;
  fromRow: number;
  toRow?: number;
  fromColumn?: number;
  toColumn?: number;
}

/** Without a kind, the cell is in a column of the clinic's own: a number takes its format from the row beside it. */
export interface CellWrite { column: number; cell: Cell; kind?: Kind }

/** Cells of one row to be set; others stay as they are. */
export interface RowWrite { sheetId: number; row: number; cells: CellWrite[] }

/** A new row after the last row with data. */
export interface RowAppend { sheetId: number; cells: CellWrite[] }

export interface RowAddress { sheetId: number; row: number }

/** A row copied aside before anything is written. */
export interface Guard extends RowAddress {
  /** Columns copied, counted from the first; all of the row without it. */
  width?: number;
  /** The one column told at once; the others only when asked for. */
  only?: number;
}

/** A cell in a column of the clinic's own. */
export interface OwnCell extends RowAddress { column: number; cell: Cell }

export interface Batch {
  /** What a batch with guards is meant to do: stands in the scratch tab's first row, the guards below it. */
  meant?: string[];
  guard: Guard[];
  set: RowWrite[];
  append: RowAppend[];
}

/** The guarded rows as they were just before the write. */
export interface Before {
  /** Cells of the i-th guarded row by column; where it asked for one column only, that one. */
  cells(i: number): Cell[];
  /** The i-th guarded row whole; may cost a read. */
  whole(i: number): Cell[];
}

export interface Book {
  /** Sheet id of the tab that holds what the last batch with guards was meant to do, and the rows it copied aside. */
  readonly scratch: number;
  /** One call, whatever the number of areas. Rows come ragged: empty ends are left out. */
  read(areas: Area[]): Cell[][][];
  /** One call; everything lands or nothing. `patience: 'long'`: waits out a minute's quota. */
  write(batch: Batch, patience?: 'long'): Before;
  /** Cells of the clinic's own that were put back as values: where a formula like those beside it gives the same, that. */
  likeBeside(cells: OwnCell[]): void;
  /** Writes that have landed, or may have, in this run. */
  landed(): number;
}

/** A row was asked for that lies beyond the grid's end; nothing was written. */
export class OutOfGrid extends Error {
  override name = 'OutOfGrid';
}

/** The tab with this id is gone. */
export class NoSuchTab extends Error {
  override name = 'NoSuchTab';
}

/** Google did not say whether the write landed. */
export class Unsure extends Error {
  override name = 'Unsure';
}

/** An empty cell reads as '' between others and is left out at a row's end. */
export const emptied = (cell: Cell | undefined): Cell => (cell === undefined || cell === '' ? null : cell);

/** Equal but for what a number loses on its way there and back. */
export function sameCell(a: Cell | undefined, b: Cell | undefined): boolean {
  const [one, other] = [emptied(a), emptied(b)];
  return one === other || (typeof one === 'number' && typeof other === 'number' && Math.abs(one - other) < 1e-9);
}

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

export interface CellWrite { column: number; cell: Cell; kind: Kind }

/** Cells of one row to be set; others stay as they are. */
export interface RowWrite { sheetId: number; row: number; cells: CellWrite[] }

/** A new row after the last row with data. */
export interface RowAppend { sheetId: number; cells: CellWrite[] }

export interface RowAddress { sheetId: number; row: number }

export interface Batch {
  /** Rows copied aside before anything is written; the answer tells what they held. */
  guard: RowAddress[];
  set: RowWrite[];
  append: RowAppend[];
}

export interface Book {
  /** One call, whatever the number of areas. Rows come ragged: empty ends are left out. */
  read(areas: Area[]): Cell[][][];
  /** One call; everything lands or nothing. Returns the guarded rows as they were just before. */
  write(batch: Batch): Cell[][];
}

/** A row was asked for that lies beyond the grid's end. */
export class OutOfGrid extends Error {
  override name = 'OutOfGrid';
}

/** The tab with this id is gone. */
export class NoSuchTab extends Error {
  override name = 'NoSuchTab';
}

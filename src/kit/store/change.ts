// What is to be written, by record: cells of rows that are there, and new rows.

import type { Cell } from '../cell.ts';
import { toCell } from '../cell.ts';
import type { AnyRow, Table } from '../table.ts';
import type { CellWrite, RowWrite } from './book.ts';
import type { Layout } from './layout.ts';

/** Cells of one record to be written: by id, at the row where it was read. */
export interface Change {
  table: Table;
  layout: Layout;
  id: string;
  at: number;
  values: AnyRow;
  /** The row's cells as they were read, to tell what somebody typed over meanwhile. */
  was?: Cell[];
  /** A row that has no id yet is known by all that stood in it. */
  byCells?: true;
  /** The row to be added where this one was deleted meanwhile. */
  elseAdd?: AnyRow;
}

/** A new record. Rows without an id of their own (journal lines) have id ''. */
export interface Addition {
  table: Table;
  layout: Layout;
  id: string;
  values: AnyRow;
  /** Cells it is known by where a run that was cut has added it and its values are not at hand. */
  knownBy?: CellWrite[];
}

export interface Writing {
  changes: Change[];
  additions: Addition[];
  /** Rows of tabs that are the add-in's own, by their number. */
  plain?: RowWrite[];
}

/** A cell somebody typed into between our read and our write, which replaced it. */
export interface Replaced { table: Table; id: string; heading: string; theirs: Cell }

export interface Written {
  /** What had to be mended, in words; empty when all went as read. */
  mended: string[];
  /** Ids whose rows were deleted by somebody before the write reached them. */
  gone: string[];
  replaced: Replaced[];
}

/** The cells of a record's values, by the columns where they stand. */
export function cellsOf(one: { table: Table; layout: Layout; values: AnyRow }): CellWrite[] {
  const cells: CellWrite[] = [];
  for (const key of Object.keys(one.values)) {
    const column = one.table.columns[key];
    const at = one.layout[key];
    if (column && at !== undefined) cells.push({ column: at, cell: toCell(column, one.values[key]), kind: column.kind });
  }
  return cells.sort((a, b) => a.column - b.column);
}

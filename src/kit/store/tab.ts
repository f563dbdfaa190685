// A tab as it stands after a write that went wrong, and as it will stand once everything is put right.

import type { Cell } from '../cell.ts';
import type { Kind } from '../column.ts';
import type { Table } from '../table.ts';
import type { CellWrite } from './book.ts';
import { sameCell } from './book.ts';
import { columnsNow, headingRowIn, plainHeading } from './headings.ts';
import type { Fix } from './mend.ts';

export class Tab {
  readonly table: Table;
  /** Index of the heading row: 0, unless somebody inserted rows above it. */
  readonly headingAt: number;
  /** Row numbers of records that are taken for another one already. */
  readonly taken = new Set<number>();
  /** Rows that were put right already, each with the number it had then. */
  readonly settled = new Map<number, number>();
  /** The rows as they will be. */
  readonly rows: Cell[][];
  private readonly now: Cell[][];
  /** Columns set, by row number. */
  private readonly touched = new Map<number, Set<number>>();

  constructor(table: Table, rows: Cell[][]) {
    this.table = table;
    this.now = rows;
    this.rows = rows.map((row) => row.slice());
    this.headingAt = headingRowIn(table, rows);
  }

  get headings(): Cell[] {
    return this.rows[this.headingAt] ?? [];
  }

  /** Where a cell that was written under other headings stands in a row; -1 where it does not. */
  holding(cells: Cell[], then: Cell[], written: { column: number; cell: Cell }): number {
    return columnsNow(then, this.headings, written.column, cells.length).find((at) => sameCell(cells[at], written.cell)) ?? -1;
  }

  set(row: number, column: number, cell: Cell): void {
    const cells = this.rows[row - 1];
    if (!cells) return;
    while (cells.length <= column) cells.push(null);
    cells[column] = cell;
    this.touched.set(row, (this.touched.get(row) ?? new Set()).add(column));
  }

  isTouched(row: number, column: number): boolean {
    return this.touched.get(row)?.has(column) ?? false;
  }

  /** What is to be set so that the rows are as they will be. */
  fixes(): Fix[] {
    return [...this.touched].flatMap(([row, columns]): Fix[] => {
      const now = this.now[row - 1] ?? [];
      const will = this.rows[row - 1] ?? [];
      const changed = [...columns].sort((a, b) => a - b).filter((at) => !sameCell(now[at], will[at]));
      const cells = changed.map((at): CellWrite => ({ column: at, cell: will[at] ?? null, ...this.kindIn(at) }));
      return changed.length === 0 ? [] : [{ table: this.table, row, headings: this.now[this.headingAt] ?? [], cells, expect: changed.map((at) => now[at] ?? null), now, will }];
    });
  }

  /** The kind of a column; one of the clinic's own has none. */
  private kindIn(at: number): { kind?: Kind } {
    const column = Object.values(this.table.columns).find((one) => plainHeading(one.heading) === plainHeading(this.headings[at]));
    return column ? { kind: column.kind } : {};
  }
}

// The cells of one tab: rows of values with formats, validation rules and notes beside them.
// A row is copied the first time a change writes to it, so taking the change back is putting the old row back.

import type { Box } from './box.ts';
import { Formula, type Value } from './cell.ts';
import type { Change } from './change.ts';

export interface DimensionProperties { pixelSize?: number; hiddenByUser?: boolean }

export interface Row {
  /** The change that made this row object and may write to it in place. */
  stamp: number;
  /** Ends with the last cell that holds something. */
  values: Value[];
  /** Format ids by column, 0 for none; shared between rows, never written in place. So are rules and notes. */
  formats: readonly number[] | undefined;
  rules: readonly number[] | undefined;
  notes: readonly (string | undefined)[] | undefined;
  size: DimensionProperties | undefined;
}

export type Layer = 'formats' | 'rules';

export class Grid {
  /** Ends with the last row that was ever written to; `rowCount` may be more. */
  readonly rows: (Row | undefined)[] = [];
  readonly columns: (DimensionProperties | undefined)[] = [];

  constructor(
    public rowCount: number,
    public columnCount: number,
  ) {}

  value(row: number, column: number): Value {
    return this.rows[row]?.values[column];
  }

  layer(layer: Layer, row: number, column: number): number {
    return this.rows[row]?.[layer]?.[column] ?? 0;
  }

  note(row: number, column: number): string | undefined {
    return this.rows[row]?.notes?.[column];
  }

  /** The row, ready to be written to by this change. */
  rowFor(change: Change, index: number): Row {
    const old = this.rows[index];
    if (old?.stamp === change.stamp) return old;
    const { rows } = this;
    const length = rows.length;
    while (rows.length <= index) rows.push(undefined);
    const row: Row = old
      ? { ...old, stamp: change.stamp, values: old.values.slice() }
      : { stamp: change.stamp, values: [], formats: undefined, rules: undefined, notes: undefined, size: undefined };
    rows[index] = row;
    change.did(() => {
      rows[index] = old;
      if (rows.length > length) rows.length = length;
    });
    return row;
  }

  put(change: Change, row: number, column: number, value: Value): void {
    if (value === undefined && this.value(row, column) === undefined) return;
    if (value instanceof Formula) change.formulas = true;
    place(this.rowFor(change, row).values, column, value);
  }

  putNote(change: Change, row: number, column: number, note: string | undefined): void {
    if (this.note(row, column) === note) return;
    const target = this.rowFor(change, row);
    target.notes = withItem(target.notes, column, note);
  }

  /** Rewrites a layer over a block; rows that shared one list go on sharing. */
  paint(change: Change, layer: Layer, { box, id }: { box: Box; id: (old: number) => number }): void {
    const made = new Map<readonly number[] | undefined, readonly number[] | undefined>();
    for (let row = box.top; row < box.bottom; row += 1) {
      const old = this.rows[row]?.[layer];
      if (!made.has(old)) made.set(old, painted(old, box, id));
      const next = made.get(old);
      if (next !== old) this.rowFor(change, row)[layer] = next;
    }
  }

  /** Index after the last row that holds a value (or what `also` says holds one). */
  lastRow(also?: (row: Row) => boolean): number {
    for (let row = this.rows.length - 1; row >= 0; row -= 1) {
      const found = this.rows[row];
      if (found && (found.values.length > 0 || also?.(found))) return row + 1;
    }
    return 0;
  }
}

/** Puts a value, keeping the list without trailing gaps. */
export function place(values: Value[], column: number, value: Value): void {
  if (value !== undefined) {
    while (values.length < column) values.push(undefined);
    values[column] = value;
    return;
  }
  if (column >= values.length) return;
  values[column] = undefined;
  while (values.length > 0 && values[values.length - 1] === undefined) values.pop();
}

/** A copy of a list with one item set. */
export function withItem<T>(list: readonly (T | undefined)[] | undefined, index: number, item: T | undefined): readonly (T | undefined)[] {
  const next = list ? list.slice() : [];
  while (next.length < index) next.push(undefined);
  next[index] = item;
  return next;
}

function painted(old: readonly number[] | undefined, box: Box, id: (old: number) => number): readonly number[] | undefined {
  const next = old ? old.slice() : [];
  while (next.length < box.right) next.push(0);
  let same = true;
  for (let column = box.left; column < box.right; column += 1) {
    const before = next[column] ?? 0;
    const after = id(before);
    if (after !== before) same = false;
    next[column] = after;
  }
  if (same) return old;
  while (next.length > 0 && next[next.length - 1] === 0) next.pop();
  return next.length === 0 ? undefined : next;
}

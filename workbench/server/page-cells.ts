// What a cell shows, as it travels to the page.
import { CellError, effective, errorText, Formula, type Value } from '../sheets/cell.ts';
import type { Row } from '../sheets/grid.ts';
import type { WireCell } from './page-wire.ts';

export function shownValue(value: Value): WireCell {
  const shown = effective(value);
  if (shown === undefined) return null;
  return shown instanceof CellError ? errorText(shown) : shown;
}

export function formulasOf(row: Row, index: number): [number, number, string][] {
  return row.values.flatMap((value, column): [number, number, string][] => (value instanceof Formula ? [[index, column, value.text]] : []));
}

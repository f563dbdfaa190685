// `values.get` and its kin: the values of a block, trimmed as Google trims them.

import { badRequest } from '../../errors.ts';
import { rangeText } from '../a1.ts';
import { CellError, effective, errorText, Formula, type Value } from '../cell.ts';
import type { Context } from '../context.ts';
import { textAt, type Fields } from '../input.ts';
import type { Area } from '../ranges.ts';

type Shown = string | number | boolean;

export interface Rendering {
  value: 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';
  dateTime: 'SERIAL_NUMBER' | 'FORMATTED_STRING';
  columns: boolean;
}

export function renderingOf(options: Fields, names = { value: 'valueRenderOption', dateTime: 'dateTimeRenderOption' }): Rendering {
  return {
    value: oneOf(options, names.value, ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA']),
    dateTime: oneOf(options, names.dateTime, ['SERIAL_NUMBER', 'FORMATTED_STRING']),
    columns: byColumns(options),
  };
}

export function byColumns(options: Fields): boolean {
  return oneOf(options, 'majorDimension', ['ROWS', 'COLUMNS', 'DIMENSION_UNSPECIFIED']) === 'COLUMNS';
}

/** One of an enum's names; the first if none is given. */
export function oneOf<T extends string>(options: Fields, name: string, allowed: readonly [T, ...T[]]): T {
  const given = textAt(options, name);
  if (given === undefined) return allowed[0];
  const found = allowed.find((one) => one === given);
  if (found === undefined) throw badRequest(`Invalid value at '${name.replace(/[A-Z]/g, (l) => `_${l.toLowerCase()}`)}' (TYPE_ENUM), "${given}"`);
  return found;
}

/** A `ValueRange`; without `values` where nothing stands in the block. */
export function readValues(context: Context, { tab, box }: Area, rendering: Rendering): Fields {
  const show = showerOf(context, rendering);
  const rows: Shown[][] = [];
  for (let row = box.top; row < box.bottom && row < tab.grid.rows.length; row += 1) {
    const found = tab.grid.rows[row];
    rows.push(found ? shownRow(found.values.slice(box.left, box.right), found.formats?.slice(box.left, box.right), show) : []);
  }
  context.change.read += rows.length * (box.right - box.left);
  const values = trimmed(rendering.columns ? transposed(rows) : rows);
  const range = { range: rangeText(tab.title, box), majorDimension: rendering.columns ? 'COLUMNS' : 'ROWS' };
  return values.length === 0 ? range : { ...range, values };
}

type Show = (value: Value, format: number) => Shown;

function shownRow(values: readonly Value[], formats: readonly number[] | undefined, show: Show): Shown[] {
  const shown: Shown[] = [];
  let last = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i];
    const text = value === undefined ? '' : show(value, formats?.[i] ?? 0);
    shown.push(text);
    if (text !== '') last = i + 1;
  }
  shown.length = last;
  return shown;
}

function showerOf({ display }: Context, { value: option, dateTime }: Rendering): Show {
  if (option === 'FORMATTED_VALUE') return (value, format) => display.text(value, format);
  const datesAsText = dateTime === 'FORMATTED_STRING';
  return (value, format) => {
    if (option === 'FORMULA' && value instanceof Formula) return value.text;
    const shown = effective(value);
    if (shown instanceof CellError) return errorText(shown);
    if (datesAsText && typeof shown === 'number' && display.isDate(format)) return display.text(value, format);
    return shown ?? '';
  };
}

/** Rows become columns, blanks within as ''; each column is trimmed by itself. */
function transposed(rows: readonly Shown[][]): Shown[][] {
  const columns: Shown[][] = [];
  rows.forEach((row, r) => {
    row.forEach((value, c) => {
      while (columns.length <= c) columns.push([]);
      const column = columns[c];
      if (value === '' || !column) return;
      while (column.length < r) column.push('');
      column.push(value);
    });
  });
  return columns;
}

function trimmed(rows: Shown[][]): Shown[][] {
  while (rows.length > 0 && rows[rows.length - 1]?.length === 0) rows.pop();
  return rows;
}

// `values.update` and its kin: values typed or laid raw into a block.

import { badRequest } from '../../errors.ts';
import { columnLetters, rangeText } from '../a1.ts';
import type { Box } from '../box.ts';
import { checkedText } from '../cell-data.ts';
import { Formula, type Value } from '../cell.ts';
import { writes, type Context } from '../context.ts';
import { entered, type Typing } from '../format/entered.ts';
import { serialInZone, momentOf } from '../format/serial.ts';
import { place, withItem } from '../grid.ts';
import { answer, flagAt, isFields, isList, listAt, textAt, type Fields } from '../input.ts';
import type { Area } from '../ranges.ts';
import type { Tab } from '../tab.ts';
import { byColumns, readValues, renderingOf } from './read.ts';

export type InputOption = 'RAW' | 'USER_ENTERED';

export function inputOption(options: Fields): InputOption {
  const given = textAt(options, 'valueInputOption');
  if (given === 'RAW' || given === 'USER_ENTERED') return given;
  if (given === undefined || given === 'INPUT_VALUE_OPTION_UNSPECIFIED') throw badRequest("'valueInputOption' is required but not specified");
  throw badRequest(`Invalid value at 'value_input_option' (type.googleapis.com/google.apps.sheets.v4.ValueInputOption), "${given}"`);
}

export interface Writing {
  area: Area;
  /** Rows of values, whatever way round they came. */
  rows: readonly (readonly unknown[])[];
  input: InputOption;
}

/** The rows of a `ValueRange`. */
export function rowsOf(body: Fields): readonly (readonly unknown[])[] {
  const rows = (listAt(body, 'values') ?? []).map((row, i) => {
    if (!isList(row)) throw badRequest(`Invalid value at 'data.values[${i}]' (type.googleapis.com/google.protobuf.ListValue), ${JSON.stringify(row)}`);
    return row;
  });
  if (!byColumns(body)) return rows;
  const height = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: height }, (_, r) => rows.map((row) => row[r] ?? null));
}

/** Writes the values; answers an `UpdateValuesResponse`. */
export function writeValues(context: Context, { area, rows, input }: Writing, options: Fields): Fields {
  const box = boxToWrite(context, area, rows);
  writes(context, area.tab, box);
  const cells = layRows(context, { tab: area.tab, box, rows, input });
  context.change.values = true;
  const updatedData = flagAt(options, 'includeValuesInResponse')
    ? readValues(context, { ...area, box }, renderingOf(options, { value: 'responseValueRenderOption', dateTime: 'responseDateTimeRenderOption' }))
    : undefined;
  return answer({
    spreadsheetId: context.book.id,
    updatedRange: rangeText(area.tab.title, box.right > box.left && box.bottom > box.top ? box : area.box),
    updatedRows: box.right > box.left ? box.bottom - box.top : 0,
    updatedColumns: box.right - box.left,
    updatedCells: cells,
    updatedData,
  });
}

/** The block the rows take; a single cell is only an origin, a larger range is a limit. */
function boxToWrite(context: Context, { tab, bounds, box }: Area, rows: readonly (readonly unknown[])[]): Box {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const bottom = box.top + rows.length;
  const right = box.left + width;
  const origin = bounds.bottom === box.top + 1 && bounds.right === box.left + 1;
  const mayGrow = context.switches.valuesUpdateGrowsGrid;
  const lastRow = origin ? (mayGrow ? Infinity : tab.grid.rowCount) : bounds.bottom ?? (mayGrow ? Infinity : tab.grid.rowCount);
  const lastColumn = origin ? (mayGrow ? Infinity : tab.grid.columnCount) : bounds.right ?? (mayGrow ? Infinity : tab.grid.columnCount);
  const within = `Requested writing within range [${rangeText(tab.title, bounds)}], but tried writing to`;
  if (bottom > lastRow) throw badRequest(`${within} row [${lastRow + 1}]`);
  if (right > lastColumn) throw badRequest(`${within} column [${columnLetters(lastColumn)}]`);
  context.book.reach(context.change, tab, { rows: bottom, columns: right });
  return { top: box.top, left: box.left, bottom, right };
}

/** Lays the rows; gives the number of cells that were written (null leaves a cell alone). */
function layRows(context: Context, { tab, box, rows, input }: { tab: Tab; box: Box; rows: Writing['rows']; input: InputOption }): number {
  const typing = typingOf(context);
  let count = 0;
  rows.forEach((given, r) => {
    if (given.length === 0) return;
    const row = tab.grid.rowFor(context.change, box.top + r);
    given.forEach((value, c) => {
      if (value === null || value === undefined) return;
      count += 1;
      const column = box.left + c;
      const format = row.formats?.[column] ?? 0;
      const cell = input === 'RAW' || typeof value !== 'string' || isText(context, format) ? { value: raw(value, { r, c }, context) } : entered(checkedText(value), typing);
      if (cell.value instanceof Formula) context.change.formulas = true;
      place(row.values, column, cell.value);
      if ('numberFormat' in cell && cell.numberFormat && !('numberFormat' in context.book.formats.item(format))) {
        row.formats = withZeros(withItem(row.formats, column, context.book.formats.id({ ...context.book.formats.item(format), numberFormat: cell.numberFormat })));
      }
    });
  });
  return count;
}

function withZeros(ids: readonly (number | undefined)[]): readonly number[] {
  return ids.map((id) => id ?? 0);
}

function isText({ book }: Context, format: number): boolean {
  if (format === 0) return false;
  const numberFormat = book.formats.item(format)['numberFormat'];
  return isFields(numberFormat) && numberFormat['type'] === 'TEXT';
}

function raw(value: unknown, { r, c }: { r: number; c: number }, { switches }: Context): Value {
  if (typeof value === 'string') {
    const text = !switches.rawKeepsApostrophe && value.startsWith("'") ? value.slice(1) : value;
    return checkedText(text) === '' ? undefined : text;
  }
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  const kind = isList(value) ? 'list_value' : 'struct_value';
  throw badRequest(`Invalid values[${r}][${c}]: ${kind} {\n}\n`);
}

export function typingOf({ book, now, switches }: Context): Typing {
  const { locale, timeZone } = book.properties;
  return { locale, switches, year: momentOf(serialInZone(now, timeZone)).year };
}

// Lays the cells of a request over a row, as far as a field mask lets it.

import type { Book } from './book.ts';
import { formatOf, givenCell, type GivenCell } from './cell-data.ts';
import { Formula } from './cell.ts';
import type { Context } from './context.ts';
import { overlay, updateMask, within, type Mask } from './fields.ts';
import { place, withItem, type Row } from './grid.ts';
import { textAt, type Fields } from './input.ts';
import type { Tab } from './tab.ts';

/** What a mask over `CellData` lets a write touch. */
export interface Touch {
  value: boolean;
  format: Mask | undefined;
  rule: boolean;
  note: boolean;
  /** What a given format made of an old one, by their texts: a table repeats few formats many times. */
  made: Map<string, number>;
}

export function touchOf(request: Fields): Touch {
  const mask = updateMask(textAt(request, 'fields'), 'CellData');
  return {
    value: within(mask, 'userEnteredValue') !== undefined,
    format: within(mask, 'userEnteredFormat'),
    rule: within(mask, 'dataValidation') !== undefined,
    note: within(mask, 'note') !== undefined,
    made: new Map(),
  };
}

interface Laying { tab: Tab; row: number; left: number; cells: readonly unknown[]; touch: Touch }

export function layRow(context: Context, { tab, row: index, left, cells, touch }: Laying): void {
  const { book, change } = context;
  const row = tab.grid.rowFor(change, index);
  const formats = touch.format === undefined ? undefined : padded(row.formats, left + cells.length);
  const rules = touch.rule ? padded(row.rules, left + cells.length) : undefined;
  for (let i = 0; i < cells.length; i += 1) {
    const column = left + i;
    const given = givenCell(cells[i]);
    if (touch.value) putValue(context, row, { column, given });
    if (formats) formats[column] = formatId(book, touch, { old: formats[column] ?? 0, given: given.format });
    if (rules) rules[column] = book.rules.id(given.rule);
    if (touch.note && row.notes?.[column] !== given.note) row.notes = withItem(row.notes, column, given.note);
  }
  if (formats) row.formats = sharedWith(row.formats, formats, tab.grid.rows[index - 1]?.formats);
  if (rules) row.rules = sharedWith(row.rules, rules, tab.grid.rows[index - 1]?.rules);
  if (touch.value) change.values = true;
}

export function formatId(book: Book, { format, made }: Touch, { old, given }: { old: number; given: Fields | undefined }): number {
  if (format === undefined || (given === undefined && old === 0)) return old;
  const key = `${old} ${given ? JSON.stringify(given) : ''}`;
  let id = made.get(key);
  if (id === undefined) {
    id = book.formats.id(overlay(book.formats.item(old), formatOf(given), format));
    made.set(key, id);
  }
  return id;
}

function putValue({ change }: Context, row: Row, { column, given }: { column: number; given: GivenCell }): void {
  if (given.value instanceof Formula) change.formulas = true;
  place(row.values, column, given.value);
}

function padded(ids: readonly number[] | undefined, length: number): number[] {
  const list = ids ? ids.slice() : [];
  while (list.length < length) list.push(0);
  return list;
}

/** The list as it was, or that of the row above, where it says the same; rows of a table mostly do. */
function sharedWith(old: readonly number[] | undefined, next: number[], above: readonly number[] | undefined): readonly number[] | undefined {
  while (next.length > 0 && next[next.length - 1] === 0) next.pop();
  if (next.length === 0) return undefined;
  if (old && same(old, next)) return old;
  return above && same(above, next) ? above : next;
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}

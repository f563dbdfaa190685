// A spreadsheet as JSON for the disk, and back.

import { ApiError } from '../errors.ts';
import { Book } from './book.ts';
import { Formula, type Value } from './cell.ts';
import type { DimensionProperties, Grid, Row } from './grid.ts';
import { fieldsAt, flagAt, isFields, isList, listAt, numberAt, textAt, type Fields } from './input.ts';
import { Interned } from './interned.ts';
import { Tab } from './tab.ts';

const LISTS = ['conditionalFormats', 'protectedRanges', 'filterViews', 'charts', 'merges'] as const;

export function bookToJson(book: Book): Fields {
  const { id, properties, revision, idsGiven, hasFormulas, metadata } = book;
  return { id, properties, revision, idsGiven, hasFormulas, metadata, formats: book.formats.toJSON(), rules: book.rules.toJSON(), tabs: book.tabs.map(tabToJson) };
}

function tabToJson(tab: Tab): Fields {
  const { id, title, hidden, frozenRows, frozenColumns, look, gridLook, basicFilter, revision } = tab;
  const lists = Object.fromEntries(LISTS.map((name) => [name, tab[name]]));
  return { id, title, hidden, frozenRows, frozenColumns, look, gridLook, basicFilter, revision, ...lists, ...gridToJson(tab.grid) };
}

/** Rows share their lists of formats and rules; each list is written once and named by its number. */
function gridToJson(grid: Grid): Fields {
  const lists: (readonly number[])[] = [];
  const numbers = new Map<readonly number[], number>();
  const numberOf = (list: readonly number[] | undefined): number => {
    if (!list) return -1;
    let number = numbers.get(list);
    if (number === undefined) {
      number = lists.push(list) - 1;
      numbers.set(list, number);
    }
    return number;
  };
  const rows = grid.rows.map((row) => row && [row.values.map(valueToJson), numberOf(row.formats), numberOf(row.rules), row.notes ?? 0, row.size ?? 0]);
  return { rowCount: grid.rowCount, columnCount: grid.columnCount, columns: grid.columns, lists, rows };
}

function valueToJson(value: Value): unknown {
  return value instanceof Formula ? { formula: value.text } : value;
}

export function bookFromJson(json: unknown): Book {
  if (!isFields(json)) throw unreadable();
  const properties = fieldsAt(json, 'properties') ?? {};
  const book = new Book(text(json, 'id'), { title: text(properties, 'title'), locale: text(properties, 'locale'), timeZone: text(properties, 'timeZone') });
  book.formats = Interned.from(listAt(json, 'formats') ?? []);
  book.rules = Interned.from(listAt(json, 'rules') ?? []);
  book.metadata = things(json, 'metadata');
  book.revision = numberAt(json, 'revision') ?? 0;
  book.idsGiven = numberAt(json, 'idsGiven') ?? 0;
  book.hasFormulas = flagAt(json, 'hasFormulas') ?? false;
  book.stale = book.hasFormulas;
  book.tabs = things(json, 'tabs').map(tabFromJson);
  return book;
}

function tabFromJson(json: Fields): Tab {
  const tab = new Tab({ id: numberAt(json, 'id') ?? 0, title: text(json, 'title'), rowCount: numberAt(json, 'rowCount') ?? 0, columnCount: numberAt(json, 'columnCount') ?? 0 });
  tab.hidden = flagAt(json, 'hidden') ?? false;
  tab.frozenRows = numberAt(json, 'frozenRows') ?? 0;
  tab.frozenColumns = numberAt(json, 'frozenColumns') ?? 0;
  tab.look = fieldsAt(json, 'look') ?? {};
  tab.gridLook = fieldsAt(json, 'gridLook') ?? {};
  tab.basicFilter = fieldsAt(json, 'basicFilter');
  tab.revision = numberAt(json, 'revision') ?? 0;
  for (const name of LISTS) tab[name] = things(json, name);
  for (const column of listAt(json, 'columns') ?? []) tab.grid.columns.push(sizeFromJson(column));
  const lists = (listAt(json, 'lists') ?? []).map((list) => (isList(list) ? list.map(Number) : []));
  for (const row of listAt(json, 'rows') ?? []) tab.grid.rows.push(isList(row) ? rowFromJson(row, lists) : undefined);
  return tab;
}

function rowFromJson(row: readonly unknown[], lists: readonly (readonly number[])[]): Row {
  const [values, formats, rules, notes, size] = row;
  return {
    stamp: 0,
    values: isList(values) ? values.map(valueFromJson) : [],
    formats: lists[Number(formats)],
    rules: lists[Number(rules)],
    notes: isList(notes) ? notes.map((note) => (typeof note === 'string' ? note : undefined)) : undefined,
    size: sizeFromJson(size),
  };
}

function valueFromJson(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return isFields(value) ? new Formula(text(value, 'formula')) : undefined;
}

function sizeFromJson(json: unknown): DimensionProperties | undefined {
  if (!isFields(json)) return undefined;
  const pixelSize = numberAt(json, 'pixelSize');
  return { ...(pixelSize === undefined ? {} : { pixelSize }), ...(flagAt(json, 'hiddenByUser') ? { hiddenByUser: true } : {}) };
}

function things(json: Fields, name: string): Fields[] {
  return (listAt(json, name) ?? []).filter(isFields);
}

function text(json: Fields, name: string): string {
  const value = textAt(json, name);
  if (value === undefined) throw unreadable();
  return value;
}

function unreadable(): ApiError {
  return new ApiError(500, 'INTERNAL', 'The saved spreadsheet cannot be read.');
}

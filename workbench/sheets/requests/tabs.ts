// Requests about the spreadsheet and its tabs: add, delete, duplicate, properties.

import { badRequest } from '../../errors.ts';
import type { Context } from '../context.ts';
import { updateMask, within, type Mask } from '../fields.ts';
import { cutGrid } from '../dimensions.ts';
import { fieldsAt, flagAt, numberAt, textAt, tidyFields, type Fields } from '../input.ts';
import { NEW_TAB } from '../limits.ts';
import type { Tab } from '../tab.ts';
import { tabProperties } from '../tab-properties.ts';
import { duplicateTab } from '../duplicate.ts';
import { renameInFormulas } from '../shift-formulas.ts';

export function addSheet(context: Context, request: Fields): Fields {
  const { book, change } = context;
  const properties = fieldsAt(request, 'properties') ?? {};
  const grid = fieldsAt(properties, 'gridProperties') ?? {};
  const tab = book.addTab(change, {
    id: newTabId(context, numberAt(properties, 'sheetId')),
    title: textAt(properties, 'title') ?? freeTitle(context),
    rowCount: counted(grid, 'rowCount') ?? NEW_TAB.rowCount,
    columnCount: counted(grid, 'columnCount') ?? NEW_TAB.columnCount,
    ...indexOf(properties),
  });
  applyProperties(context, tab, { properties, mask: new Map<string, Mask>([['hidden', true], ['gridProperties', true], ['tabColorStyle', true], ['tabColor', true], ['rightToLeft', true]]) });
  return { addSheet: { properties: tabProperties(book, tab) } };
}

function newTabId({ book }: Context, given: number | undefined): number {
  if (given === undefined) return book.nextId();
  if (!Number.isInteger(given) || given < 0) throw badRequest('Sheet ID must be non-negative.');
  return given;
}

function freeTitle({ book }: Context): string {
  let number = book.tabs.length + 1;
  while (book.named(`Sheet${number}`)) number += 1;
  return `Sheet${number}`;
}

function indexOf(properties: Fields): { index?: number } {
  const index = numberAt(properties, 'index');
  return index === undefined ? {} : { index };
}

function counted(grid: Fields, name: string): number | undefined {
  const count = numberAt(grid, name);
  if (count !== undefined && count < 1) throw badRequest(`Invalid value for ${name}: a sheet must have at least one row and one column.`);
  return count;
}

function tabFor({ book }: Context, id: number | undefined): Tab {
  const tab = book.tab(id ?? 0);
  if (!tab) throw badRequest(`No sheet with id: ${id ?? 0}`);
  return tab;
}

export function deleteSheet(context: Context, request: Fields): void {
  const { book, change } = context;
  const tab = tabFor(context, numberAt(request, 'sheetId'));
  if (book.tabs.length === 1) throw badRequest("You can't remove all the sheets in a document.");
  if (book.tabs.every((other) => other === tab || other.hidden)) throw badRequest("You can't remove all the visible sheets in a document.");
  change.set(book, 'tabs', book.tabs.filter((other) => other !== tab));
  change.set(book, 'metadata', book.metadata.filter((one) => !belongsTo(one, tab.id)));
  change.mark(tab);
  change.formulas ||= book.hasFormulas;
}

function belongsTo(metadata: Fields, id: number): boolean {
  const location = fieldsAt(metadata, 'location') ?? {};
  const range = fieldsAt(location, 'dimensionRange');
  return numberAt(range ?? location, 'sheetId') === id;
}

export function duplicateSheet(context: Context, request: Fields): Fields {
  const { book } = context;
  const source = tabFor(context, numberAt(request, 'sourceSheetId'));
  const index = numberAt(request, 'insertSheetIndex');
  const tab = duplicateTab(context, source, {
    id: newTabId(context, numberAt(request, 'newSheetId')),
    title: textAt(request, 'newSheetName') ?? copyTitle(context, source.title),
    index: index ?? book.tabs.indexOf(source) + 1,
  });
  return { duplicateSheet: { properties: tabProperties(book, tab) } };
}

function copyTitle({ book }: Context, title: string): string {
  const first = `Copy of ${title}`;
  let number = 2;
  let name = first;
  for (; book.named(name); number += 1) name = `${first} ${number}`;
  return name;
}

export function updateSheetProperties(context: Context, request: Fields): void {
  const mask = updateMask(textAt(request, 'fields'), PROPERTIES);
  const properties = fieldsAt(request, 'properties') ?? {};
  applyProperties(context, tabFor(context, numberAt(properties, 'sheetId')), { properties, mask });
}

const PROPERTIES: ReadonlySet<string> = new Set(['sheetId', 'title', 'index', 'sheetType', 'gridProperties', 'hidden', 'tabColor', 'tabColorStyle', 'rightToLeft', 'dataSourceSheetProperties']);

function applyProperties(context: Context, tab: Tab, { properties, mask }: { properties: Fields; mask: Mask }): void {
  const { book, change } = context;
  const wants = (name: string): boolean => (mask === true ? properties[name] !== undefined : within(mask, name) !== undefined);
  change.mark(tab);
  if (wants('title')) rename(context, tab, textAt(properties, 'title') ?? '');
  if (wants('index')) {
    const others = book.tabs.filter((other) => other !== tab);
    const index = numberAt(properties, 'index') ?? 0;
    // Google: the index is taken before the tab leaves its place.
    others.splice(index > book.tabs.indexOf(tab) ? index - 1 : index, 0, tab);
    change.set(book, 'tabs', others);
  }
  if (wants('hidden')) hide(context, tab, flagAt(properties, 'hidden') ?? false);
  if (wants('rightToLeft')) change.set(tab, 'look', tidyFields({ ...tab.look, rightToLeft: flagAt(properties, 'rightToLeft') }));
  if (wants('tabColorStyle') || wants('tabColor')) change.set(tab, 'look', tidyFields({ ...tab.look, tabColorStyle: colorOf(properties) }));
  const grid = fieldsAt(properties, 'gridProperties') ?? {};
  const gridMask = mask === true && properties['gridProperties'] === undefined ? undefined : within(mask, 'gridProperties');
  if (gridMask !== undefined) applyGrid(context, tab, { grid, mask: gridMask });
}

/** The newer of Google's two names for a tab's color wins. */
function colorOf(properties: Fields): Fields | undefined {
  const color = fieldsAt(properties, 'tabColor');
  return fieldsAt(properties, 'tabColorStyle') ?? (color && { rgbColor: color });
}

function rename(context: Context, tab: Tab, title: string): void {
  const { book, change } = context;
  if (title === '') throw badRequest('Sheet name cannot be empty.');
  const other = book.named(title);
  if (other && other !== tab) throw badRequest(`A sheet with the name "${title}" already exists. Please enter another name.`);
  renameInFormulas(book, change, { from: tab.title, to: title });
  change.set(tab, 'title', title);
  change.formulas ||= book.hasFormulas;
}

function hide({ book, change }: Context, tab: Tab, hidden: boolean): void {
  if (hidden && book.tabs.every((other) => other === tab || other.hidden)) throw badRequest("You can't hide all the sheets in a document.");
  change.set(tab, 'hidden', hidden);
}

function applyGrid(context: Context, tab: Tab, { grid, mask }: { grid: Fields; mask: Mask }): void {
  const { change, book } = context;
  const wants = (name: string): boolean => (mask === true ? grid[name] !== undefined : mask.has(name));
  const size = {
    rowCount: wants('rowCount') ? counted(grid, 'rowCount') ?? tab.grid.rowCount : tab.grid.rowCount,
    columnCount: wants('columnCount') ? counted(grid, 'columnCount') ?? tab.grid.columnCount : tab.grid.columnCount,
  };
  // Google holds a shrinking grid against the frozen rows it has, not those this request gives.
  const frozen = { rows: wants('frozenRowCount') ? numberAt(grid, 'frozenRowCount') ?? 0 : tab.frozenRows, columns: wants('frozenColumnCount') ? numberAt(grid, 'frozenColumnCount') ?? 0 : tab.frozenColumns };
  if (size.rowCount <= Math.max(frozen.rows, size.rowCount < tab.grid.rowCount ? tab.frozenRows : 0)) throw badRequest("You can't freeze all visible rows on the sheet.");
  if (size.columnCount <= Math.max(frozen.columns, size.columnCount < tab.grid.columnCount ? tab.frozenColumns : 0)) throw badRequest("You can't freeze all visible columns on the sheet.");
  cutGrid(context, tab, size);
  book.resize(change, tab, size);
  change.set(tab, 'frozenRows', frozen.rows);
  change.set(tab, 'frozenColumns', frozen.columns);
  if (wants('hideGridlines')) change.set(tab, 'gridLook', flagAt(grid, 'hideGridlines') ? { hideGridlines: true } : {});
}

export function updateSpreadsheetProperties({ book, change }: Context, request: Fields): void {
  const mask = updateMask(textAt(request, 'fields'));
  const properties = fieldsAt(request, 'properties') ?? {};
  const next = { ...book.properties };
  for (const name of ['title', 'locale', 'timeZone'] as const) {
    if (within(mask, name) === undefined) continue;
    const value = textAt(properties, name);
    if (value !== undefined) next[name] = value;
    else if (name === 'title' && mask !== true) next.title = '';
  }
  if (!isTimeZone(next.timeZone)) throw badRequest(`Invalid properties.timeZone: ${next.timeZone}`);
  change.set(book, 'properties', next);
  change.formulas ||= book.hasFormulas;
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

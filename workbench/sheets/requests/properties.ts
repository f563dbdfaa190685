// Requests about the properties of a tab and of the spreadsheet.

import { badRequest } from '../../errors.ts';
import type { Context } from '../context.ts';
import { cutGrid } from '../dimensions.ts';
import { updateMask, within, type Mask } from '../fields.ts';
import { fieldsAt, flagAt, numberAt, textAt, tidyFields, type Fields } from '../input.ts';
import { renameInFormulas } from '../shift-formulas.ts';
import type { Tab } from '../tab.ts';

export function updateSheetProperties(context: Context, request: Fields): void {
  const mask = updateMask(textAt(request, 'fields'), 'SheetProperties');
  const properties = fieldsAt(request, 'properties') ?? {};
  applyProperties(context, tabFor(context, numberAt(properties, 'sheetId')), { properties, mask });
}

export function tabFor({ book }: Context, id: number | undefined): Tab {
  const tab = book.tab(id ?? 0);
  if (!tab) throw badRequest(`No sheet with id: ${id ?? 0}`);
  return tab;
}

export function applyProperties(context: Context, tab: Tab, { properties, mask }: { properties: Fields; mask: Mask }): void {
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

export function counted(grid: Fields, name: string): number | undefined {
  const count = numberAt(grid, name);
  if (count !== undefined && count < 1) throw badRequest(`Invalid value for ${name}: a sheet must have at least one row and one column.`);
  return count;
}

export function updateSpreadsheetProperties({ book, change }: Context, request: Fields): void {
  const mask = updateMask(textAt(request, 'fields'), 'SpreadsheetProperties');
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

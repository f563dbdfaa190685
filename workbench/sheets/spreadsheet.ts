// The `Spreadsheet` resource as the API answers it, as far as a field mask wants it.

import { isEmptyBox, type Box } from './box.ts';
import { cellDataOf, DEFAULT_FORMAT } from './cell-data.ts';
import type { Context } from './context.ts';
import { pick, within, type Mask } from './fields.ts';
import { answer, fieldsAt, type Fields } from './input.ts';
import { DEFAULT_SIZE } from './limits.ts';
import { tabOfLocation } from './metadata.ts';
import { boxOfStored, type Area } from './ranges.ts';
import type { Tab } from './tab.ts';
import { tabProperties } from './tab-properties.ts';

export interface Wanted {
  mask: Mask;
  gridData: boolean;
  /** Only these blocks and their tabs; all tabs where undefined. */
  areas: readonly Area[] | undefined;
}

export function spreadsheetOf(context: Context, wanted: Wanted): Fields {
  const { book } = context;
  const own = book.metadata.filter((one) => tabOfLocation(fieldsAt(one, 'location')) === undefined);
  const resource = masked({
    spreadsheetId: book.id,
    properties: {
      ...book.properties,
      autoRecalc: 'ON_CHANGE',
      defaultFormat: DEFAULT_FORMAT,
      spreadsheetTheme: { primaryFontFamily: 'Arial' },
    },
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${book.id}/edit`,
    ...(own.length > 0 ? { developerMetadata: own } : {}),
  }, wanted.mask);
  const sheetsMask = within(wanted.mask, 'sheets');
  if (sheetsMask === undefined) return resource;
  const tabs = wanted.areas === undefined ? book.tabs : book.tabs.filter((tab) => wanted.areas?.some((area) => area.tab === tab));
  return { ...resource, sheets: tabs.map((tab) => sheetOf(context, tab, { ...wanted, mask: sheetsMask })) };
}

function masked(fields: Fields, mask: Mask): Fields {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => {
    const inner = within(mask, name);
    return inner === undefined ? [] : [[name, pick(value, inner)]];
  }));
}

function sheetOf(context: Context, tab: Tab, { mask, gridData, areas }: Wanted): Fields {
  const { book } = context;
  const metadata = book.metadata.filter((one) => {
    const location = fieldsAt(one, 'location');
    return tabOfLocation(location) === tab.id && !(location && fieldsAt(location, 'dimensionRange'));
  });
  const sheet: Record<string, unknown> = {};
  const things = {
    conditionalFormats: tab.conditionalFormats.map(withoutZeroId),
    protectedRanges: tab.protectedRanges.map((one) => ({ ...withoutZeroId(one), ...editable(context, tab, one) })),
    filterViews: tab.filterViews.map(withoutZeroId),
    charts: tab.charts,
    merges: tab.merges.map(withoutZeroId),
    developerMetadata: metadata,
  };
  const parts = { properties: tabProperties(book, tab), ...Object.fromEntries(Object.entries(things).filter(([, list]) => list.length > 0)), ...(tab.basicFilter ? { basicFilter: withoutZeroId(tab.basicFilter) } : {}) };
  Object.assign(sheet, masked(parts, mask));
  const dataMask = within(mask, 'data');
  if (gridData && dataMask !== undefined) sheet['data'] = boxesOf(tab, areas).map((box) => gridDataOf(context, tab, { box, mask: dataMask }));
  return sheet;
}

function editable({ isOwner, change }: Context, tab: Tab, protection: Fields): Fields {
  const editors = fieldsAt(protection, 'editors');
  const users = editors?.['users'];
  const may = isOwner || protection['warningOnly'] === true || (Array.isArray(users) && users.includes(change.user)) || boxOfStored(tab, protection['range']) === undefined;
  return may ? { requestingUserCanEdit: true } : {};
}

/** Google leaves `sheetId: 0` out of a grid range. */
function withoutZeroId(value: Fields): Fields {
  return Object.fromEntries(Object.entries(value).flatMap(([name, item]) => {
    if (name === 'sheetId' && item === 0) return [];
    if (Array.isArray(item)) return [[name, item.map((one: unknown) => (isPlain(one) ? withoutZeroId(one) : one))]];
    return [[name, isPlain(item) ? withoutZeroId(item) : item]];
  }));
}

function isPlain(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function boxesOf(tab: Tab, areas: readonly Area[] | undefined): Box[] {
  const { rowCount, columnCount } = tab.grid;
  if (areas === undefined) return [{ top: 0, left: 0, bottom: rowCount, right: columnCount }];
  return areas.filter((area) => area.tab === tab).map(({ box }) => box);
}

function gridDataOf(context: Context, tab: Tab, { box, mask }: { box: Box; mask: Mask }): Fields {
  const { grid } = tab;
  const data: Record<string, unknown> = answer({ startRow: within(mask, 'startRow') && box.top, startColumn: within(mask, 'startColumn') && box.left });
  const rowsMask = within(mask, 'rowData');
  if (rowsMask !== undefined) {
    const rows = rowData(context, tab, { box, mask: within(rowsMask, 'values') });
    if (rows.length > 0) data['rowData'] = rows;
    context.change.read += rows.length * (box.right - box.left);
  }
  if (within(mask, 'rowMetadata') !== undefined) {
    const marks = marksOf(context, tab, 'ROWS');
    data['rowMetadata'] = lines(box.top, box.bottom, (i) => pick({ pixelSize: DEFAULT_SIZE.ROWS, ...grid.rows[i]?.size, ...marks.get(i) }, within(mask, 'rowMetadata') ?? true));
  }
  if (within(mask, 'columnMetadata') !== undefined) {
    const marks = marksOf(context, tab, 'COLUMNS');
    data['columnMetadata'] = lines(box.left, box.right, (i) => pick({ pixelSize: DEFAULT_SIZE.COLUMNS, ...grid.columns[i], ...marks.get(i) }, within(mask, 'columnMetadata') ?? true));
  }
  return data;
}

/** The developer metadata of single rows or columns, by their index. */
function marksOf({ book }: Context, tab: Tab, dimension: string): Map<number, { developerMetadata: Fields[] }> {
  const marks = new Map<number, { developerMetadata: Fields[] }>();
  for (const one of book.metadata) {
    const range = fieldsAt(fieldsAt(one, 'location') ?? {}, 'dimensionRange');
    if (!range || range['dimension'] !== dimension || range['sheetId'] !== tab.id) continue;
    const index = Number(range['startIndex']);
    marks.set(index, { developerMetadata: [...(marks.get(index)?.developerMetadata ?? []), one] });
  }
  return marks;
}

function lines(from: number, to: number, line: (index: number) => unknown): unknown[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => line(from + i));
}

function rowData({ book, display }: Context, tab: Tab, { box, mask }: { box: Box; mask: Mask | undefined }): Fields[] {
  const rows: Fields[] = [];
  let last = 0;
  if (mask === undefined || isEmptyBox(box)) return rows;
  const deep = mask !== true && [...mask.values()].some((inner) => inner !== true);
  for (let index = box.top; index < box.bottom && index < tab.grid.rows.length; index += 1) {
    const row = tab.grid.rows[index];
    const cells: unknown[] = [];
    let width = 0;
    const end = row ? Math.min(box.right, Math.max(row.values.length, row.formats?.length ?? 0, row.rules?.length ?? 0, row.notes?.length ?? 0)) : 0;
    for (let column = box.left; column < end; column += 1) {
      const cell = cellDataOf(row, column, { book, display, mask });
      cells.push(deep ? pick(cell, mask) : cell);
      if (Object.keys(cell).length > 0) width = cells.length;
    }
    cells.length = width;
    rows.push(width > 0 ? { values: cells } : {});
    if (width > 0) last = rows.length;
  }
  rows.length = last;
  return rows;
}

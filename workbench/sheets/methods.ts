// Every method of the API that is emulated, by its discovery id without `sheets.`.

import { badRequest, notFound } from '../errors.ts';
import { batchUpdate } from './batch-update.ts';
import type { Context } from './context.ts';
import { prefixed } from './prefixed.ts';
import { parseMask, within, type Mask } from './fields.ts';
import { fieldsAt, flagAt, isFields, listAt, numberAt, textAt, textsAt, type Fields } from './input.ts';
import { lookUp } from './metadata.ts';
import { areaOfA1, areasOfFilter } from './ranges.ts';
import { updateCells } from './requests/cells.ts';
import { isTimeZone } from './requests/properties.ts';
import { addSheet } from './requests/tabs.ts';
import { spreadsheetOf } from './spreadsheet.ts';
import { appendValues } from './values/append.ts';
import { clearArea } from './values/clear.ts';
import { byColumns, readValues, renderingOf } from './values/read.ts';
import { inputOption, rowsOf, writeValues } from './values/write.ts';

type Method = (context: Context, params: Fields, body: Fields) => Fields;

export const CREATE = 'spreadsheets.create';

export const METHODS: Readonly<Record<string, Method>> = {
  [CREATE]: create,
  'spreadsheets.get': get,
  'spreadsheets.getByDataFilter': getByDataFilter,
  'spreadsheets.batchUpdate': batchUpdate,
  'spreadsheets.values.get': (context, params) => readValues(context, areaOfA1(context.book, rangeParam(params)), renderingOf(params)),
  'spreadsheets.values.batchGet': batchGet,
  'spreadsheets.values.batchGetByDataFilter': batchGetByDataFilter,
  'spreadsheets.values.update': update,
  'spreadsheets.values.batchUpdate': batchUpdateValues,
  'spreadsheets.values.batchUpdateByDataFilter': batchUpdateByDataFilter,
  'spreadsheets.values.append': (context, params, body) => appendValues(context, rangeParam(params), { options: params, body }),
  'spreadsheets.values.clear': (context, params) => ({ spreadsheetId: context.book.id, clearedRange: clearArea(context, areaOfA1(context.book, rangeParam(params))) }),
  'spreadsheets.values.batchClear': batchClear,
  'spreadsheets.values.batchClearByDataFilter': batchClearByDataFilter,
  'spreadsheets.developerMetadata.get': getMetadata,
  'spreadsheets.developerMetadata.search': searchMetadata,
};

function rangeParam(params: Fields): string {
  const range = textAt(params, 'range');
  if (range === undefined || range === '') throw badRequest('Missing required parameter: range');
  return range;
}

function create(context: Context, _params: Fields, body: Fields): Fields {
  const { book, change } = context;
  const properties = fieldsAt(body, 'properties') ?? {};
  const timeZone = textAt(properties, 'timeZone') ?? book.properties.timeZone;
  if (!isTimeZone(timeZone)) throw badRequest(`Invalid properties.timeZone: ${timeZone}`);
  change.set(book, 'properties', { title: textAt(properties, 'title') ?? book.properties.title, locale: textAt(properties, 'locale') ?? book.properties.locale, timeZone });
  const sheets = (listAt(body, 'sheets') ?? []).filter(isFields);
  // Google gives the first tab of a new spreadsheet the id 0.
  for (const [i, sheet] of (sheets.length > 0 ? sheets : [{}]).entries()) addGiven(context, sheet, i === 0 && sheets.length === 0 ? { sheetId: 0, title: 'Sheet1' } : {});
  return spreadsheetOf(context, { mask: true, gridData: false, areas: undefined });
}

function addGiven(context: Context, sheet: Fields, defaults: Fields): void {
  const properties = { ...defaults, ...fieldsAt(sheet, 'properties') };
  const before = new Set(context.book.tabs);
  addSheet(context, { properties });
  const tab = context.book.tabs.find((one) => !before.has(one));
  for (const data of (listAt(sheet, 'data') ?? []).filter(isFields)) {
    const rows = listAt(data, 'rowData') ?? [];
    const start = { sheetId: tab?.id ?? 0, rowIndex: numberAt(data, 'startRow') ?? 0, columnIndex: numberAt(data, 'startColumn') ?? 0 };
    if (rows.length > 0) updateCells(context, { rows, start, fields: '*' });
  }
}

/** A response mask wants grid data if it names it; without a mask `includeGridData` decides. */
function wantedOf(params: Fields, flag: boolean): { mask: Mask; gridData: boolean } {
  const fields = textAt(params, 'fields');
  if (fields === undefined || fields === '') return { mask: true, gridData: flag };
  const mask = parseMask(fields);
  if (mask === true) return { mask, gridData: flag };
  const sheets = within(mask, 'sheets');
  return { mask, gridData: sheets !== undefined && within(sheets, 'data') !== undefined };
}

function get(context: Context, params: Fields): Fields {
  const ranges = textsAt(params, 'ranges');
  const areas = ranges.length === 0 ? undefined : ranges.map((range) => areaOfA1(context.book, range));
  return spreadsheetOf(context, { ...wantedOf(params, flagAt(params, 'includeGridData') ?? false), areas });
}

function getByDataFilter(context: Context, params: Fields, body: Fields): Fields {
  const filters = (listAt(body, 'dataFilters') ?? []).filter(isFields);
  const areas = filters.length === 0 ? undefined : filters.flatMap((filter) => areasOfFilter(context.book, filter));
  return spreadsheetOf(context, { ...wantedOf(params, flagAt(body, 'includeGridData') ?? false), areas });
}

function batchGet(context: Context, params: Fields): Fields {
  const rendering = renderingOf(params);
  const valueRanges = textsAt(params, 'ranges').map((range) => readValues(context, areaOfA1(context.book, range), rendering));
  return { spreadsheetId: context.book.id, ...(valueRanges.length > 0 ? { valueRanges } : {}) };
}

function batchGetByDataFilter(context: Context, _params: Fields, body: Fields): Fields {
  const rendering = renderingOf(body);
  const filters = (listAt(body, 'dataFilters') ?? []).filter(isFields);
  if (filters.length === 0) throw badRequest('Must specify at least one data filter.');
  const valueRanges = filters.flatMap((filter) => areasOfFilter(context.book, filter).map((area) => ({ valueRange: readValues(context, area, rendering), dataFilters: [filter] })));
  return { spreadsheetId: context.book.id, ...(valueRanges.length > 0 ? { valueRanges } : {}) };
}

function update(context: Context, params: Fields, body: Fields): Fields {
  const input = inputOption(params);
  return writeValues(context, { area: areaOfA1(context.book, rangeParam(params)), rows: rowsOf(body), input }, { ...params, majorDimension: byColumns(body) ? 'COLUMNS' : 'ROWS' });
}

function batchUpdateValues(context: Context, _params: Fields, body: Fields): Fields {
  const input = inputOption(body);
  const responses = (listAt(body, 'data') ?? []).filter(isFields).map((data, i) =>
    prefixed(`data[${i}]`, () => writeValues(context, { area: areaOfA1(context.book, rangeParam(data)), rows: rowsOf(data), input }, body)),
  );
  return { spreadsheetId: context.book.id, ...totals(responses), responses };
}

function batchUpdateByDataFilter(context: Context, _params: Fields, body: Fields): Fields {
  const input = inputOption(body);
  const responses = (listAt(body, 'data') ?? []).filter(isFields).flatMap((data, i) =>
    prefixed(`data[${i}]`, () => {
      const filter = fieldsAt(data, 'dataFilter') ?? {};
      return areasOfFilter(context.book, filter).map((area) => ({ ...writeValues(context, { area, rows: rowsOf(data), input }, body), dataFilter: filter }));
    }),
  );
  return { spreadsheetId: context.book.id, ...totals(responses), responses };
}

function totals(responses: readonly Fields[]): Fields {
  const sum = (name: string): number => responses.reduce((total, one) => total + (numberAt(one, name) ?? 0), 0);
  const sheets = new Set(responses.map((one) => (textAt(one, 'updatedRange') ?? '').replace(/!.*$/, '')));
  return { totalUpdatedRows: sum('updatedRows'), totalUpdatedColumns: sum('updatedColumns'), totalUpdatedCells: sum('updatedCells'), totalUpdatedSheets: sheets.size };
}

function batchClear(context: Context, _params: Fields, body: Fields): Fields {
  const clearedRanges = textsAt(body, 'ranges').map((range, i) => prefixed(`range[${i}]`, () => clearArea(context, areaOfA1(context.book, range))));
  return { spreadsheetId: context.book.id, clearedRanges };
}

function batchClearByDataFilter(context: Context, _params: Fields, body: Fields): Fields {
  const filters = (listAt(body, 'dataFilters') ?? []).filter(isFields);
  const clearedRanges = filters.flatMap((filter) => areasOfFilter(context.book, filter).map((area) => clearArea(context, area)));
  return { spreadsheetId: context.book.id, clearedRanges };
}

function getMetadata({ book }: Context, params: Fields): Fields {
  const found = book.metadata.find((one) => one['metadataId'] === numberAt(params, 'metadataId'));
  if (!found) throw notFound();
  return found;
}

function searchMetadata({ book }: Context, _params: Fields, body: Fields): Fields {
  const filters = (listAt(body, 'dataFilters') ?? []).filter(isFields);
  const matched = filters.flatMap((filter) => {
    const lookup = fieldsAt(filter, 'developerMetadataLookup');
    const found = lookup ? lookUp(book, lookup) : areasOfFilter(book, filter).flatMap(({ tab }) => lookUp(book, { metadataLocation: { sheetId: tab.id } }));
    return found.map((developerMetadata) => ({ developerMetadata, dataFilters: [filter] }));
  });
  return matched.length === 0 ? {} : { matchedDeveloperMetadata: matched };
}

// Requests that make the tabs: grids, headings, widths, formats. What is there is left as it is.

import type { Column } from '../../kit/column.ts';
import { headings } from '../../kit/table.ts';
import type { Table } from '../../kit/table.ts';
import { formatOf } from '../format.ts';
import type { CellData, Sheet, SheetsRequest, Spreadsheet } from '../services.ts';
import type { Places } from './places.ts';
import { placesOf } from './places.ts';

const rowsAtFirst = 1000;
/** A tab read whole costs by its grid, empty rows too. */
const fewRowsAtFirst = 100;
/** For the clinic's own columns. */
const spareColumns = 3;
/** The scratch tab holds one row for each row a save touches. */
const scratchRows = 200;
const scratchColumns = 120;

export interface Tab extends Places {
  table: Table;
  sheet?: Sheet;
  /** Cells of the heading row and of the first row under it. */
  headingRow: CellData[];
  firstRow: CellData[];
}

/** The tabs as they stand, by their fixed sheet id. `widths`: columns in use where headings are missing. */
export function tabsOf(tables: Table[], book: Spreadsheet, widths: Map<Table, number> = new Map()): Tab[] {
  return tables.map((table) => {
    const sheet = book.sheets?.find((one) => (one.properties?.sheetId ?? 0) === table.sheetId);
    const rows = sheet?.data?.[0]?.rowData ?? [];
    const headingRow = rows[0]?.values ?? [];
    const names = headingRow.map((cell) => cell.formattedValue ?? cell.effectiveValue?.stringValue ?? '');
    return { table, sheet, headingRow, firstRow: rows[1]?.values ?? [], ...placesOf(table, names, widths.get(table) ?? 0) };
  });
}

export function tabRequests(tabs: Tab[], book: Spreadsheet): SheetsRequest[] {
  const titles = new Set((book.sheets ?? []).map((sheet) => sheet.properties?.title?.toLowerCase()));
  return tabs.flatMap((tab, index) => (tab.sheet ? [...grid(tab), ...missingHeadings(tab), ...lostFormats(tab)] : newTab(tab.table, index, titles)));
}

function newTab(table: Table, index: number, titles: Set<string | undefined>): SheetsRequest[] {
  const names = headings(table);
  const bare = names.length === 0;
  const title = titles.has(table.tab.toLowerCase()) ? `${table.tab} (Tablework)` : table.tab;
  const add: SheetsRequest = {
    addSheet: {
      properties: {
        sheetId: table.sheetId, title, index, ...(table.hidden ? { hidden: true } : {}),
        gridProperties: bare
          ? { rowCount: scratchRows, columnCount: scratchColumns }
          : { rowCount: rowsOf(table), columnCount: names.length + spareColumns, frozenRowCount: 1 },
      },
    },
  };
  if (bare) return [add];
  return [add, headingCells(table, table.keys, 0), ...table.keys.flatMap((key, at) => columnLook(table, key, at))];
}

const rowsOf = (table: Table): number => (table.few ? fewRowsAtFirst : rowsAtFirst);

/** The heading row stays in view, and the scratch tab keeps the room it needs. */
function grid({ table, sheet }: Tab): SheetsRequest[] {
  const { rowCount = 0, columnCount = 0, frozenRowCount = 0 } = sheet?.properties?.gridProperties ?? {};
  const { sheetId } = table;
  if (table.keys.length === 0) {
    return [
      ...(rowCount < scratchRows ? [{ appendDimension: { sheetId, dimension: 'ROWS' as const, length: scratchRows - rowCount } }] : []),
      ...(columnCount < scratchColumns ? [{ appendDimension: { sheetId, dimension: 'COLUMNS' as const, length: scratchColumns - columnCount } }] : []),
    ];
  }
  if (frozenRowCount > 0) return [];
  return [
    ...(rowCount < 2 ? [{ appendDimension: { sheetId, dimension: 'ROWS' as const, length: rowsOf(table) } }] : []),
    { updateSheetProperties: { properties: { sheetId, gridProperties: { frozenRowCount: 1 } }, fields: 'gridProperties.frozenRowCount' } },
  ];
}

/** Headings that are gone come back; nothing else moves, but for a first row that had slipped into the heading row's place. */
function missingHeadings(tab: Tab): SheetsRequest[] {
  const { table, missing, at } = tab;
  if (missing.length === 0) return [];
  const { sheetId } = table;
  const width = tab.sheet?.properties?.gridProperties?.columnCount ?? 0;
  const last = Math.max(...missing.map((key) => at.get(key) ?? 0));
  const grow: SheetsRequest[] = last >= width ? [{ appendDimension: { sheetId, dimension: 'COLUMNS', length: last + 1 - width } }] : [];
  const room: SheetsRequest[] = tab.headless ? [{ insertDimension: { range: { sheetId, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } }] : [];
  return [...grow, ...room, ...missing.flatMap((key) => [headingCells(table, [key], at.get(key) ?? 0), ...columnLook(table, key, at.get(key) ?? 0)])];
}

/** A text column whose cells have lost their format would eat 007 and 1/2 as they are typed. */
function lostFormats({ table, sheet, firstRow, at, missing }: Tab): SheetsRequest[] {
  if ((sheet?.properties?.gridProperties?.rowCount ?? 0) < 2) return [];
  return table.keys.flatMap((key): SheetsRequest[] => {
    const column = table.columns[key];
    const place = at.get(key) ?? 0;
    const numberFormat = column && formatOf(column.kind);
    if (!numberFormat || missing.includes(key) || firstRow[place]?.userEnteredFormat?.numberFormat) return [];
    return [{
      repeatCell: {
        range: { sheetId: table.sheetId, startRowIndex: 1, startColumnIndex: place, endColumnIndex: place + 1 },
        cell: { userEnteredFormat: { numberFormat } }, fields: 'userEnteredFormat.numberFormat',
      },
    }];
  });
}

function headingCells(table: Table, keys: string[], from: number): SheetsRequest {
  return {
    updateCells: {
      start: { sheetId: table.sheetId, rowIndex: 0, columnIndex: from },
      rows: [{ values: keys.flatMap((key) => (table.columns[key] ? [headingCell(table.columns[key])] : [])) }],
      fields: 'userEnteredValue,userEnteredFormat(backgroundColorStyle,textFormat,wrapStrategy,verticalAlignment),note',
    },
  };
}

function headingCell(column: Column): CellData {
  return {
    userEnteredValue: { stringValue: column.heading },
    userEnteredFormat: {
      backgroundColorStyle: { rgbColor: headingColor(column) },
      textFormat: { bold: true }, wrapStrategy: 'WRAP', verticalAlignment: 'MIDDLE',
    },
    note: noteOf(column),
  };
}

export const headingColor = (column: Column) => (column.derived ? { red: 0.91, green: 0.92, blue: 0.93 } : { red: 0.91, green: 0.94, blue: 0.996 });

export function noteOf(column: Column): string {
  const lines = [column.help, column.derived ? 'Filled by Tablework; what is typed here is replaced at the next run.' : undefined];
  return lines.filter(Boolean).join('\n');
}

function columnLook(table: Table, key: string, at: number): SheetsRequest[] {
  const { sheetId } = table;
  const column = table.columns[key];
  if (!column) return [];
  const numberFormat = formatOf(column.kind);
  return [
    {
      repeatCell: {
        range: { sheetId, startRowIndex: 1, startColumnIndex: at, endColumnIndex: at + 1 },
        cell: {
          userEnteredFormat: {
            ...(numberFormat ? { numberFormat } : {}), wrapStrategy: 'CLIP', verticalAlignment: 'TOP',
            ...(column.derived ? { textFormat: { foregroundColorStyle: { rgbColor: { red: 0.37, green: 0.39, blue: 0.41 } } } } : {}),
          },
        },
        fields: 'userEnteredFormat(numberFormat,wrapStrategy,verticalAlignment,textFormat)',
      },
    },
    {
      updateDimensionProperties: {
        range: { sheetId, dimension: 'COLUMNS', startIndex: at, endIndex: at + 1 },
        properties: { pixelSize: column.width ?? 120 }, fields: 'pixelSize',
      },
    },
  ];
}

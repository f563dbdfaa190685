// Requests that make the tabs: grids, headings, widths, formats. What is there is left as it is.

import type { Column } from '../../kit/column.ts';
import { headings } from '../../kit/table.ts';
import type { Table } from '../../kit/table.ts';
import { formatOf } from '../format.ts';
import type { CellData, Sheet, SheetsRequest, Spreadsheet } from '../services.ts';

const rowsAtFirst = 1000;
/** For the clinic's own columns. */
const spareColumns = 3;
/** The scratch tab holds one row for each row a save touches. */
const scratchRows = 200;
const scratchColumns = 120;

export interface Tab { table: Table; sheet?: Sheet; headingRow: string[] }

/** The tabs as they stand, by their fixed sheet id. */
export function tabsOf(tables: Table[], book: Spreadsheet): Tab[] {
  return tables.map((table) => {
    const sheet = book.sheets?.find((one) => (one.properties?.sheetId ?? 0) === table.sheetId);
    const cells = sheet?.data?.[0]?.rowData?.[0]?.values ?? [];
    return { table, sheet, headingRow: cells.map((cell) => cell.formattedValue ?? cell.effectiveValue?.stringValue ?? '') };
  });
}

export function tabRequests(tabs: Tab[], book: Spreadsheet): SheetsRequest[] {
  const titles = new Set((book.sheets ?? []).map((sheet) => sheet.properties?.title?.toLowerCase()));
  return tabs.flatMap((tab, index) => (tab.sheet ? missingHeadings(tab) : newTab(tab.table, index, titles)));
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
          : { rowCount: rowsAtFirst, columnCount: names.length + spareColumns, frozenRowCount: 1 },
      },
    },
  };
  if (bare) return [add];
  const columns = Object.values(table.columns);
  return [add, headingCells(table, columns, 0), ...columns.flatMap((column, at) => columnLook(table, column, at))];
}

/** Headings that are gone come back at the end; nothing else moves. */
function missingHeadings(tab: Tab): SheetsRequest[] {
  const there = new Set(tab.headingRow.map((heading) => heading.trim().toLowerCase()));
  const missing = Object.values(tab.table.columns).filter((column) => !there.has(column.heading.toLowerCase()));
  if (missing.length === 0) return [];
  const from = tab.headingRow.length;
  const width = tab.sheet?.properties?.gridProperties?.columnCount ?? from;
  const { sheetId } = tab.table;
  const grow: SheetsRequest[] = from + missing.length > width ? [{ appendDimension: { sheetId, dimension: 'COLUMNS', length: from + missing.length - width } }] : [];
  return [...grow, headingCells(tab.table, missing, from), ...missing.flatMap((column, i) => columnLook(tab.table, column, from + i))];
}

export function headingCells(table: Table, columns: Column[], from: number): SheetsRequest {
  return {
    updateCells: {
      start: { sheetId: table.sheetId, rowIndex: 0, columnIndex: from },
      rows: [{ values: columns.map(headingCell) }],
      fields: 'userEnteredValue,userEnteredFormat(backgroundColorStyle,textFormat,wrapStrategy,verticalAlignment),note',
    },
  };
}

function headingCell(column: Column): CellData {
  return {
    userEnteredValue: { stringValue: column.heading },
    userEnteredFormat: {
      backgroundColorStyle: { rgbColor: column.derived ? { red: 0.91, green: 0.92, blue: 0.93 } : { red: 0.91, green: 0.94, blue: 0.996 } },
      textFormat: { bold: true }, wrapStrategy: 'WRAP', verticalAlignment: 'MIDDLE',
    },
    note: noteOf(column),
  };
}

export function noteOf(column: Column): string {
  const lines = [column.help, column.derived ? 'Filled by Tablework; what is typed here is replaced at the next run.' : undefined];
  return lines.filter(Boolean).join('\n');
}

function columnLook(table: Table, column: Column, at: number): SheetsRequest[] {
  const { sheetId } = table;
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

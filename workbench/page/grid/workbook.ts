// The workbook Univer starts with: every tab's head, no cells. Cells come when a tab is shown.
import { BooleanNumber, LocaleType } from '@univerjs/core';
import type { ICellData, IRowData, IColumnData, IWorkbookData, IWorksheetData } from '@univerjs/core';
import type { WireCell, WireLook, WireStart, WireTabHead } from '../../server/page-wire.ts';
import { plainStyle } from './style.ts';

export const COLUMN_PX = 100;
export const ROW_PX = 21;

export function emptyWorkbook(start: WireStart): Partial<IWorkbookData> {
  const sheets: Record<string, Partial<IWorksheetData>> = {};
  for (const head of start.tabs) sheets[String(head.id)] = emptySheet(head);
  return {
    id: start.spreadsheet.id,
    name: start.spreadsheet.title,
    locale: LocaleType.EN_US,
    styles: {},
    defaultStyle: plainStyle,
    sheetOrder: start.tabs.map((head) => String(head.id)),
    sheets,
  };
}

export function emptySheet(head: WireTabHead): Partial<IWorksheetData> {
  return {
    id: String(head.id),
    name: head.title,
    hidden: head.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    rowCount: head.rows,
    columnCount: head.columns,
    defaultColumnWidth: COLUMN_PX,
    defaultRowHeight: ROW_PX,
    tabColor: head.color ?? '',
    freeze: freezeOf(head),
    rowHeader: { width: 46 },
    columnHeader: { height: 24 },
    cellData: {},
    rowData: {},
    columnData: {},
    gridlinesColor: '#e2e3e3',
  };
}

export function freezeOf(head: WireTabHead): IWorksheetData['freeze'] {
  return {
    xSplit: head.frozenColumns,
    ySplit: head.frozenRows,
    startRow: head.frozenRows > 0 ? head.frozenRows : -1,
    startColumn: head.frozenColumns > 0 ? head.frozenColumns : -1,
  };
}

const NUMBER = 2;
const BOOLEAN = 3;
const TEXT = 1;

/** Text is told apart from numbers here, so that `007` stays text. */
export function cellOf(value: WireCell): ICellData | undefined {
  if (value === null) return undefined;
  if (typeof value === 'number') return { v: value, t: NUMBER };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: BOOLEAN };
  return { v: value, t: TEXT };
}

export function rowOf(values: WireCell[]): Record<number, ICellData> {
  const row: Record<number, ICellData> = {};
  values.forEach((value, column) => {
    const cell = cellOf(value);
    if (cell) row[column] = cell;
  });
  return row;
}

export function columnsOf(look: WireLook): Record<number, Partial<IColumnData>> {
  const columns: Record<number, Partial<IColumnData>> = {};
  for (const [column, pixels] of look.widths) columns[column] = { w: pixels };
  for (const column of look.hiddenColumns) columns[column] = { ...columns[column], hd: BooleanNumber.TRUE };
  return columns;
}

export function rowsOf(look: WireLook): Record<number, Partial<IRowData>> {
  const rows: Record<number, Partial<IRowData>> = {};
  for (const [row, pixels] of look.heights) rows[row] = { h: pixels };
  for (const row of look.hiddenRows) rows[row] = { ...rows[row], hd: BooleanNumber.TRUE };
  return rows;
}

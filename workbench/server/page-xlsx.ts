// The spreadsheet as an .xlsx to take home: tabs, values, formats, widths, frozen headings, notes, dropdowns.
import ExcelJS from 'exceljs';
import { CellError, errorText, Formula } from '../sheets/cell.ts';
import type { Book } from '../sheets/book.ts';
import type { Tab } from '../sheets/tab.ts';
import { lookOf } from './page-tab.ts';
import type { WireStyle } from './page-wire.ts';

/** Sheets counts pixels, Excel widths of a zero. */
const PIXELS_A_SIGN = 7;
const MOST_LIST_LETTERS = 255;

export async function toXlsx(book: Book): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const tab of book.tabs) addTab(workbook, book, tab);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addTab(workbook: ExcelJS.Workbook, book: Book, tab: Tab): void {
  const sheet = workbook.addWorksheet(tab.title, {
    state: tab.hidden ? 'hidden' : 'visible',
    views: tab.frozenRows > 0 || tab.frozenColumns > 0 ? [{ state: 'frozen', ySplit: tab.frozenRows, xSplit: tab.frozenColumns }] : [],
  });
  const look = lookOf(book, tab);
  for (const [column, pixels] of look.widths) sheet.getColumn(column + 1).width = pixels / PIXELS_A_SIGN;
  for (const column of look.hiddenColumns) sheet.getColumn(column + 1).hidden = true;
  const last = tab.grid.lastRow();
  for (let row = 0; row < last; row += 1) {
    tab.grid.rows[row]?.values.forEach((value, column) => {
      if (value !== undefined) sheet.getCell(row + 1, column + 1).value = cellValue(value);
    });
  }
  for (const [column, from, to, index] of look.runs) {
    const style = look.styles[index];
    for (let row = from; style && row < Math.min(to, last); row += 1) Object.assign(sheet.getCell(row + 1, column + 1), excelStyle(style));
  }
  for (const [row, column, text] of look.notes) sheet.getCell(row + 1, column + 1).note = text;
  for (const { areas, items, strict } of look.lists) addList(sheet, { areas, items, strict, last });
}

function addList(sheet: ExcelJS.Worksheet, { areas, items, strict, last }: { areas: { top: number; left: number; bottom: number; right: number }[]; items: string[]; strict: boolean; last: number }): void {
  const list = items.join(',');
  if (list.length > MOST_LIST_LETTERS || items.some((item) => /[",]/.test(item))) return;
  for (const area of areas) {
    for (let row = area.top; row < Math.min(area.bottom, last); row += 1) {
      sheet.getCell(row + 1, area.left + 1).dataValidation = { type: 'list', allowBlank: true, showErrorMessage: strict, formulae: [`"${list}"`] };
    }
  }
}

function cellValue(value: string | number | boolean | Formula): ExcelJS.CellValue {
  if (!(value instanceof Formula)) return value;
  const result = value.value instanceof CellError ? errorText(value.value) : value.value;
  return { formula: value.text.replace(/^=/, ''), ...(result === undefined ? {} : { result }) };
}

function excelStyle(style: WireStyle): Partial<ExcelJS.Style> {
  const horizontal = style.align === 'LEFT' ? 'left' : style.align === 'CENTER' ? 'center' : style.align === 'RIGHT' ? 'right' : undefined;
  return {
    ...(style.pattern ? { numFmt: style.pattern } : {}),
    ...(style.fill ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: argb(style.fill) } } } : {}),
    font: { name: 'Arial', size: style.size ?? 10, ...(style.bold ? { bold: true } : {}), ...(style.italic ? { italic: true } : {}), ...(style.ink ? { color: { argb: argb(style.ink) } } : {}) },
    alignment: { ...(horizontal ? { horizontal } : {}), ...(style.wrap === 'WRAP' ? { wrapText: true } : {}) },
  };
}

function argb(hex: string): string {
  return `FF${hex.slice(1).toUpperCase()}`;
}

// Cells of the clinic's own that got their values back, though a formula may have stood there: what the cells beside them
// hold is tried, and stays where it comes to the same value.

import type { Cell } from '../kit/cell.ts';
import type { OwnCell } from '../kit/store/book.ts';
import { sameCell } from '../kit/store/book.ts';
import { cellDataOf } from './batch.ts';
import type { GoogleGlobals, SheetsRequest } from './services.ts';

/** Rows above and below that are looked at. */
const around = 2;

export function likeBeside(google: GoogleGlobals, spreadsheetId: string, cells: OwnCell[]): void {
  for (const own of cells) {
    const tries = triesFor(google, spreadsheetId, own);
    const isLike = (request: SheetsRequest): boolean => {
      google.Sheets.Spreadsheets.batchUpdate({ requests: [request] }, spreadsheetId, { fields: 'spreadsheetId' });
      return sameCell(readColumn(google, spreadsheetId, { ...own, toRow: own.row })[0], own.cell);
    };
    if (tries.length > 0 && !tries.some(isLike)) google.Sheets.Spreadsheets.batchUpdate({ requests: [valueAgain(own)] }, spreadsheetId, { fields: 'spreadsheetId' });
  }
}

/** The formulas beside it, the nearest first; and nothing, where one of them may fill this cell too. */
function triesFor(google: GoogleGlobals, spreadsheetId: string, own: OwnCell): SheetsRequest[] {
  const from = Math.max(1, own.row - around);
  const area = { ...own, row: from, toRow: own.row + around };
  const values = readColumn(google, spreadsheetId, area);
  const formulas = readColumn(google, spreadsheetId, area, 'FORMULA');
  const [heading] = readColumn(google, spreadsheetId, { ...own, row: 1, toRow: 1 }, 'FORMULA');
  const isFormula = (i: number): boolean => String(formulas[i] ?? '').startsWith('=') && formulas[i] !== values[i];
  const rows = Array.from({ length: 2 * around + 1 }, (_, i) => from + i).filter((row) => row > 1 && row !== own.row && isFormula(row - from));
  const copies = rows.sort((a, b) => Math.abs(a - own.row) - Math.abs(b - own.row)).map((row) => copyFrom(own, row));
  return copies.length > 0 || String(heading ?? '').startsWith('=') ? [...copies, emptied(own)] : [];
}

function copyFrom({ sheetId, row, column }: OwnCell, from: number): SheetsRequest {
  const at = (one: number) => ({ sheetId, startRowIndex: one - 1, endRowIndex: one, startColumnIndex: column, endColumnIndex: column + 1 });
  return { copyPaste: { source: at(from), destination: at(row), pasteType: 'PASTE_FORMULA' } };
}

const setTo = ({ sheetId, row, column }: OwnCell, cell: Cell): SheetsRequest =>
  ({ updateCells: { start: { sheetId, rowIndex: row - 1, columnIndex: column }, rows: [{ values: [cellDataOf({ cell })] }], fields: 'userEnteredValue' } });
const emptied = (own: OwnCell): SheetsRequest => setTo(own, null);
const valueAgain = (own: OwnCell): SheetsRequest => setTo(own, own.cell);

interface Span { sheetId: number; row: number; toRow: number; column: number }

function readColumn(google: GoogleGlobals, spreadsheetId: string, { sheetId, row, toRow, column }: Span, valueRenderOption: 'UNFORMATTED_VALUE' | 'FORMULA' = 'UNFORMATTED_VALUE'): Cell[] {
  const dataFilters = [{ gridRange: { sheetId, startRowIndex: row - 1, endRowIndex: toRow, startColumnIndex: column, endColumnIndex: column + 1 } }];
  const answer = google.Sheets.Spreadsheets.Values.batchGetByDataFilter({ dataFilters, valueRenderOption, dateTimeRenderOption: 'SERIAL_NUMBER' }, spreadsheetId);
  return (answer.valueRanges?.[0]?.valueRange?.values ?? []).map((cells) => cells[0] ?? null);
}

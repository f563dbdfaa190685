// The cell on the screen of whoever asks: the jump to one, and the one that is selected.

import { Refusal } from '../kit/refusal.ts';
import type { GoogleGlobals } from './services.ts';

/** Row from 1, column from 0. */
export interface Place { sheetId: number; tab: string; row: number; column: number }

export function showCell(google: GoogleGlobals, { sheetId, tab, row, column }: Place): void {
  const book = google.SpreadsheetApp.getActiveSpreadsheet();
  const sheet = book?.getSheets().find((one) => one.getSheetId() === sheetId);
  if (!book || !sheet) throw new Refusal({ code: 'missing-tab', message: `The tab ${tab} is gone from this spreadsheet. Choose Tablework › Set up to make it again.` });
  book.setActiveSheet(sheet);
  sheet.getRange(row, column + 1).activate();
}

/** The first cell of what is selected; row 0 where nothing is. */
export function selectedCell(google: GoogleGlobals): Omit<Place, 'tab'> {
  const sheet = google.SpreadsheetApp.getActiveSpreadsheet()?.getActiveSheet();
  const range = sheet?.getActiveRange();
  return { sheetId: sheet?.getSheetId() ?? -1, row: range?.getRow() ?? 0, column: (range?.getColumn() ?? 0) - 1 };
}

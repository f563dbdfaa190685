// The jump to a cell, on the screen of whoever asks.

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

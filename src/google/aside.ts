// A spreadsheet of its own for what is put aside, made with the same scope as every other write; rows taken out of a tab.

import type { Aside } from '../kit/desk.ts';
import type { GoogleGlobals } from './services.ts';

/** The one tab of a spreadsheet put aside. */
const sheetId = 1;

export function asideOf(google: GoogleGlobals): Aside {
  return {
    make: (title, tab, { rows, columns }) => {
      const gridProperties = { rowCount: rows, columnCount: columns, frozenRowCount: 1 };
      const made = google.Sheets.Spreadsheets.create({ properties: { title }, sheets: [{ properties: { sheetId, title: tab, gridProperties } }] });
      return { id: made.spreadsheetId ?? '', url: made.spreadsheetUrl ?? '' };
    },
    put: (id, fromRow, rows) => {
      const rowData = rows.map((cells) => ({ values: cells.map((text) => (text === '' ? {} : { userEnteredValue: { stringValue: text } })) }));
      google.Sheets.Spreadsheets.batchUpdate({ requests: [{ updateCells: { start: { sheetId, rowIndex: fromRow - 1, columnIndex: 0 }, rows: rowData, fields: 'userEnteredValue' } }] }, id, { fields: 'spreadsheetId' });
    },
    column: (id, column) => {
      const gridRange = { sheetId, startRowIndex: 0, startColumnIndex: column, endColumnIndex: column + 1 };
      const answer = google.Sheets.Spreadsheets.Values.batchGetByDataFilter({ dataFilters: [{ gridRange }], valueRenderOption: 'UNFORMATTED_VALUE' }, id);
      return (answer.valueRanges?.[0]?.valueRange?.values ?? []).map((cells) => String(cells[0] ?? ''));
    },
  };
}

export function cutRows(google: GoogleGlobals, spreadsheetId: string, rows: { sheetId: number; fromRow: number; toRow: number }): void {
  const range = { sheetId: rows.sheetId, dimension: 'ROWS' as const, startIndex: rows.fromRow - 1, endIndex: rows.toRow };
  google.Sheets.Spreadsheets.batchUpdate({ requests: [{ deleteDimension: { range } }] }, spreadsheetId, { fields: 'spreadsheetId' });
}

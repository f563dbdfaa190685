// A spreadsheet of its own for what is put aside, made with the same scope as every other write; rows taken out of a tab.

import type { Aside } from '../kit/desk.ts';
import { valuesByRange } from './answered.ts';
import { isQuota, isShut } from './errors.ts';
import type { GoogleGlobals } from './services.ts';

/** The one tab of a spreadsheet put aside. */
const sheetId = 1;
const tries = 4;
const waitMs = 20_000;

export function asideOf(google: GoogleGlobals): Aside {
  return {
    make: (title, tab, { rows, columns }) => {
      const gridProperties = { rowCount: rows, columnCount: columns, frozenRowCount: 1 };
      const made = google.Sheets.Spreadsheets.create({ properties: { title }, sheets: [{ properties: { sheetId, title: tab, gridProperties } }] });
      return { id: made.spreadsheetId ?? '', url: made.spreadsheetUrl ?? '' };
    },
    put: (id, fromRow, rows) => {
      const rowData = rows.map((cells) => ({ values: cells.map((text) => (text === '' ? {} : { userEnteredValue: { stringValue: text } })) }));
      const request = { updateCells: { start: { sheetId, rowIndex: fromRow - 1, columnIndex: 0 }, rows: rowData, fields: 'userEnteredValue' } };
      unhurried(google, () => google.Sheets.Spreadsheets.batchUpdate({ requests: [request] }, id, { fields: 'spreadsheetId' }));
    },
    column: (id, column) => {
      const gridRange = { sheetId, startRowIndex: 0, startColumnIndex: column, endColumnIndex: column + 1 };
      const answer = google.Sheets.Spreadsheets.Values.batchGetByDataFilter({ dataFilters: [{ gridRange }], valueRenderOption: 'UNFORMATTED_VALUE' }, id);
      return (answer.valueRanges?.[0]?.valueRange?.values ?? []).map((cells) => String(cells[0] ?? ''));
    },
    rows: (id, spans) => {
      const ranges = spans.map(({ fromRow, toRow }) => ({ sheetId, startRowIndex: fromRow - 1, endRowIndex: toRow }));
      try {
        const answer = google.Sheets.Spreadsheets.Values.batchGetByDataFilter({ dataFilters: ranges.map((gridRange) => ({ gridRange })), valueRenderOption: 'UNFORMATTED_VALUE' }, id);
        return valuesByRange(answer, ranges).map((rows) => rows.map((cells) => cells.map(String)));
      } catch (error) {
        if (isShut(error)) return undefined;
        throw error;
      }
    },
  };
}

/** Google: 60 writes a minute; a long copy waits for the next one. */
function unhurried(google: GoogleGlobals, work: () => unknown): void {
  for (let n = 1; ; n++) {
    try {
      work();
      return;
    } catch (error) {
      if (n >= tries || !isQuota(error)) throw error;
      google.Utilities.sleep(waitMs);
    }
  }
}

export function cutRows(google: GoogleGlobals, spreadsheetId: string, rows: { sheetId: number; fromRow: number; toRow: number }): void {
  const range = { sheetId: rows.sheetId, dimension: 'ROWS' as const, startIndex: rows.fromRow - 1, endIndex: rows.toRow };
  google.Sheets.Spreadsheets.batchUpdate({ requests: [{ deleteDimension: { range } }] }, spreadsheetId, { fields: 'spreadsheetId' });
}

// The empty tab a new spreadsheet comes with, taken away when nobody has touched it.

import type { GoogleGlobals, Sheet } from '../services.ts';

/** Google gives the first tab of a new spreadsheet the id 0. */
const firstId = 0;
const fields = 'sheets(properties,conditionalFormats,protectedRanges,filterViews,basicFilter,charts,merges,data(rowData(values(userEnteredValue,userEnteredFormat,note,dataValidation))))';

/** Removes it if it holds nothing at all: no value, no format, no note, no chart, no rule. Call it only when our tabs have just been made. */
export function removeFirstTab(google: GoogleGlobals, spreadsheetId: string): boolean {
  const plain = google.Sheets.Spreadsheets.get(spreadsheetId, { fields: 'sheets(properties(sheetId,title))' });
  const title = plain.sheets?.find((sheet) => (sheet.properties?.sheetId ?? 0) === firstId)?.properties?.title;
  if (title === undefined) return false;
  const book = google.Sheets.Spreadsheets.get(spreadsheetId, { ranges: [`'${title.replace(/'/g, "''")}'`], fields });
  const tab = book.sheets?.find((sheet) => (sheet.properties?.sheetId ?? 0) === firstId);
  if (!tab || !isUntouched(tab)) return false;
  google.Sheets.Spreadsheets.batchUpdate({ requests: [{ deleteSheet: { sheetId: firstId } }] }, spreadsheetId, { fields: 'spreadsheetId' });
  return true;
}

/** Only its properties, and blocks of cells with nothing in them. */
function isUntouched(tab: Sheet): boolean {
  const { properties, data = [], ...others } = tab;
  const { frozenRowCount = 0, frozenColumnCount = 0 } = properties?.gridProperties ?? {};
  if (Object.keys(others).length > 0 || properties?.hidden || properties?.tabColorStyle || frozenRowCount + frozenColumnCount > 0) return false;
  return data.every((block) => (block.rowData ?? []).every((row) => (row.values ?? []).every((cell) => Object.keys(cell).length === 0)));
}

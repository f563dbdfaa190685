import { aSpreadsheet, here, texts, type Target } from '../target.ts';

function append(sheet: Target, range: string, values: unknown[][], options = {}): Record<string, unknown> {
  return sheet.call('sheets.spreadsheets.values.append', { range, valueInputOption: 'RAW', ...options }, { values });
}

describe('appending', () => {
  it('behavior 21: values.append lands under the last table of a split heading row, appendCells in column A', () => {
    const sheet = aSpreadsheet();
    sheet.lay('T!A1', [['a', 'b', null, 'd']]);

    const answer = append(sheet, 'T', [['x', 'y']]);
    sheet.batch({ appendCells: { sheetId: 0, rows: [texts('z')], fields: 'userEnteredValue' } });

    expect(answer).toMatchObject({ tableRange: 'T!D1', updates: { updatedRange: 'T!D2:E2' } });
    expect(sheet.values('T!A1:E3')).toEqual([['a', 'b', '', 'd'], ['', '', '', 'x', 'y'], ['z']]);
  });

  it('behavior 22: appendCells counts a column of unchecked boxes as data and grows the grid', () => {
    const sheet = aSpreadsheet();
    sheet.lay('T!A1', [['Name', 'Done'], ['first']]);
    sheet.lay('T!B2', Array.from({ length: 999 }, () => [false]));

    sheet.batch({ appendCells: { sheetId: 0, rows: [texts('second')], fields: 'userEnteredValue' } });

    expect(sheet.values('T!A1001:B1001')).toEqual([['second']]);
    expect(sheet.call('sheets.spreadsheets.get', { fields: 'sheets.properties.gridProperties.rowCount' })).toEqual({ sheets: [{ properties: { gridProperties: { rowCount: 1001 } } }] });
  });

  here.each([[true, 'T!A11'], [false, 'T!A2']])('behavior 22: a box that comes from its rule alone counts as data: %s', (emptyCheckboxIsData, cell) => {
    const sheet = aSpreadsheet({ switches: { emptyCheckboxIsData } });
    sheet.lay('T!A1', [['Name', 'Done']]);
    sheet.batch({ setDataValidation: { range: { sheetId: 0, startRowIndex: 1, endRowIndex: 10, startColumnIndex: 1, endColumnIndex: 2 }, rule: { condition: { type: 'BOOLEAN' } } } });

    sheet.batch({ appendCells: { sheetId: 0, rows: [texts('first')], fields: 'userEnteredValue' } });

    expect(sheet.values(cell)).toEqual([['first']]);
  });

  it.each([['OVERWRITE', [['h'], ['x'], ['note']]], ['INSERT_ROWS', [['h'], ['x'], [], ['note']]]])('behavior 23: with a note one row below the table, %s', (insertDataOption, left) => {
    const sheet = aSpreadsheet();
    sheet.lay('T!A1', [['h']]);
    sheet.lay('T!A3', [['note']]);

    append(sheet, 'T!A1', [['x']], { insertDataOption });

    expect(sheet.values('T!A1:A4')).toEqual(left);
  });

  it('behavior 23: OVERWRITE writes over what lies under the table', () => {
    const sheet = aSpreadsheet();
    sheet.lay('T!A1', [['h']]);
    sheet.lay('T!A3', [['note']]);

    append(sheet, 'T!A1', [['x'], ['y']], { insertDataOption: 'OVERWRITE' });

    expect(sheet.values('T!A1:A4')).toEqual([['h'], ['x'], ['y']]);
  });

  it('an empty row answers a range and writes nothing', () => {
    const sheet = aSpreadsheet();
    sheet.lay('T!A1', [['h']]);

    const answer = append(sheet, 'T!A1', [[]]);

    expect(answer).toEqual({ spreadsheetId: expect.any(String), tableRange: 'T!A1', updates: { spreadsheetId: expect.any(String), updatedRange: 'T!A2' } });
    expect(sheet.values('T!A1:B3')).toEqual([['h']]);
  });

  it('where no table is found, it writes from the range and names no table', () => {
    const sheet = aSpreadsheet();

    const answer = append(sheet, 'T!E4', [['x']]);

    expect(answer).toEqual({ spreadsheetId: expect.any(String), updates: { spreadsheetId: expect.any(String), updatedRange: 'T!E4', updatedRows: 1, updatedColumns: 1, updatedCells: 1 } });
  });

  // Google's own example: two tables, A1:C2 and B4:D6.
  it.each([['T', 'T!B7:D7'], ['T!B4', 'T!B7:D7'], ['T!A3:G10', 'T!B7:D7'], ['T!A1', 'T!A3:C3'], ['T!E4', 'T!E4:G4']])('in a tab with two tables, %s appends at %s', (range, updatedRange) => {
    const sheet = aSpreadsheet();
    sheet.lay('T!A1', [['x', 'y', 'z'], ['x', 'y', 'z']]);
    sheet.lay('T!B4', [['x', 'y', 'z'], ['x', 'y', 'z'], ['x', 'y', 'z']]);

    const answer = append(sheet, range, [[1, 2, 3]]);

    expect(answer['updates']).toMatchObject({ updatedRange });
  });
});

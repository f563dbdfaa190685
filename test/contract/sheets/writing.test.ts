import { aSpreadsheet, here, texts, type Target } from '../target.ts';

const UPDATE = 'sheets.spreadsheets.values.update';

function type(sheet: Target, range: string, values: unknown[][], valueInputOption = 'USER_ENTERED'): Record<string, unknown> {
  return sheet.call(UPDATE, { range, valueInputOption }, { values });
}

function formula(sheet: Target, range: string): unknown {
  return sheet.call('sheets.spreadsheets.values.get', { range, valueRenderOption: 'FORMULA' })['values'];
}

describe('writing values', () => {
  it('behavior 9: 007 typed is the number 7, given as a text value it stays 007', () => {
    const sheet = aSpreadsheet();

    type(sheet, 'T!A1', [['007']]);
    sheet.batch({ appendCells: { sheetId: 0, rows: [texts('007')], fields: 'userEnteredValue' } });

    expect(sheet.values('T!A1:A2')).toEqual([[7], ['007']]);
  });

  it('behavior 10: =1+1 typed is a formula; as a text value, or raw, it stays text', () => {
    const sheet = aSpreadsheet();

    type(sheet, 'T!A1', [['=1+1']]);
    type(sheet, 'T!A2', [['=1+1']], 'RAW');
    sheet.batch({ updateCells: { start: { sheetId: 0, rowIndex: 2 }, rows: [texts('=1+1')], fields: 'userEnteredValue' } });

    expect(sheet.values('T!A1:A3')).toEqual([[2], ['=1+1'], ['=1+1']]);
    expect(formula(sheet, 'T!A1:A1')).toEqual([['=1+1']]);
  });

  it('behavior 11: a typed apostrophe forces text and is not part of it', () => {
    const sheet = aSpreadsheet();

    type(sheet, 'T!A1', [["'007"]]);

    expect(sheet.values('T!A1')).toEqual([['007']]);
  });

  it('behavior 12: +abc typed is an error, given as a text value it stays text', () => {
    const sheet = aSpreadsheet();

    type(sheet, 'T!A1', [['+abc', '+/+']]);
    sheet.batch({ updateCells: { start: { sheetId: 0, rowIndex: 1 }, rows: [texts('+abc')], fields: 'userEnteredValue' } });

    expect(sheet.shown('T!A1:B2')).toEqual([['#NAME?', '#ERROR!'], ['+abc']]);
  });

  it('behavior 13: null leaves a cell alone, an empty text empties it', () => {
    const sheet = aSpreadsheet();
    sheet.lay('T!A1', [['a', 'b']]);

    type(sheet, 'T!A1', [[null, '']]);

    expect(sheet.values('T!A1:B1')).toEqual([['a']]);
  });

  it('behavior 14: a larger range is a limit, and nothing is written beyond or within it', () => {
    const sheet = aSpreadsheet();

    const rows = (): unknown => type(sheet, 'T!A1:A2', [['a'], ['b'], ['c']]);
    const columns = (): unknown => type(sheet, 'T!A1:B2', [['a', 'b', 'c']]);

    expect(rows).toThrow('Requested writing within range [T!A1:A2], but tried writing to row [3]');
    expect(columns).toThrow('Requested writing within range [T!A1:B2], but tried writing to column [C]');
    expect(sheet.values('T!A1:C3')).toBeUndefined();
  });

  it('behavior 16: a text of 50,001 characters is refused, and the whole batch with it', () => {
    const sheet = aSpreadsheet();
    const good = { updateCells: { start: { sheetId: 0 }, rows: [texts('good')], fields: 'userEnteredValue' } };
    const long = { updateCells: { start: { sheetId: 0, rowIndex: 1 }, rows: [texts('x'.repeat(50_001))], fields: 'userEnteredValue' } };

    const write = (): unknown => sheet.batch(good, long);

    expect(write).toThrow('Your input contains more than the maximum of 50000 characters in a single cell.');
    expect(sheet.values('T!A1:A2')).toBeUndefined();
  });

  it('answers what was written, and its values if asked', () => {
    const sheet = aSpreadsheet();

    const answer = sheet.call(UPDATE, { range: 'T!B2', valueInputOption: 'USER_ENTERED', includeValuesInResponse: true }, { values: [['a', '50%'], [null, 'c']] });

    expect(answer).toEqual({
      spreadsheetId: expect.any(String), updatedRange: 'T!B2:C3', updatedRows: 2, updatedColumns: 2, updatedCells: 3,
      updatedData: { range: 'T!B2:C3', majorDimension: 'ROWS', values: [['a', '50%'], ['', 'c']] },
    });
  });

  it('needs to know whether values are typed or raw', () => {
    const sheet = aSpreadsheet();

    const write = (): unknown => sheet.call(UPDATE, { range: 'T!A1' }, { values: [['a']] });

    expect(write).toThrow("'valueInputOption' is required but not specified");
  });

  it('values by columns land by columns', () => {
    const sheet = aSpreadsheet();

    sheet.call(UPDATE, { range: 'T!A1', valueInputOption: 'RAW' }, { majorDimension: 'COLUMNS', values: [['a', 'b'], ['c']] });

    expect(sheet.values('T!A1:B2')).toEqual([['a', 'c'], ['b']]);
  });

  it('a batch of ranges lands whole or not at all', () => {
    const sheet = aSpreadsheet();
    const data = [{ range: 'T!A1', values: [['a']] }, { range: 'Nowhere!A1', values: [['b']] }];

    const write = (): unknown => sheet.call('sheets.spreadsheets.values.batchUpdate', {}, { valueInputOption: 'RAW', data });

    expect(write).toThrow('Invalid data[1]: Unable to parse range: Nowhere!A1');
    expect(sheet.values('T!A1')).toBeUndefined();
  });

  it('clearing takes the values and leaves formats', () => {
    const sheet = aSpreadsheet();
    type(sheet, 'T!A1', [['2026-02-03', 'x']]);

    const answer = sheet.call('sheets.spreadsheets.values.clear', { range: 'T!A1:A9' });

    type(sheet, 'T!A1', [[46057]]);
    expect(answer).toEqual({ spreadsheetId: expect.any(String), clearedRange: 'T!A1:A9' });
    expect(sheet.shown('T!A1:B1')).toEqual([['2026-02-04', 'x']]);
  });
});

describe('typing into a cell', () => {
  it.each([
    ['2026-02-03', 46056, '2026-02-03'],
    ['Mar 1 2016', 42430, 'Mar 1 2016'],
    ['2/3/2026', 46056, '2/3/2026'],
    ['1/2', 46024, '1/2'],
    ['2026-02-03 13:30', 46056.5625, '2026-02-03 1:30:00 PM'],
    ['12:30', 0.5208333333333334, '12:30'],
    ['$100.15', 100.15, '$100.15'],
    ['50%', 0.5, '50%'],
    ['1,000,000', 1_000_000, '1,000,000'],
    ['-1.5', -1.5, '-1.5'],
    ['+1', 1, '1'],
    ['1e3', 1000, '1.00E+03'],
    ['true', true, 'TRUE'],
    ['2026-02-30', '2026-02-30', '2026-02-30'],
    ['1,00', '1,00', '1,00'],
    ['http://clinic.example', 'http://clinic.example', 'http://clinic.example'],
  ])('%s', (typed, value, shown) => {
    const sheet = aSpreadsheet();

    type(sheet, 'T!A1', [[typed]]);

    expect([sheet.values('T!A1'), sheet.shown('T!A1')]).toEqual([[[value]], [[shown]]]);
  });

  here.each([['+1', 'plusNumberIsNumber', 1], ['1/2', 'slashPairIsDay', '1/2'], ['1e3', 'exponentIsNumber', '1e3'], ['12:30', 'colonPairIsTime', '12:30']])('%s is something else when %s is off', (typed, name, value) => {
    const sheet = aSpreadsheet({ switches: { [name]: false } });

    type(sheet, 'T!A1', [[typed]]);

    expect(sheet.values('T!A1')).toEqual([[value]]);
  });

  it('keeps what is typed as text in a cell formatted as text', () => {
    const sheet = aSpreadsheet();
    sheet.batch({ repeatCell: { range: { sheetId: 0, endRowIndex: 1 }, cell: { userEnteredFormat: { numberFormat: { type: 'TEXT' } } }, fields: 'userEnteredFormat.numberFormat' } });

    type(sheet, 'T!A1', [['007', '1/2']]);

    expect(sheet.values('T!A1:B1')).toEqual([['007', '1/2']]);
  });

  it('reads numbers and days by the locale of the spreadsheet', () => {
    const sheet = aSpreadsheet({ locale: 'de_DE' });

    type(sheet, 'T!A1', [['1.234,5', '3.2.2026']]);

    expect(sheet.values('T!A1:B1')).toEqual([[1234.5, 46056]]);
    expect(sheet.shown('T!A1:B1')).toEqual([['1.234,50', '3.2.2026']]);
  });
});

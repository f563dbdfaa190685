import { aSpreadsheet } from '../target.ts';

const GET = 'sheets.spreadsheets.values.get';

describe('reading values', () => {
  it('behavior 1: an empty range has range and majorDimension, and no values', () => {
    const sheet = aSpreadsheet();

    const answer = sheet.call(GET, { range: 'T!A1:C3' });

    expect(answer).toEqual({ range: 'T!A1:C3', majorDimension: 'ROWS' });
  });

  it('behavior 2: rows are trimmed one by one, blanks within are empty texts, the range is echoed whole', () => {
    const sheet = aSpreadsheet();
    sheet.lay('T!A1', [[1, null, 3], [], ['x']]);

    const answer = sheet.call(GET, { range: 'T!A1:D5', valueRenderOption: 'UNFORMATTED_VALUE' });

    expect(answer).toEqual({ range: 'T!A1:D5', majorDimension: 'ROWS', values: [[1, '', 3], [], ['x']] });
  });

  it('behavior 3: by columns, the trimming follows the columns', () => {
    const sheet = aSpreadsheet();
    sheet.lay('T!A1', [[1, null, 3], [], ['x']]);

    const answer = sheet.call(GET, { range: 'T!A1:D5', valueRenderOption: 'UNFORMATTED_VALUE', majorDimension: 'COLUMNS' });

    expect(answer['values']).toEqual([[1, '', 'x'], [], [3]]);
  });

  it('behavior 4: a day is its serial number unformatted, and text in the cell format formatted', () => {
    const sheet = aSpreadsheet();
    const day = { userEnteredValue: { numberValue: 46056 }, userEnteredFormat: { numberFormat: { type: 'DATE', pattern: 'mmm d, yyyy' } } };
    sheet.batch({ updateCells: { start: { sheetId: 0 }, rows: [{ values: [day] }], fields: '*' } });

    const answers = [sheet.values('T!A1'), sheet.shown('T!A1'), sheet.call(GET, { range: 'T!A1', valueRenderOption: 'UNFORMATTED_VALUE', dateTimeRenderOption: 'FORMATTED_STRING' })['values']];

    expect(answers).toEqual([[[46056]], [['Feb 3, 2026']], [['Feb 3, 2026']]]);
  });

  it('behavior 5: batchGet answers one range each, in order, the empty one without values', () => {
    const sheet = aSpreadsheet();
    sheet.lay('T!A1', [['a'], ['b']]);

    const answer = sheet.call('sheets.spreadsheets.values.batchGet', { ranges: ['T!A1', 'T!C1:C9', 'T!A2'] });

    expect(answer['valueRanges']).toEqual([
      { range: 'T!A1', majorDimension: 'ROWS', values: [['a']] },
      { range: 'T!C1:C9', majorDimension: 'ROWS' },
      { range: 'T!A2', majorDimension: 'ROWS', values: [['b']] },
    ]);
  });

  it('behavior 6: a tab that is not there cannot be parsed', () => {
    const sheet = aSpreadsheet();

    const read = (): unknown => sheet.call(GET, { range: 'X!A1' });

    expect(read).toThrow(expect.objectContaining({ code: 400, status: 'INVALID_ARGUMENT', message: 'Unable to parse range: X!A1' }));
  });

  it('behavior 7: a range that begins below the grid is refused with the size of the grid', () => {
    const sheet = aSpreadsheet();

    const read = (): unknown => sheet.call(GET, { range: 'T!A1001:B' });

    expect(read).toThrow('Range (T!A1001:B) exceeds grid limits. Max rows: 1000, max columns: 26');
  });

  it('behavior 8: from 1e15 on, a plain number is shown with an exponent and kept as a number', () => {
    const sheet = aSpreadsheet();
    sheet.lay('T!A1', [[1e15, 999999999999999, 1234567890123456]]);

    const answers = [sheet.shown('T!A1:C1'), sheet.values('T!A1:C1')];

    expect(answers).toEqual([[['1E+15', '999999999999999', '1.23457E+15']], [[1e15, 999999999999999, 1234567890123456]]]);
  });

  it('an unknown spreadsheet is not found', () => {
    const sheet = aSpreadsheet();

    const read = (): unknown => sheet.call(GET, { spreadsheetId: 'nowhere', range: 'T!A1' });

    expect(read).toThrow(expect.objectContaining({ code: 404, status: 'NOT_FOUND', message: 'Requested entity was not found.' }));
  });
});

describe('ranges by A1 notation', () => {
  it.each([
    ['T', 'T!A1:Z1000'],
    ["'T'", 'T!A1:Z1000'],
    ['A1:B2', 'T!A1:B2'],
    ['t!b2:a1', 'T!A1:B2'],
    ['T!$A$1:B$2', 'T!A1:B2'],
    ['T!A:C', 'T!A1:C1000'],
    ['T!1:3', 'T!A1:Z3'],
    ['T!A2:B', 'T!A2:B1000'],
    ['T!B999:Z2000', 'T!B999:Z1000'],
    ["'Bob''s notes'!C3", "'Bob''s notes'!C3"],
    ["bob's notes!A1", "'Bob''s notes'!A1"],
    ['Übung!A1', 'Übung!A1'],
    ["'2026'!A1", "'2026'!A1"],
  ])('%s is %s', (asked, echoed) => {
    const sheet = aSpreadsheet();
    sheet.batch(...["Bob's notes", 'Übung', '2026'].map((title) => ({ addSheet: { properties: { title } } })));

    const answer = sheet.call(GET, { range: asked });

    expect(answer['range']).toBe(echoed);
  });

  it.each(['T!A', 'T!0:3', 'T!A1:B2:C3', "'T!A1", 'T!1A'])('%s cannot be parsed', (asked) => {
    const sheet = aSpreadsheet();

    const read = (): unknown => sheet.call(GET, { range: asked });

    expect(read).toThrow(`Unable to parse range: ${asked}`);
  });
});

describe('reading a spreadsheet', () => {
  it('a field mask decides what is answered, grid data among it', () => {
    const sheet = aSpreadsheet();
    sheet.lay('T!B2', [['x', 1]]);

    const answer = sheet.call('sheets.spreadsheets.get', { fields: 'sheets(properties(sheetId,title),data.rowData.values(userEnteredValue))' });

    expect(answer).toEqual({
      sheets: [{
        properties: { sheetId: 0, title: 'T' },
        data: [{ rowData: [{}, { values: [{}, { userEnteredValue: { stringValue: 'x' } }, { userEnteredValue: { numberValue: 1 } }] }] }],
      }],
    });
  });

  it('ranges limit the tabs and the cells', () => {
    const sheet = aSpreadsheet();
    sheet.batch({ addSheet: { properties: { sheetId: 5, title: 'Other' } } });
    sheet.lay('Other!B2', [['x']]);

    const answer = sheet.call('sheets.spreadsheets.get', { ranges: ['Other!B2:C3'], includeGridData: true, fields: 'sheets(properties.title,data(startRow,startColumn,rowData.values.formattedValue))' });

    expect(answer).toEqual({ sheets: [{ properties: { title: 'Other' }, data: [{ startRow: 1, startColumn: 1, rowData: [{ values: [{ formattedValue: 'x' }] }] }] }] });
  });

  it('extra: without grid data there is none, and zeros and false flags are left out', () => {
    const sheet = aSpreadsheet();

    const answer = sheet.call('sheets.spreadsheets.get');

    expect(answer).toMatchObject({ spreadsheetId: expect.any(String), properties: { title: 'Contract', locale: 'en_US', timeZone: 'America/Los_Angeles' } });
    expect(answer['sheets']).toEqual([{ properties: { sheetId: 0, title: 'T', index: 0, sheetType: 'GRID', gridProperties: { rowCount: 1000, columnCount: 26 } } }]);
  });

  it('a mask may name only what there is', () => {
    const sheet = aSpreadsheet();

    const read = (): unknown => sheet.call('sheets.spreadsheets.get', { fields: 'sheets.properties(sheetId,name)' });

    expect(read).toThrow("Cannot find matching fields for path 'sheets.properties.name'");
    expect(sheet.call(GET, { range: 'T!A1', fields: 'majorDimension' })).toEqual({ majorDimension: 'ROWS' });
  });

  it('data filters choose blocks by A1, grid range or developer metadata', () => {
    const sheet = aSpreadsheet();
    sheet.lay('T!A1', [['a', 'b'], ['c', 'd']]);
    sheet.batch({ createDeveloperMetadata: { developerMetadata: { metadataKey: 'second', visibility: 'DOCUMENT', location: { dimensionRange: { sheetId: 0, dimension: 'ROWS', startIndex: 1, endIndex: 2 } } } } });
    const filters = [{ a1Range: 'T!B1' }, { gridRange: { sheetId: 0, startRowIndex: 0, endRowIndex: 1 } }, { developerMetadataLookup: { metadataKey: 'second' } }];

    const answer = sheet.call('sheets.spreadsheets.values.batchGetByDataFilter', {}, { dataFilters: filters });

    expect(answer['valueRanges']).toEqual([
      { valueRange: { range: 'T!B1', majorDimension: 'ROWS', values: [['b']] }, dataFilters: [filters[0]] },
      { valueRange: { range: 'T!A1:Z1', majorDimension: 'ROWS', values: [['a', 'b']] }, dataFilters: [filters[1]] },
      { valueRange: { range: 'T!A2:Z2', majorDimension: 'ROWS', values: [['c', 'd']] }, dataFilters: [filters[2]] },
    ]);
  });
});

import { aSpreadsheet, here, OWNER, texts, THERAPIST, type Target } from '../target.ts';

const BATCH = 'sheets.spreadsheets.batchUpdate';

function row(index: number, ...values: string[]): Record<string, unknown> {
  return { updateCells: { start: { sheetId: 0, rowIndex: index }, rows: [texts(...values)], fields: 'userEnteredValue' } };
}

/** Everything a person could see, to hold one moment against another. */
function everything(sheet: Target): unknown {
  return sheet.call('sheets.spreadsheets.get', { includeGridData: true });
}

describe('a batch of requests', () => {
  it('behavior 17: rows beyond ten million cells are refused although they would be empty', () => {
    const sheet = aSpreadsheet();

    const grow = (): unknown => sheet.batch({ appendDimension: { sheetId: 0, dimension: 'ROWS', length: 400_000 } });

    expect(grow).toThrow('This action would increase the number of cells in the workbook above the limit of 10000000 cells.');
  });

  it('behavior 18: one bad request takes the good ones back and is named by its place and kind', () => {
    const sheet = aSpreadsheet();

    const write = (): unknown => sheet.batch(row(0, 'good'), { repeatCell: { range: { sheetId: 99 }, cell: {}, fields: 'note' } });

    expect(write).toThrow(expect.objectContaining({ code: 400, message: 'Invalid requests[1].repeatCell: No grid with id: 99' }));
    expect(sheet.values('T!A1')).toBeUndefined();
  });

  it('behavior 18: whatever the good requests did, nothing of it stays', () => {
    const sheet = aSpreadsheet();
    sheet.lay('T!A1', [['Name', 'Age'], ['Ada', 36], ['Bob', 24], ['=1+1', 1]]);
    sheet.call('sheets.spreadsheets.values.update', { range: 'T!C2', valueInputOption: 'USER_ENTERED' }, { values: [['=B2*2']] });
    sheet.batch(
      { createDeveloperMetadata: { developerMetadata: { metadataKey: 'k', visibility: 'DOCUMENT', location: { dimensionRange: { sheetId: 0, dimension: 'ROWS', startIndex: 2, endIndex: 3 } } } } },
      { addFilterView: { filter: { title: 'Adults', range: { sheetId: 0, startRowIndex: 0, endRowIndex: 4 } } } },
    );
    const before = everything(sheet);

    const write = (): unknown => sheet.batch(
      { addSheet: { properties: { title: 'New' } } },
      { duplicateSheet: { sourceSheetId: 0 } },
      { updateSheetProperties: { properties: { sheetId: 0, title: 'Renamed', index: 1, gridProperties: { frozenRowCount: 1, rowCount: 10 } }, fields: 'title,index,gridProperties(frozenRowCount,rowCount)' } },
      { insertDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 1, endIndex: 3 } } },
      { deleteDimension: { range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 } } },
      { moveDimension: { source: { sheetId: 0, dimension: 'ROWS', startIndex: 3, endIndex: 4 }, destinationIndex: 1 } },
      { sortRange: { range: { sheetId: 0, startRowIndex: 1 }, sortSpecs: [{ dimensionIndex: 0, sortOrder: 'DESCENDING' }] } },
      { copyPaste: { source: { sheetId: 0, endRowIndex: 2 }, destination: { sheetId: 0, startRowIndex: 5, endRowIndex: 7 } } },
      { repeatCell: { range: { sheetId: 0 }, cell: { userEnteredFormat: { textFormat: { bold: true } }, note: 'n' }, fields: 'userEnteredFormat,note' } },
      { setDataValidation: { range: { sheetId: 0 }, rule: { condition: { type: 'NOT_BLANK' } } } },
      { updateDimensionProperties: { range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 2 }, properties: { pixelSize: 50 }, fields: 'pixelSize' } },
      { findReplace: { find: 'a', replacement: 'b', allSheets: true } },
      { appendCells: { sheetId: 0, rows: [texts('last')], fields: '*' } },
      { updateSpreadsheetProperties: { properties: { title: 'Other' }, fields: 'title' } },
      { deleteSheet: { sheetId: 99 } },
    );

    expect(write).toThrow('Invalid requests[14].deleteSheet: No sheet with id: 99');
    expect(everything(sheet)).toEqual(before);
  });

  it('behavior 19: requests are applied in order', () => {
    const sheet = aSpreadsheet();
    sheet.lay('T!A1', [['a'], ['b']]);

    sheet.batch({ insertDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 1, endIndex: 2 } } }, row(1, 'new'));

    expect(sheet.values('T!A1:A3')).toEqual([['a'], ['new'], ['b']]);
  });

  it('behavior 20: updateCells needs fields', () => {
    const sheet = aSpreadsheet();

    const write = (): unknown => sheet.batch({ updateCells: { start: { sheetId: 0 }, rows: [texts('a')] } });

    expect(write).toThrow("Invalid requests[0].updateCells: At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  });

  it('behavior 20: with a range, cells that get no row are cleared, for the masked fields only', () => {
    const sheet = aSpreadsheet();
    sheet.lay('T!A1', [['a', 'b'], ['c', 'd'], ['e']]);
    sheet.batch({ repeatCell: { range: { sheetId: 0, endRowIndex: 3 }, cell: { note: 'kept' }, fields: 'note' } });

    sheet.batch({ updateCells: { range: { sheetId: 0, endRowIndex: 2, endColumnIndex: 2 }, rows: [texts('A')], fields: 'userEnteredValue' } });

    expect(sheet.values('T!A1:B3')).toEqual([['A'], [], ['e']]);
    expect(sheet.call('sheets.spreadsheets.get', { ranges: ['T!B2'], fields: 'sheets.data.rowData.values.note' })).toEqual({ sheets: [{ data: [{ rowData: [{ values: [{ note: 'kept' }] }] }] }] });
  });

  here('behavior 24: a protected range in one request refuses them all, but not for the owner', () => {
    const sheet = aSpreadsheet();
    sheet.batch({ addProtectedRange: { protectedRange: { range: { sheetId: 0, startRowIndex: 2, endRowIndex: 3 } } } });
    const requests = [row(0, 'a'), row(1, 'b'), row(2, 'c'), row(3, 'd'), row(4, 'e')];

    const write = (user: string): unknown => sheet.call(BATCH, {}, { requests }, user);

    expect(() => write(THERAPIST)).toThrow('Invalid requests[2].updateCells: You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.');
    expect(sheet.values('T!A1:A5')).toBeUndefined();
    write(OWNER);
    expect(sheet.values('T!A1:A5')).toEqual([['a'], ['b'], ['c'], ['d'], ['e']]);
  });

  here('behavior 24: a warning-only protection refuses nobody, and an editor may write', () => {
    const sheet = aSpreadsheet();
    sheet.batch(
      { addProtectedRange: { protectedRange: { range: { sheetId: 0, endRowIndex: 1 }, warningOnly: true } } },
      { addProtectedRange: { protectedRange: { range: { sheetId: 0, startRowIndex: 1, endRowIndex: 2 }, editors: { users: [THERAPIST] } } } },
    );

    sheet.call(BATCH, {}, { requests: [row(0, 'a'), row(1, 'b')] }, THERAPIST);

    expect(sheet.values('T!A1:A2')).toEqual([['a'], ['b']]);
  });

  it('answers the spreadsheet as it stands after the batch, for the ranges asked', () => {
    const sheet = aSpreadsheet();
    const body = { requests: [row(0, 'a', 'b'), row(1, 'c')], includeSpreadsheetInResponse: true, responseRanges: ['T!A1:A2'], responseIncludeGridData: true };

    const answer = sheet.call(BATCH, { fields: 'replies,updatedSpreadsheet.sheets.data.rowData.values.userEnteredValue' }, body);

    expect(answer).toEqual({
      replies: [{}, {}],
      updatedSpreadsheet: { sheets: [{ data: [{ rowData: [{ values: [{ userEnteredValue: { stringValue: 'a' } }] }, { values: [{ userEnteredValue: { stringValue: 'c' } }] }] }] }] },
    });
  });

  it('takes snake_case names as well', () => {
    const sheet = aSpreadsheet();

    sheet.batch({ update_cells: { start: { sheet_id: 0, row_index: 1 }, rows: [{ values: [{ user_entered_value: { string_value: 'a' } }] }], fields: 'user_entered_value' } });

    expect(sheet.values('T!A2')).toEqual([['a']]);
  });

  it('refuses a value of two kinds', () => {
    const sheet = aSpreadsheet();

    const write = (): unknown => sheet.batch({ updateCells: { start: { sheetId: 0 }, fields: '*', rows: [{ values: [{ userEnteredValue: { numberValue: 1, stringValue: 'a' } }] }] } });

    expect(write).toThrow("(oneof), oneof field 'value' is already set. Cannot set 'stringValue'");
  });

  it('refuses an empty batch, an empty request, two kinds in one', () => {
    const sheet = aSpreadsheet();

    expect(() => sheet.batch()).toThrow('Must specify at least one request.');
    expect(() => sheet.batch({})).toThrow('Invalid requests[0]: No request set.');
    expect(() => sheet.batch({ ...row(0, 'a'), deleteSheet: { sheetId: 0 } })).toThrow("oneof field 'kind' is already set. Cannot set 'deleteSheet'");
  });

  it.each([
    [{ updateCell: {} }, 'Invalid JSON payload received. Unknown name "updateCell" at \'requests[0]\': Cannot find field.'],
    [{ updateCells: { start: { sheetId: 0 }, rows: [{ values: [{ userEnteredValue: { stringvalue: 'a' } }] }], fields: '*' } }, 'Unknown name "stringvalue" at \'requests[0].update_cells.rows[0].values[0].user_entered_value\''],
    [{ repeatCell: { range: { sheetId: 0 }, cell: {}, fields: 'userEnteredFormat.bold' } }, 'Invalid requests[0].repeatCell: Invalid field: user_entered_format.bold'],
    [{ updateCells: { start: { sheetId: 0 }, rows: [{ values: [{ userEnteredValue: { stringValue: 7 } }] }], fields: '*' } }, "Invalid value at 'string_value' (TYPE_STRING), 7"],
  ])('a name or type that Google does not know is refused: %j', (request, message) => {
    const sheet = aSpreadsheet();

    const write = (): unknown => sheet.batch(request);

    expect(write).toThrow(message);
  });

  here('says so when a kind is not emulated, and does nothing', () => {
    const sheet = aSpreadsheet();

    const write = (): unknown => sheet.batch(row(0, 'a'), { addSlicer: { slicer: {} } });

    expect(write).toThrow('Not emulated: addSlicer');
    expect(sheet.values('T!A1')).toBeUndefined();
  });
});

describe('the edges of the grid', () => {
  it.each([
    [{ updateCells: { start: { sheetId: 0, rowIndex: 1000 }, rows: [texts('a')], fields: '*' } }, 'GridCoordinate.rowIndex[1000] is after last row in grid[999]'],
    [{ updateCells: { start: { sheetId: 0, columnIndex: 25 }, rows: [texts('a', 'b')], fields: '*' } }, 'Attempting to write column: 26, beyond the last requested column of: 25'],
    [{ updateCells: { range: { sheetId: 0, endRowIndex: 1, endColumnIndex: 1 }, rows: [texts('a', 'b')], fields: '*' } }, 'Attempting to write column: 1, beyond the last requested column of: 0'],
    [{ repeatCell: { range: { sheetId: 0, startRowIndex: 1000, endColumnIndex: 2 }, cell: {}, fields: '*' } }, 'Range (T!A1001:B) exceeds grid limits. Max rows: 1000, max columns: 26'],
    [{ repeatCell: { range: { sheetId: 0, startColumnIndex: 26, endRowIndex: 2 }, cell: {}, fields: '*' } }, 'Range (T!AA1:2) exceeds grid limits. Max rows: 1000, max columns: 26'],
    [{ repeatCell: { range: { sheetId: 0 }, cell: {}, fields: 'colour' } }, 'Invalid field: colour'],
    [{ deleteDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 999, endIndex: 1001 } } }, "Cannot delete a row that doesn't exist. Tried to delete row index 1000 but there are only 1000 rows."],
    [{ deleteDimension: { range: { sheetId: 0, dimension: 'COLUMNS' } } }, "You can't delete all the columns on the sheet."],
    [{ insertDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: -1, endIndex: 1 } } }, 'DimensionRange indexes must be >= 0'],
    [{ addSheet: { properties: { title: 't' } } }, 'A sheet with the name "t" already exists. Please enter another name.'],
    [{ deleteSheet: { sheetId: 0 } }, "You can't remove all the sheets in a document."],
    [{ appendDimension: { sheetId: 0, dimension: 'COLUMNS', length: 18_253 } }, 'cells in the workbook above the limit'],
    [{ addConditionalFormatRule: { rule: { ranges: [{ sheetId: 0 }], booleanRule: { condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=Other!A1=1' }] }, format: {} } } } }, 'Conditional format rule cannot reference a different sheet.'],
  ])('%j: %s', (request, message) => {
    const sheet = aSpreadsheet();

    const write = (): unknown => sheet.batch(request);

    expect(write).toThrow(message);
  });

  it('a column past ZZZ is refused', () => {
    const sheet = aSpreadsheet();
    sheet.batch({ deleteDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 1, endIndex: 1000 } } });

    const grow = (): unknown => sheet.batch({ appendDimension: { sheetId: 0, dimension: 'COLUMNS', length: 18_253 } });

    expect(grow).toThrow('18278');
  });

  it('a repeated cell ends with the grid, which does not grow', () => {
    const sheet = aSpreadsheet();

    sheet.batch({ repeatCell: { range: { sheetId: 0, startRowIndex: 999, endRowIndex: 1003, endColumnIndex: 1 }, cell: { userEnteredValue: { numberValue: 1 } }, fields: 'userEnteredValue' } });

    expect(sheet.values('T!A999:A1000')).toEqual([[], [1]]);
  });

  it('frozen rows may neither be all rows nor be all that is left', () => {
    const sheet = aSpreadsheet();
    sheet.batch({ updateSheetProperties: { properties: { sheetId: 0, gridProperties: { frozenRowCount: 1 } }, fields: 'gridProperties.frozenRowCount' } });

    expect(() => sheet.batch({ deleteDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 1, endIndex: 1000 } } })).toThrow('Sorry, it is not possible to delete all non-frozen rows.');
    expect(() => sheet.batch({ updateSheetProperties: { properties: { sheetId: 0, gridProperties: { frozenRowCount: 1000 } }, fields: 'gridProperties.frozenRowCount' } })).toThrow("You can't freeze all visible rows on the sheet.");
  });
});

import { aSpreadsheet, type Target } from '../target.ts';

function rowsMetadata(sheet: Target): unknown {
  const { matchedDeveloperMetadata } = sheet.call('sheets.spreadsheets.developerMetadata.search', {}, { dataFilters: [{ developerMetadataLookup: { locationType: 'ROW' } }] });
  if (!Array.isArray(matchedDeveloperMetadata)) return [];
  return matchedDeveloperMetadata.map(({ developerMetadata: { metadataKey, location } }) => [metadataKey, location.dimensionRange.startIndex + 1]);
}

/** Marks a row (numbered as a person does) with developer metadata. */
function mark(row: number, metadataKey: string, metadataValue = ''): Record<string, unknown> {
  const dimensionRange = { sheetId: 0, dimension: 'ROWS', startIndex: row - 1, endIndex: row };
  return { createDeveloperMetadata: { developerMetadata: { metadataKey, metadataValue, visibility: 'DOCUMENT', location: { dimensionRange } } } };
}

function lines(startIndex: number, endIndex: number, dimension = 'ROWS'): Record<string, unknown> {
  return { sheetId: 0, dimension, startIndex, endIndex };
}

function sheetWith(rows: unknown[][]): Target {
  const sheet = aSpreadsheet();
  sheet.lay('T!A1', rows);
  return sheet;
}

function sheet0(sheet: Target, fields: string): unknown {
  const { sheets } = sheet.call('sheets.spreadsheets.get', { fields: `sheets(${fields})` });
  return Array.isArray(sheets) ? sheets[0] : undefined;
}

describe('developer metadata', () => {
  it('behavior 25: goes with its row, moves up when rows above it go', () => {
    const sheet = aSpreadsheet();
    sheet.batch(mark(3, 'three'), mark(5, 'five'));

    sheet.batch({ deleteDimension: { range: lines(1, 3) } });

    expect(rowsMetadata(sheet)).toEqual([['five', 3]]);
  });

  it('behavior 25: stays on its record through an insertion, a move and a sort of whole rows', () => {
    const sheet = sheetWith([['c'], ['a'], ['b']]);
    sheet.batch(mark(2, 'a'));

    sheet.batch({ insertDimension: { range: lines(0, 1) } });
    const inserted = rowsMetadata(sheet);
    sheet.batch({ moveDimension: { source: lines(2, 3), destinationIndex: 5 } });
    const moved = rowsMetadata(sheet);
    sheet.batch({ sortRange: { range: { sheetId: 0 }, sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }] } });

    expect([inserted, moved, rowsMetadata(sheet)]).toEqual([[['a', 3]], [['a', 5]], [['a', 1]]]);
    expect(sheet.values('T!A1:A3')).toEqual([['a'], ['b'], ['c']]);
  });

  it('behavior 26: more than 30,000 characters on one tab are refused', () => {
    const sheet = aSpreadsheet();
    sheet.batch(mark(1, 'k', 'x'.repeat(29_999)));

    const more = (): unknown => sheet.batch(mark(2, 'k'));

    expect(more).toThrow(expect.objectContaining({ code: 400 }));
    expect(rowsMetadata(sheet)).toEqual([['k', 1]]);
  });

  it('may lie on the spreadsheet, a tab, or one whole row or column, not on any range', () => {
    const sheet = aSpreadsheet();

    const two = (): unknown => sheet.batch({ createDeveloperMetadata: { developerMetadata: { metadataKey: 'k', visibility: 'DOCUMENT', location: { dimensionRange: lines(0, 2) } } } });

    expect(two).toThrow('dimensionRange must represent a single row or column');
  });

  it('is found by key, value and place, changed and deleted', () => {
    const sheet = aSpreadsheet();
    const [reply] = sheet.batch({ createDeveloperMetadata: { developerMetadata: { metadataKey: 'schema', metadataValue: '1', visibility: 'DOCUMENT', location: { spreadsheet: true } } } }, mark(2, 'row'));
    const filter = { developerMetadataLookup: { metadataKey: 'schema' } };

    const update = sheet.batch({ updateDeveloperMetadata: { dataFilters: [filter], developerMetadata: { metadataValue: '2' }, fields: 'metadataValue' } });
    const found = sheet.call('sheets.spreadsheets.developerMetadata.get', { metadataId: 1 });
    sheet.batch({ deleteDeveloperMetadata: { dataFilter: filter } });

    const schema = { metadataId: 1, metadataKey: 'schema', visibility: 'DOCUMENT', location: { locationType: 'SPREADSHEET', spreadsheet: true } };
    expect(reply).toEqual({ createDeveloperMetadata: { developerMetadata: { ...schema, metadataValue: '1' } } });
    expect(update).toEqual([{ updateDeveloperMetadata: { developerMetadata: [{ ...schema, metadataValue: '2' }] } }]);
    expect(found).toEqual({ ...schema, metadataValue: '2' });
    expect(() => sheet.call('sheets.spreadsheets.developerMetadata.get', { metadataId: 1 })).toThrow('Requested entity was not found.');
  });

  it('does not come along when a tab is duplicated, and goes with its tab', () => {
    const sheet = aSpreadsheet();
    sheet.batch(mark(2, 'row'), { duplicateSheet: { sourceSheetId: 0, newSheetId: 5 } });
    const copied = rowsMetadata(sheet);

    sheet.batch({ deleteSheet: { sheetId: 0 } });

    expect([copied, rowsMetadata(sheet)]).toEqual([[['row', 2]], []]);
  });
});

describe('rows and columns that come, go and move', () => {
  it('take values along', () => {
    const sheet = sheetWith([['a', 'b', 'c'], ['d', 'e', 'f'], ['g', 'h', 'i']]);

    sheet.batch({ deleteDimension: { range: lines(1, 2) } }, { insertDimension: { range: lines(1, 2, 'COLUMNS') } }, { moveDimension: { source: lines(0, 1, 'COLUMNS'), destinationIndex: 3 } });

    expect(sheet.values('T!A1:D3')).toEqual([['', 'b', 'a', 'c'], ['', 'h', 'g', 'i']]);
  });

  it('a destination is counted before the move', () => {
    const sheet = sheetWith([['a'], ['b'], ['c'], ['d']]);

    sheet.batch({ moveDimension: { source: lines(0, 2), destinationIndex: 3 } });

    expect(sheet.values('T!A1:A4')).toEqual([['c'], ['a'], ['b'], ['d']]);
  });

  it('shift all that lies on the tab', () => {
    const sheet = aSpreadsheet();
    const block = { sheetId: 0, startRowIndex: 2, endRowIndex: 5, startColumnIndex: 1, endColumnIndex: 3 };
    sheet.batch(
      { addProtectedRange: { protectedRange: { protectedRangeId: 7, range: block, warningOnly: true } } },
      { addFilterView: { filter: { filterViewId: 8, title: 'F', range: block, filterSpecs: [{ columnIndex: 1, filterCriteria: { hiddenValues: ['x'] } }], sortSpecs: [{ dimensionIndex: 2, sortOrder: 'ASCENDING' }] } } },
      { setBasicFilter: { filter: { range: block } } },
      { addConditionalFormatRule: { rule: { ranges: [block], booleanRule: { condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=$B3>1' }] }, format: {} } }, index: 0 } },
      { addChart: { chart: { chartId: 9, spec: { title: 'C', basicChart: { domains: [{ domain: { sourceRange: { sources: [block] } } }] } }, position: { overlayPosition: { anchorCell: { sheetId: 0, rowIndex: 4, columnIndex: 2 } } } } } },
      { mergeCells: { range: block } },
      { updateSheetProperties: { properties: { sheetId: 0, gridProperties: { frozenRowCount: 2 } }, fields: 'gridProperties.frozenRowCount' } },
    );

    sheet.batch({ insertDimension: { range: lines(0, 1, 'COLUMNS') } }, { deleteDimension: { range: lines(1, 3) } });

    const moved = { startRowIndex: 1, endRowIndex: 3, startColumnIndex: 2, endColumnIndex: 4 };
    expect(sheet0(sheet, '*')).toMatchObject({
      properties: { gridProperties: { rowCount: 998, columnCount: 27, frozenRowCount: 1 } },
      protectedRanges: [{ protectedRangeId: 7, range: moved }],
      filterViews: [{ filterViewId: 8, range: moved, filterSpecs: [{ columnIndex: 2 }], sortSpecs: [{ dimensionIndex: 3 }] }],
      basicFilter: { range: moved },
      conditionalFormats: [{ ranges: [moved], booleanRule: { condition: { values: [{ userEnteredValue: '=$C2>1' }] } } }],
      charts: [{ spec: { basicChart: { domains: [{ domain: { sourceRange: { sources: [moved] } } }] } }, position: { overlayPosition: { anchorCell: { rowIndex: 2, columnIndex: 3 } } } }],
      merges: [moved],
    });
  });

  it('what lay wholly on deleted rows is gone', () => {
    const sheet = aSpreadsheet();
    const range = { sheetId: 0, startRowIndex: 2, endRowIndex: 4 };
    sheet.batch({ addProtectedRange: { protectedRange: { range, warningOnly: true } } }, { addFilterView: { filter: { range } } }, { addConditionalFormatRule: { rule: { ranges: [range], booleanRule: { condition: { type: 'BLANK' }, format: {} } } } });

    sheet.batch({ deleteDimension: { range: lines(1, 5) } });

    expect(sheet0(sheet, 'protectedRanges,filterViews,conditionalFormats')).toEqual({});
  });

  it('references in formulas follow, and break where their cell is gone', () => {
    const sheet = aSpreadsheet();
    sheet.call('sheets.spreadsheets.values.update', { range: 'T!A1', valueInputOption: 'USER_ENTERED' }, { values: [[1], [2], [3], ['=SUM(A1:A3)'], ['=$A$2*10'], ['="A2"&A2']] });

    sheet.batch({ insertDimension: { range: lines(1, 2) } });
    const inserted = sheet.call('sheets.spreadsheets.values.get', { range: 'T!A5:A7', valueRenderOption: 'FORMULA' })['values'];
    sheet.batch({ deleteDimension: { range: lines(2, 3) } });

    expect(inserted).toEqual([['=SUM(A1:A4)'], ['=$A$3*10'], ['="A2"&A3']]);
    expect(sheet.shown('T!A1:A6')).toEqual([['1'], [], ['3'], ['4'], ['#REF!'], ['#REF!']]);
  });

  it('an inserted row takes the looks and rules of the row before, or of the row after', () => {
    const sheet = aSpreadsheet();
    const bold = { userEnteredFormat: { textFormat: { bold: true } } };
    const looks = (row: number): unknown => sheet.call('sheets.spreadsheets.get', { ranges: [`T!A${row}`], fields: 'sheets.data.rowData.values(userEnteredFormat.textFormat.bold,dataValidation.condition.type)' })['sheets'];
    sheet.batch({ updateCells: { start: { sheetId: 0 }, rows: [{ values: [bold] }, { values: [{ dataValidation: { condition: { type: 'NOT_BLANK' } } }] }], fields: '*' } });

    sheet.batch({ insertDimension: { range: lines(1, 2), inheritFromBefore: true } }, { insertDimension: { range: lines(2, 3) } });

    expect(looks(2)).toEqual([{ data: [{ rowData: [{ values: [{ userEnteredFormat: { textFormat: { bold: true } } }] }] }] }]);
    expect(looks(3)).toEqual([{ data: [{ rowData: [{ values: [{ dataValidation: { condition: { type: 'NOT_BLANK' } } }] }] }] }]);
  });

  it('sizes and hidden lines are set and move along', () => {
    const sheet = aSpreadsheet();
    sheet.batch(
      { updateDimensionProperties: { range: lines(1, 2), properties: { pixelSize: 50, hiddenByUser: true }, fields: 'pixelSize,hiddenByUser' } },
      { updateDimensionProperties: { range: lines(0, 1, 'COLUMNS'), properties: { pixelSize: 200 }, fields: 'pixelSize' } },
    );

    sheet.batch({ insertDimension: { range: lines(0, 1) } }, { insertDimension: { range: lines(0, 1, 'COLUMNS') } });

    const answer = sheet.call('sheets.spreadsheets.get', { ranges: ['T!A1:B3'], fields: 'sheets.data(rowMetadata,columnMetadata)' });
    expect(answer['sheets']).toEqual([{ data: [{ rowMetadata: [{ pixelSize: 21 }, { pixelSize: 21 }, { pixelSize: 50, hiddenByUser: true }], columnMetadata: [{ pixelSize: 100 }, { pixelSize: 200 }] }] }]);
  });
});

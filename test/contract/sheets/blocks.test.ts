import { aSpreadsheet, type Target } from '../target.ts';

function block(top: number, bottom: number, left: number, right: number, sheetId = 0): Record<string, unknown> {
  return { sheetId, startRowIndex: top, endRowIndex: bottom, startColumnIndex: left, endColumnIndex: right };
}

function sheetWith(rows: unknown[][]): Target {
  const sheet = aSpreadsheet();
  sheet.call('sheets.spreadsheets.values.update', { range: 'T!A1', valueInputOption: 'USER_ENTERED' }, { values: rows });
  return sheet;
}

function cell(sheet: Target, a1: string, fields: string): unknown {
  const answer = sheet.call('sheets.spreadsheets.get', { ranges: [a1], fields: `sheets.data.rowData.values(${fields})` });
  return JSON.parse(JSON.stringify(answer))['sheets'][0]['data'][0]['rowData']?.[0]['values'][0];
}

describe('copying and pasting', () => {
  const look = { userEnteredFormat: { horizontalAlignment: 'RIGHT' }, dataValidation: { condition: { type: 'NOT_BLANK' } }, note: 'n' };

  it.each([
    ['PASTE_NORMAL', { userEnteredValue: { formulaValue: '=B1+1' }, ...look }],
    ['PASTE_VALUES', { userEnteredValue: { numberValue: 3 } }],
    ['PASTE_FORMULA', { userEnteredValue: { formulaValue: '=B1+1' } }],
    ['PASTE_FORMAT', { userEnteredFormat: look.userEnteredFormat, dataValidation: look.dataValidation }],
    ['PASTE_DATA_VALIDATION', { dataValidation: look.dataValidation }],
  ])('%s', (pasteType, expected) => {
    const sheet = sheetWith([[2, '=A1+1']]);
    sheet.batch({ repeatCell: { range: block(0, 1, 1, 2), cell: look, fields: 'userEnteredFormat,dataValidation,note' } });
    sheet.shown('T!B1');

    sheet.batch({ copyPaste: { source: block(0, 1, 1, 2), destination: block(0, 1, 2, 3), pasteType } });

    expect(cell(sheet, 'T!C1', 'userEnteredValue,userEnteredFormat,dataValidation,note')).toEqual(expected);
  });

  it('repeats the source over a larger destination and takes its size over a smaller one', () => {
    const sheet = sheetWith([['a', 'b'], ['c', 'd']]);

    sheet.batch({ copyPaste: { source: block(0, 2, 0, 2), destination: block(2, 6, 0, 2) } }, { copyPaste: { source: block(0, 2, 0, 2), destination: block(0, 1, 3, 4) } });

    expect(sheet.values('T!A1:E6')).toEqual([['a', 'b', '', 'a', 'b'], ['c', 'd', '', 'c', 'd'], ['a', 'b'], ['c', 'd'], ['a', 'b'], ['c', 'd']]);
  });

  it('reaches another tab of the same spreadsheet, blanks included', () => {
    const sheet = sheetWith([['a', null, 'c']]);
    sheet.batch({ addSheet: { properties: { sheetId: 5, title: 'Scratch', gridProperties: { rowCount: 1, columnCount: 26 } } } });
    sheet.lay('Scratch!A1', [['x', 'y', 'z']]);

    sheet.batch({ copyPaste: { source: { sheetId: 0, startRowIndex: 0, endRowIndex: 1 }, destination: { sheetId: 5, startRowIndex: 0, endRowIndex: 1 } } });

    expect(sheet.values('Scratch!A1:Z1')).toEqual([['a', '', 'c']]);
  });

  it('rows become columns when transposed, looks with them', () => {
    const sheet = sheetWith([['a', 'b', 'c'], ['d']]);
    sheet.batch({ repeatCell: { range: block(0, 1, 2, 3), cell: { note: 'n', userEnteredFormat: { horizontalAlignment: 'RIGHT' } }, fields: 'note,userEnteredFormat' } });

    sheet.batch({ copyPaste: { source: block(0, 2, 0, 3), destination: block(4, 5, 0, 1), pasteOrientation: 'TRANSPOSE' } });

    expect(sheet.values('T!A5:C7')).toEqual([['a', 'd'], ['b'], ['c']]);
    expect(cell(sheet, 'T!A7', 'note,userEnteredFormat')).toEqual({ note: 'n', userEnteredFormat: { horizontalAlignment: 'RIGHT' } });
  });

  it('a block cut leaves blanks behind', () => {
    const sheet = sheetWith([['a', 'b']]);

    sheet.batch({ cutPaste: { source: block(0, 1, 0, 2), destination: { sheetId: 0, rowIndex: 1, columnIndex: 1 } } });

    expect(sheet.values('T!A1:C2')).toEqual([[], ['', 'a', 'b']]);
  });
});

describe('sorting', () => {
  it('numbers, then texts without regard to case, then booleans; blanks last both ways', () => {
    const sheet = sheetWith([['b'], [2], [null], [true], ['A'], [10]]);
    const sort = (sortOrder: string): unknown => {
      sheet.batch({ sortRange: { range: block(0, 6, 0, 1), sortSpecs: [{ dimensionIndex: 0, sortOrder }] } });
      return sheet.values('T!A1:A6');
    };

    expect(sort('ASCENDING')).toEqual([[2], [10], ['A'], ['b'], [true]]);
    expect(sort('DESCENDING')).toEqual([[true], ['b'], ['A'], [10], [2]]);
  });

  it('moves only the cells inside the range, by several columns', () => {
    const sheet = sheetWith([['x', 2, 'one'], ['x', 1, 'two'], ['a', 3, 'three']]);

    sheet.batch({ sortRange: { range: block(0, 3, 0, 2), sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }, { dimensionIndex: 1, sortOrder: 'ASCENDING' }] } });

    expect(sheet.values('T!A1:C3')).toEqual([['a', 3, 'one'], ['x', 1, 'two'], ['x', 2, 'three']]);
  });
});

describe('merging', () => {
  it.each([
    ['MERGE_ALL', [['a'], []], 1],
    ['MERGE_COLUMNS', [['a', 'b'], []], 2],
    ['MERGE_ROWS', [['a'], ['c']], 2],
  ])('%s keeps the first cell of each', (mergeType, seen, merges) => {
    const sheet = sheetWith([['a', 'b'], ['c', 'd'], ['end']]);

    sheet.batch({ mergeCells: { range: block(0, 2, 0, 2), mergeType } });

    expect(sheet.values('T!A1:B3')).toEqual([...seen, ['end']]);
    expect(sheet.call('sheets.spreadsheets.get', { fields: 'sheets.merges' })).toMatchObject({ sheets: [{ merges: { length: merges } }] });
  });
});

describe('deleting a range', () => {
  it.each([['ROWS', [['a', 'b'], ['e', 'd'], ['', 'f']]], ['COLUMNS', [['a', 'b'], ['d'], ['e', 'f']]]])('cells shift by %s', (shiftDimension, left) => {
    const sheet = sheetWith([['a', 'b'], ['c', 'd'], ['e', 'f']]);

    sheet.batch({ deleteRange: { range: block(1, 2, 0, 1), shiftDimension } });

    expect(sheet.values('T!A1:B3')).toEqual(left);
  });
});

describe('finding and replacing', () => {
  it('counts what it changed', () => {
    const sheet = sheetWith([['Ann and ann', 'joann'], ['other', '=CONCATENATE("ann","a")']]);

    const replies = sheet.batch({ findReplace: { find: 'ann', replacement: 'Bea', sheetId: 0 } });

    expect(replies).toEqual([{ findReplace: { valuesChanged: 2, rowsChanged: 1, sheetsChanged: 1, occurrencesChanged: 3 } }]);
    expect(sheet.shown('T!A1:B2')).toEqual([['Bea and Bea', 'joBea'], ['other', 'anna']]);
  });

  it('needs exactly one place to look', () => {
    const sheet = aSpreadsheet();

    expect(() => sheet.batch({ findReplace: { find: 'a', replacement: 'b', sheetId: 0, allSheets: true } })).toThrow('Exactly one of');
  });
});

describe('cells in a request', () => {
  it('a masked field that a cell lacks is cleared, others stay', () => {
    const sheet = aSpreadsheet();
    const full = { userEnteredValue: { stringValue: 'a' }, note: 'n', userEnteredFormat: { textFormat: { bold: true, italic: true } } };
    sheet.batch({ updateCells: { start: { sheetId: 0 }, rows: [{ values: [full] }], fields: '*' } });

    sheet.batch({ updateCells: { start: { sheetId: 0 }, rows: [{ values: [{ userEnteredFormat: { horizontalAlignment: 'LEFT' } }] }], fields: 'note,userEnteredFormat(textFormat.italic,horizontalAlignment)' } });

    expect(cell(sheet, 'T!A1', 'userEnteredValue,note,userEnteredFormat')).toEqual({ userEnteredValue: { stringValue: 'a' }, userEnteredFormat: { textFormat: { bold: true }, horizontalAlignment: 'LEFT' } });
  });

  it('a repeated formula moves its relative references', () => {
    const sheet = sheetWith([[1], [2]]);

    sheet.batch({ repeatCell: { range: block(0, 2, 1, 2), cell: { userEnteredValue: { formulaValue: '=A1*$A$2' } }, fields: 'userEnteredValue' } });

    expect(sheet.values('T!B1:B2')).toEqual([[2], [4]]);
  });

  it('a color given one way is answered both ways', () => {
    const sheet = aSpreadsheet();

    sheet.batch({ repeatCell: { range: block(0, 1, 0, 1), cell: { userEnteredFormat: { backgroundColorStyle: { rgbColor: { red: 1, green: 0 } } } }, fields: 'userEnteredFormat.backgroundColorStyle' } });

    expect(cell(sheet, 'T!A1', 'userEnteredFormat')).toMatchObject({ userEnteredFormat: { backgroundColorStyle: { rgbColor: { red: 1 } } } });
  });
});

describe('tabs', () => {
  it('are added where asked, with what was asked', () => {
    const sheet = aSpreadsheet();

    const [reply] = sheet.batch({ addSheet: { properties: { sheetId: 12, title: 'First', index: 0, hidden: true, tabColorStyle: { rgbColor: { blue: 1 } }, gridProperties: { rowCount: 10, columnCount: 3, frozenRowCount: 1 } } } });

    expect(reply).toEqual({ addSheet: { properties: { sheetId: 12, title: 'First', index: 0, sheetType: 'GRID', hidden: true, tabColorStyle: { rgbColor: { blue: 1 } }, tabColor: { blue: 1 }, gridProperties: { rowCount: 10, columnCount: 3, frozenRowCount: 1 } } } });
  });

  it('may be renamed to another case, not to a name that is taken', () => {
    const sheet = aSpreadsheet();
    sheet.batch({ addSheet: { properties: { sheetId: 5, title: 'Other' } } });
    const rename = (title: string): unknown => sheet.batch({ updateSheetProperties: { properties: { sheetId: 5, title }, fields: 'title' } });

    rename('OTHER');

    expect(() => rename('t')).toThrow('A sheet with the name "t" already exists. Please enter another name.');
  });

  it('a duplicate holds the same, and is its own', () => {
    const sheet = sheetWith([['a', 'b']]);
    sheet.batch({ addProtectedRange: { protectedRange: { protectedRangeId: 7, range: block(0, 1, 0, 1), warningOnly: true } } });

    sheet.batch({ duplicateSheet: { sourceSheetId: 0, newSheetId: 5, newSheetName: 'Copy' } });
    sheet.lay('Copy!A1', [['changed']]);

    expect([sheet.values('T!A1:B1'), sheet.values('Copy!A1:B1')]).toEqual([[['a', 'b']], [['changed', 'b']]]);
    expect(sheet.call('sheets.spreadsheets.get', { ranges: ['Copy'], fields: 'sheets.protectedRanges.range.sheetId' })).toEqual({ sheets: [{ protectedRanges: [{ range: { sheetId: 5 } }] }] });
  });

  it('shrinking a tab cuts what lay outside', () => {
    const sheet = sheetWith([['a', 'b'], ['c']]);

    sheet.batch({ updateSheetProperties: { properties: { sheetId: 0, gridProperties: { rowCount: 1, columnCount: 1 } }, fields: 'gridProperties(rowCount,columnCount)' } });
    sheet.batch({ appendDimension: { sheetId: 0, dimension: 'ROWS', length: 1 } }, { appendDimension: { sheetId: 0, dimension: 'COLUMNS', length: 1 } });

    expect(sheet.values('T')).toEqual([['a']]);
  });
});

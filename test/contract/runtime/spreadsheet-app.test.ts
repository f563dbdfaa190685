// SpreadsheetApp: typing, buffering, stale reads (behaviors 4, 10, 15, 27, 28, 29, and the texts of platform 2.4).

import { benchWith } from './bench.ts';

const one = (script: string) => benchWith(`function probe() { const tab = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Sheet1'); ${script} }`);

const apiValue = `Sheets.Spreadsheets.Values.get('clinic', 'A1', { valueRenderOption: 'UNFORMATTED_VALUE' }).values`;

describe('SpreadsheetApp', () => {
  it('behavior 10: parses what is set like typing', () => {
    const bench = one(`tab.getRange(1, 1, 1, 4).setValues([['=1+1', '007', "'007", '$2.50']]); return tab.getRange('A1:D1').getValues();`);

    expect(bench.run('probe')).toEqual([[2, 7, '007', 2.5]]);
  });

  it('behavior 15: refuses data that do not fit the range', () => {
    const rows = one(`tab.getRange(1, 1, 2, 1).setValues([['a']]);`);
    const columns = one(`tab.getRange(1, 1, 1, 2).setValues([['a']]);`);

    expect(() => rows.run('probe')).toThrow('The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.');
    expect(() => columns.run('probe')).toThrow('The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.');
    expect(rows.call('sheets.spreadsheets.values.get', [{ spreadsheetId: 'clinic', range: 'A1:B2' }])).not.toHaveProperty('values');
  });

  it('behavior 27: keeps writes back until a flush', () => {
    const bench = one(`tab.getRange('A1').setValue('new'); const before = ${apiValue}; SpreadsheetApp.flush(); return [before || null, ${apiValue}];`);

    expect(bench.run('probe')).toEqual([null, [['new']]]);
  });

  it('behavior 27: writes what waits when the run ends', () => {
    const bench = one(`tab.getRange('A1').setValue('at the end');`);

    bench.run('probe');

    expect(bench.call('sheets.spreadsheets.values.get', [{ spreadsheetId: 'clinic', range: 'A1' }])).toMatchObject({ values: [['at the end']] });
  });

  it('behavior 28: answers a second read from memory, whatever the API wrote between', () => {
    const bench = one(`
      const before = tab.getRange('A1').getValue();
      Sheets.Spreadsheets.Values.update({ values: [['by the API']] }, 'clinic', 'A1', { valueInputOption: 'RAW' });
      return [before, tab.getRange('A1').getValue()];`);

    expect(bench.run('probe')).toEqual(['', '']);
  });

  it('behavior 29: shows a refused value at the flush, not where it was set', () => {
    const rule = `Sheets.Spreadsheets.batchUpdate({ requests: [{ setDataValidation: { range: { sheetId: 0, startRowIndex: 1, endRowIndex: 2, startColumnIndex: 20, endColumnIndex: 21 },
      rule: { strict: true, condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'active' }, { userEnteredValue: 'closed' }] } } } }] }, 'clinic');`;
    const bench = one(`${rule} let reached = 'nothing'; tab.getRange('U2').setValue('asleep'); reached = 'the line after'; try { SpreadsheetApp.flush(); } catch (e) { return [reached, e.message]; }`);

    expect(bench.run('probe')).toEqual(['the line after', 'The data you entered in cell U2 violates the data validation rules set on this cell.']);
  });

  it('behavior 4: reads a date as a Date at midnight in the spreadsheet zone', () => {
    const bench = one(`tab.getRange('A1').setValue('2026-02-03'); const read = tab.getRange('A1').getValue(); return [read instanceof Date, read.toISOString(), tab.getRange('A1').getDisplayValue()];`);

    expect(bench.run('probe')).toEqual([true, '2026-02-03T08:00:00.000Z', '2026-02-03']);
  });

  it('appends after the last row, and finds text', () => {
    const bench = one(`
      tab.appendRow(['Name', 'Day']); tab.appendRow(['Mara Quill', new Date(2026, 2, 2)]); tab.appendRow(['Mara', '']);
      const found = tab.createTextFinder('mara').matchEntireCell(true).findNext();
      return [tab.getLastRow(), tab.getDataRange().getNumColumns(), found.getRow(), found.getColumn(), tab.createTextFinder('nobody').findNext()];`);

    expect(bench.run('probe')).toEqual([3, 2, 3, 1, null]);
  });

  it.each([
    [`tab.getRange(2000, 1)`, 'The coordinates of the range are outside the dimensions of the sheet.'],
    [`tab.getRange('no!range')`, 'Range not found'],
    [`tab.getRange('A1').setValues('x')`, "The parameters (String) don't match the method signature for SpreadsheetApp.Range.setValues."],
    [`SpreadsheetApp.openById('another')`, 'You do not have permission to access the requested document.'],
    [`tab.getRange('A1').protect()`, 'Not emulated: SpreadsheetApp.getActiveSpreadsheet().getSheetByName().getRange().protect'],
  ])('%s → %s', (script, words) => {
    const bench = one(script);

    expect(() => bench.run('probe')).toThrow(words);
  });

  it('knows the selection, the tabs by name in any case, and the bound file', () => {
    const bench = one(`
      tab.getRange(3, 2, 2, 2).activate();
      const book = SpreadsheetApp.getActive();
      const at = book.getActiveSheet().getActiveRange();
      return [at.getRow(), at.getColumn(), at.getNumRows(), at.getNumColumns(), at.getSheet().getName(), book.getSheetByName('SHEET1').getSheetId(), book.getSheetByName('none'), book.getId(), book.getSpreadsheetTimeZone()];`);

    expect(bench.run('probe')).toEqual([3, 2, 2, 2, 'Sheet1', 0, null, 'clinic', 'America/Los_Angeles']);
  });
});

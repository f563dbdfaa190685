import { aSpreadsheet, here } from '../target.ts';

/** What a person sees of a number or text in a cell with a number format. */
function seen(value: number | string, numberFormat: { type: string; pattern?: string } | undefined, locale = 'en_US'): unknown {
  const sheet = aSpreadsheet({ locale });
  const userEnteredValue = typeof value === 'number' ? { numberValue: value } : { stringValue: value };
  sheet.batch({ updateCells: { start: { sheetId: 0 }, rows: [{ values: [{ userEnteredValue, userEnteredFormat: { numberFormat } }] }], fields: '*' } });
  return [sheet.shown('T!A1')].flat(3)[0];
}

describe('what a cell shows', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [1 / 3, '0.3333333333'],
    [1234567.891, '1234567.891'],
    [-0.5, '-0.5'],
    [46056.54996527778, '46056.54997'],
  ])('a plain %d is %s', (value, text) => {
    expect(seen(value, undefined)).toBe(text);
  });

  it.each([
    ['#,##0.00', 1234567.891, '1,234,567.89'],
    ['0', 2.5, '3'],
    ['0.00', 1.005, '1.01'],
    ['000', 7, '007'],
    ['0.##', 1.5, '1.5'],
    ['0%', 0.125, '13%'],
    ['0.0%', 0.125, '12.5%'],
    ['"$"#,##0.00', -3.5, '-$3.50'],
    ['$#,##0;($#,##0)', -3, '($3)'],
    ['0;-0;"none"', 0, 'none'],
    ['0.00E+00', 12345, '1.23E+04'],
    ['#,##0.0,,"M"', 12_345_678, '12.3M'],
    ['0" visits"', 3, '3 visits'],
    ['[$€]#,##0.00', 5, '€5.00'],
  ])('%s of %d is %s', (pattern, value, text) => {
    expect(seen(Number(value), { type: 'NUMBER', pattern: String(pattern) })).toBe(text);
  });

  it.each([
    ['yyyy-mm-dd', 46056, '2026-02-03'],
    ['m/d/yy', 46056, '2/3/26'],
    ['dddd, mmmm d, yyyy', 46056, 'Tuesday, February 3, 2026'],
    ['ddd d mmm', 46056, 'Tue 3 Feb'],
    ['h:mm am/pm', 0.5625, '1:30 PM'],
    ['hh:mm:ss', 0.54996527778, '13:11:57'],
    ['mm:ss', 0.0007, '01:00'],
    ['[h]:mm', 1.5, '36:00'],
    ['yyyy-mm-dd"T"hh:mm', 46056.5, '2026-02-03T12:00'],
    ['yyyy-mm-dd hh:mm:ss.000', 46056.0000115741, '2026-02-03 00:00:01.000'],
  ])('%s of %d is %s', (pattern, value, text) => {
    expect(seen(value, { type: 'DATE', pattern })).toBe(text);
  });

  it('serial 0 is 1899-12-30', () => {
    expect(seen(0, { type: 'DATE', pattern: 'yyyy-mm-dd' })).toBe('1899-12-30');
  });

  it.each([
    ['en_US', { type: 'DATE' }, '2/3/2026'],
    ['en_GB', { type: 'DATE' }, '03/02/2026'],
    ['de_DE', { type: 'DATE' }, '3.2.2026'],
    ['de_DE', { type: 'NUMBER' }, '46.056,00'],
    ['en_US', { type: 'CURRENCY' }, '$46,056.00'],
    ['en_US', { type: 'PERCENT' }, '4605600.00%'],
    ['en_US', { type: 'TEXT' }, '46056'],
  ])('in %s, %j without a pattern shows %s', (locale, format, text) => {
    expect(seen(46056, format, locale)).toBe(text);
  });

  it('texts pass through a pattern untouched, but for its place for texts', () => {
    expect([seen('abc', { type: 'NUMBER', pattern: '0.00' }), seen('abc', { type: 'TEXT', pattern: '@" (note)"' })]).toEqual(['abc', 'abc (note)']);
  });
});

describe('formulas', () => {
  function computed(formula: string): unknown {
    const sheet = aSpreadsheet();
    sheet.lay('T!A1', [[1, 'two', true], [2.5]]);
    sheet.batch({ updateCells: { start: { sheetId: 0, columnIndex: 4 }, rows: [{ values: [{ userEnteredValue: { formulaValue: formula } }] }], fields: 'userEnteredValue' } });
    return [sheet.values('T!E1')].flat(3)[0];
  }

  it.each([
    ['=SUM(A:A)', 3.5],
    ['=A1/3', 1 / 3],
    ['=B1&"!"', 'two!'],
    ['=A1=1', true],
    ['=T!A2*2', 5],
    ["='T'!A2*2", 5],
    ['=1/0', '#DIV/0!'],
    ['=NOSUCH(1)', '#NAME?'],
    ['=E1', '#REF!'],
    ['=1+', '#ERROR!'],
    ['=Nowhere!A1', '#REF!'],
  ])('%s is %s', (formula, value) => {
    expect(computed(formula)).toEqual(typeof value === 'number' ? expect.closeTo(value, 9) : value);
  });

  it('follow the cells they read, in any call after', () => {
    const sheet = aSpreadsheet();
    sheet.call('sheets.spreadsheets.values.update', { range: 'T!A1', valueInputOption: 'USER_ENTERED' }, { values: [[1, '=A1*2', '=B1+1']] });
    const first = sheet.values('T!A1:C1');

    sheet.lay('T!A1', [[5]]);

    expect([first, sheet.values('T!A1:C1')]).toEqual([[[1, 2, 3]], [[5, 10, 11]]]);
  });

  here('TODAY is the day on the clock, in the zone of the spreadsheet, and moves on with it', () => {
    let now = '2026-03-03T05:00:00Z';
    const sheet = aSpreadsheet({ now: () => new Date(now) });
    sheet.call('sheets.spreadsheets.values.update', { range: 'T!A1', valueInputOption: 'USER_ENTERED' }, { values: [['=TODAY()']] });
    const evening = sheet.values('T!A1');

    now = '2026-03-03T15:00:00Z';

    expect([evening, sheet.values('T!A1')]).toEqual([[[46083]], [[46084]]]);
  });

  here('what cannot be computed here says so', () => {
    const sheet = aSpreadsheet();
    sheet.batch({ updateCells: { start: { sheetId: 0 }, rows: [{ values: [{ userEnteredValue: { formulaValue: '=QUERY(A2:B3,"select A")' } }] }], fields: 'userEnteredValue' } });

    const answer = sheet.call('sheets.spreadsheets.get', { ranges: ['T!A1'], fields: 'sheets.data.rowData.values.effectiveValue' });

    expect(answer['sheets']).toEqual([{ data: [{ rowData: [{ values: [{ effectiveValue: { errorValue: { type: 'NAME', message: 'not computed here' } } }] }] }] }]);
  });
});

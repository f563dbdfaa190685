import { aSpreadsheet } from '../target.ts';

describe('reading values', () => {
  it('1: an empty range has range and majorDimension, and no values', () => {
    const sheet = aSpreadsheet();

    const answer = sheet.call('sheets.spreadsheets.values.get', { range: 'T!A1:C3' });

    expect(answer).toEqual({ range: 'T!A1:C3', majorDimension: 'ROWS' });
  });
});

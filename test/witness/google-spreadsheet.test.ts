// The npm package google-spreadsheet does its documented round on the workbench, over HTTP.

import { GoogleSpreadsheet } from 'google-spreadsheet';
import { aWorld } from '../world.ts';
import { served, type Served } from './served.ts';

let clinic: Served;
let book: GoogleSpreadsheet;
beforeAll(async () => {
  clinic = await served(aWorld());
  book = new GoogleSpreadsheet('clinic', { token: 'any token' });
  // The one thing that differs from its guide: where Google is.
  Object.assign(book, { sheetsApi: book.sheetsApi.extend({ prefix: `${clinic.rootUrl}v4/spreadsheets/clinic` }) });
  await book.loadInfo();
});
afterAll(() => clinic.close());

describe('google-spreadsheet', () => {
  it('loads the spreadsheet', () => {
    expect(book.title).toBe('Clinic');
    expect(book.sheetsByIndex.map(({ title }) => title)).toContain('Sessions');
  });

  it('adds a tab with headings, rows, changes a row and deletes one', async () => {
    const tab = await book.addSheet({ title: 'Rooms', headerValues: ['Room', 'Since', 'Code'] });
    await tab.addRows([{ Room: 'Cedar', Since: 2019, Code: '=1+1' }, { Room: 'Fir', Since: 2021, Code: 'F' }, { Room: 'Oak', Since: 2022, Code: 'O' }]);
    const [cedar, fir] = await tab.getRows<{ Room: string; Since: number; Code: string }>();
    fir?.set('Since', 2020);
    await fir?.save();
    await cedar?.delete();

    const left = await tab.getRows();
    expect(left.map((row) => row.toObject())).toEqual([{ Room: 'Fir', Since: '2020', Code: 'F' }, { Room: 'Oak', Since: '2022', Code: 'O' }]);
  });

  it('loads cells, reads what they hold and saves what changed', async () => {
    const tab = book.sheetsByTitle['Rooms'];
    if (!tab) throw new Error('the tab Rooms is gone');
    await tab.loadCells('A1:D3');
    tab.getCell(1, 3).formula = '=B2*2';
    tab.getCell(2, 3).value = 'verbatim';
    tab.getCell(2, 3).textFormat = { bold: true };
    await tab.saveUpdatedCells();

    await tab.loadCells('A1:D3');
    expect(tab.getCell(1, 3).value).toBe(4040);
    expect(tab.getCell(1, 3).formula).toBe('=B2*2');
    expect(tab.getCell(2, 3).formattedValue).toBe('verbatim');
    expect(tab.getCell(2, 3).textFormat?.bold).toBe(true);
  });

  it('clears, renames, grows and deletes the tab', async () => {
    const tab = book.sheetsByTitle['Rooms'];
    if (!tab) throw new Error('the tab Rooms is gone');
    await tab.clearRows();
    await tab.updateProperties({ title: 'Rooms of old' });
    await tab.resize({ rowCount: 50, columnCount: 4 });
    expect(await tab.getRows()).toEqual([]);
    await tab.delete();

    await book.loadInfo();
    expect(book.sheetsByTitle['Rooms of old']).toBeUndefined();
  });
});

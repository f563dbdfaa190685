// Google's own Sheets client on the workbench, told nothing but another address.

import { tablesByName } from '../../src/clinic/tables.ts';
import { aClient, cast } from '../builders.ts';
import { aWorld } from '../world.ts';
import { served, type Served } from './served.ts';

let clinic: Served;
beforeAll(async () => {
  clinic = await served(aWorld({ rows: { clients: [aClient(), aClient(cast.otto)] } }));
});
afterAll(() => clinic.close());

const spreadsheetId = 'clinic';

describe('@googleapis/sheets', () => {
  it('finds the tabs', async () => {
    const { data } = await clinic.sheets.spreadsheets.get({ spreadsheetId, fields: 'properties.title,sheets.properties(sheetId,title)' });

    expect(data.properties?.title).toBe('Clinic');
    expect(data.sheets?.map(({ properties }) => properties?.title)).toEqual(expect.arrayContaining(['Clients', 'Referrals', 'Sessions', 'Settings']));
  });

  it('reads rows as a person sees them, and as numbers', async () => {
    const range = 'Clients!A1:Z';
    const { data: shown } = await clinic.sheets.spreadsheets.values.get({ spreadsheetId, range });
    const { data: raw } = await clinic.sheets.spreadsheets.values.get({ spreadsheetId, range, valueRenderOption: 'UNFORMATTED_VALUE' });

    const bornOn = shown.values?.[0]?.indexOf('Date of birth') ?? -1;
    expect(shown.values?.[1]?.slice(0, 3)).toEqual(['C-00001', 'Quill', 'Mara']);
    expect(shown.values?.[1]?.[bornOn]).toMatch(/1984/);
    expect(raw.values?.[1]?.[bornOn]).toBe(30811);
  });

  it('writes as if typed, and as it stands', async () => {
    await clinic.sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests: [{ addSheet: { properties: { title: 'Notes of ours' } } }] } });
    const write = (range: string, valueInputOption: string) =>
      clinic.sheets.spreadsheets.values.update({ spreadsheetId, range, valueInputOption, requestBody: { values: [['007', '=1+1', '2026-03-02']] } });

    await write("'Notes of ours'!A1:C1", 'USER_ENTERED');
    await write("'Notes of ours'!A2:C2", 'RAW');

    const { data } = await clinic.sheets.spreadsheets.values.batchGet({ spreadsheetId, ranges: ["'Notes of ours'!A1:C2"], valueRenderOption: 'UNFORMATTED_VALUE' });
    expect(data.valueRanges?.[0]?.values).toEqual([[7, 2, 46083], ['007', '=1+1', '2026-03-02']]);
  });

  it('appends after the last row of a table', async () => {
    const { data } = await clinic.sheets.spreadsheets.values.append({
      spreadsheetId, range: 'Providers!A1', valueInputOption: 'RAW', insertDataOption: 'INSERT_ROWS', requestBody: { values: [['', 'Dana Reed']] },
    });

    expect(data.updates?.updatedRange).toMatch(/^Providers!A2:B2$/);
    expect(clinic.world.rows('providers').map((row) => row['Name'])).toEqual(['Dana Reed']);
  });

  it('applies a batch whole or not at all, and is told why in Google’s words', async () => {
    const before = clinic.world.cells('clients');
    const failing = clinic.sheets.spreadsheets.batchUpdate({
      spreadsheetId,
      requestBody: { requests: [{ insertDimension: { range: { sheetId: tablesByName.clients.sheetId, dimension: 'ROWS', startIndex: 1, endIndex: 2 } } }, { deleteSheet: { sheetId: 987 } }] },
    });

    await expect(failing).rejects.toThrow('Invalid requests[1].deleteSheet: No sheet with id: 987');
    expect(clinic.world.cells('clients')).toEqual(before);
  });

  it('is told that a tab does not exist', async () => {
    const failing = clinic.sheets.spreadsheets.values.get({ spreadsheetId, range: 'Nowhere!A1' });

    await expect(failing).rejects.toMatchObject({ status: 400, message: 'Unable to parse range: Nowhere!A1' });
  });

  it('is told that a spreadsheet does not exist', async () => {
    const failing = clinic.sheets.spreadsheets.get({ spreadsheetId: 'nothing-here' });

    await expect(failing).rejects.toMatchObject({ status: 404, message: 'Requested entity was not found.' });
  });
});

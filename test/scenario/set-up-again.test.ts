// Setting a clinic up again after people have worked, moved, renamed and deleted things.

import { headings } from '../../src/kit/table.ts';
import { tablesByName } from '../../src/clinic/tables.ts';
import { aClient, aReferral } from '../builders.ts';
import { aWorld } from '../world.ts';
import { cellUnder, everything, placeOf, settingOf, setUp, tabOf } from './tabs.ts';

describe('setting up again', () => {
  it('keeps a renamed tab, moved columns, the clinic’s own columns and its own color rules', () => {
    const world = aWorld({ rows: { clients: [aClient()] } });
    const { sheetId } = tablesByName.clients;
    const own = { ranges: [{ sheetId, startColumnIndex: 1, endColumnIndex: 2 }], booleanRule: { condition: { type: 'TEXT_CONTAINS', values: [{ userEnteredValue: 'Q' }] }, format: { textFormat: { italic: true } } } };
    world.bench.batchUpdate([
      { updateSheetProperties: { properties: { sheetId, title: 'Patients' }, fields: 'title' } },
      { moveDimension: { source: { sheetId, dimension: 'COLUMNS', startIndex: 5, endIndex: 6 }, destinationIndex: 1 } },
      { insertDimension: { range: { sheetId, dimension: 'COLUMNS', startIndex: 3, endIndex: 4 }, inheritFromBefore: false } },
      { updateCells: { start: { sheetId, rowIndex: 0, columnIndex: 3 }, rows: [{ values: [{ userEnteredValue: { stringValue: 'Locker' } }] }, { values: [{ userEnteredValue: { stringValue: '17' } }] }], fields: 'userEnteredValue' } },
      { addConditionalFormatRule: { rule: own, index: 0 } },
    ]);
    const before = everything(world);

    setUp(world);

    expect(everything(world)).toBe(before);
    expect(world.rows('clients')).toMatchObject([{ 'Locker': '17', 'Last name': 'Quill' }]);
  });

  it('puts an emptied heading back over its cells', () => {
    const world = aWorld({ rows: { clients: [aClient()] } });
    world.set('clients', 1, 'Phone', '');

    const report = setUp(world);

    expect(report.headingsAdded).toEqual(['Clients: Phone']);
    expect(world.rows('clients')[0]).toMatchObject({ 'Phone': '(206) 555-0101', 'Last name': 'Quill' });
    expect(cellUnder(world, 'clients', 'Phone')?.userEnteredFormat?.numberFormat).toMatchObject({ type: 'TEXT' });
  });

  it('adds a deleted column at the end, after cells that people wrote beyond the last heading', () => {
    const world = aWorld({ rows: { clients: [aClient()] } });
    const { sheetId } = tablesByName.clients;
    const phone = placeOf(world, 'clients', 'Phone');
    const width = world.cells('clients')[0]?.length ?? 0;
    world.bench.batchUpdate([
      { deleteDimension: { range: { sheetId, dimension: 'COLUMNS', startIndex: phone, endIndex: phone + 1 } } },
      { updateCells: { start: { sheetId, rowIndex: 1, columnIndex: width }, rows: [{ values: [{ userEnteredValue: { stringValue: 'parks behind the house' } }] }], fields: 'userEnteredValue' } },
    ]);

    setUp(world);

    expect(placeOf(world, 'clients', 'Phone')).toBe(width + 1);
    expect(world.cells('clients')[1]?.[width]).toBe('parks behind the house');
    expect(world.get('clients.save', { id: 'C-00001', at: 2, row: { Phone: '(206) 555-0199' } }).row).toMatchObject({ 'Phone': '(206) 555-0199' });
  });

  it('gives a tab its heading row back when that was deleted, and moves the records under it', () => {
    const world = aWorld({ rows: { clients: [aClient()] } });
    world.bench.batchUpdate([{ deleteDimension: { range: { sheetId: tablesByName.clients.sheetId, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } }]);

    setUp(world);

    expect(world.rows('clients')).toMatchObject([{ 'Client ID': 'C-00001', 'Last name': 'Quill', 'Phone': '(206) 555-0101' }]);
  });

  it('brings back what was deleted: dropdowns, colors, warnings, filter views, formats, the frozen row, a whole tab', () => {
    const world = aWorld({ rows: { referrals: [aReferral()] } });
    const { sheetId } = tablesByName.referrals;
    const tab = tabOf(world, 'referrals');
    world.bench.batchUpdate([
      { setDataValidation: { range: { sheetId } } },
      ...(tab.conditionalFormats ?? []).map(() => ({ deleteConditionalFormatRule: { sheetId, index: 0 } })),
      ...(tab.protectedRanges ?? []).map(({ protectedRangeId }) => ({ deleteProtectedRange: { protectedRangeId } })),
      ...(tab.filterViews ?? []).map(({ filterViewId }) => ({ deleteFilterView: { filterId: filterViewId } })),
      { repeatCell: { range: { sheetId, startRowIndex: 1 }, cell: {}, fields: 'userEnteredFormat.numberFormat' } },
      { updateSheetProperties: { properties: { sheetId, gridProperties: { frozenRowCount: 0 } }, fields: 'gridProperties.frozenRowCount' } },
      { deleteSheet: { sheetId: tablesByName.fees.sheetId } },
    ]);

    setUp(world);

    const after = tabOf(world, 'referrals');
    expect(cellUnder(world, 'referrals', 'Closed why')?.dataValidation?.condition.values).toHaveLength(4);
    expect(after.conditionalFormats).toHaveLength(tab.conditionalFormats?.length ?? 0);
    expect(after.protectedRanges?.map((one) => one.description)).toEqual(tab.protectedRanges?.map((one) => one.description));
    expect(after.filterViews?.map((one) => one.title)).toEqual(tab.filterViews?.map((one) => one.title));
    expect(cellUnder(world, 'referrals', 'Written on')?.userEnteredFormat?.numberFormat).toMatchObject({ type: 'DATE' });
    expect(after.properties.gridProperties.frozenRowCount).toBe(1);
    expect(world.cells('fees')[0]).toEqual(headings(tablesByName.fees));
    expect(world.rows('referrals')).toMatchObject([{ 'Referral ID': 'R-00001', 'Visits authorized': 12 }]);
  });

  it('leaves a note that somebody wrote on a heading', () => {
    const world = aWorld();
    const { sheetId } = tablesByName.referrals;
    const place = placeOf(world, 'referrals', 'Visits used');
    world.bench.batchUpdate([{ updateCells: { start: { sheetId, rowIndex: 0, columnIndex: place }, rows: [{ values: [{ note: 'Tess checks this on Fridays.' }] }], fields: 'note' } }]);

    setUp(world);

    expect(tabOf(world, 'referrals').data?.[0]?.rowData?.[0]?.values?.[place]?.note).toBe('Tess checks this on Fridays.');
  });

  it('adds the payers of Ontario once the profile says so, and none a second time', () => {
    const world = aWorld();
    const before = world.rows('insurers').length;
    world.setting('Profile', 'Ontario');

    const first = setUp(world);
    const second = setUp(world);

    expect(first.payersAdded).toBe(4);
    expect(second.payersAdded).toBe(0);
    expect(world.rows('insurers')).toHaveLength(before + 4);
    expect(new Set(world.rows('insurers').map((row) => row['Insurer ID'])).size).toBe(before + 4);
    expect(world.rows('insurers').map((row) => row['Source ID'])).toEqual(expect.arrayContaining(['known:on-wsib', 'known:us-wa-lni']));
  });

  it('does not bring back a payer that the owner deleted, nor change one that was edited', () => {
    const world = aWorld();
    const at = world.rows('insurers').findIndex((row) => row['Name'] === 'Florida PIP') + 1;
    world.bench.batchUpdate([{ deleteDimension: { range: { sheetId: tablesByName.insurers.sheetId, dimension: 'ROWS', startIndex: at, endIndex: at + 1 } } }]);
    world.set('insurers', 2, 'Warn days', 21);

    setUp(world);

    expect(world.rows('insurers').map((row) => row['Name'])).not.toContain('Florida PIP');
    expect(world.rows('insurers')[0]).toMatchObject({ 'Warn days': 21 });
  });
});

describe('settings and counters', () => {
  it('come back where a row was deleted; the others keep their values', () => {
    const world = aWorld({ settings: { 'Clinic name': 'Hollis Massage', 'Rooms': 'Blue; Green' } });
    const at = world.cells('settings').findIndex((cells) => cells[0] === 'Time zone');
    world.bench.batchUpdate([{ deleteDimension: { range: { sheetId: tablesByName.settings.sheetId, dimension: 'ROWS', startIndex: at, endIndex: at + 1 } } }]);

    setUp(world);

    expect(settingOf(world, 'Time zone')).toBe('America/Los_Angeles');
    expect(settingOf(world, 'Clinic name')).toBe('Hollis Massage');
    expect(settingOf(world, 'Rooms')).toBe('Blue; Green');
  });

  it.each([['was deleted', null], ['was overwritten by hand', '{"last":']])('are rebuilt from rows and journal where the row Machine %s: ids go on, a repeated request saves nothing twice, the chain holds', (_, text) => {
    const world = aWorld();
    world.get('clients.save', { row: { 'Last name': 'Quill', 'First name': 'Mara' } }, { requestId: 'draft-1' });
    const at = world.cells('settings').findIndex((cells) => cells[0] === 'Machine');
    if (text === null) world.bench.batchUpdate([{ deleteDimension: { range: { sheetId: tablesByName.settings.sheetId, dimension: 'ROWS', startIndex: at, endIndex: at + 1 } } }]);
    else world.set('settings', at + 1, 'Value', text);

    setUp(world);
    const repeated = world.get('clients.save', { row: { 'Last name': 'Quill', 'First name': 'Mara' } }, { requestId: 'draft-1' });
    const next = world.get('clients.save', { row: { 'Last name': 'Penn', 'First name': 'Otto' } });

    expect(repeated).toMatchObject({ id: 'C-00001', repeated: true });
    expect(next.id).toBe('C-00002');
    const lines = world.rows('journal');
    lines.forEach((line, i) => expect(line['Previous hash']).toBe(i === 0 ? '' : lines[i - 1]?.['Hash']));
  });

  it('never give an id again that stands in a tab, whatever the counter says', () => {
    const world = aWorld();
    world.bench.batchUpdate([{ appendCells: { sheetId: tablesByName.clients.sheetId, rows: [{ values: [{ userEnteredValue: { stringValue: 'C-00041' } }, { userEnteredValue: { stringValue: 'Lark' } }, { userEnteredValue: { stringValue: 'Ivy' } }] }], fields: 'userEnteredValue' } }]);

    setUp(world);

    expect(world.get('clients.save', { row: { 'Last name': 'Penn', 'First name': 'Otto' } }).id).toBe('C-00042');
  });
});

// Setting up a clinic: on a new spreadsheet, by a second person, and after a cut.

import { headings } from '../../src/kit/table.ts';
import { tables, tablesByName } from '../../src/clinic/tables.ts';
import { restoreServices, savedServices } from '../../workbench/services.ts';
import { aClient, aCover, anAuthorization, aTherapist, cast } from '../builders.ts';
import type { TableName, World } from '../world.ts';
import { aWorld } from '../world.ts';
import { book, cellUnder, everything, placeOf, settingOf, setUp, tabOf, titles, told } from './tabs.ts';

describe('a clinic set up on a new spreadsheet', () => {
  const world = aWorld();

  it('has every tab with all its headings, in order, frozen, the machinery hidden', () => {
    expect(titles(world)).toEqual(tables.map((table) => table.tab));
    for (const table of tables.filter((one) => one.keys.length > 0)) expect(world.cells(table.name as TableName)[0] ?? []).toEqual(headings(table));
    expect(book(world).filter((tab) => tab.properties.hidden).map((tab) => tab.properties.title)).toEqual(tables.filter((table) => table.hidden).map((table) => table.tab));
    expect(book(world).filter((tab) => tab.properties.gridProperties.frozenRowCount !== 1).map((tab) => tab.properties.title)).toEqual(['Scratch']);
  });

  it('starts the lists that every save reads whole with few rows, and lets them grow as they fill', () => {
    const rowsOf = (of: World, name: TableName) => book(of).find((tab) => tab.properties.sheetId === tablesByName[name].sheetId)?.properties.gridProperties.rowCount;
    const grown = aWorld({ rows: { clients: [aClient()], cover: [aCover({ case: '' })], authorizations: Array.from({ length: 98 }, (_, i) => anAuthorization({ id: `A-${String(i + 1).padStart(5, '0')}` })) } });

    const saved = [1, 2, 3].map((visits) => grown.get('authorizations.save', { row: { 'Cover ID': 'V-00001', 'Asked on': '2026-01-10', 'Answer': 'granted', 'Visits': visits } }));
    setUp(grown);

    expect((['settings', 'therapists', 'insurers', 'authorizations', 'sessions'] as const).map((name) => rowsOf(world, name))).toEqual([100, 100, 100, 100, 1000]);
    expect(saved.map(({ id, at }) => [id, at])).toEqual([['A-00099', 100], ['A-00100', 101], ['A-00101', 102]]);
    expect(rowsOf(grown, 'authorizations')).toBeGreaterThanOrEqual(102);
    expect(grown.row('authorizations', 'A-00101')).toMatchObject({ 'Visits': 3, 'Standing': 'active' });
  });

  it('leaves a longer list of an older workbook as it is', () => {
    const older = aWorld();
    older.bench.batchUpdate([{ appendDimension: { sheetId: tablesByName.insurers.sheetId, dimension: 'ROWS', length: 900 } }]);

    setUp(older);

    expect(book(older).find((tab) => tab.properties.sheetId === tablesByName.insurers.sheetId)?.properties.gridProperties.rowCount).toBe(1000);
  });

  it('offers each list as a dropdown, formats days, times, money and text, and notes what a heading means', () => {
    expect(cellUnder(world, 'sessions', 'Status')?.dataValidation?.condition.values.map((value) => value.userEnteredValue)).toContain('late cancel');
    expect(cellUnder(world, 'sessions', 'Date')?.userEnteredFormat?.numberFormat).toMatchObject({ type: 'DATE' });
    expect(cellUnder(world, 'sessions', 'Starts at')?.userEnteredFormat?.numberFormat).toMatchObject({ type: 'TIME' });
    expect(cellUnder(world, 'sessions', 'Fee')?.userEnteredFormat?.numberFormat).toMatchObject({ type: 'CURRENCY' });
    expect(cellUnder(world, 'clients', 'Phone')?.userEnteredFormat?.numberFormat).toMatchObject({ type: 'TEXT' });
    expect(tabOf(world, 'referrals').data?.[0]?.rowData?.[0]?.values?.[placeOf(world, 'referrals', 'Visits used')]?.note).toContain('Filled by Tablework');
  });

  it('warns before a derived cell or the Journal is changed by hand, and forbids nothing', () => {
    const guards = book(world).flatMap((tab) => tab.protectedRanges ?? []);

    expect(guards.map((guard) => guard.description)).toEqual(expect.arrayContaining(['Tablework: Visits used', 'Tablework: Covered', 'Tablework: Standing']));
    expect(tabOf(world, 'journal').protectedRanges?.map((guard) => guard.description)).toEqual(['Tablework: written by the add-in only']);
    expect(guards.every((guard) => guard.warningOnly)).toBe(true);
  });

  it('comes with the payers of its profile only, the owner, and two timed runs', () => {
    expect(world.rows('insurers').map((row) => row['Name'])).toEqual(expect.arrayContaining(['Washington L&I', 'Florida PIP', 'Self-pay']));
    expect(world.rows('insurers').some((row) => String(row['Source ID']).startsWith('known:on-'))).toBe(false);
    expect(world.rows('therapists')).toMatchObject([{ 'Email': cast.june.email, 'Role': 'owner' }]);
    expect(world.bench.triggers.all().map((trigger) => trigger.handler).sort()).toEqual(['dailyRun', 'hourlyRun']);
  });

  it('is left as it is by a second set-up', () => {
    const again = aWorld();
    const before = everything(again);

    const report = setUp(again);

    expect(report).toMatchObject({ rowsAdded: 0, triggers: [], headingsAdded: [] });
    expect(everything(again)).toBe(before);
  });
});

describe('the tab a new spreadsheet comes with', () => {
  it('stays when anybody has put anything there, if only a color', () => {
    const typed = aWorld({ setUp: false });
    typed.bench.batchUpdate([{ updateCells: { start: { sheetId: 0, rowIndex: 40, columnIndex: 3 }, rows: [{ values: [{ userEnteredValue: { stringValue: 'call Ada' } }] }], fields: 'userEnteredValue' } }]);
    const colored = aWorld({ setUp: false });
    colored.bench.batchUpdate([{ repeatCell: { range: { sheetId: 0, startRowIndex: 2, endRowIndex: 3 }, cell: { userEnteredFormat: { textFormat: { bold: true } } }, fields: 'userEnteredFormat.textFormat.bold' } }]);

    setUp(typed);
    setUp(colored);

    expect(titles(typed)).toContain('Sheet1');
    expect(titles(colored)).toContain('Sheet1');
  });

  it('stays when it is made again later, empty as it is', () => {
    const world = aWorld();
    world.bench.batchUpdate([{ addSheet: { properties: { sheetId: 0, title: 'Sheet1' } } }]);

    setUp(world);

    expect(titles(world)).toContain('Sheet1');
  });
});

describe('a second person who sets up', () => {
  it('adds no second set of timed runs, and is told whose they are', () => {
    const world = aWorld();
    world.put('therapists', [aTherapist({ ...cast.tess })]);

    const report = setUp(world, cast.tess.email);

    expect(report).toMatchObject({ triggers: [], jobOwner: cast.june.email });
    expect(world.bench.triggers.all()).toHaveLength(2);
    expect(told(world, cast.tess.email)).toContain(`The timed runs belong to ${cast.june.email}, so none were added for you.`);
  });

  it('adds none either where the row that names the job owner was deleted', () => {
    const world = aWorld();
    const at = world.cells('settings').findIndex((cells) => cells[0] === 'Job owner');
    world.bench.batchUpdate([{ deleteDimension: { range: { sheetId: tablesByName.settings.sheetId, dimension: 'ROWS', startIndex: at, endIndex: at + 1 } } }]);

    setUp(world, cast.tess.email);

    expect(settingOf(world, 'Job owner')).toBe(cast.june.email);
    expect(world.bench.triggers.all()).toHaveLength(2);
  });

  it('takes the timed runs over where the owner emptied the cell', () => {
    const world = aWorld({ settings: { 'Job owner': '' } });

    const report = setUp(world, cast.tess.email);

    expect(report).toMatchObject({ triggers: ['dailyRun', 'hourlyRun'], jobOwner: cast.tess.email });
    expect(settingOf(world, 'Job owner')).toBe(cast.tess.email);
  });
});

it('a set-up that is cut after any of its calls is finished by the next one', () => {
  const whole = aWorld();
  const calls = Object.values(whole.bench.calls.last()?.calls ?? {}).reduce((all, n) => all + n, 0);
  const fresh = aWorld({ setUp: false });
  const first = savedServices(fresh.bench.services);
  const told = (world: World) => ({ tabs: titles(world), payers: world.rows('insurers').map((row) => row['Insurer ID']), settings: world.rows('settings').map((row) => row['Key']), staff: world.rows('therapists').length, triggers: world.bench.triggers.all().length });

  for (let n = 1; n < calls; n++) {
    restoreServices(fresh.bench.services, first);
    fresh.bench.faults.set({ killAfterCalls: n });
    expect(() => setUp(fresh)).toThrow();
    fresh.bench.faults.clear();
    setUp(fresh);
    expect({ n, ...told(fresh) }).toEqual({ n, ...told(whole) });
  }
});

it('says plainly what the sheet cannot hide from its editors, and how to share it', () => {
  const words = told(aWorld());

  expect(words).toContain('whoever may edit this spreadsheet can read every tab (hidden ones too)');
  expect(words).toContain('share it, as editors, only with staff who may see health records');
});

// Setting up a clinic, and setting it up again after people have worked, moved, renamed and deleted things.

import type { Column } from '../../src/kit/column.ts';
import { headings } from '../../src/kit/table.ts';
import { tables, tablesByName } from '../../src/clinic/tables.ts';
import { restoreServices, savedServices, SPREADSHEET_ID } from '../../workbench/services.ts';
import { aClient, aCover, anAuthorization, aReferral, aTherapist, cast } from '../builders.ts';
import type { TableName, World } from '../world.ts';
import { aWorld } from '../world.ts';
import { worldLike } from './clinic.ts';

interface Tab {
  properties: { sheetId?: number; title: string; hidden?: boolean; gridProperties: { frozenRowCount?: number; columnCount: number; rowCount: number } };
  conditionalFormats?: { ranges: { startColumnIndex?: number }[]; booleanRule: { condition: { values?: { userEnteredValue: string }[] } } }[];
  protectedRanges?: { protectedRangeId: number; description?: string; warningOnly?: boolean; range: { startColumnIndex?: number } }[];
  filterViews?: { filterViewId: number; title: string; filterSpecs?: { columnIndex?: number }[] }[];
  data?: { rowData?: { values?: { note?: string; userEnteredValue?: { stringValue?: string }; userEnteredFormat?: { numberFormat?: { type: string; pattern?: string } }; dataValidation?: { condition: { values: { userEnteredValue: string }[] } } }[] }[]; columnMetadata?: { pixelSize: number }[] }[];
}

const book = (world: World, options: Record<string, unknown> = {}): Tab[] =>
  (world.bench.sheets.call('sheets.spreadsheets.get', { spreadsheetId: SPREADSHEET_ID, ...options }, undefined, { user: world.bench.owner }).answer as { sheets: Tab[] }).sheets;
const titles = (world: World): string[] => book(world).map((tab) => tab.properties.title);
const tabOf = (world: World, name: TableName): Tab => {
  const found = book(world, { includeGridData: true, ranges: [`'${titleOf(world, name)}'!1:3`] })[0];
  if (!found) throw new Error(`no tab ${name}`);
  return found;
};
const titleOf = (world: World, name: TableName): string => book(world).find((tab) => tab.properties.sheetId === tablesByName[name].sheetId)?.properties.title ?? '';
const placeOf = (world: World, name: TableName, heading: string): number => world.cells(name)[0]?.indexOf(heading) ?? -1;
const cellUnder = (world: World, name: TableName, heading: string) => tabOf(world, name).data?.[0]?.rowData?.[1]?.values?.[placeOf(world, name, heading)];
const setUp = (world: World, user: string = cast.june.email) => world.run('setUp', { kind: 'menu', user }) as { triggers: string[]; jobOwner: string; headingsAdded: string[]; payersAdded: number; rowsAdded: number };
const told = (world: World, user: string = cast.june.email): string => {
  world.bench.ui.answer('OK');
  world.run('setUpFromMenu', { kind: 'menu', user });
  return world.bench.ui.asked().at(-1)?.prompt ?? '';
};
/** All there is but the rows far down. */
const everything = (world: World): string => JSON.stringify(book(world, { includeGridData: true, ranges: titles(world).map((title) => `'${title}'!1:40`) }));
const settingOf = (world: World, key: string) => world.rows('settings').find((row) => row['Key'] === key)?.['Value'];

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

describe('a column that somebody deleted', () => {
  /** Looks of each column, by heading: its dropdown, warning, colors, format, note and views. */
  const looksOf = (world: World, name: TableName, names: string[]) => {
    const tab = tabOf(world, name);
    const [top, first] = tab.data?.[0]?.rowData ?? [];
    const row = world.cells(name)[0] ?? [];
    return names.map((heading) => {
      const at = row.indexOf(heading);
      const cell = first?.values?.[at];
      return {
        heading, note: top?.values?.[at]?.note ?? '', format: cell?.userEnteredFormat?.numberFormat, dropdown: cell?.dataValidation?.condition.values,
        warnings: (tab.protectedRanges ?? []).filter(({ range }) => range.startColumnIndex === at).map(({ description }) => description),
        colors: (tab.conditionalFormats ?? []).filter(({ ranges }) => ranges.some(({ startColumnIndex }) => startColumnIndex === at)).map((one) => one.booleanRule.condition.values?.[0]?.userEnteredValue).sort(),
        views: (tab.filterViews ?? []).filter(({ filterSpecs = [] }) => filterSpecs.some(({ columnIndex }) => columnIndex === at)).map(({ title }) => title),
      };
    });
  };

  /** A needed one, one with a dropdown, one in colors, a day and the last. */
  const pickedOf = (name: TableName): string[] => {
    const columns: Column[] = Object.values(tablesByName[name].columns);
    const picked = [columns[1], columns.find((column) => column.choices && !column.derived), columns.find((column) => column.derived && column.choices), columns.find((column) => column.kind === 'day'), columns.at(-1)];
    return [...new Set(picked.flatMap((column) => (column ? [column.heading] : [])))];
  };

  it.each(Object.keys(tablesByName).filter((name) => tablesByName[name as TableName].keys.length > 3) as TableName[])('%s: comes back with all its looks, and the others keep theirs', (name) => {
    const world = worldLike('as set up', () => aWorld());
    const { sheetId } = tablesByName[name];
    const all = world.cells(name)[0] as string[];
    const before = looksOf(world, name, all);
    for (const heading of pickedOf(name)) {
      const at = placeOf(world, name, heading);
      world.bench.batchUpdate([{ deleteDimension: { range: { sheetId, dimension: 'COLUMNS', startIndex: at, endIndex: at + 1 } } }]);
    }

    const report = setUp(world);

    expect(report.headingsAdded.sort()).toEqual(pickedOf(name).map((heading) => `${tablesByName[name].tab}: ${heading}`).sort());
    expect(looksOf(world, name, all)).toEqual(before);
    expect(setUp(world).headingsAdded).toEqual([]);
  });

  it('of ids: nothing is numbered anew while other rows name them, and Set up says how to get it back', () => {
    const world = aWorld({ rows: { clients: [aClient(), aClient({ ...cast.otto })], cover: [aCover({ case: '' })] } });
    world.bench.batchUpdate([{ deleteDimension: { range: { sheetId: tablesByName.clients.sheetId, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 } } }]);

    const words = told(world);
    world.run('dailyRun');
    world.set('clients', 2, 'Phone', '(206) 555-0199');
    world.run('hourlyRun');

    expect(words).toContain('The ids are gone with the columns Clients: Client ID, and other rows name them. Bring those columns back with File › Version history');
    expect(world.rows('clients').map((row) => row['Client ID'] ?? '')).toEqual(['', '']);
    expect(world.get('records.check', {}).findings.map((one) => [one.kind, one.id])).toContainEqual(['reference', 'V-00001']);
    expect(world.ask('records.number', {})).toMatchObject({ ok: false, issues: [{ message: expect.stringContaining('The ids of the tab Clients are gone, and other rows name them.') }] });
    expect(world.rows('clients').map((row) => row['Client ID'] ?? '')).toEqual(['', '']);
  });

  it('of ids whose heading alone was emptied is not told as lost', () => {
    const world = aWorld({ rows: { clients: [aClient()] } });
    world.set('clients', 1, 'Client ID', '');

    expect(told(world)).not.toContain('The ids are gone');
    expect(world.rows('clients')[0]).toMatchObject({ 'Client ID': 'C-00001' });
  });
});

// Check records: whatever breaks a rule in the sheet is listed with its place, and nothing is changed by itself.

import { toSerial } from '../../src/kit/day.ts';
import type { Finding } from '../../src/kit/door.ts';
import { tablesByName } from '../../src/clinic/tables.ts';
import { aCase, aClient, aReferral, aSession, aTherapist, cast } from '../builders.ts';
import type { TableName, World } from '../world.ts';
import { aWorld } from '../world.ts';

const everything = (world: World): string => JSON.stringify(Object.keys(tablesByName).filter((name) => name !== 'scratch').map((name) => world.cells(name as TableName)));
const check = (world: World, user: string = cast.june.email): Finding[] => world.get('records.check', {}, { user }).findings;
const found = (world: World, kind: Finding['kind']) => check(world).filter((one) => one.kind === kind);

/** Pasted by somebody into a tab, under its headings. */
function paste(world: World, name: TableName, row: Record<string, string | number>): void {
  const columns = world.cells(name)[0] ?? [];
  const values = columns.map((heading) => {
    const value = row[String(heading)];
    return value === undefined ? {} : { userEnteredValue: typeof value === 'number' ? { numberValue: value } : { stringValue: value } };
  });
  world.bench.batchUpdate([{ appendCells: { sheetId: tablesByName[name].sheetId, rows: [{ values }], fields: 'userEnteredValue' } }]);
}

describe('a clinic in order', () => {
  it('has nothing to put right', () => {
    const world = aWorld({ rows: { clients: [aClient()], cases: [aCase()], therapists: [aTherapist({ ...cast.tess })] } });

    expect(world.get('records.check', {})).toMatchObject({ findings: [], counts: {} });
  });

  it('is read whole in few calls, and nothing is written', () => {
    const world = aWorld({ rows: { clients: [aClient()] } });
    const before = everything(world);

    world.get('records.check', {});

    expect(world.bench.calls.last()).toMatchObject({ writes: 0 });
    expect(world.bench.calls.last()?.reads).toBeLessThanOrEqual(8);
    expect(everything(world)).toBe(before);
  });
});

describe('an order typed by hand', () => {
  it.each<[string, Record<string, string | number>, string[]]>([
    ['names a number that stands in no cell', { 'Order as written': '2x/wk x 6 wks' }, ['The order as written reads 12 visits; as long as no number stands here, none is counted down.']],
    ['can be read in two ways', { 'Order as written': 'biweekly x 8 weeks' }, ['The order as written can be read in more than one way; as long as no number stands here, none is counted down.']],
    ['names no number', { 'Order as written': 'massage as needed' }, []],
    ['has its number beside it', { 'Order as written': '2x/wk x 6 wks', 'Visits authorized': 10 }, []],
    ['is closed', { 'Order as written': '2x/wk x 6 wks', 'Closed on': toSerial('2026-02-20'), 'Closed why': 'finished' }, []],
  ])('that %s', (_, row, says) => {
    const world = aWorld({ rows: { clients: [aClient()] } });
    paste(world, 'referrals', { 'Referral ID': 'R-00001', 'Client ID': 'C-00001', ...row });

    expect(found(world, 'cell').map((one) => one.says)).toEqual(says);
  });
});

describe('a cell that breaks a rule', () => {
  it.each<[string, TableName, string, string | number, Partial<Finding>]>([
    ['a birth date in words', 'clients', 'Date of birth', 'in spring', { id: 'C-00001', at: 2, field: 'Date of birth', has: 'a text' }],
    ['a status nobody offers', 'clients', 'Status', 'asleep', { field: 'Status', says: 'This should be one of: active, waiting, discharged.' }],
    ['a number where a date belongs', 'clients', 'Date of birth', -4, { field: 'Date of birth', has: 'a number', says: 'This is not a date.' }],
    ['a needed cell that is empty', 'clients', 'Last name', '', { field: 'Last name', has: 'nothing', says: 'Last name is needed.' }],
    ['an address that is none', 'clients', 'Email', 'mara at home', { field: 'Email', has: 'a text' }],
    ['a formula without a result', 'clients', 'Occupation', '#REF!', { field: 'Occupation', has: 'a formula’s error' }],
    ['an id in another form', 'clients', 'Client ID', 'Quill-7', { field: 'Client ID', says: 'This should be an id like C-00001. Empty the cell to get one.' }],
  ])('%s is listed with its row, heading, kind and what would be right, and stays', (_, name, heading, value, expected) => {
    const world = aWorld({ rows: { [name]: [aClient()] } });
    world.set(name, 2, heading, value);
    const before = everything(world);

    const cells = found(world, 'cell');

    expect(cells).toHaveLength(1);
    expect(cells[0]).toMatchObject({ kind: 'cell', table: 'clients', tab: 'Clients', ...expected });
    expect(JSON.stringify(cells)).not.toContain('in spring');
    expect(everything(world)).toBe(before);
  });

  it('is not told in any log', () => {
    const world = aWorld({ rows: { clients: [aClient()] } });
    world.set('clients', 2, 'Date of birth', 'a secret day');

    check(world);

    expect(world.bench.log).toEqual([]);
  });

  it('is found after columns were moved and a tab was renamed', () => {
    const world = aWorld({ rows: { clients: [aClient()] } });
    const { sheetId } = tablesByName.clients;
    world.bench.batchUpdate([
      { moveDimension: { source: { sheetId, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 }, destinationIndex: 6 } },
      { updateSheetProperties: { properties: { sheetId, title: 'Patients' }, fields: 'title' } },
    ]);
    world.set('clients', 2, 'Status', 'asleep');

    expect(found(world, 'cell')).toMatchObject([{ id: 'C-00001', at: 2, field: 'Status' }]);
  });

  it('jumps to its place in the sheet, wherever its column stands now', () => {
    const world = aWorld({ rows: { clients: [aClient(), aClient({ ...cast.otto })] } });
    const { sheetId } = tablesByName.clients;
    world.bench.batchUpdate([{ moveDimension: { source: { sheetId, dimension: 'COLUMNS', startIndex: 3, endIndex: 4 }, destinationIndex: 1 } }]);
    const column = (world.cells('clients')[0]?.indexOf('Date of birth') ?? 0) + 1;

    world.get('sheet.show', { table: 'clients', at: 3, heading: 'Date of birth' });

    expect(world.bench.services.spreadsheetApp.selection(cast.june.email)).toMatchObject({ sheetId, row: 3, column });
  });

  it('cannot jump into the hidden tabs', () => {
    expect(aWorld().ask('sheet.show', { table: 'journal', at: 2 })).toMatchObject({ ok: false, issues: [{ code: 'bad-request' }] });
  });
});

describe('rows that do not fit together', () => {
  it('point at nobody', () => {
    const world = aWorld({ rows: { clients: [aClient()], cases: [aCase({ client: 'C-00009' })] } });

    expect(found(world, 'reference')).toMatchObject([{ table: 'cases', at: 2, id: 'K-00001', field: 'Client ID', has: 'C-00009', says: 'There is no client C-00009. It was deleted, or never was.' }]);
  });

  it('end before they start, in days and in times', () => {
    const world = aWorld({ rows: { clients: [aClient()], referrals: [aReferral({ case: '', cover: '', provider: '', endsOn: '2026-01-02', startsOn: '2026-01-12' })], sessions: [aSession({ case: '', cover: '', referral: '', endsAt: '09:30' })] } });

    expect(found(world, 'order').map((one) => [one.table, one.says])).toEqual([
      ['sessions', '“Ends at” is before “Starts at”.'],
      ['referrals', '“Ends on” is before “Starts on”.'],
      ['referrals', '“Ends on” is before “Written on”.'],
    ]);
  });

  it('share a therapist, a room or a client at one time, unless it is one visit by two therapists', () => {
    const bare = { case: '', cover: '', referral: '' };
    const world = aWorld({ rows: {
      clients: [aClient(), aClient({ ...cast.otto }), aClient({ ...cast.ivy })], therapists: [aTherapist({ ...cast.tess })],
      sessions: [
        aSession({ ...bare }),
        aSession({ ...bare, id: 'S-00002', client: 'C-00002', startsAt: '10:30', endsAt: '11:30', room: 'Room 2' }),
        aSession({ ...bare, id: 'S-00003', client: 'C-00001', therapist: 'T-00002' }),
        aSession({ ...bare, id: 'S-00004', client: 'C-00003', therapist: 'T-00002', startsAt: '11:00', endsAt: '12:00', status: 'canceled' }),
      ],
    } });

    expect(found(world, 'overlap').map((one) => [one.id, one.at, one.says])).toEqual([
      ['S-00002', 3, 'Mar 2, 2026, 10:30 AM: the same therapist as S-00001 in row 2, which lasts until 11:00 AM.'],
    ]);
  });

  it('have a heading that is gone, or one that stands twice', () => {
    const world = aWorld({ rows: { clients: [aClient()] } });
    world.set('clients', 1, 'Phone', 'Telephone');
    world.set('clients', 1, 'Occupation', 'Email');

    expect(found(world, 'heading').map((one) => one.says)).toEqual([
      'There is no column “Phone”. Rename the heading back, or choose Tablework › Set up to add it.',
      'There is no column “Occupation”. Rename the heading back, or choose Tablework › Set up to add it.',
      '“Email” stands twice. The first of the two counts; rename or delete the other.',
    ]);
  });

  it('had a tab that was deleted; the others are checked all the same', () => {
    const world = aWorld({ rows: { clients: [{ ...aClient(), status: 'asleep' }] } });
    world.bench.batchUpdate([{ deleteSheet: { sheetId: tablesByName.fees.sheetId } }]);

    expect(check(world).map((one) => [one.kind, one.table])).toEqual([['tab', 'fees'], ['cell', 'clients']]);
  });

  it('are governed by a setting that means nothing', () => {
    const world = aWorld({ settings: { 'Reminder hours': 'mornings' } });

    expect(found(world, 'setting')).toMatchObject([{ id: 'Reminder hours', says: 'Reminder hours: This is a time span, as 08:00-20:00.' }]);
  });
});

describe('rows typed by hand', () => {
  it('without an id, or with a copied one, are listed and get ids and derived cells when asked for', () => {
    const world = aWorld({ rows: { clients: [aClient()] } });
    paste(world, 'clients', { 'Client ID': 'C-00001', 'Last name': 'Lark', 'First name': 'Ivy' });
    paste(world, 'clients', { 'Phone': '(206) 555-0150' });
    paste(world, 'sessions', { 'Client ID': 'C-00001', 'Therapist ID': 'T-00001', 'Date': toSerial('2026-02-27'), 'Starts at': 0.5, 'Ends at': 0.54, 'Type': 'treatment', 'Status': 'completed', 'Subjective': 'Sleeps well.' });
    const listed = check(world).map((one) => [one.kind, one.table, one.at]);

    const { ids } = world.get('records.number', {});

    expect(listed).toEqual(expect.arrayContaining([['copied id', 'clients', 3], ['no id', 'clients', 4], ['no id', 'sessions', 2]]));
    expect(ids.sort()).toEqual(['C-00002', 'C-00003', 'S-00001']);
    expect(world.rows('clients').map((row) => [row['Client ID'], row['Last name'], row['Phone']])).toEqual([['C-00001', 'Quill', '(206) 555-0101'], ['C-00002', 'Lark', ''], ['C-00003', '', '(206) 555-0150']]);
    expect(world.rows('sessions')).toMatchObject([{ 'Session ID': 'S-00001', 'Note state': 'unsigned', 'Subjective': 'Sleeps well.' }]);
    expect(check(world).filter((one) => one.kind === 'no id' || one.kind === 'copied id')).toEqual([]);
    expect(world.rows('journal').at(-1)).toMatchObject({ 'Action': 'number rows', 'By': cast.june.email });
  });
});

describe('an id that somebody typed', () => {
  const next = (world: World) => world.get('clients.save', { row: { 'Last name': 'Penn', 'First name': 'Otto' }, confirm: ['duplicate-client'] }).id;

  it('with a high number is counted on from, and what comes after can be opened and pointed at', () => {
    const world = aWorld();
    paste(world, 'clients', { 'Client ID': 'C-999999999', 'Last name': 'Lark', 'First name': 'Ivy' });
    world.run('dailyRun');

    const id = next(world);

    expect(id).toBe('C-1000000000');
    expect(world.get('clients.load', { id }).row).toMatchObject({ 'Last name': 'Penn' });
    expect(world.get('cases.save', { row: { 'Client ID': id, 'Condition': 'Neck pain' } }).id).toBe('K-00001');
    expect(check(world).filter((one) => one.kind === 'reference' || one.field === 'Client ID')).toEqual([]);
  });

  it('with a number beyond counting is listed, and counts go on as they were', () => {
    const world = aWorld();
    paste(world, 'clients', { 'Client ID': 'C-99999999999999999999', 'Last name': 'Lark', 'First name': 'Ivy' });
    world.run('dailyRun');

    expect([next(world), next(world)]).toEqual(['C-00001', 'C-00002']);
    expect(found(world, 'cell').filter((one) => one.field === 'Client ID')).toMatchObject([{ table: 'clients', at: 2, says: 'This should be an id like C-00001. Empty the cell to get one.' }]);
  });
});

describe('a cell changed by hand since it was saved', () => {
  function aHandEdit(): World {
    const world = aWorld();
    world.put('therapists', [aTherapist({ ...cast.tess })]);
    world.get('clients.save', { row: { 'Last name': 'Quill', 'First name': 'Mara', 'Phone': '(206) 555-0101', 'Date of birth': '1984-05-09' } });
    world.get('clients.save', { id: 'C-00001', at: 2, row: { Phone: '(206) 555-0177' } });
    world.set('clients', 2, 'Phone', '(206) 555-0199');
    world.set('clients', 2, 'Occupation', 'baker');
    return world;
  }

  it('is listed for the owner with both values, also where it was empty', () => {
    expect(found(aHandEdit(), 'by hand').map((one) => [one.id, one.field, one.was, one.is])).toEqual([
      ['C-00001', 'Phone', '(206) 555-0177', '(206) 555-0199'], ['C-00001', 'Occupation', '', 'baker'],
    ]);
  });

  it('is shown to nobody else, whose other findings are the same', () => {
    const world = aHandEdit();
    world.set('clients', 2, 'Status', 'asleep');

    expect(check(world, cast.tess.email).map((one) => one.kind)).toEqual(['cell']);
  });

  it('is not listed where only the row moved, or where nobody has saved the record', () => {
    const world = aWorld({ rows: { clients: [aClient()] } });
    world.get('clients.save', { row: { 'Last name': 'Ames', 'First name': 'Rue', 'Date of birth': '1990-02-03', 'Notes': 'two\nlines' } });
    world.set('clients', 2, 'Phone', '(206) 555-0199');
    world.bench.batchUpdate([{ sortRange: { range: { sheetId: tablesByName.clients.sheetId, startRowIndex: 1, endRowIndex: 3 }, sortSpecs: [{ dimensionIndex: 1, sortOrder: 'ASCENDING' }] } }]);

    expect(found(world, 'by hand')).toEqual([]);
  });

  it('is accepted: the journal tells it, with who accepted it, and it is not listed again', () => {
    const world = aHandEdit();
    const [phone] = found(world, 'by hand');

    world.get('records.accept', { id: 'C-00001', at: 2, field: 'Phone', line: phone?.line ?? 0 });

    expect(found(world, 'by hand').map((one) => one.field)).toEqual(['Occupation']);
    expect(world.rows('journal').at(-1)).toMatchObject({ 'By': 'by hand', 'Action': `accepted by ${cast.june.email}`, 'Before': '{"Phone":"(206) 555-0177"}', 'After': '{"Phone":"(206) 555-0199"}' });
    expect(world.row('clients', 'C-00001')).toMatchObject({ 'Phone': '(206) 555-0199' });
  });

  it('is put back through the normal save', () => {
    const world = aHandEdit();
    const [phone] = found(world, 'by hand');

    world.get('history.restore', { id: 'C-00001', at: 2, field: 'Phone', line: phone?.line ?? 0, to: 'after' });

    expect(found(world, 'by hand').map((one) => one.field)).toEqual(['Occupation']);
    expect(world.row('clients', 'C-00001')).toMatchObject({ 'Phone': '(206) 555-0177' });
  });

  it('is accepted by the owner alone', () => {
    const world = aHandEdit();
    const [phone] = found(world, 'by hand');

    expect(world.ask('records.accept', { id: 'C-00001', at: 2, field: 'Phone', line: phone?.line ?? 0 }, { user: cast.tess.email })).toMatchObject({ ok: false, issues: [{ code: 'not-allowed' }] });
  });
});

it('more of a kind than fit one look are counted, and the first ones listed', () => {
  const world = aWorld({ rows: { clients: Array.from({ length: 80 }, (_, i) => ({ ...aClient({ id: `C-${String(i + 1).padStart(5, '0')}` }), status: 'asleep' })) } });

  const checked = world.get('records.check', {});

  expect(checked.counts).toEqual({ cell: 80 });
  expect(checked.findings).toHaveLength(50);
});

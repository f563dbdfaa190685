// Bad input at the door: a clear answer at its field, nothing half-written, nothing lost.

import type { DoorRow, Verb, Verbs } from '../../src/kit/door.ts';
import { tablesByName } from '../../src/clinic/tables.ts';
import type { TableName, World } from '../world.ts';
import { aSmallClinic } from './clinic.ts';
import { column, deletesTab, insertsColumn, journalOf, movesColumn, recordsOf, renamesTab, types } from './hands.ts';

/** Every cell of every tab but the scratch, which only ever holds copies. */
const everything = (world: World): unknown => Object.keys(tablesByName).filter((name) => name !== 'scratch').map((name) => [name, world.cells(name as TableName)]);

/** Asks, and holds that not a cell has changed. */
function refused<V extends Verb>(world: World, verb: V, input: Verbs[V]['takes']): { code: string; field?: string; message: string }[] {
  const before = everything(world);
  const answer = world.ask(verb, input);
  expect(everything(world)).toEqual(before);
  if (answer.ok) throw new Error(`${verb} was not refused`);
  return answer.issues.map(({ code, field, message }) => ({ code, field, message }));
}

const ada = { 'Last name': 'Okafor', 'First name': 'Ada', 'Date of birth': '1971-04-02' };
const booking: DoorRow = { 'Client ID': 'C-00001', 'Therapist ID': 'T-00002', 'Date': '2026-03-09', 'Starts at': '10:00', 'Ends at': '11:00', 'Case ID': 'K-00001', 'Cover ID': 'V-00001', 'Referral ID': 'R-00001' };
const order: DoorRow = { 'Client ID': 'C-00001', 'Case ID': 'K-00001', 'Cover ID': 'V-00001', 'Provider ID': 'P-00001', 'Written on': '2026-03-02', 'Visits authorized': 6 };

describe('a field that is needed and empty', () => {
  it('is told at the field', () => {
    expect(refused(aSmallClinic(), 'clients.save', { row: { ...ada, 'Last name': '   ' } })).toEqual([{ code: 'required', field: 'Last name', message: 'Last name is needed.' }]);
  });

  it('is told for every field at once', () => {
    expect(refused(aSmallClinic(), 'sessions.save', { row: {} }).map((issue) => `${issue.code} ${issue.field ?? ''}`)).toEqual(['required Client ID', 'required Therapist ID', 'required Date', 'required Starts at', 'required Ends at']);
  });

  it('is told when an edit empties it, and not when it was empty before', () => {
    const world = aSmallClinic();
    world.set('clients', 3, 'First name', '');

    expect(refused(world, 'clients.save', { id: 'C-00001', row: { 'Last name': '' } })).toEqual([{ code: 'required', field: 'Last name', message: 'Last name is needed.' }]);
    expect(world.ask('clients.save', { id: 'C-00002', row: { 'First name': '', 'Notes': 'Rings twice.' } })).toMatchObject({ ok: true });
  });
});

describe('a value that cannot be', () => {
  it.each([
    ['clients.save', { ...ada, 'Date of birth': '2026-02-30' }, 'Date of birth', 'invalid', /February|date/i],
    ['clients.save', { ...ada, 'Date of birth': 'soon' }, 'Date of birth', 'invalid', /date/i],
    ['clients.save', { ...ada, 'Date of birth': '2031-01-01' }, 'Date of birth', 'order', /still to come/],
    ['clients.save', { ...ada, 'Email': 'ada at home' }, 'Email', 'invalid', /name@place\.com/],
    ['clients.save', { ...ada, 'Sex': 'sometimes' }, 'Sex', 'not-a-choice', /one of/],
    ['clients.save', { ...ada, 'Phone': 'call me' }, 'Phone', 'invalid', /digits/],
    ['clients.save', { ...ada, 'Notes': 'x'.repeat(60_000) }, 'Notes', 'too-long', /60,000 characters; at most 20,000/],
    ['clients.save', { ...ada, 'Shoe size': '42' }, 'Shoe size', 'unknown-field', /no field “Shoe size”/],
    ['sessions.save', { ...booking, 'Ends at': '09:00' }, 'Ends at', 'order', /^Session ends before it starts\. Check the end time\.$/],
    ['sessions.save', { ...booking, 'Starts at': '25:00' }, 'Starts at', 'invalid', /time/i],
    ['sessions.save', { ...booking, 'Subjective': 'x'.repeat(60_000) }, 'Subjective', 'too-long', /60,000/],
    ['sessions.save', { ...booking, 'Pain before': 11 }, 'Pain before', 'invalid', /10 or less/],
    ['sessions.save', { ...booking, 'Hands-on minutes': '0x20' }, 'Hands-on minutes', 'invalid', /not a number/],
    ['sessions.save', { ...booking, 'Fee': '12,5,0' }, 'Fee', 'invalid', /not a number/],
    ['referrals.save', { ...order, 'Ends on': '2026-01-01' }, 'Ends on', 'order', /ends before/],
    ['referrals.save', { ...order, 'Visits authorized': 2.5 }, 'Visits authorized', 'invalid', /whole number/],
    ['referrals.save', { ...order, 'Visits authorized': -1 }, 'Visits authorized', 'invalid', /0 or more/],
    ['cover.save', { 'Client ID': 'C-00001', 'Insurer ID': 'I-00001', 'Starts on': '2026-03-01', 'Ends on': '2026-02-01' }, 'Ends on', 'order', /ends before it starts/],
    ['cases.save', { 'Client ID': 'C-00001', 'Condition': 'x', 'Opened on': '2026-03-01', 'Closed on': '2026-02-01' }, 'Closed on', 'order', /closes before/],
    ['providers.save', { 'Name': 'Dr. Birch', 'NPI': '1993999990' }, 'NPI', 'invalid', /NPI|digit/],
    ['providers.save', { 'Name': 'Dr. Birch', 'NPI': '12' }, 'NPI', 'invalid', /./],
  ] as const)('%s %j is told at %s', (verb, row, field, code, message) => {
    const issues = refused(aSmallClinic(), verb, { row });

    expect(issues).toEqual([{ code, field, message: expect.stringMatching(message) }]);
  });

  it.each([
    ['Client ID', 'C-09999', 'There is no client C-09999. Choose one from the list, or add it first.'],
    ['Therapist ID', 'T-09999', 'There is no therapist T-09999. Choose one from the list, or add it first.'],
    ['Case ID', 'K-09999', 'There is no case K-09999. Choose one from the list, or add it first.'],
    ['Cover ID', 'V-09999', 'There is no cover V-09999. Choose one from the list, or add it first.'],
    ['Referral ID', 'R-09999', 'There is no referral R-09999. Choose one from the list, or add it first.'],
  ])('names a record that is not there: %s %s', (field, id, message) => {
    expect(refused(aSmallClinic(), 'sessions.save', { row: { ...booking, [field]: id } })).toContainEqual({ code: 'unknown-record', field, message });
  });

  it.each(['Mara Quill', 'C-1', 'V-00001', '=C-00001'])('says how an id reads: %s', (id) => {
    expect(refused(aSmallClinic(), 'sessions.save', { row: { ...booking, 'Client ID': id } })).toContainEqual({ code: 'invalid', field: 'Client ID', message: 'This should be an id like C-00001.' });
  });

  it.each([[true], [{ a: 1 }], [[1]], [[['a']]]])('is told at its field where it is no text at all: %j', (value) => {
    const world = aSmallClinic();
    const text = world.bench.run('call', [JSON.stringify({ do: 'clients.save', with: { row: { ...ada, 'Notes': value } } })], { kind: 'client' });

    expect(JSON.parse(String(text))).toEqual({ ok: false, issues: [{ code: 'invalid', field: 'Notes', message: 'This is not a text or a number.' }] });
  });

  it('is no way to another table, an empty id or a row of the hacker’s choice', () => {
    const world = aSmallClinic();
    world.set('clients', 7, 'Notes', 'A row without an id.');

    for (const id of ['R-00001', '', 'Machine', '__proto__', 'C-00001 ', '../C-00001']) {
      expect(refused(world, 'clients.save', { id, row: { 'Notes': 'x' } })).toEqual([{ code: 'unknown-record', field: undefined, message: expect.stringContaining('There is no client') }]);
      expect(world.ask('clients.load', { id })).toMatchObject({ ok: false, issues: [{ code: 'unknown-record' }] });
    }
    for (const at of [-5, 0, 1, 1.5, 7, 1e9, 1e300]) expect(world.get('clients.load', { id: 'C-00002', at }).row).toMatchObject({ 'Client ID': 'C-00002' });
    expect(world.ask('clients.save', JSON.parse('{"row": {"__proto__": "x", "constructor": "y"}}'))).toMatchObject({ ok: false });
  });

  it.each(['', 'not json', '[]', '{}', '{"do": 7}', 'null', '"call"', `{"do": "clients.save", "with": 5}`, `{"do": "toString"}`, `{"do": "clients.save", "requestId": "${'x'.repeat(101)}"}`, 'x'.repeat(2_000_001)])('a request that is none is told so: %.40s', (text) => {
    const answer = JSON.parse(String(aSmallClinic().bench.run('call', [text], { kind: 'client' }))) as { ok: boolean; issues: { code: string }[] };

    expect(answer.ok).toBe(false);
    expect(['bad-request', 'unknown-verb']).toContain(answer.issues[0]?.code);
  });
});

describe('text that looks like something else', () => {
  const hostile = ['=1+1', '=IMPORTXML("https://example.com","//a")', '+1 555 0100', '-5', '@SUM(A1)', '007', '1/2', '1e5', '12:30', "'quoted", 'TRUE', '#REF!', '👩🏽‍⚕️ שלום مرحبا', 'a\tb\nc', ' kept blanks '];

  it.each(hostile)('%j is stored as it was typed', (text) => {
    const world = aSmallClinic();

    const { id } = world.get('clients.save', { row: { ...ada, 'Last name': text, 'Notes': text } });

    expect(world.row('clients', id)).toMatchObject({ 'Last name': text, 'Notes': text });
    expect(world.get('clients.load', { id }).row).toMatchObject({ 'Last name': text, 'Notes': text });
    expect(formulasIn(world)).toEqual([]);
  });

  it('keeps the text format of a cell nobody has filled, so that 007 typed there later stays 007', () => {
    const world = aSmallClinic();
    const { at } = world.get('clients.save', { row: ada });

    world.bench.sheets.call('sheets.spreadsheets.values.update', { spreadsheetId: 'clinic', range: `Clients!${letter(column('clients', 'Notes'))}${at}`, valueInputOption: 'USER_ENTERED' }, { values: [['007']] }, { user: world.bench.owner });

    expect(world.row('clients', 'C-00005')).toMatchObject({ 'Notes': '007' });
  });
});

const letter = (at: number): string => (at < 26 ? String.fromCharCode(65 + at) : `A${String.fromCharCode(65 + at - 26)}`);

function formulasIn(world: World): string[] {
  const { answer } = world.bench.sheets.call('sheets.spreadsheets.values.get', { spreadsheetId: 'clinic', range: 'Clients', valueRenderOption: 'FORMULA' }, undefined, { user: world.bench.owner });
  const plain = world.cells('clients');
  return ((answer as { values?: unknown[][] }).values ?? []).flatMap((row, r) => row.flatMap((cell, c) => (typeof cell === 'string' && cell.startsWith('=') && plain[r]?.[c] !== cell ? [cell] : [])));
}

describe('a sheet that people have changed', () => {
  it('names the tab that was deleted, writes nothing, and goes on once it is back', () => {
    const world = aSmallClinic();
    world.bench.batchUpdate([deletesTab('cases')]);

    const answer = world.ask('cases.save', { row: { 'Client ID': 'C-00001', 'Condition': 'Neck' } });
    const lines = journalOf(world).length;
    world.bench.run('setUp', [], { kind: 'menu' });

    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'missing-tab', message: 'The tab Cases is gone from this spreadsheet. Bring it back with File › Version history, or choose Tablework › Set up for an empty one.' }] });
    expect(lines).toBe(journalOf(aSmallClinic()).length);
    expect(world.get('cases.save', { row: { 'Client ID': 'C-00001', 'Condition': 'Neck', 'Opened on': '2026-03-02' } }).id).toBe('K-00002');
  });

  it('names the tab that is deleted while a save is under way', () => {
    const world = aSmallClinic();
    world.bench.faults.set({ between: [deletesTab('cases')] });

    expect(world.ask('cases.save', { row: { 'Client ID': 'C-00001', 'Condition': 'Neck', 'Opened on': '2026-03-02' } })).toMatchObject({ ok: false, issues: [{ code: 'missing-tab', message: expect.stringContaining('The tab Cases is gone') }] });
    journalOf(world);
  });

  it.each(['journal', 'settings', 'therapists', 'scratch'] as const)('says so where the tab %s is gone', (name) => {
    const world = aSmallClinic();
    world.bench.batchUpdate([deletesTab(name)]);

    expect(world.ask('clients.save', { row: ada })).toMatchObject({ ok: false, issues: [{ code: 'missing-tab' }] });
    expect(world.rows('clients')).toHaveLength(4);
  });

  it('names the heading that was renamed, and works on once it is renamed back', () => {
    const world = aSmallClinic();
    world.bench.batchUpdate([types('clients', 1, column('clients', 'Phone'), 'Telephone')]);

    const issues = refused(world, 'clients.save', { row: ada });
    world.bench.batchUpdate([types('clients', 1, column('clients', 'Phone'), ' phone ')]);

    expect(issues).toEqual([{ code: 'missing-heading', field: 'Phone', message: 'The tab Clients has no column “Phone”. Rename the heading back, or choose Tablework › Set up to add it again.' }]);
    expect(world.ask('clients.save', { row: ada })).toMatchObject({ ok: true });
  });

  it('works on in tabs that were renamed, the add-in’s own too', () => {
    const world = aSmallClinic();
    world.bench.batchUpdate([renamesTab('clients', 'Klienten'), renamesTab('settings', 'Einstellungen'), renamesTab('journal', 'Log'), renamesTab('scratch', 'Do not touch')]);

    const { id } = world.get('clients.save', { row: ada });

    expect(world.row('clients', id)).toMatchObject({ 'Last name': 'Okafor' });
    expect(journalOf(world).at(-1)).toMatchObject({ record: id });
  });

  it('works on where another tab took the scratch tab’s name', () => {
    const world = aSmallClinic();
    world.bench.batchUpdate([renamesTab('scratch', 'Old scratch'), { addSheet: { properties: { title: 'Scratch' } } }]);

    expect(world.get('clients.save', { id: 'C-00002', row: { 'Notes': 'x' } }).notes).toEqual([]);
    expect(world.row('clients', 'C-00002')).toMatchObject({ 'Notes': 'x' });
  });

  it('works on with columns moved, columns of the clinic’s own, and one of its headings twice', () => {
    const world = aSmallClinic();
    world.bench.batchUpdate([movesColumn('clients', 3, 0), movesColumn('clients', 7, 1), insertsColumn('clients', 4), types('clients', 1, 4, 'Own'), types('clients', 3, 4, 'mine'), movesColumn('settings', 1, 0), movesColumn('journal', 8, 2)]);
    const before = recordsOf(world, 'clients');

    const { id } = world.get('clients.save', { row: ada });
    world.get('clients.save', { id: 'C-00002', row: { 'Phone': '(206) 555-0199' } });

    expect(world.row('clients', id)).toMatchObject({ 'Last name': 'Okafor', 'First name': 'Ada', 'Date of birth': 26025 });
    expect(recordsOf(world, 'clients').get('C-00002')).toEqual({ ...before.get('C-00002'), 'Phone': '(206) 555-0199' });
    expect(recordsOf(world, 'clients').get('C-00002')).toMatchObject({ 'Own': 'mine' });
    journalOf(world);
  });

  it('says so where the counters’ row was changed by hand, and Set up mends it', () => {
    const world = aSmallClinic();
    world.setting('Machine', '{"last": "many"');

    const answer = world.ask('clients.save', { row: ada });
    world.bench.run('setUp', [], { kind: 'menu' });

    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'invalid', message: expect.stringContaining('Settings row “Machine” was changed by hand') }] });
    expect(world.get('clients.save', { row: ada }).id).toBe('C-00005');
    journalOf(world);
  });

  it('goes round cells that break a rule, and never touches them', () => {
    const world = aSmallClinic();
    world.set('clients', 3, 'Date of birth', 'unknown, about 60');
    world.set('clients', 3, 'Sex', 'not asked');

    world.get('clients.save', { id: 'C-00002', row: { 'Notes': 'Likes the window.' } });

    expect(world.row('clients', 'C-00002')).toMatchObject({ 'Date of birth': 'unknown, about 60', 'Sex': 'not asked', 'Notes': 'Likes the window.' });
  });
});

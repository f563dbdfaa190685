// Bad input at the door: a clear answer at its field, nothing half-written, nothing lost.

import { tablesByName } from '../../src/clinic/tables.ts';
import { aClient, anInsurer } from '../builders.ts';
import { aWorld } from '../world.ts';

const person = { 'Last name': 'Quill', 'First name': 'Mara' };
const aClinic = () => aWorld({ today: '2026-03-02', rows: { clients: [aClient()], insurers: [anInsurer({ id: 'I-00020' })] } });
const visit = { 'Client ID': 'C-00001', 'Therapist ID': 'T-00001', 'Date': '2026-03-02', 'Starts at': '09:00', 'Ends at': '10:00' };

describe('a value that cannot be', () => {
  const world = aClinic();
  const journal = world.rows('journal').length;

  it.each([
    ['a field that must be filled', 'clients.save', { 'First name': 'Mara' }, 'required', 'Last name', 'Last name is needed.'],
    ['a day no month has', 'clients.save', { ...person, 'Date of birth': '2026-02-30' }, 'invalid', 'Date of birth', 'February 2026 has 28 days.'],
    ['an end before the start', 'sessions.save', { ...visit, 'Ends at': '08:30' }, 'order', 'Ends at', 'Session ends before it starts. Check the end time.'],
    ['a client nobody knows', 'sessions.save', { ...visit, 'Client ID': 'C-99999' }, 'unknown-record', 'Client ID', 'There is no client C-99999. Choose one from the list, or add it first.'],
    ['a wrong check digit', 'providers.save', { 'Name': 'Ada Birch', 'NPI': '1234567890' }, 'invalid', 'NPI', 'The last digit does not fit the others. Check for a typing error.'],
    ['a status outside the list', 'clients.save', { ...person, 'Status': 'vip' }, 'not-a-choice', 'Status', 'This should be one of: active, waiting, discharged.'],
    ['60,000 characters in a note', 'sessions.save', { ...visit, 'Subjective': 'x'.repeat(60_000) }, 'too-long', 'Subjective', 'This has 60,000 characters; at most 20,000 fit.'],
    ['a heading the table does not have', 'clients.save', { ...person, 'Shoe size': '42' }, 'unknown-field', 'Shoe size', 'Clients has no field “Shoe size”.'],
    ['an email that is none', 'clients.save', { ...person, 'Email': 'mara at home' }, 'invalid', 'Email', 'This is not an email address. It should read name@place.com.'],
  ] as const)('is refused at its field: %s', (_what, verb, row, code, field, message) => {
    expect(world.ask(verb, { row })).toEqual({ ok: false, issues: [expect.objectContaining({ code, field, message })] });
  });

  it('leaves nothing behind', () => {
    expect([world.rows('clients').length, world.rows('sessions').length, world.rows('providers').length, world.rows('journal').length]).toEqual([1, 0, 0, journal]);
  });
});

describe('text that a sheet would take for something else', () => {
  it.each(['=IMPORTXML("http://example.com")', '+1 555 0100', '-foo', '@sum', '007', '1/2', "'quoted", '🧘‍♀️ שלום مرحبا', 'a\nb'])('stays text: %s', (text) => {
    const world = aClinic();

    const saved = world.get('clients.save', { row: { ...person, 'Notes': text, 'Occupation': text }, confirm: ['duplicate-client'] });

    expect(world.row('clients', saved.id)).toMatchObject({ 'Notes': text, 'Occupation': text.trim() });
    expect(world.get('clients.load', { id: saved.id }).row['Notes']).toBe(text);
  });
});

describe('a sheet that people changed', () => {
  it('names a tab that was deleted, and what to do', () => {
    const world = aClinic();
    world.bench.batchUpdate([{ deleteSheet: { sheetId: tablesByName.providers.sheetId } }]);

    expect(world.ask('providers.save', { row: { 'Name': 'Ada Birch' } })).toMatchObject({ ok: false, issues: [{ code: 'missing-tab', message: expect.stringMatching(/^The tab Providers is gone.*Set up/) }] });
  });

  it('names a heading that was renamed, and writes nothing', () => {
    const world = aClinic();
    world.set('clients', 1, 'Phone', 'Telephone');

    expect(world.ask('clients.save', { row: person, confirm: ['duplicate-client'] })).toMatchObject({ ok: false, issues: [{ code: 'missing-heading', field: 'Phone', message: expect.stringContaining('The tab Clients has no column “Phone”.') }] });
    expect(world.cells('clients')).toHaveLength(2);
  });

  it('works on with a renamed tab, moved columns and columns of the clinic’s own', () => {
    const world = aClinic();
    const { sheetId } = tablesByName.clients;
    world.bench.batchUpdate([
      { updateSheetProperties: { properties: { sheetId, title: 'People' }, fields: 'title' } },
      { insertDimension: { range: { sheetId, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 } } },
      { moveDimension: { source: { sheetId, dimension: 'COLUMNS', startIndex: 4, endIndex: 5 }, destinationIndex: 1 } },
    ]);

    const saved = world.get('clients.save', { row: { ...person, 'Phone': '(206) 555-0199' }, confirm: ['duplicate-client'] });

    expect(world.row('clients', saved.id)).toMatchObject({ 'Last name': 'Quill', 'Phone': '(206) 555-0199' });
  });
});

it('a request that is no request is told its form', () => {
  const world = aWorld();

  for (const text of ['', 'x', '[]', '{"do":1}', '{"do":"clients.save","with":{}}']) {
    expect(JSON.parse(String(world.bench.run('call', [text])))).toMatchObject({ ok: false, issues: [{ code: 'bad-request' }] });
  }
});

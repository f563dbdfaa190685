// A clinic taken out as a zip of CSVs and read back: the same rows, and no formula for whoever opens a file.

import PizZip from 'pizzip';
import { parseCsv } from '../../workbench/utilities/parse-csv.ts';
import { sampleClinic } from '../../workbench/sample/clinic.ts';
import { importOrder } from '../../src/clinic/import/importable.ts';
import { aClient, aSession, aSignedNote, cast } from '../builders.ts';
import { finish, importAll, preview } from '../clinic/import/csv.ts';
import { aWorld } from '../world.ts';
import { deletesRow } from './hands.ts';
import type { Rows, World } from '../world.ts';

/** The files of the zip that an export made, by name. */
function exported(world: World): Record<string, string> {
  const { id } = world.get('export.make', {});
  const zip = new PizZip(world.bench.drive.find(id)?.content ?? '');
  return Object.fromEntries(Object.keys(zip.files).map((name) => [name, zip.file(name)?.asText() ?? '']));
}

const byHandIn = (world: World) => world.get('records.check', {}).findings.filter((one) => one.kind === 'by hand');
const rowsOf = (world: World) => Object.fromEntries(importOrder.map((name) => [name, world.rows(name)]));

describe('the sample clinic', () => {
  const sample = sampleClinic('2026-03-02');
  const world = aWorld();
  for (const [name, rows] of Object.entries(sample)) if (name !== 'settings') world.replace(name as keyof Rows, rows as Rows[keyof Rows] & object);
  world.run('dailyRun');
  const files = exported(world);

  it('is a file for every tab', () => {
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['Clients.csv', 'Sessions.csv', 'Journal.csv', 'Settings.csv', 'Measures.csv']));
    expect(Object.keys(files)).not.toContain('Imports.csv');
    expect(world.rows('journal').slice(-1)[0]).toMatchObject({ Action: 'export' });
  });

  it('comes back into an empty spreadsheet row for row, ids and all', () => {
    const other = aWorld();

    const seen = preview(other, files);
    const { progress } = finish(other);

    expect(seen.files.flatMap((file) => file.problems)).toEqual([]);
    expect(progress.problems).toBe(0);
    expect(rowsOf(other)).toEqual(rowsOf(world));
    expect(byHandIn(other)).toEqual([]);
    expect(other.get('clients.save', { row: { 'Last name': 'Next', 'First name': 'One' } }).id).toBe(`C-${String(world.rows('clients').length + 1).padStart(5, '0')}`);
  });

  it('adds nothing where it already stands', () => {
    const before = rowsOf(world);

    const progress = importAll(world, files, {}, 'again');

    expect(progress).toMatchObject({ added: {}, problems: 0 });
    expect(rowsOf(world)).toEqual(before);
  });

  it('brings back rows that were deleted, which then look changed by nobody', () => {
    const first = String(world.rows('clients')[0]?.['Client ID']);
    world.get('clients.save', { id: first, row: { 'Unit': '4B' } });
    world.bench.batchUpdate([deletesRow('clients', 2)]);

    const progress = importAll(world, files, {}, 'once-more');

    expect(progress).toMatchObject({ added: { Clients: 1 }, problems: 0 });
    expect(world.row('clients', first)).toMatchObject({ 'Unit': '' });
    expect(byHandIn(world)).toEqual([]);
  });

  it('is not mixed into another clinic whose ids mean other people', () => {
    const other = aWorld({ rows: { clients: [aClient({ ...cast.mara })], sessions: [] } });

    const seen = preview(other, files);

    const clients = seen.files.find((file) => file.name === 'Clients.csv');
    expect(clients?.problems[0]).toEqual({ row: 2, field: '', message: 'C-00001 is another client here. If these files come from another clinic, import them into a spreadsheet of their own.' });
    expect(seen.files.find((file) => file.name === 'Sessions.csv')?.problems.some((problem) => problem.message.includes('C-00001 is somebody else here'))).toBe(true);
  });
});

describe('text that a spreadsheet would take for a formula', () => {
  const hostile = ['=1+1', '+1 555 0199', '-2', '@SUM(A1)', '\t=1', "'=1", "''+x", "'plain", '"quoted", with, commas', 'two\r\nlines', ' blank at the ends ', 'مرحبا', '😀', 'NULL', 'a;=1+1', 'tab\t+1', "below\r\n@SUM(A1);'=2"];
  const world = aWorld({ rows: { clients: hostile.map((text, i) => aClient({ ...cast.otto, id: `C-0000${i + 1}`.replace(/0(?=\d{5}$)/, ''), family: 'Penn', notes: text })), sessions: [aSignedNote({ client: 'C-00001', case: '', cover: '', referral: '' })] } });
  const files = exported(world);

  it('is bare text in the file', () => {
    const [headings = [], ...rows] = parseCsv(files['Clients.csv'] ?? '');
    const cells = rows.flat();

    expect(headings).toContain('Notes');
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  it('comes back as it was', () => {
    const other = aWorld();

    importAll(other, files);

    expect(other.rows('clients').map((row) => row['Notes'])).toEqual(hostile);
  });
});

describe('rows that broke a rule where the export was made', () => {
  /** Pasted by somebody: no id in the middle, a copied id, cells nobody can read, records that point at nobody. */
  const world = aWorld({ rows: {
    clients: [
      aClient(), aClient({ id: '', family: 'Reed', givenName: 'Sol' }), aClient({ ...cast.otto }), aClient({ id: 'C-00001', family: 'Lark', givenName: 'Ivy', bornOn: '2012-04-02' }),
      { ...aClient(cast.ivy), status: 'asleep', email: 'ivy at home' },
    ],
    sessions: [aSignedNote({ case: '', cover: '', referral: '' }), aSignedNote({ case: '', cover: '', referral: '', date: '2026-02-20' }), aSignedNote({ id: 'S-00002', client: 'C-00099', case: 'K-00044', cover: '', referral: '' })],
  } });
  world.set('clients', 6, 'Date of birth', 'in spring');
  world.set('sessions', 4, 'Hands-on minutes', 'an hour');
  const files = exported(world);

  it('come back as they were, for Check records to list; only a row without an id of its own gets a new one', () => {
    const other = aWorld();

    const seen = preview(other, files);
    const { progress } = finish(other);

    expect(seen.warnings).toContain('2 rows have the id of a row above; each gets its own, and what points at the id stays with the first.');
    expect(progress).toMatchObject({ problems: 0, added: { Clients: 5, Sessions: 3 } });
    expect(other.rows('clients').map((row) => [row['Client ID'], row['Last name'], row['Date of birth'], row['Status'], row['Email']])).toEqual([
      ['C-00001', 'Quill', 30811, 'active', 'mara.quill@example.com'], ['C-00004', 'Reed', 30811, 'active', 'mara.quill@example.com'], ['C-00002', 'Penn', 22608, 'active', 'mara.quill@example.com'],
      ['C-00005', 'Lark', 41001, 'active', 'mara.quill@example.com'], ['C-00003', 'Lark', 'in spring', 'asleep', 'ivy at home'],
    ]);
    expect(byHandIn(other)).toEqual([]);
    expect(other.rows('sessions').map((row) => [row['Session ID'], row['Client ID'], row['Case ID'], row['Hands-on minutes']])).toEqual([['S-00001', 'C-00001', '', 50], ['S-00003', 'C-00001', '', 50], ['S-00002', 'C-00099', 'K-00044', 'an hour']]);
  });

  it('of a therapist whose id is here that of whoever set up: gets a new one, at each session too', () => {
    const other = aWorld({ owner: 'new.owner@clinic.example' });

    const seen = preview(other, files);
    finish(other);

    expect(seen.warnings).toContain('Whoever set up this workbook has the Therapist ID of somebody in these files, who gets a new one here; their sessions name the new one.');
    expect(other.rows('therapists').map((row) => [row['Therapist ID'], row['Email']])).toEqual([['T-00001', 'new.owner@clinic.example'], ['T-00002', cast.june.email]]);
    expect(other.rows('sessions').map((row) => row['Therapist ID'])).toEqual(['T-00002', 'T-00002', 'T-00002']);
  });
});

it('rows brought in hold the format of each column, also where a cell is empty: 007 typed there later stays 007', () => {
  const world = aWorld();
  importAll(world, { 'clients.csv': 'First Name,Last Name\nOtto,Penn\n' });
  const phone = world.cells('clients')[0]?.indexOf('Phone') ?? -1;
  const letter = String.fromCharCode(65 + phone);

  world.bench.sheets.call('sheets.spreadsheets.values.update', { spreadsheetId: 'clinic', range: `Clients!${letter}2`, valueInputOption: 'USER_ENTERED' }, { values: [['007']] }, { user: world.bench.owner });

  expect(world.rows('clients')[0]).toMatchObject({ 'Phone': '007' });
});

describe('what is no record', () => {
  const world = aWorld({
    rows: { clients: [aClient()], sessions: [aSession({ case: '', cover: '', referral: '', date: '2026-03-03' })] },
    settings: { 'Clinic name': '=Hollis', 'Phone': '+1 206 555 0100', 'Rooms': 'Blue; Green', 'Snippets': 'a = b\nc = d', 'Therapists see': 'all clients' },
  });
  world.put('templates', [{ kind: 'SOAP note', version: 1, part: 1, of: 1, content: 'UEsDBA==', by: cast.june.email, at: '2026-03-01T10:00:00.000Z' }]);
  world.run('hourlyRun');
  const files = exported(world);
  const valuesOf = (of: World) => of.rows('settings').filter((row) => !['Machine', 'Schema version', 'Job owner', 'Last daily run'].includes(String(row['Key'])));

  it('comes back too: settings, the clinic’s own templates, and which mails went out, so that none goes out twice', () => {
    const other = aWorld();
    const sent = world.bench.services.mail.outbox().length;

    importAll(other, files);
    other.run('hourlyRun');

    expect(sent).toBe(1);
    expect(valuesOf(other)).toEqual(valuesOf(world));
    expect(other.rows('templates')).toEqual(world.rows('templates'));
    expect(other.rows('sends')).toEqual(world.rows('sends'));
    expect(other.bench.services.mail.outbox()).toEqual([]);
    expect(other.rows('settings').find((row) => row['Key'] === 'Job owner')).toMatchObject({ 'Value': cast.june.email });
  });

  it('is left out where a clinic stands already', () => {
    const other = aWorld({ rows: { clients: [aClient()] }, settings: { 'Clinic name': 'Cedar Hollow' } });

    const seen = preview(other, files);
    finish(other);

    expect(seen.warnings).toContain('Settings.csv holds Tablework’s own notes and is not imported.');
    expect(other.rows('settings').find((row) => row['Key'] === 'Clinic name')).toMatchObject({ 'Value': 'Cedar Hollow' });
    expect(other.rows('sends')).toEqual([]);
  });
});

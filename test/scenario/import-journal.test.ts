// What an import brought stands in the journal with its values: seen in the history of each record, and a later change
// by hand is noticed, accepted or put back as one of a record that was saved by a form.

import { tablesByName } from '../../src/clinic/tables.ts';
import { aClient, aReferral, aTherapist, cast } from '../builders.ts';
import { csvOf, importAll, preview } from '../clinic/import/csv.ts';
import type { World } from '../world.ts';
import { aWorld } from '../world.ts';
import { journalOf } from './hands.ts';

const owner = cast.june.email;
const byHand = (world: World): string[] => world.get('records.check', {}).findings.filter((one) => one.kind === 'by hand').map((one) => `${one.id} ${one.field}: ${one.was} → ${one.is}`);
const findingOf = (world: World, field: string) => world.get('records.check', {}).findings.find((one) => one.kind === 'by hand' && one.field === field);
const importLines = (world: World) => world.rows('journal').filter((row) => row['Action'] === 'import');

const files = {
  'clients.csv': 'Id,Last Name,First Name,DOB,Phone,Occupation,Notes\np1,Quill,Mara,1984-05-09,007,,"says ""ouch""\r\nwhen pressed"\np2,Penn,Otto,1961-11-23,+1 555 0199,baker,=1+1\n',
  'sessions.csv': 'Session ID,Client ID,Date,Start time,End time,Status,Price,Subjective,Plan\nv1,p1,2026-02-03,9:30 AM,10:30 AM,Completed,110.50,Stiff neck.,Weekly.\nv2,p2,2026-02-04,2:00 PM,3:00 PM,Completed,95,Low back.,As needed.\n',
};

function anImport(): World {
  const world = aWorld({ rows: { therapists: [aTherapist({ ...cast.tess }), aTherapist({ ...cast.finn })] } });
  importAll(world, files);
  return world;
}

describe('records that came by import', () => {
  it('stand in the journal with their values, the headings once and a row each, the chain unbroken', () => {
    const world = anImport();

    const [clients, sessions] = importLines(world);

    expect(importLines(world)).toHaveLength(2);
    expect(clients).toMatchObject({ 'By': owner, 'Table': 'Clients', 'Record ID': 'C-00001–C-00002', 'Before': '', 'Request ID': 'test-import' });
    expect(JSON.parse(String(clients?.['After']))).toEqual({
      'File': 'clients.csv', 'Rows': '2–3', 'Added': 2, 'First': 'C-00001', 'Last': 'C-00002',
      'Fields': ['Last name', 'First name', 'Date of birth', 'Phone', 'Reminders', 'Status', 'Notes', 'Source ID', 'Occupation'],
      'Records': [
        ['C-00001', 'Quill', 'Mara', '1984-05-09', '007', 'none', 'active', 'says "ouch"\r\nwhen pressed', 'p1', null],
        ['C-00002', 'Penn', 'Otto', '1961-11-23', '+1 555 0199', 'none', 'active', '=1+1', 'p2', 'baker'],
      ],
    });
    expect(sessions).toMatchObject({ 'Table': 'Sessions', 'Record ID': 'S-00001–S-00002' });
    expect(journalOf(world).filter((line) => line.action === 'import')).toHaveLength(2);
  });

  it('have a history that begins with it', () => {
    const world = anImport();
    world.get('clients.save', { id: 'C-00002', row: { Phone: '(206) 555-0177' } });

    const { lines } = world.get('history.of', { id: 'C-00002' });

    expect(lines.map(({ action, by, edited }) => [action, by, edited])).toEqual([['edit', owner, true], ['import', owner, false]]);
    expect(lines[1]?.fields).toEqual(expect.arrayContaining([{ field: 'Phone', before: '', after: '+1 555 0199' }, { field: 'Notes', before: '', after: '=1+1' }, { field: 'Date of birth', before: '', after: '1961-11-23' }]));
    expect(JSON.stringify(lines)).not.toMatch(/Quill|ouch/);
  });

  it('tell the front desk and other therapists no note in their history', () => {
    const world = anImport();

    const ofDesk = world.get('history.of', { id: 'S-00001' }, { user: cast.finn.email }).lines;
    const ofOther = world.get('history.of', { id: 'S-00001' }, { user: cast.tess.email }).lines;
    const ofOwner = world.get('history.of', { id: 'S-00001' }).lines;

    expect(ofDesk.map(({ action }) => action)).toEqual(['import']);
    expect(ofDesk[0]?.fields).toContainEqual({ field: 'Starts at', before: '', after: '09:30' });
    expect(JSON.stringify([ofDesk, ofOther])).not.toMatch(/Stiff|Weekly|Low back/);
    expect(ofOwner[0]?.fields).toContainEqual({ field: 'Subjective', before: '', after: 'Stiff neck.' });
  });

  it('are as the journal has them, also after the night has counted and chosen their orders', () => {
    const world = aWorld();
    importAll(world, { ...files, 'covers.csv': 'Cover ID,Client ID,Insurer ID\nc1,p1,Washington L&I\n' }, { 'table|covers.csv': 'cover' });
    world.put('referrals', [aReferral({ case: '', cover: 'V-00001', client: 'C-00001', writtenOn: '2026-01-02', signedOn: '2026-01-02', receivedOn: '2026-01-02', endsOn: '2026-06-01', visitsAuthorized: 12 })]);
    world.set('sessions', 2, 'Cover ID', 'V-00001');
    world.get('records.accept', { id: 'S-00001', field: 'Cover ID', line: findingOf(world, 'Cover ID')?.line ?? 0 });

    world.run('dailyRun');

    expect(world.row('sessions', 'S-00001')).toMatchObject({ 'Referral ID': 'R-00001' });
    expect(byHand(world)).toEqual([]);
  });
});

describe('a cell of an imported record changed by hand', () => {
  function aHandEdit(): World {
    const world = anImport();
    world.set('clients', 2, 'Phone', '(206) 555-0111');
    world.set('clients', 2, 'Occupation', 'potter');
    world.set('clients', 3, 'Notes', '');
    world.set('sessions', 3, 'Fee', 90);
    return world;
  }

  it('is listed with both values, also where it was empty or is now', () => {
    expect(byHand(aHandEdit())).toEqual(['C-00001 Phone: 007 → (206) 555-0111', 'C-00001 Occupation:  → potter', 'C-00002 Notes: =1+1 → ', 'S-00002 Fee: 95 → 90']);
  });

  it('is accepted, and not listed again', () => {
    const world = aHandEdit();

    world.get('records.accept', { id: 'C-00001', field: 'Phone', line: findingOf(world, 'Phone')?.line ?? 0 });
    world.get('records.accept', { id: 'S-00002', field: 'Fee', line: findingOf(world, 'Fee')?.line ?? 0 });

    expect(byHand(world)).toEqual(['C-00001 Occupation:  → potter', 'C-00002 Notes: =1+1 → ']);
    expect(journalOf(world).slice(-2).map(({ record, before, after }) => [record, before, after])).toEqual([['C-00001', '{"Phone":"007"}', '{"Phone":"(206) 555-0111"}'], ['S-00002', '{"Fee":95}', '{"Fee":90}']]);
  });

  it('is put back, to empty where it was', () => {
    const world = aHandEdit();
    const putBack = (id: string, field: string) => world.get('history.restore', { id, field, line: findingOf(world, field)?.line ?? 0, to: 'after' });

    putBack('C-00001', 'Phone');
    putBack('C-00001', 'Occupation');
    putBack('C-00002', 'Notes');
    putBack('S-00002', 'Fee');

    expect(byHand(world)).toEqual([]);
    expect(world.rows('clients').map((row) => [row['Phone'], row['Occupation'], row['Notes']])).toEqual([['007', '', 'says "ouch"\r\nwhen pressed'], ['+1 555 0199', 'baker', '=1+1']]);
    expect(world.row('sessions', 'S-00002')).toMatchObject({ 'Fee': 95 });
  });

  it('cannot be put back from a line that tells of other records', () => {
    const world = aHandEdit();
    const sessions = findingOf(world, 'Fee')?.line ?? 0;

    expect(world.ask('history.restore', { id: 'C-00001', field: 'Phone', line: sessions, to: 'after' })).toMatchObject({ ok: false, issues: [{ code: 'unknown-record' }] });
    expect(world.ask('records.accept', { id: 'C-00009', field: 'Phone', line: 2 })).toMatchObject({ ok: false });
  });
});

describe('an import of many and long records', () => {
  const note = (i: number, letter: string) => `${letter}${i} "${letter.repeat(3)}\n`.repeat(2_000).slice(0, 19_000 + i);
  const clients = Array.from({ length: 400 }, (_, i) => ({ 'Id': `p${i}`, 'Last Name': `Quill${i}`, 'First Name': 'Mara', 'Email': `mara${i}@example.com` }));
  const sessions = Array.from({ length: 12 }, (_, i) => ({ 'Session ID': `v${i}`, 'Client ID': `p${i}`, 'Date': '2026-02-03', 'Start time': '9:30 AM', 'End time': '10:30 AM', ...(i < 3 ? Object.fromEntries(['Subjective', 'Objective', 'Assessment', 'Plan'].map((heading) => [heading, note(i, heading.charAt(0))])) : {}) }));
  const world = aWorld();
  importAll(world, { 'clients.csv': csvOf(clients), 'sessions.csv': csvOf(sessions) });

  it('has lines that fit in a cell, and names each record once', () => {
    const lines = importLines(world);

    expect(Math.max(...lines.map((row) => String(row['After']).length))).toBeLessThan(50_000);
    expect(lines.map((row) => (JSON.parse(String(row['After'])) as { Added: number }).Added).reduce((a, b) => a + b, 0)).toBe(412);
    expect(journalOf(world).length).toBeGreaterThan(8);
  });

  it('has nothing that looks changed by hand, and notices one letter', () => {
    expect(byHand(world)).toEqual([]);

    world.set('sessions', 4, 'Plan', `${note(2, 'P')}!`);
    world.set('clients', 301, 'Email', 'otto@example.com');

    expect(byHand(world).map((one) => one.slice(0, 54))).toEqual(['C-00300 Email: mara299@example.com → otto@example.com', expect.stringContaining('S-00003 Plan: P2 ')]);
    world.set('sessions', 4, 'Plan', note(2, 'P'));
  });

  it('finds the history of one in few reads of few lines, whichever it is', () => {
    const { lines } = world.get('history.of', { id: 'C-00300' });
    const first = world.bench.calls.last();
    const long = world.get('history.of', { id: 'S-00003' }).lines.flatMap((line) => line.fields);

    expect(lines.map((line) => line.fields.find(({ field }) => field === 'Last name')?.after)).toEqual(['Quill299']);
    expect(first).toMatchObject({ reads: 3, writes: 0 });
    expect(long.filter(({ field }) => ['Subjective', 'Plan'].includes(field)).map(({ after }) => after).sort()).toEqual([note(2, 'P'), note(2, 'S')]);
  });

  it('has a history also after somebody sorted the tab and moved its columns', () => {
    const { sheetId } = tablesByName.clients;
    world.bench.batchUpdate([{ sortRange: { range: { sheetId, startRowIndex: 1 }, sortSpecs: [{ dimensionIndex: 1, sortOrder: 'DESCENDING' }] } }, { moveDimension: { source: { sheetId, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 }, destinationIndex: 6 } }]);

    expect(world.get('history.of', { id: 'C-00123' }).lines.map((line) => line.action)).toEqual(['import']);
    expect(byHand(world)).toEqual(['C-00300 Email: mara299@example.com → otto@example.com']);
  });
});

it('merging long texts goes in slices, each of which fits in a request', () => {
  const headings = ['Notes', 'Medical history', 'Medications'];
  const births = Array.from({ length: 60 }, (_, i) => `19${30 + i}-05-09`);
  const world = aWorld({ rows: { clients: births.map((bornOn, i) => aClient({ ...cast.otto, id: `C-${String(i + 1).padStart(5, '0')}`, bornOn, phone: '', email: '' })) } });
  const rows = births.map((bornOn, i) => ({ 'Id': `p${i}`, 'Last Name': cast.otto.family, 'First Name': cast.otto.givenName, 'DOB': bornOn, ...Object.fromEntries(headings.map((heading) => [heading, `${heading} of ${bornOn}\n`.repeat(1200).slice(0, 18_000)])) }));
  preview(world, { 'clients.csv': csvOf(rows) }, { 'alike|clients.csv': 'merge' });

  const told: number[] = [];
  for (let finished = false; !finished;) {
    const progress = world.get('import.run', { importId: 'test-import' });
    told.push(progress.merged - told.reduce((a, b) => a + b, 0));
    finished = progress.finished;
  }

  const bytesOfOne = JSON.stringify(rows[0]).length * 3;
  expect(Math.max(...told) * bytesOfOne).toBeLessThan(2_000_000);
  expect(told.reduce((a, b) => a + b, 0)).toBe(60);
  expect(world.rows('clients').map((row) => row['Medications'])).toEqual(rows.map((row) => String(Object.entries(row).find(([heading]) => heading === 'Medications')?.[1])));
  expect(byHand(world)).toEqual([]);
});

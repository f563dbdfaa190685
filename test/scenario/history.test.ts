// What happened to a record: seen by those who may see it, put back by the owner.

import { tablesByName } from '../../src/clinic/tables.ts';
import { aClient, aTherapist, aTreatment, cast } from '../builders.ts';
import type { World } from '../world.ts';
import { aWorld } from '../world.ts';

const staff = () => [aTherapist({ ...cast.tess }), aTherapist({ ...cast.finn })];

/** Mara comes in by form, her phone changes twice. */
function aChangedClient(): World {
  const world = aWorld();
  world.put('therapists', staff());
  world.get('clients.save', { row: { 'Last name': 'Quill', 'First name': 'Mara', 'Phone': '(206) 555-0101' } });
  world.get('clients.save', { id: 'C-00001', at: 2, row: { Phone: '(206) 555-0177' } }, { user: cast.finn.email });
  world.get('clients.save', { id: 'C-00001', at: 2, row: { Phone: '(206) 555-0188', Notes: 'Prefers mornings.' } });
  return world;
}

describe('the history of a client', () => {
  it('tells who changed what, newest first, with before and after', () => {
    const history = aChangedClient().get('history.of', { id: 'C-00001', at: 2 });

    expect(history.lines.map((line) => [line.by, line.action, line.fields.find((one) => one.field === 'Phone')])).toEqual([
      [cast.june.email, 'edit', { field: 'Phone', before: '(206) 555-0177', after: '(206) 555-0188' }],
      [cast.finn.email, 'edit', { field: 'Phone', before: '(206) 555-0101', after: '(206) 555-0177' }],
      [cast.june.email, 'add', { field: 'Phone', before: '', after: '(206) 555-0101' }],
    ]);
    expect(history).toMatchObject({ more: 0, archives: [] });
  });

  it('costs three reads however long the journal is, and writes nothing', () => {
    const world = aChangedClient();

    world.get('history.of', { id: 'C-00001', at: 2 });

    expect(world.bench.calls.last()).toMatchObject({ reads: 3, writes: 0 });
  });

  it('shows its first hundred lines of many, and says how many more there are', () => {
    const world = aChangedClient();
    for (let i = 0; i < 104; i++) world.get('clients.save', { id: 'C-00001', at: 2, row: { Occupation: `baker ${i}` } });

    const history = world.get('history.of', { id: 'C-00001', at: 2 });

    expect(history.lines).toHaveLength(100);
    expect(history.more).toBe(7);
  });

  it('can still be seen by the owner after the row was deleted in the sheet', () => {
    const world = aChangedClient();
    world.bench.batchUpdate([{ deleteDimension: { range: { sheetId: tablesByName.clients.sheetId, dimension: 'ROWS', startIndex: 1, endIndex: 2 } } }]);

    expect(world.get('history.of', { id: 'C-00001' }).lines).toHaveLength(3);
    expect(world.ask('history.of', { id: 'C-00001' }, { user: cast.finn.email })).toMatchObject({ ok: false, issues: [{ code: 'unknown-record' }] });
  });

  it('shows the front desk a session’s times, never its note', () => {
    const world = aWorld({ rows: { clients: [aClient()] } });
    world.put('therapists', staff());
    world.put('sessions', [aTreatment({ case: '', cover: '', referral: '' })]);
    world.get('sessions.save', { id: 'S-00001', at: 2, row: { 'Subjective': 'Slept badly.', 'Room': 'Room 2' } });

    const fields = world.get('history.of', { id: 'S-00001', at: 2 }, { user: cast.finn.email }).lines.flatMap((line) => line.fields.map((one) => one.field));

    expect(fields).toContain('Room');
    expect(fields).not.toContain('Subjective');
  });

  it('is refused for what is not a record', () => {
    expect(aWorld().ask('history.of', { id: 'Machine' })).toMatchObject({ ok: false, issues: [{ code: 'unknown-record' }] });
  });
});

describe('putting a field back', () => {
  it('goes through the form’s own save, alone, and is told by the journal', () => {
    const world = aChangedClient();
    const { lines } = world.get('history.of', { id: 'C-00001', at: 2 });

    world.get('history.restore', { id: 'C-00001', at: 2, field: 'Phone', line: lines[0]?.line ?? 0 });

    expect(world.row('clients', 'C-00001')).toMatchObject({ 'Phone': '(206) 555-0177', 'Notes': 'Prefers mornings.' });
    expect(world.rows('journal').at(-1)).toMatchObject({ 'Action': 'restore', 'Before': '{"Phone":"(206) 555-0188"}', 'After': '{"Phone":"(206) 555-0177"}', 'By': cast.june.email });
  });

  it('empties a field that was empty before', () => {
    const world = aChangedClient();
    const { lines } = world.get('history.of', { id: 'C-00001', at: 2 });

    world.get('history.restore', { id: 'C-00001', at: 2, field: 'Notes', line: lines[0]?.line ?? 0 });

    expect(world.row('clients', 'C-00001')).toMatchObject({ 'Notes': '', 'Phone': '(206) 555-0188' });
  });

  it('is for the owner alone', () => {
    const world = aChangedClient();
    const { lines } = world.get('history.of', { id: 'C-00001', at: 2 });

    const answer = world.ask('history.restore', { id: 'C-00001', at: 2, field: 'Phone', line: lines[0]?.line ?? 0 }, { user: cast.tess.email });

    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'not-allowed' }] });
    expect(world.row('clients', 'C-00001')).toMatchObject({ 'Phone': '(206) 555-0188' });
  });

  it('is refused where the rules refuse it: a client cannot lose the last name', () => {
    const world = aChangedClient();
    const first = world.get('history.of', { id: 'C-00001', at: 2 }).lines.at(-1)?.line ?? 0;

    expect(world.ask('history.restore', { id: 'C-00001', at: 2, field: 'Last name', line: first })).toMatchObject({ ok: false, issues: [{ code: 'required', field: 'Last name' }] });
  });

  it('asks a reason for a signed note, and the note is to be signed again', () => {
    const world = aWorld({ rows: { clients: [aClient()] } });
    world.put('sessions', [aTreatment({ case: '', cover: '', referral: '' })]);
    world.get('sessions.sign', { id: 'S-00001', at: 2 });
    world.get('sessions.save', { id: 'S-00001', at: 2, row: { 'Plan': 'Once a week.', 'Corrected why': 'Wrong plan.' } });
    world.get('sessions.sign', { id: 'S-00001', at: 2 });
    const line = world.get('history.of', { id: 'S-00001', at: 2 }).lines.find((one) => one.fields.some((field) => field.field === 'Plan'))?.line ?? 0;

    const without = world.ask('history.restore', { id: 'S-00001', at: 2, field: 'Plan', line });
    world.get('history.restore', { id: 'S-00001', at: 2, field: 'Plan', line, reason: 'The first plan was right.' });

    expect(without).toMatchObject({ ok: false, issues: [{ code: 'signed' }] });
    expect(world.row('sessions', 'S-00001')).toMatchObject({ 'Plan': aTreatment().plan, 'Corrected why': 'The first plan was right.', 'Signed at': '' });
  });

  it('is refused where the line is another record’s, or did not touch the field', () => {
    const world = aChangedClient();
    world.get('clients.save', { row: { 'Last name': 'Penn', 'First name': 'Otto' } });
    const own = world.get('history.of', { id: 'C-00001' }).lines[0]?.line ?? 0;
    const other = world.get('history.of', { id: 'C-00002' }).lines[0]?.line ?? 0;

    expect(world.ask('history.restore', { id: 'C-00001', field: 'Phone', line: other })).toMatchObject({ ok: false, issues: [{ code: 'unknown-record' }] });
    expect(world.ask('history.restore', { id: 'C-00001', field: 'Email', line: own })).toMatchObject({ ok: false, issues: [{ code: 'unknown-field' }] });
  });
});

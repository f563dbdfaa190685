// Who may do what: checked at the door for every verb, by the account that asks.

import { aMeasure, anAddendum, aSignedNote, aTherapist, cast } from '../builders.ts';
import type { World } from '../world.ts';
import { inputOf } from './asked.ts';
import { aSmallClinic, desk, owner, tess, worldLike } from './clinic.ts';
import { journalOf, rowOf } from './hands.ts';

const june = owner;
const stranger = 'stranger@elsewhere.example';

/** S-00001 is Tess's note on Mara, S-00002 June's on Mara, S-00009 June's on Otto, whom Tess has never treated. */
const aClinicWithNotes = (): World => worldLike('notes', () => {
  const world = aSmallClinic();
  world.put('sessions', [aSignedNote({ id: 'S-00009', client: 'C-00002', therapist: cast.june.id, date: '2026-02-20', case: '', cover: '', referral: '', subjective: 'Only June knows.' })]);
  world.put('measures', [aMeasure(), aMeasure({ id: 'M-00002', client: 'C-00002', case: '' })]);
  world.put('addenda', [anAddendum({ session: 'S-00009' })]);
  return world;
});

describe('somebody who is not in the Therapists tab', () => {
  it('is told what to do', () => {
    expect(aClinicWithNotes().ask('start', {}, { user: stranger })).toEqual({ ok: false, issues: [{ code: 'who-are-you', message: `${stranger} is not in the Therapists tab. Ask the owner to add a row there with this address and a role.` }] });
  });

  it('is told so where Google does not say who it is', () => {
    expect(aClinicWithNotes().ask('start', {}, { user: '' })).toMatchObject({ ok: false, issues: [{ code: 'who-are-you', message: expect.stringContaining('Google did not say who you are') }] });
  });

  it('is refused after leaving the clinic', () => {
    const world = aClinicWithNotes();
    world.set('therapists', rowOf(world, 'therapists', 'T-00002'), 'Left on', 46000);

    expect(world.ask('clients.load', { id: 'C-00001' }, { user: tess })).toMatchObject({ ok: false, issues: [{ code: 'not-allowed', message: `${tess} has left the clinic by the Therapists tab. Ask the owner to empty “Left on” if that is wrong.` }] });
  });

  it('comes in again with a new row after leaving', () => {
    const world = aClinicWithNotes();
    world.set('therapists', rowOf(world, 'therapists', 'T-00002'), 'Left on', 46000);
    world.put('therapists', [aTherapist({ ...cast.tess, id: 'T-00004' })]);

    expect(world.ask('clients.load', { id: 'C-00001' }, { user: tess })).toMatchObject({ ok: true });
  });
});

const noteFields = ['Subjective', 'Objective', 'Assessment', 'Plan', 'Techniques', 'Regions', 'Pain before', 'Pain after', 'Procedures', 'Corrected why'];

describe('the front desk', () => {
  it('sees a session’s times and never its note', () => {
    const world = aClinicWithNotes();
    const { row } = world.get('sessions.load', { id: 'S-00001' }, { user: desk });
    const found = world.get('sessions.find', { by: { 'Client ID': 'C-00001' } }, { user: desk }).rows.map((one) => one.row);
    const last = world.get('sessions.last', { client: 'C-00001' }, { user: desk }).session?.row ?? {};
    const behind = world.get('rows.behind', { count: 'visitsUsed', of: 'R-00001' }, { user: desk }).rows.map((one) => one.row);

    expect(row).toMatchObject({ 'Session ID': 'S-00001', 'Date': '2026-02-16', 'Status': 'completed' });
    expect(found).toHaveLength(3);
    expect(behind).toHaveLength(2);
    for (const one of [row, ...found, last, ...behind]) for (const field of noteFields) expect(one).not.toHaveProperty([field]);
  });

  it('cannot find a session by what stands in its note', () => {
    const world = aClinicWithNotes();

    expect(world.get('sessions.find', { text: 'Only June knows' }, { user: desk }).rows).toEqual([]);
    expect(world.get('sessions.find', { by: { 'Subjective': 'Only June knows.' } }, { user: desk }).rows).toEqual([]);
    expect(world.get('sessions.find', { text: 'Only June knows' }, { user: june }).rows).toHaveLength(1);
  });

  it('saves booking fields without wiping the note', () => {
    const world = aClinicWithNotes();
    const before = world.row('sessions', 'S-00001');
    const { row, at } = world.get('sessions.load', { id: 'S-00001' }, { user: desk });

    const saved = world.get('sessions.save', { id: 'S-00001', at, row: { ...row, 'Room': 'Room 2', 'Subjective': '', 'Pain before': '' }, opened: row }, { user: desk });

    expect(world.row('sessions', 'S-00001')).toEqual({ ...before, 'Room': 'Room 2' });
    for (const field of noteFields) expect(saved.row).not.toHaveProperty([field]);
  });

  it('is refused at the field when it writes in a note', () => {
    const world = aClinicWithNotes();

    const answer = world.ask('sessions.save', { id: 'S-00001', row: { 'Room': 'Room 2', 'Subjective': 'I looked.' } }, { user: desk });
    const added = world.ask('sessions.save', { row: { 'Client ID': 'C-00002', 'Therapist ID': 'T-00002', 'Date': '2026-03-09', 'Starts at': '10:00', 'Ends at': '11:00', 'Plan': 'More.' } }, { user: desk });

    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'not-allowed', field: 'Subjective', message: 'Notes are for therapists; your role is front desk. The owner can change roles in the Therapists tab.' }] });
    expect(added).toMatchObject({ ok: false, issues: [{ code: 'not-allowed', field: 'Plan' }] });
    expect(world.row('sessions', 'S-00001')).toMatchObject({ 'Room': 'Room 1' });
    expect(world.rows('sessions')).toHaveLength(4);
  });

  it('is never shown a note in a question about two values', () => {
    const world = aClinicWithNotes();
    world.get('sessions.save', { id: 'S-00003', row: { 'Plan': 'Secret plan', 'Room': 'Room 2' } }, { user: tess });

    const answer = world.ask('sessions.save', { id: 'S-00003', row: { 'Plan': '', 'Room': 'Room 1 b' }, opened: { 'Plan': '', 'Room': 'Room 1' } }, { user: desk });

    expect(JSON.stringify(answer)).not.toContain('Secret');
    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'changed-meanwhile', field: 'Room', mine: 'Room 1 b', theirs: 'Room 2' }] });
  });

  it.each(['SOAP note', 'progress report', 're-referral request', 'letter of medical necessity', 'discharge summary', 'chart copy', 'clearance request'])('cannot make a %s', (kind) => {
    const world = aClinicWithNotes();
    const about = { 'SOAP note': 'S-00001', 'discharge summary': 'K-00001', 'chart copy': 'C-00001', 'clearance request': 'C-00001' }[kind] ?? 'R-00001';

    const answer = world.ask('documents.make', { kind, about }, { user: desk });

    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'not-allowed', message: expect.stringContaining('holds notes') }] });
    expect(world.rows('documents').filter((row) => row['Kind'] === kind)).toEqual([]);
  });

  it.each(['measures.load', 'measures.find', 'addenda.load', 'addenda.find', 'measures.save', 'addenda.save', 'sessions.sign'] as const)('is refused %s', (verb) => {
    expect(aClinicWithNotes().askAny(verb, inputOf(verb), { user: desk })).toMatchObject({ ok: false, issues: [{ code: 'not-allowed' }] });
  });

  it('books with one read and one write', () => {
    const world = aClinicWithNotes();

    world.get('sessions.save', { row: { 'Client ID': 'C-00002', 'Therapist ID': 'T-00002', 'Date': '2026-03-09', 'Starts at': '10:00', 'Ends at': '11:00' } }, { user: desk });

    expect(world.bench.calls.last()).toMatchObject({ reads: 1, writes: 1 });
  });
});

describe('a therapist', () => {
  it('opens the notes of a client they have treated, a colleague’s too', () => {
    const world = aClinicWithNotes();

    expect(world.get('sessions.load', { id: 'S-00001' }, { user: tess }).row).toHaveProperty(['Subjective']);
    expect(world.get('sessions.load', { id: 'S-00002' }, { user: tess }).row).toHaveProperty(['Subjective']);
    expect(world.get('measures.load', { id: 'M-00001' }, { user: tess }).row).toMatchObject({ 'Value': 44 });
  });

  it('does not open the notes of a client they have never treated', () => {
    const world = aClinicWithNotes();

    for (const field of noteFields) expect(world.get('sessions.load', { id: 'S-00009' }, { user: tess }).row).not.toHaveProperty([field]);
    expect(world.get('measures.load', { id: 'M-00002' }, { user: tess }).row).not.toHaveProperty(['Value']);
    expect(world.get('addenda.find', {}, { user: tess }).rows[0]?.row).not.toHaveProperty(['Text']);
    expect(world.get('sessions.find', { text: 'Only June knows' }, { user: tess }).rows).toEqual([]);
    expect(world.ask('documents.make', { kind: 'SOAP note', about: 'S-00009' }, { user: tess })).toMatchObject({ ok: false, issues: [{ code: 'not-allowed' }] });
    expect(world.ask('sessions.save', { id: 'S-00009', row: { 'Plan': 'Mine' } }, { user: tess })).toMatchObject({ ok: false, issues: [{ code: 'not-allowed', field: 'Plan', message: 'You may write notes of your own clients: those you have had a session with. The owner can change this in Settings, “Therapists see”.' }] });
  });

  it('opens them where the owner says so', () => {
    const world = aClinicWithNotes();
    world.setting('Therapists see', 'all clients');

    expect(world.get('sessions.load', { id: 'S-00009' }, { user: tess }).row).toMatchObject({ 'Subjective': 'Only June knows.' });
  });

  it('writes and reads their own notes with one read and one write', () => {
    const world = aClinicWithNotes();

    const saved = world.get('sessions.save', { id: 'S-00003', at: 4, row: { 'Plan': 'Go on twice a week.' }, opened: { 'Client ID': 'C-00001', 'Cover ID': 'V-00001', 'Referral ID': 'R-00001', 'Case ID': 'K-00001', 'Therapist ID': 'T-00002', 'Date': '2026-03-04' } }, { user: tess });

    expect(world.bench.calls.last()).toMatchObject({ reads: 1, writes: 1 });
    expect(saved.row).toMatchObject({ 'Plan': 'Go on twice a week.' });
    world.get('measures.save', { row: { 'Client ID': 'C-00001', 'Case ID': 'K-00001', 'Taken on': '2026-03-02', 'Kind': 'NPRS', 'Value': 4 } }, { user: tess });
    expect(world.bench.calls.last()).toMatchObject({ reads: 1, writes: 1 });
    expect(journalOf(world).at(-1)).toMatchObject({ by: tess });
  });

  it('adds to a signed note by name and time, whatever is sent for them', () => {
    const world = aClinicWithNotes();

    const { id } = world.get('addenda.save', { row: { 'Session ID': 'S-00001', 'Text': 'Called: no soreness.', 'By': june, 'At': '2020-01-01T00:00:00.000Z' } }, { user: tess });
    world.get('addenda.save', { id, row: { 'Text': 'Called: no soreness at all.' } }, { user: june });

    expect(world.row('addenda', id)).toMatchObject({ 'Text': 'Called: no soreness at all.', 'By': tess, 'At': expect.stringMatching(/^2026-03-02T17:0/) });
  });
});

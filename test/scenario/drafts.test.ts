// Drafts belong to who typed them.

import type { World } from '../world.ts';
import { aSmallClinic, desk, owner, tess } from './clinic.ts';
import { rowOf } from './hands.ts';

describe('what Tess has typed and not saved', () => {
  it('is hers alone', () => {
    const world = aSmallClinic();
    world.get('draft.keep', { key: 'sessions/S-00001', text: 'half a note' }, { user: tess });

    expect(world.get('draft.load', { key: 'sessions/S-00001' }, { user: tess })).toEqual({ text: 'half a note' });
    expect(world.get('draft.load', { key: 'sessions/S-00001' }, { user: desk })).toEqual({ text: '' });
    expect(world.get('draft.load', { key: 'sessions/S-00001' }, { user: owner })).toEqual({ text: '' });
    expect(JSON.stringify(world.get('start', {}, { user: owner }))).not.toContain('sessions/S-00001');
    expect(JSON.stringify(world.get('start', {}, { user: tess }))).toContain('sessions/S-00001');
  });

  it('stays when somebody else drops theirs', () => {
    const world = aSmallClinic();
    world.get('draft.keep', { key: 'clients/new', text: 'mine' }, { user: tess });

    world.get('draft.drop', { key: 'clients/new' }, { user: desk });

    expect(world.get('draft.load', { key: 'clients/new' }, { user: tess })).toEqual({ text: 'mine' });
  });

  it('comes back as typed, whatever its length and script', () => {
    const world = aSmallClinic();
    for (const text of ['é'.repeat(20_000), '👩🏽‍⚕️ '.repeat(3000), 'short', '']) {
      world.get('draft.keep', { key: 'sessions/new', text });
      expect(world.get('draft.load', { key: 'sessions/new' })).toEqual({ text });
    }
  });

  it('is there as before when a run is killed while it is kept', () => {
    const world = aSmallClinic();
    world.get('draft.keep', { key: 'k', text: 'a'.repeat(9000) });
    const calls = () => world.bench.calls.last()?.total ?? 0;
    world.get('draft.keep', { key: 'k', text: 'a'.repeat(9000) });

    for (let n = 0; n < calls(); n++) {
      world.bench.faults.set({ killAfterCalls: n });
      expect(() => world.ask('draft.keep', { key: 'k', text: 'b'.repeat(5000) })).toThrow();
      world.bench.faults.clear();
      const { text } = world.get('draft.load', { key: 'k' });
      expect(['a'.repeat(9000), 'b'.repeat(5000)]).toContain(text);
      world.get('draft.keep', { key: 'k', text: 'a'.repeat(9000) });
    }
  });

  it('is refused where it is longer than Google keeps', () => {
    expect(aSmallClinic().ask('draft.keep', { key: 'k', text: 'x'.repeat(60_001) })).toMatchObject({ ok: false, issues: [{ code: 'too-long', message: 'A draft holds up to 60,000 characters; this has 60,001. Save it, or shorten it.' }] });
  });
});

describe('a draft with a note in it', () => {
  const draft = (fields: Record<string, string>) => JSON.stringify({
    key: 'sessions/S-00001', id: 'S-00001', at: 2, requestId: 'r1', attempt: 1, typedAt: '2026-03-02T09:00:00.000Z',
    values: { 'Room': 'Room 2', ...fields }, opened: { 'Room': 'Room 1', 'Plan': 'As it was.' },
  });
  const note = { 'Subjective': 'Half a note.', 'Corrected why': 'A word too much.', 'measure:ODI||': '22' };
  const load = (world: World, key: string, user: string): unknown => JSON.parse(world.get('draft.load', { key }, { user }).text || '{}');
  const becomes = (world: World, role: string) => world.set('therapists', rowOf(world, 'therapists', 'T-00002'), 'Role', role);

  it('comes back whole to its therapist', () => {
    const world = aSmallClinic();
    world.get('draft.keep', { key: 'sessions/S-00001', text: draft(note) }, { user: tess });

    expect(load(world, 'sessions/S-00001', tess)).toEqual(JSON.parse(draft(note)));
  });

  it('comes back without the note once its user is at the front desk, and whole again for a therapist', () => {
    const world = aSmallClinic();
    for (const key of ['sessions/S-00001', 'sessions/new', 'sessions/new/C-00001']) world.get('draft.keep', { key, text: draft(note) }, { user: tess });
    becomes(world, 'front desk');

    for (const key of ['sessions/S-00001', 'sessions/new', 'sessions/new/C-00001']) expect(load(world, key, tess)).toMatchObject({ values: { 'Room': 'Room 2' }, opened: { 'Room': 'Room 1' }, requestId: 'r1' });
    for (const key of ['sessions/S-00001', 'sessions/new', 'sessions/new/C-00001']) expect(JSON.stringify(load(world, key, tess))).not.toMatch(/Half a note|As it was|too much|measure/);
    becomes(world, 'therapist');
    expect(load(world, 'sessions/S-00001', tess)).toEqual(JSON.parse(draft(note)));
  });

  it('comes back without the note of a client who is no longer the therapist’s', () => {
    const world = aSmallClinic();
    world.get('draft.keep', { key: 'sessions/S-00002', text: draft(note) }, { user: tess });
    for (const id of ['S-00001', 'S-00003']) world.set('sessions', rowOf(world, 'sessions', id), 'Therapist ID', 'T-00001');

    expect(load(world, 'sessions/S-00002', tess)).toMatchObject({ values: { 'Room': 'Room 2' } });
    expect(JSON.stringify(load(world, 'sessions/S-00002', tess))).not.toContain('Half a note');
  });

  it('keeps what the front desk typed of a booking, its repeats too', () => {
    const world = aSmallClinic();
    world.get('draft.keep', { key: 'sessions/new', text: draft({ 'repeat every': '1', 'Client ID': 'C-00001' }) }, { user: desk });

    expect(load(world, 'sessions/new', desk)).toMatchObject({ values: { 'repeat every': '1', 'Client ID': 'C-00001' } });
  });

  it('is for nobody who has left', () => {
    const world = aSmallClinic();
    world.get('draft.keep', { key: 'sessions/S-00001', text: draft(note) }, { user: tess });
    world.set('therapists', rowOf(world, 'therapists', 'T-00002'), 'Left on', 46000);

    expect(world.ask('draft.load', { key: 'sessions/S-00001' }, { user: tess })).toMatchObject({ ok: false, issues: [{ code: 'not-allowed' }] });
  });
});

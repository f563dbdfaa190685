// An import that is cut, stopped, repeated or disturbed: nothing is lost, nothing comes twice.

import { tablesByName } from '../../src/clinic/tables.ts';
import { aWorld } from '../world.ts';
import type { World } from '../world.ts';
import { csvOf, finish, preview } from '../clinic/import/csv.ts';
import { aClient } from '../builders.ts';
import { column, journalOf, types } from './hands.ts';

const people = (count: number) => Array.from({ length: count }, (_, i) => ({ 'Id': `p${i}`, 'FIRST': `Mara${i}`, 'LAST': `Quill${i}`, 'BIRTHDATE': `19${50 + (i % 50)}-01-${String(1 + (i % 28)).padStart(2, '0')}` }));
const visits = (count: number, clients: number) => Array.from({ length: count }, (_, i) => ({
  'Id': `v${i}`, 'START': `2025-0${1 + (i % 9)}-10T${String(16 + (i % 6))}:00:00Z`, 'STOP': `2025-0${1 + (i % 9)}-10T${String(16 + (i % 6))}:50:00Z`, 'PATIENT': `p${i % clients}`, 'PAYER': `i${i % 3}`, 'TOTAL_CLAIM_COST': '110.00', 'PAYER_COVERAGE': '80.00',
}));
const payers = [0, 1, 2].map((i) => ({ 'Id': `i${i}`, 'NAME': `Payer number ${i}` }));
const files = (clients: number, sessions: number) => ({ 'patients.csv': csvOf(people(clients)), 'payers.csv': csvOf(payers), 'encounters.csv': csvOf(visits(sessions, clients)) });

const sourceIds = (world: World, name: 'clients' | 'insurers' | 'cover' | 'sessions'): string[] => world.rows(name).map((row) => String(row['Source ID'])).filter((id) => !id.startsWith('known:')).sort();
const idsOf = (world: World, name: 'clients' | 'sessions', heading: string) => new Set(world.rows(name).map((row) => row[heading])).size;

/** Rows of the hidden tab that still hold something of a file. */
const leftBehind = (world: World) => world.rows('imports').filter((row) => row['Content'] !== '');

/** Every call of a run is a place where it may be cut. */
function callsOfARun(): number {
  const world = aWorld();
  preview(world, files(12, 30));
  world.get('import.run', { importId: 'test-import' });
  return world.bench.calls.last()?.total ?? 0;
}

/** Runs one slice that dies behind its n-th call; whether it did. */
function cutRun(world: World, call: number): boolean {
  world.bench.faults.set({ killAfterCalls: call });
  try {
    world.ask('import.run', { importId: 'test-import' });
    return false;
  } catch {
    return true;
  } finally {
    world.bench.faults.clear();
  }
}

describe('an import cut at any call', () => {
  const calls = callsOfARun();

  it.each(Array.from({ length: calls }, (_, i) => i + 1))('goes on after a cut behind call %i of each run', (call) => {
    const world = aWorld();
    preview(world, files(12, 30));
    const cuts = [1, 2, 3, 4, 5].map(() => {
      const was = cutRun(world, call);
      world.ask('import.run', { importId: 'test-import' });
      return was;
    });

    const { progress } = finish(world);

    expect(cuts).toContain(true);
    expect(progress).toMatchObject({ added: { Clients: 12, Insurers: 3, Cover: 12, Sessions: 30 }, problems: 0, skipped: 0 });
    expect(sourceIds(world, 'clients')).toEqual(people(12).map((one) => one.Id).sort());
    expect(sourceIds(world, 'sessions')).toEqual(visits(30, 12).map((one) => one.Id).sort());
    expect([idsOf(world, 'clients', 'Client ID'), idsOf(world, 'sessions', 'Session ID')]).toEqual([12, 30]);
    expect(leftBehind(world)).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5, 6])('keeps a file whole whose piece was cut behind call %i', (call) => {
    const world = aWorld();
    const text = csvOf(people(40));
    const half = Math.floor(text.length / 2);
    const put = (part: number) => world.ask('import.put', { importId: 'test-import', name: 'patients.csv', part, of: 2, text: part === 1 ? text.slice(0, half) : text.slice(half) });
    for (const part of [1, 2]) {
      world.bench.faults.set({ killAfterCalls: call });
      expect(() => put(part)).toThrow();
      world.bench.faults.clear();
      put(part);
      put(part);
    }

    world.get('import.preview', { importId: 'test-import' });
    finish(world);

    expect(sourceIds(world, 'clients')).toEqual(people(40).map((one) => one.Id).sort());
  });
});

describe('an import of several slices', () => {
  it('tells how far it is, lets people save between, and ends with every row once', () => {
    const world = aWorld();
    preview(world, files(400, 3000));
    const told: number[] = [];
    for (let finished = false; !finished;) {
      const progress = world.get('import.run', { importId: 'test-import' });
      told.push(progress.done);
      expect(world.bench.calls.last()).toMatchObject({ outcome: 'done' });
      expect(world.bench.calls.last()?.writes).toBeLessThanOrEqual(2);
      world.get('clients.save', { row: { 'Last name': `Penn${told.length}`, 'First name': 'Otto' } });
      finished = progress.finished;
    }

    const journal = world.rows('journal');
    expect(journal.slice(1).map((row) => row['Previous hash'])).toEqual(journal.slice(0, -1).map((row) => row['Hash']));
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.length).toBeGreaterThan(4);
    expect(sourceIds(world, 'sessions')).toHaveLength(3000);
    expect(new Set(world.rows('clients').map((row) => row['Client ID'])).size).toBe(400 + told.length);
    expect(world.rows('journal').filter((row) => row['Action'] === 'import').map((row) => (JSON.parse(String(row['After'])) as { Added: number }).Added).reduce((a, b) => a + b, 0)).toBe(400 + 3 + 1200 + 3000);
  });

  it('is found again after the sidebar was closed, and leaves whole records when it is let go', () => {
    const world = aWorld();
    preview(world, files(400, 3000));
    for (let n = 0; n < 5; n++) world.get('import.run', { importId: 'test-import' });

    const open = world.get('import.open', {});
    const kept = world.get('import.cancel', { importId: 'test-import' });

    expect(open).toMatchObject({ importId: 'test-import', files: ['patients.csv', 'payers.csv', 'encounters.csv'], progress: { finished: false } });
    expect(kept.added).toEqual(open?.progress.added);
    expect(world.rows('sessions').every((row) => row['Client ID'] !== '' && row['Cover ID'] !== '' && row['Date'] !== '')).toBe(true);
    expect(world.get('import.open', {})).toBeNull();
    expect(world.rows('imports').filter((row) => Object.values(row).some((cell) => cell !== ''))).toEqual([]);
  });

  it('can be begun anew after it was let go, and adds only what is missing', () => {
    const world = aWorld();
    preview(world, files(400, 3000));
    for (let n = 0; n < 5; n++) world.get('import.run', { importId: 'test-import' });
    world.get('import.cancel', { importId: 'test-import' });

    preview(world, files(400, 3000), {}, 'again');
    finish(world, 'again');

    expect(sourceIds(world, 'sessions')).toEqual(visits(3000, 400).map((one) => one.Id).sort());
    expect(sourceIds(world, 'cover')).toHaveLength(1200);
  });

  it('answers the same when its last call is repeated', () => {
    const world = aWorld();
    preview(world, files(12, 30));
    const { progress } = finish(world);

    expect(world.get('import.run', { importId: 'test-import' })).toEqual(progress);
  });

  it('ends right when somebody moves a column while it writes', () => {
    const world = aWorld();
    const { sheetId } = tablesByName.clients;
    preview(world, files(400, 10));
    world.get('import.run', { importId: 'test-import' });
    world.bench.faults.set({ between: [{ moveDimension: { source: { sheetId, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 }, destinationIndex: 6 } }] });

    finish(world);

    expect(sourceIds(world, 'clients')).toEqual(people(400).map((one) => one.Id).sort());
    expect(world.rows('clients').every((row) => String(row['Last name']).startsWith('Quill') && String(row['First name']).startsWith('Mara'))).toBe(true);
    expect(world.rows('journal').map((row) => row['Action'])).toContain('mended');
  });

  it('tells in the journal what somebody typed into a record just when it was merged', () => {
    const many = Array.from({ length: 30 }, (_, i) => aClient({ id: `C-${String(i + 1).padStart(5, '0')}`, family: `Quill${i}`, givenName: `Mara${i}`, bornOn: `19${50 + i}-01-05`, phone: '', email: '', occupation: '' }));
    const world = aWorld({ rows: { clients: many } });
    const file = { 'clients.csv': csvOf(many.map((one, i) => ({ 'Id': `p${i}`, 'FIRST': String(one.givenName), 'LAST': String(one.family), 'DOB': String(one.bornOn), 'Occupation': 'potter' }))) };
    preview(world, file, Object.fromEntries(many.map((_, i) => [`row|clients.csv|${i + 2}`, 'merge'])));
    world.bench.faults.set({ between: [types('clients', 8, column('clients', 'Occupation'), 'singer')] });

    expect(finish(world).progress).toMatchObject({ merged: 30 });

    expect(world.rows('clients').map((row) => row['Occupation'])).toEqual(many.map(() => 'potter'));
    expect(journalOf(world).find(({ action }) => action === 'mended')).toMatchObject({ requestId: 'test-import', before: '{"C-00007 Occupation":"singer"}' });
  });

  it('leaves no files behind at the daily run after a day', () => {
    const world = aWorld({ today: '2026-03-02' });
    preview(world, files(12, 30));

    world.bench.clock.moveTo('2026-03-03T10:00');
    world.run('dailyRun');

    expect(leftBehind(world)).toEqual([]);
  });

  it('forgets files nobody went on with for a day', () => {
    const world = aWorld({ today: '2026-03-02' });
    preview(world, files(12, 30));

    world.bench.clock.moveTo('2026-03-03T10:00');
    preview(world, { 'patients.csv': csvOf(people(1)) }, {}, 'next');

    expect(world.rows('imports').filter((row) => String(row['Key']).startsWith('test-import'))).toEqual([]);
  });
});

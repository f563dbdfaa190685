// A request saves once: double click, retry after a time-out, browser back, two tabs.

import { blank } from '../../src/kit/blank.ts';
import { tablesByName } from '../../src/clinic/tables.ts';
import type { World } from '../world.ts';
import { aSmallClinic, desk } from './clinic.ts';
import { idsOf, journalOf, machineOf } from './hands.ts';

const ada = { row: { 'Last name': 'Okafor', 'First name': 'Ada', 'Date of birth': '1971-04-02' } };

describe('a save whose answer never came', () => {
  it.each(['timeoutAfterWrite', 'timeout', 500] as const)('saves one row in all when it is tried again (%s)', (way) => {
    const world = aSmallClinic();
    world.bench.faults.set({ failNext: 'sheets.spreadsheets.batchUpdate', with: way });

    const first = world.ask('clients.save', ada, { requestId: 'ada' });
    world.bench.faults.clear();
    const second = world.ask('clients.save', ada, { requestId: 'ada', attempt: 2 });

    expect(first).toEqual({ ok: false, issues: [{ code: 'busy', message: 'Google did not answer in time, so it is not known whether this was saved. Nothing typed is lost; trying again, which saves it once.' }] });
    expect(second).toMatchObject({ ok: true, value: { id: 'C-00005', at: 6, row: { 'Last name': 'Okafor' } } });
    expect(world.rows('clients')).toHaveLength(5);
    expect(idsOf(world, 'clients')).toHaveLength(5);
    expect(journalOf(world).filter((line) => line.record === 'C-00005')).toHaveLength(1);
  });

  it('answers a retry with the record as it is, and says that it was saved before', () => {
    const world = aSmallClinic();
    const first = world.get('clients.save', ada, { requestId: 'ada' });

    const again = world.get('clients.save', { row: { ...ada.row, 'First name': 'Adele' } }, { requestId: 'ada' });

    expect(again).toEqual({ id: first.id, at: first.at, row: first.row, repeated: true });
    expect(world.bench.calls.last()).toMatchObject({ writes: 0 });
  });

  it('does not count a visit twice', () => {
    const world = aSmallClinic();
    const booking = { row: { 'Client ID': 'C-00001', 'Therapist ID': 'T-00002', 'Date': '2026-02-27', 'Starts at': '10:00', 'Ends at': '11:00', 'Case ID': 'K-00001', 'Cover ID': 'V-00001', 'Referral ID': 'R-00001', 'Status': 'completed' } };
    for (let attempt = 1; attempt <= 4; attempt++) {
      world.bench.faults.set({ failNext: 'sheets.spreadsheets.batchUpdate', with: 'timeoutAfterWrite' });
      world.ask('sessions.save', booking, { requestId: 'visit', attempt });
      world.bench.faults.clear();
    }

    expect(world.rows('sessions')).toHaveLength(4);
    expect(world.row('referrals', 'R-00001')).toMatchObject({ 'Visits used': 3 });
  });

  it.each([210, 1200])('is found in the journal although %i others were saved since', (count) => {
    const world = aSmallClinic();
    world.get('clients.save', ada, { requestId: 'the first' });
    othersSaved(world, count);

    const again = world.get('clients.save', ada, { requestId: 'the first', attempt: 2 });
    const other = world.get('clients.save', { row: { 'Last name': 'Reyes', 'First name': 'Sol' } }, { requestId: 'never seen', attempt: 2 });

    expect(again).toMatchObject({ id: 'C-00005', repeated: true });
    expect(other).toMatchObject({ id: 'C-00006' });
    expect(other).not.toHaveProperty('repeated');
    expect(world.rows('clients')).toHaveLength(6);
  });

  it('books a series once, although two hundred others were saved before it is tried again', () => {
    const world = aSmallClinic();
    const series = { row: { 'Client ID': 'C-00002', 'Therapist ID': 'T-00002', 'Starts at': '10:00', 'Ends at': '11:00' }, dates: [{ date: '2026-03-10' }, { date: '2026-03-17' }] };
    world.get('sessions.book', series, { requestId: 'series' });
    othersSaved(world, 210);

    const again = world.get('sessions.book', series, { requestId: 'series', attempt: 2 });

    expect(again.dates.map(({ id }) => id)).toEqual(['S-00004', 'S-00005']);
    expect(world.rows('sessions')).toHaveLength(5);
  });

  it('is not taken for a save of another tab under the same request', () => {
    const world = aSmallClinic();
    world.get('clients.save', ada, { requestId: 'same' });

    expect(world.get('providers.save', { row: { 'Name': 'Dr. Birch' } }, { requestId: 'same', attempt: 2 })).not.toHaveProperty('repeated');
    expect(world.rows('providers')).toHaveLength(2);
  });

  it('has room for requests of any name: the counters’ cell never grows beyond what Google holds', () => {
    const world = aSmallClinic();
    const mark = '\u0001'.repeat(90);
    othersSaved(world, 70, mark);

    for (let i = 0; i < 20; i++) world.get('clients.save', { id: 'C-00002', at: 3, row: { 'Notes': `${i}` } }, { requestId: `${mark}more ${i}` });
    world.get('clients.save', ada, { requestId: 'one more' });

    expect(String(world.rows('settings').find((row) => row['Key'] === 'Machine')?.['Value']).length).toBeLessThan(50_000);
    expect(world.get('clients.save', ada, { requestId: 'one more' })).toMatchObject({ repeated: true });
  });
});

/** Lines and remembered requests as so many saves of other people leave them. */
function othersSaved(world: World, count: number, mark = 'other'): void {
  const lines = Array.from({ length: count }, (_, i) => ({ ...blank(tablesByName.journal), at: '2026-03-02T17:00:00.000Z', by: desk, requestId: `${mark} ${i}`, table: 'Clients', record: 'C-00002', action: 'edit', hash: `${mark} ${i}` }));
  world.put('journal', lines);
  const machine = machineOf(world);
  const recent = lines.slice(-200).map((line) => [line.requestId, 'clients', line.record]);
  world.setting('Machine', JSON.stringify({ ...machine, recent, journal: { lines: world.rows('journal').length, hash: lines.at(-1)?.hash ?? '' } }));
}

// What goes wrong with counts elsewhere: drift, cancellations that count, claims that start anew, authorizations that may
// not overlap, ids typed with a blank, columns that were moved, days of another time zone.

import { toSerial } from '../../src/kit/day.ts';
import { aClient, aCover, anAuthorization, anInsurer, aReferral, aSession, aSignedNote, cast } from '../builders.ts';
import type { World, WorldOptions } from '../world.ts';
import { aWorld } from '../world.ts';
import { column, columnOf, movesColumn, rowOf } from './hands.ts';

const visit = (id: string, date: string, own = {}) => aSignedNote({ id, date, case: '', ...own });
const cover = (own = {}) => aCover({ insurer: 'I-00020', case: '', ...own });
const confirm = ['not-covered', 'overlap', 'doubled-visit', 'check-cover'];

/** A claim counted per claim, with steps at the seventh visit; counted once. */
function aClinic(rows: NonNullable<WorldOptions['rows']> = {}, more: WorldOptions = {}): World {
  const world = aWorld({
    today: '2026-03-02', ...more,
    rows: {
      clients: [aClient()], insurers: [anInsurer({ id: 'I-00020', kind: 'workers comp', limitPeriod: 'claim', authorizationSteps: ['7: form F245-417-000'], visitsPerPeriod: 30 })], cover: [cover()],
      referrals: [aReferral({ case: '' })], sessions: [visit('S-00001', '2026-02-02'), visit('S-00002', '2026-02-09'), visit('S-00003', '2026-02-16')], ...rows,
    },
  });
  world.run('dailyRun');
  return world;
}

const counts = (world: World, id = 'R-00001') => { const row = world.row('referrals', id); return [row?.['Visits used'], row?.['Visits booked'], row?.['Visits left']]; };
const claim = (world: World) => world.row('cover', 'V-00001')?.['Visits used'];

describe('a count', () => {
  it('that somebody typed over is put right that night, and again however often', () => {
    const world = aClinic();
    world.set('referrals', 2, 'Visits used', 9);
    world.set('referrals', 2, 'Visits left', 1);
    world.set('cover', 2, 'Visits used', 40);

    for (const morning of ['2026-03-03T05:30', '2026-03-04T05:30']) {
      world.bench.clock.set(world.bench.clock.instantOf(morning));
      world.run('dailyRun');

      expect([counts(world), claim(world)]).toEqual([[3, 0, 9], 3]);
    }
  });

  it.each(['canceled', 'late cancel', 'no-show', 'not treated'])('gives back a visit that is %s, at once and at night', (status) => {
    const world = aClinic({ sessions: [visit('S-00001', '2026-02-02'), aSession({ id: 'S-00002', case: '', date: '2026-03-02' })] });
    expect(counts(world)).toEqual([1, 1, 11]);

    world.get('sessions.save', { id: 'S-00002', row: { 'Status': status, 'Override reason': 'asked for' }, confirm });

    expect([counts(world), claim(world)]).toEqual([[1, 0, 11], 1]);
    world.run('dailyRun');
    expect([counts(world), claim(world)]).toEqual([[1, 0, 11], 1]);
  });

  it('is not touched by a note that is voided and one that is moved to another order, but for these', () => {
    const world = aClinic({ referrals: [aReferral({ case: '' }), aReferral({ id: 'R-00002', case: '', visitsAuthorized: 4 })] });

    world.set('sessions', rowOf(world, 'sessions', 'S-00001'), 'Voided on', toSerial('2026-02-03'));
    world.get('sessions.save', { id: 'S-00002', row: { 'Referral ID': 'R-00002', 'Corrected why': 'the other order', 'Override reason': 'asked for' }, confirm });
    world.run('dailyRun');

    expect([counts(world), counts(world, 'R-00002'), claim(world)]).toEqual([[1, 0, 11], [1, 0, 3], 2]);
  });
});

describe('a new referral on a claim', () => {
  it('does not start the claim’s count anew, nor what it needs by then', () => {
    const dates = ['2026-02-02', '2026-02-04', '2026-02-06', '2026-02-09', '2026-02-11', '2026-02-13'];
    const world = aClinic({ sessions: dates.map((date, i) => visit(`S-0000${i + 1}`, date)) });
    world.get('referrals.save', { id: 'R-00001', row: { 'Closed on': '2026-02-13', 'Closed why': 'replaced' } });
    const { id } = world.get('referrals.save', { row: { 'Client ID': 'C-00001', 'Cover ID': 'V-00001', 'Provider ID': '', 'Written on': '2026-02-14', 'Signed on': '2026-02-14', 'Visits authorized': 12 }, confirm });

    const check = world.get('sessions.check', { row: { 'Client ID': 'C-00001', 'Cover ID': 'V-00001', 'Referral ID': id, 'Date': '2026-02-27', 'Status': 'completed' } });

    expect([counts(world), counts(world, id), claim(world)]).toEqual([[6, 0, 6], [0, 0, 12], 6]);
    expect(check.why.join(' ')).toContain('Visit 7 needs form F245-417-000 first');
  });
});

describe('authorizations', () => {
  it('may overlap, each with its own count', () => {
    const dates = ['2026-01-13', '2026-01-15', '2026-01-20', '2026-01-22', '2026-01-27', '2026-01-29', '2026-02-03', '2026-02-05', '2026-02-10'];
    const world = aClinic({
      sessions: dates.map((date, i) => visit(`S-0000${i + 1}`, date)),
      authorizations: [anAuthorization({ visits: 2, startsOn: '2026-01-12', endsOn: '2026-02-28' }), anAuthorization({ id: 'A-00002', visits: 6, startsOn: '2026-02-01', endsOn: '2026-04-12' })],
    });

    const rows = ['A-00001', 'A-00002'].map((id) => world.row('authorizations', id));

    expect(rows.map((row) => [row?.['Visits used'], row?.['Visits left']])).toEqual([[2, 0], [1, 5]]);
  });
});

describe('what a hand typed', () => {
  it.each([' R-00001', 'r-00001', 'R-00001 '])('“%s” is the order R-00001 at night as in a save', (typed) => {
    const world = aClinic();
    world.set('sessions', rowOf(world, 'sessions', 'S-00002'), 'Referral ID', typed);
    world.run('dailyRun');
    const nightly = counts(world);

    world.get('sessions.save', { id: 'S-00002', row: { 'Fee': 90 }, confirm });

    expect([nightly, counts(world)]).toEqual([[3, 0, 9], [3, 0, 9]]);
  });

  it('counts wherever columns were moved to', () => {
    const world = aClinic();
    world.bench.batchUpdate([movesColumn('sessions', column('sessions', 'Status'), 1), movesColumn('referrals', column('referrals', 'Visits used'), 30), movesColumn('referrals', column('referrals', 'Referral ID'), 6)]);
    world.set('sessions', 2, 'Status', 'no-show');
    world.run('dailyRun');

    expect([counts(world), claim(world)]).toEqual([[2, 0, 10], 2]);
    expect(columnOf(world, 'sessions', 'Status')).toBe(1);
  });

  it('over a heading stops the run, which says in Google’s mail which one and what to do, and changes nothing', () => {
    const world = aClinic();
    const before = world.cells('referrals').slice(1);
    world.set('referrals', 1, 'Visits used', 'Visits so far');

    expect(() => world.run('dailyRun')).toThrow('missing-heading: The tab Referrals has no column “Visits used”. Rename the heading back, or choose Tablework › Set up to add it again.');
    expect(world.cells('referrals').slice(1)).toEqual(before);
  });
});

describe.each(['Pacific/Auckland', 'America/Los_Angeles'])('a clinic in %s, its script elsewhere', (zone) => {
  it('lets the last day of an order count, and the order end with the clinic’s own day', () => {
    const rows = { referrals: [aReferral({ case: '', endsOn: '2026-02-28' })], sessions: [visit('S-00001', '2026-02-28', { startsAt: '23:00', endsAt: '23:50' }), visit('S-00002', '2026-03-01', { startsAt: '00:10', endsAt: '01:00' })] };
    const late = aClinic(rows, { timeZone: zone, settings: { 'Time zone': zone }, today: '2026-02-28T23:55' });
    const early = aClinic(rows, { timeZone: zone, settings: { 'Time zone': zone }, today: '2026-03-01T00:05' });

    expect([late, early].map((world) => [counts(world), world.row('referrals', 'R-00001')?.['Standing']])).toEqual([[[1, 0, 11], 'expiring'], [[1, 0, 11], 'expired']]);
  });
});

it('the same visits given by two clients never count on one another’s order', () => {
  const world = aClinic({ clients: [aClient(), aClient({ ...cast.otto })], cover: [cover(), cover({ id: 'V-00002', client: 'C-00002' })], sessions: [visit('S-00001', '2026-02-02'), visit('S-00002', '2026-02-02', { client: 'C-00002', cover: 'V-00002' })] });

  expect([counts(world), claim(world), world.row('cover', 'V-00002')?.['Visits used']]).toEqual([[1, 0, 11], 1, 1]);
});

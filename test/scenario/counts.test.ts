// Whatever is saved or typed, in whatever order: each count is what a hand counts in the rows, and the nightly run agrees.

import fc from 'fast-check';
import { toSerial } from '../../src/kit/day.ts';
import { tablesByName } from '../../src/clinic/tables.ts';
import type { World } from '../world.ts';
import { aCountedClinic, step, take, today } from './any-saves.ts';
import { countedByHand, countsShown } from './by-hand.ts';

const derived = {
  referrals: ['Referral ID', 'Visits used', 'Visits booked', 'Visits left', 'Valid until', 'Runs out on', 'Standing', 'Why', 'Counted'],
  cover: ['Cover ID', 'Visits used', 'Visits left', 'Money left', 'Referral standing', 'Counted', 'Referrals', 'Authorizations'],
} as const;

const counted = (world: World) => Object.fromEntries((['referrals', 'cover'] as const).map((name) =>
  [name, world.rows(name).map((row) => Object.fromEntries(derived[name].map((heading) => [heading, row[heading]])))]));

const saves = fc.array(step, { minLength: 10, maxLength: 30 });

it('a count after any saves is what a hand counts in the rows, and a daily run changes no count and no standing', () => {
  fc.assert(fc.property(saves, (steps) => {
    const world = aCountedClinic();
    for (const one of steps) take(world, one);

    expect(countsShown(world)).toEqual(countedByHand(world, today));

    const saved = counted(world);
    world.run('dailyRun');

    expect(counted(world)).toEqual(saved);
  }), { numRuns: 8, endOnFailure: true });
}, 300_000);

const edit = fc.record({
  which: fc.nat({ max: 7 }), heading: fc.constantFrom('Status', 'Status', 'Date', 'Referral ID', 'Cover ID', 'Starts at', 'Voided on', 'Fee'),
  status: fc.constantFrom('completed', 'completed', 'booked', 'canceled', 'late cancel', 'no-show'), to: fc.nat({ max: 60 }),
});
const orderEdit = fc.record({ which: fc.nat({ max: 3 }), heading: fc.constantFrom('Visits authorized', 'Visits used before', 'Ends on', 'Closed on', 'Cover ID'), to: fc.nat({ max: 60 }) });

/** What a person types over a session's cell in the sheet itself. */
function typeSession(world: World, { which, heading, status, to }: { which: number; heading: string; status: string; to: number }): void {
  const rows = world.rows('sessions').length;
  if (rows === 0) return;
  const day = toSerial(today) - to;
  const values: Record<string, string | number> = {
    'Status': status, 'Date': day, 'Referral ID': ['R-00001', 'R-00002', ''][to % 3] ?? '', 'Cover ID': to % 2 ? 'V-00001' : 'V-00002', 'Starts at': (36 + (to % 9)) / 96, 'Voided on': day, 'Fee': to,
  };
  world.set('sessions', 2 + (which % rows), heading, values[heading] ?? '');
}

function typeOrder(world: World, { which, heading, to }: { which: number; heading: string; to: number }): void {
  const values: Record<string, string | number> = { 'Visits authorized': to % 9, 'Visits used before': to % 4, 'Ends on': toSerial(today) - 30 + to, 'Closed on': toSerial(today) - to, 'Cover ID': to % 2 ? 'V-00001' : 'V-00002' };
  world.set('referrals', 2 + (which % world.rows('referrals').length), heading, values[heading] ?? '');
}

it('cells typed over by hand count within the hour as a hand counts them, and a daily run agrees', () => {
  fc.assert(fc.property(fc.array(step, { minLength: 8, maxLength: 16 }), fc.array(edit, { minLength: 4, maxLength: 12 }), fc.array(orderEdit, { maxLength: 4 }), (steps, edits, orders) => {
    const world = aCountedClinic();
    for (const one of steps) take(world, one);
    for (const one of edits) typeSession(world, one);
    for (const one of orders) typeOrder(world, one);
    world.bench.run('onEdit', [], { kind: 'simple', event: { range: { sheetId: tablesByName.sessions.sheetId, row: 2, column: 3, rows: 1, columns: 1 }, value: 'x' } });

    world.run('hourlyRun');

    expect(countsShown(world)).toEqual(countedByHand(world, today));

    const hourly = counted(world);
    world.run('dailyRun');

    expect(counted(world)).toEqual(hourly);
  }), { numRuns: 6, endOnFailure: true });
}, 300_000);

it('no referral and no claim counts more than its rows show, whatever was saved', () => {
  fc.assert(fc.property(saves, (steps) => {
    const world = aCountedClinic();
    for (const one of steps) take(world, one);
    const given = world.rows('sessions').filter((row) => row['Status'] === 'completed' && row['Voided on'] === '');
    const openings = world.rows('referrals').reduce((sum, row) => sum + Number(row['Visits used before'] || 0), 0);

    for (const row of world.rows('referrals')) {
      expect(Number(row['Visits used'])).toBeLessThanOrEqual(Number(row['Visits used before'] || 0) + given.filter((session) => session['Referral ID'] === row['Referral ID']).length);
      expect(Number(row['Visits booked'])).toBeLessThanOrEqual(world.rows('sessions').filter((session) => session['Status'] === 'booked' && session['Referral ID'] === row['Referral ID']).length);
    }
    for (const row of world.rows('cover')) {
      expect(Number(row['Visits used'])).toBeLessThanOrEqual((row['Visits used before'] === '' ? openings : Number(row['Visits used before'])) + given.filter((session) => session['Cover ID'] === row['Cover ID']).length);
    }
  }), { numRuns: 3, endOnFailure: true });
}, 300_000);

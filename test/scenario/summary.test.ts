// The month in numbers: equal to the rows, row by row, in the clinic's own days; counts and money only.

import type { SummaryLine } from '../../src/kit/door.ts';
import { aCase, aCharge, aClient, aCover, anInsurer, aPayment, aProvider, aReferral, aSession, aSignedNote, aTherapist, cast } from '../builders.ts';
import type { World } from '../world.ts';
import { aSampleWorld, aWorld } from '../world.ts';

const visit = (id: string, date: string, own = {}) => aSignedNote({ id, date, case: '', fee: 100, paid: 60, covered: 'yes', ...own });
const aClinic = (rows: NonNullable<Parameters<typeof aWorld>[0]>['rows'], more: Parameters<typeof aWorld>[0] = {}): World => aWorld({
  today: '2026-03-02', ...more,
  rows: {
    clients: [aClient(), aClient({ ...cast.otto })], cases: [aCase()], providers: [aProvider()], insurers: [anInsurer({ id: 'I-00020' }), anInsurer({ id: 'I-00021', name: 'Harbor Test Health' })],
    cover: [aCover({ insurer: 'I-00020', case: '' }), aCover({ id: 'V-00002', client: 'C-00002', insurer: 'I-00021', case: '' })],
    referrals: [aReferral({ case: '' }), aReferral({ id: 'R-00002', client: 'C-00002', cover: 'V-00002', case: '' })], ...rows,
  },
});
const line = (of: { lines: SummaryLine[] }, insurer: string) => of.lines.find((one) => one.insurer === insurer);

describe('visits per insurer', () => {
  const world = aClinic({
    sessions: [
      visit('S-00001', '2026-02-01'), visit('S-00002', '2026-02-28', { client: 'C-00002', cover: 'V-00002', referral: 'R-00002' }), visit('S-00003', '2026-03-01'), visit('S-00004', '2026-01-31'),
      visit('S-00005', '2026-02-10', { covered: 'no: used up' }), visit('S-00006', '2026-02-11', { covered: 'no: used up', overrideReason: 'promised' }), visit('S-00007', '2026-02-12', { cover: '', referral: '', covered: '' }),
      visit('S-00008', '2026-02-13', { voidedOn: '2026-02-14' }), aSession({ id: 'S-00009', date: '2026-02-14', status: 'no-show' }), aSession({ id: 'S-00010', date: '2026-02-15', status: 'booked' }),
      visit('S-00011', '2026-02-16', { overrideReason: 'was not needed after all' }),
    ],
  });
  const month = world.get('summary.month', { month: '2026-02' });

  it('are the completed rows of the month and nothing else, not covered and overridden apart', () => {
    expect(line(month, 'I-00020')).toMatchObject({ visits: 4, clients: 1, charged: 400, received: 240, outstanding: 160, notCovered: 2, overridden: 1 });
    expect(line(month, 'I-00021')).toMatchObject({ visits: 1, clients: 1, notCovered: 0, overridden: 0 });
    expect(line(month, '')).toMatchObject({ insurerName: 'The client pays', visits: 1 });
    expect(month.total).toMatchObject({ visits: 6, clients: 2, charged: 600, received: 360, outstanding: 240, notCovered: 2, overridden: 1 });
  });

  it('take one read', () => {
    world.get('summary.month', { month: '2026-02' });

    expect(world.bench.calls.last()).toMatchObject({ reads: 1, writes: 0 });
  });

  it.each([
    ['visits', 'I-00020', ['S-00001', 'S-00005', 'S-00006', 'S-00011'], 'February 2026 · Evergreen Test Health: 4 completed visits'],
    ['notCovered', 'I-00020', ['S-00005', 'S-00006'], 'February 2026 · Evergreen Test Health: 2 completed visits not covered'],
    ['overridden', 'I-00020', ['S-00006'], 'February 2026 · Evergreen Test Health: 1 visit not covered and given with a reason'],
    ['charged', '', ['S-00007'], 'February 2026 · The client pays: $100.00 charged for 1 visit'],
    ['outstanding', 'I-00021', ['S-00002'], 'February 2026 · Harbor Test Health: $40.00 outstanding of 1 visit'],
    ['received', 'I-00021', ['S-00002'], 'February 2026 · Harbor Test Health: $60.00 received, 1 row'],
  ])('show the rows behind %s of %s', (count, insurer, ids, caption) => {
    const behind = world.get('rows.behind', { count, month: '2026-02', insurer });

    expect(behind.rows.map((row) => row.id)).toEqual(ids);
    expect(behind.caption).toBe(caption);
  });

  it('show as many rows as each number says, for every insurer and all', () => {
    for (const of of [...month.lines, { ...month.total, insurer: undefined }]) {
      for (const count of ['visits', 'notCovered', 'overridden'] as const) {
        expect([of.insurer, count, world.get('rows.behind', { count, month: '2026-02', insurer: of.insurer }).rows.length]).toEqual([of.insurer, count, of[count]]);
      }
    }
  });

  it('tell how far each referral is used', () => {
    world.run('dailyRun');

    expect(world.get('summary.referrals', { month: '2026-02' }).lines).toMatchObject([{ id: 'R-00001', insurer: 'Evergreen Test Health', visits: 4, used: 6, of: 12, percent: 50 }, { id: 'R-00002', visits: 1, used: 1, of: 12, percent: 8 }]);
  });
});

describe('money by charges and payments', () => {
  it('is charged by the day of the session and received by the day of the payment, each payer by itself', () => {
    const world = aClinic({
      sessions: [visit('S-00001', '2026-01-20', { fee: 999, paid: 999 }), visit('S-00002', '2026-02-10')],
      charges: [aCharge({ id: 'CH-00001', session: 'S-00001', amount: 100 }), aCharge({ id: 'CH-00002', session: 'S-00001', cover: '', code: 'copay', amount: 20 })],
      payments: [
        aPayment({ id: 'PM-00001', charge: 'CH-00001', receivedOn: '2026-02-15', amount: 70 }), aPayment({ id: 'PM-00002', charge: 'CH-00001', receivedOn: '2026-02-16', kind: 'adjustment', amount: 30 }),
        aPayment({ id: 'PM-00003', charge: 'CH-00002', receivedOn: '2026-01-20', from: 'client', amount: 25 }), aPayment({ id: 'PM-00004', charge: 'CH-00002', receivedOn: '2026-02-17', kind: 'refund', amount: 5 }),
      ],
    });

    const [january, february] = ['2026-01', '2026-02'].map((month) => world.get('summary.month', { month }));

    expect(line(january ?? { lines: [] }, 'I-00020')).toMatchObject({ visits: 1, charged: 100, received: 0, outstanding: 0 });
    expect(line(january ?? { lines: [] }, '')).toMatchObject({ visits: 0, charged: 20, received: 25, outstanding: 0 });
    expect(line(february ?? { lines: [] }, 'I-00020')).toMatchObject({ visits: 1, charged: 100, received: 130 });
    expect(line(february ?? { lines: [] }, '')).toMatchObject({ received: -5 });
    expect(world.get('rows.behind', { count: 'received', month: '2026-02', insurer: 'I-00020' }).rows.map((row) => row.id)).toEqual(['PM-00001', 'S-00002']);
  });
});

describe.each(['America/Toronto', 'America/Los_Angeles', 'Pacific/Auckland'])('a clinic in %s', (zone) => {
  it('counts a visit late on the last evening in that month, and asks which month has passed by its own clock', () => {
    const world = aClinic({ sessions: [visit('S-00001', '2026-01-31', { startsAt: '23:00', endsAt: '23:50' }), visit('S-00002', '2026-02-01', { startsAt: '00:10', endsAt: '01:00' })] }, { timeZone: zone, settings: { 'Time zone': zone } });

    world.run('monthlyRun');

    expect(world.rows('summary').filter((row) => row['Visits'] !== '').map((row) => [row['Month'], row['Visits']])).toEqual([['2026-02', 1], ['2026-01', 1]]);
    expect(world.bench.outbox.pop()?.subject).toContain('summary of February 2026');
  });
});

describe('a month that was sent', () => {
  it('keeps its figures; what the rows say since is told beside them', () => {
    const world = aClinic({ sessions: [visit('S-00001', '2026-02-10')] });
    world.run('monthlyRun');
    world.put('sessions', [visit('S-00002', '2026-02-11')]);
    world.bench.clock.set(world.bench.clock.instantOf('2026-04-01T09:00'));
    world.run('monthlyRun');

    expect(world.rows('summary').find((row) => row['Month'] === '2026-02')).toMatchObject({ 'Visits': 1, 'Charged': 100, 'Restated': 'Visits 2, was 1; Charged 200, was 100' });
    expect(world.get('summary.month', { month: '2026-02' }).total.visits).toBe(2);
  });
});

describe('the summary of the sample clinic', () => {
  const world = aSampleWorld('2026-03-02');
  world.run('dailyRun');
  const text = world.bench.outbox.find((one) => one.subject.includes('summary of February 2026'))?.text ?? '';

  it('tells people, appointments, referrals, reports, money, outcomes and notes beside last month and last year', () => {
    for (const words of [
      /T-\d{5}: \d+ visits, \$[\d,.]+ charged/, /New clients: \d+ \(\d+ the month before, \d+ a year before\)\./, /No-shows: \d+ \(/, /Late cancels: \d+ \(/, /Referrals now: \d+ active, \d+ expiring, \d+ used up/,
      /\d+ covers? without one\./, /Progress reports: \d+ due, \d+ of them for more than 14 days\./, /Owed at the end of February 2026/, /pain down by [\d.]+ points in the median/, /Whiplash: \d+ cases, pain/, /Notes not signed: \d+/,
    ]) expect(text).toMatch(words);
  });

  it('names no client, and no group of fewer clients than the clinic wants shown', () => {
    const names = world.rows('clients').flatMap((row) => [row['Last name'], row['First name']]).map(String).filter((name) => name.length > 4);
    const groups = [...text.matchAll(/: (\d+) cases?, pain/g)].map((found) => Number(found[1]));

    expect(names.filter((name) => new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
    expect(text).not.toMatch(/anxiety|depress|alcohol/i);
    expect(groups.length).toBeGreaterThan(0);
    expect(Math.min(...groups)).toBeGreaterThanOrEqual(5);
  });

  it('shows smaller groups where the clinic sets a smaller number', () => {
    const open = aSampleWorld('2026-03-02');
    open.setting('Smallest group', '1');
    open.run('dailyRun');
    const all = open.bench.outbox.find((one) => one.subject.includes('summary of February 2026'))?.text ?? '';

    expect([...all.matchAll(/: \d+ cases?, pain/g)].length).toBeGreaterThan([...text.matchAll(/: \d+ cases?, pain/g)].length);
    expect(all).not.toContain('not shown');
  });
});

it('the therapists of a month add up to its visits', () => {
  const world = aClinic({
    therapists: [aTherapist({ id: 'T-00002', email: 'tess@clinic.example', role: 'therapist' })],
    sessions: [visit('S-00001', '2026-02-10'), visit('S-00002', '2026-02-11', { therapist: 'T-00002' }), visit('S-00003', '2026-02-12', { therapist: 'T-00002' })],
  });

  world.run('monthlyRun');
  const text = world.bench.outbox.pop()?.text ?? '';

  expect(text).toContain('T-00001: 1 visit, $100.00 charged, $60.00 of it settled; 0 the month before, 0 a year before.');
  expect(text).toContain('T-00002: 2 visits, $200.00 charged, $120.00 of it settled; 0 the month before, 0 a year before.');
});

it('each insurer stands beside its month before and the same month a year before, and overridden visits apart', () => {
  const world = aClinic({
    sessions: [
      visit('S-00001', '2026-02-10'), visit('S-00002', '2026-02-11', { covered: 'no: used up', overrideReason: 'promised' }), visit('S-00003', '2026-01-12', { fee: 90 }), visit('S-00004', '2025-02-12', { fee: 80 }),
    ],
  });

  world.run('monthlyRun');
  const { text = '', html = '' } = world.bench.outbox.pop() ?? {};

  expect(text).toContain('Evergreen Test Health: 2 visits (1 the month before, 1 a year before), $200.00 charged ($90.00 and $80.00), $120.00 received, $80.00 outstanding');
  expect(text).toContain('\nNotes\n  Notes not signed: 0');
  expect(html).toContain('1 · 1');
  expect(html).toContain('1 with reason');
});

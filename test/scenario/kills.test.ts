// A run may be killed between any two calls to Google. Run again, it counts, writes and mails nothing twice and loses nothing.

import type { World } from '../world.ts';
import { aSession } from '../builders.ts';
import { aFirstMorning, aSmallClinic, worldLike } from './clinic.ts';
import { idsOf, journalOf, sorts } from './hands.ts';

/** What a person would see: every row, but for the minute something was done. */
function seen(world: World): unknown {
  const plain = (row: Record<string, unknown>) => Object.fromEntries(Object.entries(row).filter(([heading]) => !['At', 'Hash', 'Previous hash', 'Made at', 'File'].includes(heading)));
  const names = ['clients', 'cases', 'cover', 'referrals', 'sessions', 'insurers', 'summary', 'documents', 'diary'] as const;
  return Object.fromEntries(names.map((name) => [name, world.rows(name).map(plain)]));
}

/** The calls a run makes when nothing goes wrong. */
function callsOf(world: World, run: (world: World) => unknown): number {
  run(world);
  return world.bench.calls.last()?.total ?? 0;
}

const killed = (world: World, calls: number, run: (world: World) => unknown): boolean => {
  world.bench.faults.set({ killAfterCalls: calls });
  try {
    run(world);
    return false;
  } catch (error) {
    expect(String(error)).toMatch(/Exceeded maximum execution time/);
    return true;
  } finally {
    world.bench.faults.clear();
  }
};

describe('a save killed after any of its calls', () => {
  const save = (world: World, attempt = 1) =>
    world.ask('sessions.save', { row: { 'Client ID': 'C-00001', 'Therapist ID': 'T-00002', 'Date': '2026-03-09', 'Starts at': '10:00', 'Ends at': '11:00', 'Case ID': 'K-00001', 'Cover ID': 'V-00001', 'Referral ID': 'R-00001' } }, { requestId: 'booking-1', attempt });
  const calls = callsOf(aSmallClinic(), save);
  const whole = aSmallClinic();
  save(whole);

  it.each(Array.from({ length: calls }, (_, i) => i))('is whole after a second attempt: killed after call %i', (n) => {
    const world = aSmallClinic();
    expect(killed(world, n, save)).toBe(true);

    const answer = save(world, 2);

    expect(answer).toMatchObject({ ok: true, value: { id: 'S-00004' } });
    expect(seen(world)).toEqual(seen(whole));
    expect(journalOf(world).filter((line) => line.record === 'S-00004')).toHaveLength(1);
  });
});

/** A morning with all there is to do: a row without an id, a copied id, wrong counts, mails, a month to sum up. */
const aBusyMorning = (): World => worldLike('busy', () => {
  const world = aFirstMorning();
  world.set('referrals', 2, 'Visits used', 99);
  world.set('cover', 2, 'Visits used', 42);
  world.set('clients', 7, 'Last name', 'Handwritten');
  world.set('clients', 8, 'Client ID', 'C-00002');
  world.set('clients', 8, 'Last name', 'Copied');
  return world;
});

const subjectsOf = (world: World): string[] => world.bench.outbox.map((mail) => `${mail.to} ${mail.subject}`).sort();
const steps = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Each mail went out once, or is uncertain and told so in the ledger. */
function expectMailsOnce(world: World, whole: World): void {
  const mails = subjectsOf(world);
  expect(new Set(mails).size).toBe(mails.length);
  const states = world.rows('sends').map((row) => String(row['State']));
  expect(new Set(world.rows('sends').map((row) => row['Key'])).size).toBe(states.length);
  const uncertain = states.filter((state) => state === 'uncertain').length;
  expect(states.filter((state) => state !== 'uncertain' && state !== 'sent')).toEqual([]);
  expect(states).toHaveLength(subjectsOf(whole).length);
  expect(uncertain).toBeLessThanOrEqual(1);
  const missing = subjectsOf(whole).filter((mail) => !mails.includes(mail));
  expect(missing.length).toBeLessThanOrEqual(uncertain);
}

describe('the daily run, with the month’s summary, killed after any of its calls', () => {
  const run = (world: World) => world.run('dailyRun');
  const whole = aBusyMorning();
  const calls = callsOf(whole, run);
  whole.bench.clock.moveTo('2026-03-02T09:30');
  whole.run('hourlyRun');

  it('has something to do', () => {
    expect(subjectsOf(whole)).toHaveLength(4);
    expect(calls).toBeGreaterThan(50);
    expect(whole.row('referrals', 'R-00001')).toMatchObject({ 'Visits used': 2 });
    expect(idsOf(whole, 'clients')).toHaveLength(6);
  });

  it.each(steps(calls))('is finished by the hourly run after it: killed after call %i', (n) => {
    const world = aBusyMorning();
    expect(killed(world, n, run)).toBe(true);
    const hadBegun = world.bench.properties.call('getProperty', ['script', 'job:daily'], { effectiveUser: '' }) !== null;
    world.bench.clock.moveTo('2026-03-02T09:30');

    world.run('hourlyRun');
    if (!hadBegun) run(world);

    expect(seen(world)).toEqual(seen(whole));
    journalOf(world);
    expectMailsOnce(world, whole);
  });
});

const aDayOfReminders = (): World => worldLike('reminders', () => {
  const world = aSmallClinic();
  world.put('sessions', [
    aSession({ id: 'S-00004', client: 'C-00003', date: '2026-03-03', startsAt: '09:00', endsAt: '10:00', cover: '', case: '', referral: '' }),
    aSession({ id: 'S-00005', client: 'C-00001', date: '2026-03-03', startsAt: '14:00', endsAt: '15:00' }),
    aSession({ id: 'S-00006', client: 'C-00001', date: '2026-03-02', startsAt: '16:00', endsAt: '17:00' }),
  ]);
  return world;
});

describe('the hourly run killed after any of its calls', () => {
  const run = (world: World) => world.run('hourlyRun');
  const whole = aDayOfReminders();
  const calls = callsOf(whole, run);
  const sentBefore = aDayOfReminders().bench.outbox.length;

  it('has three clients to remind', () => {
    expect(whole.bench.outbox.length - sentBefore).toBe(3);
  });

  it.each(steps(calls))('reminds each once: killed after call %i', (n) => {
    const world = aDayOfReminders();
    expect(killed(world, n, run)).toBe(true);
    world.bench.clock.moveTo('2026-03-02T09:30');

    run(world);

    expectMailsOnce(world, whole);
  });

  it('reminds each once although somebody sorts the ledger between', () => {
    for (const n of steps(calls)) {
      const world = aDayOfReminders();
      killed(world, n, run);
      world.bench.clock.moveTo('2026-03-02T09:30');
      world.bench.batchUpdate([sorts('sends', 0)]);

      run(world);

      expectMailsOnce(world, whole);
    }
  });

  it.each(['timeout', 'timeoutAfterWrite', 500] as const)('does not repeat a mail of which Google does not say whether it went (%s)', (way) => {
    const world = aDayOfReminders();
    world.bench.faults.set({ failNext: 'mail.sendEmail', with: way });

    run(world);
    world.bench.faults.clear();
    run(world);

    expect(world.rows('sends').filter((row) => row['State'] === 'uncertain')).toHaveLength(1);
    expectMailsOnce(world, whole);
  });

  it('sends later what Google refused', () => {
    const world = aDayOfReminders();
    world.bench.faults.set({ failNext: 'mail.sendEmail', with: 429, times: 2 });

    run(world);
    const states = world.rows('sends').map((row) => row['State']);
    world.bench.faults.clear();
    run(world);

    expect(states.filter((state) => state === 'failed')).toHaveLength(2);
    expectMailsOnce(world, whole);
  });
});

describe('the monthly run killed after any of its calls', () => {
  const run = (world: World) => world.run('monthlyRun');
  const whole = aFirstMorning();
  const calls = callsOf(whole, run);

  it.each(steps(calls))('writes, documents and mails once: killed after call %i', (n) => {
    const world = aFirstMorning();
    expect(killed(world, n, run)).toBe(true);
    world.bench.clock.moveTo('2026-03-02T09:30');

    run(world);

    expect(seen(world)).toEqual(seen(whole));
    expectMailsOnce(world, whole);
  });
});

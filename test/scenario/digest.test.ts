// The staff's morning mail: what is new, what is still open, what the next days bring. Ids only, each change told once.

import { aCase, aClient, aCover, anInsurer, aProvider, aReferral, aSession, aSignedNote, aTherapist, cast } from '../builders.ts';
import type { World } from '../world.ts';
import { aWorld } from '../world.ts';

const aClinic = (rows: NonNullable<Parameters<typeof aWorld>[0]>['rows'] = {}): World => {
  const world = aWorld({
    today: '2026-03-03T05:30',
    rows: {
      clients: [aClient(), aClient({ ...cast.otto })], cases: [aCase()], providers: [aProvider()], insurers: [anInsurer({ id: 'I-00020' })],
      cover: [aCover({ insurer: 'I-00020', case: '' })], referrals: [aReferral({ case: '', writtenOn: '2026-02-20', signedOn: '2026-02-20', endsOn: '2026-04-20', visitsAuthorized: 12 })], ...rows,
    },
  });
  return world;
};
const digests = (world: World) => world.bench.outbox.filter((mail) => mail.subject.startsWith('Tablework'));
/** Without the runs of every hour in between. */
const clockTo = (world: World, moment: string) => world.bench.clock.set(world.bench.clock.instantOf(moment));
const morning = (world: World, day: string): string => {
  clockTo(world, `${day}T05:30`);
  world.run('dailyRun');
  return digests(world).filter((mail) => mail.to.includes('owner@clinic.example')).pop()?.text ?? '';
};
const visit = (id: string, date: string, own = {}) => aSignedNote({ id, date, case: '', ...own });

describe('a standing that changes', () => {
  it('is told as new once, then as open, until it is put right', () => {
    const world = aClinic({ referrals: [aReferral({ case: '', writtenOn: '2026-02-20', signedOn: '2026-02-20', endsOn: '2026-03-18', visitsAuthorized: 12 })] });

    expect(morning(world, '2026-03-03')).not.toContain('New since');
    expect(morning(world, '2026-03-04')).toContain('New since the last run\n  R-00001: expiring (was active). Ends in 14 days, on Mar 18.');
    expect(morning(world, '2026-03-05')).toContain('Still open\n  R-00001: expiring. Ends in 13 days, on Mar 18.');

    world.get('referrals.save', { id: 'R-00001', row: { 'Ends on': '2026-05-20' } });
    expect(morning(world, '2026-03-06')).toContain('Nothing needs a look this morning.');
  });

  it('by a save during the day is new the next morning', () => {
    const world = aClinic();
    morning(world, '2026-03-03');
    world.get('referrals.save', { id: 'R-00001', row: { 'Visits authorized': 2 } });
    world.run('hourlyRun');

    expect(morning(world, '2026-03-04')).toContain('New since the last run\n  R-00001: expiring. 2 visits left.');
    expect(morning(world, '2026-03-05')).toContain('Still open\n  R-00001: expiring');
  });

  it('that gets worse is new again', () => {
    const world = aClinic({ referrals: [aReferral({ case: '', writtenOn: '2026-02-20', signedOn: '2026-02-20', endsOn: '2026-03-05', visitsAuthorized: 12 })] });
    morning(world, '2026-03-04');
    morning(world, '2026-03-05');

    expect(morning(world, '2026-03-06')).toContain('New since the last run\n  R-00001: expired (was expiring). Ended on Mar 5.');
  });

  it('is not told twice by a second run on the same day, and what changed in between waits for the morning', () => {
    const world = aClinic();
    morning(world, '2026-03-04');
    const sent = digests(world).length;
    world.get('referrals.save', { id: 'R-00001', row: { 'Visits authorized': 1 } });
    world.run('dailyRun');

    expect(digests(world)).toHaveLength(sent);
    expect(morning(world, '2026-03-05')).toContain('New since the last run\n  R-00001: expiring');
  });

  it('is still new in the next run where a run was killed before its mail, wherever that was', () => {
    for (let calls = 1; calls < 40; calls += 3) {
      const world = aClinic({ referrals: [aReferral({ case: '', writtenOn: '2026-02-20', signedOn: '2026-02-20', endsOn: '2026-03-18', visitsAuthorized: 12 })] });
      morning(world, '2026-03-03');
      clockTo(world, '2026-03-04T05:30');
      world.bench.faults.set({ killAfterCalls: calls });
      const killed = (() => { try { world.run('dailyRun'); return false; } catch { return true; } })();
      world.bench.faults.clear();
      clockTo(world, '2026-03-04T08:30');
      world.run('hourlyRun');
      const told = () => digests(world).filter((mail) => mail.to.includes('owner@clinic.example') && mail.text.includes('New since the last run\n  R-00001: expiring')).length;
      const text = morning(world, '2026-03-05');

      const unsure = world.rows('sends').some((row) => row['State'] === 'uncertain');
      expect([calls, told()]).toEqual([calls, unsure ? expect.any(Number) : 1]);
      if (unsure) expect(text).toContain('1 mail may or may not have gone out');
      if (killed) expect(world.row('referrals', 'R-00001')).toMatchObject({ 'Standing': 'expiring' });
      expect(text).toContain('R-00001');
    }
  });

  it('of a cover that misses its referral is told as well, and not where the episode is finished', () => {
    const world = aClinic({ referrals: [] });
    expect(morning(world, '2026-03-03')).toContain('New since the last run\n  V-00001: missing. This insurer needs a referral and there is none.');
    expect(morning(world, '2026-03-04')).toContain('Still open\n  V-00001: missing');

    const finished = aClinic({ referrals: [aReferral({ case: '', closedOn: '2026-02-28', closedWhy: 'finished' })] });
    expect(morning(finished, '2026-03-04')).toContain('Nothing needs a look this morning.');
  });

  it('of an order long past or replaced by another is not told', () => {
    const world = aClinic({ referrals: [
      aReferral({ id: 'R-00001', case: '', endsOn: '2026-01-10' }), aReferral({ id: 'R-00002', case: '', writtenOn: '2026-01-15', signedOn: '2026-01-15', endsOn: '2026-03-02' }),
      aReferral({ id: 'R-00003', case: '', writtenOn: '2026-02-20', signedOn: '2026-02-20', endsOn: '2026-05-20' }),
    ] });

    expect(morning(world, '2026-03-04')).toContain('Nothing needs a look this morning.');
    expect(world.rows('referrals').map((row) => row['Standing'])).toEqual(['expired', 'expired', 'active']);
  });
});

describe('the days ahead', () => {
  it('bookings no cover pays, with why, before they happen', () => {
    const world = aClinic({ sessions: [aSession({ id: 'S-00001', case: '', date: '2026-03-10', status: 'booked' })] });
    morning(world, '2026-03-03');
    world.get('referrals.save', { id: 'R-00001', row: { 'Closed on': '2026-03-05', 'Closed why': 'revoked' } });
    world.bench.clock.moveTo('2026-03-03T10:00');

    expect(world.get('desk.list', {}).bookings).toMatchObject([{ id: 'S-00001', date: '2026-03-10' }]);
    expect(morning(world, '2026-03-04')).toContain('Bookings no cover pays\n  S-00001 on Mar 10: The referral R-00001 was revoked on Mar 5; this session is on Mar 10.');
  });

  it('who and what is booked twice, each pair once, not two therapists with one client', () => {
    const at = { case: '', cover: '', referral: '', status: 'booked' as const, date: '2026-03-06' };
    const world = aClinic({
      therapists: [aTherapist({ id: 'T-00002', email: 'tess@clinic.example', role: 'therapist' })],
      sessions: [
        aSession({ ...at, id: 'S-00001', startsAt: '09:00', endsAt: '10:00', room: 'Room 1' }), aSession({ ...at, id: 'S-00002', client: 'C-00002', startsAt: '09:30', endsAt: '10:30', room: 'room 1' }),
        aSession({ ...at, id: 'S-00003', therapist: 'T-00002', startsAt: '12:00', endsAt: '13:00', room: 'Room 2' }), aSession({ ...at, id: 'S-00004', startsAt: '12:00', endsAt: '13:00', room: 'Room 2' }),
      ],
    });

    const text = morning(world, '2026-03-04');

    expect(text).toContain('Booked twice\n  Mar 6: T-00001 and Room 1 in S-00001 from 9:00 AM and in S-00002 from 9:30 AM\n\n');
    expect(text).not.toContain('S-00003');
  });

  it('clients to call, notes to sign, licenses that end', () => {
    const world = aClinic({
      therapists: [aTherapist({ id: 'T-00002', email: 'tess@clinic.example', role: 'therapist', licenseEndsOn: '2026-03-20' })],
      sessions: [
        aSession({ id: 'S-00001', client: 'C-00002', case: '', cover: '', referral: '', date: '2026-03-05', status: 'booked' }),
        visit('S-00002', '2026-03-02', { signedAt: '', signedBy: '', fingerprint: '', noteState: '' }), aSession({ id: 'S-00003', case: '', date: '2026-03-01', status: 'booked' }),
      ],
    });

    const text = morning(world, '2026-03-04');

    expect(text).toContain('Clients to call about their appointment\n  C-00002: tomorrow, session S-00001');
    expect(text).toContain('Notes to sign\n  S-00003: 3 days old, still booked\n  S-00002: 2 days old');
    expect(text).toContain('Licenses\n  T-00002: ends in 16 days, on Mar 20, 2026');
  });

  it('reports that are due, by referral', () => {
    const world = aClinic({
      insurers: [anInsurer({ id: 'I-00020', reportAfterVisits: 3 })],
      sessions: ['2026-02-23', '2026-02-25', '2026-02-27'].map((date, i) => visit(`S-0000${i + 1}`, date, { fingerprint: '' })),
    });

    expect(morning(world, '2026-03-04')).toContain('Progress reports due\n  R-00001, since Feb 27: 3 signed visits since Feb 23.');
  });

  it('mails nobody can be sure of', () => {
    const world = aClinic();
    world.put('sends', [{ key: 'reminder|S-00009|2026-03-01 09:00|120', to: 'mara.quill@example.com', state: 'uncertain', at: '2026-03-01T15:00:00.000Z', attempt: 1 }]);

    expect(morning(world, '2026-03-04')).toContain('1 mail may or may not have gone out; see the tab Sends.');
  });

  it('names nobody', () => {
    const world = aClinic({ sessions: [aSession({ id: 'S-00001', client: 'C-00002', case: '', date: '2026-03-05', status: 'booked', cover: '', referral: '' })] });

    expect(morning(world, '2026-03-04')).not.toMatch(/Quill|Mara|Penn|Otto|lumbar|M54/);
  });
});

it('bookings left with somebody who is gone are told every morning until they are given to another', () => {
  const gone = aTherapist({ ...cast.tess, id: 'T-00009', name: 'Ren Vale', email: 'ren@clinic.example', role: 'therapist', leftOn: '2026-03-10' });
  const world = aClinic({ therapists: [aTherapist(), gone], sessions: [aSession({ id: 'S-00008', date: '2026-03-10', therapist: 'T-00009', case: '' }), aSession({ id: 'S-00009', date: '2026-03-20', therapist: 'T-00009', case: '' })] });

  expect(morning(world, '2026-03-04')).toContain('Booked with somebody who has left\n  S-00009 on Mar 20, with T-00009\n');

  world.get('sessions.save', { id: 'S-00009', row: { 'Therapist ID': 'T-00001' }, confirm: ['not-covered', 'overlap'] });
  expect(morning(world, '2026-03-05')).not.toContain('who has left');
});

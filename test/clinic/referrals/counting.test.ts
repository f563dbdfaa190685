// Which visit counts on which order.
import fc from 'fast-check';
import { type Allocation, type Terms, type Visit, allocate } from '../../../src/clinic/referrals/counting.ts';
import { addDays, fromSerial, toSerial } from '../../../src/kit/day.ts';
import { vectors } from '../vectors.ts';
import { anOrder, aVisit } from './visits.ts';

const onlyTally = ({ tallies }: Allocation) => tallies['R-1'];

describe('one order', () => {
  it('counts completed visits alone, and shows booked ones apart', () => {
    const sessions = ['canceled', 'late cancel', 'no-show', 'not treated', 'completed', 'booked'].map((status, i) => aVisit(addDays('2026-01-06', i), { status }));
    expect(onlyTally(allocate({ referrals: [anOrder()], sessions }))).toMatchObject({ used: 1, booked: 1, left: 11 });
  });

  it('counts its first and its last day, and not the day after', () => {
    const sessions = ['2026-01-04', '2026-01-05', '2026-02-16', '2026-02-17'].map((date) => aVisit(date));
    const { placed } = allocate({ referrals: [anOrder()], sessions });
    expect(placed.map(({ referral, reason }) => referral ?? reason)).toEqual(['not started', 'R-1', 'R-1', 'ended']);
    expect(placed[3]?.says).toBe('The referral R-1 ended on Feb 16; this session is on Feb 17.');
    expect(placed[0]?.says).toBe('The referral R-1 starts on Jan 5; this session is on Jan 4.');
  });

  it('has no more visits than it names; those used before count', () => {
    const sessions = ['2026-01-06', '2026-01-08', '2026-01-10'].map((date) => aVisit(date));
    const { placed, tallies } = allocate({ referrals: [anOrder({ visits: 4, usedBefore: 2 })], sessions });
    expect(tallies['R-1']).toMatchObject({ used: 4, left: 0, counted: [{ date: '2026-01-06' }, { date: '2026-01-08' }] });
    expect(placed[2]).toMatchObject({ referral: null, reason: 'used up', says: 'The referral R-1 has no visit left: 4 of 4 used.' });
  });

  it('without a number has no limit, and zero left is not said', () => {
    const sessions = Array.from({ length: 30 }, (_, i) => aVisit(addDays('2026-01-05', i)));
    expect(onlyTally(allocate({ referrals: [anOrder({ visits: null })], sessions }))).toMatchObject({ used: 30, left: null });
  });

  it('gives a visit back when it is canceled', () => {
    const visit = aVisit('2026-01-06');
    expect(onlyTally(allocate({ referrals: [anOrder()], sessions: [visit] }))?.left).toBe(11);
    expect(onlyTally(allocate({ referrals: [anOrder()], sessions: [{ ...visit, status: 'canceled' }] }))?.left).toBe(12);
    expect(onlyTally(allocate({ referrals: [anOrder()], sessions: [{ ...visit, voidedOn: '2026-01-07' }] }))?.left).toBe(12);
  });

  it.each([['visit', 2], ['day', 1]] as const)('by %s counts two treatments on one day as %i', (countBy, used) => {
    const sessions = [aVisit('2026-01-06', { startsAt: '09:00', endsAt: '10:00' }), aVisit('2026-01-06', { startsAt: '15:00', endsAt: '16:00' })];
    expect(onlyTally(allocate({ referrals: [anOrder()], sessions, countBy }))?.used).toBe(used);
  });

  it('counts two therapists at once as one visit with two rows', () => {
    const sessions = [aVisit('2026-01-06', { startsAt: '09:00', endsAt: '10:00' }), aVisit('2026-01-06', { startsAt: '09:30', endsAt: '10:30' })];
    expect(onlyTally(allocate({ referrals: [anOrder({ visits: 1 })], sessions }))).toMatchObject({ used: 1, left: 0, counted: [{}, {}] });
  });

  it('keeps the visits it had when it is closed, and none when it was an error', () => {
    const sessions = ['2026-01-06', '2026-01-12', '2026-01-20'].map((date) => aVisit(date));
    const used = (of: Partial<Terms>): number | undefined => onlyTally(allocate({ referrals: [anOrder(of)], sessions }))?.used;
    expect(used({ closedOn: '2026-01-12', closedWhy: 'finished' })).toBe(2);
    expect(used({ closedOn: '2026-01-12', closedWhy: 'replaced' })).toBe(2);
    expect(used({ closedOn: '2026-01-12', closedWhy: 'revoked' })).toBe(2);
    expect(used({ closedWhy: 'revoked' })).toBe(0);
    expect(used({ closedOn: '2026-01-12', closedWhy: 'error' })).toBe(0);
  });

  it('is given to treatments before bookings', () => {
    const sessions = [aVisit('2026-01-06', { status: 'booked' }), aVisit('2026-01-08')];
    const { placed } = allocate({ referrals: [anOrder({ visits: 1 })], sessions });
    expect(placed).toMatchObject([{ referral: null, says: 'The referral R-1 has no visit left: 1 of 1 used.' }, { referral: 'R-1' }]);
  });

  it('that counts from its first visit ends so many days after it', () => {
    const sessions = ['2026-01-12', '2026-02-11', '2026-02-12'].map((date) => aVisit(date));
    const { placed } = allocate({ referrals: [anOrder({ end: '', daysFromFirst: 30 })], sessions });
    expect(placed.map(({ referral, says }) => referral ?? says)).toEqual(['R-1', 'R-1', 'The referral R-1 ended on Feb 11; this session is on Feb 12.']);
  });

  it('is counted by its own insurer’s rule among others', () => {
    const sessions = [aVisit('2026-01-06', { referral: 'R-1' }), aVisit('2026-01-06', { referral: 'R-1' }), aVisit('2026-01-06', { referral: 'R-2' }), aVisit('2026-01-06', { referral: 'R-2' })];
    const { tallies } = allocate({ referrals: [anOrder({ countBy: 'day' }), anOrder({ id: 'R-2' })], sessions });
    expect([tallies['R-1']?.used, tallies['R-2']?.used]).toEqual([1, 2]);
  });

  it('is for its own client, cover and case', () => {
    const order = anOrder({ client: 'C-1', cover: 'V-1', case: '' });
    const where = (of: Partial<Visit>): string | null | undefined => allocate({ referrals: [order], sessions: [aVisit('2026-01-06', of)] }).placed[0]?.referral;
    expect(where({ client: 'C-1', cover: 'V-1', case: 'K-9' })).toBe('R-1');
    expect(where({ client: 'C-2', cover: 'V-1' })).toBeNull();
    expect(where({ client: 'C-1', cover: 'V-2' })).toBeNull();
    expect(where({ client: 'C-1', cover: '' })).toBeNull();
  });
});

describe('several orders', () => {
  const a = anOrder({ id: 'A', start: '2026-01-01', end: '2026-01-31', visits: 6 });
  const b = anOrder({ id: 'B', start: '2026-01-15', end: '2026-02-28', visits: 6 });

  it('takes the chosen one, else the soonest to end, else the oldest', () => {
    const where = (referrals: Terms[], of: Partial<Visit> = {}): string | null | undefined => allocate({ referrals, sessions: [aVisit('2026-01-20', of)] }).placed[0]?.referral;
    expect(where([b, a])).toBe('A');
    expect(where([b, a], { referral: 'B' })).toBe('B');
    expect(where([b, { ...a, end: b.end }])).toBe('A');
    expect(where([{ ...a, end: '' }, b])).toBe('B');
  });

  it('spills over to the next when one is used up', () => {
    const sessions = ['2026-01-20', '2026-01-21'].map((date) => aVisit(date));
    expect(allocate({ referrals: [{ ...a, visits: 1 }, b], sessions }).placed.map(({ referral }) => referral)).toEqual(['A', 'B']);
  });

  it('never moves a session from the order chosen for it; it says which other would do', () => {
    expect(allocate({ referrals: [a, b], sessions: [aVisit('2026-02-01', { referral: 'A' })] }).placed[0]).toMatchObject({
      referral: null, reason: 'ended', wouldFit: 'B', says: 'The referral A ended on Jan 31; this session is on Feb 1. B would cover it.',
    });
  });

  it('says when a session falls between two', () => {
    const later = { ...b, start: '2026-02-10', end: '2026-03-10' };
    expect(allocate({ referrals: [a, later], sessions: [aVisit('2026-02-05')] }).placed[0]).toMatchObject({
      referral: null, reason: 'gap', says: 'The referral A ended on Jan 31 and B starts on Feb 10; this session is on Feb 5.',
    });
  });

  it('says when there is none at all', () => {
    expect(allocate({ referrals: [], sessions: [aVisit('2026-02-05')] }).placed[0]).toMatchObject({ referral: null, reason: 'none', says: 'No referral covers this session.' });
  });
});

describe('any history', () => {
  const statuses = ['completed', 'completed', 'completed', 'booked', 'canceled', 'no-show', 'late cancel', 'not treated'];
  const day = fc.integer({ min: toSerial('2026-01-01'), max: toSerial('2026-04-30') }).map(fromSerial);
  const order = fc.record({ start: day, length: fc.integer({ min: 0, max: 90 }), visits: fc.option(fc.integer({ min: 0, max: 8 })), usedBefore: fc.integer({ min: 0, max: 3 }), open: fc.boolean() });
  const orders = fc.array(order, { maxLength: 4 }).map((all): Terms[] => all.map(({ start, length, visits, usedBefore, open }, i) => ({ id: `R-${i}`, start, end: open ? '' : addDays(start, length), visits, usedBefore })));
  const visits = fc.array(fc.record({ date: day, status: fc.constantFrom(...statuses), referral: fc.constantFrom('', '', '', 'R-0', 'R-1') }), { maxLength: 40 })
    .map((all): Visit[] => all.map((one, i) => ({ id: `S-${i}`, ...one })));
  const countBy = fc.constantFrom('visit' as const, 'day' as const);

  it('counts what a hand count over the placed rows counts, and nothing twice', () => {
    fc.assert(fc.property(orders, visits, countBy, (referrals, sessions, by) => {
      const { placed, tallies } = allocate({ referrals, sessions, countBy: by });
      const live = sessions.filter(({ status }) => status === 'completed' || status === 'booked');
      expect(placed.map(({ visit }) => visit.id).sort()).toEqual(live.map(({ id }) => id).sort());
      for (const terms of referrals) {
        const rows = placed.filter(({ referral, visit }) => referral === terms.id && visit.status === 'completed').map(({ visit }) => visit);
        const byHand = by === 'day' ? new Set(rows.map(({ date }) => date)).size : rows.length;
        expect(tallies[terms.id]?.used).toBe((terms.usedBefore ?? 0) + byHand);
        expect(tallies[terms.id]?.counted.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
      }
    }));
  });

  it('never counts more on an order than it names, outside its days, or against the choice made', () => {
    fc.assert(fc.property(orders, visits, countBy, (referrals, sessions, by) => {
      const { placed, tallies } = allocate({ referrals, sessions, countBy: by });
      for (const { visit, referral, says } of placed) {
        const terms = referrals.find(({ id }) => id === referral);
        if (visit.referral) expect([visit.referral, null]).toContain(referral);
        if (terms) expect(terms.start <= visit.date && (!terms.end || visit.date <= terms.end)).toBe(true);
        else expect(says).toMatch(/\.$/);
      }
      for (const { id, visits: most, usedBefore } of referrals) if (most !== null) expect(tallies[id]?.used).toBeLessThanOrEqual(Math.max(most, usedBefore ?? 0));
    }));
  });

  it('leaves no free visit uncovered while an order has room for it', () => {
    fc.assert(fc.property(orders, visits, (referrals, sessions) => {
      const { placed, tallies } = allocate({ referrals, sessions });
      for (const { visit, referral } of placed) {
        if (referral || visit.referral || visit.status !== 'completed') continue;
        const open = referrals.filter(({ id, start, end }) => start <= visit.date && (!end || visit.date <= end) && (tallies[id]?.left ?? 1) > 0);
        expect(open).toEqual([]);
      }
    }));
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(fc.property(orders, visits, (referrals, sessions) => {
      expect(allocate({ referrals: [...referrals].reverse(), sessions: [...sessions].reverse() })).toEqual(allocate({ referrals, sessions }));
    }));
  });
});

interface CountingVectors {
  counting: { id: string; referral: { id: string; start: string; end: string | null; visits: number; used: number; status?: string }; sessions: { date: string; status: string }[]; expect: { used: number; outside?: number; booked?: number; flag?: string } }[];
  allocation: { id: string; referrals: { id: string; start: string; end: string | null; visits: number; used: number }[]; sessions: (string | { date: string; referral: string })[]; expect: Record<string, string | null> }[];
}

describe('the reference counts', () => {
  const known = vectors<CountingVectors>('referral-vectors.json');
  const statuses: Record<string, string> = { cancelled: 'canceled', 'late-cancel': 'late cancel', scheduled: 'booked' };
  const flags: Record<string, string> = { 'session not covered by any referral': 'ended', 'over authorised visits': 'used up', 'named referral had ended; B would cover it': 'ended', gap: 'gap' };
  if (known) {
    it.each(known.counting)('$id', ({ referral, sessions, expect: wanted }) => {
      const terms: Terms = { ...anOrder(), id: referral.id, start: referral.start, end: referral.end ?? '', visits: referral.visits, usedBefore: referral.used, closedWhy: referral.status === 'revoked' ? 'revoked' : '' };
      const { placed, tallies } = allocate({ referrals: [terms], sessions: sessions.map(({ date, status }, i) => ({ id: `S-${i}`, date, status: statuses[status] ?? status })) });
      const outside = placed.filter((one) => one.referral === null);
      expect(tallies[referral.id]?.used).toBe(wanted.used);
      if (wanted.outside !== undefined) expect(outside).toHaveLength(wanted.outside);
      if (wanted.booked !== undefined) expect(tallies[referral.id]?.booked).toBe(wanted.booked);
      if (wanted.flag !== undefined) expect(outside[0]?.reason).toBe(flags[wanted.flag]);
    });
    it.each(known.allocation)('$id', ({ referrals, sessions, expect: { flag, ...wanted } }) => {
      const terms = referrals.map((one): Terms => ({ ...one, end: one.end ?? '', usedBefore: one.used }));
      const rows = sessions.map((one, i): Visit => ({ id: `S-${i}`, status: 'completed', ...(typeof one === 'string' ? { date: one } : one) }));
      const { placed } = allocate({ referrals: terms, sessions: rows });
      expect(Object.fromEntries(placed.map(({ visit, referral }) => [visit.date, referral]))).toEqual(wanted);
      if (flag) expect(placed[0]?.reason).toBe(flags[flag]);
    });
  }
});

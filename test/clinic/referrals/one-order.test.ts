// One order counted by itself is counted as among others.

import fc from 'fast-check';
import { type Terms, type Visit, allocate, countOrder } from '../../../src/clinic/referrals/counting.ts';
import { countReferral } from '../../../src/clinic/referrals/derive.ts';
import { countCover } from '../../../src/clinic/cover/period.ts';
import { type OrderRules, type Standing, standing, termsOf } from '../../../src/clinic/referrals/standing.ts';
import { addDays, fromSerial, toSerial } from '../../../src/kit/day.ts';

const day = fc.integer({ min: toSerial('2026-01-01'), max: toSerial('2026-04-30') }).map(fromSerial);
const at = fc.constantFrom('', '09:00', '09:30', '14:00');
const visits = fc.array(fc.record({ date: day, status: fc.constantFrom('completed', 'completed', 'booked', 'canceled', 'no-show', 'late cancel', 'not treated'), startsAt: at, voidedOn: fc.constantFrom('', '', '', '2026-05-01') }), { maxLength: 40 })
  .map((all): Visit[] => all.map((one, i) => ({ id: `S-${String(i).padStart(2, '0')}`, referral: 'R-1', ...one, endsAt: one.startsAt && (one.startsAt === '14:00' ? '15:00' : '10:00') })));
const terms = fc.record({ start: day, length: fc.integer({ min: 0, max: 90 }), visits: fc.option(fc.integer({ min: 0, max: 8 })), usedBefore: fc.integer({ min: 0, max: 3 }), open: fc.boolean(), first: fc.option(fc.integer({ min: 5, max: 60 })), countBy: fc.constantFrom('visit' as const, 'day' as const) })
  .map(({ start, length, open, first, ...of }): Terms => ({ id: 'R-1', start, end: open ? '' : addDays(start, length), daysFromFirst: open ? first : null, ...of }));

it('whatever its terms and its history', () => {
  fc.assert(fc.property(terms, visits, (order, sessions) => {
    const { placed, tallies } = allocate({ referrals: [order], sessions });
    const { tally, outside } = countOrder(order, sessions);

    expect(tally).toEqual(tallies['R-1']);
    expect(outside.map(({ id }) => id).sort()).toEqual(placed.filter((one) => one.referral === null).map((one) => one.visit.id).sort());
  }));
});

it('never shows more visits than there are rows, canceled and missed ones given back', () => {
  fc.assert(fc.property(terms, visits, (order, sessions) => {
    const { tally } = countOrder(order, sessions);
    const given = sessions.filter((one) => one.status === 'completed' && one.voidedOn === '');

    expect(tally.used - (order.usedBefore ?? 0)).toBeLessThanOrEqual(given.length);
    expect(countCover({ sessions, day: '2026-03-01', period: 'claim' }).used).toBeLessThanOrEqual(given.length);
    expect(tally.counted.every((visit) => given.includes(visit))).toBe(true);
  }));
});

it('counts a claim as a hand would: rows of one hour, or of one day, are one visit', () => {
  fc.assert(fc.property(visits, fc.constantFrom('visit' as const, 'day' as const), (sessions, countBy) => {
    const given = sessions.filter((one) => one.status === 'completed' && one.voidedOn === '');
    const hour = (one: Visit, i: number): string => (countBy === 'day' ? one.date : one.startsAt ? `${one.date} ${one.startsAt === '14:00' ? 'afternoon' : 'morning'}` : `${one.date} ${i}`);

    expect(countCover({ sessions, day: '2026-03-01', period: '', countBy }).used).toBe(new Set(given.map(hour)).size);
  }));
});

describe('without new rows', () => {
  const worse: Standing[] = ['not started', 'active', 'expiring', 'used up', 'expired', 'closed'];
  const order = fc.record({ writtenOn: day, length: fc.integer({ min: 0, max: 120 }), visits: fc.option(fc.integer({ min: 1, max: 8 })), closedAfter: fc.option(fc.integer({ min: 0, max: 150 })) });
  const rules: OrderRules = { warnDays: 14, warnVisits: 2 };

  it('a standing only gets worse with time, the forecast apart', () => {
    fc.assert(fc.property(order, visits, ({ writtenOn, length, visits: visitsAuthorized, closedAfter }, sessions) => {
      const facts = { id: 'R-1', writtenOn, endsOn: addDays(writtenOn, length), visitsAuthorized, ...(closedAfter === null ? {} : { closedOn: addDays(writtenOn, closedAfter), closedWhy: 'finished' as const }) };
      const { tally } = countOrder(termsOf(facts, rules), sessions);
      const byDates = { ...tally, counted: [], bookings: [] };
      const ranks = Array.from({ length: 40 }, (_, i) => worse.indexOf(standing({ order: facts, rules, tally: byDates, today: addDays('2025-12-20', i * 5) }).standing));

      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    }));
  });

  it('a count does not change with time', () => {
    fc.assert(fc.property(order, visits, fc.integer({ min: 0, max: 200 }), ({ writtenOn, length, visits: visitsAuthorized }, sessions, days) => {
      const facts = { id: 'R-1', writtenOn, endsOn: addDays(writtenOn, length), visitsAuthorized };
      const on = (today: string) => { const { visitsUsed, visitsBooked, visitsLeft, counted } = countReferral({ order: facts, rules, visits: sessions, today, was: { standing: '', flaggedOn: '' } }).values; return { visitsUsed, visitsBooked, visitsLeft, counted }; };

      expect(on(addDays('2026-01-01', days))).toEqual(on('2026-01-01'));
    }));
  });
});

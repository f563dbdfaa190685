// The counter of a claim or year, apart from the orders' own.
import { openingOf } from '../../../src/clinic/cover/derive.ts';
import { countCover, periodOf } from '../../../src/clinic/cover/period.ts';
import { aVisit } from '../referrals/visits.ts';

describe('the counter of a claim or year', () => {
  const sessions = ['2025-12-30', '2026-01-05', '2026-06-30', '2026-07-01'].map((date) => aVisit(date)).concat(aVisit('2026-07-02', { status: 'booked' }), aVisit('2026-07-03', { status: 'no-show' }));

  it.each([
    ['claim', '', 4, '', ''], ['calendar year', '', 3, '2026-01-01', '2026-12-31'], ['policy year', '2024-07-01', 1, '2026-07-01', '2027-06-30'], ['', '', 4, '', ''],
  ] as const)('by %s', (period, startsOn, used, from, to) => {
    expect(countCover({ sessions, day: '2026-07-02', period, startsOn, limit: 6 })).toMatchObject({ used, booked: 1, left: 6 - used, from, to });
  });

  it('begins with the visits used before, in the period of the first row only', () => {
    expect(countCover({ sessions, day: '2026-07-02', period: 'claim', usedBefore: 5 }).used).toBe(9);
    expect(countCover({ sessions, day: '2025-12-30', period: 'calendar year', usedBefore: 5 }).used).toBe(6);
    expect(countCover({ sessions, day: '2026-07-02', period: 'calendar year', usedBefore: 5 }).used).toBe(3);
    expect(countCover({ sessions: [], day: '2026-07-02', period: 'calendar year', usedBefore: 5 }).used).toBe(5);
  });

  it('never adds the orders’ own numbers to the cover’s', () => {
    expect(openingOf({ usedBefore: 5 }, [{ usedBefore: 3 }, { usedBefore: 1 }])).toBe(5);
    expect(openingOf({ usedBefore: null }, [{ usedBefore: 3 }, { usedBefore: null }, { usedBefore: 1, closedWhy: 'finished' }, { usedBefore: 9, closedWhy: 'error' }])).toBe(4);
    expect(openingOf({ usedBefore: 0 }, [{ usedBefore: 3 }])).toBe(0);
  });

  it('counts two on one day by the insurer’s rule', () => {
    const twice = [aVisit('2026-03-02'), aVisit('2026-03-02'), aVisit('2026-03-02', { status: 'booked' })];
    expect(countCover({ sessions: twice, day: '2026-03-02', period: 'claim', countBy: 'day' })).toMatchObject({ used: 1, booked: 0 });
    expect(countCover({ sessions: twice, day: '2026-03-02', period: 'claim' })).toMatchObject({ used: 2, booked: 1 });
  });

  it('clamps a policy that began on a leap day', () => {
    expect(periodOf({ day: '2026-02-28', period: 'policy year', startsOn: '2024-02-29' })).toEqual({ from: '2026-02-28', to: '2027-02-27' });
    expect(periodOf({ day: '2026-02-27', period: 'policy year', startsOn: '2024-02-29' })).toEqual({ from: '2025-02-28', to: '2026-02-27' });
  });
});

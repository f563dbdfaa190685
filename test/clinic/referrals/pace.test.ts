// How often a client comes: more than the order says, and until when the visits last.
import { overPace, recentPace, runsOut } from '../../../src/clinic/referrals/pace.ts';
import { vectors } from '../vectors.ts';

describe('the pace', () => {
  it('warns of a third visit in a week of two, Monday to Sunday', () => {
    expect(overPace(['2026-01-05', '2026-01-07', '2026-01-11'], 2)).toEqual([{ week: '2026-01-05', visits: 3, says: '3 visits in the week of Jan 5; the order says 2.' }]);
    expect(overPace(['2026-01-05', '2026-01-07', '2026-01-12'], 2)).toEqual([]);
    expect(overPace(['2026-01-05', '2026-01-06'], null)).toEqual([]);
  });

  it('looks back over the weeks when there is less than one a week', () => {
    expect(overPace(['2026-01-05', '2026-01-12'], 0.5)).toEqual([{ week: '2026-01-12', visits: 2, says: '2 visits in the 2 weeks up to that of Jan 12; the order says one.' }]);
    expect(overPace(['2026-01-05', '2026-01-19'], 0.5)).toEqual([]);
  });

  it('of the last four weeks, with what is booked, tells when the visits run out', () => {
    const given = ['2026-03-02', '2026-03-05', '2026-03-09', '2026-03-12'];
    expect(recentPace(given, '2026-03-15')).toBe(2);
    expect(recentPace(given, '2026-05-15')).toBe(0);
    expect(runsOut({ left: 4, given, booked: [], today: '2026-03-15' })).toBe('2026-03-29');
    expect(runsOut({ left: 4, given, booked: ['2026-03-16', '2026-03-20'], today: '2026-03-15' })).toBe('2026-03-27');
    expect(runsOut({ left: 2, given, booked: ['2026-03-20', '2026-03-16', '2026-03-30'], today: '2026-03-15' })).toBe('2026-03-20');
    expect(runsOut({ left: 0, given, booked: [], today: '2026-03-15' })).toBe('2026-03-12');
    expect(runsOut({ left: null, given, booked: [], today: '2026-03-15' })).toBe('');
    expect(runsOut({ left: 5, given: [], booked: [], today: '2026-03-15' })).toBe('');
  });
});

describe('the reference weeks', () => {
  const known = vectors<{ weekly: { rx: string; dates: string[]; expect: string }[] }>('referral-vectors.json');

  if (known) it.each(known.weekly)('$rx on $dates', ({ dates, expect: wanted }) => {
    expect(overPace(dates, 2).length > 0).toBe(wanted !== 'ok');
  });
});

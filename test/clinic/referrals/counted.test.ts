// The rows behind a count, kept in one cell.
import { countCover } from '../../../src/clinic/cover/period.ts';
import { earlierOf, fitCounted, noneEarlier, readCounted, writeCounted, writeCoverCounted } from '../../../src/clinic/referrals/counted.ts';
import { addDays } from '../../../src/kit/day.ts';
import { aVisit } from './visits.ts';

describe('the rows behind a count', () => {
  it('stand in one cell and come back', () => {
    const visits = [aVisit('2026-01-12', { id: 'S-00004', status: 'booked' }), aVisit('2026-01-05', { id: 'S-00001', startsAt: '09:00' }), aVisit('2026-01-06', { id: 'S-00002', status: 'no-show' })];
    expect(writeCounted(visits)).toBe('S-00001 2026-01-05T09:00; S-00004 2026-01-12 booked');
    expect(readCounted(writeCounted(visits), 'R-1')).toEqual([
      { id: 'S-00001', date: '2026-01-05', status: 'completed', startsAt: '09:00', referral: 'R-1' }, { id: 'S-00004', date: '2026-01-12', status: 'booked', referral: 'R-1' },
    ]);
    expect(readCounted('')).toEqual([]);
    expect(readCounted('what a hand typed; S-9 2026-02-30')).toEqual([]);
  });

  it('of a cover say the order and the fee too', () => {
    const visits = [{ ...aVisit('2026-01-05', { id: 'S-00001', startsAt: '09:00', endsAt: '09:45', referral: 'R-00017' }), fee: 85.5 }, { ...aVisit('2026-01-12', { id: 'S-00004', status: 'booked' }), fee: 0 }];
    expect(writeCoverCounted(visits)).toBe('S-00001 2026-01-05T09:00-09:45 R-00017 $85.5; S-00004 2026-01-12 booked');
    expect(readCounted(writeCoverCounted(visits))).toEqual([
      { id: 'S-00001', date: '2026-01-05', status: 'completed', startsAt: '09:00', endsAt: '09:45', referral: 'R-00017', fee: 85.5 }, { id: 'S-00004', date: '2026-01-12', status: 'booked' },
    ]);
  });

  it('that no longer fit in the cell are told as a number, and count on', () => {
    const visits = Array.from({ length: 2500 }, (_, i) => ({ ...aVisit(addDays('2019-01-01', i), { id: `S-${String(i).padStart(5, '0')}`, startsAt: '09:00', endsAt: '09:45', referral: 'R-00017' }), fee: 10 }));
    const text = fitCounted({ visits, write: writeCoverCounted, count: (rows) => rows.length, isCounted: () => true, earlier: noneEarlier });
    expect(text.length).toBeLessThan(49_000);
    const [kept, earlier] = [readCounted(text), earlierOf(text)];
    expect(kept.length + earlier.visits).toBe(2500);
    expect(earlier).toEqual({ visits: earlier.visits, from: '2019-01-01', fees: earlier.visits * 10 });
    expect(countCover({ sessions: kept, earlier, day: '2026-01-01', period: 'claim' })).toMatchObject({ used: 2500, spent: 25000 });
  });
});

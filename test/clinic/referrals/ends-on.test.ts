// From when to when an order counts.
import fc from 'fast-check';
import { endsOn, validFrom, validUntil } from '../../../src/clinic/referrals/ends-on.ts';
import { addDays, daysBetween, fromSerial, isDay, toSerial } from '../../../src/kit/day.ts';
import { vectors } from '../vectors.ts';

describe('the end of an order', () => {
  it.each([
    ['2026-01-01', 30, 'days', '2026-01-31'],
    ['2026-01-05', 6, 'weeks', '2026-02-16'],
    ['2026-01-31', 1, 'months', '2026-02-28'],
    ['2026-08-31', 6, 'month', '2027-02-28'],
    ['2024-02-29', 1, 'years', '2025-02-28'],
    ['2026-03-02', 0, 'days', '2026-03-02'],
  ])('%s and %i %s is %s', (start, amount, unit, end) => {
    expect(endsOn({ start, amount, unit })).toBe(end);
  });

  it.each([['2026-02-30', 1, 'days'], ['2026-01-01', 1.5, 'months'], ['2026-01-01', -1, 'days'], ['2026-01-01', 3, 'visits'], ['2026-01-01', 9e9, 'years'], ['', 1, 'days']])('is unknown after %p and %p %s', (start, amount, unit) => {
    expect(endsOn({ start, amount, unit })).toBeNull();
  });

  it('comes back to its start by days and weeks, and stays in its month by months', () => {
    const start = fc.integer({ min: toSerial('1990-01-01'), max: toSerial('2090-12-31') }).map(fromSerial);
    fc.assert(fc.property(start, fc.integer({ min: 0, max: 1000 }), (day, amount) => {
      const end = endsOn({ start: day, amount, unit: 'days' }) ?? '';
      expect(daysBetween(day, end)).toBe(amount);
      expect(endsOn({ start: day, amount, unit: 'weeks' })).toBe(endsOn({ start: day, amount: amount * 7, unit: 'days' }));
    }));
    fc.assert(fc.property(start, fc.integer({ min: 0, max: 120 }), (day, amount) => {
      const end = endsOn({ start: day, amount, unit: 'months' }) ?? '';
      const months = (Number(end.slice(0, 4)) - Number(day.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(day.slice(5, 7));
      expect(months).toBe(amount);
      expect(end.slice(8) === day.slice(8) || addDays(end, 1).slice(8) === '01').toBe(true);
      expect(isDay(end)).toBe(true);
    }));
  });
});

describe('the days an order counts by an insurer’s rule', () => {
  const order = { writtenOn: '2026-03-02', receivedOn: '2026-03-09' };

  it('end as written, whatever the rule', () => {
    expect(validUntil({ ...order, endsOn: '2026-04-13' }, { defaultValidityDays: 30, validityFrom: 'received' })).toBe('2026-04-13');
  });

  it.each([
    ['written', '2026-04-01'], ['received', '2026-04-08'], ['first visit', '2026-04-11'],
  ] as const)('end by default so many days from %s', (validityFrom, end) => {
    expect(validUntil(order, { defaultValidityDays: 30, validityFrom }, '2026-03-12')).toBe(end);
  });

  it('are open where nothing is known', () => {
    expect(validUntil(order, { defaultValidityDays: null, validityFrom: 'written' })).toBe('');
    expect(validUntil(order, { defaultValidityDays: 30, validityFrom: 'first visit' })).toBe('');
    expect(validUntil({ writtenOn: '2026-03-02' }, { defaultValidityDays: 30, validityFrom: 'received' })).toBe('');
  });

  it('begin when it was written, unless late orders are taken', () => {
    expect(validFrom(order)).toBe('2026-03-02');
    expect(validFrom({ ...order, startsOn: '2026-03-16' })).toBe('2026-03-16');
    expect(validFrom({ ...order, startsOn: '2026-02-16' })).toBe('2026-03-02');
    expect(validFrom({ ...order, startsOn: '2026-02-16' }, { retroactiveOrders: 'yes' })).toBe('2026-02-16');
    expect(validFrom(order, { retroactiveOrders: 'yes' })).toBe('');
  });
});

describe('the reference dates', () => {
  const known = vectors<{ expiry: { start: string; amount: number; unit: string; end: string }[] }>('referral-vectors.json');
  if (known) it.each(known.expiry)('$start and $amount $unit is $end', ({ end, ...length }) => expect(endsOn(length)).toBe(end));
});

// An order as it was read: until when, and in which words it is shown before it counts.

import { endsOn } from '../../src/clinic/referrals/ends-on.ts';
import { readOrder } from '../../src/clinic/referrals/order.ts';
import { endOf, inWords, toFill } from '../../sidebar/referral/reading.ts';

const nothing = { visits: null, perWeek: null, days: null };

describe('the end of an order', () => {
  it.each([
    [30, 'days', '2026-01-01'], [1, 'months', '2026-01-31'], [1, 'years', '2024-02-29'], [12, 'months', '2024-02-29'], [90, 'days', '2026-11-30'], [6, 'weeks', '2026-02-27'],
  ] as const)('%i %s after %s is the same in the form as at the server', (amount, unit, start) => {
    const end = endOf({ ...nothing, for: { amount, unit } }, { 'Written on': start }, '2026-03-02');

    expect(end).toBe(endsOn({ start, amount, unit }));
  });

  it('counts from the day the order starts, where it names one', () => {
    expect(endOf({ ...nothing, for: { amount: 2, unit: 'weeks' } }, { 'Written on': '2/20', 'Starts on': 'mar 2' }, '2026-03-02')).toBe('2026-03-16');
  });

  it('is not told as long as the order has no date', () => {
    expect(endOf({ ...nothing, for: { amount: 2, unit: 'weeks' } }, {}, '2026-03-02')).toBe('');
  });
});

it.each([
  ['2x/week until June 1', '2026-06-01'], ['2 fois par semaine jusqu’au 1er juin', '2026-06-01'], ["jusqu'au 15 août 2026", '2026-08-15'], ['jusqu’au 3 avr.', '2026-04-03'], ['until 5 March', '2026-03-05'], ['12 visits thru 4/30/26', '2026-04-30'], ['6 visits, expires on Apr 3rd, 2026', '2026-04-03'], ['2x/week through 6 weeks', ''], ['massage, ends when better', ''], ['until May 31, 2x/week for 2 weeks', '2026-05-31'],
])('“%s” names its last day: %s', (text, day) => {
  expect(endOf({ for: null }, { 'Order as written': text }, '2026-03-02')).toBe(day);
});

it.each([
  ['2x/week for 6 weeks', '12 visits, 2 a week, for 6 weeks'],
  ['3x/week x 2 weeks then 1x/week x 4 weeks', '10 visits, 3 a week for 2 weeks, then 1 a week for 4 weeks'],
  ['2-3 x/wk for 4 wks', '12 visits (8–12 as written), 3 a week, for 4 weeks'],
  ['every other week for 12 weeks', '6 visits, 1 every other week, for 12 weeks'],
  ['once every 10 days for 3 months', '9 visits, 1 every 10 days, for 3 months'],
  ['every 3 weeks for 12 weeks', '4 visits, 1 every 3 weeks, for 12 weeks'],
  ['2x/wk x 4 wks, then every other week x 8 wks', '12 visits, 2 a week for 4 weeks, then 1 every other week for 8 weeks'],
  ['deux fois par semaine pendant six semaines', '12 visits, 2 a week, for 6 weeks'],
  ['12 visits in 8 weeks', '12 visits, within 8 weeks'],
  ['one visit, 45 minutes', '1 visit, 45 minutes each'],
])('“%s” is shown as “%s”', (text, words) => {
  expect(inWords(readOrder(text))).toBe(words);
});

it('regions and codes somebody entered are not written over', () => {
  const filling = toFill({ ...readOrder('12 visits, L-spine, M54.50') }, '', { Regions: 'neck', 'Diagnosis codes': '' });

  expect(filling).toEqual({ 'Visits authorized': '12', 'Diagnosis codes': 'M54.50' });
});

// Moments are told by the clinic's clock, not by Greenwich's.

import { momentIn } from '../../sidebar/times.ts';

const clinic = { timeZone: 'America/Los_Angeles', today: '2026-03-02' };

it.each([
  ['2026-03-02T17:05:00.000Z', 'today at 9:05'],
  ['2026-03-03T01:30:00.000Z', 'today at 17:30'],
  ['2026-03-02T05:00:00.000Z', 'Mar 1, 2026'],
  ['', ''],
])('%s is “%s”', (instant, words) => {
  expect(momentIn(instant, clinic)).toBe(words);
});

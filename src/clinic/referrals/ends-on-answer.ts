// The end of an order for the form, or in words why there is none.

import { isDay } from '../../kit/day.ts';
import { refuse } from '../../kit/refusal.ts';
import { endsOn } from './ends-on.ts';

export function endsOnAnswer(input: { start: string; amount: number; unit: string }): { end: string } {
  if (!isDay(input.start)) return refuse('invalid', 'The start should be a date like 2026-03-02.', { field: 'start' });
  const end = endsOn(input);
  return end ? { end } : refuse('invalid', 'A length is a whole number of days, weeks, months or years.', { field: 'amount' });
}

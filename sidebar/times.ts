// Times of day in lines, and moments by the clinic's clock.

import { formatDay, localParts } from '../src/kit/day.ts';
import type { Start } from '../src/kit/door.ts';

/** `09:00` becomes `9:00`: narrow, and the clinic's hours leave no doubt. */
export const shortTime = (time: string): string => time.replace(/^0/, '');

/** "today at 9:00" or "Mar 1, 2026": the day and time in the clinic, wherever the sidebar is open; '' for no moment. */
export function momentIn(instant: string, { timeZone, today }: Pick<Start, 'timeZone' | 'today'>): string {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return '';
  const { day, time } = localParts(ms, timeZone);
  return day === today ? `today at ${shortTime(time)}` : formatDay(day);
}

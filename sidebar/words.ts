// Dates and times in lines and captions, as a person reads them.

import { daysBetween, formatDay } from '../src/kit/day.ts';

/** `2026-03-02` within a text becomes `Mar 2, 2026`. */
export const withDays = (text: string): string => text.replace(/\b(\d{4}-\d\d-\d\d)\b/g, (day) => formatDay(day));

export { shortTime } from './times.ts';

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** "today", "yesterday", "4 days". */
export function ago(day: string, today: string): string {
  const days = daysBetween(day, today);
  if (days <= 0) return 'today';
  return days === 1 ? 'yesterday' : `${days} days`;
}

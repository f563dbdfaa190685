// How documents word days, times, lists and figures: as a letter does, not as a cell.

import { formatMonth, formatTime, localParts } from '../../kit/day.ts';
import type { Day } from '../../kit/day.ts';

/** 'March 2, 2026'; '' for no day. */
export const fullDay = (day: Day): string => (day ? formatMonth(day).replace(' ', ` ${Number(day.slice(8))}, `) : '');

/** 'March 2', with the year only where it is not `year`. */
export const dayIn = (day: Day, year: string): string => (day.slice(0, 4) === year ? fullDay(day).replace(/, \d{4}$/, '') : fullDay(day));

/** 'Mar 2'; with the year where it is another one than that of `end`. */
export const briefDay = (day: Day, end: Day): string => {
  const short = fullDay(day).replace(/^([A-Z][a-z]{2})[a-z]*/, '$1');
  return day.slice(0, 4) === end.slice(0, 4) ? short.replace(/, \d{4}$/, '') : short;
};

/** 'January 12 – March 2, 2026'. */
export function period(from: Day, to: Day): string {
  if (!from || !to || from === to) return fullDay(from || to);
  return `${dayIn(from, to.slice(0, 4))} – ${fullDay(to)}`;
}

/** ' from March 1 to March 31, 2026', behind a verb; '' without a span. */
export const inSpan = ({ from, to }: { from?: Day; to?: Day }): string => joined([from && ` from ${fullDay(from)}`, to && ` to ${fullDay(to)}`], '');

/** '9:00 – 10:00 AM'. */
export function times(from: string, to: string): string {
  if (!from || !to) return [from, to].filter(Boolean).map(formatTime).join('');
  const [start, end] = [formatTime(from), formatTime(to)];
  return `${start.slice(-2) === end.slice(-2) ? start.slice(0, -3) : start} – ${end}`;
}

/** 'March 2, 2026 at 9:58 AM' on the clinic's clocks. */
export function moment(instant: string, zone: string): string {
  if (!instant || Number.isNaN(Date.parse(instant))) return instant;
  const { day, time } = localParts(Date.parse(instant), zone);
  return `${fullDay(day)} at ${formatTime(time)}`;
}

/** 'a, b and c'. */
export const listed = (items: readonly string[]): string =>
  (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`);

/** '1 visit', '3 visits'. */
export const count = (n: number, one: string, many = `${one}s`): string => `${figure(n)} ${n === 1 ? one : many}`;

/** A number with at most one decimal. */
export const figure = (n: number): string => String(Math.round(n * 10) / 10).replace('-', '−');

/** '+17', '−3', '0': with a true minus sign. */
export const signed = (n: number): string => (n > 0 ? `+${figure(n)}` : figure(n));

/** First letter as at the start of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** First letter as in the middle of a sentence; abbreviations keep theirs. */
export const lower = (text: string): string => (/^([A-Z][a-z]|A )/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

/** A measure's or a condition's name inside a sentence: names of scales keep their capital. */
export const inSentence = (subject: string): string => (/^(Oswestry|Neck Dis|Quick|Roland|FIQR)/.test(subject) ? subject : lower(subject));

/** A sentence with its full stop, whatever the writer ended it with. */
export const sentence = (text: string): string => (text.trim() === '' ? '' : /[.!?…:]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

/** Parts that are there, joined. */
export const joined = (parts: readonly (string | false | null | undefined)[], by = ' · '): string => parts.filter(Boolean).join(by);

/** '$1,234.50'. */
export function money(amount: number, sign = '$'): string {
  const cents = Math.round(Math.abs(amount) * 100);
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 && cents > 0 ? '−' : ''}${sign}${whole}.${String(cents % 100).padStart(2, '0')}`;
}

/** Years of age on a day. */
export function age(bornOn: Day, on: Day): number {
  const before = on.slice(5) < bornOn.slice(5);
  return Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (before ? 1 : 0);
}

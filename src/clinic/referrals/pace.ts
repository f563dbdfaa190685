// How often visits may come, and how often they do.

import { type Day, addDays, daysBetween, fromSerial, toSerial } from '../../kit/day.ts';
import { near } from './counting.ts';

/** The weeks (Monday to Sunday) in which there are more visits than the order says, in words.
 *  A pace below one a week looks back over as many weeks as one visit takes. */
export function overPace(dates: readonly Day[], perWeek: number | null): { week: Day; visits: number; says: string }[] {
  if (!perWeek || perWeek <= 0) return [];
  const weeksEach = perWeek < 1 ? Math.round(1 / perWeek) : 1;
  const most = Math.max(1, Math.ceil(perWeek));
  if (dates.length <= most) return [];
  const byMonday = new Map<number, number>();
  for (const date of dates) {
    const serial = toSerial(date);
    const monday = serial - ((serial + 5) % 7);
    byMonday.set(monday, (byMonday.get(monday) ?? 0) + 1);
  }
  const over: { week: Day; visits: number; says: string }[] = [];
  for (const monday of [...byMonday.keys()].sort((a, b) => a - b)) {
    let visits = 0;
    for (let back = 0; back < weeksEach; back += 1) visits += byMonday.get(monday - 7 * back) ?? 0;
    if (visits <= most) continue;
    const week = fromSerial(monday);
    const says = weeksEach === 1
      ? `${visits} visits in the week of ${near(week, week)}; the order says ${most}.`
      : `${visits} visits in the ${weeksEach} weeks up to that of ${near(week, week)}; the order says one.`;
    over.push({ week, visits, says });
  }
  return over;
}

/** Days as they follow each other; rows mostly stand so already. */
export const inOrder = (days: readonly Day[]): readonly Day[] => (days.every((day, i) => i === 0 || (days[i - 1] ?? '') <= day) ? days : [...days].sort());

const recentDays = 28;

/** Visits a week over the last four weeks, or since the first visit if that is less; 0 if there were none. */
export function recentPace(dates: readonly Day[], today: Day): number {
  const from = addDays(today, 1 - recentDays);
  const recent = dates.filter((date) => date >= from && date <= today);
  if (recent.length === 0) return 0;
  const first = dates.reduce((least, date) => (date < least ? date : least));
  const days = Math.min(recentDays, Math.max(7, daysBetween(first, today) + 1));
  return (recent.length * 7) / days;
}

/** The day the visits left will be used up: bookings first, then the pace of the last weeks. '' if it cannot be told. */
export function runsOut({ left, given, booked, today }: { left: number | null; given: readonly Day[]; booked: readonly Day[]; today: Day }): Day | '' {
  if (left === null) return '';
  const days = inOrder(given);
  const last = days[days.length - 1] ?? '';
  if (left <= 0) return last;
  const coming = booked.map((day) => (day < today ? today : day)).sort();
  const lastBooked = coming[left - 1];
  if (lastBooked) return lastBooked;
  const pace = last === '' || daysBetween(last, today) >= recentDays ? 0 : recentPace(days, today);
  if (pace === 0) return '';
  return addDays(coming[coming.length - 1] ?? today, Math.ceil(((left - coming.length) * 7) / pace));
}

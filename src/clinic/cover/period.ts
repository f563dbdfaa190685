// The second counter: visits of a claim or year, whatever the orders. A new order does not restart it.

import { type Day, addDays, addYears } from '../../kit/day.ts';
import { type CountBy, type Visit, isBooked, isGiven, isSameVisit } from '../referrals/counting.ts';

export type LimitPeriod = 'claim' | 'calendar year' | 'policy year' | '';

/** The first and last day of the period a day lies in; '' where it has none. */
export function periodOf({ day, period, startsOn = '' }: { day: Day; period: LimitPeriod; startsOn?: Day | '' }): { from: Day | ''; to: Day | '' } {
  if (period === 'calendar year') return { from: `${day.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31` };
  if (period !== 'policy year' || !startsOn) return { from: '', to: '' };
  let years = Number(day.slice(0, 4)) - Number(startsOn.slice(0, 4));
  if (addYears(startsOn, years) > day) years -= 1;
  return { from: addYears(startsOn, years), to: addDays(addYears(startsOn, years + 1), -1) };
}

/** What a cover starts with: its own number, which includes those of its orders; where it has none, theirs. */
export function openingBalance(own: number | null | undefined, ofReferrals: readonly (number | null | undefined)[]): number {
  return own ?? ofReferrals.reduce<number>((sum, each) => sum + (each ?? 0), 0);
}

export interface CoverCount {
  /** Visits of the period, those from before included. */
  used: number;
  booked: number;
  /** Null: no limit is known. */
  left: number | null;
  from: Day | '';
  to: Day | '';
  counted: Visit[];
  bookings: Visit[];
}

/** Counts a cover's visits in the period of a day. The opening balance belongs to the period of the first recorded visit. */
export function countCover({ sessions, day, period, startsOn = '', usedBefore = 0, limit = null, countBy = 'visit' }: {
  sessions: readonly Visit[];
  day: Day;
  period: LimitPeriod;
  startsOn?: Day | '';
  usedBefore?: number;
  limit?: number | null;
  countBy?: CountBy;
}): CoverCount {
  const { from, to } = periodOf({ day, period, startsOn });
  const inside = sessions.filter(({ date }) => (!from || date >= from) && (!to || date <= to));
  const first = sessions.filter(isGiven).reduce((least, { date }) => (least && least < date ? least : date), '');
  const counted = inside.filter(isGiven);
  const bookings = inside.filter(isBooked);
  const given = visitsIn(counted, countBy, []);
  const used = given + (!first || !from || first >= from ? usedBefore : 0);
  return { used, booked: visitsIn(bookings, countBy, counted), left: limit === null ? null : limit - used, from, to, counted, bookings };
}

/** How many visits rows are: two on one day, or at one time, may be one. */
function visitsIn(rows: readonly Visit[], countBy: CountBy, before: readonly Visit[]): number {
  const seen = new Map<Day, Visit[]>();
  for (const row of before) seen.set(row.date, [...(seen.get(row.date) ?? []), row]);
  return rows.filter((row) => {
    const sameDay = seen.get(row.date) ?? [];
    seen.set(row.date, [...sameDay, row]);
    return !isSameVisit(row, sameDay, countBy);
  }).length;
}

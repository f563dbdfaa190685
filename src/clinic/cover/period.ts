// The second counter: visits of a claim or year, whatever the orders. A new order does not restart it.

import { type Day, addDays, addYears } from '../../kit/day.ts';
import { type CountedVisit, type Earlier, noneEarlier } from '../referrals/counted.ts';
import { type CountBy, type Visit, dated, isBooked, isGiven, isSameVisit } from '../referrals/counting.ts';

export type LimitPeriod = 'claim' | 'calendar year' | 'policy year' | '';

/** The first and last day of the period a day lies in; '' where it has none. */
export function periodOf({ day, period, startsOn = '' }: { day: Day; period: LimitPeriod; startsOn?: Day | '' }): { from: Day | ''; to: Day | '' } {
  if (period === 'calendar year') return { from: `${day.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31` };
  if (period !== 'policy year' || !startsOn) return { from: '', to: '' };
  let years = Number(day.slice(0, 4)) - Number(startsOn.slice(0, 4));
  if (addYears(startsOn, years) > day) years -= 1;
  return { from: addYears(startsOn, years), to: addDays(addYears(startsOn, years + 1), -1) };
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
  /** What the period's visits cost. */
  spent: number;
}

/** Counts a cover's visits in the period of a day. The opening balance belongs to the period of the first recorded visit. */
export function countCover({ sessions, day, period, startsOn = '', usedBefore = 0, limit = null, countBy = 'visit', earlier = noneEarlier }: {
  sessions: readonly CountedVisit[];
  day: Day;
  period: LimitPeriod;
  startsOn?: Day | '';
  usedBefore?: number;
  limit?: number | null;
  countBy?: CountBy;
  /** Visits told as a number alone; they are older than a year's. */
  earlier?: Earlier;
}): CoverCount {
  const { from, to } = periodOf({ day, period, startsOn });
  const counted: CountedVisit[] = [];
  const bookings: CountedVisit[] = [];
  let first: Day | '' = earlier.from;
  for (const visit of sessions) {
    const isIn = (!from || visit.date >= from) && (!to || visit.date <= to);
    if (isGiven(visit)) {
      if (first === '' || visit.date < first) first = visit.date;
      if (isIn) counted.push(visit);
    } else if (isIn && isBooked(visit)) bookings.push(visit);
  }
  const old = from ? noneEarlier : earlier;
  const used = visitsIn(counted, countBy, []) + old.visits + (!first || !from || first >= from ? usedBefore : 0);
  return {
    used, booked: visitsIn(bookings, countBy, counted), left: limit === null ? null : limit - used, from, to, counted, bookings,
    spent: counted.reduce((all, { fee = 0 }) => all + fee, old.fees),
  };
}

/** How many visits rows are: two on one day, or at one time, may be one. The order in which they stand does not matter. */
export function visitsIn(rows: readonly Visit[], countBy: CountBy, before: readonly Visit[]): number {
  let visits = 0;
  let seen: Visit[] = [];
  for (const row of dated(rows)) {
    if (seen[0]?.date !== row.date) seen = [];
    if (!isSameVisit(row, seen, countBy) && !isSameVisit(row, before, countBy)) visits++;
    seen = [...seen, row];
  }
  return visits;
}

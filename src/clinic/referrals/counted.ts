// The `Counted` cell: the rows behind a count, so that a check reads one row instead of a tab.

import { isDay } from '../../kit/day.ts';
import { type Visit, dated, isBooked, isGiven } from './counting.ts';

/** A cover's visit says also which order it is on and what it cost. */
export interface CountedVisit extends Visit { fee?: number }

/** Visits before those that still fit in the cell. */
export interface Earlier { visits: number; from: string; fees: number }

export const noneEarlier: Earlier = { visits: 0, from: '', fees: 0 };

/** Google: a cell holds 50,000 characters. */
const mostText = 48_500;

/** `S-00001 2026-01-05T09:00-09:45; S-00004 2026-01-12 booked; S-00009 2026-03-01 outside`, in order of days. What chose
 *  an order and does not count on it stands there too, so that it counts once there is room. */
export function writeCounted(visits: readonly Visit[], outside: readonly Visit[] = []): string {
  let text = '';
  for (const visit of live(visits)) text += `${text && '; '}${line(visit)}${outside.length > 0 && outside.includes(visit) ? ' outside' : ''}`;
  return text;
}

/** The same for a cover, with order and fee: `S-00001 2026-01-05T09:00-09:45 R-00017 $85`. */
export function writeCoverCounted(visits: readonly CountedVisit[]): string {
  let text = '';
  for (const visit of live(visits)) text += `${text && '; '}${line(visit)}${visit.referral ? ` ${visit.referral}` : ''}${visit.fee ? ` $${visit.fee}` : ''}`;
  return text;
}

const live = <V extends Visit>(visits: readonly V[]): readonly V[] => {
  const isLive = (visit: V): boolean => isGiven(visit) || isBooked(visit);
  return dated(visits.every(isLive) ? visits : visits.filter(isLive));
};

const line = (visit: Visit): string =>
  `${visit.id} ${visit.date}${visit.startsAt ? `T${visit.startsAt}${visit.endsAt ? `-${visit.endsAt}` : ''}` : ''}${visit.status === 'booked' ? ' booked' : ''}`;

const form = /^\s*(\S+) (\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?:-(\d\d:\d\d))?)?( booked)?( outside)?(?: (R-\d+))?(?: \$(\d+(?:\.\d+)?))?\s*$/;

/** The visits of a `Counted` cell; what cannot be read is left out, and the daily run writes the cell anew. */
export function readCounted(cell: string, referral = ''): CountedVisit[] {
  return cell.split(';').flatMap((part) => {
    const [, id = '', date = '', startsAt, endsAt, booked, , order, fee] = form.exec(part) ?? [];
    if (!id || !isDay(date)) return [];
    const on = order ?? referral;
    return [{ id, date, status: booked ? 'booked' : 'completed', ...(startsAt ? { startsAt } : {}), ...(endsAt ? { endsAt } : {}), ...(on ? { referral: on } : {}), ...(fee ? { fee: Number(fee) } : {}) }];
  });
}

/** Ids of the visits that chose an order and do not count on it. */
export const outsideOf = (cell: string): string[] => cell.split(';').flatMap((part) => (part.endsWith(' outside') ? part.trim().split(' ')[0] ?? [] : []));

/** What the text says of visits that no longer fit in it. */
export function earlierOf(cell: string): Earlier {
  const [, visits, from = '', fees] = /^\+(\d+) earlier, from (\d{4}-\d\d-\d\d)(?:, \$(\d+(?:\.\d+)?))?;/.exec(cell) ?? [];
  return visits ? { visits: Number(visits), from, fees: Number(fees ?? 0) } : noneEarlier;
}

export interface Fitting<V extends CountedVisit> {
  visits: readonly V[];
  write(visits: readonly V[]): string;
  /** How many visits some of the rows are: two on one day may be one. */
  count(visits: V[]): number;
  /** Rows that count; others are never left out. */
  isCounted(visit: V): boolean;
  earlier: Earlier;
}

/** The text that fits in a cell: the oldest counted days are told as a number where there are too many. */
export function fitCounted<V extends CountedVisit>({ visits, write, count, isCounted, earlier }: Fitting<V>): string {
  const whole = write(visits);
  if (whole.length <= mostText && earlier.visits === 0) return whole;
  const days = [...new Set(visits.filter(isCounted).map(({ date }) => date))].sort();
  let over = whole.length - mostText;
  let until = '';
  for (let n = 0; over > 0 && n < days.length; n++) {
    until = days[n] ?? '';
    over -= write(visits.filter((visit) => visit.date === until && isCounted(visit))).length + 2;
  }
  const left = visits.filter((visit) => isCounted(visit) && visit.date <= until);
  const all: Earlier = {
    visits: earlier.visits + count(left), from: earlier.from || (days[0] ?? ''),
    fees: Math.round((earlier.fees + left.reduce((sum, { fee = 0 }) => sum + fee, 0)) * 100) / 100,
  };
  const head = all.visits > 0 ? `+${all.visits} earlier, from ${all.from}${all.fees > 0 ? `, $${all.fees}` : ''}; ` : '';
  return head + write(visits.filter((visit) => !left.includes(visit)));
}

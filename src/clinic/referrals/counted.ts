// The `Counted` cell: the rows behind a count, so that a check reads one row instead of a tab.

import { isDay } from '../../kit/day.ts';
import { type Visit, isBooked, isGiven } from './counting.ts';

/** 'S-00001 2026-01-05T09:00-09:45; S-00004 2026-01-12 booked; S-00009 2026-03-01 outside', in order of days. What chose
 *  an order and does not count on it stands there too, so that it counts once there is room. */
export function writeCounted(visits: readonly Visit[], outside: ReadonlySet<Visit> = new Set()): string {
  return visits.filter((visit) => isGiven(visit) || isBooked(visit))
    .map((visit) => `${visit.date}${timesOf(visit)} ${visit.id}${isBooked(visit) ? ' booked' : ''}${outside.has(visit) ? ' outside' : ''}`)
    .sort()
    .map((line) => line.replace(/^(\S+) (\S+)/, '$2 $1'))
    .join('; ');
}

const timesOf = (visit: Visit): string => (visit.startsAt ? `T${visit.startsAt}${visit.endsAt ? `-${visit.endsAt}` : ''}` : '');

/** The visits of a `Counted` cell; what cannot be read is left out, and the daily run writes the cell anew. */
export function readCounted(cell: string, referral = ''): Visit[] {
  return cell.split(';').flatMap((part) => {
    const [, id = '', date = '', startsAt, endsAt, booked] = /^\s*(\S+) (\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?:-(\d\d:\d\d))?)?( booked)?(?: outside)?\s*$/.exec(part) ?? [];
    if (!id || !isDay(date)) return [];
    return [{ id, date, status: booked ? 'booked' : 'completed', ...(startsAt ? { startsAt } : {}), ...(endsAt ? { endsAt } : {}), ...(referral ? { referral } : {}) }];
  });
}

/** The visits of a cover with the order each counts on, from the cover's cell and those of its orders. */
export function visitsBehind({ cover, referrals }: { cover: string; referrals: readonly { id: string; counted: string }[] }): Visit[] {
  const visits = new Map(readCounted(cover).map((visit) => [visit.id, visit]));
  for (const { id, counted } of referrals) for (const visit of readCounted(counted, id)) visits.set(visit.id, visit);
  return [...visits.values()];
}

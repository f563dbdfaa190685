// The `Counted` cell: the rows behind a count, so that a check reads one row instead of a tab.

import { isDay } from '../../kit/day.ts';
import { type Visit, isBooked, isGiven } from './counting.ts';

/** 'S-00001 2026-01-05; S-00004 2026-01-12 booked', in order of days. */
export function writeCounted(visits: readonly Visit[]): string {
  return visits.filter((visit) => isGiven(visit) || isBooked(visit))
    .map((visit) => `${visit.date}${visit.startsAt ? `T${visit.startsAt}` : ''} ${visit.id}${isBooked(visit) ? ' booked' : ''}`)
    .sort()
    .map((line) => line.replace(/^(\S+) (\S+)/, '$2 $1'))
    .join('; ');
}

/** The visits of a `Counted` cell; what cannot be read is left out, and the daily run writes the cell anew. */
export function readCounted(cell: string, referral = ''): Visit[] {
  return cell.split(';').flatMap((part) => {
    const [, id = '', date = '', startsAt, booked] = /^\s*(\S+) (\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?( booked)?\s*$/.exec(part) ?? [];
    if (!id || !isDay(date)) return [];
    return [{ id, date, status: booked ? 'booked' : 'completed', ...(startsAt ? { startsAt } : {}), ...(referral ? { referral } : {}) }];
  });
}

/** The visits of a cover with the order each counts on, from the cover's cell and those of its orders. */
export function visitsBehind({ cover, referrals }: { cover: string; referrals: readonly { id: string; counted: string }[] }): Visit[] {
  const visits = new Map(readCounted(cover).map((visit) => [visit.id, visit]));
  for (const { id, counted } of referrals) for (const visit of readCounted(counted, id)) visits.set(visit.id, visit);
  return [...visits.values()];
}

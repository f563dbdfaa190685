// Hand edits count within the hour, and so do saves that change how other rows stand: where somebody touched a tab, rows
// get their ids and everything is counted again.

import type { Desk } from '../../kit/desk.ts';
import type { Save } from '../../kit/door.ts';
import { alone } from '../../kit/job/lease.ts';
import { numberRows, unnumberedRows } from '../../kit/job/number-rows.ts';
import { machinery } from '../machinery.ts';
import { countAnew, readAll } from './count-anew.ts';

const markOf = (table: string): string => `touched:${table}`;

/** Whether a save may change what is said of other rows than its own: the bookings on an order, a cover, an insurer. */
export function touchesOthers(name: string, { id, row, opened = {} }: Save): boolean {
  if (name === 'insurers') return id !== undefined;
  if (name !== 'sessions') return name === 'referrals' || name === 'cover' || name === 'authorizations';
  const { Status: status } = row;
  return id === undefined || ((status !== undefined && status !== 'completed' && status !== opened.Status) || ['Date', 'Cover ID', 'Referral ID'].some((heading) => heading in row && row[heading] !== opened[heading]));
}

/** The next hourly run counts again. */
export const markTouched = (desk: Desk, table: string): void => desk.memo.set(markOf(table), `1|${desk.now()}`);

export interface TouchedDone { tables: string[]; numbered: string[]; changedRows: number }

/** Undefined where nothing was touched, or a daily run is under way and will see it. */
export function countTouched(desk: Desk): TouchedDone | undefined {
  const marks = desk.memo.keys().filter((key) => key.startsWith(markOf('')));
  if (marks.length === 0) return undefined;
  return alone(desk, 'daily', () => {
    // Taken away first: an edit made while this counts marks again.
    for (const mark of marks) desk.memo.drop(mark);
    const first = readAll(desk);
    const numbered = numberRows(desk, machinery, unnumberedRows(first.scans));
    const { changedRows } = countAnew(desk, { from: numbered.length > 0 ? readAll(desk) : first });
    return { tables: marks.map((mark) => mark.slice(markOf('').length)), numbered, changedRows };
  });
}

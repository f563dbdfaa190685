// Hand edits count within the hour: where somebody touched a tab, rows get their ids and everything is counted again.

import type { Desk } from '../../kit/desk.ts';
import { alone } from '../../kit/job/lease.ts';
import { numberRows, unnumberedRows } from '../../kit/job/number-rows.ts';
import { machinery } from '../machinery.ts';
import { countAnew, readAll } from './count-anew.ts';

export interface TouchedDone { tables: string[]; numbered: string[]; changedRows: number }

/** Undefined where nothing was touched, or a daily run is under way and will see it. */
export function countTouched(desk: Desk): TouchedDone | undefined {
  const marks = desk.memo.keys().filter((key) => key.startsWith('touched:'));
  if (marks.length === 0) return undefined;
  return alone(desk, 'daily', () => {
    // Taken away first: an edit made while this counts marks again.
    for (const mark of marks) desk.memo.drop(mark);
    const first = readAll(desk);
    const numbered = numberRows(desk, machinery, unnumberedRows(first.scans));
    const { changedRows } = countAnew(desk, { from: numbered.length > 0 ? readAll(desk) : first });
    return { tables: marks.map((mark) => mark.slice('touched:'.length)), numbered, changedRows };
  });
}

// Two people at one record: what the user did not change is left alone, what both changed is asked.

import { readInput, toDoor } from '../cell.ts';
import type { DoorRow } from '../door.ts';
import { Refusal } from '../refusal.ts';
import type { AnyRow, Table } from '../table.ts';
import type { Fetched } from './fetch.ts';
import { whoChanged } from './tail.ts';

export interface Merging {
  table: Table;
  typed: AnyRow;
  opened: DoorRow | undefined;
  before: Fetched | undefined;
  zone: string;
  today: string;
  /** The journal's last lines, read only where somebody has to be named. */
  tail(): AnyRow[];
}

/** Leaves out what the user did not change; a field both changed is a question with both values. */
export function mergeTyped(merging: Merging): { changes: AnyRow; notes: string[] } {
  const { table, typed, opened, before } = merging;
  if (!before) return { changes: typed, notes: [] };
  const changes: AnyRow = {};
  const clashes: { heading: string; mine: string | number; theirs: string | number }[] = [];
  const theirs: string[] = [];
  for (const key of Object.keys(typed)) {
    const heading = table.columns[key]?.heading ?? key;
    const mine = toDoor(typed[key]);
    const then = opened?.[heading] === undefined ? undefined : openedValue(table, key, opened[heading]);
    const now = nowIn(before, key, then);
    const isMine = !isSame(mine, then ?? now);
    const isTheirs = !isSame(now, then ?? now);
    if (isTheirs) theirs.push(heading);
    if (isSame(mine, now) || (!isMine && isTheirs)) continue;
    if (isTheirs) clashes.push({ heading, mine, theirs: now });
    else if (isMine) changes[key] = typed[key];
  }
  if (clashes.length > 0) throw new Refusal(asked(merging, before, clashes));
  return { changes, notes: theirs.length > 0 ? [`Also changed by others since you opened it: ${theirs.join(', ')}.`] : [] };
}

function asked({ tail, zone, today }: Merging, before: Fetched, clashes: { heading: string; mine: string | number; theirs: string | number }[]): ConstructorParameters<typeof Refusal>[0] {
  const by = whoChanged(tail(), before.id, { fields: clashes.map(({ heading, theirs }) => ({ heading, now: theirs })), zone, today });
  return clashes.map(({ heading, mine, theirs }) => {
    const who = by[heading] ?? 'somebody, by hand';
    return {
      code: 'changed-meanwhile', field: heading, mine: String(mine), theirs: String(theirs), by: who,
      message: `${heading} was changed by ${who} while you were typing. Your text is safe. Choose what stays.`,
    };
  });
}

/** What stands in the sheet. A cell that breaks its column's rule was empty in the form; broken since, it is shown as it is. */
function nowIn(before: Fetched, key: string, then: string | number | undefined): string | number {
  const bad = before.bad.find((one) => one.field === before.table.columns[key]?.heading);
  return bad && then !== undefined && then !== '' ? String(bad.cell ?? '') : toDoor(before.row[key]);
}

/** A form in a browser makes every line end the same. */
const isSame = (a: string | number, b: string | number): boolean => a === b || String(a).replace(/\r\n?/g, '\n') === String(b).replace(/\r\n?/g, '\n');

function openedValue(table: Table, key: string, value: unknown): string | number {
  const column = table.columns[key];
  const read = column ? readInput(column, value) : { why: '' };
  return 'why' in read ? String(value ?? '') : toDoor(read.value);
}

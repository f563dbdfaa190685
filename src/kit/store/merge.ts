// Two people at one record: what the user did not change is left alone, what both changed is asked.

import { readInput, toDoor } from '../cell.ts';
import type { Desk } from '../desk.ts';
import type { DoorRow } from '../door.ts';
import { Refusal } from '../refusal.ts';
import type { AnyRow, Table } from '../table.ts';
import type { Fetched } from './fetch.ts';
import { whoChanged } from './history.ts';
import type { Machine } from './machine.ts';

export interface Merging { table: Table; typed: AnyRow; opened: DoorRow | undefined; before: Fetched | undefined; journal: Table; machine: Machine }

/** Leaves out what the user did not change; a field both changed is a question with both values. */
export function mergeTyped(desk: Desk, merging: Merging): { changes: AnyRow; notes: string[] } {
  const { table, typed, opened, before } = merging;
  if (!before) return { changes: typed, notes: [] };
  const changes: AnyRow = {};
  const clashes: { heading: string; mine: string; theirs: string }[] = [];
  const theirs: string[] = [];
  for (const key of Object.keys(typed)) {
    const heading = table.columns[key]?.heading ?? key;
    const mine = toDoor(typed[key]);
    const now = toDoor(before.row[key]);
    const then = opened?.[heading] === undefined ? now : openedValue(table, key, opened[heading]);
    if (now !== then) theirs.push(heading);
    if (mine === now || (mine === then && now !== then)) continue;
    if (now !== then) clashes.push({ heading, mine: String(mine), theirs: String(now) });
    else changes[key] = typed[key];
  }
  if (clashes.length > 0) {
    const by = whoChanged(desk, merging.journal, merging.machine, before.id, clashes.map((clash) => clash.heading));
    throw new Refusal(clashes.map((clash) => ({
      code: 'changed-meanwhile', field: clash.heading, mine: clash.mine, theirs: clash.theirs, by: by[clash.heading] ?? 'somebody, by hand',
      message: `${clash.heading} was changed by ${by[clash.heading] ?? 'somebody, by hand'} while you were typing. Your text is safe. Choose what stays.`,
    })));
  }
  return { changes, notes: theirs.length > 0 ? [`Also changed by others since you opened it: ${theirs.join(', ')}.`] : [] };
}

function openedValue(table: Table, key: string, value: unknown): string | number {
  const column = table.columns[key];
  const read = column ? readInput(column, value) : { why: '' };
  return 'why' in read ? String(value ?? '') : toDoor(read.value);
}


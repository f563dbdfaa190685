// What a form sends, read by the table's declaration.

import { emptyOf, readInput } from '../cell.ts';
import type { DoorRow } from '../door.ts';
import type { Issue } from '../refusal.ts';
import { Refusal } from '../refusal.ts';
import type { AnyRow, Table } from '../table.ts';
import { keyOf } from '../table.ts';
import type { Pointer } from './fetch.ts';

/** Reads what was typed; every value that can't be read is told at its field. */
export function readTyped(table: Table, row: DoorRow): AnyRow {
  const issues: Issue[] = [];
  const typed: AnyRow = {};
  for (const heading of Object.keys(row)) {
    const key = keyOf(table, heading);
    const column = key === undefined ? undefined : table.columns[key];
    if (key === undefined || column === undefined) {
      issues.push({ code: 'unknown-field', message: `${table.tab} has no field “${heading}”.`, field: heading });
      continue;
    }
    if (column.derived || column.kind === 'id') continue;
    const read = readInput(column, row[heading]);
    if ('why' in read) issues.push({ code: read.why.includes('characters') ? 'too-long' : column.kind === 'choice' || column.kind === 'yesNo' ? 'not-a-choice' : 'invalid', message: read.why, field: heading });
    else typed[key] = read.value;
  }
  if (issues.length > 0) throw new Refusal(issues);
  return typed;
}

/** What a new record starts with. */
export function freshRow(table: Table, today: string): AnyRow {
  return Object.fromEntries(Object.entries(table.columns).map(([key, column]) => {
    const read = column.initial === undefined ? undefined : readInput(column, column.kind === 'day' && column.initial === 'today' ? today : column.initial);
    return [key, read && 'value' in read ? read.value : emptyOf(column)];
  }));
}

/** Records a row points at. */
export function pointersOf(tables: Table[], table: Table, row: AnyRow, rows: Record<string, number>): Pointer[] {
  const pointers: Pointer[] = [];
  for (const key of table.keys) {
    const column = table.columns[key];
    const id = row[key];
    if (column?.kind !== 'ref' || typeof id !== 'string' || id === '') continue;
    const target = tables.find((one) => one.prefix === column.prefix);
    if (target) pointers.push({ table: target, id, at: rows[id] });
  }
  return pointers;
}

/** The values a form was opened with, as sent. */
export function readOpened(table: Table, opened: DoorRow): AnyRow {
  const row: AnyRow = {};
  for (const heading of Object.keys(opened)) {
    const key = keyOf(table, heading);
    if (key !== undefined) row[key] = opened[heading];
  }
  return row;
}


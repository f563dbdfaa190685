// Where the columns of a table stand now: found by heading, so people may move them and add their own.

import type { Cell } from '../cell.ts';
import { readCell, emptyOf } from '../cell.ts';
import { refuse } from '../refusal.ts';
import type { AnyRow, Table } from '../table.ts';
import type { DoorRow } from '../door.ts';
import { toDoor } from '../cell.ts';

/** Column index (from 0) by code name. */
export type Layout = Record<string, number>;

/** Finds every column by its heading; a heading that is gone is a refusal that names it. */
export function layoutOf(table: Table, headingRow: Cell[]): Layout {
  const layout: Layout = {};
  const missing: string[] = [];
  const places = new Map<string, number>();
  headingRow.forEach((cell, at) => {
    const heading = String(cell ?? '').trim().toLowerCase();
    if (heading !== '' && !places.has(heading)) places.set(heading, at);
  });
  for (const key of table.keys) {
    const heading = table.columns[key]?.heading ?? '';
    const at = places.get(heading.toLowerCase());
    if (at === undefined) missing.push(heading);
    else layout[key] = at;
  }
  if (missing.length > 0) {
    const names = missing.map((heading) => `“${heading}”`).join(', ');
    refuse('missing-heading', `The tab ${table.tab} has no column ${names}. Rename the heading back, or choose Tablework › Set up to add it again.`, { field: missing[0] });
  }
  return layout;
}

/** The layout as set-up makes it, before anybody moved a column. */
export function declaredLayout(table: Table): Layout {
  return Object.fromEntries(table.keys.map((key, at) => [key, at]));
}

/** A cell that breaks its column's rule. */
export interface BadCell { field: string; why: string; cell: Cell }

/** A row of cells as a record; cells that break a rule read as empty and are listed. */
export function rowOf(table: Table, layout: Layout, cells: Cell[]): { row: AnyRow; bad: BadCell[] } {
  const row: AnyRow = {};
  const bad: BadCell[] = [];
  for (const key of table.keys) {
    const column = table.columns[key];
    const at = layout[key];
    if (column === undefined || at === undefined) continue;
    const read = readCell(column, cells[at]);
    if ('why' in read) {
      row[key] = emptyOf(column);
      bad.push({ field: column.heading, why: read.why, cell: cells[at] ?? null });
    } else row[key] = read.value;
  }
  return { row, bad };
}

/** A record keyed by heading, as it crosses the door. */
export function doorRowOf(table: Table, row: AnyRow): DoorRow {
  const out: DoorRow = {};
  for (const key of table.keys) out[table.columns[key]?.heading ?? key] = toDoor(row[key]);
  return out;
}

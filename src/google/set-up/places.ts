// Where each column of a tab stands, or will stand once its missing heading is back.

import type { Table } from '../../kit/table.ts';

export interface Places {
  /** Column (from 0) by code name. */
  at: Map<string, number>;
  /** Code names whose heading is not there. */
  missing: string[];
  /** The whole heading row is gone and its first row of data stands in its place. */
  headless: boolean;
}

/** A heading that was emptied goes back over its cells; one whose column is gone is added after everything else. */
export function placesOf(table: Table, headingRow: string[], width: number): Places {
  const row = headingRow.map((heading) => heading.trim().toLowerCase());
  const at = new Map<string, number>();
  for (const key of table.keys) {
    const found = row.indexOf(headingOf(table, key));
    if (found >= 0) at.set(key, found);
  }
  if (at.size < table.keys.length / 2 && looksLikeARecord(table, row)) return asDeclared(table, { from: 0, headless: true });
  const missing = table.keys.filter((key) => !at.has(key));
  if (at.size === 0) return asDeclared(table, { from: row.every((heading) => heading === '') ? 0 : Math.max(row.length, width), headless: false });
  const known = new Map(at);
  let end = Math.max(row.length, width);
  const appended: string[] = [];
  for (const key of missing) {
    const place = emptiedPlace(table, key, known, row);
    if (place === undefined || [...at.values()].includes(place)) appended.push(key);
    else {
      at.set(key, place);
      end = Math.max(end, place + 1);
    }
  }
  for (const key of appended) at.set(key, end++);
  return { at, missing, headless: false };
}

const asDeclared = (table: Table, { from, headless }: { from: number; headless: boolean }): Places =>
  ({ at: new Map(table.keys.map((key, i) => [key, from + i])), missing: [...table.keys], headless });

/** Whether a row's own id stands where the table is made to have it. */
function looksLikeARecord(table: Table, row: string[]): boolean {
  const place = table.keys.findIndex((key) => table.columns[key]?.kind === 'id');
  return /^[a-z]+-\d+$/.test(row[place] ?? '');
}

const headingOf = (table: Table, key: string): string => (table.columns[key]?.heading ?? '').toLowerCase();

/** The place between its declared neighbors, where the heading cell is empty and both neighbors agree on it. */
function emptiedPlace(table: Table, key: string, known: Map<string, number>, row: string[]): number | undefined {
  const i = table.keys.indexOf(key);
  const before = neighbor(table, known, i, -1);
  const after = neighbor(table, known, i, 1);
  if (before !== undefined && after !== undefined && before !== after) return undefined;
  const place = before ?? after;
  return place !== undefined && place >= 0 && (row[place] ?? '') === '' ? place : undefined;
}

/** Where the column would stand by the nearest one that is there. */
function neighbor(table: Table, known: Map<string, number>, from: number, step: 1 | -1): number | undefined {
  for (let i = from + step; i >= 0 && i < table.keys.length; i += step) {
    const place = known.get(table.keys[i] ?? '');
    if (place !== undefined) return place + (from - i);
  }
  return undefined;
}

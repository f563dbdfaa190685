// Where columns stand now that stood elsewhere a moment ago: by heading, and by their neighbors where it is gone.

import type { Cell } from '../cell.ts';
import type { Table } from '../table.ts';
import type { Layout } from './layout.ts';

/** Headings are compared without regard to case and outer blanks. */
export const plainHeading = (cell: Cell | undefined): string => String(cell ?? '').trim().toLowerCase();

/** Rows looked at for the headings, where somebody inserted rows above them. */
const rowsLookedAt = 10;

/** Index of the row that holds most of the table's headings. */
export function headingRowIn(table: Table, rows: Cell[][]): number {
  const declared = new Set(table.keys.map((key) => plainHeading(table.columns[key]?.heading)));
  const found = rows.slice(0, rowsLookedAt).map((cells) => cells.filter((cell) => plainHeading(cell) !== '' && declared.has(plainHeading(cell))).length);
  return Math.max(0, found.indexOf(Math.max(...found, 0)));
}

/** The layout now, given the one of a moment ago; a column whose heading was renamed is known by where it stands. */
export function layoutNow(table: Table, then: Layout, headingRow: Cell[]): Layout {
  const now: Layout = {};
  const byPlace = table.keys.filter((key) => then[key] !== undefined).sort((a, b) => (then[a] ?? 0) - (then[b] ?? 0));
  const declared = new Set(table.keys.map((key) => plainHeading(table.columns[key]?.heading)));
  const places = headingRow.map(plainHeading);
  let left = { was: -1, now: -1 };
  for (const key of byPlace) {
    const was = then[key] ?? 0;
    const at = placeOf(places, plainHeading(table.columns[key]?.heading), was);
    if (at >= 0) now[key] = at;
    else {
      const guess = left.now + was - left.was;
      const isLast = key === byPlace[byPlace.length - 1];
      if (!declared.has(places[guess] ?? '') && (!isLast || (places[guess] ?? '') === '')) now[key] = guess;
    }
    if (now[key] !== undefined) left = { was, now: now[key] };
  }
  return now;
}

/** Where the column may be now that stood at a place under these headings, the likeliest first. By its heading it is
 *  certain; without one, or with one that is gone, its neighbors tell, and at last any column without a heading. */
export function columnsNow(then: Cell[], now: Cell[], column: number, width: number): number[] {
  const before = then.map(plainHeading);
  const after = now.map(plainHeading);
  const heading = before[column] ?? '';
  const certain = heading === '' ? -1 : placeOf(after, heading, column);
  if (certain >= 0) return [certain];
  const known = (at: number): boolean => (after[at] ?? '') !== '' && before.includes(after[at] ?? '');
  const beside = [-1, 1].flatMap((step) => {
    for (let near = column + step; near >= 0 && near < before.length; near += step) {
      const at = before[near] ? placeOf(after, before[near] ?? '', near) : -1;
      if (at >= 0) return [at + column - near];
    }
    return [];
  });
  const blanks = Array.from({ length: Math.max(width, now.length, column + 1) }, (_, at) => at).filter((at) => (after[at] ?? '') === '');
  return [...new Set([...beside, column, ...blanks])].filter((at) => at >= 0 && !known(at));
}

/** Of several columns with one heading the one that stayed, else the first. */
function placeOf(headings: string[], heading: string, was: number): number {
  return headings[was] === heading ? was : headings.indexOf(heading);
}

/** Headings that were renamed where they stand: not to be found elsewhere, with their neighbors in place. Behind the
 *  last one a deleted column looks the same, so it is not taken for renamed. */
export function renamedIn(table: Table, layout: Layout, headingRow: Cell[]): Map<string, string> {
  const places = headingRow.map(plainHeading);
  const inOrder = table.keys.filter((key) => layout[key] !== undefined).sort((a, b) => (layout[a] ?? 0) - (layout[b] ?? 0));
  const stands = (key: string | undefined): boolean => key === undefined || places[layout[key] ?? -1] === plainHeading(table.columns[key]?.heading);
  const renamed = new Map<string, string>();
  inOrder.forEach((key, i) => {
    if (stands(key) || places.includes(plainHeading(table.columns[key]?.heading))) return;
    const name = String(headingRow[layout[key] ?? -1] ?? '');
    if (i === inOrder.length - 1 && name !== '') return;
    if (stands(inOrder[i - 1]) && stands(inOrder[i + 1])) renamed.set(key, name);
  });
  return renamed;
}

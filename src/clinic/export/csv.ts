// A tab as CSV text: what a person sees in its cells, safe to open in a spreadsheet, and read back the same by our import.

import type { Cell } from '../../kit/cell.ts';
import { readCell, toDoor } from '../../kit/cell.ts';
import type { Column } from '../../kit/column.ts';

/** Text a spreadsheet would take for a formula, with any apostrophes already before it. */
export const looksLikeFormula = /^'*[=+\-@\t\r\n]/;
/** The same within a text: a spreadsheet whose lists are parted by semicolons or tabs takes a comma file apart there, and at
 *  the ends of lines, whatever quotation marks say. A dash before a blank begins a line of a note. */
const formulaWithin = /([;\t\r\n])(['"]*(?:[=+@]|-(?! )))/g;
const guardWithin = /([;\t\r\n])'(['"]*(?:[=+@]|-(?! )))/g;

/** Rows with the heading row first; `columns` by position, undefined where a column is the clinic's own. */
export function csvOf(rows: Cell[][], columns: (Column | undefined)[]): string {
  const width = columns.length;
  return rows.map((cells, i) => Array.from({ length: width }, (_, at) => quoted(textOf(i === 0 ? undefined : columns[at], cells[at] ?? null))).join(',')).map((line) => `${line}\r\n`).join('');
}

/** Days and times as written, numbers bare, text with an apostrophe before what would be a formula. */
function textOf(column: Column | undefined, cell: Cell): string {
  if (typeof cell === 'string') return guarded(cell);
  if (cell === null) return '';
  if (typeof cell === 'number' && (column?.kind === 'day' || column?.kind === 'time')) {
    const read = readCell(column, cell);
    if ('value' in read) return String(toDoor(read.value));
  }
  return String(cell);
}

/** An apostrophe before each; one more where some are there already, so that `unguarded` finds the text as it was. */
export function guarded(text: string): string {
  const within = text.replace(formulaWithin, "$1'$2");
  return looksLikeFormula.test(within) ? `'${within}` : within;
}

/** What our own export guarded, as it was. */
export function unguarded(text: string): string {
  const bare = looksLikeFormula.test(text) && text.startsWith("'") ? text.slice(1) : text;
  return bare.replace(guardWithin, '$1$2');
}

/** A lone apostrophe or blank at an end stays as it is only between quotation marks; a semicolon or tab parts cells elsewhere. */
const quoted = (text: string): string => (/[",;\t\r\n']|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

// Values of formulas: when they must be computed again, and from which cells.

import type { Book } from './book.ts';
import { overlaps, type Box } from './box.ts';
import { Formula } from './cell.ts';
import type { Change } from './change.ts';
import { serialInZone } from './format/serial.ts';
import { compute, type FormulaCell, type InputCell } from './formula-model.ts';
import { MAX_CELLS, MAX_COLUMNS } from './limits.ts';
import { referencesOf } from './references.ts';
import type { Tab } from './tab.ts';

/** Notes what a change did to the formulas: new ones, or other values where they read. */
export function markStale(book: Book, change: Change): void {
  if (change.formulas) book.hasFormulas = true;
  if (!book.hasFormulas) return;
  if (change.formulas || (change.values && book.computed.reads.some(({ tab, box }) => isTouched(change, tab, box)))) book.stale = true;
}

function isTouched(change: Change, tab: Tab, box: Box): boolean {
  const touched = change.touched.get(tab);
  return touched !== undefined && overlaps(touched, box);
}

/** Whether the formulas' values are those of another time. */
export function isStale(book: Book, now: Date): boolean {
  if (book.stale) return true;
  const { day } = book.computed;
  return book.hasFormulas && day !== undefined && day !== Math.floor(serialInZone(now, book.properties.timeZone));
}

/** Formulas as fresh as a change that is still under way. */
export function freshen(book: Book, change: Change, now: Date): void {
  markStale(book, change);
  if (book.stale) recalculate(book, now);
}

/** Fills in the value of every formula of a book. */
export function recalculate(book: Book, now: Date): void {
  book.stale = false;
  const cells = formulaCells(book);
  const today = serialInZone(now, book.properties.timeZone);
  book.computed = { reads: readsOf(book, cells), day: cells.some(({ formula }) => DATED.test(formula.text)) ? Math.floor(today) : undefined };
  if (cells.length === 0) return;
  compute(book, { formulas: cells, inputs: inputCells(book), today });
}

const DATED = /\b(?:TODAY|NOW)\(\s*\)/i;

function formulaCells(book: Book): FormulaCell[] {
  const found: FormulaCell[] = [];
  for (const tab of book.tabs) {
    tab.grid.rows.forEach((row, r) => {
      row?.values.forEach((value, c) => {
        if (value instanceof Formula) found.push({ tab, row: r, column: c, formula: value });
      });
    });
  }
  return found;
}

/** The blocks that the formulas read. */
function readsOf(book: Book, formulas: readonly FormulaCell[]): { tab: Tab; box: Box }[] {
  const found = new Map<string, { tab: Tab; box: Box }>();
  for (const { tab: own, formula } of formulas) {
    for (const { title, from, to = from } of referencesOf(formula.text)) {
      const tab = title === undefined ? own : book.named(title);
      if (!tab) continue;
      const box = { top: from.row ?? 0, left: from.column ?? 0, bottom: (to.row ?? MAX_CELLS) + 1, right: (to.column ?? MAX_COLUMNS) + 1 };
      found.set(`${tab.id} ${Object.values(box).join(' ')}`, { tab, box });
    }
  }
  return [...found.values()];
}

/** The plain cells in those blocks, each once. */
function inputCells(book: Book): InputCell[] {
  const found: InputCell[] = [];
  const seen = new Set<string>();
  for (const { tab, box } of book.computed.reads) {
    for (let row = box.top; row < Math.min(box.bottom, tab.grid.rows.length); row += 1) {
      const values = tab.grid.rows[row]?.values ?? [];
      for (let column = box.left; column < Math.min(box.right, values.length); column += 1) {
        const value = values[column];
        const place = `${tab.id}:${row}:${column}`;
        if (value === undefined || value instanceof Formula || seen.has(place)) continue;
        seen.add(place);
        found.push({ tab, row, column, value });
      }
    }
  }
  return found;
}

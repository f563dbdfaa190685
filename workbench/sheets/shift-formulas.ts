// References in formulas, conditional formats and validation rules when rows or columns come, go or move.

import { quoted } from './a1.ts';
import type { Book } from './book.ts';
import { Formula } from './cell.ts';
import type { Change } from './change.ts';
import { isFields, isList, listAt, numberAt, type Fields } from './input.ts';
import { rewriteReferences, type Corner } from './references.ts';
import type { Shift } from './shift.ts';
import type { Tab } from './tab.ts';

export function shiftFormulas(book: Book, change: Change, shift: Shift): void {
  const target = book.tab(shift.tabId);
  if (!target) return;
  for (const tab of book.tabs) {
    const rewrite = (text: string): string => shiftedText(text, { own: tab, target, shift });
    if (book.hasFormulas || change.formulas) shiftCells(change, tab, rewrite);
    shiftRules(book, change, { tab, rewrite });
  }
}

/** A conditional format's relative references are counted from its range's first cell and keep their distance to it. */
export function shiftedRule(rule: Fields, moved: Fields, { own, target, shift }: { own: Tab; target: Tab; shift: Shift }): Fields {
  const before = firstCell(rule);
  const after = firstCell(moved);
  const rewrite = (text: string): string =>
    rewriteReferences(text, ({ from, to }) => {
      const ends = [from, to].map((corner) => corner && {
        ...corner,
        row: corner.row === undefined || corner.rowFixed ? corner.row : corner.row + after.row - before.row,
        column: corner.column === undefined || corner.columnFixed ? corner.column : corner.column + after.column - before.column,
      });
      const [first, second] = ends;
      if (!first) return undefined;
      const side = shift.dimension === 'ROWS' ? 'row' : 'column';
      const fixed = side === 'row' ? first.rowFixed : first.columnFixed;
      return fixed && own === target ? movedEnds(side, { from: first, to: second }, shift) : { from: first, to: second };
    });
  const next = withTexts(moved, rewrite);
  return isFields(next) ? next : moved;
}

function firstCell(rule: Fields): { row: number; column: number } {
  const [range] = (listAt(rule, 'ranges') ?? []).filter(isFields);
  return { row: (range && numberAt(range, 'startRowIndex')) ?? 0, column: (range && numberAt(range, 'startColumnIndex')) ?? 0 };
}

/** Formulas that name a tab follow when it is renamed. */
export function renameInFormulas(book: Book, change: Change, { from, to }: { from: string; to: string }): void {
  if (!book.hasFormulas && !change.formulas) return;
  const rewrite = (text: string): string => rewriteReferences(text, (reference) => (reference.title?.toLowerCase() === from.toLowerCase() ? { ...reference, prefix: `${quoted(to)}!` } : reference));
  for (const tab of book.tabs) shiftCells(change, tab, rewrite);
}

function shiftCells(change: Change, tab: Tab, rewrite: (text: string) => string): void {
  tab.grid.rows.forEach((row, r) => {
    row?.values.forEach((value, c) => {
      if (!(value instanceof Formula)) return;
      const text = rewrite(value.text);
      if (text !== value.text) tab.grid.put(change, r, c, new Formula(text));
    });
  });
}

/** Rules are shared by number, so one that changes gets a new number and its cells are repainted. */
function shiftRules(book: Book, change: Change, { tab, rewrite }: { tab: Tab; rewrite: (text: string) => string }): void {
  const renumbered = new Map<number, number>();
  for (let id = 1, { size } = book.rules; id < size; id += 1) {
    const rule = book.rules.item(id);
    const next = withTexts(rule, rewrite);
    if (next !== rule && isFields(next)) renumbered.set(id, book.rules.id(next));
  }
  if (renumbered.size === 0) return;
  const box = { top: 0, left: 0, bottom: tab.grid.rows.length, right: tab.grid.columnCount };
  tab.grid.paint(change, 'rules', { box, id: (old) => renumbered.get(old) ?? old });
}

/** Stored JSON with each formula among its texts rewritten; the same object if none changed. */
function withTexts(value: unknown, rewrite: (text: string) => string): unknown {
  if (typeof value === 'string') return value.startsWith('=') ? rewrite(value) : value;
  if (isList(value)) {
    const next = value.map((item) => withTexts(item, rewrite));
    return next.some((item, i) => item !== value[i]) ? next : value;
  }
  if (!isFields(value)) return value;
  const result: Record<string, unknown> = {};
  let changed = false;
  for (const [name, item] of Object.entries(value)) {
    result[name] = withTexts(item, rewrite);
    if (result[name] !== item) changed = true;
  }
  const kept: Fields = changed ? result : value;
  return kept;
}

function shiftedText(text: string, { own, target, shift }: { own: Tab; target: Tab; shift: Shift }): string {
  return rewriteReferences(text, ({ title, from, to }) => {
    const named = title === undefined ? own === target : title.toLowerCase() === target.title.toLowerCase();
    if (!named) return { from, to };
    return movedEnds(shift.dimension === 'ROWS' ? 'row' : 'column', { from, to }, shift);
  });
}

function movedEnds(side: 'row' | 'column', { from, to }: { from: Corner; to: Corner | undefined }, shift: Shift): { from: Corner; to: Corner | undefined } | undefined {
  const start = from[side];
  const last = to ? to[side] : start;
  if (start === undefined && last === undefined) return { from, to };
  const span = shift.span(start ?? 0, last === undefined ? Infinity : last + 1);
  if (!span) return undefined;
  return {
    from: start === undefined ? from : { ...from, [side]: span.start },
    to: to && (last === undefined ? to : { ...to, [side]: span.end - 1 }),
  };
}

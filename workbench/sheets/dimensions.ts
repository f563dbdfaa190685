// Rows and columns of a tab inserted, deleted, moved or cut off, with all that lies on them.

import type { Change } from './change.ts';
import { guard, type Context } from './context.ts';
import type { Grid, Row } from './grid.ts';
import { shiftFormulas, shiftedRule } from './shift-formulas.ts';
import { deletion, insertion, relocation, shiftedMetadata, shiftedThings, type Dimension, type Shift } from './shift.ts';
import type { Tab } from './tab.ts';

export interface Stretch { from: number; to: number }

export function insertLines(context: Context, tab: Tab, { dimension, from, to, like }: Stretch & { dimension: Dimension; like: number | undefined }): void {
  const { book, change } = context;
  const count = to - from;
  const size = sizeOf(tab.grid);
  book.resize(change, tab, dimension === 'ROWS' ? { ...size, rowCount: size.rowCount + count } : { ...size, columnCount: size.columnCount + count });
  if (dimension === 'ROWS') {
    const model = like === undefined ? undefined : tab.grid.rows[like];
    if (from < tab.grid.rows.length || model) spliceRows(change, tab.grid, { at: from, remove: 0, add: Array.from({ length: count }, () => blankLike(change, model)) });
  } else {
    spliceColumns(change, tab.grid, { at: from, remove: 0, add: count, like });
  }
  frozenAfter(change, tab, dimension, (frozen) => (from < frozen ? frozen + count : frozen));
  shiftAll(context, insertion(tab.id, dimension, { at: from, count }));
}

export function deleteLines(context: Context, tab: Tab, { dimension, from, to }: Stretch & { dimension: Dimension }): void {
  const { book, change } = context;
  const size = sizeOf(tab.grid);
  guard(context, tab, dimension === 'ROWS' ? { top: from, bottom: to, left: 0, right: size.columnCount } : { top: 0, bottom: size.rowCount, left: from, right: to });
  if (dimension === 'ROWS') spliceRows(change, tab.grid, { at: from, remove: to - from, add: [] });
  else spliceColumns(change, tab.grid, { at: from, remove: to - from, add: 0, like: undefined });
  book.resize(change, tab, dimension === 'ROWS' ? { ...size, rowCount: size.rowCount - (to - from) } : { ...size, columnCount: size.columnCount - (to - from) });
  frozenAfter(change, tab, dimension, (frozen) => frozen - Math.max(0, Math.min(to, frozen) - Math.min(from, frozen)));
  shiftAll(context, deletion(tab.id, dimension, { from, to }));
}

/** Moves a stretch to before the line that now has the index `before`. */
export function moveLines(context: Context, tab: Tab, { dimension, from, to, before }: Stretch & { dimension: Dimension; before: number }): void {
  const { change } = context;
  const target = before > from ? before - (to - from) : before;
  if (dimension === 'ROWS') moveRows(change, tab.grid, { from, to, target });
  else tab.grid.rows.forEach((row, index) => row && movedWithin(tab.grid.rowFor(change, index), { from, to, target }));
  if (dimension === 'COLUMNS') spliceList(change, tab.grid.columns, { from, to, target });
  change.mark(tab, { top: 0, left: 0, bottom: tab.grid.rowCount, right: tab.grid.columnCount });
  shiftAll(context, relocation(tab.id, dimension, { from, to, target }));
}

/** Cuts what lies outside a smaller grid. */
export function cutGrid(context: Context, tab: Tab, { rowCount, columnCount }: { rowCount: number; columnCount: number }): void {
  const { grid } = tab;
  if (rowCount < grid.rowCount) deleteLines(context, tab, { dimension: 'ROWS', from: rowCount, to: grid.rowCount });
  if (columnCount < grid.columnCount) deleteLines(context, tab, { dimension: 'COLUMNS', from: columnCount, to: grid.columnCount });
}

function sizeOf({ rowCount, columnCount }: Grid): { rowCount: number; columnCount: number } {
  return { rowCount, columnCount };
}

function frozenAfter(change: Change, tab: Tab, dimension: Dimension, count: (frozen: number) => number): void {
  if (dimension === 'ROWS') change.set(tab, 'frozenRows', count(tab.frozenRows));
  else change.set(tab, 'frozenColumns', count(tab.frozenColumns));
}

/** An empty row with the formats and rules of another. */
function blankLike(change: Change, model: Row | undefined): Row | undefined {
  return model && { stamp: change.stamp, values: [], formats: model.formats, rules: model.rules, notes: undefined, size: undefined };
}

function spliceRows(change: Change, { rows }: Grid, { at, remove, add }: { at: number; remove: number; add: (Row | undefined)[] }): void {
  while (rows.length < at && add.length > 0) {
    rows.push(undefined);
    change.did(() => rows.pop());
  }
  const removed = rows.slice(at, at + remove);
  replaceRange(rows, { at, remove, add });
  change.did(() => replaceRange(rows, { at, remove: add.length, add: removed }));
}

/** `splice` without spreading, which a hundred thousand arguments would overflow. */
function replaceRange<T>(list: T[], { at, remove, add }: { at: number; remove: number; add: readonly T[] }): void {
  const tail = list.slice(at + remove);
  list.length = Math.min(list.length, at);
  for (const item of add) list.push(item);
  for (const item of tail) list.push(item);
}

function moveRows(change: Change, { rows }: Grid, { from, to, target }: Stretch & { target: number }): void {
  const needed = Math.max(to, target + to - from);
  const old = rows.slice();
  while (rows.length < needed) rows.push(undefined);
  const block = rows.slice(from, to);
  replaceRange(rows, { at: from, remove: to - from, add: [] });
  replaceRange(rows, { at: target, remove: 0, add: block });
  change.did(() => replaceRange(rows, { at: 0, remove: rows.length, add: old }));
}

function spliceColumns(change: Change, grid: Grid, { at, remove, add, like }: { at: number; remove: number; add: number; like: number | undefined }): void {
  const made = new Map<readonly number[], readonly number[]>();
  const layer = (ids: readonly number[] | undefined): readonly number[] | undefined => {
    if (!ids) return undefined;
    let next = made.get(ids);
    if (!next) {
      next = withLines(ids, { at, remove, add, fill: like === undefined ? 0 : ids[like] ?? 0 });
      made.set(ids, next);
    }
    return next;
  };
  grid.rows.forEach((old, index) => {
    if (!old) return;
    const row = grid.rowFor(change, index);
    row.values = trimmed(withLines(row.values, { at, remove, add, fill: undefined }));
    row.formats = layer(row.formats);
    row.rules = layer(row.rules);
    row.notes = row.notes && withLines(row.notes, { at, remove, add, fill: undefined });
  });
  const columns = grid.columns.slice();
  replaceRange(grid.columns, { at: 0, remove: grid.columns.length, add: withLines(columns, { at, remove, add, fill: undefined }) });
  change.did(() => replaceRange(grid.columns, { at: 0, remove: grid.columns.length, add: columns }));
}

function withLines<T>(list: readonly T[], { at, remove, add, fill }: { at: number; remove: number; add: number; fill: T }): T[] {
  if (list.length <= at) return list.slice();
  return [...list.slice(0, at), ...Array.from({ length: add }, () => fill), ...list.slice(at + remove)];
}

function trimmed<T>(list: T[]): T[] {
  while (list.length > 0 && list[list.length - 1] === undefined) list.pop();
  return list;
}

function movedWithin(row: Row, move: Stretch & { target: number }): void {
  row.values = trimmed(movedList(row.values, move, undefined));
  row.formats = row.formats && movedList(row.formats, move, 0);
  row.rules = row.rules && movedList(row.rules, move, 0);
  row.notes = row.notes && movedList(row.notes, move, undefined);
}

function movedList<T>(list: readonly T[], { from, to, target }: Stretch & { target: number }, blank: T): T[] {
  const next = list.slice();
  while (next.length < Math.max(to, target + to - from)) next.push(blank);
  const block = next.splice(from, to - from);
  next.splice(target, 0, ...block);
  return next;
}

function spliceList<T>(change: Change, list: (T | undefined)[], move: Stretch & { target: number }): void {
  const old = list.slice();
  replaceRange(list, { at: 0, remove: list.length, add: movedList(list, move, undefined) });
  change.did(() => replaceRange(list, { at: 0, remove: list.length, add: old }));
}

/** Moves what lies on the tabs: protections, filters, rules, charts, metadata, references in formulas. */
function shiftAll({ book, change }: Context, shift: Shift): void {
  const target = book.gridOf(shift.tabId);
  for (const tab of book.tabs) {
    if (tab.conditionalFormats.length > 0) {
      const rules = tab.conditionalFormats.flatMap((rule) => shiftedThings([rule], shift).map((moved) => shiftedRule(rule, moved, { own: tab, target, shift })));
      change.set(tab, 'conditionalFormats', rules);
    }
    for (const name of ['protectedRanges', 'filterViews', 'charts', 'merges'] as const) {
      if (tab[name].length > 0) change.set(tab, name, shiftedThings(tab[name], shift));
    }
    if (tab.basicFilter) change.set(tab, 'basicFilter', shiftedThings([tab.basicFilter], shift)[0]);
  }
  if (book.metadata.length > 0) change.set(book, 'metadata', shiftedMetadata(book.metadata, shift));
  shiftFormulas(book, change, shift);
  change.formulas ||= book.hasFormulas;
}

// Rows and columns of a tab inserted, deleted, moved or cut off, with all that lies on them.

import type { Change } from './change.ts';
import { guard, type Context } from './context.ts';
import type { Grid, Row } from './grid.ts';
import { shiftFormulas, shiftedRule } from './shift-formulas.ts';
import { deletion, insertion, relocation, shiftedMetadata, shiftedThings, type Dimension, type Shift } from './shift.ts';
import { moveColumns, moveRows, spliceColumns, spliceRows, type Stretch } from './splice.ts';
import type { Tab } from './tab.ts';

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
  const whole = { top: 0, left: 0, bottom: tab.grid.rowCount, right: tab.grid.columnCount };
  guard(context, tab, dimension === 'ROWS' ? { ...whole, top: from, bottom: to } : { ...whole, left: from, right: to });
  if (dimension === 'ROWS') moveRows(change, tab.grid, { from, to, target });
  else moveColumns(change, tab.grid, { from, to, target });
  change.mark(tab, whole);
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

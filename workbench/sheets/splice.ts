// Rows and columns taken out of a grid's lists, put in, or moved within; each step can be taken back.

import type { Change } from './change.ts';
import type { Grid, Row } from './grid.ts';

export interface Stretch { from: number; to: number }

export function spliceRows(change: Change, { rows }: Grid, { at, remove, add }: { at: number; remove: number; add: (Row | undefined)[] }): void {
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

export function moveRows(change: Change, { rows }: Grid, { from, to, target }: Stretch & { target: number }): void {
  const needed = Math.max(to, target + to - from);
  const old = rows.slice();
  while (rows.length < needed) rows.push(undefined);
  const block = rows.slice(from, to);
  replaceRange(rows, { at: from, remove: to - from, add: [] });
  replaceRange(rows, { at: target, remove: 0, add: block });
  change.did(() => replaceRange(rows, { at: 0, remove: rows.length, add: old }));
}

export function spliceColumns(change: Change, grid: Grid, { at, remove, add, like }: { at: number; remove: number; add: number; like: number | undefined }): void {
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

export function moveColumns(change: Change, grid: Grid, move: Stretch & { target: number }): void {
  grid.rows.forEach((row, index) => row && movedWithin(grid.rowFor(change, index), move));
  spliceList(change, grid.columns, move);
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

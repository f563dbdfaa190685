// Writes records as one batch, and mends what a person's sort, insert, delete or column move between our read and our
// write put in the wrong place. Google has no precondition on a write, so the batch first copies the heading rows and
// each row it touches aside; the answer shows whether they were still those that were read.

import type { Cell } from '../cell.ts';
import { toCell } from '../cell.ts';
import type { Table } from '../table.ts';
import { idKeyOf } from '../table.ts';
import type { Batch, Before, Book } from './book.ts';
import { OutOfGrid, Unsure, emptied, sameCell } from './book.ts';
import type { Addition, Change, Replaced, Writing, Written } from './change.ts';
import { cellsOf } from './change.ts';
import { batchOf, keptRows, tablesIn, widthOf } from './guards.ts';
import { plainHeading, renamedIn } from './headings.ts';
import type { Fix, Todo, Wrong } from './mend.ts';
import type { Meant } from './meant.ts';
import { meantTexts } from './meant.ts';
import { isOf, mend, nothingWrong, stillToFix } from './mend.ts';
import { ownCells, ownCellsNow } from './own-cells.ts';

export type { Addition, Change, Writing, Written };
export { cellsOf };

const mostRounds = 10;

export function write(book: Book, writing: Writing): Written {
  return goOn(book, { round: 0, todo: { ...writing, fixes: [] }, right: [], told: { mended: [], gone: [], replaced: [] } });
}

/** Finishes what a run meant to do that was cut behind a batch; `kept`: the rows which that batch had copied aside;
 *  `gone`: tables whose tabs were deleted since. */
export function finish(book: Book, all: Meant, kept: Cell[][], gone: Table[] = []): Written {
  const wrong = withoutTabs(wrongOf(all, kept), gone, all.told);
  const meant = { ...all, right: all.right.filter((one) => !gone.includes(one.table)) };
  const own = ownCellsNow(book, wrong.fixed);
  if (own.length > 0) book.likeBeside(own);
  const next = nextRound(book, meant, wrong);
  return next ? goOn(book, next) : allTold(meant.told);
}

function withoutTabs(wrong: Wrong, gone: Table[], told: Written): Wrong {
  const isThere = (one: { table: Table }): boolean => !gone.includes(one.table);
  const lost = [...wrong.changes, ...wrong.additions, ...wrong.damages, ...wrong.strays.map(({ addition }) => addition)].filter((one) => !isThere(one));
  told.mended.push(...lost.map(({ table }) => `the tab ${table.tab} is gone, so what was meant for it was left out`));
  const { changes, additions, damages, strays, right, fixed } = wrong;
  return {
    ...wrong, changes: changes.filter(isThere), additions: additions.filter(isThere), damages: damages.filter(isThere), strays: strays.filter(({ addition }) => isThere(addition)),
    right: right.filter(isThere), fixed: fixed.filter(isThere),
  };
}

/** What a run that was cut behind a batch has left in the wrong place. */
export function wrongOf({ todo, told }: Meant, kept: Cell[][]): Wrong {
  const tables = tablesIn(todo);
  const batch = batchOf(todo, tables);
  return { ...wrongIn(todo, tables, batch, keptRows(batch, kept), told), late: true };
}

/** Whether all of it is in its place, with nothing left to be told. */
export const isDone = (meant: Meant, kept: Cell[][]): boolean => nothingWrong(wrongOf(meant, kept)) && meant.told.mended.length + meant.told.replaced.length === 0;

function goOn(book: Book, from: Meant): Written {
  for (let meant = from; meant.round < from.round + mostRounds;) {
    const next = nextRound(book, meant, attempt(book, meant));
    if (!next) return allTold(meant.told);
    meant = next;
  }
  throw new Error('rows kept moving while they were written');
}

/** What is still to be done; undefined where all is in its place. */
function nextRound(book: Book, { round, right, told }: Meant, wrong: Wrong): Meant | undefined {
  if (nothingWrong(wrong)) return undefined;
  const all = [...right, ...wrong.right];
  const todo = mend(book, { ...wrong, right: all }, told);
  if (todo.changes.length + todo.additions.length + todo.fixes.length === 0) return undefined;
  return { round: round + 1, todo: { ...todo, plain: wrong.plain }, right: all, told };
}

const allTold = (told: Written): Written => ({ ...told, mended: [...new Set(told.mended)] });
/** One batch; answers what did not reach its place and what it hit instead. */
function attempt(book: Book, meant: Meant): Wrong {
  const { todo, told, round } = meant;
  const tables = tablesIn(todo);
  const batch = { ...batchOf(todo, tables), meant: meantTexts(meant) };
  const before = sent(book, batch, round);
  if (!before) return { changes: todo.changes, additions: todo.additions, right: [], fixed: [], damages: todo.fixes.map(stillToFix), strays: [], plain: todo.plain };
  const wrong = wrongIn(todo, tables, batch, before, told);
  book.likeBeside(ownCells(wrong.fixed));
  return wrong;
}

/** Undefined where nothing landed. */
function sent(book: Book, batch: Batch, round: number): Before | undefined {
  try {
    return book.write(batch, round > 0 ? 'long' : undefined);
  } catch (error) {
    if (error instanceof OutOfGrid) return undefined;
    if (!(error instanceof Unsure) || round === 0) throw error;
    const kept = landedRows(book, batch);
    return kept && keptRows(batch, kept);
  }
}

/** Google did not say whether a batch landed: then what it was meant to do stands in the scratch tab, or not. */
function landedRows(book: Book, { meant = [], guard }: Batch): Cell[][] | undefined {
  const [rows = []] = book.read([{ sheetId: book.scratch, fromRow: 1, toRow: guard.length + 1 }]);
  return meant.every((text, i) => rows[0]?.[i] === text) ? rows.slice(1) : undefined;
}

function wrongIn(todo: Todo, tables: Table[], batch: Batch, before: Before, told: Written): Wrong {
  const headingsOf = new Map(tables.map((table, i) => [table, before.cells(i)]));
  const misplaced = todo.fixes.filter((fix, n) => !isAsPlanned(fix, headingsOf.get(fix.table) ?? [], before.whole(tables.length + todo.changes.length + n)));
  const wrong: Wrong = { changes: [], additions: [], damages: [], strays: [], right: [], fixed: todo.fixes.filter((fix) => !misplaced.includes(fix)) };
  // A fix in the wrong row may have given it another's id; then ids prove nothing in this tab.
  const isSure = (table: Table): boolean => !misplaced.some((fix) => fix.table === table);
  todo.changes.forEach((change, n) => {
    const i = tables.length + n;
    const headings = headingsOf.get(change.table) ?? [];
    const cells = putRight(before.cells(i), change, todo.fixes);
    if (isSure(change.table) && stands(change, headings, told) && isOf(change, change.layout, cells)) {
      wrong.right.push(change);
      if (batch.guard[i]?.only === undefined) told.replaced.push(...replacedIn(change, cells));
      return;
    }
    wrong.changes.push(change);
    wrong.damages.unshift({ table: change.table, headings, before: putRight(before.whole(i), change, todo.fixes), width: widthOf(change), row: change.at, wrote: cellsOf(change) });
  });
  for (const addition of todo.additions) {
    const headings = headingsOf.get(addition.table) ?? [];
    if (!stands(addition, headings, told)) wrong.strays.push({ addition, headings, wrote: cellsOf(addition) });
  }
  for (const fix of misplaced) {
    const i = tables.length + todo.changes.length + todo.fixes.indexOf(fix);
    wrong.damages.push({ table: fix.table, headings: headingsOf.get(fix.table) ?? [], before: before.whole(i), width: batch.guard[i]?.width ?? Infinity, row: fix.row, wrote: fix.cells });
  }
  wrong.damages.push(...misplaced.map(stillToFix));
  return wrong;
}

/** Whether a fix found its row, with the cells it expected under the headings it expected. */
function isAsPlanned(fix: Fix, headings: Cell[], cells: Cell[]): boolean {
  const stands = (column: number): boolean => plainHeading(headings[column]) === plainHeading(fix.headings[column]);
  const idAt = fix.headings.map(plainHeading).indexOf(plainHeading(fix.table.columns[idKeyOf(fix.table) ?? '']?.heading ?? '-'));
  const isRow = emptied(fix.now[idAt]) === null ? cells.every((cell, at) => sameCell(cell, fix.now[at])) && fix.now.every((cell, at) => sameCell(cell, cells[at])) : stands(idAt) && sameCell(cells[idAt], fix.now[idAt]);
  return isRow && fix.cells.every(({ column }, k) => stands(column) && sameCell(cells[column], fix.expect[k]));
}

/** Whether the columns written, and the one that names the row, still stood where they were read. */
function stands(one: Change | Addition, headings: Cell[], told: Written): boolean {
  const written = 'knownBy' in one ? one.table.keys : Object.keys(one.values);
  const keys = [...new Set([...written, idKeyOf(one.table) ?? ''])].filter((key) => one.layout[key] !== undefined);
  const strange = keys.filter((key) => plainHeading(headings[one.layout[key] ?? -1]) !== plainHeading(one.table.columns[key]?.heading));
  if (strange.length === 0) return true;
  const renamed = renamedIn(one.table, one.layout, headings);
  if (!strange.every((key) => renamed.has(key))) return false;
  for (const key of strange) told.mended.push(`${one.table.tab}: the heading “${one.table.columns[key]?.heading ?? key}” had been changed to “${renamed.get(key) ?? ''}”; rename it back`);
  return true;
}

/** A row as it stood just before, without what an earlier round had put there by mistake. */
function putRight(before: Cell[], { table, at }: Change, fixes: Todo['fixes']): Cell[] {
  const cells = before.slice();
  for (const fix of fixes) if (fix.table === table && fix.row === at) for (const { column, cell } of fix.cells) cells[column] = cell;
  return cells;
}

function replacedIn(change: Change, before: Cell[]): Replaced[] {
  const { table, layout, was, id } = change;
  if (!was) return [];
  return Object.keys(change.values).flatMap((key): Replaced[] => {
    const column = table.columns[key];
    const at = layout[key] ?? -1;
    if (!column || column.derived || sameCell(before[at], was[at]) || sameCell(before[at], toCell(column, change.values[key]))) return [];
    return [{ table, id, heading: column.heading, theirs: before[at] ?? null }];
  });
}

// Says where everything belongs after a write that hit rows or columns people had moved: one read of the tabs
// concerned, then what to put back, what to write again and what to move to its columns.

import type { Cell } from '../cell.ts';
import { toCell } from '../cell.ts';
import type { Table } from '../table.ts';
import { idKeyOf } from '../table.ts';
import type { Book, CellWrite, RowWrite } from './book.ts';
import { emptied, sameCell } from './book.ts';
import type { Addition, Change, Written } from './change.ts';
import { cellsOf } from './change.ts';
import { columnsNow, layoutNow, plainHeading } from './headings.ts';
import type { Layout } from './layout.ts';
import { Tab } from './tab.ts';

/** Cells of somebody else's row, or of another column, that a write hit: the row and the headings as they were. */
export interface Damage { table: Table; headings: Cell[]; before: Cell[]; /** Columns of the row that are known. */ width: number; row: number; wrote: CellWrite[] }

/** A new row whose cells landed under headings that had moved. */
export interface Stray { addition: Addition; headings: Cell[]; wrote: CellWrite[] }

/** Cells to be set in a row, each expected to hold something still; the row as it was planned from and as it will be. */
export interface Fix { table: Table; row: number; headings: Cell[]; cells: CellWrite[]; expect: Cell[]; now: Cell[]; will: Cell[] }

/** Columns of a row that are there for sure. */
export const widthOfFix = ({ headings, now, cells }: Fix): number => Math.max(headings.length, now.length, ...cells.map((cell) => cell.column + 1));

/** A fix that did not reach its place is as good as a damage that left the row as it was planned from. */
export const stillToFix = (fix: Fix): Damage =>
  ({ table: fix.table, headings: fix.headings, before: fix.will, width: widthOfFix(fix), row: fix.row, wrote: fix.cells.map((cell, k) => ({ ...cell, cell: fix.expect[k] ?? null })) });

export interface Todo {
  changes: Change[];
  additions: Addition[];
  fixes: Fix[];
  plain?: RowWrite[];
  /** Where the headings stand, where somebody inserted rows above them. */
  headingRows?: Map<Table, number>;
}

/** `additions` did not land at all; `damages` come the latest first; `right` and `fixed` are what reached its place; `late`:
 *  a run that was cut left it so, and people may have worked in these rows since. */
export interface Wrong { late?: true; changes: Change[]; additions: Addition[]; damages: Damage[]; strays: Stray[]; right: Change[]; fixed: Fix[]; plain?: RowWrite[] }

export const nothingWrong = (wrong: Wrong): boolean => wrong.changes.length + wrong.additions.length + wrong.damages.length + wrong.strays.length === 0;

/** A row that had no id is the one in which all source cells are as they were; once it has its id, that alone tells. */
export function isOf({ table, id, layout: then, was = [], byCells }: Change, layout: Layout, cells: Cell[]): boolean {
  if (cells[layout[idKeyOf(table) ?? ''] ?? -1] === id) return true;
  return byCells === true && table.keys.every((key) => table.columns[key]?.derived || sameCell(cells[layout[key] ?? -1], was[then[key] ?? -1]));
}

export function mend(book: Book, wrong: Wrong, told: Written): Todo {
  const tables = [...new Set([...wrong.changes, ...wrong.additions, ...wrong.damages, ...wrong.strays.map((stray) => stray.addition)].map((one) => one.table))];
  const answers = book.read(tables.map((table) => ({ sheetId: table.sheetId, fromRow: 1 })));
  return planned(new Map(tables.map((table, i) => [table, new Tab(table, answers[i] ?? [])])), wrong, told);
}

/** What is to be done in these tabs; their rows are left as they will be, but for what is to be written again. */
export function planned(tabs: Map<Table, Tab>, wrong: Wrong, told: Written): Todo {
  const tabOf = (table: Table): Tab => tabs.get(table) ?? new Tab(table, []);
  const todo: Todo = { changes: [], additions: [], fixes: [], headingRows: new Map([...tabs].map(([table, tab]) => [table, tab.headingAt + 1])) };
  for (const fix of wrong.fixed) settle(fix, tabOf(fix.table));
  for (const damage of wrong.damages) putBack(damage, tabOf(damage.table));
  for (const change of wrong.right) keepRight(change, tabOf(change.table));
  for (const stray of wrong.strays) bringHome(stray, tabOf(stray.addition.table), todo, told);
  for (const change of wrong.changes) place(wrong.late ? withoutTyped(change, tabOf(change.table), told) : change, tabOf(change.table), todo, told);
  for (const addition of wrong.additions) todo.additions.push({ ...addition, layout: layoutNow(addition.table, addition.layout, tabOf(addition.table).headings) });
  todo.fixes = [...tabs.values()].flatMap((tab) => tab.fixes());
  return todo;
}

/** A row that was put right is nobody else's, however alike it looks. */
function settle({ headings, will, row }: Fix, tab: Tab): void {
  const full = will.flatMap((cell, column) => (emptied(cell) === null ? [] : [{ column, cell }]));
  const at = tab.rows.findIndex((cells, i) => i !== tab.headingAt && full.every((one) => tab.holding(cells, headings, one) >= 0));
  if (at >= 0 && full.length > 0) tab.settled.set(at + 1, row);
}

/** What a misplaced write overwrote goes back to where its owner stands now, unless somebody typed there since. */
function putBack(damage: Damage, tab: Tab): void {
  const row = rowOfOwner(damage, tab);
  const cells = tab.rows[row - 1] ?? [];
  for (const { column, cell } of damage.wrote) {
    const at = row === 0 ? -1 : tab.holding(cells, damage.headings, { column, cell });
    if (at >= 0) tab.set(row, at, damage.before[column] ?? null);
  }
}

/** What is put back must not undo a change that reached its place with the same value. */
function keepRight(change: Change, tab: Tab): void {
  const layout = layoutNow(change.table, change.layout, tab.headings);
  const row = rowOfRecord(change, layout, tab);
  for (const { column, cell } of row === 0 ? [] : cellsOf({ ...change, layout })) if (tab.isTouched(row, column)) tab.set(row, column, cell);
}

/** A row that was hit has the id it had; where that was hit too, or there was none, it has the cells it was left with,
 *  or some of those it should have again. */
function rowOfOwner({ table, headings, before, width, row, wrote }: Damage, tab: Tab): number {
  const idHeading = plainHeading(table.columns[idKeyOf(table) ?? '']?.heading);
  const idThen = idHeading === '' ? -1 : headings.map(plainHeading).indexOf(idHeading);
  const left = before.slice();
  for (const { column, cell } of wrote) left[column] = cell;
  /** 2 where it holds what it was left with, 1 where it holds what it should have again. */
  const holds = (cells: Cell[], column: number): number => [before, left].reduce((most, one, n) => (tab.holding(cells, headings, { column, cell: emptied(one[column]) }) >= 0 ? n + 1 : most), 0);
  const full = left.flatMap((cell, column) => (emptied(cell) === null && emptied(before[column]) === null ? [] : [column]));
  const byId = emptied(before[idThen]) !== null && !wrote.some((cell) => cell.column === idThen);
  const rows = tab.rows.flatMap((cells, i) => {
    if ((tab.settled.get(i + 1) ?? row) !== row) return [];
    if (idThen >= 0 && idThen < width && holds(cells, idThen) === 0) return [];
    const like = full.map((column) => holds(cells, column));
    const more = cells.filter((cell) => emptied(cell) !== null && !left.some((one) => sameCell(one, cell)) && !before.some((one) => sameCell(one, cell))).length;
    return byId || (like.length > 0 && like.filter((n) => n > 0).length >= enough(like.length)) ? [{ at: i + 1, like: like.reduce((sum, n) => sum + n, 0) - more }] : [];
  });
  return rows.sort((a, b) => b.like - a.like || Math.abs(a.at - row) - Math.abs(b.at - row))[0]?.at ?? 0;
}

/** Cells that must agree to know a row without its id again: somebody may have typed into it meanwhile. */
const enough = (cells: number): number => (cells <= 2 ? cells : Math.ceil(cells * 0.6));

/** A new row whose cells stand under the wrong headings: each goes to its column, in that same row. */
function bringHome(stray: Stray, tab: Tab, todo: Todo, told: Written): void {
  const { addition, headings } = stray;
  const { table } = addition;
  const layout = layoutNow(table, addition.layout, tab.headings);
  const known = (addition.knownBy ?? stray.wrote).filter((cell) => emptied(cell.cell) !== null);
  const added = cellsOf({ table, layout, values: addition.values });
  const row = lastRow(tab, (cells) => known.length > 0 && known.every((one) => tab.holding(cells, headings, one) >= 0))
    || lastRow(tab, (cells) => added.length > 0 && added.every((one) => sameCell(cells[one.column], one.cell)));
  told.mended.push(`${table.tab}: columns had moved while ${addition.id || 'a line'} was added`);
  if (row === 0) return addition.knownBy ? undefined : void todo.additions.push({ ...addition, layout });
  const landed = addition.knownBy ? whereLanded(stray, tab, row) : undefined;
  const wrote = landed?.wrote ?? known;
  const right = landed ? landed.wrote.flatMap(({ key, cell, kind }) => (layout[key] === undefined ? [] : [{ column: layout[key], cell, kind }])) : added;
  const cells = (tab.rows[row - 1] ?? []).slice();
  const standing = wrote.map((one) => ({ ...one, column: tab.holding(tab.rows[row - 1] ?? [], headings, one) })).filter((one) => one.column >= 0);
  for (const { column } of standing) if (!right.some((one) => one.column === column)) tab.set(row, column, null);
  for (const { column, cell } of right) if (landed || isAsLanded(stray, tab, { column, was: cells[column] })) tab.set(row, column, cell);
}

/** Whether a cell of a new row holds what landed there, and not what somebody has typed since. */
function isAsLanded({ headings, wrote }: Stray, tab: Tab, { column, was }: { column: number; was: Cell | undefined }): boolean {
  const here = wrote.find((one) => columnsNow(headings, tab.headings, one.column, headings.length)[0] === column);
  return emptied(was) === null || sameCell(was, here?.cell);
}

/** The cells of a new row whose values are not at hand: what stands where its columns were when it was added. */
function whereLanded({ addition: { table, layout }, headings }: Stray, tab: Tab, row: number): { wrote: (CellWrite & { key: string })[] } {
  const cells = tab.rows[row - 1] ?? [];
  const wrote = table.keys.flatMap((key) => {
    const then = layout[key];
    const now = then === undefined ? undefined : columnsNow(headings, tab.headings, then, cells.length)[0];
    return then === undefined || now === undefined ? [] : [{ key, column: then, cell: emptied(cells[now]), kind: table.columns[key]?.kind }];
  });
  return { wrote };
}

function lastRow(tab: Tab, isLike: (cells: Cell[]) => boolean): number {
  for (let i = tab.rows.length - 1; i >= 0; i--) if (i !== tab.headingAt && isLike(tab.rows[i] ?? [])) return i + 1;
  return 0;
}

/** A record to be written again, where it stands now. */
function place(change: Change, tab: Tab, todo: Todo, told: Written): void {
  const { table, id } = change;
  const layout = layoutNow(table, change.layout, tab.headings);
  const row = rowOfRecord(change, layout, tab);
  if (row === 0) {
    if (change.elseAdd) todo.additions.push({ table, layout, id, values: change.elseAdd });
    else told.gone.push(id);
    told.mended.push(`${table.tab}: ${change.byCells ? `the row that was to become ${id} had been changed or deleted` : `${id} had been deleted`}`);
    return;
  }
  tab.taken.add(row);
  if (Object.keys(change.values).length === 0) return;
  todo.changes.push({ ...change, layout, at: row, ...(change.was ? { was: rearranged(change, layout) } : {}) });
  told.mended.push(row === change.at ? `${table.tab}: columns had moved while ${id} was written` : `${table.tab}: ${id} had moved from row ${change.at} to row ${row}`);
  for (const key of Object.keys(change.values)) {
    if (layout[key] === undefined && change.layout[key] !== undefined) told.mended.push(`${table.tab}: the column “${table.columns[key]?.heading ?? key}” is gone, so its value in ${id} was left out`);
  }
}

/** A change that is late leaves source cells in which somebody has typed since; what the add-in must have is written all the same. */
function withoutTyped(change: Change, tab: Tab, told: Written): Change {
  const { table, id, was, values } = change;
  const layout = layoutNow(table, change.layout, tab.headings);
  const cells = tab.rows[rowOfRecord(change, layout, tab) - 1];
  if (!cells || !was || change.elseAdd) return change;
  const isTyped = (key: string): boolean => {
    const [column, at] = [table.columns[key], layout[key]];
    if (!column || column.derived || at === undefined) return false;
    return !sameCell(cells[at], was[change.layout[key] ?? -1]) && !sameCell(cells[at], toCell(column, values[key]));
  };
  const typed = Object.keys(values).filter(isTyped);
  for (const key of typed) told.mended.push(`${table.tab}: somebody has changed “${table.columns[key]?.heading ?? key}” of ${id} by hand since, so it stays as it is`);
  return { ...change, values: Object.fromEntries(Object.entries(values).filter(([key]) => !typed.includes(key))) };
}

/** The record's row; of several with its id the one that looks as it was read. */
function rowOfRecord(change: Change, layout: Layout, tab: Tab): number {
  const was = change.was ? rearranged(change, layout) : [];
  const rows = tab.rows.flatMap((cells, i) => {
    if (i === tab.headingAt || tab.taken.has(i + 1) || !isOf(change, layout, cells)) return [];
    return [{ at: i + 1, like: was.filter((cell, at) => emptied(cell) !== null && sameCell(cells[at], cell)).length }];
  });
  return rows.sort((a, b) => b.like - a.like || Math.abs(a.at - change.at) - Math.abs(b.at - change.at))[0]?.at ?? 0;
}

/** The cells as read, by the columns where they stand now. */
function rearranged(change: Change, layout: Layout): Cell[] {
  const cells: Cell[] = [];
  for (const key of Object.keys(layout)) cells[layout[key] ?? 0] = change.was?.[change.layout[key] ?? -1] ?? null;
  return cells;
}

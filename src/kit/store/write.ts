// Writes records as one batch, and mends what a person's sort, insert or column move between our read and our
// write put in the wrong place. Google has no precondition on a write, so the batch first copies each row it
// touches aside; the answer shows whether the row was still the one that was read.

import type { Cell } from '../cell.ts';
import { toCell } from '../cell.ts';
import type { AnyRow, Table } from '../table.ts';
import { idKeyOf } from '../table.ts';
import type { Batch, Book, CellWrite, RowAddress } from './book.ts';
import type { Layout } from './layout.ts';
import { layoutOf } from './layout.ts';

/** Cells of one record to be written: by id, at the row where it was read. */
export interface Change {
  table: Table;
  layout: Layout;
  id: string;
  at: number;
  values: AnyRow;
  /** Whether cells are this record's, for a row that has no id yet. */
  is?(cells: Cell[]): boolean;
}

/** A new record. Rows without an id of their own (journal lines) have id ''. */
export interface Addition { table: Table; layout: Layout; id: string; values: AnyRow }

export interface Writing { changes: Change[]; additions: Addition[] }

export interface Written {
  /** What had to be mended, in words; empty when all went as read. */
  mended: string[];
  /** Ids whose rows were deleted by somebody before the write reached them. */
  gone: string[];
}

const mostRounds = 6;

export function write(book: Book, writing: Writing): Written {
  const mended: string[] = [];
  const gone: string[] = [];
  let next: Writing & { restores?: Restore[] } = writing;
  for (let round = 0; round < mostRounds; round++) {
    const wrong = attempt(book, next);
    if (wrong.changes.length === 0 && wrong.additions.length === 0 && wrong.damages.length === 0) return { mended, gone };
    next = plan(book, wrong, mended, gone);
  }
  throw new Error('rows kept moving while they were written');
}

/** Cells of somebody else's row that a stale pointer overwrote, as they were. */
interface Damage { table: Table; before: Cell[]; headings: Cell[]; columns: number[]; row: number }

interface Restore { sheetId: number; row: number; cells: CellWrite[]; expect: Cell[]; damage: Damage }

interface Wrong { changes: Change[]; additions: Addition[]; damages: Damage[] }

function attempt(book: Book, writing: Writing & { restores?: Restore[] }): Wrong {
  const tables = [...new Set([...writing.changes, ...writing.additions].map((one) => one.table))];
  const restores = writing.restores ?? [];
  const batch = batchOf(writing, restores, tables);
  const before = book.write(batch);
  const headingRows = new Map(tables.map((table, i) => [table, before[i] ?? []]));
  const wrong: Wrong = { changes: [], additions: [], damages: [] };
  writing.changes.forEach((change, i) => {
    const cells = before[tables.length + i] ?? [];
    const headings = headingRows.get(change.table) ?? [];
    const asRead = stillLaidOut(change.table, headings, change.layout);
    if (asRead && isOf(change, change.layout, cells)) return;
    wrong.changes.push(change);
    wrong.damages.push({ table: change.table, before: cells, headings, columns: cellsOf(change).map((cell) => cell.column), row: change.at });
  });
  for (const addition of writing.additions) {
    if (!stillLaidOut(addition.table, headingRows.get(addition.table) ?? [], addition.layout)) wrong.additions.push(addition);
  }
  restores.forEach((restore, i) => {
    const cells = before[tables.length + writing.changes.length + i] ?? [];
    if (sameCells(cells, restore.expect)) return;
    wrong.damages.push(restore.damage, { ...restore.damage, before: cells, columns: restore.cells.map((cell) => cell.column), row: restore.row });
  });
  return wrong;
}

function batchOf(writing: Writing, restores: Restore[], tables: Table[]): Batch {
  const guard: RowAddress[] = [
    ...tables.map((table) => ({ sheetId: table.sheetId, row: 1 })),
    ...writing.changes.map((change) => ({ sheetId: change.table.sheetId, row: change.at })),
    ...restores.map((restore) => ({ sheetId: restore.sheetId, row: restore.row })),
  ];
  return {
    guard,
    set: [
      ...restores.map((restore) => ({ sheetId: restore.sheetId, row: restore.row, cells: restore.cells })),
      ...writing.changes.map((change) => ({ sheetId: change.table.sheetId, row: change.at, cells: cellsOf(change) })),
    ],
    append: writing.additions.map((addition) => ({ sheetId: addition.table.sheetId, cells: cellsOf(addition) })),
  };
}

/** The cells of a record's values, by the columns where they stand. */
export function cellsOf(one: { table: Table; layout: Layout; values: AnyRow }): CellWrite[] {
  const cells: CellWrite[] = [];
  for (const key of Object.keys(one.values)) {
    const column = one.table.columns[key];
    const at = one.layout[key];
    if (column && at !== undefined) cells.push({ column: at, cell: toCell(column, one.values[key]), kind: column.kind });
  }
  return cells.sort((a, b) => a.column - b.column);
}

function stillLaidOut(table: Table, headingRow: Cell[], layout: Layout): boolean {
  const now = new Map(headingRow.map((cell, at) => [at, String(cell ?? '').trim().toLowerCase()]));
  return table.keys.every((key) => layout[key] === undefined || now.get(layout[key] ?? -1) === table.columns[key]?.heading.toLowerCase());
}

/** Reads the tabs concerned again and says where everything belongs now. */
function plan(book: Book, wrong: Wrong, mended: string[], gone: string[]): Writing & { restores: Restore[] } {
  const tables = [...new Set([...wrong.changes, ...wrong.additions, ...wrong.damages].map((one) => one.table))];
  const tabs = book.read(tables.map((table) => ({ sheetId: table.sheetId, fromRow: 1 })));
  const now = new Map(tables.map((table, i) => [table, tabs[i] ?? []]));
  const restores = wrong.damages.flatMap((damage) => restoreOf(damage, now.get(damage.table) ?? []));
  const changes: Change[] = [];
  for (const change of wrong.changes) {
    const rows = now.get(change.table) ?? [];
    const layout = layoutOf(change.table, rows[0] ?? []);
    const at = rows.findIndex((cells, i) => i > 0 && isOf(change, layout, cells)) + 1;
    if (at > 0) {
      changes.push({ ...change, layout, at });
      mended.push(`${change.table.tab}: ${change.id} had moved from row ${change.at} to row ${at}`);
    } else {
      gone.push(change.id);
      mended.push(`${change.table.tab}: ${change.id} had been deleted`);
    }
  }
  const again: Addition[] = [];
  for (const addition of wrong.additions) {
    const rows = now.get(addition.table) ?? [];
    const layout = layoutOf(addition.table, rows[0] ?? []);
    mended.push(`${addition.table.tab}: columns had moved while ${addition.id || 'a line'} was added`);
    const stray = appendedAt(addition, rows);
    if (stray > 0) restores.push(clearing(addition, rows, stray));
    again.push({ ...addition, layout });
  }
  return { changes, additions: again, restores };
}

const isOf = (change: Change, layout: Layout, cells: Cell[]): boolean =>
  change.is ? change.is(cells) : cells[layout[idKeyOf(change.table) ?? ''] ?? -1] === change.id;

function rowWithId(table: Table, layout: Layout, rows: Cell[][], id: string): number {
  const at = layout[idKeyOf(table) ?? ''] ?? -1;
  return rows.findIndex((cells, i) => i > 0 && cells[at] === id) + 1;
}

/** Puts back what a misplaced write overwrote, at the row where its owner stands now. */
function restoreOf(damage: Damage, rows: Cell[][]): Restore[] {
  const then = layoutOf(damage.table, damage.headings);
  const layout = layoutOf(damage.table, rows[0] ?? []);
  const owner = damage.before[then[idKeyOf(damage.table) ?? ''] ?? -1];
  const row = typeof owner === 'string' && owner !== '' && !damage.columns.includes(then[idKeyOf(damage.table) ?? ''] ?? -1)
    ? rowWithId(damage.table, layout, rows, owner)
    : damage.row;
  if (row < 2) return [];
  const current = rows[row - 1] ?? [];
  const headingOf = (at: number) => String(damage.headings[at] ?? '').trim().toLowerCase();
  const cells = damage.columns.flatMap((at): CellWrite[] => {
    const to = (rows[0] ?? []).findIndex((cell) => String(cell ?? '').trim().toLowerCase() === headingOf(at) && headingOf(at) !== '');
    const key = Object.keys(then).find((name) => then[name] === at);
    const kind = key === undefined ? 'number' : damage.table.columns[key]?.kind ?? 'text';
    return [{ column: to < 0 ? at : to, cell: damage.before[at] ?? null, kind }];
  });
  return [{ sheetId: damage.table.sheetId, row, cells, expect: current, damage }];
}

/** The row where an addition landed with its cells in columns that had moved, or 0. */
function appendedAt(addition: Addition, rows: Cell[][]): number {
  const written = cellsOf(addition);
  for (let i = rows.length - 1; i > 0; i--) {
    const cells = rows[i] ?? [];
    if (written.every((one) => (cells[one.column] ?? null) === one.cell)) return i + 1;
  }
  return 0;
}

/** Empties a row that landed with its cells in the wrong columns; it is added again at the end. */
function clearing(addition: Addition, rows: Cell[][], row: number): Restore {
  const cells = cellsOf(addition).map((cell): CellWrite => ({ column: cell.column, cell: null, kind: 'number' }));
  const damage: Damage = { table: addition.table, before: [], headings: rows[0] ?? [], columns: [], row };
  return { sheetId: addition.table.sheetId, row, cells, expect: rows[row - 1] ?? [], damage };
}

function sameCells(a: Cell[], b: Cell[]): boolean {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) if ((a[i] ?? null) !== (b[i] ?? null)) return false;
  return true;
}

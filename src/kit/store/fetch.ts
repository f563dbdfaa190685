// Rows by pointer: the row number somebody saw last, or the one the id suggests; checked, and looked up where stale.

import type { Cell } from '../cell.ts';
import type { AnyRow, Table } from '../table.ts';
import { idKeyOf, numberOf } from '../table.ts';
import type { Area, Book } from './book.ts';
import { OutOfGrid } from './book.ts';
import type { BadCell, Layout } from './layout.ts';
import { layoutOf, rowOf } from './layout.ts';
import type { Lookup } from '../subject.ts';

/** `optional`: not looked up where it is stale. */
export interface Pointer { table: Table; id: string; at?: number; optional?: boolean }

export interface Fetched {
  table: Table;
  layout: Layout;
  id: string;
  /** Row number. */
  at: number;
  row: AnyRow;
  bad: BadCell[];
  /** The cells as read, by column position. */
  cells: Cell[];
}

export interface Fetch {
  /** Records found, by id. */
  found: Map<string, Fetched>;
  /** Ids asked for, found or not. */
  tried: Set<string>;
  /** Layouts of the tables read, by tab. */
  layouts: Map<string, Layout>;
  /** The further areas asked for, in order. */
  extra: Cell[][][];
}

/** Reads the rows pointed at and any further areas in one call; a stale pointer costs one more. */
export function fetch(book: Book, pointers: Pointer[], tables: Table[], extra: Area[] = []): Fetch {
  const wanted = [...new Map(pointers.map((pointer) => [pointer.id, pointer])).values()];
  const read = [...new Set([...tables, ...wanted.map((pointer) => pointer.table)])];
  const certain = [...extra, ...read.map((table) => ({ sheetId: table.sheetId, fromRow: 1, toRow: 1 }))];
  const answers = readHopeful(book, certain, wanted.map(areaOf));
  const layouts = new Map<string, Layout>();
  read.forEach((table, i) => layouts.set(table.tab, layoutOf(table, answers[extra.length + i]?.[0] ?? [])));
  const found = new Map<string, Fetched>();
  const stale: Pointer[] = [];
  wanted.forEach((pointer, i) => {
    const cells = answers[extra.length + read.length + i]?.[0] ?? [];
    const hit = recordAt(pointer, layouts, cells, guessRow(pointer));
    if (hit) found.set(pointer.id, hit);
    else if (!pointer.optional) stale.push(pointer);
  });
  if (stale.length > 0) lookUp(book, stale, layouts, found);
  return { found, tried: new Set(wanted.map((pointer) => pointer.id)), layouts, extra: answers.slice(0, extra.length) };
}

/** Reads all areas; where a guessed row lies beyond the grid, only the certain ones. */
function readHopeful(book: Book, certain: Area[], guesses: Area[]): Cell[][][] {
  try {
    return book.read([...certain, ...guesses]);
  } catch (error) {
    if (error instanceof OutOfGrid) return book.read(certain);
    throw error;
  }
}

const guessRow = (pointer: Pointer): number => Math.max(2, pointer.at ?? numberOf(pointer.id) + 1);

function areaOf(pointer: Pointer): Area {
  const row = guessRow(pointer);
  return { sheetId: pointer.table.sheetId, fromRow: row, toRow: row };
}

function recordAt(pointer: Pointer, layouts: Map<string, Layout>, cells: Cell[], at: number): Fetched | undefined {
  const layout = layouts.get(pointer.table.tab);
  const idKey = idKeyOf(pointer.table);
  if (!layout || !idKey || cells[layout[idKey] ?? -1] !== pointer.id) return undefined;
  const { row, bad } = rowOf(pointer.table, layout, cells);
  return { table: pointer.table, layout, id: pointer.id, at, row, bad, cells };
}

/** One further read finds rows that moved: the whole of their tabs, heading row again with it. */
function lookUp(book: Book, stale: Pointer[], layouts: Map<string, Layout>, found: Map<string, Fetched>): void {
  const tables = [...new Set(stale.map((pointer) => pointer.table))];
  const tabs = book.read(tables.map((table) => ({ sheetId: table.sheetId, fromRow: 1 })));
  tables.forEach((table, i) => {
    const rows = tabs[i] ?? [];
    const layout = layoutOf(table, rows[0] ?? []);
    layouts.set(table.tab, layout);
    const idAt = layout[idKeyOf(table) ?? ''] ?? -1;
    const wanted = new Map(stale.filter((pointer) => pointer.table === table).map((pointer) => [pointer.id, pointer]));
    rows.forEach((cells, rowAt) => {
      const pointer = wanted.get(String(cells[idAt] ?? ''));
      if (!pointer || rowAt === 0 || found.has(pointer.id)) return;
      const hit = recordAt(pointer, layouts, cells, rowAt + 1);
      if (hit) found.set(pointer.id, hit);
    });
  });
}

/** Records by the value of a column, whole tabs read in one call. */
export function lookUpRows(book: Book, lookups: Lookup[]): Fetched[] {
  const tabs = book.read(lookups.map(({ table }) => ({ sheetId: table.sheetId, fromRow: 1 })));
  return lookups.flatMap(({ table, key, value }, n) => {
    const rows = tabs[n] ?? [];
    const layout = layoutOf(table, rows[0] ?? []);
    const idAt = layout[idKeyOf(table) ?? ''] ?? -1;
    return rows.flatMap((cells, i): Fetched[] => {
      const id = String(cells[idAt] ?? '');
      if (i === 0 || id === '' || (key !== undefined && cells[layout[key] ?? -1] !== value)) return [];
      const { row, bad } = rowOf(table, layout, cells);
      return [{ table, layout, id, at: i + 1, row, bad, cells }];
    });
  });
}

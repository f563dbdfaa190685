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
  const wanted = [...new Map(pointers.map((pointer) => [pointer.id, pointer])).values()].filter((pointer) => isIdOf(pointer.table, pointer.id));
  const read = [...new Set([...tables, ...wanted.map((pointer) => pointer.table)])];
  const certain = [...extra, ...read.map((table) => ({ sheetId: table.sheetId, fromRow: 1, toRow: 1 }))];
  const { answers, tabs } = readHopeful(book, certain, wanted);
  const layouts = new Map<string, Layout>();
  read.forEach((table, i) => layouts.set(table.tab, layoutOf(table, answers[extra.length + i]?.[0] ?? [])));
  const found = new Map<string, Fetched>();
  const stale: Pointer[] = [];
  wanted.forEach((pointer, i) => {
    const cells = answers[certain.length + i]?.[0] ?? [];
    const hit = recordAt(pointer, layouts, cells, guessRow(pointer));
    if (hit) found.set(pointer.id, hit);
    else if (!pointer.optional) stale.push(pointer);
  });
  if (stale.length > 0) lookUp(tabs ?? readTabs(book, stale), stale, layouts, found);
  return { found, tried: new Set(pointers.map((pointer) => pointer.id)), layouts, extra: answers.slice(0, extra.length) };
}

/** Whether a text has the form of this table's ids; an empty one would be found in rows that have none. */
const isIdOf = (table: Table, id: string): boolean => id !== '' && (table.prefix === '' || numberOf(id) > 0);

type Tabs = Map<Table, Cell[][]>;

/** Reads all areas; where a guessed row lies beyond the grid, the whole tabs in place of the guesses. */
function readHopeful(book: Book, certain: Area[], wanted: Pointer[]): { answers: Cell[][][]; tabs?: Tabs } {
  try {
    return { answers: book.read([...certain, ...wanted.map(areaOf)]) };
  } catch (error) {
    if (!(error instanceof OutOfGrid) || wanted.length === 0) throw error;
    const tables = tablesOf(wanted.filter((pointer) => !pointer.optional));
    const answers = book.read([...certain, ...tables.map(wholeTab)]);
    return { answers: answers.slice(0, certain.length), tabs: new Map(tables.map((table, i) => [table, answers[certain.length + i] ?? []])) };
  }
}

const tablesOf = (pointers: Pointer[]): Table[] => [...new Set(pointers.map((pointer) => pointer.table))];
const wholeTab = (table: Table): Area => ({ sheetId: table.sheetId, fromRow: 1 });

function readTabs(book: Book, stale: Pointer[]): Tabs {
  const tables = tablesOf(stale);
  const answers = book.read(tables.map(wholeTab));
  return new Map(tables.map((table, i) => [table, answers[i] ?? []]));
}

/** Google: a spreadsheet holds ten million cells, so no row has a higher number. */
const mostRow = 10_000_000;

function guessRow({ at, id }: Pointer): number {
  const row = at !== undefined && Number.isInteger(at) && at <= mostRow ? at : Math.min(mostRow, numberOf(id) + 1);
  return Math.max(2, row);
}

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

/** Finds rows that moved in their tabs, read whole, heading row again with them. */
function lookUp(tabs: Tabs, stale: Pointer[], layouts: Map<string, Layout>, found: Map<string, Fetched>): void {
  for (const [table, rows] of tabs) {
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
  }
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

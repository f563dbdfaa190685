// Whole columns of tabs in one call, for jobs and lists: only the columns asked for.

import type { Cell } from '../cell.ts';
import { readCell } from '../cell.ts';
import type { Table } from '../table.ts';
import type { Area, Book } from './book.ts';
import type { Layout } from './layout.ts';
import { declaredLayout, layoutOf } from './layout.ts';

export interface Want { table: Table; keys: string[] }

export interface Scan {
  table: Table;
  layout: Layout;
  /** Rows under the heading row, empty ones between them included. */
  count: number;
  /** The raw cell of a column in the i-th row (from 0). */
  cell(key: string, i: number): Cell;
  /** One column's raw cells, for loops over many rows. */
  column(key: string): (i: number) => Cell;
  /** The cell as its column's kind, or undefined where it breaks the rule. */
  value(key: string, i: number): unknown;
  /** The cell as text, '' where empty. */
  text(key: string, i: number): string;
  /** Row number in the sheet. */
  at(i: number): number;
}

interface Run { table: Table; from: number; to: number }

/** Columns that keep moving are not waited for. */
const mostReads = 5;

/** Reads in one call; a table whose columns people have moved costs one more. Further areas come along. */
export function scan(book: Book, wants: Want[], extra: Area[] = []): { scans: Scan[]; extra: Cell[][][] } {
  const runs = wants.map((want) => runsOf(want, declaredLayout(want.table)));
  const answers = book.read([...extra, ...wants.map(headingArea), ...runs.flat().map(areaOf)]);
  const layouts = wants.map((want, i) => layoutOf(want.table, answers[extra.length + i]?.[0] ?? []));
  const blocks: Cell[][][][] = [];
  let next = extra.length + wants.length;
  for (const own of runs) {
    blocks.push(answers.slice(next, next + own.length));
    next += own.length;
  }
  // Headings come with each read: columns may move between the two.
  for (let moved = wants.map((_, i) => i).filter((i) => !fits(wants[i], layouts[i])), n = 0; moved.length > 0 && n < mostReads; n++) {
    const again = moved.map((i) => (runs[i] = runsOf(wants[i] as Want, layouts[i] ?? {})));
    const more = book.read([...moved.map((i) => headingArea(wants[i] as Want)), ...again.flat().map(areaOf)]);
    let at = moved.length;
    again.forEach((own, k) => {
      blocks[moved[k] ?? 0] = more.slice(at, at + own.length);
      at += own.length;
    });
    const seen = moved.map((i, k) => layoutOf((wants[i] as Want).table, more[k]?.[0] ?? []));
    moved = moved.filter((i, k) => {
      const then = layouts[i] ?? {};
      layouts[i] = seen[k] ?? {};
      return (wants[i] as Want).keys.some((key) => then[key] !== layouts[i]?.[key]);
    });
  }
  const scans = wants.map((want, i) => scanOf(want.table, layouts[i] ?? {}, runs[i] ?? [], blocks[i] ?? []));
  return { scans, extra: answers.slice(0, extra.length) };
}

const headingArea = (want: Want): Area => ({ sheetId: want.table.sheetId, fromRow: 1, toRow: 1 });
const areaOf = (run: Run): Area => ({ sheetId: run.table.sheetId, fromRow: 2, fromColumn: run.from, toColumn: run.to });

function fits(want: Want | undefined, layout: Layout | undefined): boolean {
  if (!want || !layout) return false;
  const declared = declaredLayout(want.table);
  return want.keys.every((key) => layout[key] === declared[key]);
}

/** Columns that stand side by side are read as one block. */
function runsOf(want: Want, layout: Layout): Run[] {
  const columns = want.keys.flatMap((key) => layout[key] ?? []).sort((a, b) => a - b);
  const runs: Run[] = [];
  for (const column of columns) {
    const last = runs[runs.length - 1];
    if (last && column <= last.to + 1) last.to = Math.max(last.to, column);
    else runs.push({ table: want.table, from: column, to: column });
  }
  return runs;
}

function scanOf(table: Table, layout: Layout, runs: Run[], blocks: Cell[][][]): Scan {
  const place = new Map<string, { rows: Cell[][]; offset: number }>();
  for (const key of table.keys) {
    const column = layout[key] ?? -1;
    const i = runs.findIndex((run) => run.from <= column && column <= run.to);
    if (i >= 0) place.set(key, { rows: blocks[i] ?? [], offset: column - (runs[i]?.from ?? 0) });
  }
  const cell = (key: string, i: number): Cell => {
    const found = place.get(key);
    return found?.rows[i]?.[found.offset] ?? null;
  };
  const column = (key: string): ((i: number) => Cell) => {
    const { rows, offset } = place.get(key) ?? { rows: [], offset: 0 };
    return (i) => {
      const row = rows[i];
      return row === undefined ? null : row[offset] ?? null;
    };
  };
  return {
    table, layout, cell, column,
    count: blocks.reduce((most, rows) => Math.max(most, rows.length), 0),
    value: (key, i) => {
      const column = table.columns[key];
      const read = column ? readCell(column, cell(key, i)) : { why: '' };
      return 'why' in read ? undefined : read.value;
    },
    text: (key, i) => String(cell(key, i) ?? ''),
    at: (i) => i + 2,
  };
}

export interface RowsWanted { scan: Scan; rows: number[]; keys: string[] }

/** Rows this near are read as one block: small gaps are cheaper read than left out. */
const gap = 20;

/** Further cells of some rows (indexes, ascending) in one call. */
export function readRows(book: Book, wanted: RowsWanted[]): (key: string, i: number) => Cell {
  const { areas, cellsOf } = rowsWanted(wanted);
  return cellsOf(book.read(areas));
}

/** The areas to be read for them, and what is made of the answers: the cell of a column in a row, null where it was not read. */
export function rowsWanted(wanted: RowsWanted[]): { areas: Area[]; cellsOf(answers: Cell[][][]): (key: string, i: number) => Cell } {
  const blocks = wanted.flatMap(({ scan, rows, keys }) => {
    const runs = runsOf({ table: scan.table, keys }, scan.layout);
    return spansOf(rows).flatMap(([from, to]) => runs.map((run) => ({ keys, layout: scan.layout, run, from, to })));
  });
  return { areas: blocks.map(({ run, from, to }) => ({ ...areaOf(run), fromRow: from + 2, toRow: to + 2 })), cellsOf: (answers) => cellsIn(blocks, answers) };
}

interface Block { keys: string[]; layout: Layout; run: Run; from: number; to: number }

function cellsIn(blocks: Block[], answers: Cell[][][]): (key: string, i: number) => Cell {
  const cells = new Map<string, Map<number, Cell>>();
  blocks.forEach(({ keys, layout, run, from }, n) => {
    for (const key of keys) {
      const column = layout[key] ?? -1;
      if (column < run.from || column > run.to) continue;
      const own = cells.get(key) ?? new Map<number, Cell>();
      cells.set(key, own);
      (answers[n] ?? []).forEach((row, k) => own.set(from + k, row[column - run.from] ?? null));
    }
  });
  return (key, i) => cells.get(key)?.get(i) ?? null;
}

function spansOf(rows: number[]): [from: number, to: number][] {
  const spans: [number, number][] = [];
  for (const i of rows) {
    const last = spans[spans.length - 1];
    if (last && i - last[1] <= gap) last[1] = i;
    else spans.push([i, i]);
  }
  return spans;
}

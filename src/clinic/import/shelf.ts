// The Imports tab: files in pieces, each file's head, each import's state. Reads what is asked, writes with the rest of a batch.

import type { Desk } from '../../kit/desk.ts';
import type { Cell } from '../../kit/cell.ts';
import { piecesOf } from '../../kit/pieces.ts';
import { refuse } from '../../kit/refusal.ts';
import type { RowWrite } from '../../kit/store/book.ts';
import type { Layout } from '../../kit/store/layout.ts';
import { layoutOf } from '../../kit/store/layout.ts';
import type { SettingsRead } from '../../kit/store/machine.ts';
import { readSettings } from '../../kit/store/machine.ts';
import type { Scan, Want } from '../../kit/store/scan.ts';
import { scan } from '../../kit/store/scan.ts';
import type { Addition, Change } from '../../kit/store/write.ts';
import { imports, pieceMax } from '../imports/table.ts';
import { machinery } from '../machinery.ts';
import type { Person } from '../therapists/roles.ts';
import { allow, personOf } from '../therapists/roles.ts';
import { recordEnds, rowNumbers } from './cut.ts';
import type { ImportState } from './state.ts';

/** A file as received so far. `parts` of `of` pieces came; `next` is the row number of the record that comes next. */
export interface FileHead { name: string; delimiter: string; parts: number; of: number; next: number; chunks: number; size: number; done: boolean }

export interface ShelfRow { key: string; at: number; made: string; about: string }

export interface Shelf {
  layout: Layout;
  /** Rows of every import. */
  rows: ShelfRow[];
  settings: SettingsRead;
  person: Person;
  people: Cell[][];
}

/** Pieces of an import that nobody went on with are emptied after a day. */
const keptMs = 24 * 3_600_000;

/** One line of a file: its row number and cells; `why` where it can't be read. */
export interface Line { row: number; cells: string[]; why?: string }

/** Reads the tab without the files' text, the settings and who asks; refuses whoever may not import. */
export function readShelf(desk: Desk, verb: string): Shelf {
  const whole = [machinery.settings, machinery.people].map((table) => ({ sheetId: table.sheetId, fromRow: 1 }));
  const { scans: [index], extra } = scan(desk.book, [{ table: imports, keys: ['key', 'at', 'about'] }], whole);
  if (!index) throw new Error('the Imports tab was not read');
  const person = personOf(extra[1] ?? [], desk.user);
  allow(verb, person.role);
  return { layout: index.layout, rows: rowsIn(index), settings: readSettings(extra[0] ?? []), person, people: extra[1] ?? [] };
}

function rowsIn(index: Scan): ShelfRow[] {
  const rows: ShelfRow[] = [];
  for (let i = 0; i < index.count; i++) {
    if (index.text('key', i) !== '') rows.push({ key: index.text('key', i), at: index.at(i), made: index.text('at', i), about: index.text('about', i) });
  }
  return rows;
}

export const importsWant: Want = { table: imports, keys: ['key', 'at', 'about'] };

/** Empties imports that nobody went on with for a day: health records must not linger. `index`: those columns as they were
 *  read a while ago. Rows are known by their numbers, so where there are any to empty they are looked for again, in the lock. */
export function forgetImports(desk: Desk, index: Scan | undefined): void {
  if (!index || staleIn(desk, rowsIn(index)).length === 0) return;
  desk.locked(() => {
    const [now] = scan(desk.book, [importsWant]).scans;
    if (now) clearStale(desk, { layout: now.layout, rows: rowsIn(now) }, '');
  });
}

function staleIn(desk: Desk, rows: ShelfRow[]): ShelfRow[] {
  const now = Date.parse(desk.now());
  return rows.filter((row) => now - Date.parse(row.made) > keptMs);
}

/** Inside the lock. */
export function clearStale(desk: Desk, shelf: Pick<Shelf, 'layout' | 'rows'>, importId: string): void {
  const stale = staleIn(desk, shelf.rows).filter((row) => !row.key.startsWith(`${importId}|`));
  if (stale.length > 0) desk.book.write({ guard: [], set: clearing(shelf, stale), append: [] });
}

export const ofImport = (shelf: Shelf, importId: string): ShelfRow[] => shelf.rows.filter((row) => row.key.startsWith(`${importId}|`));

const parsed = (row: ShelfRow | undefined): unknown => (row === undefined || row.about === '' ? undefined : JSON.parse(row.about));

/** Rows by the last number of their keys, wherever somebody has sorted them to; a key without one comes first. */
const inOrder = (rows: ShelfRow[], numberOf = (key: string) => Number(/\|(\d+)$/.exec(key)?.[1] ?? -1)): ShelfRow[] => [...rows].sort((a, b) => numberOf(a.key) - numberOf(b.key));

/** The files of an import, in the order they came. */
export function filesOf(shelf: Shelf, importId: string): FileHead[] {
  const heads = ofImport(shelf, importId).filter((row) => row.key.endsWith('|file'));
  return inOrder(heads, (key) => Number(key.slice(importId.length + 1, -'|file'.length))).map((row) => parsed(row) as FileHead);
}

export const fileKey = (importId: string, file: number): string => `${importId}|${file}|file`;
export const stateKey = (importId: string): string => `${importId}|state`;
const chunkKey = (importId: string, file: number, chunk: number, piece: number): string => `${importId}|${file}|${chunk}|${piece}`;

/** A state longer than a cell goes on in rows of its own: the key, `key|1`, … */
export function readState(shelf: Shelf, importId: string): ImportState | undefined {
  const key = stateKey(importId);
  const rows = inOrder(shelf.rows.filter((row) => row.key === key || row.key.startsWith(`${key}|`)));
  const text = rows.map((row) => row.about).join('');
  return text === '' ? undefined : JSON.parse(text) as ImportState;
}

/** The rows that hold a state, changed or added; those no longer needed are emptied of it. */
export function stateWriting(desk: Desk, shelf: Shelf, importId: string, state: ImportState): { changes: Change[]; additions: Addition[] } {
  const text = JSON.stringify(state);
  const key = stateKey(importId);
  const there = inOrder(shelf.rows.filter((row) => row.key === key || row.key.startsWith(`${key}|`)));
  const pieces = piecesOf(text, pieceMax);
  const changes = there.map((row, i) => change(shelf, row, { about: pieces[i] ?? '' }));
  const additions = pieces.slice(there.length).map((about, i) => addition(desk, shelf, there.length + i === 0 ? key : `${key}|${there.length + i}`, { about }));
  return { changes, additions };
}

export const addition = (desk: Desk, shelf: Shelf, key: string, values: { about?: string; content?: string }): Addition =>
  ({ table: imports, layout: shelf.layout, id: key, values: { key, at: desk.now(), ...values } });

export const change = (shelf: Shelf, row: ShelfRow, values: { key?: string; at?: string; about?: string; content?: string }): Change =>
  ({ table: imports, layout: shelf.layout, id: row.key, at: row.at, values });

/** A chunk as rows: a record longer than a cell goes on in the next. */
export function chunkRows(desk: Desk, shelf: Shelf, at: { importId: string; file: number; chunk: number }, chunk: { text: string; about: string }): Addition[] {
  return piecesOf(chunk.text, pieceMax).map((content, piece) =>
    addition(desk, shelf, chunkKey(at.importId, at.file, at.chunk, piece), piece === 0 ? { about: chunk.about, content } : { content }));
}

/** Rows of a file's chunks from one chunk up to, not with, another; the pieces of each chunk in their order. */
export function chunkRowsOf(shelf: Shelf, importId: string, file: number, chunks: { from: number; to: number }): ShelfRow[] {
  const start = `${importId}|${file}|`;
  return inOrder(shelf.rows.filter((row) => {
    const [chunk = '', piece] = row.key.startsWith(start) ? row.key.slice(start.length).split('|') : [];
    return piece !== undefined && Number(chunk) >= chunks.from && Number(chunk) < chunks.to;
  }));
}

/** The lines of the chunks in these rows, by chunk number. */
export function readLines(desk: Desk, shelf: Shelf, rows: ShelfRow[], delimiter: string): Map<number, Line[]> {
  const texts = readContent(desk, shelf, rows);
  const chunks = new Map<number, { about: string; text: string }>();
  for (const row of inOrder(rows)) {
    const number = Number(row.key.split('|')[2]);
    const chunk = chunks.get(number) ?? { about: row.about, text: '' };
    chunk.text += texts.get(row.at) ?? '';
    chunks.set(number, chunk);
  }
  return new Map([...chunks].map(([number, chunk]) => [number, linesIn(desk, chunk, delimiter)]));
}

function linesIn(desk: Desk, { about, text }: { about: string; text: string }, delimiter: string): Line[] {
  const numbers = rowNumbers(JSON.parse(about) as { first: number; lines: number; blanks: number[] });
  const rows = tryCsv(desk, text, delimiter);
  if (rows?.length === numbers.length) return rows.map((cells, i) => ({ row: numbers[i] ?? 0, cells }));
  // Something in this chunk is not CSV: each line by itself shows which.
  const ends = recordEnds(text, { delimiter, final: true });
  return numbers.map((row, i) => {
    const alone = tryCsv(desk, text.slice(ends[i - 1] ?? 0, ends[i]), delimiter);
    return alone && alone.length <= 1 ? { row, cells: alone[0] ?? [] } : { row, cells: [], why: 'The quotation marks in this row do not fit together.' };
  });
}

/** Google answers text that is not CSV with an error. */
function tryCsv(desk: Desk, text: string, delimiter: string): string[][] | undefined {
  try {
    return desk.parseCsv(text, delimiter);
  } catch (error) {
    if (error instanceof Error && /parse/i.test(error.message)) return undefined;
    throw error;
  }
}

/** Text of rows, by row number; neighbors are read as one block, each row with its key: where somebody moved rows or
 *  columns since they were listed, the whole tab is read. */
export function readContent(desk: Desk, shelf: Shelf, rows: ShelfRow[]): Map<number, string> {
  if (rows.length === 0) return new Map();
  const blocks: { fromRow: number; toRow: number }[] = [];
  for (const { at } of [...rows].sort((a, b) => a.at - b.at)) {
    const last = blocks[blocks.length - 1];
    if (last && last.toRow + 1 === at) last.toRow = at;
    else blocks.push({ fromRow: at, toRow: at });
  }
  const { key = -1, content = -1 } = shelf.layout;
  const { sheetId } = imports;
  const [headings = [], ...answers] = desk.book.read([{ sheetId, fromRow: 1, toRow: 1 }, ...blocks.flatMap((block) => [key, content].map((column) => ({ sheetId, ...block, fromColumn: column, toColumn: column })))]);
  if (layoutOf(imports, headings[0] ?? [])['content'] !== content) return contentNow(desk, rows);
  const keys = new Map<number, string>();
  const texts = new Map<number, string>();
  blocks.forEach((block, n) => {
    answers[2 * n]?.forEach((cells, i) => keys.set(block.fromRow + i, String(cells[0] ?? '')));
    answers[2 * n + 1]?.forEach((cells, i) => texts.set(block.fromRow + i, String(cells[0] ?? '')));
  });
  return rows.every((row) => keys.get(row.at) === row.key) ? texts : contentNow(desk, rows);
}

function contentNow(desk: Desk, rows: ShelfRow[]): Map<number, string> {
  const { scans: [index] } = scan(desk.book, [{ table: imports, keys: ['key', 'content'] }]);
  const byKey = new Map(Array.from({ length: index?.count ?? 0 }, (_, i) => [index?.text('key', i) ?? '', index?.text('content', i) ?? '']));
  return new Map(rows.map((row) => [row.at, byKey.get(row.key) ?? notKnown()]));
}

/** Empties rows, so that no health record stays behind. */
export function clearing(shelf: Pick<Shelf, 'layout'>, rows: ShelfRow[]): RowWrite[] {
  const columns = Object.values(shelf.layout).sort((a, b) => a - b);
  return rows.map((row) => ({ sheetId: imports.sheetId, row: row.at, cells: columns.map((column) => ({ column, cell: null, kind: 'text' })) }));
}

export const notKnown = (): never => refuse('file', 'These files are not here any more. Choose them again.');

// What a run that was cut has left unfinished. Its batch landed, a person's sort or column move had put some of it in the
// wrong place, and nobody was left to mend that. So whoever holds the lock next looks at the last batch before anything
// else, with cells that come along with its own first read, and finishes it.

import type { Cell } from '../cell.ts';
import type { Desk } from '../desk.ts';
import { Refusal } from '../refusal.ts';
import type { Table } from '../table.ts';
import type { Area, Book } from './book.ts';
import { Unsure } from './book.ts';
import { tellWritten } from './commit.ts';
import { guardsOf } from './guards.ts';
import { readMeant } from './meant.ts';
import type { Machinery } from './save.ts';
import { finish, isDone } from './write.ts';

/** Rows copied aside that come with a read; those of a larger batch cost a read more. */
export const near = 32;
const nearRows = (book: Book): Area => ({ sheetId: book.scratch, fromRow: 1, toRow: near + 1 });

/** The same desk, whose first read or write in each hold of the lock sees to what was left unfinished; a job's first read
 *  outside the lock does so too, and takes the lock only where there is something to finish. */
export function mindful(desk: Desk, machinery: Machinery): Desk {
  const { book } = desk;
  const lock = { depth: 0, isSure: false, guards: 0, isAsked: false, hasLooked: false };
  const aside = (): Cell[][] => withScratch(book, [])[0] ?? [];
  const seeTo = (rows: Cell[][]): boolean => {
    Object.assign(lock, { isSure: true, hasLooked: true });
    return finishLast(desk, machinery, rows);
  };
  const own: Book = {
    scratch: book.scratch,
    landed: () => book.landed(),
    likeBeside: (cells) => book.likeBeside(cells),
    read: (areas) => {
      if (lock.depth === 0 ? !lock.isAsked : lock.isSure) return book.read(areas);
      const answers = withScratch(book, areas);
      lock.isAsked = false;
      if (lock.depth === 0 && isLastDone(desk, answers[areas.length] ?? [])) return answers.slice(0, areas.length);
      if (lock.depth === 0) {
        desk.locked(() => held(lock, book, () => own.read([])));
        return book.read(areas);
      }
      return seeTo(answers[areas.length] ?? []) ? book.read(areas) : answers.slice(0, areas.length);
    },
    write: (batch, patience) => {
      if (lock.depth > 0 && !lock.isSure && batch.guard.length > 0) seeTo(aside());
      if (batch.guard.length > 0) lock.guards = batch.guard.length;
      return book.write(batch, patience);
    },
  };
  const locked = <T>(work: () => T): T => desk.locked(() => held(lock, book, work));
  const finishes = (): boolean => !lock.hasLooked && !isLastDone(desk, aside()) && locked(() => seeTo(aside()));
  return { ...desk, book: own, mind: () => { lock.isAsked = true; }, finishes, locked };
}

interface Lock { depth: number; isSure: boolean; guards: number }

function held<T>(lock: Lock, book: Book, work: () => T): T {
  if (lock.depth > 0) return work();
  Object.assign(lock, { depth: 1, isSure: false, guards: 0 });
  try {
    const done = work();
    if (lock.guards > near) forget(book);
    return done;
  } finally {
    lock.depth = 0;
  }
}

/** So large a batch would cost the next save a read, though all of it is in its place; that is all that is lost where this
 *  write fails, and what was saved is saved. */
function forget(book: Book): void {
  try {
    book.write({ guard: [], set: [{ sheetId: book.scratch, row: 1, cells: [{ column: 0, cell: null, kind: 'text' }] }], append: [] });
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof Unsure)) throw error;
  }
}

/** The rows asked for, and what the last batch has left aside; where there is no scratch tab yet, nothing. */
export function withScratch(book: Book, areas: Area[]): Cell[][][] {
  try {
    return book.read([...areas, nearRows(book)]);
  } catch (error) {
    if (isMissingTab(error)) return [...book.read(areas), []];
    throw error;
  }
}

/** A batch with more rows than came along is looked at inside the lock. */
function isLastDone(desk: Desk, rows: Cell[][]): boolean {
  const meant = readMeant(desk.tables, rows[0] ?? []);
  return !meant || (guardsOf(meant.todo) <= near && isDone(meant, rows.slice(1)));
}

/** Whether anything may have been put right. */
function finishLast(desk: Desk, machinery: Machinery, rows: Cell[][], gone: Table[] = []): boolean {
  const meant = readMeant(desk.tables, rows[0] ?? []);
  if (!meant) return false;
  const guards = guardsOf(meant.todo);
  const kept = guards > near ? desk.book.read([{ sheetId: desk.book.scratch, fromRow: 1, toRow: guards + 1 }])[0] ?? [] : rows;
  try {
    const written = finish(desk.book, meant, kept.slice(1), gone);
    if (written.mended.length + written.replaced.length === 0) return false;
    tellWritten(desk, machinery, { by: 'repair', table: '', record: '' }, { ...written, mended: ['a run was cut before it had put right what was moved while it wrote', ...written.mended] });
    return true;
  } catch (error) {
    if (!isMissingTab(error)) throw error;
    const missing = desk.tables.filter((table) => isGone(desk.book, table));
    // Without these two nothing can be told, nor saved: it is finished once they are back.
    if (missing.some((table) => table === machinery.settings || table === machinery.journal)) return true;
    if (missing.every((table) => gone.includes(table))) throw error;
    return finishLast(desk, machinery, withScratch(desk.book, [])[0] ?? [], missing);
  }
}

const isMissingTab = (error: unknown): boolean => error instanceof Refusal && error.issues[0]?.code === 'missing-tab';

function isGone(book: Book, { sheetId }: Table): boolean {
  try {
    book.read([{ sheetId, fromRow: 1, toRow: 1 }]);
    return false;
  } catch (error) {
    if (isMissingTab(error)) return true;
    throw error;
  }
}

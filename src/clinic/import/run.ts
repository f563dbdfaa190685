// import.run: writes one slice of an import. Rows, journal line, counters and the place reached land in one batch, so a
// run may be cut at any point and be called again.

import { isEmpty, toDoor } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import type { ImportProgress } from '../../kit/door.ts';
import { machineChange, tellMended } from '../../kit/store/commit.ts';
import { fetch } from '../../kit/store/fetch.ts';
import { nextLine } from '../../kit/store/journal.ts';
import type { Layout } from '../../kit/store/layout.ts';
import { layoutOf } from '../../kit/store/layout.ts';
import { scan } from '../../kit/store/scan.ts';
import type { Addition, Change, Writing } from '../../kit/store/write.ts';
import { cellsOf, write } from '../../kit/store/write.ts';
import type { AnyRow, Table } from '../../kit/table.ts';
import { importReport } from '../import-report/table.ts';
import { machinery } from '../machinery.ts';
import type { Problem } from './compose.ts';
import { tableOf } from './importable.ts';
import type { Judging } from './judge.ts';
import { judge } from './judge.ts';
import { linksOf, wantsFor } from './links.ts';
import { judging, look } from './preview.ts';
import type { FileHead, Line, Shelf } from './shelf.ts';
import { chunkRowsOf, clearing, filesOf, notKnown, ofImport, readLines, readShelf, readState, stateKey, stateWriting } from './shelf.ts';
import type { ImportState, Step } from './state.ts';

/** A slice takes a few seconds on Google; the people at the desk wait no longer for the lock. */
const mostRows = 1500;
/** Google: 2 MB a request is recommended. */
const mostBytes = 1_800_000;
const bytesACell = 125;
/** It carries its column's format. */
const bytesAnEmptyCell = 60;
const bytesARow = 60;
/** About 2 MB of file text. */
const chunksASlice = 40;
/** Each row changed is guarded by a row of the scratch tab. */
const mostChanges = 80;

export function runImport(desk: Desk, { importId }: { importId: string }): ImportProgress {
  return desk.locked(() => slice(desk, importId));
}

function slice(desk: Desk, importId: string): ImportProgress {
  const shelf = readShelf(desk, 'import.run');
  const heads = filesOf(shelf, importId);
  const state = readState(shelf, importId) ?? (heads.length === 0 ? notKnown() : look(desk, shelf, importId, {}).state);
  const { step: at, chunk } = state.cursor;
  const step = state.steps[at];
  if (!step) return finish(desk, shelf, { importId, state });
  const head = heads[step.file] ?? notKnown();
  const to = Math.min(chunk + chunksASlice, head.chunks);
  const lines = readLines(desk, shelf, chunkRowsOf(shelf, importId, step.file, { from: chunk, to }), head.delimiter);
  const heading = [machinery.journal, machinery.settings, importReport, tableOf(step.table)];
  const { scans, extra } = scan(desk.book, wantsFor([step], state.files), heading.map((table) => ({ sheetId: table.sheetId, fromRow: 1, toRow: 1 })));
  const layouts = new Map(heading.map((table, i) => [table.tab, layoutOf(table, extra[i]?.[0] ?? [])]));
  const on = judging(desk, shelf, { ...state, links: linksOf(scans) });
  const done = go({ state, step, head, lines, to, on, layouts });
  writeSlice(desk, shelf, { importId, state, step, on, layouts, done });
  return state.steps[state.cursor.step] ? state.progress : finish(desk, shelf, { importId, state });
}

interface Going { state: ImportState; step: Step; head: FileHead; lines: Map<number, Line[]>; to: number; on: Judging; layouts: Map<string, Layout> }

interface Done { additions: Addition[]; changes: { id: string; values: AnyRow; replace: boolean }[]; problems: Problem[]; from: number; last: number }

/** Goes through lines until the slice is full or its text is used up; the cursor and the counts move along. */
function go({ state, step, head, lines, to, on, layouts }: Going): Done {
  const { cursor, progress } = state;
  const table = tableOf(step.table);
  const layout = layouts.get(table.tab) ?? {};
  const plan = state.files[step.file] ?? notKnown();
  const done: Done = { additions: [], changes: [], problems: [], from: 0, last: 0 };
  let bytes = 0;
  const isFull = () => done.additions.length >= mostRows || bytes > mostBytes || done.changes.length >= mostChanges;
  while (cursor.chunk < to && !isFull()) {
    const own = lines.get(cursor.chunk) ?? [];
    for (; cursor.line < own.length && !isFull(); cursor.line++) {
      const line = own[cursor.line];
      if (!line) continue;
      done.from ||= line.row;
      done.last = line.row;
      progress.done++;
      const outcome = judge(step, { plan, line }, on);
      if (outcome.what === 'add') {
        const addition: Addition = { table, layout, id: outcome.id, values: filled(outcome.values) };
        done.additions.push(addition);
        bytes += bytesOf(addition);
        progress.added[table.tab] = (progress.added[table.tab] ?? 0) + 1;
      } else if (outcome.what === 'merge' || outcome.what === 'replace') done.changes.push({ id: outcome.id, values: outcome.values, replace: outcome.what === 'replace' });
      if (outcome.what === 'merge') progress.merged++;
      if ((outcome.what === 'already' || outcome.what === 'replace') && step.kind === 'rows') progress.skipped++;
      else if (outcome.what === 'problem') {
        progress.problems++;
        done.problems.push(...outcome.problems);
        bytes += outcome.problems.length * 900;
      }
    }
    if (cursor.line >= own.length) Object.assign(cursor, { chunk: cursor.chunk + 1, line: 0 });
  }
  if (cursor.chunk >= head.chunks) state.cursor = { step: cursor.step + 1, chunk: 0, line: 1 };
  state.blocked = [...on.blocked];
  return done;
}

const filled = (values: AnyRow): AnyRow => Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));

function bytesOf(addition: Addition): number {
  const cells = cellsOf(addition);
  return bytesARow + (Object.keys(addition.layout).length - cells.length) * bytesAnEmptyCell + cells.reduce((sum, cell) => sum + bytesACell + String(cell.cell ?? '').length, 0);
}

interface SliceWriting { importId: string; state: ImportState; step: Step; on: Judging; layouts: Map<string, Layout>; done: Done }

function writeSlice(desk: Desk, shelf: Shelf, { importId, state, step, on, layouts, done }: SliceWriting): void {
  const { machine } = shelf.settings;
  const writing: Writing = stateWriting(desk, shelf, importId, state);
  const file = state.files[step.file]?.name ?? '';
  const table = tableOf(step.table);
  const journal = (entry: { record: string; action: string; before?: Told; after: Told }) => {
    const line = nextLine(desk, machine, { by: desk.user || 'unknown', requestId: importId, table: table.tab, ...entry });
    writing.additions.push({ table: machinery.journal, layout: layouts.get(machinery.journal.tab) ?? {}, id: '', values: { ...line } });
  };
  writing.additions.push(...done.additions, ...done.problems.map((problem) => reportLine(desk, layouts, { file, table, problem })));
  for (const { change, before, after, replace } of changesOf(desk, table, done.changes)) {
    writing.changes.push(change);
    journal({ record: change.id, action: replace ? 'restore from export' : 'merge from import', before, after });
  }
  const { additions } = done;
  if (additions.length > 0) {
    journal({ record: '', action: 'import', after: { 'File': file, 'Rows': `${done.from}–${done.last}`, 'Added': additions.length, 'First': additions[0]?.id ?? '', 'Last': additions[additions.length - 1]?.id ?? '' } });
  }
  machine.last = on.last;
  if (writing.additions.some((one) => one.table === machinery.journal)) writing.changes.push(machineChange(machinery, shelf.settings, layouts));
  const written = write(desk.book, writing);
  if (written.mended.length > 0) tellMended(desk, machinery, { requestId: importId, table, id: additions[0]?.id ?? '' }, written.mended);
}

function reportLine(desk: Desk, layouts: Map<string, Layout>, { file, table, problem }: { file: string; table: Table; problem: Problem }): Addition {
  const values = { at: desk.now(), file: file.slice(0, 200), row: problem.row, tab: table.tab, field: problem.field.slice(0, 200), why: problem.message, value: problem.value.slice(0, 500) };
  return { table: importReport, layout: layouts.get(importReport.tab) ?? {}, id: '', values: filled(values) };
}

type Told = Record<string, string | number>;
interface Changed { change: Change; before: Told; after: Told; replace: boolean }

/** Merged: only what is empty here is filled, and the other system's id is added. Replaced: all that differs. */
function changesOf(desk: Desk, table: Table, changes: Done['changes']): Changed[] {
  if (changes.length === 0) return [];
  const { found } = fetch(desk.book, changes.map(({ id }) => ({ table, id })), [table]);
  const touched = new Map<string, Changed>();
  for (const { id, values, replace } of changes) {
    const hit = found.get(id);
    if (!hit) continue;
    const one: Changed = touched.get(id) ?? { change: { table, layout: hit.layout, id, at: hit.at, values: {} }, before: {}, after: {}, replace };
    touched.set(id, one);
    for (const [key, value] of Object.entries(values)) {
      const column = table.columns[key];
      const now = one.change.values[key] ?? hit.row[key];
      const next = key === 'sourceId' && !replace && !isEmpty(now) ? [...new Set([...String(now).split('; '), String(value)])].join('; ') : value;
      if (!column || toDoor(next) === toDoor(now) || column.kind === 'id') continue;
      if (!replace && (isEmpty(value) || (key !== 'sourceId' && !isEmpty(now)))) continue;
      one.change.values[key] = next;
      if (column.derived) continue;
      one.before[column.heading] = toDoor(hit.row[key]);
      one.after[column.heading] = toDoor(next);
    }
  }
  return [...touched.values()].filter((one) => Object.keys(one.change.values).length > 0);
}

/** The files go; the counts stay for a retry of the last call. */
function finish(desk: Desk, shelf: Shelf, { importId, state }: { importId: string; state: ImportState }): ImportProgress {
  const files = ofImport(shelf, importId).filter((row) => !row.key.startsWith(stateKey(importId)));
  if (files.length > 0) desk.book.write({ guard: [], set: clearing(shelf, files), append: [] });
  return { ...state.progress, finished: true };
}

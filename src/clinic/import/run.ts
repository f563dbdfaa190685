// import.run: writes one slice of an import. Rows, journal line, counters and the place reached land in one batch, so a
// run may be cut at any point and be called again.

import { isEmpty } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import type { ImportProgress } from '../../kit/door.ts';
import type { Layout } from '../../kit/store/layout.ts';
import { layoutOf } from '../../kit/store/layout.ts';
import { scan } from '../../kit/store/scan.ts';
import type { Addition } from '../../kit/store/write.ts';
import type { AnyRow } from '../../kit/table.ts';
import { importReport } from '../import-report/table.ts';
import { machinery } from '../machinery.ts';
import { tableOf } from './importable.ts';
import type { Judging } from './judge.ts';
import { judge } from './judge.ts';
import { linksOf, wantsFor } from './links.ts';
import { judging, look } from './preview.ts';
import type { FileHead, Line, Shelf } from './shelf.ts';
import { chunkRowsOf, clearing, filesOf, notKnown, ofImport, readLines, readShelf, readState, stateKey } from './shelf.ts';
import { bytesOf, bytesOfChange, bytesOfLine, bytesOfProblems, mostBytes } from './size.ts';
import type { ImportState, Step } from './state.ts';
import type { Done } from './write-slice.ts';
import { toldOf, writeSlice } from './write-slice.ts';

/** A slice takes a few seconds on Google; the people at the desk wait no longer for the lock. */
const mostRows = 1500;
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

/** Goes through lines until the slice is full or its text is used up; the cursor and the counts move along. */
function go({ state, step, head, lines, to, on, layouts }: Going): Done {
  const { cursor, progress } = state;
  const table = tableOf(step.table);
  const layout = layouts.get(table.tab) ?? {};
  const plan = state.files[step.file] ?? notKnown();
  const done: Done = { additions: [], changes: [], problems: [], left: [] };
  let bytes = 0;
  const fits = ({ cells }: Line) => done.additions.length < mostRows && done.changes.length < mostChanges && (bytes === 0 || bytes + bytesOfLine(cells) <= mostBytes);
  for (let full = false; cursor.chunk < to && !full;) {
    const own = lines.get(cursor.chunk) ?? [];
    for (; cursor.line < own.length; cursor.line++) {
      const line = own[cursor.line];
      if (!line) continue;
      full = !fits(line);
      if (full) break;
      progress.done++;
      const outcome = judge(step, { plan, line }, on);
      if (outcome.what === 'add') {
        const addition: Addition = { table, layout, id: outcome.id, values: filled(outcome.values) };
        const told = toldOf(addition);
        done.additions.push({ addition, told, row: line.row });
        bytes += bytesOf(addition, told);
        progress.added[table.tab] = (progress.added[table.tab] ?? 0) + 1;
      } else if (outcome.what === 'merge' || outcome.what === 'replace') {
        done.changes.push({ id: outcome.id, values: outcome.values, replace: outcome.what === 'replace' });
        bytes += bytesOfChange(outcome.values);
      }
      if (outcome.what === 'merge') progress.merged++;
      if (outcome.left && outcome.left.length > 0) {
        progress.partly++;
        done.left.push(...outcome.left);
        bytes += bytesOfProblems(outcome.left);
      }
      if ((outcome.what === 'already' || outcome.what === 'replace') && step.kind === 'rows') progress.skipped++;
      else if (outcome.what === 'problem') {
        progress.problems++;
        done.problems.push(...outcome.problems);
        bytes += bytesOfProblems(outcome.problems);
      }
    }
    if (cursor.line >= own.length) Object.assign(cursor, { chunk: cursor.chunk + 1, line: 0 });
  }
  if (cursor.chunk >= head.chunks) state.cursor = { step: cursor.step + 1, chunk: 0, line: 1 };
  state.blocked = [...on.blocked];
  return done;
}

const filled = (values: AnyRow): AnyRow => Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));

/** The files go; the counts stay for a retry of the last call. */
function finish(desk: Desk, shelf: Shelf, { importId, state }: { importId: string; state: ImportState }): ImportProgress {
  const files = ofImport(shelf, importId).filter((row) => !row.key.startsWith(stateKey(importId)));
  if (files.length > 0) desk.book.write({ guard: [], set: clearing(shelf, files), append: [] });
  return { ...state.progress, finished: true };
}

// What a slice of an import came to, written as one batch: rows, what the journal tells of each, the report, the place reached.

import { heldAs, isEmpty, toCell, toDoor } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import type { DoorRow } from '../../kit/door.ts';
import { machineChange, tellWritten } from '../../kit/store/commit.ts';
import { fetch } from '../../kit/store/fetch.ts';
import type { Line } from '../../kit/store/journal.ts';
import { nextLine, nextLines } from '../../kit/store/journal.ts';
import type { Layout } from '../../kit/store/layout.ts';
import type { Told } from '../../kit/store/many.ts';
import { linesOfMany } from '../../kit/store/many.ts';
import type { Addition, Change, Writing } from '../../kit/store/write.ts';
import { write } from '../../kit/store/write.ts';
import type { AnyRow, Table } from '../../kit/table.ts';
import { importReport } from '../import-report/table.ts';
import { machinery } from '../machinery.ts';
import { importAction } from '../records/lines.ts';
import type { Problem } from './compose.ts';
import { tableOf } from './importable.ts';
import type { Judging } from './judge.ts';
import { withoutCell } from './left-empty.ts';
import type { Shelf } from './shelf.ts';
import { stateWriting } from './shelf.ts';
import type { ImportState, Step } from './state.ts';

export interface Done {
  /** With what the journal tells of each, and its row in the file. */
  additions: { addition: Addition; told: DoorRow; row: number }[];
  changes: { id: string; values: AnyRow; replace: boolean }[];
  problems: Problem[];
  /** Cells that rows came in without. */
  left: Problem[];
}

interface SliceWriting { importId: string; state: ImportState; step: Step; on: Judging; layouts: Map<string, Layout>; done: Done }

export function writeSlice(desk: Desk, shelf: Shelf, { importId, state, step, on, layouts, done }: SliceWriting): void {
  const { machine } = shelf.settings;
  const writing: Writing = stateWriting(desk, shelf, importId, state);
  const file = state.files[step.file]?.name ?? '';
  const table = tableOf(step.table);
  const about = { by: desk.user || 'unknown', requestId: importId, table: table.tab };
  const journal = (lines: Line[]) => writing.additions.push(...lines.map((line) => ({ table: machinery.journal, layout: layouts.get(machinery.journal.tab) ?? {}, id: '', values: { ...line } })));
  writing.additions.push(...done.additions.map(({ addition }) => addition), ...reported(done).map((problem) => reportLine(desk, layouts, { file, table, problem })));
  for (const { change, before, after, replace } of changesOf(desk, table, done.changes)) {
    writing.changes.push(change);
    journal(nextLines(desk, machine, { ...about, record: change.id, action: replace ? 'restore from export' : 'merge from import', before, after }));
  }
  const added = done.additions.map(({ addition, told, row }) => ({ id: addition.id, after: told, row }));
  // Settings, templates and the ledger of mails are no records.
  if (table.prefix === '' && added.length > 0) journal([nextLine(desk, machine, { ...about, record: '', action: importAction, after: aboutLine(file, added) })]);
  else journal(linesOfMany(desk, machine, { ...about, action: importAction, about: (begun) => aboutLine(file, begun) }, added));
  machine.last = on.last;
  if (writing.additions.some((one) => one.table === machinery.journal)) writing.changes.push(machineChange(machinery, shelf.settings, layouts));
  tellWritten(desk, machinery, { ...about, record: added[0]?.id ?? '' }, write(desk.book, writing));
}

/** Where the records of a line came from. */
function aboutLine(file: string, added: (Told & { row: number })[]): DoorRow {
  const rows = added.map(({ row }) => row).sort((a, b) => a - b);
  return { 'File': file.slice(0, 200), 'Rows': `${rows[0] ?? ''}–${rows[rows.length - 1] ?? ''}`, 'Added': added.length, 'First': added[0]?.id ?? '', 'Last': added[added.length - 1]?.id ?? '' };
}

/** The cells people may write, as the journal holds them. */
export function toldOf({ table, values }: Addition): DoorRow {
  return Object.fromEntries(Object.keys(values).flatMap((key): [string, string | number][] => {
    const column = table.columns[key];
    return !column || column.derived || column.kind === 'id' || isEmpty(values[key]) ? [] : [[column.heading, heldAs(column, toCell(column, values[key]))]];
  }));
}

/** In the order of the file. */
const reported = ({ problems, left }: Done): Problem[] => [...problems, ...left.map((one) => ({ ...one, message: withoutCell(one.message) }))].sort((a, b) => a.row - b.row);

function reportLine(desk: Desk, layouts: Map<string, Layout>, { file, table, problem }: { file: string; table: Table; problem: Problem }): Addition {
  const values = { at: desk.now(), file: file.slice(0, 200), row: problem.row, tab: table.tab, field: problem.field.slice(0, 200), why: problem.message, value: problem.value.slice(0, 500) };
  return { table: importReport, layout: layouts.get(importReport.tab) ?? {}, id: '', values: Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value))) };
}

interface Changed { change: Change; before: DoorRow; after: DoorRow; replace: boolean }

/** Merged: only what is empty here is filled, and the other system's id is added. Replaced: all that differs. */
function changesOf(desk: Desk, table: Table, changes: Done['changes']): Changed[] {
  if (changes.length === 0) return [];
  const { found } = fetch(desk.book, changes.map(({ id }) => ({ table, id })), [table]);
  const touched = new Map<string, Changed>();
  for (const { id, values, replace } of changes) {
    const hit = found.get(id);
    if (!hit) continue;
    const one: Changed = touched.get(id) ?? { change: { table, layout: hit.layout, id, at: hit.at, values: {}, was: hit.cells }, before: {}, after: {}, replace };
    touched.set(id, one);
    for (const [key, value] of Object.entries(values)) {
      const column = table.columns[key];
      const now = one.change.values[key] ?? hit.row[key];
      const next = key === 'sourceId' && !replace && !isEmpty(now) ? [...new Set([...String(now).split('; '), String(value)])].join('; ') : value;
      if (!column || toDoor(next) === toDoor(now) || column.kind === 'id') continue;
      if (!replace && (isEmpty(value) || (key !== 'sourceId' && !isEmpty(now)))) continue;
      one.change.values[key] = next;
      if (column.derived) continue;
      one.before[column.heading] = heldAs(column, hit.cells[hit.layout[key] ?? -1] ?? null);
      one.after[column.heading] = heldAs(column, toCell(column, next));
    }
  }
  return [...touched.values()].filter((one) => Object.keys(one.change.values).length > 0);
}


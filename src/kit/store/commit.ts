// Writes what was decided: the row, other records' derived cells, the journal line and the counters, in one batch.

import { isEmpty, toCell, toDoor } from '../cell.ts';
import type { Desk } from '../desk.ts';
import type { Loaded, Saved } from '../door.ts';
import { refuse } from '../refusal.ts';
import type { Decision } from '../subject.ts';
import type { AnyRow, Table } from '../table.ts';
import type { Fetch, Fetched } from './fetch.ts';
import { fetch } from './fetch.ts';
import { nextLine } from './journal.ts';
import type { Layout } from './layout.ts';
import { doorRowOf } from './layout.ts';
import type { SettingsRead } from './machine.ts';
import { machineKey, readSettings, remember } from './machine.ts';
import type { Machinery } from './save.ts';
import type { Change, Writing } from './write.ts';
import { write } from './write.ts';

/** All a decision needs to be written. */
export interface WriteParts {
  table: Table;
  requestId?: string;
  action?: string;
  got: Fetch;
  settings: SettingsRead;
  before: Fetched | undefined;
  after: AnyRow;
  id: string;
  /** Columns the user changed. */
  changed: string[];
  decision: Decision;
  notes: string[];
}

export function writeDecision(desk: Desk, machinery: Machinery, parts: WriteParts): Saved {
  const { table, settings, got, before, id, decision } = parts;
  const after: AnyRow = { ...parts.after, ...decision.set };
  const layout = got.layouts.get(table.tab) ?? {};
  const writing: Writing = { changes: [], additions: [] };
  const touched = [...new Set([...parts.changed, ...Object.keys(decision.set ?? {})])];
  if (before) {
    const values = changedValues(before, after, touched);
    if (Object.keys(values).length > 0) writing.changes.push({ table, layout: before.layout, id, at: before.at, values });
  } else {
    writing.additions.push({ table, layout, id, values: Object.fromEntries(Object.entries(after).filter(([, value]) => !isEmpty(value))) });
  }
  const also: Loaded[] = [];
  for (const other of decision.others ?? []) {
    const hit = got.found.get(other.id);
    if (!hit) continue;
    const row = { ...hit.row, ...other.values };
    const values = changedValues(hit, row, Object.keys(other.values));
    if (!other.table.machinery) also.push({ id: other.id, at: hit.at, row: doorRowOf(other.table, row), table: other.table.name });
    if (Object.keys(values).length > 0) writing.changes.push({ table: other.table, layout: hit.layout, id: other.id, at: hit.at, values });
  }
  const notes = [...parts.notes, ...(decision.notes ?? [])];
  const answer = { id, row: doorRowOf(table, after), notes, also };
  if (before && writing.changes.length === 0) return { ...answer, at: before.at };
  addJournal(desk, machinery, { ...parts, after, writing, got });
  const written = write(desk.book, writing);
  if (written.mended.length > 0) tellMended(desk, machinery, parts, written.mended);
  if (written.gone.includes(id)) refuse('unknown-record', `${id} was deleted by somebody while it was saved. Your text is kept; save it as a new ${table.one}.`);
  return { ...answer, at: before?.at ?? Number(settings.machine.last[table.prefix] ?? 0) + 1, notes: [...notes, ...written.mended] };
}

/** Values whose cell differs from what stands in the sheet. */
function changedValues(hit: Fetched, row: AnyRow, keys: string[]): AnyRow {
  const values: AnyRow = {};
  for (const key of keys) {
    const column = hit.table.columns[key];
    const at = hit.layout[key];
    if (!column || at === undefined) continue;
    const cell = hit.cells[at] ?? null;
    if (toCell(column, row[key]) !== (cell === '' ? null : cell)) values[key] = row[key];
  }
  return values;
}

interface JournalParts extends WriteParts { writing: Writing }

function addJournal(desk: Desk, machinery: Machinery, parts: JournalParts): void {
  const { table, settings, got, before, id, writing } = parts;
  const keys = (before ? Object.keys(writing.changes[0]?.id === id ? writing.changes[0].values : {}) : Object.keys(parts.after))
    .filter((key) => table.columns[key] && !table.columns[key]?.derived);
  const fields = (row: AnyRow | undefined) => Object.fromEntries(keys.filter((key) => row && !(before === undefined && isEmpty(row[key])))
    .map((key) => [table.columns[key]?.heading ?? key, toDoor(row?.[key])]));
  if (parts.requestId !== undefined) remember(settings.machine, parts.requestId, table.name, id);
  const line = nextLine(desk, settings.machine, {
    by: desk.user || 'unknown', requestId: parts.requestId, table: table.tab, record: id,
    action: parts.action ?? (before ? 'edit' : 'add'), before: before ? fields(before.row) : undefined, after: fields(parts.after),
  });
  writing.additions.push({ table: machinery.journal, layout: got.layouts.get(machinery.journal.tab) ?? {}, id: '', values: { ...line } });
  writing.changes.push(machineChange(machinery, settings, got.layouts));
}

/** The machine's row as a change to be written with the rest. */
export function machineChange(machinery: Machinery, settings: SettingsRead, layouts: Map<string, Layout>): Change {
  return {
    table: machinery.settings, layout: layouts.get(machinery.settings.tab) ?? {}, id: machineKey, at: settings.machineRow,
    values: { value: JSON.stringify(settings.machine) },
  };
}

/** A journal line for what a write had to mend. */
export function tellMended(desk: Desk, machinery: Machinery, parts: Pick<WriteParts, 'requestId' | 'table' | 'id'>, mended: string[]): void {
  const got = fetch(desk.book, [], [machinery.settings, machinery.journal], [{ sheetId: machinery.settings.sheetId, fromRow: 1 }]);
  const settings = readSettings(got.extra[0] ?? []);
  const line = nextLine(desk, settings.machine, {
    by: desk.user || 'unknown', requestId: parts.requestId, table: parts.table.tab, record: parts.id, action: 'mended',
    after: { What: mended.join('; ') },
  });
  write(desk.book, {
    changes: [machineChange(machinery, settings, got.layouts)],
    additions: [{ table: machinery.journal, layout: got.layouts.get(machinery.journal.tab) ?? {}, id: '', values: { ...line } }],
  });
}

// Writes what was decided: the row, other records' derived cells, the journal line and the counters, in one batch.

import { inWords, isEmpty, readCell, toCell, toDoor } from '../cell.ts';
import type { Desk } from '../desk.ts';
import type { DoorRow, Loaded, Saved } from '../door.ts';
import { refuse } from '../refusal.ts';
import type { Decision } from '../subject.ts';
import type { AnyRow, Table } from '../table.ts';
import { sameCell } from './book.ts';
import type { Fetch, Fetched } from './fetch.ts';
import { fetch } from './fetch.ts';
import { nextLines } from './journal.ts';
import type { Layout } from './layout.ts';
import { doorRowOf } from './layout.ts';
import type { SettingsRead } from './machine.ts';
import { machineKey, machineText, readSettings, remember } from './machine.ts';
import type { Machinery } from './save.ts';
import type { Change, Replaced, Writing, Written } from './change.ts';
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
    if (Object.keys(values).length > 0) writing.changes.push({ table, layout: before.layout, id, at: before.at, values, was: before.cells });
  } else {
    // Empty cells too: they keep their column's format, so that a phone typed in by hand later keeps its zeros.
    writing.additions.push({ table, layout, id, values: { ...after } });
  }
  const also: Loaded[] = [];
  for (const other of decision.others ?? []) {
    const hit = got.found.get(other.id);
    if (!hit) continue;
    const row = { ...hit.row, ...other.values };
    const values = changedValues(hit, row, Object.keys(other.values));
    if (!other.table.machinery) also.push({ id: other.id, at: hit.at, row: doorRowOf(other.table, row), table: other.table.name });
    if (Object.keys(values).length > 0) writing.changes.push({ table: other.table, layout: hit.layout, id: other.id, at: hit.at, values, was: hit.cells });
  }
  const notes = [...parts.notes, ...(decision.notes ?? [])];
  const answer = { id, row: doorRowOf(table, after), notes, also };
  if (before && writing.changes.length === 0) return { ...answer, at: before.at };
  addJournal(desk, machinery, { ...parts, after, writing, got });
  const written = write(desk.book, writing);
  tellWritten(desk, machinery, { by: desk.user || 'unknown', requestId: parts.requestId, table: table.tab, record: id }, written);
  if (written.gone.includes(id)) refuse('unknown-record', `${id} was deleted by somebody while it was saved. Your text is kept; save it as a new ${table.one}.`);
  return { ...answer, at: before?.at ?? Number(settings.machine.last[table.prefix] ?? 0) + 1, notes: [...notes, ...written.mended, ...written.replaced.map(replacedInWords)] };
}

/** Values whose cell differs from what stands in the sheet. */
function changedValues(hit: Fetched, row: AnyRow, keys: string[]): AnyRow {
  const values: AnyRow = {};
  for (const key of keys) {
    const column = hit.table.columns[key];
    const at = hit.layout[key];
    if (!column || at === undefined) continue;
    if (!sameCell(toCell(column, row[key]), hit.cells[at])) values[key] = row[key];
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
  const lines = nextLines(desk, settings.machine, {
    by: desk.user || 'unknown', requestId: parts.requestId, table: table.tab, record: id,
    action: parts.action ?? (before ? 'edit' : 'add'), before: before ? { ...fields(before.row), ...unreadable(before, keys) } : undefined, after: fields(parts.after),
  });
  const layout = got.layouts.get(machinery.journal.tab) ?? {};
  writing.additions.push(...lines.map((line) => ({ table: machinery.journal, layout, id: '', values: { ...line } })));
  writing.changes.push(machineChange(machinery, settings, got.layouts));
}

/** Cells that broke their column's rule, as they stood. */
function unreadable(before: Fetched, keys: string[]): DoorRow {
  const headings = keys.map((key) => before.table.columns[key]?.heading);
  return Object.fromEntries(before.bad.filter((one) => headings.includes(one.field)).map((one) => [one.field, String(one.cell)]));
}

/** The machine's row as a change to be written with the rest; deleted by somebody meanwhile, it is added again. */
export function machineChange(machinery: Machinery, settings: SettingsRead, layouts: Map<string, Layout>): Change {
  const value = machineText(settings.machine);
  return {
    table: machinery.settings, layout: layouts.get(machinery.settings.tab) ?? {}, id: machineKey, at: settings.machineRow,
    values: { value }, elseAdd: { key: machineKey, value },
  };
}

/** Who wrote, and what it was about. */
export interface About { by: string; requestId?: string; table: string; record: string }

/** A journal line for what a write had to mend, and for what somebody had typed that it replaced. Inside the lock. */
export function tellWritten(desk: Desk, machinery: Machinery, about: About, written: Written): void {
  if (written.mended.length + written.replaced.length === 0) return;
  const got = fetch(desk.book, [], [machinery.settings, machinery.journal], [{ sheetId: machinery.settings.sheetId, fromRow: 1 }]);
  const settings = readSettings(got.extra[0] ?? []);
  const typed = written.replaced.map((one): [string, string | number] => [one.id === about.record ? one.heading : `${one.id} ${one.heading}`, theirsOf(one)]);
  const lines = nextLines(desk, settings.machine, {
    ...about, action: 'mended', ...(typed.length > 0 ? { before: Object.fromEntries(typed) } : {}), after: { What: [...written.mended, ...written.replaced.map(replacedInWords)].join('; ') },
  });
  const layout = got.layouts.get(machinery.journal.tab) ?? {};
  write(desk.book, {
    changes: [machineChange(machinery, settings, got.layouts)],
    additions: lines.map((line) => ({ table: machinery.journal, layout, id: '', values: { ...line } })),
  });
}

function theirsOf({ table, heading, theirs }: Replaced): string | number {
  const column = Object.values(table.columns).find((one) => one.heading === heading);
  const read = column ? readCell(column, theirs) : { why: '' };
  return column && 'value' in read ? inWords(column, read.value) : String(theirs ?? '');
}

const replacedInWords = (one: Replaced): string => `${one.table.tab}: somebody had just changed “${one.heading}” of ${one.id} by hand; what stood there is in the journal`;

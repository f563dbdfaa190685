// A save: one read, the subject's decision, one write.

import { emptyOf, isEmpty, readInput, toCell, toDoor } from '../cell.ts';
import type { Desk } from '../desk.ts';
import type { DoorRow, Loaded, Save, Saved } from '../door.ts';
import { dayIn } from '../day.ts';
import type { Issue } from '../refusal.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { Deciding, Decision, Subject } from '../subject.ts';
import type { AnyRow, Row, Table } from '../table.ts';
import { idKeyOf, keyOf } from '../table.ts';
import type { Area } from './book.ts';
import type { Fetch, Fetched, Pointer } from './fetch.ts';
import { fetch } from './fetch.ts';
import { whoChanged } from './history.ts';
import type { Layout } from './layout.ts';
import { doorRowOf } from './layout.ts';
import { nextLine } from './journal.ts';
import type { SettingsRead } from './machine.ts';
import { machineKey, nextId, readSettings, remember } from './machine.ts';
import type { Change, Writing } from './write.ts';
import { write } from './write.ts';

/** The two machinery tables every save touches. */
export interface Machinery { settings: Table; journal: Table }

export interface SaveWork<T extends Table> {
  subject: Subject<T>;
  save: Save;
  requestId?: string;
  attempt?: number;
  role: string;
  /** What the journal calls it; `add` or `edit` otherwise. */
  action?: string;
}

export function saveRecord<T extends Table>(desk: Desk, machinery: Machinery, work: SaveWork<T>): Saved {
  const typed = readTyped(work.subject.table, work.save.row);
  return desk.locked(() => inLock(desk, machinery, work, typed));
}

/** Reads what was typed; every value that can't be read is told at its field. */
export function readTyped(table: Table, row: DoorRow): AnyRow {
  const issues: Issue[] = [];
  const typed: AnyRow = {};
  for (const heading of Object.keys(row)) {
    const key = keyOf(table, heading);
    const column = key === undefined ? undefined : table.columns[key];
    if (key === undefined || column === undefined) {
      issues.push({ code: 'unknown-field', message: `${table.tab} has no field “${heading}”.`, field: heading });
      continue;
    }
    if (column.derived || column.kind === 'id') continue;
    const read = readInput(column, row[heading]);
    if ('why' in read) issues.push({ code: read.why.includes('characters') ? 'too-long' : column.kind === 'choice' || column.kind === 'yesNo' ? 'not-a-choice' : 'invalid', message: read.why, field: heading });
    else typed[key] = read.value;
  }
  if (issues.length > 0) throw new Refusal(issues);
  return typed;
}

function inLock<T extends Table>(desk: Desk, machinery: Machinery, work: SaveWork<T>, typed: AnyRow): Saved {
  const { subject, save } = work;
  const { settings, got } = readOnce(desk, machinery, work, typed);
  const repeat = settings.machine.recent.find(([requestId]) => requestId === work.requestId && work.requestId !== undefined);
  if (repeat) return repeated(desk, subject.table, repeat[2]);
  const before = save.id === undefined ? undefined : got.found.get(save.id);
  if (save.id !== undefined && !before) refuse('unknown-record', `There is no ${subject.table.one} ${save.id} any more. It may have been deleted in the sheet.`);
  const merged = mergeTyped(desk, { table: subject.table, typed, opened: save.opened, before, machinery, settings });
  const after = { ...emptyRow(subject.table), ...before?.row, ...merged.changes };
  const id = save.id ?? nextId(settings.machine, subject.table);
  const idKey = idKeyOf(subject.table);
  if (idKey) after[idKey] = id;
  const deciding = decidingOf(desk, { work, got, settings, before, after, id });
  const issues = [...requiredIssues(subject.table, after, merged.changes, before !== undefined), ...unknownRefs(desk, subject.table, after, got, merged.changes)];
  if (issues.length > 0) throw new Refusal(issues);
  const decision = decide(desk, subject, deciding, got);
  return writeDecision(desk, machinery, { work, settings, got, before, after, id, changed: Object.keys(merged.changes), decision, notes: merged.notes });
}

function readOnce<T extends Table>(desk: Desk, machinery: Machinery, work: SaveWork<T>, typed: AnyRow): { settings: SettingsRead; got: Fetch } {
  const { subject, save } = work;
  const opened = save.opened === undefined ? {} : readOpened(subject.table, save.opened);
  const pointers: Pointer[] = save.id === undefined ? [] : [{ table: subject.table, id: save.id, at: save.at }];
  for (const row of [typed, opened]) pointers.push(...pointersOf(desk.tables, subject.table, row, save.rows ?? {}));
  const settingsArea: Area = { sheetId: machinery.settings.sheetId, fromRow: 1 };
  const also = subject.alsoRead?.(typed as Partial<Row<T>>) ?? [];
  const got = fetch(desk.book, pointers, [subject.table, machinery.journal, machinery.settings, ...(subject.alsoLayouts ?? [])], [settingsArea, ...also]);
  const settings = readSettings(got.extra[0] ?? []);
  return { settings, got: { ...got, extra: got.extra.slice(1) } };
}

/** Records a row points at. */
export function pointersOf(tables: Table[], table: Table, row: AnyRow, rows: Record<string, number>): Pointer[] {
  const pointers: Pointer[] = [];
  for (const key of table.keys) {
    const column = table.columns[key];
    const id = row[key];
    if (column?.kind !== 'ref' || typeof id !== 'string' || id === '') continue;
    const target = tables.find((one) => one.prefix === column.prefix);
    if (target) pointers.push({ table: target, id, at: rows[id] });
  }
  return pointers;
}

function readOpened(table: Table, opened: DoorRow): AnyRow {
  const row: AnyRow = {};
  for (const heading of Object.keys(opened)) {
    const key = keyOf(table, heading);
    if (key !== undefined) row[key] = opened[heading];
  }
  return row;
}

function repeated(desk: Desk, table: Table, id: string): Saved {
  const got = fetch(desk.book, [{ table, id }], [table]).found.get(id);
  if (!got) refuse('unknown-record', `This was saved before as ${id}, and that row has been deleted since.`);
  return { id, at: got.at, row: doorRowOf(table, got.row), repeated: true };
}

interface Merging { table: Table; typed: AnyRow; opened: DoorRow | undefined; before: Fetched | undefined; machinery: Machinery; settings: SettingsRead }

/** Leaves out what the user did not change; a field both changed is a question with both values. */
function mergeTyped(desk: Desk, merging: Merging): { changes: AnyRow; notes: string[] } {
  const { table, typed, opened, before } = merging;
  if (!before) return { changes: typed, notes: [] };
  const changes: AnyRow = {};
  const clashes: { heading: string; mine: string; theirs: string }[] = [];
  const theirs: string[] = [];
  for (const key of Object.keys(typed)) {
    const heading = table.columns[key]?.heading ?? key;
    const mine = toDoor(typed[key]);
    const now = toDoor(before.row[key]);
    const then = opened?.[heading] === undefined ? now : openedValue(table, key, opened[heading]);
    if (now !== then) theirs.push(heading);
    if (mine === now || (mine === then && now !== then)) continue;
    if (now !== then) clashes.push({ heading, mine: String(mine), theirs: String(now) });
    else changes[key] = typed[key];
  }
  if (clashes.length > 0) {
    const by = whoChanged(desk, merging.machinery.journal, merging.settings.machine, before.id, clashes.map((clash) => clash.heading));
    throw new Refusal(clashes.map((clash) => ({
      code: 'changed-meanwhile', field: clash.heading, mine: clash.mine, theirs: clash.theirs, by: by[clash.heading] ?? 'somebody, by hand',
      message: `${clash.heading} was changed by ${by[clash.heading] ?? 'somebody, by hand'} while you were typing. Your text is safe. Choose what stays.`,
    })));
  }
  return { changes, notes: theirs.length > 0 ? [`Also changed by others since you opened it: ${theirs.join(', ')}.`] : [] };
}

function openedValue(table: Table, key: string, value: unknown): string | number {
  const column = table.columns[key];
  const read = column ? readInput(column, value) : { why: '' };
  return 'why' in read ? String(value ?? '') : toDoor(read.value);
}

const emptyRow = (table: Table): AnyRow =>
  Object.fromEntries(table.keys.map((key) => [key, table.columns[key] ? emptyOf(table.columns[key]) : '']));

/** Fields that must be filled; on an edit only those the user touches, so that old rows can still be worked on. */
function requiredIssues(table: Table, after: AnyRow, changes: AnyRow, edit: boolean): Issue[] {
  return table.keys.flatMap((key): Issue[] => {
    const column = table.columns[key];
    if (!column || column.optional || column.derived || column.kind === 'id' || !isEmpty(after[key])) return [];
    if (edit && !(key in changes)) return [];
    return [{ code: 'required', message: `${column.heading} is needed.`, field: column.heading }];
  });
}

function unknownRefs(desk: Desk, table: Table, after: AnyRow, got: Fetch, changes: AnyRow): Issue[] {
  return pointersOf(desk.tables, table, after, {}).flatMap(({ table: target, id }): Issue[] => {
    if (got.found.has(id)) return [];
    const key = table.keys.find((name) => after[name] === id && table.columns[name]?.kind === 'ref') ?? '';
    if (!(key in changes)) return [];
    return [{ code: 'unknown-record', message: `There is no ${target.one} ${id}. Choose one from the list, or add it first.`, field: table.columns[key]?.heading }];
  });
}

interface DecidingParts<T extends Table> { work: SaveWork<T>; got: Fetch; settings: SettingsRead; before: Fetched | undefined; after: AnyRow; id: string }

function decidingOf<T extends Table>(desk: Desk, parts: DecidingParts<T>): Deciding<T> {
  const { got, settings, work } = parts;
  const zone = settings.values['Time zone'] || 'America/Los_Angeles';
  return {
    before: parts.before ? (parts.before.row as Row<T>) : null,
    after: parts.after as Row<T>,
    id: parts.id,
    get: <U extends Table>(table: U, id: string) => {
      const hit = got.found.get(id);
      return hit?.table === (table as Table) ? (hit.row as Row<U>) : undefined;
    },
    extra: got.extra, layouts: got.layouts, settings: settings.values,
    today: dayIn(desk.now(), zone), now: desk.now(), user: desk.user, role: work.role, confirm: work.save.confirm ?? [],
    sha256: desk.digest,
  };
}

function decide<T extends Table>(desk: Desk, subject: Subject<T>, deciding: Deciding<T>, got: Fetch): Decision<T> {
  const then = subject.thenRead?.(deciding) ?? [];
  if (then.length > 0) {
    const tables = then.filter((one): one is Table => 'columns' in one);
    const pointers = then.filter((one): one is { table: Table; id: string } => !('columns' in one));
    const more = fetch(desk.book, pointers, [...tables], tables.map((table) => ({ sheetId: table.sheetId, fromRow: 1 })));
    for (const [id, hit] of more.found) got.found.set(id, hit);
    for (const [tab, layout] of more.layouts) got.layouts.set(tab, layout);
    deciding.extra.push(...more.extra);
  }
  const decision = subject.decide?.(deciding) ?? {};
  const open = (decision.issues ?? []).filter((issue) => !(issue.ask && deciding.confirm.includes(issue.code)));
  if (open.length > 0) throw new Refusal(open);
  return decision;
}

interface WriteParts<T extends Table> extends DecidingParts<T> { changed: string[]; decision: Decision<T>; notes: string[] }

function writeDecision<T extends Table>(desk: Desk, machinery: Machinery, parts: WriteParts<T>): Saved {
  const { work, settings, got, before, id, decision } = parts;
  const table: Table = work.subject.table;
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
    also.push({ id: other.id, at: hit.at, row: doorRowOf(other.table, row), table: other.table.name });
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

interface JournalParts<T extends Table> extends WriteParts<T> { writing: Writing }

function addJournal<T extends Table>(desk: Desk, machinery: Machinery, parts: JournalParts<T>): void {
  const { work, settings, got, before, id, writing } = parts;
  const table: Table = work.subject.table;
  const keys = (before ? Object.keys(writing.changes[0]?.id === id ? writing.changes[0].values : {}) : Object.keys(parts.after))
    .filter((key) => table.columns[key] && !table.columns[key]?.derived);
  const fields = (row: AnyRow | undefined) => Object.fromEntries(keys.filter((key) => row && !(before === undefined && isEmpty(row[key])))
    .map((key) => [table.columns[key]?.heading ?? key, toDoor(row?.[key])]));
  if (work.requestId !== undefined) remember(settings.machine, work.requestId, table.name, id);
  const line = nextLine(desk, settings.machine, {
    by: desk.user || 'unknown', requestId: work.requestId, table: table.tab, recordId: id,
    action: work.action ?? (before ? 'edit' : 'add'), before: before ? fields(before.row) : undefined, after: fields(parts.after),
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

function tellMended<T extends Table>(desk: Desk, machinery: Machinery, parts: WriteParts<T>, mended: string[]): void {
  const got = fetch(desk.book, [], [machinery.settings, machinery.journal], [{ sheetId: machinery.settings.sheetId, fromRow: 1 }]);
  const settings = readSettings(got.extra[0] ?? []);
  const line = nextLine(desk, settings.machine, {
    by: desk.user || 'unknown', requestId: parts.work.requestId, table: parts.work.subject.table.tab, recordId: parts.id, action: 'mended',
    after: { What: mended.join('; ') },
  });
  write(desk.book, {
    changes: [machineChange(machinery, settings, got.layouts)],
    additions: [{ table: machinery.journal, layout: got.layouts.get(machinery.journal.tab) ?? {}, id: '', values: { ...line } }],
  });
}

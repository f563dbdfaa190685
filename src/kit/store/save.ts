// A save: one read, the subject's decision, one write.

import type { Cell } from '../cell.ts';
import type { Desk } from '../desk.ts';
import type { Save, Saved } from '../door.ts';
import { dayIn } from '../day.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { Deciding, Decision, Lookup, Subject } from '../subject.ts';
import type { AnyRow, Row, Table } from '../table.ts';
import { idKeyOf } from '../table.ts';
import type { Area, Book } from './book.ts';
import { requiredIssues, unknownRefs } from './checks.ts';
import { writeDecision } from './commit.ts';
import type { Fetch, Fetched, Pointer } from './fetch.ts';
import { fetch, lookUpRows } from './fetch.ts';
import { doorRowOf } from './layout.ts';
import type { SettingsRead } from './machine.ts';
import { nextId, readSettings } from './machine.ts';
import { mergeTyped } from './merge.ts';
import { freshRow, pointersOf, readOpened, readTyped } from './typed.ts';

/** The machinery every save touches, and how the book knows its people. */
export interface Machinery {
  settings: Table;
  journal: Table;
  people: Table;
  /** Role of a user by the rows of the people's tab (heading row first); refuses a stranger. */
  roleOf(rows: Cell[][], user: string): string;
}

export interface SaveWork<T extends Table> {
  subject: Subject<T>;
  save: Save;
  requestId?: string;
  attempt?: number;
  /** Refuses a role that may not do this. */
  allow(role: string): void;
  /** What the journal calls it; `add` or `edit` otherwise. */
  action?: string;
}

export function saveRecord<T extends Table>(desk: Desk, machinery: Machinery, work: SaveWork<T>): Saved {
  const typed = readTyped(work.subject.table, work.save.row);
  return desk.locked(() => inLock(desk, machinery, work, typed));
}

export interface Tried<T extends Table> { after: Row<T>; decision: Decision<T> }

/** What a save would decide, with nothing written and no lock held; open questions do not stop it. */
export function tryRecord<T extends Table>(desk: Desk, machinery: Machinery, work: SaveWork<T>): Tried<T> {
  const { subject, save } = work;
  const typed = readTyped(subject.table, save.row);
  const { settings, got, role } = readOnce(desk, machinery, work, typed);
  const before = save.id === undefined ? undefined : got.found.get(save.id);
  const after: AnyRow = { ...(before?.row ?? freshRow(subject.table, todayOf(desk, settings))), ...typed };
  const id = save.id ?? '';
  const deciding = decidingOf(desk, { work, got, settings, before, after, id, role });
  lookUp(desk, subject, deciding, got);
  return { after: after as Row<T>, decision: subject.decide?.(deciding) ?? {} };
}

function inLock<T extends Table>(desk: Desk, machinery: Machinery, work: SaveWork<T>, typed: AnyRow): Saved {
  const { subject, save } = work;
  const { settings, got, role } = readOnce(desk, machinery, work, typed);
  const repeat = settings.machine.recent.find(([requestId]) => requestId === work.requestId && work.requestId !== undefined);
  if (repeat) return repeated(desk, subject.table, repeat[2]);
  const before = save.id === undefined ? undefined : got.found.get(save.id);
  if (save.id !== undefined && !before) refuse('unknown-record', `There is no ${subject.table.one} ${save.id} any more. It may have been deleted in the sheet.`);
  const merged = mergeTyped(desk, { table: subject.table, typed, opened: save.opened, before, journal: machinery.journal, machine: settings.machine });
  const after: AnyRow = { ...(before?.row ?? freshRow(subject.table, todayOf(desk, settings))), ...merged.changes };
  const id = save.id ?? nextId(settings.machine, subject.table);
  const idKey = idKeyOf(subject.table);
  if (idKey) after[idKey] = id;
  const deciding = decidingOf(desk, { work, got, settings, before, after, id, role });
  const issues = [...requiredIssues(subject.table, after, merged.changes, before !== undefined), ...unknownRefs(desk.tables, subject.table, after, got, merged.changes)];
  if (issues.length > 0) throw new Refusal(issues);
  const decision = decide(desk, subject, deciding, got);
  return writeDecision(desk, machinery, {
    table: subject.table, requestId: work.requestId, action: work.action, settings, got, before, after, id,
    changed: Object.keys(merged.changes), decision: decision as Decision, notes: merged.notes,
  });
}

function readOnce<T extends Table>(desk: Desk, machinery: Machinery, work: SaveWork<T>, typed: AnyRow): { settings: SettingsRead; got: Fetch; role: string } {
  const { subject, save } = work;
  const opened = save.opened === undefined ? {} : readOpened(subject.table, save.opened);
  const pointers: Pointer[] = save.id === undefined ? [] : [{ table: subject.table, id: save.id, at: save.at }];
  for (const row of [typed, opened]) pointers.push(...pointersOf(desk.tables, subject.table, row, save.rows ?? {}));
  pointers.push(...(subject.points?.(typed as Partial<Row<T>>, opened) ?? []));
  const always: Area[] = [machinery.settings, machinery.people].map((table) => ({ sheetId: table.sheetId, fromRow: 1 }));
  const also = subject.alsoRead?.(typed as Partial<Row<T>>) ?? [];
  const got = fetch(desk.book, pointers, [subject.table, machinery.journal, machinery.settings, ...(subject.alsoLayouts ?? [])], [...always, ...also]);
  const settings = readSettings(got.extra[0] ?? []);
  const role = machinery.roleOf(got.extra[1] ?? [], desk.user);
  work.allow(role);
  return { settings, got: { ...got, extra: got.extra.slice(2) }, role };
}

function repeated(desk: Desk, table: Table, id: string): Saved {
  const got = fetch(desk.book, [{ table, id }], [table]).found.get(id);
  if (!got) refuse('unknown-record', `This was saved before as ${id}, and that row has been deleted since.`);
  return { id, at: got.at, row: doorRowOf(table, got.row), repeated: true };
}

const todayOf = (desk: Desk, settings: SettingsRead): string => dayIn(desk.now(), settings.values['Time zone'] || 'America/Los_Angeles');

interface DecidingParts<T extends Table> { work: SaveWork<T>; got: Fetch; settings: SettingsRead; before: Fetched | undefined; after: AnyRow; id: string; role: string }

function decidingOf<T extends Table>(desk: Desk, parts: DecidingParts<T>): Deciding<T> {
  const { got, settings, work } = parts;
  return {
    before: parts.before ? (parts.before.row as Row<T>) : null,
    after: parts.after as Row<T>,
    id: parts.id,
    get: <U extends Table>(table: U, id: string) => {
      const hit = got.found.get(id);
      return hit?.table === (table as Table) ? (hit.row as Row<U>) : undefined;
    },
    lookedUp: (table: Table) => [...got.found.values()].filter((hit) => hit.table === table).map((hit) => hit.row),
    extra: got.extra, layouts: got.layouts, settings: settings.values,
    today: todayOf(desk, settings), now: desk.now(), user: desk.user, role: parts.role, confirm: work.save.confirm ?? [],
    sha256: desk.digest,
  };
}

/** What the first read could not know: records the stored row points at, where the form did not say, and the subject's own lookups. */
function lookUp<T extends Table>(desk: Desk, subject: Subject<T>, deciding: Deciding<T>, got: Fetch): void {
  const { before, after } = deciding;
  const pointed = (row: Row<T>) => [...pointersOf(desk.tables, subject.table, row, {}), ...(subject.points?.(row, {}) ?? [])];
  const unread = [...(before ? pointed(before) : []), ...pointed(after)].filter((pointer) => !got.found.has(pointer.id) && !got.tried.has(pointer.id));
  if (before && unread.length > 0) for (const [id, hit] of fetch(desk.book, unread, []).found) got.found.set(id, hit);
  for (const hit of lookUpAll(desk.book, subject.thenRead?.(deciding) ?? [])) got.found.set(hit.id, hit);
}

/** Single rows in one small read, rows by value in one of their whole tabs. */
export function lookUpAll(book: Book, lookups: Lookup[]): Fetched[] {
  const single = lookups.flatMap(({ table, id }): Pointer[] => (id === undefined ? [] : [{ table, id }]));
  const byValue = lookups.filter(({ id }) => id === undefined);
  return [...(single.length > 0 ? fetch(book, single, []).found.values() : []), ...(byValue.length > 0 ? lookUpRows(book, byValue) : [])];
}

function decide<T extends Table>(desk: Desk, subject: Subject<T>, deciding: Deciding<T>, got: Fetch): Decision<T> {
  lookUp(desk, subject, deciding, got);
  const decision = subject.decide?.(deciding) ?? {};
  const open = (decision.issues ?? []).filter((issue) => !(issue.ask && deciding.confirm.includes(issue.code)));
  if (open.length > 0) throw new Refusal(open);
  return decision;
}


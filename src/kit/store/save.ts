// A save: one read, the subject's decision, one write.

import type { Cell } from '../cell.ts';
import type { Desk } from '../desk.ts';
import type { Save, Saved } from '../door.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { Decision, Subject } from '../subject.ts';
import type { AnyRow, Row, Table } from '../table.ts';
import { idKeyOf } from '../table.ts';
import type { Area } from './book.ts';
import { requiredIssues, unknownRefs } from './checks.ts';
import { writeDecision } from './commit.ts';
import { decidingOf, lookUp, lookUpAll, todayOf, zoneOf } from './deciding.ts';
import type { Fetch, Fetched, Pointer } from './fetch.ts';
import { fetch } from './fetch.ts';
import type { SettingsRead } from './machine.ts';
import { nextId, readSettings } from './machine.ts';
import { mergeTyped } from './merge.ts';
import type { Sight, SightOf } from './sight.ts';
import { ownTyped, seenFields, seenRow } from './sight.ts';
import { journalTail, recordLongAgo, recordOf } from './tail.ts';
import { freshRow, pointersOf, readOpened, readTyped } from './typed.ts';

export { lookUpAll };

/** The machinery every save touches, and how the book knows its people. */
export interface Machinery {
  settings: Table;
  journal: Table;
  people: Table;
  /** Role of a user by the rows of the people's tab (heading row first); refuses a stranger. */
  roleOf(rows: Cell[][], user: string): string;
  sightOf: SightOf;
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
  const read = readOnce(desk, machinery, work, readTyped(subject.table, save.row));
  const before = recordIn(read.got, subject.table, save.id);
  const fresh = before?.row ?? freshRow(subject.table, todayOf(desk, read.settings));
  const own = ownTyped(read.sight, subject.table, { typed: read.typed, before: before?.row });
  const after: AnyRow = { ...fresh, ...own.typed };
  const deciding = decidingOf<T>(desk, { ...read, save, before, after, id: save.id ?? '' });
  lookUp(desk, subject, deciding, read.got);
  return { after: after as Row<T>, decision: subject.decide?.(deciding) ?? {} };
}

function inLock<T extends Table>(desk: Desk, machinery: Machinery, work: SaveWork<T>, all: AnyRow): Saved {
  const { subject, save } = work;
  const { table } = subject;
  const read = readOnce(desk, machinery, work, all);
  const { settings, got, sight } = read;
  const saved = savedBefore(desk, machinery, settings, { ...work, table });
  if (saved !== undefined) return repeated(desk, sight, table, saved);
  const before = recordIn(got, table, save.id);
  const fresh = before?.row ?? freshRow(table, todayOf(desk, settings));
  const own = ownTyped(sight, table, { typed: all, before: before?.row });
  if (own.issues.length > 0) throw new Refusal(own.issues);
  const merged = mergeTyped({
    table, typed: own.typed, opened: save.opened, before, zone: zoneOf(settings), today: todayOf(desk, settings), tail: () => journalTail(desk, machinery.journal, settings.machine),
  });
  const after: AnyRow = { ...fresh, ...merged.changes };
  const id = save.id ?? nextId(settings.machine, table);
  const idKey = idKeyOf(table);
  if (idKey) after[idKey] = id;
  const issues = [...requiredIssues(table, after, merged.changes, before !== undefined), ...unknownRefs(desk.tables, table, after, got, merged.changes)];
  if (issues.length > 0) throw new Refusal(issues);
  const decision = decide(desk, subject, { ...read, save, before, after, id });
  const answer = writeDecision(desk, machinery, {
    table, requestId: work.requestId, action: work.action, settings, got, before, after, id,
    changed: Object.keys(merged.changes), decision: decision as Decision, notes: merged.notes,
  });
  return { ...answer, row: seenFields(sight, table, answer.row, before ? sight.seesAtOnce(table, before.row) : sight.mayAdd) };
}

interface Once { settings: SettingsRead; got: Fetch; sight: Sight; typed: AnyRow }

function readOnce<T extends Table>(desk: Desk, machinery: Machinery, work: SaveWork<T>, typed: AnyRow): Once {
  const { subject, save } = work;
  const opened = save.opened === undefined ? {} : readOpened(subject.table, save.opened);
  const pointers: Pointer[] = save.id === undefined ? [] : [{ table: subject.table, id: save.id, at: save.at }];
  for (const row of [typed, opened]) pointers.push(...pointersOf(desk.tables, subject.table, row, save.rows ?? {}));
  pointers.push(...(subject.points?.(typed as Partial<Row<T>>, opened) ?? []));
  const always: Area[] = [machinery.settings, machinery.people].map((table) => ({ sheetId: table.sheetId, fromRow: 1 }));
  const also = subject.alsoRead?.(typed as Partial<Row<T>>) ?? [];
  const got = fetch(desk.book, pointers, [subject.table, machinery.journal, machinery.settings, ...(subject.alsoLayouts ?? [])], [...always, ...also]);
  const settings = readSettings(got.extra[0] ?? []);
  const sight = machinery.sightOf(desk, got.extra[1] ?? [], settings.values);
  work.allow(sight.role);
  return { settings, got: { ...got, extra: got.extra.slice(2) }, sight, typed };
}

function recordIn(got: Fetch, table: Table, id: string | undefined): Fetched | undefined {
  if (id === undefined) return undefined;
  const hit = got.found.get(id);
  return hit?.table === table ? hit : refuse('unknown-record', `There is no ${table.one} ${id.slice(0, 40)} any more. It may have been deleted in the sheet.`);
}

/** The record of a table that this request wrote before: by the requests remembered, on a retry also by the journal. */
export function savedBefore(desk: Desk, { journal }: Machinery, { machine }: SettingsRead, { requestId, attempt = 1, table }: { requestId?: string; attempt?: number; table: Table }): string | undefined {
  if (requestId === undefined) return undefined;
  const known = machine.recent.find(([id, name]) => id === requestId && name === table.name)?.[2];
  if (known !== undefined || attempt <= 1) return known;
  return recordOf(journalTail(desk, journal, machine), requestId, table) ?? recordLongAgo(desk, journal, machine, { requestId, table });
}

function repeated(desk: Desk, sight: Sight, table: Table, id: string): Saved {
  const got = fetch(desk.book, [{ table, id }], [table]).found.get(id);
  if (!got) refuse('unknown-record', `This was saved before as ${id}, and that row has been deleted since.`);
  return { id, at: got.at, row: seenRow(sight, table, got.row, sight.seesAtOnce(table, got.row)), repeated: true };
}

interface Asking extends Once { save: Save; before: Fetched | undefined; after: AnyRow; id: string }

function decide<T extends Table>(desk: Desk, subject: Subject<T>, asking: Asking): Decision<T> {
  const deciding = decidingOf<T>(desk, asking);
  lookUp(desk, subject, deciding, asking.got);
  const decision = subject.decide?.(deciding) ?? {};
  const open = (decision.issues ?? []).filter((issue) => !(issue.ask && deciding.confirm.includes(issue.code)));
  if (open.length > 0) throw new Refusal(open);
  return decision;
}

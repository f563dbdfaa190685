// What a decision may look at, gathered from the one read; and what that read could not know.

import type { Desk } from '../desk.ts';
import type { Save } from '../door.ts';
import { dayIn, isZone, usualZone } from '../day.ts';
import type { Deciding, Lookup, Subject } from '../subject.ts';
import type { AnyRow, Row, Table } from '../table.ts';
import type { Book } from './book.ts';
import type { Fetch, Fetched, Pointer } from './fetch.ts';
import { fetch, lookUpRows } from './fetch.ts';
import type { SettingsRead } from './machine.ts';
import type { Sight } from './sight.ts';
import { pointersOf } from './typed.ts';

export const zoneOf = ({ values }: SettingsRead): string => (isZone((values['Time zone'] ?? '').trim()) ? (values['Time zone'] ?? '').trim() : usualZone);
export const todayOf = (desk: Desk, settings: SettingsRead): string => dayIn(desk.now(), zoneOf(settings));

interface DecidingParts { save: Save; got: Fetch; settings: SettingsRead; sight: Sight; before: Fetched | undefined; after: AnyRow; id: string }

export function decidingOf<T extends Table>(desk: Desk, { save, got, settings, sight, before, after, id }: DecidingParts): Deciding<T> {
  return {
    before: before ? (before.row as Row<T>) : null,
    after: after as Row<T>,
    id,
    get: <U extends Table>(table: U, other: string) => {
      const hit = got.found.get(other);
      return hit?.table === (table as Table) ? (hit.row as Row<U>) : undefined;
    },
    lookedUp: (table: Table) => [...got.found.values()].filter((hit) => hit.table === table).map((hit) => hit.row),
    extra: got.extra, layouts: got.layouts, settings: settings.values,
    today: todayOf(desk, settings), now: desk.now(), user: desk.user, role: sight.role, confirm: save.confirm ?? [],
    sha256: desk.digest,
  };
}

/** What the first read could not know: records the stored row points at, where the form did not say, and the subject's own lookups. */
export function lookUp<T extends Table>(desk: Desk, subject: Subject<T>, deciding: Deciding<T>, got: Fetch): void {
  const { before, after } = deciding;
  const pointed = (row: Row<T>) => [...pointersOf(desk.tables, subject.table, row, {}), ...(subject.points?.(row, {}) ?? [])];
  const unread = before === null || subject.alone ? [] : [...pointed(before), ...pointed(after)].filter((pointer) => !got.found.has(pointer.id) && !got.tried.has(pointer.id));
  if (unread.length > 0) for (const [id, hit] of fetch(desk.book, unread, []).found) got.found.set(id, hit);
  for (const hit of lookUpAll(desk.book, subject.thenRead?.(deciding) ?? [])) got.found.set(hit.id, hit);
}

/** Single rows in one small read, rows by value in one of their whole tabs. */
export function lookUpAll(book: Book, lookups: Lookup[]): Fetched[] {
  const single = lookups.flatMap(({ table, id }): Pointer[] => (id === undefined ? [] : [{ table, id }]));
  const byValue = lookups.filter(({ id }) => id === undefined);
  return [...(single.length > 0 ? fetch(book, single, []).found.values() : []), ...(byValue.length > 0 ? lookUpRows(book, byValue) : [])];
}

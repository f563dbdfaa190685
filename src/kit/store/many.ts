// Journal lines that tell of many records at once, as jobs write them: the headings once, then the values of each record.
// A line's Record ID is the first and the last id it tells of, so that whoever looks for one reads few lines.

import type { Desk } from '../desk.ts';
import type { DoorRow } from '../door.ts';
import { numberOf } from '../table.ts';
import type { Entry, Line } from './journal.ts';
import { chainLine, fitting, mostJson, piecesOf } from './journal.ts';
import type { Machine } from './machine.ts';

/** Fields of one record by heading; empty ones of a new record are left out. */
export interface Told { id: string; before?: DoorRow; after: DoorRow }

interface Many<T extends Told> extends Omit<Entry, 'record' | 'before' | 'after'> {
  /** What else a line says in After, of the records that begin in it. */
  about?(begun: T[]): DoorRow;
}

/** The next lines of the chain for these records, by their numbers; as many in a line as its cells hold. */
export function linesOfMany<T extends Told>(desk: Desk, machine: Machine, { about, ...entry }: Many<T>, records: T[]): Line[] {
  return groupsOf(records).map(({ told, begun }) => {
    const [first = '', last = ''] = [told[0]?.id, told[told.length - 1]?.id];
    const after = JSON.stringify({ ...about?.(begun), ...tableOf(told, (one) => one.after) });
    const before = told.some((one) => one.before !== undefined) ? JSON.stringify(tableOf(told, (one) => one.before)) : '';
    return chainLine(desk, machine, { ...entry, record: first === last ? first : `${first}${to}${last}`, before, after });
  });
}

const to = '–';

/** Whether a line with this Record ID may tell of a record: its own, or one of a span of them. */
export function mayTellOf(record: string, id: string): boolean {
  if (record === id) return true;
  const at = record.indexOf(to);
  if (at < 0 || !record.startsWith(id.slice(0, id.indexOf('-') + 1))) return false;
  const n = numberOf(id);
  return numberOf(record.slice(0, at)) <= n && n <= numberOf(record.slice(at + 1));
}

/** The records of a line's Before or After by id; undefined where it tells of one record alone, in the usual way. */
export function recordsIn(fields: unknown): Map<string, DoorRow> | undefined {
  const { Fields: headings, Records: rows } = Object(fields) as { Fields?: unknown; Records?: unknown };
  if (!Array.isArray(headings) || !Array.isArray(rows)) return undefined;
  return new Map(rows.filter(Array.isArray).map(([id, ...values]) => [String(id), Object.fromEntries(values.flatMap((value: unknown, i): [string, string | number][] =>
    (typeof value === 'string' || typeof value === 'number' ? [[String(headings[i]), value]] : [])))]));
}

interface Group<T> { told: Told[]; begun: T[] }

/** A record too long for a line stands in lines of its own. */
function groupsOf<T extends Told>(records: T[]): Group<T>[] {
  const [before, after] = [headingsIn(records, (one) => one.before), headingsIn(records, (one) => one.after)];
  const longest = mostJson - JSON.stringify([before, after]).length - aboutChars;
  const groups: Group<T>[] = [];
  let room = 0;
  for (const one of [...records].sort((a, b) => numberOf(a.id) - numberOf(b.id))) {
    const size = Math.max(rowText(one.id, one.before, before).length, rowText(one.id, one.after, after).length) + 1;
    if (size > longest) {
      const pieces = piecesOf<Told>({ id: one.id, before: one.before, after: one.after });
      groups.push(...pieces.map((piece, i) => ({ told: [{ id: one.id, ...(piece.before ? { before: fitting(piece.before) } : {}), after: fitting(piece.after) }], begun: i === 0 ? [one] : [] })));
      room = 0;
      continue;
    }
    if (size > room) {
      groups.push({ told: [], begun: [] });
      room = usual;
    }
    const group = groups[groups.length - 1];
    group?.told.push(one);
    group?.begun.push(one);
    room -= size;
  }
  return groups;
}

/** Who looks up a record, or what was saved last, reads these lines whole. */
const usual = 10_000;
/** What a line says besides. */
const aboutChars = 1000;

const headingsIn = (told: Told[], fieldsOf: (one: Told) => DoorRow | undefined): string[] => [...new Set(told.flatMap((one) => Object.keys(fieldsOf(one) ?? {})))];

/** Null where a record says nothing of a field. */
const rowOf = (id: string, fields: DoorRow | undefined, headings: string[]): (string | number | null)[] => [id, ...headings.map((heading) => fields?.[heading] ?? null)];
const rowText = (id: string, fields: DoorRow | undefined, headings: string[]): string => JSON.stringify(rowOf(id, fields, headings));

function tableOf(told: Told[], fieldsOf: (one: Told) => DoorRow | undefined): { Fields: string[]; Records: (string | number | null)[][] } {
  const headings = headingsIn(told, fieldsOf);
  return { Fields: headings, Records: told.map((one) => rowOf(one.id, fieldsOf(one), headings)) };
}

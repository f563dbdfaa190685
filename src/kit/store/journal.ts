// Journal lines: what changed, who, when; each line holds the hash of the line before it.

import type { Desk } from '../desk.ts';
import type { DoorRow } from '../door.ts';
import type { Machine } from './machine.ts';

export interface Line {
  at: string;
  by: string;
  requestId: string;
  table: string;
  record: string;
  action: string;
  before: string;
  after: string;
  previousHash: string;
  hash: string;
}

export interface Entry {
  by: string;
  requestId?: string;
  table: string;
  record: string;
  action: string;
  before?: DoorRow;
  after?: DoorRow;
}

/** Fields of a line, as JSON; Google: a cell holds 50,000 characters. */
export const mostJson = 45_000;

/** The lines of an entry: one, or several where its fields do not fit in one line's cells. */
export function nextLines(desk: Desk, machine: Machine, entry: Entry): Line[] {
  return piecesOf(entry).map((piece) => nextLine(desk, machine, piece));
}

/** Makes the next line of the chain and moves the machine's head on. */
export function nextLine(desk: Desk, machine: Machine, entry: Entry): Line {
  return chainLine(desk, machine, { ...entry, before: fieldsText(entry.before), after: fieldsText(entry.after) });
}

/** The same of texts that are made already. */
export function chainLine(desk: Desk, machine: Machine, entry: Omit<Entry, 'before' | 'after'> & { before: string; after: string }): Line {
  const open = {
    at: desk.now(), by: entry.by, requestId: entry.requestId ?? '', table: entry.table, record: entry.record, action: entry.action,
    before: entry.before, after: entry.after, previousHash: machine.journal.hash,
  };
  const hash = desk.digest(hashText(open));
  machine.journal = { lines: machine.journal.lines + 1, hash };
  return { ...open, hash };
}

/** The text a line's hash is taken of. */
export function hashText(line: Omit<Line, 'hash'>): string {
  return [line.at, line.by, line.requestId, line.table, line.record, line.action, line.before, line.after, line.previousHash].join('\n');
}

/** Each field stands with its before and after in one piece; a piece fits in a line. */
export function piecesOf<E extends Pick<Entry, 'before' | 'after'>>(entry: E): E[] {
  const headings = [...new Set([...Object.keys(entry.before ?? {}), ...Object.keys(entry.after ?? {})])];
  const pieces: string[][] = [[]];
  let [before, after] = [0, 0];
  for (const heading of headings) {
    const [b, a] = [lengthOf(heading, entry.before), lengthOf(heading, entry.after)];
    if (before + b > mostJson || after + a > mostJson) {
      pieces.push([]);
      [before, after] = [0, 0];
    }
    pieces[pieces.length - 1]?.push(heading);
    [before, after] = [before + b, after + a];
  }
  return pieces.filter((piece, i) => i === 0 || piece.length > 0).map((piece) => ({ ...entry, before: pick(entry.before, piece), after: pick(entry.after, piece) }));
}

const lengthOf = (heading: string, fields: DoorRow | undefined): number => (fields?.[heading] === undefined ? 0 : Math.min(mostJson, JSON.stringify({ [heading]: fields[heading] }).length));

function pick(fields: DoorRow | undefined, headings: string[]): DoorRow | undefined {
  if (fields === undefined) return undefined;
  return Object.fromEntries(headings.flatMap((heading) => (fields[heading] === undefined ? [] : [[heading, fields[heading]]])));
}

function fieldsText(fields: DoorRow | undefined): string {
  return fields === undefined || Object.keys(fields).length === 0 ? '' : JSON.stringify(fitting(fields));
}

/** Fields whose JSON fits in a line; of those that do not, the beginnings. */
export function fitting(fields: DoorRow): DoorRow {
  const names = Object.keys(fields);
  return JSON.stringify(fields).length <= mostJson ? fields : Object.fromEntries(names.map((name) => [name, cut(fields[name] ?? '', mostJson / names.length - 100)]));
}

/** A text whose JSON is longer than its cell (control characters take six) keeps its beginning. */
function cut(value: string | number, most: number): string | number {
  if (typeof value === 'number' || JSON.stringify(value).length <= most) return value;
  let kept = value.slice(0, Math.max(0, Math.floor(most)));
  while (JSON.stringify(kept).length > most) kept = kept.slice(0, Math.floor(kept.length * 0.9));
  // Half a surrogate pair would not come back from Google as it went.
  return `${kept.replace(/[\ud800-\udbff]$/, '')}…`;
}

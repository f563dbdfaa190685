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

/** Text of a journal cell: fields as JSON, cut where a cell would not hold it (Google: 50,000 characters). */
const mostJson = 49000;

/** Makes the next line of the chain and moves the machine's head on. */
export function nextLine(desk: Desk, machine: Machine, entry: Entry): Line {
  const open = {
    at: desk.now(), by: entry.by, requestId: entry.requestId ?? '', table: entry.table, record: entry.record, action: entry.action,
    before: fieldsText(entry.before), after: fieldsText(entry.after), previousHash: machine.journal.hash,
  };
  const hash = desk.digest(hashText(open));
  machine.journal = { lines: machine.journal.lines + 1, hash };
  return { ...open, hash };
}

/** The text a line's hash is taken of. */
export function hashText(line: Omit<Line, 'hash'>): string {
  return [line.at, line.by, line.requestId, line.table, line.record, line.action, line.before, line.after, line.previousHash].join('\n');
}

function fieldsText(fields: DoorRow | undefined): string {
  if (fields === undefined || Object.keys(fields).length === 0) return '';
  const text = JSON.stringify(fields);
  return text.length <= mostJson ? text : `${text.slice(0, mostJson)}…`;
}

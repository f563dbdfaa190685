// The journal's last lines: who changed a record, and whether a request was saved before.

import type { Cell } from '../cell.ts';
import type { Desk } from '../desk.ts';
import { formatTime, localParts } from '../day.ts';
import type { AnyRow, Table } from '../table.ts';
import { OutOfGrid } from './book.ts';
import { layoutOf, rowOf } from './layout.ts';
import type { Machine } from './machine.ts';
import { mayTellOf, recordsIn } from './many.ts';
import { readRows, scan } from './scan.ts';

const lines = 500;

/** The last lines, oldest first; all of them where somebody has sorted the tab or taken lines away. */
export function journalTail(desk: Desk, journal: Table, machine: Machine): AnyRow[] {
  const { sheetId } = journal;
  const some = readFrom(desk, sheetId, Math.max(2, machine.journal.lines + 2 - lines));
  const rows = some && some.rest.some((cells) => cells.includes(machine.journal.hash)) ? some : readFrom(desk, sheetId, 2);
  const layout = layoutOf(journal, rows?.headings ?? []);
  return (rows?.rest ?? []).map((cells) => rowOf(journal, layout, cells).row);
}

function readFrom(desk: Desk, sheetId: number, fromRow: number): { headings: Cell[]; rest: Cell[][] } | undefined {
  try {
    const [headings = [], rest = []] = desk.book.read([{ sheetId, fromRow: 1, toRow: 1 }, { sheetId, fromRow }]);
    return { headings: headings[0] ?? [], rest };
  } catch (error) {
    if (error instanceof OutOfGrid) return undefined;
    throw error;
  }
}

/** A field of a record with the value it has now. */
export interface FieldNow { heading: string; now: string | number }

/** Who last wrote each field as it is now, with the time in the clinic's zone; absent where no line says so. */
export function whoChanged(tail: AnyRow[], id: string, { fields, zone, today }: { fields: FieldNow[]; zone: string; today: string }): Record<string, string> {
  const who: Record<string, string> = {};
  for (const line of tail) {
    if (!mayTellOf(String(line['record']), id)) continue;
    const told = fieldsOf(line['after']);
    const after: Record<string, unknown> = recordsIn(told)?.get(id) ?? (line['record'] === id ? told : {});
    for (const { heading, now } of fields) {
      if (!(heading in after)) continue;
      const { day, time } = localParts(Date.parse(String(line['at'])), zone);
      if (String(after[heading]) === String(now)) who[heading] = `${String(line['by'])} at ${formatTime(time)}${day === today ? '' : ` on ${day}`}`;
      else delete who[heading];
    }
  }
  return who;
}

/** The record a request wrote, where a line says so. */
export function recordOf(tail: AnyRow[], requestId: string, table: Table): string | undefined {
  const line = tail.find((one) => one['requestId'] === requestId && one['table'] === table.tab && one['action'] !== 'mended');
  return line === undefined ? undefined : String(line['record']);
}

/** The same among the lines before the last ones: a draft may be tried again after weeks. */
export function recordLongAgo(desk: Desk, journal: Table, machine: Machine, { requestId, table }: { requestId: string; table: Table }): string | undefined {
  if (machine.journal.lines <= lines) return undefined;
  const { scans: [index] } = scan(desk.book, [{ table: journal, keys: ['requestId'] }]);
  if (!index) return undefined;
  const requestAt = index.column('requestId');
  const rows: number[] = [];
  for (let i = 0; i < index.count; i++) if (requestAt(i) === requestId) rows.push(i);
  if (rows.length === 0) return undefined;
  const cell = readRows(desk.book, [{ scan: index, rows, keys: ['requestId', 'table', 'record', 'action'] }]);
  return recordOf(rows.map((i) => ({ requestId: cell('requestId', i), table: cell('table', i), record: cell('record', i), action: cell('action', i) })), requestId, table);
}

function fieldsOf(text: unknown): Record<string, unknown> {
  try {
    return Object(JSON.parse(String(text || '{}'))) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

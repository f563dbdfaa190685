// Reading records for a form: one by its pointer, or several by what they hold.

import { toDoor } from '../cell.ts';
import type { Desk } from '../desk.ts';
import type { Loaded } from '../door.ts';
import { refuse } from '../refusal.ts';
import type { Table } from '../table.ts';
import { idKeyOf, keyOf } from '../table.ts';
import { fetch } from './fetch.ts';
import { doorRowOf, layoutOf, rowOf } from './layout.ts';
import type { Machinery } from './save.ts';

const mostFound = 200;

export interface Reading { table: Table; allow(role: string): void }

/** One record, read where it was last seen or found by its id. */
export function loadRecord(desk: Desk, machinery: Machinery, reading: Reading & { id: string; at?: number }): Loaded {
  const { table, id, at } = reading;
  const got = fetch(desk.book, [{ table, id, at }], [], [{ sheetId: machinery.people.sheetId, fromRow: 1 }]);
  reading.allow(machinery.roleOf(got.extra[0] ?? [], desk.user));
  const hit = got.found.get(id);
  if (!hit) refuse('unknown-record', `There is no ${table.one} ${id}. It may have been deleted in the sheet.`);
  return { id, at: hit.at, row: doorRowOf(table, hit.row), table: table.name };
}

export interface Finding extends Reading { text?: string; by?: Record<string, string>; limit?: number }

/** Records whose fields equal `by` and that hold every word of `text`. Reads the whole tab. */
export function findRecords(desk: Desk, machinery: Machinery, finding: Finding): { rows: Loaded[]; more: boolean } {
  const { table } = finding;
  const [people, rows] = desk.book.read([{ sheetId: machinery.people.sheetId, fromRow: 1 }, { sheetId: table.sheetId, fromRow: 1 }]);
  finding.allow(machinery.roleOf(people ?? [], desk.user));
  const layout = layoutOf(table, rows?.[0] ?? []);
  const words = (finding.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const by = Object.entries(finding.by ?? {}).map(([heading, value]) => {
    const key = keyOf(table, heading);
    if (key === undefined) return refuse('unknown-field', `${table.tab} has no field “${heading}”.`, { field: heading });
    return [key, value] as const;
  });
  const limit = Math.min(finding.limit ?? 50, mostFound);
  const found: Loaded[] = [];
  const idKey = idKeyOf(table) ?? '';
  for (let i = 1; i < (rows?.length ?? 0); i++) {
    const { row } = rowOf(table, layout, rows?.[i] ?? []);
    const id = String(row[idKey] ?? '');
    if (id === '') continue;
    if (!by.every(([key, value]) => String(toDoor(row[key])) === value)) continue;
    if (words.length > 0 && !words.every((word) => Object.values(row).some((value) => String(toDoor(value)).toLowerCase().includes(word)))) continue;
    if (found.length === limit) return { rows: found, more: true };
    found.push({ id, at: i + 1, row: doorRowOf(table, row), table: table.name });
  }
  return { rows: found, more: false };
}

// Reading records for a form: one by its pointer, or several by what they hold.

import type { Cell } from '../cell.ts';
import { toDoor } from '../cell.ts';
import type { Desk } from '../desk.ts';
import type { DoorRow, Loaded } from '../door.ts';
import { refuse } from '../refusal.ts';
import type { Table } from '../table.ts';
import { idKeyOf, keyOf } from '../table.ts';
import { asMeant, lookingAside } from './as-meant.ts';
import type { Area } from './book.ts';
import { fetch } from './fetch.ts';
import { layoutOf, rowOf } from './layout.ts';
import { readSettings } from './machine.ts';
import type { Machinery } from './save.ts';
import type { Sight } from './sight.ts';
import { seenRow } from './sight.ts';

const mostFound = 200;

export interface Reading { table: Table; allow(role: string): void }

const about = (machinery: Machinery): Area[] => [machinery.people, machinery.settings].map(({ sheetId }) => ({ sheetId, fromRow: 1 }));

/** Who asks, and what they may see; refuses a stranger and a role that may not read this. */
function sightFrom(desk: Desk, machinery: Machinery, reading: Reading, extra: Cell[][][]): Sight {
  const sight = machinery.sightOf(desk, extra[0] ?? [], readSettings(extra[1] ?? []).values);
  reading.allow(sight.role);
  return sight;
}

/** One record, read where it was last seen or found by its id; what a save that was cut has not yet put right in it comes
 *  as it was meant. */
export function loadRecord(desk: Desk, machinery: Machinery, reading: Reading & { id: string; at?: number }): Loaded {
  const { table, id, at } = reading;
  const { book, aside } = lookingAside(desk.book);
  const got = fetch(book, [{ table, id, at }], [], about(machinery));
  const sight = sightFrom(desk, machinery, reading, got.extra);
  const hit = got.found.get(id);
  if (!hit) refuse('unknown-record', `There is no ${table.one} ${id.slice(0, 40)}. It may have been deleted in the sheet.`);
  const { row } = rowOf(table, hit.layout, asMeant(desk.tables, aside(), hit));
  return { id, at: hit.at, row: seenRow(sight, table, row), table: table.name };
}

export interface Finding extends Reading { text?: string; by?: Record<string, string>; limit?: number }

/** Records whose fields equal `by` and that hold every word of `text`, as far as this person may see. Reads the whole tab. */
export function findRecords(desk: Desk, machinery: Machinery, finding: Finding): { rows: Loaded[]; more: boolean } {
  const { table } = finding;
  const [rows = [], ...extra] = desk.book.read([{ sheetId: table.sheetId, fromRow: 1 }, ...about(machinery)]);
  const sight = sightFrom(desk, machinery, finding, extra);
  const layout = layoutOf(table, rows[0] ?? []);
  const words = (finding.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const by = Object.entries(finding.by ?? {}).map(([heading, value]) => {
    const key = keyOf(table, heading) ?? refuse('unknown-field', `${table.tab} has no field “${heading.slice(0, 60)}”.`, { field: heading });
    return { key, heading, value };
  });
  const limit = Math.max(1, Math.min(Math.floor(finding.limit ?? 50), mostFound));
  const found: Loaded[] = [];
  for (let i = 1; i < rows.length; i++) {
    const { row } = rowOf(table, layout, rows[i] ?? []);
    const id = String(row[idKeyOf(table) ?? ''] ?? '');
    if (id === '' || !by.every(({ key, value }) => String(toDoor(row[key])) === value)) continue;
    const seen = seenRow(sight, table, row);
    if (!by.every(({ heading }) => heading in seen) || !holdsAll(seen, words)) continue;
    if (found.length === limit) return { rows: found, more: true };
    found.push({ id, at: i + 1, row: seen, table: table.name });
  }
  return { rows: found, more: false };
}

function holdsAll(row: DoorRow, words: string[]): boolean {
  if (words.length === 0) return true;
  const texts = Object.values(row).map((value) => String(value).toLowerCase());
  return words.every((word) => texts.some((text) => text.includes(word)));
}

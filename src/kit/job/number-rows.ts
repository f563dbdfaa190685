// Ids for rows that people typed or pasted: a row without one gets the next number, a copied id is split.

import type { Cell } from '../cell.ts';
import type { Desk } from '../desk.ts';
import { emptied } from '../store/book.ts';
import { fetch } from '../store/fetch.ts';
import { machineChange, tellWritten } from '../store/commit.ts';
import { nextLine } from '../store/journal.ts';
import { layoutOf } from '../store/layout.ts';
import type { Machine } from '../store/machine.ts';
import { nextId, readSettings } from '../store/machine.ts';
import type { Machinery } from '../store/save.ts';
import { asText } from '../store/quick.ts';
import type { Scan } from '../store/scan.ts';
import type { Change } from '../store/write.ts';
import { write } from '../store/write.ts';
import type { Table } from '../table.ts';
import { idKeyOf, numberOf } from '../table.ts';

/** Each row touched is guarded by a row of the scratch tab. */
const rowsAWrite = 100;

export interface Unnumbered { table: Table; at: number }

/** Rows with content and no id, or with the id of a row above. Where a tab has lost all its ids and other rows point at
 *  them, the column was deleted or emptied: new ids would part those rows from theirs for good, so none are given. */
export function unnumberedRows(scans: Scan[]): Unnumbered[] {
  return scans.flatMap((scan) => {
    const idKey = idKeyOf(scan.table) ?? '';
    const ownId = scan.column(idKey);
    const others = scan.table.keys.filter((key) => key !== idKey && !scan.table.columns[key]?.derived).map((key) => scan.column(key));
    if (isInOrder(scan.count, ownId)) return [];
    const seen = new Set<string>();
    const found: Unnumbered[] = [];
    for (let i = 0; i < scan.count; i++) {
      const id = asText(ownId(i)).trim();
      if (id !== '' && !seen.has(id)) seen.add(id);
      else if (id !== '' || others.some((cell) => asText(cell(i)) !== '')) found.push({ table: scan.table, at: scan.at(i) });
    }
    return seen.size === 0 && found.length > 0 && isPointedAt(scans, scan.table) ? [] : found;
  });
}

/** Each id comes after the one above it, S-100000 after S-99999: then none is missing, and none is there twice. */
function isInOrder(count: number, idOf: (i: number) => Cell): boolean {
  let above = '';
  for (let i = 0; i < count; i++) {
    const id = asText(idOf(i)).trim();
    if (id.length < above.length || (id.length === above.length && id <= above)) return false;
    above = id;
  }
  return true;
}

/** Whether a row of any tab names a record of this one. */
const isPointedAt = (scans: Scan[], { prefix }: Table): boolean => scans.some(({ table, count, text }) => {
  const refs = table.keys.filter((key) => table.columns[key]?.kind === 'ref' && table.columns[key]?.prefix === prefix);
  return refs.some((key) => Array.from({ length: count }).some((_, i) => text(key, i) !== ''));
});

/** Gives the rows their ids, inside the lock. Answers the ids given. */
export function numberRows(desk: Desk, machinery: Machinery, rows: Unnumbered[], by = 'daily run'): string[] {
  const given: string[] = [];
  for (let i = 0; i < rows.length; i += rowsAWrite) given.push(...desk.locked(() => numberSome(desk, machinery, { rows: rows.slice(i, i + rowsAWrite), by })));
  return given;
}

function numberSome(desk: Desk, machinery: Machinery, { rows, by }: { rows: Unnumbered[]; by: string }): string[] {
  const tables = [...new Set(rows.map((row) => row.table))];
  const got = fetch(desk.book, [], [machinery.settings, machinery.journal], [machinery.settings, ...tables].map((table) => ({ sheetId: table.sheetId, fromRow: 1 })));
  const settings = readSettings(got.extra[0] ?? []);
  const changes = tables.flatMap((table, n) => newIds(settings.machine, table, { rows: got.extra[n + 1] ?? [], at: rows.filter((row) => row.table === table).map((row) => row.at) }));
  if (changes.length === 0) return [];
  const given = changes.map((change) => String(change.values[idKeyOf(change.table) ?? '']));
  const line = nextLine(desk, settings.machine, { by, table: tables.length === 1 ? tables[0]?.tab ?? '' : '', record: '', action: 'number rows', after: { Ids: given.join('; ') } });
  const written = write(desk.book, {
    changes: [...changes, machineChange(machinery, settings, got.layouts)],
    additions: [{ table: machinery.journal, layout: got.layouts.get(machinery.journal.tab) ?? {}, id: '', values: { ...line } }],
  });
  tellWritten(desk, machinery, { by, table: '', record: '' }, written);
  return given.filter((id) => !written.gone.includes(id));
}

/** The next ids for rows that have none, or the id of a row above. */
function newIds(machine: Machine, table: Table, { rows, at: wanted }: { rows: Cell[][]; at: number[] }): Change[] {
  const layout = layoutOf(table, rows[0] ?? []);
  const idKey = idKeyOf(table) ?? '';
  const idAt = layout[idKey] ?? -1;
  const ids = rows.map((row) => String(row[idAt] ?? '').trim());
  raise(machine, table, ids);
  // A row without an id is known by all that stands in it; of several that look the same any may take any number.
  return wanted.flatMap((at): Change[] => {
    const cells = rows[at - 1] ?? [];
    const id = ids[at - 1] ?? '';
    const isAlone = id !== '' && ids.indexOf(id) === at - 1;
    if (isAlone || cells.every((cell) => emptied(cell) === null)) return [];
    const next = nextId(machine, table);
    return [{ table, layout, id: next, at, values: { [idKey]: next }, was: cells, byCells: true }];
  });
}

function raise(machine: Machine, table: Table, ids: string[]): boolean {
  const [last, start] = [machine.last[table.prefix] ?? 0, `${table.prefix}-`];
  let most = last;
  for (const id of ids) if (id.startsWith(start) && Number(id.slice(start.length)) > most) most = Math.max(most, numberOf(id));
  if (most === last) return false;
  machine.last[table.prefix] = most;
  return true;
}

/** Counters below an id that somebody typed would give that id again: they are raised. */
export function raiseCounters(desk: Desk, machinery: Machinery, { scans, machine }: { scans: Scan[]; machine: Machine }): void {
  const idsOf = (scan: Scan): string[] => {
    const id = scan.column(idKeyOf(scan.table) ?? '');
    return Array.from({ length: scan.count }, (_, i) => asText(id(i)));
  };
  const numbered = scans.filter((scan) => scan.table.prefix !== '');
  if (!numbered.some((scan) => raise({ ...machine, last: { ...machine.last } }, scan.table, idsOf(scan)))) return;
  desk.locked(() => {
    const got = fetch(desk.book, [], [machinery.settings, machinery.journal], [{ sheetId: machinery.settings.sheetId, fromRow: 1 }]);
    const settings = readSettings(got.extra[0] ?? []);
    const raised = numbered.filter((scan) => raise(settings.machine, scan.table, idsOf(scan)));
    if (raised.length === 0) return;
    tellWritten(desk, machinery, { by: 'daily run', table: '', record: '' }, write(desk.book, { changes: [machineChange(machinery, settings, got.layouts)], additions: [] }));
  });
}

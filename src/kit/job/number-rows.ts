// Ids for rows that people typed or pasted: a row without one gets the next number, a copied id is split.

import type { Cell } from '../cell.ts';
import type { Desk } from '../desk.ts';
import { fetch } from '../store/fetch.ts';
import { machineChange } from '../store/commit.ts';
import { nextLine } from '../store/journal.ts';
import { layoutOf } from '../store/layout.ts';
import { readSettings } from '../store/machine.ts';
import type { Machinery } from '../store/save.ts';
import type { Scan } from '../store/scan.ts';
import type { Change } from '../store/write.ts';
import { write } from '../store/write.ts';
import type { Table } from '../table.ts';
import { idKeyOf, idOf, numberOf } from '../table.ts';

/** Each row touched is guarded by a row of the scratch tab. */
const rowsAWrite = 100;

export interface Unnumbered { table: Table; at: number }

/** Rows with content and no id, or with the id of a row above. */
export function unnumberedRows(scans: Scan[]): Unnumbered[] {
  return scans.flatMap((scan) => {
    const idKey = idKeyOf(scan.table) ?? '';
    const keys = scan.table.keys.filter((key) => key !== idKey && !scan.table.columns[key]?.derived);
    const seen = new Set<string>();
    const found: Unnumbered[] = [];
    for (let i = 0; i < scan.count; i++) {
      const id = scan.text(idKey, i).trim();
      if (id !== '' && !seen.has(id)) seen.add(id);
      else if (id !== '' || keys.some((key) => scan.text(key, i) !== '')) found.push({ table: scan.table, at: scan.at(i) });
    }
    return found;
  });
}

/** Gives the rows their ids, inside the lock. Answers the ids given. */
export function numberRows(desk: Desk, machinery: Machinery, rows: Unnumbered[], by = 'daily run'): string[] {
  const given: string[] = [];
  for (let i = 0; i < rows.length; i += rowsAWrite) given.push(...desk.locked(() => numberSome(desk, machinery, { rows: rows.slice(i, i + rowsAWrite), by })));
  return given;
}

function numberSome(desk: Desk, machinery: Machinery, { rows, by }: { rows: Unnumbered[]; by: string }): string[] {
  const tables = [...new Set(rows.map((row) => row.table))];
  const settingsArea = { sheetId: machinery.settings.sheetId, fromRow: 1 };
  const got = fetch(desk.book, [], [machinery.settings, machinery.journal], [settingsArea, ...tables.map((table) => ({ sheetId: table.sheetId, fromRow: 1 }))]);
  const settings = readSettings(got.extra[0] ?? []);
  const changes: Change[] = [];
  tables.forEach((table, n) => {
    const cells = got.extra[n + 1] ?? [];
    const layout = layoutOf(table, cells[0] ?? []);
    const idKey = idKeyOf(table) ?? '';
    const ids = cells.map((row) => String(row[layout[idKey] ?? -1] ?? '').trim());
    const most = ids.reduce((top, id) => Math.max(top, numberOf(id)), 0);
    settings.machine.last[table.prefix] = Math.max(settings.machine.last[table.prefix] ?? 0, most);
    for (const { at } of rows.filter((row) => row.table === table)) {
      const own = cells[at - 1] ?? [];
      const id = ids[at - 1] ?? '';
      const alone = id !== '' && ids.indexOf(id) === at - 1;
      if (alone || own.every((cell) => cell === null || cell === '')) continue;
      const number = (settings.machine.last[table.prefix] ?? 0) + 1;
      settings.machine.last[table.prefix] = number;
      changes.push({ table, layout, id, at, values: { [idKey]: idOf(table, number) }, is: (now) => same(now, own) });
    }
  });
  if (changes.length === 0) return [];
  const given = changes.map((change) => String(change.values[idKeyOf(change.table) ?? '']));
  const line = nextLine(desk, settings.machine, { by, table: '', record: '', action: 'number rows', after: { Ids: given.join('; ') } });
  write(desk.book, {
    changes: [...changes, machineChange(machinery, settings, got.layouts)],
    additions: [{ table: machinery.journal, layout: got.layouts.get(machinery.journal.tab) ?? {}, id: '', values: { ...line } }],
  });
  return given;
}

function same(a: Cell[], b: Cell[]): boolean {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) if ((a[i] ?? '') !== (b[i] ?? '')) return false;
  return true;
}

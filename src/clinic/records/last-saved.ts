// What the journal saved last of every field, as fingerprints: a hundred thousand records fit in memory that way.

import type { Cell } from '../../kit/cell.ts';
import { heldAs } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import type { DoorRow } from '../../kit/door.ts';
import type { Line } from '../../kit/store/journal.ts';
import type { Table } from '../../kit/table.ts';
import { eachArchivedLine, openArchives } from './archived.ts';
import { archivesIn } from './archives.ts';
import { eachLine, importAction, isCut, recordsOf } from './lines.ts';
import type { JournalIndex } from './lines.ts';
import type { RecordTab } from './tabs.ts';

interface Saved {
  /** By row − 2, then by column as declared. */
  prints: Uint32Array;
  /** The place of its line, 0 where none tells of it. */
  lines: Uint32Array;
  width: number;
  columns: Map<string, number>;
}

export interface LastSaved {
  /** Years whose archived saves were not read. */
  closed: string[];
  /** The place in the journal or its archives that holds the last value of a field, if the cell differs from it; otherwise 0. */
  differs(tab: RecordTab, row: number, key: string, cell: Cell): number;
}

/** Reads the archives that can be opened and the whole journal, some thousands of lines a read. */
export function readLastSaved(desk: Desk, index: JournalIndex, tabs: RecordTab[]): LastSaved {
  const byTable = new Map(tabs.map((tab) => [tab.table, savedOf(tab)]));
  const byTab = new Map(tabs.map((tab) => [tab.table.tab, tab]));
  let last: Line | undefined;
  const takeLine = (line: Line, row: number): boolean => {
    const begins = isMade(line) && !(last && isMade(last) && last.record === line.record && last.requestId === line.requestId);
    last = line;
    const tab = line.record === '' ? undefined : byTab.get(line.table);
    const saved = tab && byTable.get(tab.table);
    if (!tab || !saved) return true;
    const isNew = line.before === '' && line.action !== 'mended';
    for (const [id, fields] of recordsOf(line.after, line.record) ?? []) {
      const at = tab.rowOf.get(id);
      if (at !== undefined) take(saved, tab.table, { fields, isNew, begins, row, at });
    }
    return true;
  };
  const archives = archivesIn(desk, index);
  const { from, closed } = openArchives(desk, archives);
  eachArchivedLine(desk, archives, from, takeLine);
  eachLine(desk, index, 2, takeLine);
  return {
    closed,
    differs: (tab, row, key, cell) => {
      const saved = byTable.get(tab.table);
      const column = tab.table.columns[key];
      if (!saved || !column) return 0;
      const place = (row - 2) * saved.width + tab.table.keys.indexOf(key);
      const line = saved.lines[place] ?? 0;
      return line === 0 || saved.prints[place] === printOf(String(heldAs(column, cell))) ? 0 : line;
    },
  };
}

function savedOf({ table, ids }: RecordTab): Saved {
  const width = table.keys.length;
  return { prints: new Uint32Array(ids.length * width), lines: new Uint32Array(ids.length * width), width, columns: new Map(table.keys.map((key, i) => [table.columns[key]?.heading ?? '', i])) };
}

/** A record was made anew, as one that was deleted and is brought back from an export. Long ones take several lines. */
const isMade = (line: Line): boolean => line.before === '' && (line.action === 'add' || line.action === importAction);

/** A line's fields become the last saved; a new record's other fields were empty. */
function take(saved: Saved, table: Table, { fields, isNew, begins, row, at }: { fields: DoorRow; isNew: boolean; begins: boolean; row: number; at: number }): void {
  const start = (at - 2) * saved.width;
  if (begins || (isNew && saved.lines.subarray(start, start + saved.width).every((known) => known === 0))) {
    table.keys.forEach((key, i) => {
      if (table.columns[key]?.derived || table.columns[key]?.kind === 'id') return;
      saved.prints[start + i] = printOf('');
      saved.lines[start + i] = row;
    });
  }
  for (const heading of Object.keys(fields)) {
    const i = saved.columns.get(heading);
    const value = fields[heading] ?? '';
    if (i === undefined || table.columns[table.keys[i] ?? '']?.derived) continue;
    saved.prints[start + i] = printOf(String(value));
    saved.lines[start + i] = isCut(value) ? 0 : row;
  }
}

/** FNV-1a over the characters. */
function printOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

// The counters' row: kept as it is, or rebuilt from the rows and the journal where it is gone or can't be read.

import type { Cell } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import { Refusal } from '../../kit/refusal.ts';
import { layoutOf } from '../../kit/store/layout.ts';
import type { Machine } from '../../kit/store/machine.ts';
import { freshMachine, readMachine, remember } from '../../kit/store/machine.ts';
import type { Table } from '../../kit/table.ts';
import { idKeyOf, numberOf } from '../../kit/table.ts';
import type { Tab } from './tabs.ts';

/** Requests are looked for in this many last lines. */
const tail = 500;

export interface MachineFound { machine: Machine; rebuilt: boolean; changed: boolean }

/** A counter below an id that stands in its tab would give that id again: it is raised. */
export function machineOf(desk: Desk, tabs: Tab[], journal: Table, text: string | undefined): MachineFound {
  const kept = readable(text);
  const machine = kept ?? rebuiltOf(desk, desk.tables, journal);
  const most = mostNumbers(desk, tabs);
  let changed = kept === undefined;
  for (const [prefix, number] of most) {
    if (number <= (machine.last[prefix] ?? 0)) continue;
    machine.last[prefix] = number;
    changed = true;
  }
  return { machine, rebuilt: kept === undefined, changed };
}

function readable(text: string | undefined): Machine | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  try {
    return readMachine(text);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** The highest number in each table's ids, one read. */
function mostNumbers(desk: Desk, tabs: Tab[]): Map<string, number> {
  const numbered = tabs.filter((tab) => tab.table.prefix !== '');
  const answers = desk.book.read(numbered.map((tab) => {
    const column = tab.at.get(idKeyOf(tab.table) ?? '') ?? 0;
    return { sheetId: tab.table.sheetId, fromRow: 2, fromColumn: column, toColumn: column };
  }));
  return new Map(numbered.map((tab, i) => [tab.table.prefix, (answers[i] ?? []).reduce((most, cells) => Math.max(most, numberOf(String(cells[0] ?? ''))), 0)]));
}

/** Head and last requests as the journal has them, so that its chain goes on. */
function rebuiltOf(desk: Desk, tables: Table[], journal: Table): Machine {
  const machine = freshMachine();
  const [headings = []] = desk.book.read([{ sheetId: journal.sheetId, fromRow: 1, toRow: 1 }]);
  const layout = layoutOf(journal, headings[0] ?? []);
  const hashAt = layout['hash'] ?? 0;
  const [hashes = []] = desk.book.read([{ sheetId: journal.sheetId, fromRow: 2, fromColumn: hashAt, toColumn: hashAt }]);
  if (hashes.length === 0) return machine;
  machine.journal = { lines: hashes.length, hash: String(hashes[hashes.length - 1]?.[0] ?? '') };
  const [lines = []] = desk.book.read([{ sheetId: journal.sheetId, fromRow: Math.max(2, hashes.length + 2 - tail), toRow: hashes.length + 1 }]);
  const text = (cells: Cell[], key: string) => String(cells[layout[key] ?? -1] ?? '');
  for (const cells of lines) {
    const table = tables.find((one) => one.tab === text(cells, 'table'));
    if (table && text(cells, 'requestId') !== '') remember(machine, text(cells, 'requestId'), table.name, text(cells, 'record'));
  }
  return machine;
}

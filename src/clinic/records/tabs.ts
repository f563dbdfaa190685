// Every tab with records, read in pieces: however headings stand, whatever is missing.

import type { Cell } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Area } from '../../kit/store/book.ts';
import type { Layout } from '../../kit/store/layout.ts';
import type { Table } from '../../kit/table.ts';
import { idKeyOf } from '../../kit/table.ts';
import { tables } from '../tables.ts';

/** Cells a read takes: well within what Google answers at once, notes included. */
const cellsAPiece = 250_000;

export interface RecordTab {
  table: Table;
  /** The tab was deleted. */
  gone: boolean;
  /** Columns whose heading is there; the first where one stands twice. */
  layout: Layout;
  missing: string[];
  doubled: string[];
  /** The id cell of each row from row 2 on. */
  ids: string[];
  /** Row of each id, the first where one stands twice. */
  rowOf: Map<string, number>;
}

const recordTables: Table[] = tables.filter((table) => table.prefix !== '');

/** Headings and ids of all tabs, in two reads; further areas come with the first. */
export function readTabs(desk: Desk, extra: Area[]): { tabs: RecordTab[]; extra: Cell[][][] } {
  const headingArea = (table: Table): Area => ({ sheetId: table.sheetId, fromRow: 1, toRow: 1 });
  const answers = readWhatIsThere(desk, [...extra, ...recordTables.map(headingArea)]);
  const tabs = recordTables.map((table, i) => tabOf(table, answers[extra.length + i]));
  const readable = tabs.filter((tab) => idColumn(tab) !== undefined);
  const ids = desk.book.read(readable.map((tab) => ({ sheetId: tab.table.sheetId, fromRow: 2, fromColumn: idColumn(tab), toColumn: idColumn(tab) })));
  readable.forEach((tab, n) => {
    tab.ids = (ids[n] ?? []).map((cells) => String(cells[0] ?? '').trim());
    tab.ids.forEach((id, i) => { if (id !== '' && !tab.rowOf.has(id)) tab.rowOf.set(id, i + 2); });
  });
  return { tabs, extra: answers.slice(0, extra.length).map((rows) => rows ?? []) };
}

const idColumn = (tab: RecordTab): number | undefined => tab.layout[idKeyOf(tab.table) ?? ''];

/** All areas at once; where a tab was deleted, one by one, undefined for what is gone. */
function readWhatIsThere(desk: Desk, areas: Area[]): (Cell[][] | undefined)[] {
  try {
    return desk.book.read(areas);
  } catch (error) {
    if (!isMissingTab(error)) throw error;
  }
  return areas.map((area) => {
    try {
      return desk.book.read([area])[0];
    } catch (error) {
      if (isMissingTab(error)) return undefined;
      throw error;
    }
  });
}

const isMissingTab = (error: unknown): boolean => error instanceof Refusal && error.issues.some((issue) => issue.code === 'missing-tab');

function tabOf(table: Table, rows: Cell[][] | undefined): RecordTab {
  const tab: RecordTab = { table, gone: rows === undefined, layout: {}, missing: [], doubled: [], ids: [], rowOf: new Map() };
  if (rows === undefined) return tab;
  const row = (rows[0] ?? []).map((cell) => String(cell ?? '').trim().toLowerCase());
  for (const key of table.keys) {
    const heading = table.columns[key]?.heading ?? '';
    const at = row.indexOf(heading.toLowerCase());
    if (at < 0) tab.missing.push(heading);
    else tab.layout[key] = at;
    if (at >= 0 && row.indexOf(heading.toLowerCase(), at + 1) >= 0) tab.doubled.push(heading);
  }
  return tab;
}

/** Rows of the tabs that are small, read together as far as one answer takes them. */
export function smallTabs(desk: Desk, tabs: RecordTab[]): Map<RecordTab, Cell[][]> {
  const small: RecordTab[] = [];
  let cells = 0;
  for (const tab of [...tabs].filter((one) => idColumn(one) !== undefined).sort((a, b) => a.ids.length - b.ids.length)) {
    cells += (tab.ids.length + 1) * widthOf(tab);
    if (cells > cellsAPiece) break;
    small.push(tab);
  }
  const answers = desk.book.read(small.map((tab) => ({ sheetId: tab.table.sheetId, fromRow: 2, toColumn: widthOf(tab) - 1 })));
  return new Map(small.map((tab, i) => [tab, answers[i] ?? []]));
}

const widthOf = (tab: RecordTab): number => Math.max(1, ...Object.values(tab.layout)) + 1;

/** Rows of a tab from a row on, a read for some thousands; `visit` says false to stop. Answers the row to go on from, or 0. */
export function eachRow(desk: Desk, tab: RecordTab, { from: fromRow, small }: { from: number; small: Map<RecordTab, Cell[][]> }, visit: (cells: Cell[], row: number) => boolean): number {
  const there = small.get(tab);
  if (there) return visitAll(there.slice(fromRow - 2), fromRow, visit);
  const width = widthOf(tab);
  const aPiece = Math.max(500, Math.floor(cellsAPiece / width));
  const last = tab.ids.length + 1;
  for (let from = fromRow; ; from += aPiece) {
    // Rows without an id may stand below the last one: the last piece is open.
    const open = from + aPiece > last;
    const [rows = []] = desk.book.read([{ sheetId: tab.table.sheetId, fromRow: from, toColumn: width - 1, ...(open ? {} : { toRow: from + aPiece - 1 }) }]);
    const stopped = visitAll(rows, from, visit);
    if (stopped > 0 || open) return stopped;
  }
}

function visitAll(rows: Cell[][], from: number, visit: (cells: Cell[], row: number) => boolean): number {
  for (let i = 0; i < rows.length; i++) if (!visit(rows[i] ?? [], from + i)) return from + i;
  return 0;
}

/** Whether a row holds anything a person or a form wrote. */
export const hasContent = ({ table, layout }: RecordTab, cells: Cell[]): boolean =>
  table.keys.some((key) => !table.columns[key]?.derived && layout[key] !== undefined && (cells[layout[key]] ?? '') !== '');

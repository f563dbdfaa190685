// export.make: every tab as CSV in one zip, in the owner's own Drive.

import type { Cell } from '../../kit/cell.ts';
import { dayIn } from '../../kit/day.ts';
import type { Desk } from '../../kit/desk.ts';
import type { Verbs } from '../../kit/door.ts';
import { refuse } from '../../kit/refusal.ts';
import { OutOfGrid } from '../../kit/store/book.ts';
import { machineChange } from '../../kit/store/commit.ts';
import { nextLine } from '../../kit/store/journal.ts';
import { layoutOf } from '../../kit/store/layout.ts';
import { readSettings } from '../../kit/store/machine.ts';
import { write } from '../../kit/store/write.ts';
import type { Table } from '../../kit/table.ts';
import { idKeyOf } from '../../kit/table.ts';
import { timeIsUp } from '../../kit/job/lease.ts';
import { imports } from '../imports/table.ts';
import { machinery } from '../machinery.ts';
import { scratch } from '../scratch/table.ts';
import { settingOf } from '../settings/keys.ts';
import { tables } from '../tables.ts';
import { allow } from '../therapists/roles.ts';
import { csvOf } from './csv.ts';

/** Google answers some ten megabytes well; a session has some fifty cells. */
const rowsARead = 10_000;
const mostRounds = 3;

export function makeExport(desk: Desk): Verbs['export.make']['gives'] {
  const [people = [], settingRows = []] = desk.book.read([machinery.people, machinery.settings].map((table) => ({ sheetId: table.sheetId, fromRow: 1 })));
  allow('export.make', machinery.roleOf(people, desk.user));
  const today = dayIn(desk.now(), settingOf(readSettings(settingRows).values, 'Time zone'));
  const left: Table[] = [scratch, imports];
  const files = tables.filter((table) => !left.includes(table)).map((table) => {
    const rows = wholeTab(desk, table);
    return { name: `${table.tab}.csv`, rows: rows.length - 1, text: `\ufeff${csvOf(rows, columnsIn(table, rows[0] ?? []))}` };
  });
  const paper = desk.papers.archive(`Tablework export ${today}.zip`, files.map(({ name, text }) => ({ name, text })));
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  record(desk, paper.id, { files: files.length, rows });
  return { ...paper, files: files.length, rows, workbook: desk.papers.workbook() };
}

function columnsIn(table: Table, headings: Cell[]) {
  const byHeading = new Map(Object.values(table.columns).map((column) => [column.heading.toLowerCase(), column]));
  return headings.map((heading) => byHeading.get(String(heading ?? '').trim().toLowerCase()));
}

/** All rows of a tab; read again where people moved rows between two reads of it. */
function wholeTab(desk: Desk, table: Table): Cell[][] {
  for (let round = 0; round < mostRounds; round++) {
    if (timeIsUp(desk)) refuse('quota', 'There is too much here to export in one go. Download the spreadsheet as .xlsx instead: File › Download.');
    const { rows, reads } = inBlocks(desk, table);
    if (reads === 1 || !hasDoubles(table, rows)) return rows;
  }
  return refuse('busy', `Somebody is sorting the tab ${table.tab}. Try the export again in a moment.`);
}

function inBlocks(desk: Desk, table: Table): { rows: Cell[][]; reads: number } {
  const rows: Cell[][] = [];
  for (let reads = 1; ; reads++) {
    const block = readBlock(desk, table, rows.length + 1);
    rows.push(...block);
    if (block.length < rowsARead) return { rows: rows.filter((cells, i) => i === 0 || cells.some((cell) => cell !== null && cell !== '')), reads };
  }
}

function readBlock(desk: Desk, table: Table, fromRow: number): Cell[][] {
  try {
    return desk.book.read([{ sheetId: table.sheetId, fromRow, toRow: fromRow + rowsARead - 1 }])[0] ?? [];
  } catch (error) {
    if (error instanceof OutOfGrid) return [];
    throw error;
  }
}

function hasDoubles(table: Table, rows: Cell[][]): boolean {
  const at = layoutOf(table, rows[0] ?? [])[idKeyOf(table) ?? ''];
  const ids = at === undefined ? [] : rows.slice(1).map((cells) => cells[at] ?? '').filter((id) => id !== '');
  return new Set(ids).size < ids.length;
}

/** Who took everything out, and when. */
function record(desk: Desk, fileId: string, { files, rows }: { files: number; rows: number }): void {
  desk.locked(() => {
    const [settingRows = [], headings = []] = desk.book.read([{ sheetId: machinery.settings.sheetId, fromRow: 1 }, { sheetId: machinery.journal.sheetId, fromRow: 1, toRow: 1 }]);
    const settings = readSettings(settingRows);
    const line = nextLine(desk, settings.machine, { by: desk.user || 'unknown', table: '', record: fileId, action: 'export', after: { Files: files, Rows: rows } });
    const layouts = new Map([[machinery.settings.tab, layoutOf(machinery.settings, settingRows[0] ?? [])]]);
    write(desk.book, {
      changes: [machineChange(machinery, settings, layouts)],
      additions: [{ table: machinery.journal, layout: layoutOf(machinery.journal, headings[0] ?? []), id: '', values: { ...line } }],
    });
  });
}

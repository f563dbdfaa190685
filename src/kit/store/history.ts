// Who changed a record last, from the journal's tail.

import type { Desk } from '../desk.ts';
import type { Table } from '../table.ts';
import { layoutOf, rowOf } from './layout.ts';
import type { Machine } from './machine.ts';

const tail = 500;

/** The last to write each heading of a record, with the time, by heading; absent where nobody is on record. */
export function whoChanged(desk: Desk, journal: Table, machine: Machine, id: string, headings: string[]): Record<string, string> {
  const fromRow = Math.max(2, machine.journal.lines - tail);
  const [headingRows, lines] = desk.book.read([{ sheetId: journal.sheetId, fromRow: 1, toRow: 1 }, { sheetId: journal.sheetId, fromRow, toRow: machine.journal.lines + 1 }]);
  const layout = layoutOf(journal, headingRows?.[0] ?? []);
  const who: Record<string, string> = {};
  for (const cells of lines ?? []) {
    const { row } = rowOf(journal, layout, cells);
    if (row['record'] !== id) continue;
    for (const heading of headings) {
      if (String(row['after']).includes(JSON.stringify(heading))) who[heading] = `${String(row['by'])} at ${String(row['at']).slice(11, 16)}`;
    }
  }
  return who;
}

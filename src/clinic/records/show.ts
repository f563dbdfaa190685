// The jump from a finding to its cell in the sheet.

import type { Desk } from '../../kit/desk.ts';
import { refuse } from '../../kit/refusal.ts';
import { tables } from '../tables.ts';

/** The heading's column where it stands now; the row's first cell where it is gone. */
export function showInSheet(desk: Desk, { table: name, at, heading }: { table: string; at: number; heading?: string }): { shown: boolean } {
  const table = tables.find((one) => one.name === name && !one.hidden);
  if (!table || !Number.isInteger(at) || at < 1) return refuse('bad-request', 'There is no such place in the sheet.');
  const [rows = []] = desk.book.read([{ sheetId: table.sheetId, fromRow: 1, toRow: 1 }]);
  const wanted = (heading ?? '').toLowerCase();
  const column = wanted === '' ? -1 : (rows[0] ?? []).findIndex((cell) => String(cell ?? '').trim().toLowerCase() === wanted);
  desk.show(table, at, Math.max(0, column));
  return { shown: true };
}

// A person's hand in the grid: what was typed goes in as typing does, and the simple trigger onEdit hears of it.
import { cellsText, quoted } from '../sheets/a1.ts';
import { SPREADSHEET_ID } from '../services.ts';
import type { Workbench } from '../workbench.ts';
import { ApiError } from '../errors.ts';
import { listOf, member, numberOf, textOf } from './page-http.ts';
import { shownValue } from './page-cells.ts';

type Entered = string | number | boolean | null;
interface Typed { row: number; column: number; entered: Entered }

/** Applies an edit as the person; answers what onEdit is to be told, or null where Google tells nothing. */
export function applyEdit(bench: Workbench, body: unknown): Record<string, unknown> | null {
  const user = textOf(body, 'user');
  const edit = member(body, 'edit');
  if (member(edit, 'kind') === 'requests') {
    bench.batchUpdate(listOf(edit, 'requests'), user);
    return null;
  }
  const tab = bench.sheets.book(SPREADSHEET_ID).gridOf(numberOf(edit, 'tab'));
  const cells = listOf(edit, 'cells').map(typedOf);
  if (cells.length === 0) return null;
  const [first] = cells;
  const oldValue = cells.length === 1 && first ? shownValue(tab.grid.value(first.row, first.column)) : null;
  const data = stretches(cells).map((stretch) => ({ range: rangeOf(tab.title, stretch), values: [stretch.map(({ entered }) => entered ?? '')] }));
  const params = { spreadsheetId: SPREADSHEET_ID };
  bench.sheets.call('sheets.spreadsheets.values.batchUpdate', params, { valueInputOption: 'USER_ENTERED', data }, { user });
  return editEvent({ user, sheetId: tab.id, cells, oldValue, newValue: first ? shownValue(bench.sheets.book(SPREADSHEET_ID).gridOf(tab.id).grid.value(first.row, first.column)) : null });
}

function typedOf(cell: unknown): Typed {
  const [row, column, entered]: unknown[] = Array.isArray(cell) ? cell : [];
  const legal = entered === null || typeof entered === 'string' || typeof entered === 'number' || typeof entered === 'boolean';
  if (typeof row !== 'number' || typeof column !== 'number' || !legal) throw new ApiError(400, 'INVALID_ARGUMENT', 'Expected cells as [row, column, entered]');
  return { row, column, entered };
}

/** Neighbors in a row go as one range. */
function stretches(cells: readonly Typed[]): Typed[][] {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  const made: Typed[][] = [];
  for (const cell of sorted) {
    const last = made.at(-1);
    const end = last?.at(-1);
    if (last && end && end.row === cell.row && end.column + 1 === cell.column) last.push(cell);
    else made.push([cell]);
  }
  return made;
}

function rangeOf(title: string, stretch: readonly Typed[]): string {
  const [first] = stretch;
  if (!first) throw new Error('a stretch has at least one cell');
  return `${quoted(title)}!${cellsText({ top: first.row, left: first.column, bottom: first.row + 1, right: first.column + stretch.length })}`;
}

interface Edited { user: string; sheetId: number; cells: Typed[]; oldValue: Entered; newValue: Entered }

/** Google: `value` and `oldValue` come only with an edit of one cell; an emptied cell has no value. */
function editEvent({ user, sheetId, cells, oldValue, newValue }: Edited): Record<string, unknown> {
  const rows = cells.map((cell) => cell.row);
  const columns = cells.map((cell) => cell.column);
  const row = Math.min(...rows);
  const column = Math.min(...columns);
  const range = { sheetId, row: row + 1, column: column + 1, rows: Math.max(...rows) - row + 1, columns: Math.max(...columns) - column + 1 };
  const one = cells.length === 1;
  return {
    authMode: 'LIMITED', range, source: true, user: { email: user, nickname: user.split('@')[0] ?? user },
    ...(one && newValue !== null ? { value: String(newValue) } : {}),
    ...(one && oldValue !== null ? { oldValue: String(oldValue) } : {}),
  };
}

// Cells of the clinic's own that got their values back, though formulas may have stood there: what the cells beside them
// hold is tried, and stays where it comes to the same value. All cells go together: a few calls, however many they are.
// Done again after a cut, it ends the same: what was tried goes back, and what somebody has typed since stays.

import type { Cell } from '../kit/cell.ts';
import type { OwnCell } from '../kit/store/book.ts';
import { emptied, sameCell } from '../kit/store/book.ts';
import { valuesByRange } from './answered.ts';
import { cellDataOf } from './batch.ts';
import type { GoogleGlobals, GridRange, SheetsRequest } from './services.ts';

/** Rows above and below the cells that are looked at. */
const around = 2;
/** Formulas tried for one cell. */
const mostTries = 4;

/** A column of the clinic's own, with the cells of it that got their values back. */
interface Column { sheetId: number; column: number; own: OwnCell[]; from: number; to: number }

/** `n`: which of the columns. */
interface Trying { own: OwnCell; n: number; tries: SheetsRequest[] }

/** `patiently` does a call again that Google was too busy for; each may be done twice. */
export function likeBeside(google: GoogleGlobals, spreadsheetId: string, cells: OwnCell[], patiently: <T>(work: () => T) => T): void {
  const read = (ranges: GridRange[], render: Render = 'UNFORMATTED_VALUE') => (ranges.length === 0 ? [] : patiently(() => readColumns(google, spreadsheetId, ranges, render)));
  const send = (requests: SheetsRequest[]) => patiently(() => google.Sheets.Spreadsheets.batchUpdate({ requests }, spreadsheetId, { fields: 'spreadsheetId' }));
  const columns = columnsOf(cells);
  let open = tryingOf(columns, read);
  for (let round = 0; open.some(({ tries }) => tries[round]); round++) {
    send(open.flatMap(({ tries }) => tries[round] ?? []));
    const now = read(columns.map(span));
    open = open.filter(({ own, n }) => !sameCell(now[n]?.[own.row - (columns[n]?.from ?? 0)], own.cell));
  }
  if (open.length > 0) send(open.map(({ own }) => setTo(own, own.cell)));
}

function columnsOf(cells: OwnCell[]): Column[] {
  const columns = new Map<string, Column>();
  for (const own of cells) {
    const key = `${own.sheetId}|${own.column}`;
    const there = columns.get(key) ?? { sheetId: own.sheetId, column: own.column, own: [], from: Math.max(1, own.row - around), to: own.row + around };
    columns.set(key, { ...there, own: [...there.own, own], from: Math.max(1, Math.min(there.from, own.row - around)), to: Math.max(there.to, own.row + around) });
  }
  return [...columns.values()];
}

/** For each cell the formulas beside it, the nearest first; and nothing, where one of them may fill this cell too. */
function tryingOf(columns: Column[], read: (ranges: GridRange[], render?: Render) => Cell[][]): Trying[] {
  const ranges = columns.flatMap((one) => [span(one), rangeOf(one, 1, 1)]);
  const [values, formulas] = [read(ranges), read(ranges, 'FORMULA')];
  return columns.flatMap((one, n): Trying[] => {
    const isFormula = (i: number): boolean => String(formulas[2 * n]?.[i] ?? '').startsWith('=') && formulas[2 * n]?.[i] !== values[2 * n]?.[i];
    const taken = new Set(one.own.map(({ row }) => row));
    const isOpen = ({ row, cell }: OwnCell): boolean => {
      const now = values[2 * n]?.[row - one.from];
      return isFormula(row - one.from) ? !sameCell(now, cell) : emptied(now) === null || sameCell(now, cell);
    };
    const rows = Array.from({ length: one.to - one.from + 1 }, (_, i) => one.from + i).filter((row) => row > 1 && !taken.has(row) && isFormula(row - one.from));
    if (rows.length === 0 && !String(formulas[2 * n + 1]?.[0] ?? '').startsWith('=')) return [];
    return one.own.filter(isOpen).map((own) => ({ own, n, tries: [...nearest(rows, own.row).map((row) => copyFrom(own, row)), setTo(own, null)] }));
  });
}

/** Of rows in their order. */
function nearest(rows: number[], row: number): number[] {
  const after = rows.findIndex((one) => one > row);
  const at = after < 0 ? rows.length : after;
  return rows.slice(Math.max(0, at - mostTries / 2), at + mostTries / 2).sort((a, b) => Math.abs(a - row) - Math.abs(b - row));
}

function copyFrom({ sheetId, row, column }: OwnCell, from: number): SheetsRequest {
  const at = (one: number) => ({ sheetId, startRowIndex: one - 1, endRowIndex: one, startColumnIndex: column, endColumnIndex: column + 1 });
  return { copyPaste: { source: at(from), destination: at(row), pasteType: 'PASTE_FORMULA' } };
}

const setTo = ({ sheetId, row, column }: OwnCell, cell: Cell): SheetsRequest =>
  ({ updateCells: { start: { sheetId, rowIndex: row - 1, columnIndex: column }, rows: [{ values: [cellDataOf({ cell })] }], fields: 'userEnteredValue' } });

type Render = 'UNFORMATTED_VALUE' | 'FORMULA';

const rangeOf = ({ sheetId, column }: { sheetId: number; column: number }, from: number, to: number): GridRange =>
  ({ sheetId, startRowIndex: from - 1, endRowIndex: to, startColumnIndex: column, endColumnIndex: column + 1 });

const span = (one: Column): GridRange => rangeOf(one, one.from, one.to);

/** Each range is of one column. */
function readColumns(google: GoogleGlobals, spreadsheetId: string, ranges: GridRange[], valueRenderOption: Render): Cell[][] {
  const answer = google.Sheets.Spreadsheets.Values.batchGetByDataFilter({ dataFilters: ranges.map((gridRange) => ({ gridRange })), valueRenderOption, dateTimeRenderOption: 'SERIAL_NUMBER' }, spreadsheetId);
  return valuesByRange(answer, ranges).map((rows) => rows.map((cells) => cells[0] ?? null));
}

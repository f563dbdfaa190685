// A batch of the store as requests of the Sheets API, in the order in which Google is to do them.

import type { Cell } from '../kit/cell.ts';
import type { Batch, CellWrite, Guard } from '../kit/store/book.ts';
import { formatOf } from './format.ts';
import type { CellData, SheetsRequest } from './services.ts';

/** Rows and columns the scratch tab has from set-up; a batch that needs more makes it larger first. */
const scratchRows = 200;
const scratchColumns = 120;
/** What the batch is meant to do stands above the rows copied aside. */
export const guardsFrom = 1;

/** Guards first, so that they hold the rows as they were. `columns`: of the widest tab. */
export function requestsOf(batch: Batch, scratchId: number, columns = 0): SheetsRequest[] {
  return [
    ...roomFor(batch.guard, scratchId, columns),
    ...meantIn(batch, scratchId),
    ...wipes(batch.guard, scratchId),
    ...copies(batch.guard, scratchId),
    ...batch.set.flatMap((row) => runsOf(row.cells, (a, b) => a.column + 1 === b.column).flatMap((cells): SheetsRequest[] => [
      { updateCells: { start: { sheetId: row.sheetId, rowIndex: row.row - 1, columnIndex: cells[0]?.column ?? 0 }, rows: [{ values: cells.map(cellDataOf) }], fields } },
      ...cells.filter((cell) => cell.kind === undefined && typeof cell.cell === 'number').map((cell) => formatBeside(row.sheetId, row.row, cell.column)),
    ])),
    ...appendsOf(batch),
  ];
}

const fields = 'userEnteredValue,userEnteredFormat.numberFormat';

function roomFor(guard: Guard[], sheetId: number, columns: number): SheetsRequest[] {
  const rowCount = guard.length + guardsFrom;
  const gridProperties = { ...(rowCount > scratchRows ? { rowCount } : {}), ...(columns > scratchColumns ? { columnCount: columns } : {}) };
  const fields = Object.keys(gridProperties).map((name) => `gridProperties.${name}`).join(',');
  return fields === '' ? [] : [{ updateSheetProperties: { properties: { sheetId, gridProperties }, fields } }];
}

function meantIn({ meant = [], guard }: Batch, sheetId: number): SheetsRequest[] {
  if (guard.length === 0) return [];
  return [{ updateCells: { start: { sheetId, rowIndex: 0, columnIndex: 0 }, rows: [{ values: meant.map((text) => ({ userEnteredValue: { stringValue: text } })) }], fields: 'userEnteredValue' } }];
}

/** A row copied whole may be shorter than what an earlier batch left there. */
function wipes(guard: Guard[], sheetId: number): SheetsRequest[] {
  const whole = guard.flatMap((one, at) => (one.width === undefined ? [at] : []));
  return runsOf(whole, (a, b) => a + 1 === b).map((run) => ({
    updateCells: { range: { sheetId, startRowIndex: (run[0] ?? 0) + guardsFrom, endRowIndex: (run[run.length - 1] ?? 0) + guardsFrom + 1 }, fields: 'userEnteredValue' },
  }));
}

/** Neighboring rows are copied as one block. */
function copies(guard: Guard[], scratchId: number): SheetsRequest[] {
  const numbered = guard.map((one, at) => ({ ...one, at }));
  return runsOf(numbered, (a, b) => a.sheetId === b.sheetId && a.width === b.width && a.row + 1 === b.row).map((run): SheetsRequest => {
    const { sheetId, row = 1, width, at = 0 } = run[0] ?? {};
    return {
      copyPaste: {
        source: { sheetId, startRowIndex: row - 1, endRowIndex: row - 1 + run.length, ...(width === undefined ? {} : { startColumnIndex: 0, endColumnIndex: width }) },
        destination: { sheetId: scratchId, startRowIndex: at + guardsFrom, endRowIndex: at + guardsFrom + run.length, startColumnIndex: 0, endColumnIndex: width ?? 1 },
        pasteType: 'PASTE_VALUES',
      },
    };
  });
}

function formatBeside(sheetId: number, row: number, column: number): SheetsRequest {
  const beside = row > 2 ? row - 2 : row;
  const cell = { sheetId, startColumnIndex: column, endColumnIndex: column + 1 };
  return {
    copyPaste: {
      source: { ...cell, startRowIndex: beside, endRowIndex: beside + 1 }, destination: { ...cell, startRowIndex: row - 1, endRowIndex: row },
      pasteType: 'PASTE_FORMAT',
    },
  };
}

/** Appended rows of one tab go in one request, in order. */
function appendsOf(batch: Batch): SheetsRequest[] {
  const bySheet = new Map<number, CellWrite[][]>();
  for (const row of batch.append) bySheet.set(row.sheetId, [...(bySheet.get(row.sheetId) ?? []), row.cells]);
  return [...bySheet].map(([sheetId, rows]) => ({ appendCells: { sheetId, rows: rows.map((cells) => ({ values: spread(cells) })), fields } }));
}

function spread(cells: CellWrite[]): CellData[] {
  const values: CellData[] = [];
  for (const cell of cells) values[cell.column] = cellDataOf(cell);
  return Array.from(values, (value) => value ?? {});
}

export function cellDataOf(write: { cell: Cell; kind?: CellWrite['kind'] }): CellData {
  const numberFormat = write.kind === undefined ? undefined : formatOf(write.kind);
  const format = numberFormat ? { userEnteredFormat: { numberFormat } } : {};
  if (write.cell === null || write.cell === '') return format;
  if (typeof write.cell === 'number') return { userEnteredValue: { numberValue: write.cell }, ...format };
  if (typeof write.cell === 'boolean') return { userEnteredValue: { boolValue: write.cell }, ...format };
  return { userEnteredValue: { stringValue: write.cell }, ...format };
}

/** Neighbors that belong together, in their order. */
export function runsOf<T>(all: T[], follows: (one: T, next: T) => boolean): T[][] {
  const runs: T[][] = [];
  for (const one of all) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    if (run && last !== undefined && follows(last, one)) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

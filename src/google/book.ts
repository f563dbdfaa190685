// The store's book on the Sheets API: reads by grid range, so a renamed tab does no harm; writes as one batch.

import type { Cell } from '../kit/cell.ts';
import type { Kind } from '../kit/column.ts';
import type { Area, Batch, Book, CellWrite } from '../kit/store/book.ts';
import { NoSuchTab, OutOfGrid } from '../kit/store/book.ts';
import { Refusal } from '../kit/refusal.ts';
import type { Table } from '../kit/table.ts';
import { isQuota, isUncertain, messageOf } from './errors.ts';
import { formatOf } from './format.ts';
import type { CellData, GoogleGlobals, GridRange, SheetsRequest } from './services.ts';

const tries = 4;
const firstWaitMs = 1000;

export function bookOf(google: GoogleGlobals, spreadsheetId: string, tables: Table[], scratch: Table): Book {
  const patient = <T>(work: () => T, again: (error: unknown) => boolean): T => {
    for (let n = 1; ; n++) {
      try {
        return work();
      } catch (error) {
        if (n >= tries || !again(error)) throw translated(error, tables);
        google.Utilities.sleep(firstWaitMs * 2 ** (n - 1));
      }
    }
  };
  return {
    read: (areas) => patient(() => readAreas(google, spreadsheetId, areas), (error) => isQuota(error) || isUncertain(error)),
    write: (batch) => patient(() => writeBatch(google, spreadsheetId, batch, scratch), isQuota),
  };
}

function readAreas(google: GoogleGlobals, spreadsheetId: string, areas: Area[]): Cell[][][] {
  if (areas.length === 0) return [];
  const dataFilters = areas.map((area) => ({ gridRange: gridRangeOf(area) }));
  const answer = google.Sheets.Spreadsheets.Values.batchGetByDataFilter({ dataFilters, valueRenderOption: 'UNFORMATTED_VALUE', dateTimeRenderOption: 'SERIAL_NUMBER' }, spreadsheetId);
  const byFilter = new Map<string, Cell[][]>();
  for (const matched of answer.valueRanges ?? []) {
    for (const filter of matched.dataFilters ?? []) byFilter.set(keyOf(filter.gridRange ?? {}), matched.valueRange?.values ?? []);
  }
  return dataFilters.map((filter) => byFilter.get(keyOf(filter.gridRange)) ?? []);
}

/** Google leaves zeros out of what it echoes. */
const keyOf = (range: GridRange): string =>
  [range.sheetId ?? 0, range.startRowIndex ?? 0, range.endRowIndex ?? '', range.startColumnIndex ?? 0, range.endColumnIndex ?? ''].join(',');

export function gridRangeOf(area: Area): GridRange {
  const range: GridRange = { sheetId: area.sheetId, startRowIndex: area.fromRow - 1 };
  if (area.toRow !== undefined) range.endRowIndex = area.toRow;
  if (area.fromColumn !== undefined) range.startColumnIndex = area.fromColumn;
  if (area.toColumn !== undefined) range.endColumnIndex = area.toColumn + 1;
  return range;
}

function writeBatch(google: GoogleGlobals, spreadsheetId: string, batch: Batch, scratch: Table): Cell[][] {
  const requests: SheetsRequest[] = [
    ...batch.guard.map((address, i): SheetsRequest => ({
      copyPaste: {
        source: { sheetId: address.sheetId, startRowIndex: address.row - 1, endRowIndex: address.row },
        destination: { sheetId: scratch.sheetId, startRowIndex: i, endRowIndex: i + 1, startColumnIndex: 0, endColumnIndex: 1 },
        pasteType: 'PASTE_VALUES',
      },
    })),
    ...batch.set.flatMap((row) => runsOf(row.cells).map((run): SheetsRequest => ({
      updateCells: {
        start: { sheetId: row.sheetId, rowIndex: row.row - 1, columnIndex: run[0]?.column ?? 0 },
        rows: [{ values: run.map(cellDataOf) }],
        fields: 'userEnteredValue,userEnteredFormat.numberFormat',
      },
    }))),
    ...appendsOf(batch),
  ];
  if (requests.length === 0) return [];
  const guarded = batch.guard.length;
  const answer = google.Sheets.Spreadsheets.batchUpdate(
    guarded === 0 ? { requests } : { requests, includeSpreadsheetInResponse: true, responseRanges: [`'${scratch.tab}'!1:${guarded}`], responseIncludeGridData: true },
    spreadsheetId,
    { fields: guarded === 0 ? 'spreadsheetId' : 'updatedSpreadsheet(sheets(properties(sheetId),data(startRow,rowData(values(effectiveValue)))))' },
  );
  const sheet = (answer.updatedSpreadsheet?.sheets ?? []).find((one) => one.properties?.sheetId === scratch.sheetId);
  const rows = sheet?.data?.[0]?.rowData ?? [];
  return batch.guard.map((_, i) => (rows[i]?.values ?? []).map((cell) => valueOf(cell)));
}

/** Appended rows of one tab go in one request, in order. */
function appendsOf(batch: Batch): SheetsRequest[] {
  const bySheet = new Map<number, CellWrite[][]>();
  for (const row of batch.append) bySheet.set(row.sheetId, [...(bySheet.get(row.sheetId) ?? []), row.cells]);
  return [...bySheet].map(([sheetId, rows]) => ({
    appendCells: { sheetId, rows: rows.map((cells) => ({ values: spread(cells) })), fields: 'userEnteredValue,userEnteredFormat.numberFormat' },
  }));
}

function spread(cells: CellWrite[]): CellData[] {
  const values: CellData[] = [];
  for (const cell of cells) values[cell.column] = cellDataOf(cell);
  return Array.from(values, (value) => value ?? {});
}

/** Neighboring cells share one request. */
function runsOf(cells: CellWrite[]): CellWrite[][] {
  const runs: CellWrite[][] = [];
  for (const cell of cells) {
    const last = runs[runs.length - 1];
    const end = last?.[last.length - 1]?.column;
    if (last && end !== undefined && end + 1 === cell.column) last.push(cell);
    else runs.push([cell]);
  }
  return runs;
}

export function cellDataOf(write: { cell: Cell; kind: Kind }): CellData {
  const numberFormat = formatOf(write.kind);
  const format = numberFormat ? { userEnteredFormat: { numberFormat } } : {};
  if (write.cell === null || write.cell === '') return format;
  if (typeof write.cell === 'number') return { userEnteredValue: { numberValue: write.cell }, ...format };
  if (typeof write.cell === 'boolean') return { userEnteredValue: { boolValue: write.cell }, ...format };
  return { userEnteredValue: { stringValue: write.cell }, ...format };
}

function valueOf(cell: CellData): Cell {
  const value = cell.effectiveValue;
  return value?.stringValue ?? value?.numberValue ?? value?.boolValue ?? null;
}

function translated(error: unknown, tables: Table[]): unknown {
  const message = messageOf(error);
  if (/exceeds grid limits/i.test(message)) return new OutOfGrid(message);
  const gone = /No grid with id: (\d+)/.exec(message)?.[1];
  if (gone !== undefined) return missingTab(Number(gone), tables);
  if (isQuota(error) || isUncertain(error)) return busy();
  return error;
}

function missingTab(sheetId: number, tables: Table[]): unknown {
  const tab = tables.find((table) => table.sheetId === sheetId)?.tab;
  if (tab === undefined) return new NoSuchTab(String(sheetId));
  return new Refusal({ code: 'missing-tab', message: `The tab ${tab} is gone from this spreadsheet. Bring it back with File › Version history, or choose Tablework › Set up for an empty one.` });
}

const busy = (): Refusal => new Refusal({ code: 'busy', message: 'Google is busy and did not answer. Nothing typed is lost; trying again in a moment.' });

// The store's book on the Sheets API: reads by grid range, so a renamed tab does no harm; writes as one batch.

import type { Cell } from '../kit/cell.ts';
import type { Area, Batch, Before, Book } from '../kit/store/book.ts';
import { NoSuchTab, OutOfGrid, Unsure } from '../kit/store/book.ts';
import { Refusal } from '../kit/refusal.ts';
import type { Table } from '../kit/table.ts';
import { valuesByRange } from './answered.ts';
import { likeBeside } from './beside.ts';
import { cellDataOf, guardsFrom, requestsOf, runsOf } from './batch.ts';
import { isQuota, isUncertain, messageOf } from './errors.ts';
import type { CellData, GoogleGlobals, GridRange, Sheet } from './services.ts';

export { cellDataOf };

const tries = 4;
/** Long enough for a minute's quota to pass. */
const patientTries = 8;
const firstWaitMs = 1000;
const longestWaitMs = 20_000;

/** Where the sheets stand; `scratchTitle` follows the scratch tab where somebody renamed it; `columns`: how wide it must
 *  become, 0 where it is wide enough. */
interface Place { google: GoogleGlobals; spreadsheetId: string; tables: Table[]; scratch: Table; scratchTitle: string; columns: number }

export function bookOf(google: GoogleGlobals, spreadsheetId: string, tables: Table[], scratch: Table): Book {
  const place: Place = { google, spreadsheetId, tables, scratch, scratchTitle: scratch.tab, columns: 0 };
  let landed = 0;
  return {
    scratch: scratch.sheetId,
    read: (areas) => patiently(place, tries, () => readAreas(place, areas), (error) => isQuota(error) || isUncertain(error)),
    write: (batch, patience) => {
      try {
        const before = patiently(place, patience === 'long' ? patientTries : tries, () => writeBatch(place, batch), isQuota);
        landed++;
        return before;
      } catch (error) {
        if (error instanceof Unsure) landed++;
        throw error;
      }
    },
    landed: () => landed,
    likeBeside: (cells) => likeBeside(google, spreadsheetId, cells, (work) => patiently(place, patientTries, work, (error) => isQuota(error) || isUncertain(error))),
  };
}

function patiently<T>(place: Place, most: number, work: () => T, again: (error: unknown) => boolean): T {
  for (let n = 1; ; n++) {
    try {
      return work();
    } catch (error) {
      if (n >= most || !again(error)) throw translated(error, place.tables);
      place.google.Utilities.sleep(Math.min(longestWaitMs, firstWaitMs * 2 ** (n - 1)));
    }
  }
}

function readAreas({ google, spreadsheetId }: Place, areas: Area[]): Cell[][][] {
  if (areas.length === 0) return [];
  const dataFilters = areas.map((area) => ({ gridRange: gridRangeOf(area) }));
  const answer = google.Sheets.Spreadsheets.Values.batchGetByDataFilter({ dataFilters, valueRenderOption: 'UNFORMATTED_VALUE', dateTimeRenderOption: 'SERIAL_NUMBER' }, spreadsheetId);
  return valuesByRange(answer, dataFilters.map(({ gridRange }) => gridRange));
}

function gridRangeOf(area: Area): GridRange {
  const range: GridRange = { sheetId: area.sheetId, startRowIndex: area.fromRow - 1 };
  if (area.toRow !== undefined) range.endRowIndex = area.toRow;
  if (area.fromColumn !== undefined) range.startColumnIndex = area.fromColumn;
  if (area.toColumn !== undefined) range.endColumnIndex = area.toColumn + 1;
  return range;
}

const answered = 'updatedSpreadsheet(sheets(properties(sheetId),data(startRow,startColumn,rowData(values(effectiveValue)))))';

function writeBatch(place: Place, batch: Batch): Before {
  const { google, spreadsheetId, scratch } = place;
  if (batch.guard.length === 0) {
    const requests = requestsOf(batch, scratch.sheetId);
    if (requests.length > 0) google.Sheets.Spreadsheets.batchUpdate({ requests }, spreadsheetId, { fields: 'spreadsheetId' });
    return beforeOf(place, batch, []);
  }
  const send = () => google.Sheets.Spreadsheets.batchUpdate(
    { requests: requestsOf(batch, scratch.sheetId, place.columns), includeSpreadsheetInResponse: true, responseRanges: rangesOf(batch, place.scratchTitle), responseIncludeGridData: true },
    spreadsheetId, { fields: answered },
  );
  const answer = sentAsNamed(place, send);
  return beforeOf(place, batch, (answer.updatedSpreadsheet?.sheets ?? []).filter((sheet) => (sheet.properties?.sheetId ?? 0) === scratch.sheetId));
}

/** Nothing lands where the scratch tab was renamed, since ranges to be answered go by its name, or where a tab has become
 *  wider than it is: then once more as things stand now. */
function sentAsNamed<T>(place: Place, send: () => T): T {
  try {
    return send();
  } catch (error) {
    const isOutside = translated(error, place.tables) instanceof OutOfGrid;
    if (isQuota(error) || isUncertain(error) || (translated(error, place.tables) !== error && !isOutside)) throw error;
    const { title, columns, widest } = scratchNow(place);
    if (title === undefined || (title === place.scratchTitle && widest <= columns)) throw error;
    place.scratchTitle = title;
    place.columns = widest > columns ? widest : 0;
    return send();
  }
}

function scratchNow({ google, spreadsheetId, scratch }: Place): { title?: string; columns: number; widest: number } {
  const { sheets = [] } = google.Sheets.Spreadsheets.get(spreadsheetId, { fields: 'sheets(properties(sheetId,title,gridProperties(columnCount)))' });
  const own = sheets.find((sheet) => (sheet.properties?.sheetId ?? 0) === scratch.sheetId)?.properties;
  const columnsOf = (sheet: Sheet): number => sheet.properties?.gridProperties?.columnCount ?? 0;
  return { title: own?.title, columns: own?.gridProperties?.columnCount ?? 0, widest: Math.max(...sheets.map(columnsOf)) };
}

/** Whole rows, or the one column asked for. */
function rangesOf({ guard }: Batch, title: string): string[] {
  const name = `'${title.replace(/'/g, "''")}'`;
  return runsOf(guard.map((one, at) => ({ only: one.only, at })), (a, b) => a.only === b.only).map((run) => {
    const [from, to] = [(run[0]?.at ?? 0) + guardsFrom + 1, (run[run.length - 1]?.at ?? 0) + guardsFrom + 1];
    const column = run[0]?.only === undefined ? '' : letters(run[0].only);
    return `${name}!${column}${from}:${column}${to}`;
  });
}

function letters(column: number): string {
  const before = Math.floor(column / 26);
  return (before > 0 ? letters(before - 1) : '') + String.fromCharCode(65 + (column % 26));
}

function beforeOf(place: Place, { guard }: Batch, sheets: Sheet[]): Before {
  const told: Cell[][] = guard.map(() => []);
  for (const { startRow = 0, startColumn = 0, rowData = [] } of sheets.flatMap((sheet) => sheet.data ?? [])) {
    rowData.forEach((row, r) => (row.values ?? []).forEach((cell, c) => {
      const width = guard[startRow + r - guardsFrom]?.width ?? Infinity;
      const cells = told[startRow + r - guardsFrom];
      if (cells && startColumn + c < width) cells[startColumn + c] = valueOf(cell);
    }));
  }
  let kept: Cell[][] | undefined;
  const whole = (i: number): Cell[] => {
    kept ??= readAreas(place, [{ sheetId: place.scratch.sheetId, fromRow: guardsFrom + 1, toRow: guardsFrom + guard.length }])[0] ?? [];
    return (kept[i] ?? []).slice(0, guard[i]?.width);
  };
  const isTold = sheets.length > 0 || guard.length === 0;
  return { cells: (i) => (isTold ? told[i] ?? [] : whole(i)), whole: (i) => (isTold && guard[i]?.only === undefined ? told[i] ?? [] : whole(i)) };
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
  if (isQuota(error)) return new Refusal({ code: 'busy', message: 'Google is busy: too much was written in this minute. Nothing typed is lost; trying again in a moment.' });
  if (isUncertain(error)) return new Unsure(message);
  return error;
}

function missingTab(sheetId: number, tables: Table[]): unknown {
  const tab = tables.find((table) => table.sheetId === sheetId)?.tab;
  if (tab === undefined) return new NoSuchTab(String(sheetId));
  return new Refusal({ code: 'missing-tab', message: `The tab ${tab} is gone from this spreadsheet. Bring it back with File › Version history, or choose Tablework › Set up for an empty one.` });
}

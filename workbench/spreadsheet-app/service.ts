// SpreadsheetApp on the state side: a thin layer over the Sheets engine, plus what only the page knows (the selection).

import { cellName, quoted, rangeText } from '../sheets/a1.ts';
import { NotEmulated, ServiceError } from '../errors.ts';
import type { Execution, Service } from '../runtime/execution.ts';
import { instantOf, wallText } from '../zone.ts';
import { refusedCell } from './validation.ts';
import type { WireBook, WireRange, WireTab, WireValue, WireWrite } from './wire.ts';

/** The part of the Sheets engine it stands on; what a call touches is counted on the run. */
export type SheetsCall = (methodId: string, params: Record<string, unknown>, body: unknown, run: Caller) => unknown;

type Caller = Pick<Execution, 'user' | 'effectiveUser' | 'touched'>;

export interface BoundBook {
  id: string;
  url: string;
  /** Copies the file into a user's Drive and answers its id. */
  copy(name: string, user: string): string;
}

export interface SpreadsheetAppSwitches {
  /** A range read before in the same run is answered from memory, whatever the API wrote since (platform 1.45, unknown). */
  staleReads: boolean;
}

const DAY_MS = 86_400_000;
/** Serial 0 is 1899-12-30. */
const EPOCH_MS = Date.UTC(1899, 11, 30);

export class SpreadsheetAppService implements Service {
  readonly switches: SpreadsheetAppSwitches = { staleReads: true };
  private readonly sheets: SheetsCall;
  private readonly bound: BoundBook;
  private readonly selections = new Map<string, WireRange>();

  constructor(sheets: SheetsCall, bound: BoundBook) {
    this.sheets = sheets;
    this.bound = bound;
  }

  call(method: string, args: unknown[], run: Caller): unknown {
    switch (method) {
      case 'describe': return this.describe(run);
      case 'read': return this.read(range(args[0]), run);
      case 'display': return this.display(range(args[0]), run);
      case 'size': return this.size(Number(args[0]), run);
      case 'flush': return this.flush(writes(args[0]), run);
      case 'copy': return this.bound.copy(String(args[0]), run.effectiveUser);
      case 'select': return void this.select(run.user || run.effectiveUser, range(args[0]));
      case 'selection': return this.selection(run.user || run.effectiveUser);
      default: throw new NotEmulated(`SpreadsheetApp.${method}`);
    }
  }

  /** What a user has selected on the page; the page sets it, and a script may. */
  selection(user: string): WireRange | null {
    return this.selections.get(user) ?? null;
  }

  select(user: string, selected: WireRange): void {
    this.selections.set(user, selected);
  }

  private describe(run: Caller): WireBook {
    const fields = 'properties(title,timeZone),sheets.properties(sheetId,title,hidden,gridProperties(rowCount,columnCount))';
    const book = this.sheets('sheets.spreadsheets.get', { spreadsheetId: this.bound.id, fields }, undefined, run);
    const properties = part(book, 'properties');
    const tabs = listAt(book, 'sheets').map((sheet): WireTab => {
      const tab = part(sheet, 'properties');
      const grid = part(tab, 'gridProperties');
      return {
        sheetId: Number(at(tab, 'sheetId') ?? 0), title: String(at(tab, 'title')), hidden: at(tab, 'hidden') === true,
        rows: Number(at(grid, 'rowCount') ?? 0), columns: Number(at(grid, 'columnCount') ?? 0),
      };
    });
    return { id: this.bound.id, url: this.bound.url, name: String(at(properties, 'title')), timeZone: String(at(properties, 'timeZone')), tabs };
  }

  /** Reads serials and, for the same cells, dates as text: where the two differ stands a date. */
  private read(wanted: WireRange, run: Caller): WireValue[][] {
    const book = this.describe(run);
    const plain = this.values(book, wanted, 'SERIAL_NUMBER', run);
    const dated = this.values(book, wanted, 'FORMATTED_STRING', { ...run, touched: { read: 0, written: 0 } });
    return Array.from({ length: wanted.rows }, (_row, i) => Array.from({ length: wanted.columns }, (_cell, j) => {
      const value = listOf(plain[i])[j];
      if (typeof value === 'number' && typeof listOf(dated[i])[j] === 'string') return { dateMs: instantOfSerial(value, book.timeZone) };
      return typeof value === 'number' || typeof value === 'boolean' ? value : String(value ?? '');
    }));
  }

  private display(wanted: WireRange, run: Caller): string[][] {
    const shown = this.values(this.describe(run), wanted, 'SERIAL_NUMBER', run, 'FORMATTED_VALUE');
    return Array.from({ length: wanted.rows }, (_row, i) => Array.from({ length: wanted.columns }, (_cell, j) => String(listOf(shown[i])[j] ?? '')));
  }

  private values(book: WireBook, wanted: WireRange, dates: string, run: Caller, render = 'UNFORMATTED_VALUE'): unknown[] {
    const params = { spreadsheetId: this.bound.id, range: a1(tabOf(book, wanted.sheetId), wanted), valueRenderOption: render, dateTimeRenderOption: dates };
    return listAt(this.sheets('sheets.spreadsheets.values.get', params, undefined, run), 'values');
  }

  /** Last row and column with content. */
  private size(sheetId: number, run: Caller): { lastRow: number; lastColumn: number } {
    const tab = tabOf(this.describe(run), sheetId);
    const params = { spreadsheetId: this.bound.id, range: quoted(tab.title), valueRenderOption: 'UNFORMATTED_VALUE' };
    const rows = listAt(this.sheets('sheets.spreadsheets.values.get', params, undefined, { ...run, touched: { read: 0, written: 0 } }), 'values');
    return { lastRow: rows.length, lastColumn: rows.reduce<number>((most, row) => Math.max(most, listOf(row).length), 0) };
  }

  /** Everything a script wrote since the last flush, in order, parsed like typing. */
  private flush(pending: WireWrite[], run: Caller): void {
    for (const write of pending) this.write(this.describe(run), write, run);
  }

  private write(book: WireBook, write: WireWrite, run: Caller): void {
    const tab = tabOf(book, write.sheetId);
    const values = write.kind === 'set' ? write.values : [write.values];
    const place = write.kind === 'set' ? write : { row: this.size(write.sheetId, run).lastRow + 1, column: 1 };
    const target: WireRange = { sheetId: write.sheetId, row: place.row, column: place.column, rows: values.length, columns: values[0]?.length ?? 0 };
    if (target.row + target.rows - 1 > tab.rows) this.grow(tab, target.row + target.rows - 1 - tab.rows, run);
    const refused = write.kind === 'set' ? this.refused(tab, target, values, run) : null;
    if (refused) throw new ServiceError(`The data you entered in cell ${refused} violates the data validation rules set on this cell.`);
    const typed = values.map((row) => row.map((value) => asTyped(value, book.timeZone)));
    const params = { spreadsheetId: this.bound.id, range: a1(tab, target), valueInputOption: 'USER_ENTERED' };
    this.sheets('sheets.spreadsheets.values.update', params, { values: typed }, run);
  }

  private grow(tab: WireTab, rows: number, run: Caller): void {
    const requests = [{ appendDimension: { sheetId: tab.sheetId, dimension: 'ROWS', length: rows } }];
    this.sheets('sheets.spreadsheets.batchUpdate', { spreadsheetId: this.bound.id }, { requests }, run);
  }

  /** Name of the first cell whose rejecting rule refuses its new value. */
  private refused(tab: WireTab, target: WireRange, values: WireValue[][], run: Caller): string | null {
    const params = { spreadsheetId: this.bound.id, ranges: [a1(tab, target)], fields: 'sheets.data.rowData.values.dataValidation', includeGridData: true };
    const book = this.sheets('sheets.spreadsheets.get', params, undefined, { ...run, touched: { read: 0, written: 0 } });
    const rows = listAt(listAt(listAt(book, 'sheets')[0], 'data')[0], 'rowData');
    const found = refusedCell(rows.map((row) => listAt(row, 'values').map((cell) => at(cell, 'dataValidation'))), values);
    return found && cellName(target.row - 1 + found.row, target.column - 1 + found.column);
  }
}

function a1(tab: WireTab, { row, column, rows, columns }: WireRange): string {
  return rangeText(tab.title, { top: row - 1, left: column - 1, bottom: row - 1 + rows, right: column - 1 + columns });
}

function tabOf(book: WireBook, sheetId: number): WireTab {
  const tab = book.tabs.find((one) => one.sheetId === sheetId);
  if (!tab) throw new ServiceError(`Sheet ${sheetId} not found`);
  return tab;
}

/** The wall time of a serial, taken in the spreadsheet's zone. */
function instantOfSerial(serial: number, zone: string): number {
  const wall = new Date(EPOCH_MS + Math.round(serial * DAY_MS));
  return instantOf({
    year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate(),
    hour: wall.getUTCHours(), minute: wall.getUTCMinutes(), second: wall.getUTCSeconds(),
  }, zone);
}

function asTyped(value: WireValue, zone: string): string | number | boolean {
  if (typeof value !== 'object') return value;
  return wallText(value.dateMs, zone).replace('T', ' ').replace(/ 00:00:00$/, '');
}

function range(value: unknown): WireRange {
  const of = (name: string): number => Number(at(value, name));
  return { sheetId: of('sheetId'), row: of('row'), column: of('column'), rows: of('rows'), columns: of('columns') };
}

function writes(value: unknown): WireWrite[] {
  if (!Array.isArray(value)) throw new TypeError('expected writes from the facade');
  return value;
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function part(value: unknown, name: string): unknown {
  return at(value, name);
}

function listAt(value: unknown, name: string): unknown[] {
  return listOf(at(value, name));
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

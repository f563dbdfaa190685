// `Sheet` as the script sees it.

import { ServiceError } from '../errors.ts';
import { parseA1 } from '../sheets/a1.ts';
import { refuseArguments } from '../utilities/signature.ts';
import type { BookView } from './book.ts';
import { Range, toWire, type TextFinder } from './range.ts';
import type { WireRange } from './wire.ts';

export class Tab {
  readonly #book: BookView;
  readonly #id: number;

  constructor(book: BookView, id: number) {
    this.#book = book;
    this.#id = id;
  }

  getSheetId(): number {
    return this.#id;
  }

  getName(): string {
    return this.#book.tab(this.#id).title;
  }

  getMaxRows(): number {
    return this.#book.tab(this.#id).rows;
  }

  getMaxColumns(): number {
    return this.#book.tab(this.#id).columns;
  }

  isSheetHidden(): boolean {
    return this.#book.tab(this.#id).hidden;
  }

  getLastRow(): number {
    return this.#book.size(this.#id).lastRow;
  }

  getLastColumn(): number {
    return this.#book.size(this.#id).lastColumn;
  }

  /** (row, column, rows?, columns?), 1-based, or A1 notation. */
  getRange(...args: unknown[]): Range {
    if (args.length === 1 && typeof args[0] === 'string') return this.#named(args[0]);
    if (args.length < 2 || args.length > 4 || !args.every((arg) => typeof arg === 'number')) return refuseArguments('SpreadsheetApp.Sheet.getRange', args);
    const [row = 0, column = 0, rows = 1, columns = 1] = args.map(Number);
    return this.#range({ sheetId: this.#id, row, column, rows, columns });
  }

  getDataRange(): Range {
    const { lastRow, lastColumn } = this.#book.size(this.#id);
    return this.#range({ sheetId: this.#id, row: 1, column: 1, rows: Math.max(1, lastRow), columns: Math.max(1, lastColumn) });
  }

  appendRow(...args: unknown[]): this {
    const [cells] = args;
    if (args.length !== 1 || !Array.isArray(cells)) return refuseArguments('SpreadsheetApp.Sheet.appendRow', args);
    this.#book.write({ kind: 'append', sheetId: this.#id, values: cells.map(toWire) });
    return this;
  }

  createTextFinder(text: unknown): TextFinder {
    return this.getDataRange().createTextFinder(text);
  }

  getActiveRange(): Range | null {
    const selected = this.#book.call('spreadsheetApp.selection', []);
    return isRange(selected) && selected.sheetId === this.#id ? this.#range(selected) : null;
  }

  activate(): this {
    this.#book.call('spreadsheetApp.select', [{ sheetId: this.#id, row: 1, column: 1, rows: 1, columns: 1 }]);
    return this;
  }

  #named(text: string): Range {
    const bounds = parseA1(text);
    if (!bounds || bounds.title !== undefined) throw new ServiceError('Range not found');
    const { rows, columns } = this.#book.tab(this.#id);
    const { top = 0, left = 0, bottom = rows, right = columns } = bounds;
    return this.#range({ sheetId: this.#id, row: top + 1, column: left + 1, rows: bottom - top, columns: right - left });
  }

  #range(at: WireRange): Range {
    const { rows, columns } = this.#book.tab(this.#id);
    const inside = at.row >= 1 && at.column >= 1 && at.row + at.rows - 1 <= rows && at.column + at.columns - 1 <= columns;
    if (!inside) throw new ServiceError('The coordinates of the range are outside the dimensions of the sheet.');
    if (at.rows < 1 || at.columns < 1) throw new ServiceError(`The number of ${at.rows < 1 ? 'rows' : 'columns'} in the range must be at least 1.`);
    return new Range(this.#book, this, at);
  }
}

export function isRange(value: unknown): value is WireRange {
  return typeof value === 'object' && value !== null && 'sheetId' in value && 'row' in value && 'columns' in value;
}

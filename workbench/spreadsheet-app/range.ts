// `Range` and `TextFinder` as the script sees them.

import { ServiceError } from '../errors.ts';
import { cellsText } from '../sheets/a1.ts';
import { refuseArguments } from '../utilities/signature.ts';
import type { BookView } from './book.ts';
import type { Tab } from './tab.ts';
import type { WireRange, WireValue } from './wire.ts';

type CellValue = string | number | boolean | Date;

export class Range {
  readonly #book: BookView;
  readonly #tab: Tab;
  readonly #at: WireRange;

  constructor(book: BookView, tab: Tab, at: WireRange) {
    this.#book = book;
    this.#tab = tab;
    this.#at = at;
  }

  getRow(): number {
    return this.#at.row;
  }

  getColumn(): number {
    return this.#at.column;
  }

  getNumRows(): number {
    return this.#at.rows;
  }

  getNumColumns(): number {
    return this.#at.columns;
  }

  getLastRow(): number {
    return this.#at.row + this.#at.rows - 1;
  }

  getLastColumn(): number {
    return this.#at.column + this.#at.columns - 1;
  }

  getSheet(): Tab {
    return this.#tab;
  }

  getA1Notation(): string {
    const { row, column, rows, columns } = this.#at;
    return cellsText({ top: row - 1, left: column - 1, bottom: row - 1 + rows, right: column - 1 + columns });
  }

  getValues(): CellValue[][] {
    return this.#book.values(this.#at).map((row) => row.map((value) => (typeof value === 'object' ? new Date(value.dateMs) : value)));
  }

  getValue(): CellValue {
    return new Range(this.#book, this.#tab, { ...this.#at, rows: 1, columns: 1 }).getValues()[0]?.[0] ?? '';
  }

  getDisplayValues(): string[][] {
    return this.#book.shown(this.#at);
  }

  getDisplayValue(): string {
    return this.#book.shown({ ...this.#at, rows: 1, columns: 1 })[0]?.[0] ?? '';
  }

  /** Lands at the next flush, not here. */
  setValues(...args: unknown[]): this {
    const [rows] = args;
    if (args.length !== 1 || !Array.isArray(rows) || !rows.every((row): row is unknown[] => Array.isArray(row))) {
      return refuseArguments('SpreadsheetApp.Range.setValues', args);
    }
    this.#mustFit('rows', rows.length, this.#at.rows);
    for (const row of rows) this.#mustFit('columns', row.length, this.#at.columns);
    this.#book.write({ kind: 'set', sheetId: this.#at.sheetId, row: this.#at.row, column: this.#at.column, values: rows.map((row) => row.map(toWire)) });
    return this;
  }

  /** The one value goes to every cell of the range. */
  setValue(...args: unknown[]): this {
    if (args.length !== 1) return refuseArguments('SpreadsheetApp.Range.setValue', args);
    const value = args[0];
    return this.setValues(Array.from({ length: this.#at.rows }, () => Array.from({ length: this.#at.columns }, () => value)));
  }

  createTextFinder(text: unknown): TextFinder {
    return new TextFinder(this.#book, this.#tab, this.#at, String(text));
  }

  activate(): this {
    this.#book.call('spreadsheetApp.select', [this.#at]);
    return this;
  }

  #mustFit(what: string, given: number, wanted: number): void {
    if (given === wanted) return;
    throw new ServiceError(`The number of ${what} in the data does not match the number of ${what} in the range. The data has ${given} but the range has ${wanted}.`);
  }
}

export class TextFinder {
  readonly #book: BookView;
  readonly #tab: Tab;
  readonly #at: WireRange;
  readonly #text: string;
  #entireCell = false;
  #matchCase = false;
  #found = -1;

  constructor(book: BookView, tab: Tab, at: WireRange, text: string) {
    this.#book = book;
    this.#tab = tab;
    this.#at = at;
    this.#text = text;
  }

  matchEntireCell(yes: unknown): this {
    this.#entireCell = yes === true;
    return this;
  }

  matchCase(yes: unknown): this {
    this.#matchCase = yes === true;
    return this;
  }

  findNext(): Range | null {
    this.#found += 1;
    return this.findAll()[this.#found] ?? null;
  }

  findAll(): Range[] {
    const fold = (text: string): string => (this.#matchCase ? text : text.toLowerCase());
    const wanted = fold(this.#text);
    const fits = (text: string): boolean => (this.#entireCell ? fold(text) === wanted : fold(text).includes(wanted));
    return this.#book.shown(this.#at).flatMap((row, i) => row.flatMap((text, j) =>
      fits(text) ? [new Range(this.#book, this.#tab, { ...this.#at, row: this.#at.row + i, column: this.#at.column + j, rows: 1, columns: 1 })] : []));
  }
}

export function toWire(value: unknown): WireValue {
  if (value instanceof Date) return { dateMs: value.getTime() };
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? '' : String(value);
}

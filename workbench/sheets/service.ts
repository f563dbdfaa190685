// The Google Sheets API v4 on spreadsheets held in memory: one call in, Google's answer or refusal out.

import { ApiError, NotEmulated, badRequest, notFound } from '../errors.ts';
import { Book } from './book.ts';
import { isEmptyBox } from './box.ts';
import { Change } from './change.ts';
import type { Context } from './context.ts';
import { isStale, markStale, recalculate } from './formulas.ts';
import { displayOf } from './format/display.ts';
import { isFields, type Fields } from './input.ts';
import { checkCall, maskedAnswer } from './method-messages.ts';
import { METHODS, CREATE } from './methods.ts';
import { bookFromJson, bookToJson } from './storage.ts';
import { holdAgainstRules } from './validation.ts';
import { SWITCHES, type Switches } from './switches.ts';

export interface Caller { user: string }

/** Cells read and written by a call. */
export interface Touched { read: number; written: number }

/** What a call changed: which tabs, which cells of them (half-open; undefined if only properties), and by whom. */
export interface Changed {
  spreadsheetId: string;
  user: string;
  sheets: { sheetId: number; title: string; range: { startRowIndex: number; endRowIndex: number; startColumnIndex: number; endColumnIndex: number } | undefined }[];
}

export interface SheetsOptions {
  now(): Date;
  ownerOf(spreadsheetId: string): string;
  switches?: Partial<Switches>;
  onChange?(spreadsheetId: string, changed: Changed): void;
  /** Id of the next spreadsheet that `create` makes. */
  nextSpreadsheetId?(): string;
}

export class SheetsService {
  readonly switches: Switches;
  private readonly books = new Map<string, Book>();
  private made = 0;

  constructor(private readonly options: SheetsOptions) {
    this.switches = { ...SWITCHES, ...options.switches };
  }

  /** One API call. Throws `ApiError` with Google's words, and changes nothing then. */
  call(methodId: string, params: Readonly<Record<string, unknown>>, body: unknown, caller: Caller): { answer: unknown; cells: Touched } {
    const name = methodId.replace(/^sheets\./, '');
    const request = isFields(body) ? body : {};
    if (name === CREATE) return this.create(request, caller);
    const method = METHODS[name];
    if (!method) throw new NotEmulated(methodId);
    const book = this.books.get(String(params['spreadsheetId']));
    if (!book) throw notFound();
    return this.within(book, caller, (context) => {
      checkCall(name, params, request);
      return maskedAnswer(name, params, method(context, params, request));
    });
  }

  /** Runs one call on a book: as a whole, or not at all. */
  private within(book: Book, { user }: Caller, act: (context: Context) => unknown): { answer: unknown; cells: Touched } {
    const change = new Change(user);
    const context: Context = {
      book,
      change,
      get display() {
        return displayOf(book);
      },
      switches: this.switches,
      now: this.options.now(),
      isOwner: user === this.options.ownerOf(book.id),
    };
    try {
      if (isStale(book, context.now)) recalculate(book, context.now);
      const answer = act(context);
      if (this.switches.validationRefusesApiWrites) holdAgainstRules(context);
      markStale(book, change);
      this.landed(book, change);
      return { answer, cells: { read: change.read, written: change.written } };
    } catch (error) {
      change.rollBack();
      // The batch may have computed formulas half way.
      if (change.values || change.formulas) book.stale = book.hasFormulas;
      throw error;
    }
  }

  private landed(book: Book, change: Change): void {
    if (change.touched.size === 0) return;
    book.revision += 1;
    const sheets = [...change.touched].map(([tab, box]) => {
      tab.revision += 1;
      const range = isEmptyBox(box) ? undefined : { startRowIndex: box.top, endRowIndex: box.bottom, startColumnIndex: box.left, endColumnIndex: box.right };
      return { sheetId: tab.id, title: tab.title, range };
    });
    this.options.onChange?.(book.id, { spreadsheetId: book.id, user: change.user, sheets });
  }

  private create(body: Fields, caller: Caller): { answer: unknown; cells: Touched } {
    this.made += 1;
    const id = this.options.nextSpreadsheetId?.() ?? `spreadsheet-${this.made}`;
    return this.createWithId(id, body, caller);
  }

  /** `spreadsheets.create` under a chosen id: the workbench's own spreadsheet is `clinic`. */
  createWithId(id: string, body: unknown, caller: Caller): { answer: unknown; cells: Touched } {
    if (this.books.has(id)) throw badRequest(`A spreadsheet with the id ${id} is there already.`);
    const book = new Book(id, { title: 'Untitled spreadsheet', locale: 'en_US', timeZone: 'Etc/GMT' });
    this.books.set(id, book);
    const method = METHODS[CREATE];
    try {
      if (!method) throw new NotEmulated(CREATE);
      const request = isFields(body) ? body : {};
      checkCall(CREATE, {}, request);
      return this.within(book, caller, (context) => method(context, {}, request));
    } catch (error) {
      this.books.delete(id);
      throw error;
    }
  }

  has(spreadsheetId: string): boolean {
    return this.books.has(spreadsheetId);
  }

  ids(): string[] {
    return [...this.books.keys()];
  }

  delete(spreadsheetId: string): void {
    this.books.delete(spreadsheetId);
  }

  /** The book itself, for what shows it; never to be written to. */
  book(spreadsheetId: string): Book {
    const book = this.books.get(spreadsheetId);
    if (!book) throw notFound();
    const now = this.options.now();
    if (isStale(book, now)) recalculate(book, now);
    return book;
  }

  /** A copy under another id, as Drive makes it. */
  copy(spreadsheetId: string, id: string, title: string): void {
    const copied = bookFromJson({ ...bookToJson(this.book(spreadsheetId)), id });
    copied.properties = { ...copied.properties, title };
    this.books.set(id, copied);
  }

  toJSON(): Fields {
    return { made: this.made, books: [...this.books.values()].map(bookToJson) };
  }

  /** One spreadsheet as JSON, for a file of its own. */
  bookJson(spreadsheetId: string): Fields {
    return bookToJson(this.book(spreadsheetId));
  }

  restoreBook(json: unknown): void {
    const book = bookFromJson(json);
    this.books.set(book.id, book);
  }

  restore(json: unknown): void {
    if (!isFields(json)) throw new ApiError(500, 'INTERNAL', 'The saved spreadsheets cannot be read.');
    this.made = Number(json['made'] ?? 0);
    this.books.clear();
    for (const one of Array.isArray(json['books']) ? json['books'] : []) this.restoreBook(one);
  }

  static fromJSON(json: unknown, options: SheetsOptions): SheetsService {
    const service = new SheetsService(options);
    service.restore(json);
    return service;
  }
}

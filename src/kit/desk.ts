// What a piece of work is handed: the book, the clock, who asks, and the few doors to the outside.

import type { Book } from './store/book.ts';
import type { Table } from './table.ts';

export interface Mail { to: string; subject: string; body: string; html?: string; name?: string }

export interface Post {
  send(mail: Mail): void;
  /** Recipients left today. */
  left(): number;
}

/** The user's own small store, a few kilobytes a key. */
export interface Pocket {
  get(key: string): string | null;
  set(key: string, value: string): void;
  drop(key: string): void;
  keys(): string[];
}

export interface Chart {
  title: string;
  width: number;
  height: number;
  labels: string[];
  series: { name: string; values: (number | null)[]; color: string; dashed?: boolean }[];
  least?: number;
  most?: number;
}

export interface Paper { id: string; url: string; name: string }

/** `notShared`: addresses Google would not share it with. */
export interface MadePaper extends Paper { notShared: string[] }

/** `request`: one request makes one file, however often it is tried. */
export interface PaperAsk { name: string; docx: number[]; shareWith?: string[]; request?: string }

/** Documents: made whole from .docx bytes (signed bytes, as Google has them), or not at all. */
export interface Papers {
  make(ask: PaperAsk): MadePaper;
  /** Puts a file into the trash. */
  drop(id: string): void;
  /** The file as .docx. */
  read(id: string): number[];
  /** A line chart as PNG. */
  picture(chart: Chart): number[];
  /** A zip of texts. */
  archive(name: string, files: { name: string; text: string }[]): Paper;
  /** Where Google gives the spreadsheet itself as .xlsx. */
  workbook(): string;
}

/** A native chart of a tab, made or brought up to date: one column names the bars, others give their lengths. */
export interface TabChart {
  table: Table;
  title: string;
  domain: number;
  series: number[];
  names: string[];
  fromRow: number;
  toRow: number;
  /** Where its corner stands: row from 0, column from 0. */
  at: { row: number; column: number };
}

/** A spreadsheet of its own in the user's Drive, for what is put aside. */
export interface Aside {
  make(title: string, tab: string, size: { rows: number; columns: number }): { id: string; url: string };
  /** Texts at their place, row counted from 1; doing it again does no harm. */
  put(id: string, fromRow: number, rows: string[][]): void;
  /** One column's cells from the top, as texts. */
  column(id: string, column: number): string[];
  /** Rows of several spans, both ends included, in one call; undefined where the user can't open it, or it is gone. */
  rows(id: string, spans: { fromRow: number; toRow: number }[]): string[][][] | undefined;
}

export interface Desk {
  book: Book;
  tables: Table[];
  /** The moment, ISO in UTC. */
  now(): string;
  /** SHA-256 of a text, in hex. */
  digest(text: string): string;
  /** Address of whose rights the run has; may be ''. */
  user: string;
  /** The next read, inside the lock or not, sees to what a cut run left unfinished. */
  mind?(): void;
  /** Finishes what a cut run left unfinished, if nothing in this run has looked for it yet; whether there was anything. */
  finishes?(): boolean;
  /** Runs inside the script's lock; busy is a refusal. */
  locked<T>(work: () => T): T;
  post: Post;
  pocket: Pocket;
  /** The script's own small store, shared by all its users. */
  memo: Pocket;
  papers: Papers;
  chart(chart: TabChart): void;
  aside: Aside;
  /** Takes whole rows out of a tab, both ends included; they are gone. */
  cut(table: Table, fromRow: number, toRow: number): void;
  /** Jumps to a cell on the user's screen: row from 1, column from 0. */
  show(table: Table, row: number, column: number): void;
  /** The template a document kind comes with, .docx in base64. */
  baseTemplate(kind: string): string | undefined;
  parseCsv(text: string, delimiter: string): string[][];
  base64(bytes: number[]): string;
  bytes(base64: string): number[];
  log(line: string): void;
  /** Functions this user's timers run. */
  timers(): string[];
  /** Milliseconds since the run began. */
  elapsedMs(): number;
}

// A subject of the practice: its table and the pure decision taken when one of its records is saved.

import type { Cell } from './cell.ts';
import type { Issue } from './refusal.ts';
import type { Area } from './store/book.ts';
import type { Fetched, Pointer } from './store/fetch.ts';
import type { Layout } from './store/layout.ts';
import type { AnyRow, Row, Table } from './table.ts';

/** What a decision may look at: rows, settings, the day. Nothing else. */
export interface Deciding<T extends Table = Table> {
  /** The record as it stands, or null for a new one. */
  before: Row<T> | null;
  /** The record as it will stand. */
  after: Row<T>;
  /** The record's id; for a new one, the id it will get. */
  id: string;
  /** A record pointed at, by its id. */
  get<U extends Table>(table: U, id: string): Row<U> | undefined;
  /** Rows of the further areas asked for, in order. */
  extra: Cell[][][];
  /** Rows that were looked up, by table. */
  lookedUp(table: Table): AnyRow[];
  layouts: Map<string, Layout>;
  settings: Record<string, string>;
  /** The day in the clinic's time zone. */
  today: string;
  now: string;
  user: string;
  role: string;
  /** Codes of questions answered yes. */
  confirm: string[];
  sha256(text: string): string;
}

export interface OtherChange { table: Table; id: string; values: AnyRow }

export interface Decision<T extends Table = Table> {
  issues?: Issue[];
  /** Values the decision itself sets, derived ones among them. */
  set?: Partial<Row<T>>;
  /** Derived cells of other records that this save changes. */
  others?: OtherChange[];
  /** What the user should know, in words. */
  notes?: string[];
}

/** Rows of a table by the value of a column; all rows where no column is given. With an id, that one row alone. */
export interface Lookup { table: Table; key?: string; value?: string; id?: string }

export interface Subject<T extends Table = Table> {
  table: T;
  /** The decision looks at this record alone: on an edit, what it points at is not read for it. */
  alone?: true;
  /** Rows that come with the one read besides those the record points at; `opened` as the form sent it. */
  points?(after: Partial<Row<T>>, opened: AnyRow): Pointer[];
  /** Further areas that come with the one read. */
  alsoRead?(after: Partial<Row<T>>): Area[];
  /** Tables whose heading rows the areas need. */
  alsoLayouts?: Table[];
  /** Rows needed only as the first read shows: those of a table whose column holds a value. Costs a second read. */
  thenRead?(deciding: Deciding<T>): Lookup[];
  decide?(deciding: Deciding<T>): Decision<T>;
}

export type { Fetched };

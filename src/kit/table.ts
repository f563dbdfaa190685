// A table, declared once; everything else is a small function over this declaration.

import type { Column } from './column.ts';

/** Columns by the name code uses for them. */
export type Columns = Record<string, Column>;

export interface TableLook {
  /** Not shown as a tab. */
  hidden?: boolean;
  /** One record in plain words: "client", for messages. */
  one?: string;
  /** Columns of which a record's caption is made in pickers. */
  caption?: string[];
  /** No form and no import: machinery. */
  machinery?: boolean;
  /** A short list that saves read whole: its tab starts with few rows and grows as they fill. */
  few?: boolean;
  /** Code name of the column that names a row, where it is not of kind id (Settings: `key`). */
  idKey?: string;
}

export interface Table<C extends Columns = Columns> extends TableLook {
  /** The tab's name as made by set-up; people may rename it, the sheet id stays. */
  tab: string;
  /** Name at the door: `clients`. */
  name: string;
  purpose: string;
  one: string;
  columns: C;
  /** Code names in declared order. */
  keys: string[];
  /** Fixed id of the tab, from its name. */
  sheetId: number;
  /** Prefix of its ids, '' where rows have none. */
  prefix: string;
}

/** A record: values by code name. */
export type Row<T extends Table> = {
  [K in keyof T['columns']]: T['columns'][K] extends Column<infer V> ? V : never;
};

/** Any record, where the table is not known at compile time. */
export type AnyRow = Record<string, unknown>;

export function table<C extends Columns>(tab: string, purpose: string, columns: C, look: TableLook = {}): Table<C> {
  const keys = Object.keys(columns);
  const idColumn = keys.map((key) => columns[key]).find((column) => column?.kind === 'id');
  return {
    one: 'row', ...look, tab, purpose, columns, keys,
    name: tab.toLowerCase().replace(/ /g, '-'),
    sheetId: sheetIdOf(tab),
    prefix: idColumn?.prefix ?? '',
  };
}

/** A stable positive 31-bit number from a tab's name (FNV-1a), so that reading never depends on the name. */
function sheetIdOf(tab: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < tab.length; i++) hash = Math.imul(hash ^ tab.charCodeAt(i), 0x01000193);
  return (hash >>> 1) || 1;
}

/** The heading of each column, in declared order. */
export const headings = (of: Table): string[] => Object.values(of.columns).map((column) => column.heading);

/** The code name of a heading, or undefined. */
export function keyOf(of: Table, heading: string): string | undefined {
  return of.keys.find((key) => of.columns[key]?.heading === heading);
}

/** Code name of the column that names a row, or undefined. */
export const idKeyOf = (of: Table): string | undefined => of.idKey ?? of.keys.find((key) => of.columns[key]?.kind === 'id');

/** An id of a table: prefix and at least five digits. */
export const idOf = (of: Pick<Table, 'prefix'>, n: number): string => `${of.prefix}-${String(n).padStart(5, '0')}`;

/** Ids count up: a number beyond this, typed by somebody, would end the counting, and is none. */
const mostNumber = 900_000_000_000_000;

/** The number in an id, or 0. */
export function numberOf(id: string): number {
  const number = Number(/^[A-Z]+-(\d{1,15})$/.exec(id)?.[1] ?? 0);
  return number > mostNumber ? 0 : number;
}

/** Ids in the order in which they were given: R-99999 before R-100000. */
export function byId(a: string, b: string): number {
  if (a.length === b.length) return a < b ? -1 : a > b ? 1 : 0;
  const [one, other] = [a.slice(0, a.indexOf('-') + 1), b.slice(0, b.indexOf('-') + 1)];
  return one < other ? -1 : one > other ? 1 : numberOf(a) - numberOf(b) || (a < b ? -1 : 1);
}

/** At least five digits. */
export const isId = (prefix: string, text: string): boolean => text.startsWith(`${prefix}-`) && /^\d{5,}$/.test(text.slice(prefix.length + 1)) && numberOf(text) > 0;

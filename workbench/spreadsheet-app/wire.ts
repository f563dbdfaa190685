// What crosses between SpreadsheetApp's two sides.

/** A cell's value as a script reads it; a Date goes as its instant. */
export type WireValue = string | number | boolean | { dateMs: number };

export interface WireTab {
  sheetId: number;
  title: string;
  rows: number;
  columns: number;
  hidden: boolean;
}

export interface WireBook {
  id: string;
  url: string;
  name: string;
  timeZone: string;
  tabs: WireTab[];
}

/** A block of cells, 1-based as SpreadsheetApp counts. */
export interface WireRange {
  sheetId: number;
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** A buffered write: at a place, or after the last row with data. */
export type WireWrite =
  | { kind: 'set'; sheetId: number; row: number; column: number; values: WireValue[][] }
  | { kind: 'append'; sheetId: number; values: WireValue[] };

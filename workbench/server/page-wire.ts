// What crosses between the workbench's server and its page: plain data, compact, no DOM and no Node.

export type WireCell = string | number | boolean | null;

export interface WireStyle {
  /** Number pattern as Sheets writes it: `yyyy-mm-dd`, `$#,##0.00`. */
  pattern?: string;
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  size?: number;
  /** `#rrggbb` */
  ink?: string;
  fill?: string;
  align?: 'LEFT' | 'CENTER' | 'RIGHT';
  valign?: 'TOP' | 'MIDDLE' | 'BOTTOM';
  wrap?: 'OVERFLOW' | 'CLIP' | 'WRAP';
}

/** Half-open, zero-based: rows [top, bottom), columns [left, right). */
export interface WireArea { top: number; left: number; bottom: number; right: number }

export interface WireTabHead {
  id: number;
  title: string;
  hidden: boolean;
  rows: number;
  columns: number;
  frozenRows: number;
  frozenColumns: number;
  color?: string;
}

export interface WireCondition { type: string; values: string[] }

/** How a tab looks; changes seldom, so it travels apart from the values. */
export interface WireLook {
  styles: WireStyle[];
  /** [column, first row, row after the last, index into `styles`], a column at a time. */
  runs: [number, number, number, number][];
  notes: [row: number, column: number, text: string][];
  lists: { areas: WireArea[]; items: string[]; strict: boolean }[];
  colors: { areas: WireArea[]; condition: WireCondition; style: WireStyle }[];
  merges: WireArea[];
  widths: [column: number, pixels: number][];
  heights: [row: number, pixels: number][];
  hiddenColumns: number[];
  hiddenRows: number[];
  charts: WireChart[];
}

export interface WireChart { id: number; row: number; column: number; dx: number; dy: number; width: number; height: number; svg: string }

export interface WireTab {
  head: WireTabHead;
  look: WireLook;
  /** Effective values, a row at a time, trailing empties left out. */
  values: WireCell[][];
  formulas: [row: number, column: number, text: string][];
}

/** What changed since the page last heard of a tab. */
export interface WirePatch {
  tab: number;
  /** Row number → its values now, whole. */
  rows: Record<number, WireCell[]>;
  /** Formulas of the rows above, whole. */
  formulas: [row: number, column: number, text: string][];
  /** Rows were inserted, deleted, sorted or restyled: fetch the tab again. */
  again?: boolean;
  /** Who or what did it: an address, or a function's name. */
  by: string;
}

export interface WireSelection { tab: number; row: number; column: number; rows: number; columns: number }

export interface WirePerson { email: string; name: string; role: string }

export type WireMenuItem =
  | { kind: 'item'; caption: string; run: string }
  | { kind: 'line' }
  | { kind: 'menu'; caption: string; items: WireMenuItem[] };

/** One finished or running execution, for the log. */
export interface WireExecution {
  id: string;
  function: string;
  kind: string;
  user: string;
  /** Wall time in the clinic's zone, `YYYY-MM-DDTHH:MM:SS`. */
  startedAt: string;
  state: 'running' | 'done' | 'failed' | 'killed';
  error?: string;
  calls: Record<string, number>;
  reads: number;
  writes: number;
  cellsRead: number;
  cellsWritten: number;
  modeledSeconds: number;
  log: string[];
}

export interface WireMail {
  id: string;
  from: string;
  to: string;
  subject: string;
  sentAt: string;
  text: string;
  hasHtml: boolean;
  attachments: { name: string; type: string; bytes: number }[];
}

export interface WireDocument { id: string; name: string; type: string; owner: string; createdAt: string; folder: string; bytes: number }

export interface WireTrigger { id: string; function: string; owner: string; when: string; nextAt: string | null; last: WireExecution | null }

export interface WireClock { now: string; zone: string }

export interface WireStart {
  spreadsheet: { id: string; title: string; locale: string; zone: string };
  owner: string;
  tabs: WireTabHead[];
  people: WirePerson[];
  clock: WireClock;
}

// What crosses between the workbench's server and its page: plain data, compact, no DOM and no Node.
import type { CallRecord } from '../calls.ts';
import type { Menu, Question, Toast } from '../ui/service.ts';

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
  /** Places that ask before a hand changes them (warning-only protections). */
  guarded: { area: WireArea; why: string }[];
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
  /** The page whose hand did it, or ''. */
  by: string;
}

export interface WireSelection { tab: number; row: number; column: number; rows: number; columns: number }

export interface WirePerson { email: string; name: string; role: string }

export interface WireMail {
  id: string;
  from: string;
  to: string;
  subject: string;
  /** Wall time in the clinic's zone. */
  sentAt: string;
  text: string;
  hasHtml: boolean;
  attachments: { name: string; size: number }[];
}

export interface WireDocument { id: string; name: string; type: string; owner: string; createdAt: string; sharedWith: string[] }

export interface WireTrigger { id: string; function: string; owner: string; when: string; nextAt: string | null; last: { outcome: string; at: string; message: string } | null }

/** Wall time in the clinic's zone, `YYYY-MM-DDTHH:MM:SS`. */
export interface WireClock { now: string; zone: string }

export interface WireStart {
  spreadsheet: { id: string; title: string; locale: string; zone: string };
  owner: string;
  tabs: WireTabHead[];
  people: WirePerson[];
  clock: WireClock;
  /** Whether documents can be shown as PDF. */
  pdf: boolean;
}

/** What the server tells a page unasked, one message at a time. */
export type WireNews =
  | { kind: 'patch'; patch: WirePatch }
  | { kind: 'tabs'; title: string; tabs: WireTabHead[] }
  | { kind: 'people'; people: WirePerson[] }
  | { kind: 'screen'; screen: WireScreen }
  | { kind: 'select'; selection: WireSelection }
  | { kind: 'calls'; recent: CallRecord[] }
  | { kind: 'counts'; counts: WireCounts }
  | { kind: 'clock'; clock: WireClock }
  | { kind: 'again' };

export interface WireCounts { mails: number; documents: number; triggers: number; faults: number }

/** What a user's page shows beside the grid; pages travel without their html, the frame fetches it. */
export interface WireScreen {
  menus: Menu[];
  sidebar: { id: number; title: string } | null;
  dialog: { id: number; title: string; width: number; height: number; modal: boolean } | null;
  question: Question | null;
  toasts: Toast[];
}

export interface WireRun { user: string; function: string; args: unknown[] }

/** `never`: no handler of the page is ever called (a switch). */
export type WireRunAnswer = { ok: true; value: unknown; never?: true } | { ok: false; error: { name: string; message: string } };

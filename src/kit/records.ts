// What is told of the records themselves: the history of one, and what breaks a rule in the sheet.

export interface HistoryLine {
  /** Row number in the Journal. */
  line: number;
  at: string;
  by: string;
  action: string;
  /** The record was there before: its fields can be put back. */
  edited: boolean;
  fields: { field: string; before: string | number; after: string | number }[];
}

/** Newest first; `more` older lines are left out, and `archives` hold those of past years. */
export interface History { id: string; lines: HistoryLine[]; more: number; archives: { year: string; url: string }[] }

export interface Restore {
  id: string;
  at?: number;
  field: string;
  line: number;
  /** As it was before that line (the default), or as that line left it. */
  to?: 'before' | 'after';
  confirm?: string[];
  /** Why a signed note is changed. */
  reason?: string;
}

export type FindingKind = 'tab' | 'heading' | 'no id' | 'copied id' | 'cell' | 'reference' | 'order' | 'overlap' | 'setting' | 'by hand';

/** Something in the sheet that breaks a rule, or differs from what was last saved. Rows count from 1. */
export interface Finding {
  kind: FindingKind;
  /** Name of the table at the door, and its tab. */
  table: string;
  tab: string;
  at: number;
  id: string;
  field?: string;
  /** What kind of value stands there. */
  has?: string;
  /** What would be right. */
  says: string;
  /** By hand: the value last saved and the one that stands there, with the Journal's line. */
  was?: string;
  is?: string;
  line?: number;
}

export interface Checked {
  findings: Finding[];
  /** All that was found, also what is not listed. */
  counts: Partial<Record<FindingKind, number>>;
  rows: number;
  /** Years of the journal that were put aside, and not read: what was saved last there is not compared. */
  notCompared?: string[];
  /** The time was up: ask again with this. */
  next?: { table: string; at: number };
}

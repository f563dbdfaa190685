// The one door between a browser and the script: every verb, what it takes and what it answers.
// `call(request: string): string`, JSON both ways. Rows are keyed by heading; days are YYYY-MM-DD, times HH:MM.

import type { Checked, History, Restore } from './records.ts';
import type { Issue } from './refusal.ts';
import type { StartAnswer } from './start.ts';

export * from './records.ts';
export * from './start.ts';

/** A record as it crosses the door: heading → value; lists as `a; b` text, empty as ''. */
export type DoorRow = Record<string, string | number>;

export interface Request<V extends Verb = Verb> {
  do: V;
  with: Verbs[V]['takes'];
  /** Belongs to the draft, not to the attempt: the same id saves once. */
  requestId?: string;
  /** 1 at first, higher on a retry. */
  attempt?: number;
}

export type Answer<T> = { ok: true; value: T } | { ok: false; issues: Issue[] };

export interface Save {
  row: DoorRow;
  /** For an edit: the record's id and the row number where it was last seen. */
  id?: string;
  at?: number;
  /** The values the form was opened with; only fields changed since are told as conflicts. */
  opened?: DoorRow;
  /** Questions answered yes, by code. */
  confirm?: string[];
  /** Row numbers of the records that this one points at, by id, where the browser knows them. */
  rows?: Record<string, number>;
}

export interface Saved {
  id: string;
  /** Row number in the tab: a hint, checked at the next use. */
  at: number;
  row: DoorRow;
  /** The same request had been saved before; nothing was written now. */
  repeated?: boolean;
  /** What the sheet told on the way: a row that had moved, fields others changed. */
  notes?: string[];
  /** Other records this save changed: id → their fresh rows. */
  also?: Loaded[];
}

export interface Loaded { id: string; at: number; row: DoorRow; table: string }

export interface OrderRead {
  visits: number | null;
  perWeek: number | null;
  for: { amount: number; unit: 'days' | 'weeks' | 'months' | 'years' } | null;
  days: number | null;
  minutes: number | null;
  phases: { visits: number; perWeek: number | null; weeks: number | null }[];
  ask: { label: string; visits: number | null; perWeek: number | null; for: OrderRead['for']; days: number | null }[];
  /** Fewest and most visits, where a range is written. */
  range?: [number, number] | null;
  codes?: string[];
  regions?: string[];
}

export interface CoverAnswer { covered: 'yes' | 'check' | 'no'; why: string[]; visit?: string }

export interface ImportPreview {
  files: {
    name: string;
    table: string;
    /** Before a column's heading: the key of the choice that sends it elsewhere, to a heading of the tab or to '' for nowhere. */
    columnKey: string;
    columns: { heading: string; to: string; sample: string; guess?: string }[];
    rows: number;
    /** Rows that come in; `partly` without a cell that can't be read. */
    good: number;
    partly: number;
    already: number;
    /** Rows left out; the first problems are told, all of them stand in the import report afterwards. */
    bad: number;
    problems: { row: number; field: string; message: string }[];
    unused: string[];
    /** Clients who look like one who is there (the first hundred); `key`: the choice for this row. */
    alike: { row: number; name: string; id: string; why: string; choice: 'skip' | 'merge' | 'new'; key: string }[];
  }[];
  /** Rows that would be added, by tab. */
  adds: Record<string, number>;
  warnings: string[];
  /** Questions with the value taken unless another is chosen. Choices go back with `import.preview`, by key. */
  asks: { key: string; file: string; question: string; value: string; options: { value: string; caption: string }[] }[];
}

export interface ImportProgress { done: number; of: number; finished: boolean; added: Record<string, number>; merged: number; /** Came in without a cell that can't be read. */ partly: number; skipped: number; problems: number }

export interface SummaryLine {
  month: string;
  insurer: string;
  insurerName: string;
  visits: number;
  clients: number;
  charged: number;
  received: number;
  outstanding: number;
  notCovered: number;
  overridden: number;
}

/** A referral with visits in a month, and how far it is used by now. */
export interface ReferralUse { id: string; at: number; client: string; insurer: string; standing: string; visits: number; used: number; booked: number; of: number | null; percent: number | null }

/** The same of an insurer's referrals together; `open` name no number and are apart. */
export interface UseOfInsurer { insurer: string; referrals: number; used: number; booked: number; of: number; percent: number | null; open: number }

/** A line of the referral desk: where an order stands and its one next step. */
export interface DeskLine {
  id: string;
  at: number;
  table: 'referrals' | 'cover';
  client: string;
  clientName: string;
  insurer: string;
  claim: string;
  provider: string;
  cover: string;
  standing: string;
  why: string;
  used: number;
  booked: number;
  left: number | null;
  runsOutOn: string;
  validUntil: string;
  next: '' | 'ask for a new one' | 'add referral' | 'complete' | 'mark sent' | 'mark received' | 'mark filed';
  /** What is under way, in words: "sent Feb 26, waiting 4 days". */
  says: string;
  /** The request under way. */
  document: { id: string; at: number; state: string; file: string } | null;
  waitingDays: number | null;
}

/** A booking ahead that no cover pays. */
export interface DeskBooking { id: string; referral: string; cover: string; at: number; client: string; clientName: string; date: string; startsAt: string; why: string }

/** A progress report that is due, by the referral it is about. */
export interface DeskReport { referral: string; at: number; cover: string; client: string; clientName: string; insurer: string; on: string; why: string }

export interface DeskAnswer { today: string; countedAt: string; lines: DeskLine[]; bookings: DeskBooking[]; reports: DeskReport[] }

/** One row booked on several dates; times of a date where they differ. `preview` writes nothing. */
export interface Booking {
  row: DoorRow;
  dates: { date: string; startsAt?: string; endsAt?: string }[];
  confirm?: string[];
  rows?: Record<string, number>;
  preview?: boolean;
}

/** A date of a series with its cover and its conflicts. */
export interface BookedDate { id: string; at: number; date: string; startsAt: string; endsAt: string; covered: string; why: string; visit: string; issues: Issue[] }

export interface BookingAnswer { saved: boolean; series: string; dates: BookedDate[] }

/** `proposal`: what is asked for next, in reports and requests; `from`, `to`: days of a bill, receipt, log, report, statement or chart copy. */
export interface PaperAsked {
  kind: string;
  about: string;
  at?: number;
  proposal?: { visits?: number | null; perWeek?: number | null; minutes?: number | null; until?: string };
  from?: string;
  to?: string;
}

/** A session without an order that a referral fits. `from`: the order it chose and does not count on. */
export interface FittingSession { id: string; at: number; date: string; startsAt: string; status: string; why: string; from: string }

/** Sessions as they stand on their new order. */
export interface Taken { repeated: boolean; sessions: { id: string; at: number; date: string; startsAt: string; status: string; covered: string; why: string }[] }

interface Call<Takes, Gives> { takes: Takes; gives: Gives }

type TableVerbs<N extends string> = {
  [K in `${N}.save`]: Call<Save, Saved>;
} & {
  [K in `${N}.load`]: Call<{ id: string; at?: number }, Loaded>;
} & {
  [K in `${N}.find`]: Call<{ text?: string; by?: Record<string, string>; limit?: number }, { rows: Loaded[]; more: boolean }>;
};

/** Tables whose records are saved by forms. */
export type FormTable =
  | 'clients' | 'cases' | 'goals' | 'consents' | 'screenings' | 'providers' | 'therapists' | 'insurers' | 'cover'
  | 'authorizations' | 'referrals' | 'sessions' | 'measures' | 'addenda' | 'charges' | 'claims' | 'payments' | 'fees' | 'contacts' | 'documents';

export interface Verbs extends TableVerbs<FormTable> {
  'start': Call<Record<string, never>, StartAnswer>;
  'referrals.readOrder': Call<{ text: string }, OrderRead>;
  'referrals.endsOn': Call<{ start: string; amount: number; unit: string }, { end: string }>;
  'referrals.fits': Call<{ id: string; at?: number }, { sessions: FittingSession[] }>;
  /** Moves sessions to the referral in one save; what stays uncovered asks `not-covered`. */
  'referrals.take': Call<{ id: string; sessions: string[]; confirm?: string[]; rows?: Record<string, number> }, Taken>;
  /** `missing` in words, `fields` their headings. */
  'sessions.check': Call<Save, CoverAnswer & { missing: string[]; fields?: string[] }>;
  'sessions.book': Call<Booking, BookingAnswer>;
  /** `last`: the client's last visit; a note nearly the same as its note asks `similar-note`. */
  'sessions.sign': Call<{ id: string; at?: number; last?: { id: string; at?: number }; confirm?: string[]; reason?: string }, Saved>;
  'sessions.last': Call<{ client: string; case?: string; before?: string }, { session: Loaded | null }>;
  'sessions.units': Call<{ procedures: { code: string; minutes: number }[]; rule: string }, { units: number; byCode: Record<string, number>; tie: boolean; warnings: string[] }>;
  'providers.checkNpi': Call<{ npi: string }, { ok: boolean; normalized: string }>;
  'measures.score': Call<{ kind: string; items: (number | null)[] }, { score: number | null; band: string; missing: number }>;
  /** With regions also those that no code speaks of. */
  'diagnoses.check': Call<{ codes: string[]; regions?: string[] }, { issues: Issue[] }>;
  'documents.check': Call<PaperAsked, { ready: boolean; missing: string[] }>;
  /** `notes`: what went otherwise than meant, though the document is there. */
  'documents.make': Call<PaperAsked, { id: string; url: string; name: string; notes?: string[] }>;
  'templates.list': Call<Record<string, never>, { templates: { kind: string; title: string; version: number; editing: boolean }[] }>;
  'templates.edit': Call<{ kind: string }, { url: string; names: Record<string, unknown> }>;
  'templates.use': Call<{ kind: string }, { version: number }>;
  'templates.reset': Call<{ kind: string }, { version: number }>;
  'desk.list': Call<Record<string, never>, DeskAnswer>;
  'insurers.preview': Call<Save, { changes: { id: string; from: string; to: string; why: string }[] }>;
  'conditions.fill': Call<{ condition: string; codes?: string[] }, { regions: string[]; measures: string[]; codes: string[] }>;
  'summary.month': Call<{ month: string }, { month: string; lines: SummaryLine[]; total: SummaryLine }>;
  'summary.referrals': Call<{ month: string }, { month: string; lines: ReferralUse[]; insurers: UseOfInsurer[] }>;
  /** In words; `rows.behind` with `count: figure`, its month and `of: key` shows the rows of one. */
  'summary.figures': Call<{ month: string }, { month: string; figures: { key: string; says: string }[] }>;
  /** `count`: visits, clients, charged, received, outstanding, notCovered, overridden of a `month` (and `insurer`; '' the client's own),
   *  or visitsUsed, visitsBooked, visitsLeft, visitsOutside (of a cover also moneyLeft) `of` a referral, cover or authorization. */
  'rows.behind': Call<{ count: string; of?: string; month?: string; insurer?: string }, { rows: Loaded[]; caption: string }>;
  'import.put': Call<{ importId: string; name: string; part: number; of: number; text: string }, { parts: number }>;
  'import.preview': Call<{ importId: string; choices?: Record<string, string> }, ImportPreview>;
  'import.run': Call<{ importId: string }, ImportProgress>;
  'import.cancel': Call<{ importId: string }, { added: Record<string, number> }>;
  'export.make': Call<Record<string, never>, { id: string; url: string; name: string; files: number; rows: number; workbook: string }>;
  'import.open': Call<Record<string, never>, { importId: string; files: string[]; progress: ImportProgress } | null>;
  'history.of': Call<{ id: string; at?: number }, History>;
  'history.restore': Call<Restore, Saved>;
  'records.check': Call<{ from?: { table: string; at: number } }, Checked>;
  'records.number': Call<Record<string, never>, { ids: string[] }>;
  'records.accept': Call<{ id: string; at?: number; field: string; line: number }, { accepted: boolean }>;
  'sheet.show': Call<{ table: string; at: number; heading?: string }, { shown: boolean }>;
  'draft.keep': Call<{ key: string; text: string }, { kept: boolean }>;
  'draft.load': Call<{ key: string }, { text: string }>;
  'draft.drop': Call<{ key: string }, { dropped: boolean }>;
  'health': Call<Record<string, never>, { lines: { what: string; state: 'good' | 'warn' | 'bad'; says: string }[] }>;
}

export type Verb = keyof Verbs & string;

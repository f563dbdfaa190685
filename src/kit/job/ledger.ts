// Mails at most once. All of a run are claimed in the ledger by one write, in the order of their keys; a memo names the
// claim and the mail in flight; at the end one write marks them. After a kill the claims before the memo's went out, the
// memo's own is uncertain, and those behind it never left.

import type { Cell } from '../cell.ts';
import type { Desk, Mail } from '../desk.ts';
import type { Addition, Change, Writing } from '../store/change.ts';
import { tellWritten } from '../store/commit.ts';
import type { Layout } from '../store/layout.ts';
import { layoutOf } from '../store/layout.ts';
import type { Machinery } from '../store/save.ts';
import { write } from '../store/write.ts';
import type { Table } from '../table.ts';
import { timeIsUp } from './lease.ts';

/** A mail with the key of what it is about: `reminder|S-00012|2026-03-02 09:00|2 days`. */
export interface Letter { key: string; mail: Mail }

export interface Posted { sent: number; failed: number; uncertain: number; waiting: number }

export interface Mailing {
  /** The ledger. */
  table: Table;
  /** What these mails are, the beginning of their keys: jobs that run at the same time have different ones. */
  kind: string;
  letters: Letter[];
  /** The ledger as this run has read it; nobody else claims this kind's keys. */
  rows?: Cell[][];
}

/** Google refused the mail, so it has not gone out. Any other error leaves that open. */
export class NotSent extends Error {
  override name = 'NotSent';
}

type State = 'claimed' | 'sent' | 'failed' | 'uncertain';
interface Entry { key: string; state: State; claimedAt: string; row: number; attempt: number }

/** The mail in flight, and when its claim was made: mails claimed together go out in the order of their keys. */
interface Flight { claimedAt: string; key: string }

const inFlight = (kind: string): string => `mail:in flight ${kind}`;
/** Behind every key: all of the claim went out. */
const landed = '\uffff';
const mostAttempts = 3;
/** Refused one after the other: then none of the others would go. */
const mostFailures = 3;
const rowsAWrite = 100;

const nothing: Writing = { changes: [], additions: [] };

interface Ledger { desk: Desk; machinery: Machinery; table: Table; kind: string; layout: Layout; entries: Map<string, Entry>; rows: number }

/** Mails that are claimed and may go. */
export interface Claimed { ledger: Ledger; letters: Letter[]; due: number }

/** Sends what has not been sent; safe to run again at any time. Run it inside the job's lease. */
export const postAll = (desk: Desk, machinery: Machinery, mailing: Mailing): Posted => sendAll(claimAll(desk, machinery, mailing));

/** The first half: what is due is claimed in the ledger. */
export function claimAll(desk: Desk, machinery: Machinery, { table, kind, letters, rows }: Mailing): Claimed {
  const ledger = readLedger(desk, machinery, { table, kind, rows });
  settleClaims(ledger);
  const due = letters.filter((letter) => mayGo(ledger.entries.get(letter.key))).sort((a, b) => (a.key < b.key ? -1 : 1));
  const now = due.slice(0, Math.max(0, desk.post.left()));
  if (now.length > 0) claim(ledger, now);
  return { ledger, letters: now, due: due.length };
}

/** The second half; `closing` is written with the mark that they are sent. */
export function sendAll({ ledger, letters, due }: Claimed, closing?: Writing): Posted {
  const posted: Posted = { sent: 0, failed: 0, uncertain: 0, waiting: due };
  const sent = letters.length === 0 ? [] : sendClaimed(ledger, letters, posted);
  if (sent.length > 0) mark(ledger, sent, { state: 'sent', error: '', closing });
  else if (closing) put(ledger, closing.changes, closing.additions);
  if (letters.length > 0) ledger.desk.memo.drop(inFlight(ledger.kind));
  return { ...posted, uncertain: [...ledger.entries.values()].filter((entry) => entry.state === 'uncertain').length };
}

/** Answers those that went out, still to be marked. */
function sendClaimed(ledger: Ledger, letters: Letter[], posted: Posted): Entry[] {
  const { desk } = ledger;
  const sent: Entry[] = [];
  let failures = 0;
  for (const { key, mail } of letters) {
    const entry = ledger.entries.get(key);
    if (!entry || timeIsUp(desk) || failures >= mostFailures) break;
    fly(ledger, { claimedAt: entry.claimedAt, key });
    const state = sendOne(ledger, entry, mail);
    failures = state === 'sent' ? 0 : failures + 1;
    if (state === 'sent') sent.push(entry);
    posted.waiting--;
    posted[state === 'sent' ? 'sent' : 'failed']++;
  }
  if (sent.length > 0) fly(ledger, { claimedAt: sent[0]?.claimedAt ?? '', key: posted.waiting === 0 ? landed : `${sent[sent.length - 1]?.key ?? ''} ` });
  return sent;
}

const fly = ({ desk, kind }: Ledger, flight: Flight): void => desk.memo.set(inFlight(kind), JSON.stringify(flight));

/** What did not go out is marked at once: nothing after it may let it pass for sent. */
function sendOne(ledger: Ledger, entry: Entry, mail: Mail): 'sent' | 'failed' | 'uncertain' {
  try {
    ledger.desk.post.send(mail);
    return 'sent';
  } catch (error) {
    const state = error instanceof NotSent ? 'failed' : 'uncertain';
    const why = error instanceof Error ? error.message.replace(/\S+@\S+/g, '…').slice(0, 200) : 'unknown';
    mark(ledger, [entry], { state, error: why });
    return state;
  }
}

const mayGo = (entry: Entry | undefined): boolean =>
  entry === undefined || entry.state === 'claimed' || (entry.state === 'failed' && entry.attempt < mostAttempts);

function readLedger(desk: Desk, machinery: Machinery, { table, kind, rows: known }: Omit<Mailing, 'letters'>): Ledger {
  const rows = known ?? desk.book.read([{ sheetId: table.sheetId, fromRow: 1 }])[0] ?? [];
  const layout = layoutOf(table, rows[0] ?? []);
  const entries = new Map<string, Entry>();
  rows.forEach((cells, i) => {
    const text = (key: string): string => String(cells[layout[key] ?? -1] ?? '');
    if (i > 0 && text('key') !== '') entries.set(text('key'), { key: text('key'), state: stateOf(text('state')), claimedAt: text('at'), row: i + 1, attempt: Number(text('attempt')) || 1 });
  });
  return { desk, machinery, table, kind, layout, entries, rows: rows.length };
}

/** A state somebody typed otherwise is taken for sent: a mail too few is better than one too many. */
const stateOf = (text: string): State => (text === 'claimed' || text === 'failed' || text === 'uncertain' ? text : 'sent');

/** What an earlier run left claimed when it was cut: told apart by the mail in flight. */
function settleClaims(ledger: Ledger): void {
  const { desk, entries, kind } = ledger;
  const flight = readFlight(desk.memo.get(inFlight(kind)));
  if (!flight) return;
  const claims = [...entries.values()].filter((entry) => entry.state === 'claimed' && entry.claimedAt === flight.claimedAt && entry.key.startsWith(`${kind}|`));
  const sent = claims.filter((entry) => entry.key < flight.key);
  const flying = claims.filter((entry) => entry.key === flight.key);
  if (sent.length > 0) mark(ledger, sent, { state: 'sent', error: '' });
  if (flying.length > 0) mark(ledger, flying, { state: 'uncertain', error: 'the run was cut while this mail went out' });
  desk.memo.drop(inFlight(kind));
}

function readFlight(text: string | null): Flight | undefined {
  if (text === null) return undefined;
  try {
    const read: unknown = JSON.parse(text);
    const { claimedAt, key } = Object(read) as Partial<Flight>;
    return typeof claimedAt === 'string' && typeof key === 'string' ? { claimedAt, key } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function claim(ledger: Ledger, letters: Letter[]): void {
  const { desk, table, layout } = ledger;
  const changes: Change[] = [];
  const additions: Addition[] = [];
  const at = desk.now();
  for (const { key, mail } of letters) {
    const old = ledger.entries.get(key);
    const attempt = old === undefined ? 1 : old.state === 'failed' ? old.attempt + 1 : old.attempt;
    const values = { key, to: mail.to, state: 'claimed', at, attempt, error: '' };
    if (old) changes.push({ table, layout, id: key, at: old.row, values });
    else additions.push({ table, layout, id: key, values });
    ledger.entries.set(key, { key, state: 'claimed', claimedAt: at, attempt, row: old?.row ?? ++ledger.rows });
  }
  for (let i = 0; i < Math.max(changes.length, 1); i += rowsAWrite) {
    put(ledger, changes.slice(i, i + rowsAWrite), i === 0 ? additions : []);
  }
}

function mark(ledger: Ledger, entries: Entry[], { state, error, closing = nothing }: { state: State; error: string; closing?: Writing }): void {
  const { desk, table, layout } = ledger;
  for (let i = 0; i < entries.length; i += rowsAWrite) {
    const changes = entries.slice(i, i + rowsAWrite).map((entry): Change => ({ table, layout, id: entry.key, at: entry.row, values: { state, at: desk.now(), ...(error === '' ? {} : { error }) } }));
    const last = i + rowsAWrite >= entries.length ? closing : nothing;
    put(ledger, [...changes, ...last.changes], last.additions);
  }
  for (const entry of entries) entry.state = state;
}

/** Inside the lock, since every write copies the rows it touches to the one scratch tab. */
function put({ desk, machinery, table }: Ledger, changes: Change[], additions: Addition[]): void {
  desk.locked(() => {
    const written = write(desk.book, { changes, additions });
    tellWritten(desk, machinery, { by: 'mails', table: table.tab, record: '' }, written);
  });
}

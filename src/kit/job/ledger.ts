// Mails at most once. All of a run are claimed in the ledger by one write; a memo names the one in flight; at the
// end one write marks them. After a kill the claims before the memo's went out, the memo's own is uncertain, and
// those behind it never left.

import type { Desk, Mail } from '../desk.ts';
import { layoutOf } from '../store/layout.ts';
import type { Layout } from '../store/layout.ts';
import type { Table } from '../table.ts';
import type { Addition, Change } from '../store/write.ts';
import { write } from '../store/write.ts';
import { timeIsUp } from './lease.ts';

/** A mail with the key of what it is about: `reminder|S-00012|2026-03-02 09:00|2 days`. */
export interface Letter { key: string; mail: Mail }

export interface Posted { sent: number; failed: number; uncertain: number; waiting: number }

type State = 'claimed' | 'sent' | 'failed' | 'uncertain';
interface Entry { key: string; state: State; at: number; attempt: number }

const inFlight = 'mail:in flight';
const mostAttempts = 3;
/** Each row touched is guarded by a row of the scratch tab. */
const rowsAWrite = 100;

interface Ledger { desk: Desk; table: Table; layout: Layout; entries: Map<string, Entry>; rows: number }

/** Sends what has not been sent; safe to run again at any time. Run it inside the job's lease. */
export function postAll(desk: Desk, table: Table, letters: Letter[]): Posted {
  const ledger = readLedger(desk, table);
  settleClaims(ledger);
  const due = letters.filter((letter) => mayGo(ledger.entries.get(letter.key)));
  const now = due.slice(0, Math.max(0, desk.post.left()));
  if (now.length > 0) claim(ledger, now);
  const sent: Entry[] = [];
  const posted: Posted = { sent: 0, failed: 0, uncertain: uncertainIn(ledger), waiting: due.length - now.length };
  for (const letter of now) {
    const entry = ledger.entries.get(letter.key);
    if (!entry || timeIsUp(desk)) {
      posted.waiting++;
      continue;
    }
    desk.memo.set(inFlight, letter.key);
    const error = sendOne(desk, letter.mail);
    if (error === undefined) {
      sent.push(entry);
      posted.sent++;
    } else {
      mark(ledger, [entry], 'failed', error);
      posted.failed++;
    }
  }
  if (sent.length > 0) mark(ledger, sent, 'sent', '');
  desk.memo.drop(inFlight);
  return posted;
}

/** Google's refusals come as errors; the mail did not go out, and a later run may try again. */
function sendOne(desk: Desk, mail: Mail): string | undefined {
  try {
    desk.post.send(mail);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/\S+@\S+/g, '…').slice(0, 200) : 'unknown';
  }
}

const mayGo = (entry: Entry | undefined): boolean =>
  entry === undefined || entry.state === 'claimed' || (entry.state === 'failed' && entry.attempt < mostAttempts);

const uncertainIn = (ledger: Ledger): number => [...ledger.entries.values()].filter((entry) => entry.state === 'uncertain').length;

function readLedger(desk: Desk, table: Table): Ledger {
  const [rows = []] = desk.book.read([{ sheetId: table.sheetId, fromRow: 1 }]);
  const layout = layoutOf(table, rows[0] ?? []);
  const entries = new Map<string, Entry>();
  rows.forEach((cells, i) => {
    const key = String(cells[layout['key'] ?? -1] ?? '');
    if (i === 0 || key === '') return;
    entries.set(key, { key, state: String(cells[layout['state'] ?? -1]) as State, at: i + 1, attempt: Number(cells[layout['attempt'] ?? -1] ?? 1) });
  });
  return { desk, table, layout, entries, rows: rows.length };
}

/** What an earlier run left claimed when it was cut: told apart by the mail in flight. */
function settleClaims(ledger: Ledger): void {
  const claims = [...ledger.entries.values()].filter((entry) => entry.state === 'claimed').sort((a, b) => a.at - b.at);
  const flying = ledger.desk.memo.get(inFlight);
  const at = claims.findIndex((entry) => entry.key === flying);
  if (at < 0) return;
  if (at > 0) mark(ledger, claims.slice(0, at), 'sent', '');
  mark(ledger, claims.slice(at, at + 1), 'uncertain', 'the run was cut while this mail went out');
  ledger.desk.memo.drop(inFlight);
}

function claim(ledger: Ledger, letters: Letter[]): void {
  const { desk, table, layout } = ledger;
  const changes: Change[] = [];
  const additions: Addition[] = [];
  for (const letter of letters) {
    const old = ledger.entries.get(letter.key);
    const attempt = old === undefined ? 1 : old.state === 'failed' ? old.attempt + 1 : old.attempt;
    const values = { key: letter.key, to: letter.mail.to, state: 'claimed', at: desk.now(), attempt, error: '' };
    if (old) changes.push({ table, layout, id: letter.key, at: old.at, values });
    else additions.push({ table, layout, id: letter.key, values });
    ledger.entries.set(letter.key, { key: letter.key, state: 'claimed', attempt, at: old?.at ?? ++ledger.rows });
  }
  for (let i = 0; i < Math.max(changes.length, 1); i += rowsAWrite) {
    write(desk.book, { changes: changes.slice(i, i + rowsAWrite), additions: i === 0 ? additions : [] });
  }
}

function mark(ledger: Ledger, entries: Entry[], state: State, error: string): void {
  const { desk, table, layout } = ledger;
  for (let i = 0; i < entries.length; i += rowsAWrite) {
    const changes = entries.slice(i, i + rowsAWrite).map((entry): Change => ({ table, layout, id: entry.key, at: entry.at, values: { state, at: desk.now(), error } }));
    write(desk.book, { changes, additions: [] });
  }
  for (const entry of entries) entry.state = state;
}

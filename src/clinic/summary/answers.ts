// A month's totals, and the rows behind any number that is shown.

import type { Desk } from '../../kit/desk.ts';
import type { Loaded, SummaryLine } from '../../kit/door.ts';
import { formatMonth } from '../../kit/day.ts';
import { refuse } from '../../kit/refusal.ts';
import { doorRowOf, layoutOf, rowOf } from '../../kit/store/layout.ts';
import { scan } from '../../kit/store/scan.ts';
import { cover } from '../cover/table.ts';
import { machinery } from '../machinery.ts';
import { readCounted } from '../referrals/counted.ts';
import { referrals } from '../referrals/table.ts';
import { sessions } from '../sessions/table.ts';
import type { Session } from '../sessions/table.ts';
import { fetch } from '../../kit/store/fetch.ts';
import { insurerNamesOf, monthLines, visitWants, visitsOf } from './visits.ts';

/** One month's visits per insurer: one read. */
export function monthAnswer(desk: Desk, { month }: { month: string }): { month: string; lines: SummaryLine[]; total: SummaryLine } {
  const { scans, extra } = scan(desk.book, visitWants, [{ sheetId: machinery.people.sheetId, fromRow: 1 }]);
  machinery.roleOf(extra[0] ?? [], desk.user);
  return { month, ...monthLines(visitsOf(scans, new Set([month])).visits, month, insurerNamesOf(scans)) };
}

export interface Behind { count: string; of?: string; month?: string; insurer?: string }

const mostRows = 300;

/** `visits` of a month and insurer; `visitsUsed` or `visitsBooked` of a referral or cover. */
export function rowsBehind(desk: Desk, behind: Behind): { rows: Loaded[]; caption: string } {
  if (behind.count === 'visits' && behind.month) return monthRows(desk, behind.month, behind.insurer);
  if ((behind.count === 'visitsUsed' || behind.count === 'visitsBooked') && behind.of) return countedRows(desk, behind.of, behind.count === 'visitsBooked');
  return refuse('bad-request', 'A count is “visits” of a month, or “visitsUsed” or “visitsBooked” of a referral or cover.');
}

function monthRows(desk: Desk, month: string, insurer: string | undefined): { rows: Loaded[]; caption: string } {
  const { scans, extra } = scan(desk.book, visitWants, [{ sheetId: machinery.people.sheetId, fromRow: 1 }]);
  machinery.roleOf(extra[0] ?? [], desk.user);
  const own = visitsOf(scans, new Set([month])).visits.filter((visit) => insurer === undefined || visit.insurer === insurer);
  const names = insurerNamesOf(scans);
  const who = insurer === undefined ? '' : ` · ${names.get(insurer) ?? insurer}`;
  const rows = own.slice(0, mostRows).map((visit): Loaded => ({
    id: visit.id, at: visit.at, table: sessions.name,
    row: { 'Session ID': visit.id, 'Client ID': visit.client, 'Fee': visit.fee, 'Paid': visit.paid, 'Covered': visit.covered },
  }));
  return { rows, caption: `${formatMonth(month)}${who}: ${own.length} completed visits` };
}

function countedRows(desk: Desk, id: string, booked: boolean): { rows: Loaded[]; caption: string } {
  const table = id.startsWith(`${referrals.prefix}-`) ? referrals : cover;
  const got = fetch(desk.book, [{ table, id }], [], [{ sheetId: machinery.people.sheetId, fromRow: 1 }]);
  machinery.roleOf(got.extra[0] ?? [], desk.user);
  const hit = got.found.get(id) ?? refuse('unknown-record', `There is no ${table.one} ${id}.`);
  const wanted = new Set(readCounted(String(hit.row['counted'])).filter((visit) => (visit.status === 'booked') === booked).map((visit) => visit.id));
  const [rows = []] = desk.book.read([{ sheetId: sessions.sheetId, fromRow: 1 }]);
  const layout = layoutOf(sessions, rows[0] ?? []);
  const found = rows.flatMap((cells, i): Loaded[] => {
    if (i === 0 || !wanted.has(String(cells[layout['id'] ?? -1] ?? ''))) return [];
    const session = rowOf(sessions, layout, cells).row as Session;
    const row = doorRowOf(sessions, session);
    return [{ id: session.id, at: i + 1, table: sessions.name, row: Object.fromEntries(['Session ID', 'Client ID', 'Date', 'Starts at', 'Status', 'Therapist ID', 'Covered'].map((heading) => [heading, row[heading] ?? ''])) }];
  });
  const before = Number(hit.row['usedBefore'] ?? 0);
  return { rows: found, caption: `${id}: ${found.length} ${booked ? 'booked' : 'completed'}${!booked && before > 0 ? `, and ${before} from before these records` : ''}` };
}

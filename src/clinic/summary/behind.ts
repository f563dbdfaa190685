// The rows behind any number that is shown: of a month, or of a referral, a cover or an authorization.

import type { Desk } from '../../kit/desk.ts';
import type { Loaded } from '../../kit/door.ts';
import { dayIn, formatDay, formatMonth } from '../../kit/day.ts';
import { refuse } from '../../kit/refusal.ts';
import type { Fetched } from '../../kit/store/fetch.ts';
import { fetch } from '../../kit/store/fetch.ts';
import { doorRowOf } from '../../kit/store/layout.ts';
import { readSettings } from '../../kit/store/machine.ts';
import { scan } from '../../kit/store/scan.ts';
import { authorizations } from '../authorizations/table.ts';
import { insurerAtHand } from '../cover/at-hand.ts';
import { openingOf } from '../cover/derive.ts';
import { readOrders } from '../cover/held.ts';
import { countCover, visitsIn } from '../cover/period.ts';
import type { Cover } from '../cover/table.ts';
import { cover } from '../cover/table.ts';
import { insurers } from '../insurers/table.ts';
import { machinery } from '../machinery.ts';
import type { CountedVisit, Earlier } from '../referrals/counted.ts';
import { earlierOf, outsideOf, readCounted } from '../referrals/counted.ts';
import { referrals } from '../referrals/table.ts';
import { sessions } from '../sessions/table.ts';
import { settingOf } from '../settings/keys.ts';
import { figuresNow } from './figures-now.ts';
import { count as counted, dollars } from './mail.ts';
import type { Money, Visit } from './visits.ts';
import { booksOf, insurerNamesOf, isUncovered, sum, visitLine, visitWants } from './visits.ts';

export interface Behind { count: string; of?: string; month?: string; insurer?: string }
export interface RowsBehind { rows: Loaded[]; caption: string }

const mostRows = 300;
const ofMonth = ['visits', 'clients', 'charged', 'received', 'outstanding', 'notCovered', 'overridden'] as const;
const ofRecord = ['visitsUsed', 'visitsBooked', 'visitsLeft', 'moneyLeft', 'visitsOutside'] as const;
type OfRecord = (typeof ofRecord)[number];

export function rowsBehind(desk: Desk, behind: Behind): RowsBehind {
  const { count, month, of } = behind;
  const monthly = ofMonth.find((one) => one === count);
  const own = ofRecord.find((one) => one === count);
  if (count === 'figure' && month && of) return figureRows(desk, month, of);
  if (monthly && month) return monthRows(desk, monthly, { ...behind, month });
  if (own && of) return recordRows(desk, own, of);
  return refuse('bad-request', `A count is one of ${ofMonth.join(', ')} of a month, figure of a month’s figures, or ${ofRecord.join(', ')} of a referral, cover or authorization.`);
}

/** One read. Without an insurer, of all; with '' of what the client pays. */
function monthRows(desk: Desk, count: (typeof ofMonth)[number], { month, insurer }: Behind & { month: string }): RowsBehind {
  const { scans, extra } = scan(desk.book, visitWants, [{ sheetId: machinery.people.sheetId, fromRow: 1 }]);
  machinery.roleOf(extra[0] ?? [], desk.user);
  const books = booksOf(scans, count === 'received' ? undefined : [month]);
  const isOwn = (one: { insurer: string }): boolean => insurer === undefined || one.insurer === insurer;
  const title = `${formatMonth(month)}${insurer === undefined ? '' : ` · ${insurerNamesOf(scans).get(insurer) ?? insurer}`}`;
  if (count === 'received') {
    const receipts = books.receipts.filter((one) => one.month === month && isOwn(one));
    const rows = receipts.map(({ id, at, table, amount }): Loaded => ({ id, at, table, row: table === sessions.name ? { 'Session ID': id, 'Paid': amount } : { 'Payment ID': id, 'Amount': amount } }));
    return { rows: rows.slice(0, mostRows), caption: `${title}: ${dollars(sum(receipts.map((one) => one.amount)))} received, ${counted(rows.length, 'row')}` };
  }
  const visits = books.visits.filter((visit) => {
    if (count === 'charged' || count === 'outstanding') return visit.money.some((one) => isOwn(one) && (count === 'charged' ? one.charged : one.charged - one.settled) !== 0);
    return isOwn(visit) && (count === 'notCovered' ? isUncovered(visit) : count === 'overridden' ? isUncovered(visit) && visit.overridden : true);
  });
  const money = visits.flatMap((visit) => visit.money.filter(isOwn));
  return { rows: visits.slice(0, mostRows).map((visit) => visitLine(visit, isOwn)), caption: `${title}: ${captionOf(count, visits, money)}` };
}

function captionOf(count: Exclude<(typeof ofMonth)[number], 'received'>, visits: readonly Visit[], money: readonly Money[]): string {
  switch (count) {
    case 'charged': return `${dollars(sum(money.map((one) => one.charged)))} charged for ${counted(visits.length, 'visit')}`;
    case 'outstanding': return `${dollars(sum(money.map((one) => one.charged - one.settled)))} outstanding of ${counted(visits.length, 'visit')}`;
    case 'notCovered': return `${counted(visits.length, 'completed visit')} not covered`;
    case 'overridden': return `${counted(visits.length, 'visit')} not covered and given with a reason`;
    case 'clients': return `${counted(visits.length, 'completed visit')} of ${counted(new Set(visits.map((visit) => visit.client)).size, 'client')}`;
    case 'visits': return counted(visits.length, 'completed visit');
  }
}

/** One read. */
function figureRows(desk: Desk, month: string, key: string): RowsBehind {
  const figure = figuresNow(desk, month).find((one) => one.key === key) ?? refuse('bad-request', `${formatMonth(month)} has no figure “${key.slice(0, 40)}”.`, { field: 'of' });
  return { rows: figure.rows().slice(0, mostRows), caption: `${formatMonth(month)} · ${figure.says}` };
}

/** The record, what it counts, and the sessions themselves: two or three small reads. */
function recordRows(desk: Desk, count: OfRecord, id: string): RowsBehind {
  const table = [referrals, cover, authorizations].find((one) => id.startsWith(`${one.prefix}-`)) ?? refuse('bad-request', `${id.slice(0, 20)} is no referral, cover or authorization.`, { field: 'of' });
  const got = fetch(desk.book, [{ table, id }], [], [machinery.people, machinery.settings, insurers].map((one) => ({ sheetId: one.sheetId, fromRow: 1 })));
  machinery.roleOf(got.extra[0] ?? [], desk.user);
  const hit = got.found.get(id) ?? refuse('unknown-record', `There is no ${table.one} ${id}.`);
  const today = dayIn(desk.now(), settingOf(readSettings(got.extra[1] ?? []).values, 'Time zone'));
  const insurer = insurerAtHand({ extra: got.extra.slice(2) }, String(hit.row['insurer'] ?? ''));
  const { visits, more } = behindOf(hit, count, { today, insurer });
  const found = fetch(desk.book, visits.map((visit) => ({ table: sessions, id: visit.id })), []).found;
  const rows = visits.flatMap((visit): Loaded[] => {
    const one = found.get(visit.id);
    return one ? [{ id: visit.id, at: one.at, table: sessions.name, row: shownOf(one, count === 'moneyLeft' ? [...headings, 'Fee'] : headings) }] : [];
  });
  const what = count === 'visitsBooked' ? 'booked' : count === 'visitsOutside' ? 'chosen and not counted' : 'completed';
  return { rows: rows.slice(0, mostRows), caption: [`${id}: ${leftOf(hit, count, insurer)}${rows.length} ${what}`, ...more].join(', ') };
}

/** “7 of 12 left, ”: what the number is of; the rows that follow are those taken off it. */
function leftOf({ table, row }: Fetched, count: OfRecord, insurer: Known['insurer']): string {
  const number = (key: string): number | null => (typeof row[key] === 'number' ? row[key] : null);
  if (count === 'moneyLeft') return number('moneyLimit') === null ? 'no money limit is set, ' : `${dollars(number('moneyLeft') ?? 0)} of ${dollars(number('moneyLimit') ?? 0)} left, `;
  if (count !== 'visitsLeft') return '';
  const most = table.tab === cover.tab ? number('visitLimit') ?? insurer?.visitsPerPeriod ?? null : number(table.tab === referrals.tab ? 'visitsAuthorized' : 'visits');
  return most === null ? 'no number of visits is set, ' : `${number('visitsLeft') ?? most} of ${most} left, `;
}

const headings = ['Session ID', 'Client ID', 'Date', 'Starts at', 'Status', 'Therapist ID', 'Covered', 'Referral ID'];

function shownOf(hit: Fetched, wanted: readonly string[]): Loaded['row'] {
  const row = doorRowOf(sessions, hit.row);
  return Object.fromEntries(wanted.map((heading) => [heading, row[heading] ?? '']));
}

interface Known { today: string; insurer: ReturnType<typeof insurerAtHand> }

/** The visits a number counts, and what it counts besides them, in words. */
function behindOf(hit: Fetched, count: OfRecord, { today, insurer }: Known): { visits: CountedVisit[]; more: string[] } {
  const text = String(hit.row['counted'] ?? '');
  const all = readCounted(text);
  const outside = new Set(outsideOf(text));
  const earlier = earlierOf(text);
  if (count === 'visitsOutside') return { visits: all.filter((visit) => outside.has(visit.id)), more: [] };
  const wanted = count === 'visitsBooked' ? 'booked' : 'completed';
  const counts = all.filter((visit) => visit.status === wanted && !outside.has(visit.id));
  if (hit.table.tab !== cover.tab) return { visits: counts, more: wanted === 'booked' ? [] : besides(Number(hit.row['usedBefore'] ?? 0), earlier, counts, insurer?.countBy || 'visit') };
  const row = hit.row as Cover;
  const period = countCover({ sessions: all, day: today, period: insurer?.limitPeriod ?? '', startsOn: row.startsOn, usedBefore: 0, earlier });
  const opening = countCover({ sessions: all, day: today, period: insurer?.limitPeriod ?? '', startsOn: row.startsOn, usedBefore: openingOf(row, readOrders(row.orders) ?? []), earlier }).used - period.used;
  const within = period.from ? [`from ${formatDay(period.from)} to ${formatDay(period.to)}`] : [];
  if (wanted === 'booked') return { visits: period.bookings, more: within };
  return { visits: period.counted, more: [...within, ...besides(opening, period.from ? { ...earlier, visits: 0 } : earlier, period.counted, insurer?.countBy || 'visit')] };
}

function besides(before: number, earlier: Earlier, rows: readonly CountedVisit[], countBy: 'visit' | 'day'): string[] {
  const visits = visitsIn(rows, countBy, []);
  return [
    ...(visits < rows.length ? [`which are ${counted(visits, 'visit')}`] : []),
    ...(earlier.visits > 0 ? [`and ${earlier.visits} more, from ${formatDay(earlier.from)} on`] : []),
    ...(before > 0 ? [`and ${before} from before these records`] : []),
  ];
}

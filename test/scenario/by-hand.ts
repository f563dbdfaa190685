// A clinic's counts as a patient hand makes them: from the rows of the sheet, one after the other, with nothing of the script.

import type { Cell } from '../../src/kit/cell.ts';
import type { World } from '../world.ts';

type Row = Record<string, Cell>;
/** What is counted of a referral or a cover; '' where the sheet shows nothing. */
export type Shown = Record<string, Record<string, Cell>>;

/** Day as serial, times in minutes. */
interface Sitting { id: string; day: number; from: number; to: number; fee: number; given: boolean }

const numberIn = (row: Row | undefined, heading: string): number | null => (typeof row?.[heading] === 'number' ? row[heading] : null);
const textIn = (row: Row | undefined, heading: string): string => String(row?.[heading] ?? '');
const minutes = (cell: number | null): number => Math.round((cell ?? 0) * 1440);

/** Live sessions: given or booked, not voided; in the order of days, times and ids. */
function sittings(world: World, isOwn: (row: Row) => boolean): Sitting[] {
  return world.rows('sessions').filter((row) => ['completed', 'booked'].includes(textIn(row, 'Status')) && textIn(row, 'Voided on') === '' && isOwn(row))
    .map((row) => ({ id: textIn(row, 'Session ID'), day: numberIn(row, 'Date') ?? 0, from: minutes(numberIn(row, 'Starts at')), to: minutes(numberIn(row, 'Ends at')), fee: numberIn(row, 'Fee') ?? 0, given: row['Status'] === 'completed' }))
    .sort((a, b) => a.day - b.day || a.from - b.from || (a.id < b.id ? -1 : 1));
}

const isSame = (a: Sitting, b: Sitting, byDay: boolean): boolean => a.day === b.day && (byDay || (a.from < b.to && b.from < a.to));

/** How many visits some sittings are, besides those there already. */
function visitsOf(rows: Sitting[], byDay: boolean, there: Sitting[] = []): number {
  return rows.filter((row, i) => ![...there, ...rows.slice(0, i)].some((other) => isSame(row, other, byDay))).length;
}

export function countedByHand(world: World, today: string): { referrals: Shown; cover: Shown } {
  const insurers = new Map(world.rows('insurers').map((row) => [textIn(row, 'Insurer ID'), row]));
  const covers = new Map(world.rows('cover').map((row) => [textIn(row, 'Cover ID'), row]));
  const ruleOf = (cover: string): Row | undefined => insurers.get(textIn(covers.get(cover), 'Insurer ID'));
  const orders = world.rows('referrals').filter((row) => textIn(row, 'Referral ID') !== '');
  return {
    referrals: Object.fromEntries(orders.map((row) => [textIn(row, 'Referral ID'), ofOrder(world, row, ruleOf(textIn(row, 'Cover ID')))])),
    cover: Object.fromEntries([...covers].map(([id, row]) => [id, ofCover(world, row, { rule: ruleOf(id), orders: orders.filter((order) => order['Cover ID'] === id), today })])),
  };
}

function ofOrder(world: World, row: Row, rule: Row | undefined): Record<string, Cell> {
  const byDay = textIn(rule, 'Count by') === 'day';
  const most = numberIn(row, 'Visits authorized');
  const before = numberIn(row, 'Visits used before') ?? 0;
  const [startsOn, writtenOn, closedOn] = ['Starts on', 'Written on', 'Closed on'].map((heading) => numberIn(row, heading));
  const first = textIn(rule, 'Retroactive orders') === 'yes' ? startsOn ?? -Infinity : Math.max(startsOn ?? -Infinity, writtenOn ?? -Infinity);
  const valid = numberIn(rule, 'Default validity (days)');
  const fromFirst = textIn(rule, 'Validity from') === 'first visit';
  const base = textIn(rule, 'Validity from') === 'received' ? numberIn(row, 'Received on') : fromFirst ? null : writtenOn;
  let last = numberIn(row, 'Ends on') ?? (base && valid ? base + valid : Infinity);
  const isVoid = row['Closed why'] === 'error' || (row['Closed why'] === 'revoked' && !closedOn);
  const own = isVoid ? [] : sittings(world, (one) => one['Referral ID'] === row['Referral ID'] && one['Client ID'] === row['Client ID']);
  const counted: Sitting[] = [];
  let [used, booked] = [before, 0];
  for (const sitting of [...own.filter((one) => one.given), ...own.filter((one) => !one.given)]) {
    if (sitting.day < first || sitting.day > Math.min(last, closedOn ?? Infinity)) continue;
    const isNew = visitsOf([sitting], byDay, counted) === 1;
    if (isNew && most !== null && used + booked >= most) continue;
    counted.push(sitting);
    if (isNew && sitting.given) used++;
    if (isNew && !sitting.given) booked++;
    if (sitting.given && last === Infinity && fromFirst && valid) last = sitting.day + valid;
  }
  return { 'Visits used': used, 'Visits booked': booked, 'Visits left': most === null ? '' : most - used };
}

function ofCover(world: World, row: Row, { rule, orders, today }: { rule: Row | undefined; orders: Row[]; today: string }): Record<string, Cell> {
  const byDay = textIn(rule, 'Count by') === 'day';
  const given = sittings(world, (one) => one['Cover ID'] === row['Cover ID']).filter((one) => one.given);
  const [from, to] = periodOf(textIn(rule, 'Limit period'), numberIn(row, 'Starts on'), today);
  const within = given.filter((one) => one.day >= from && one.day <= to);
  const opening = numberIn(row, 'Visits used before') ?? orders.filter((one) => one['Closed why'] !== 'error').reduce((sum, one) => sum + (numberIn(one, 'Visits used before') ?? 0), 0);
  const isFirstPeriod = given.every((one) => one.day >= from);
  const used = visitsOf(within, byDay) + (isFirstPeriod ? opening : 0);
  const limit = numberIn(row, 'Visit limit') ?? numberIn(rule, 'Visits per period');
  const money = numberIn(row, 'Money limit');
  return {
    'Visits used': used, 'Visits left': limit === null ? '' : limit - used,
    'Money left': money === null ? '' : Math.round((money - within.reduce((sum, one) => sum + one.fee, 0)) * 100) / 100,
  };
}

const serial = (year: number, month: number, date: number): number => Date.UTC(year, month - 1, date) / 86_400_000 + 25569;

/** First and last day of the period that today lies in. */
function periodOf(period: string, startsOn: number | null, today: string): [number, number] {
  const [year = 0, month = 0, date = 0] = today.split('-').map(Number);
  if (period === 'calendar year') return [serial(year, 1, 1), serial(year, 12, 31)];
  if (period !== 'policy year' || startsOn === null) return [-Infinity, Infinity];
  const start = new Date((startsOn - 25569) * 86_400_000);
  const began = (of: number): number => serial(of, start.getUTCMonth() + 1, start.getUTCDate());
  const of = began(year) > serial(year, month, date) ? year - 1 : year;
  return [began(of), began(of + 1) - 1];
}

/** The same numbers as the sheet shows them. */
export function countsShown(world: World): { referrals: Shown; cover: Shown } {
  const shown = (name: 'referrals' | 'cover', id: string, headings: string[]): Shown =>
    Object.fromEntries(world.rows(name).filter((row) => textIn(row, id) !== '').map((row) => [textIn(row, id), Object.fromEntries(headings.map((heading) => [heading, row[heading] ?? '']))]));
  return { referrals: shown('referrals', 'Referral ID', ['Visits used', 'Visits booked', 'Visits left']), cover: shown('cover', 'Cover ID', ['Visits used', 'Visits left', 'Money left']) };
}

// The further figures of a month, each a line in words: people, appointments, referrals, reports, money owed, outcomes, notes.

import type { Day } from '../../kit/day.ts';
import { addDays, addMonths, daysBetween, formatMonth, monthEnd, monthOf, monthStart } from '../../kit/day.ts';
import { amounts, choices, days, texts } from '../../kit/store/quick.ts';
import type { Scan, Want } from '../../kit/store/scan.ts';
import type { Table } from '../../kit/table.ts';
import { cases } from '../cases/table.ts';
import { cover } from '../cover/table.ts';
import { lastReports } from '../daily/morning.ts';
import { isLongPast } from '../daily/flags.ts';
import { documents } from '../documents/table.ts';
import { insurers } from '../insurers/table.ts';
import { referrals } from '../referrals/table.ts';
import { reportsOwed } from '../referrals/reports.ts';
import { sessions } from '../sessions/table.ts';
import { count, dollars } from './mail.ts';
import { outcomesOf } from './outcomes.ts';
import type { Books } from './visits.ts';
import { sum, visitWants } from './visits.ts';

/** Columns besides those of the month's totals. */
const further = new Map<Table, string[]>([
  [sessions, ['therapist', 'case', 'painBefore', 'noteState']], [cover, ['status', 'standing']], [insurers, ['reportAfterVisits', 'reportAfterDays']],
]);

export const figureWants: Want[] = [
  ...visitWants.map(({ table, keys }): Want => ({ table, keys: [...keys, ...(further.get(table) ?? [])] })),
  { table: referrals, keys: ['id', 'cover', 'standing', 'visitsUsed', 'visitsLeft', 'validUntil', 'runsOutOn', 'visitsAuthorized'] },
  { table: cases, keys: ['id', 'client', 'condition'] },
  { table: documents, keys: ['id', 'kind', 'about', 'file', 'madeAt'] },
];

export interface FigureParts { scans: Scan[]; books: Books; month: string; today: Day; zone: string; smallest: number }

/** A report is late so long after it was due, and a note so long after the visit. */
const lateDays = 14;

export function figuresOf(parts: FigureParts): string[] {
  return [...therapistLines(parts), clientLine(parts), ...appointmentLines(parts), referralLine(parts), reportLine(parts), ...owedLine(parts), ...outcomeLines(parts), noteLine(parts)].filter(Boolean);
}

const scanOf = ({ scans }: FigureParts, table: Table): Scan => {
  const found = scans.find((one) => one.table === table);
  if (!found) throw new Error(`${table.tab} was not read`);
  return found;
};

/** “4 (5 the month before, 3 a year before)”. */
function compared(month: string, of: (month: string) => number): string {
  const earlier = (months: number) => monthOf(addMonths(monthStart(month), -months));
  return `${of(month)} (${of(earlier(1))} the month before, ${of(earlier(12))} a year before)`;
}

/** By id: a summary names nobody. */
function therapistLines(parts: FigureParts): string[] {
  const therapist = texts(scanOf(parts, sessions), 'therapist');
  const own = parts.books.visits.filter((visit) => visit.month === parts.month);
  const ids = [...new Set(own.map((visit) => therapist(visit.i)))].filter((id) => id !== '').sort();
  return ids.map((id) => {
    const visits = own.filter((visit) => therapist(visit.i) === id);
    const money = visits.flatMap((visit) => visit.money);
    return `${id}: ${count(visits.length, 'visit')}, ${dollars(sum(money.map((one) => one.charged)))} charged, ${dollars(sum(money.map((one) => one.settled)))} of it settled.`;
  });
}

/** Whose first visit was in the month. */
function clientLine({ books, month }: FigureParts): string {
  const first = new Map<string, string>();
  for (const visit of books.visits) if (visit.month < (first.get(visit.client) ?? '9999')) first.set(visit.client, visit.month);
  const months = [...first.values()];
  return `New clients: ${compared(month, (one) => months.filter((each) => each === one).length)}.`;
}

function appointmentLines(parts: FigureParts): string[] {
  const scan = scanOf(parts, sessions);
  const [status, date] = [choices(scan, 'status', ['no-show', 'late cancel', 'canceled']), days(scan, 'date')];
  const seen = new Map<string, number>();
  for (let i = 0; i < scan.count; i++) {
    if (status(i) === '') continue;
    const key = `${status(i)} ${monthOf(date(i))}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const line = (name: string, is: string): string => `${name}: ${compared(parts.month, (month) => seen.get(`${is} ${month}`) ?? 0)}.`;
  return [line('No-shows', 'no-show'), line('Late cancels', 'late cancel')];
}

/** As they stand when the summary is made. */
function referralLine(parts: FigureParts): string {
  const scan = scanOf(parts, referrals);
  const [standing, validUntil, runsOutOn, id] = [texts(scan, 'standing'), days(scan, 'validUntil'), days(scan, 'runsOutOn'), texts(scan, 'id')];
  const [used, most] = [amounts(scan, 'visitsUsed'), amounts(scan, 'visitsAuthorized')];
  const now = new Map<string, number>();
  let [usedAll, mostAll] = [0, 0];
  for (let i = 0; i < scan.count; i++) {
    if (id(i) === '') continue;
    const is = standing(i);
    const endedOn = is === 'expired' ? validUntil(i) : is === 'used up' ? runsOutOn(i) : '';
    if (!isLongPast(endedOn, parts.today)) now.set(is, (now.get(is) ?? 0) + 1);
    if (is === 'active' || is === 'expiring') [usedAll, mostAll] = [usedAll + (most(i) === null ? 0 : used(i) ?? 0), mostAll + (most(i) ?? 0)];
  }
  const coverStanding = texts(scanOf(parts, cover), 'standing');
  const missing = Array.from({ length: scanOf(parts, cover).count }, (_, i) => coverStanding(i)).filter((is) => is === 'missing').length;
  const use = mostAll > 0 ? ` Of the visits authorized on those in use, ${Math.round((usedAll / mostAll) * 100)} % are used.` : '';
  return `Referrals now: ${['active', 'expiring', 'used up', 'expired', 'draft'].map((is) => `${now.get(is) ?? 0} ${is}`).join(', ')}; ${count(missing, 'cover')} without one.${use}`;
}

function reportLine(parts: FigureParts): string {
  const [coverScan, insurerScan, referralScan, sessionScan] = [scanOf(parts, cover), scanOf(parts, insurers), scanOf(parts, referrals), scanOf(parts, sessions)];
  const [after, afterDays] = [amounts(insurerScan, 'reportAfterVisits'), amounts(insurerScan, 'reportAfterDays')];
  const rules = new Map(Array.from({ length: insurerScan.count }, (_, i) => [insurerScan.text('id', i), { reportAfterVisits: after(i), reportAfterDays: afterDays(i) }]));
  const orders = new Map<string, { id: string; standing: string; end: Day | ''; left: number | null; given: number }[]>();
  const [left, given, end] = [amounts(referralScan, 'visitsLeft'), amounts(referralScan, 'visitsUsed'), days(referralScan, 'validUntil')];
  for (let i = 0; i < referralScan.count; i++) {
    const own = { id: referralScan.text('id', i), standing: referralScan.text('standing', i), end: end(i), left: left(i), given: given(i) ?? 0 };
    orders.set(referralScan.text('cover', i), [...(orders.get(referralScan.text('cover', i)) ?? []), own]);
  }
  const [state, ofCover] = [texts(sessionScan, 'noteState'), texts(sessionScan, 'cover')];
  const signed = new Map<string, Day[]>();
  for (const visit of parts.books.visits) if (state(visit.i) === 'signed' && ofCover(visit.i) !== '') signed.set(ofCover(visit.i), [...(signed.get(ofCover(visit.i)) ?? []), visit.date]);
  const last = lastReports(scanOf(parts, documents), parts.zone);
  const owed = reportsOwed({
    covers: Array.from({ length: coverScan.count }, (_, i) => i).filter((i) => coverScan.text('id', i) !== '' && coverScan.text('status', i) !== 'ended').map((i) => ({ id: coverScan.text('id', i), rules: rules.get(coverScan.text('insurer', i)) ?? {} })),
    ordersOf: (id) => orders.get(id) ?? [], signed, reportedOn: (referral) => last.get(referral) ?? '', today: parts.today,
  });
  const late = owed.filter((one) => one.on < addDays(parts.today, -lateDays)).length;
  return `Progress reports: ${owed.length} due, ${late} of them for more than ${lateDays} days.`;
}

/** What is not settled of the visits up to the month's end, by their age then. */
function owedLine({ books, month }: FigureParts): string[] {
  const end = monthEnd(month);
  const ages: [from: number, name: string][] = [[0, 'up to 30 days'], [31, '31 to 60'], [61, '61 to 90'], [91, 'over 90']];
  const owed = ages.map(() => 0);
  for (const visit of books.visits) {
    if (visit.date > end) continue;
    const age = daysBetween(visit.date, end);
    const at = ages.filter(([from]) => from <= age).length - 1;
    owed[at] = (owed[at] ?? 0) + visit.money.reduce((all, one) => all + one.charged - one.settled, 0);
  }
  if (owed.every((amount) => Math.abs(amount) < 0.005)) return [];
  return [`Owed at the end of ${formatMonth(month)}, by the age of the visits: ${ages.map(([, name], i) => `${dollars(sum([owed[i] ?? 0]))} ${name}`).join(', ')}.`];
}

function outcomeLines(parts: FigureParts): string[] {
  const { outcomes, hidden } = outcomesOf({ sessionScan: scanOf(parts, sessions), caseScan: scanOf(parts, cases), visits: parts.books.visits, month: parts.month, smallest: parts.smallest });
  return [
    ...outcomes.map((one) => `${one.condition}: ${count(one.cases, 'case')}, pain ${one.medianChange >= 0 ? `down by ${one.medianChange}` : `up by ${-one.medianChange}`} points in the median since the first visit, ${one.percentBetter} % past the smallest change that matters.`),
    ...(hidden > 0 ? [`${count(hidden, 'group')} of fewer than ${count(parts.smallest, 'client')} not shown.`] : []),
  ];
}

function noteLine(parts: FigureParts): string {
  const state = texts(scanOf(parts, sessions), 'noteState');
  const open = parts.books.visits.filter((visit) => visit.date <= parts.today && ['missing', 'unsigned', 'changed since signed'].includes(state(visit.i)));
  const old = open.filter((visit) => visit.date < addDays(parts.today, -lateDays)).length;
  return `Notes not signed: ${open.length}, ${old} of them for more than ${lateDays} days.`;
}

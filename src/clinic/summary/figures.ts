// The further figures of a month, each a line in words with its rows: people, appointments, referrals, reports, money owed,
// outcomes, notes.

import { addDays, addMonths, daysBetween, formatMonth, monthEnd, monthOf, monthStart } from '../../kit/day.ts';
import { choices, days, texts } from '../../kit/store/quick.ts';
import type { Want } from '../../kit/store/scan.ts';
import type { Table } from '../../kit/table.ts';
import { cases } from '../cases/table.ts';
import { cover } from '../cover/table.ts';
import { documents } from '../documents/table.ts';
import { insurers } from '../insurers/table.ts';
import { referrals } from '../referrals/table.ts';
import { sessions } from '../sessions/table.ts';
import type { Figure, FigureParts } from './figure.ts';
import { lateDays, scanOf } from './figure.ts';
import { referralFigures, reportFigure } from './figures-of-referrals.ts';
import { count, dollars } from './mail.ts';
import { outcomesOf } from './outcomes.ts';
import type { Visit } from './visits.ts';
import { sum, visitLine, visitWants } from './visits.ts';

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

export function figuresOf(parts: FigureParts): Figure[] {
  return [
    ...therapistFigures(parts), newClients(parts), ...missedFigures(parts), ...referralFigures(parts), reportFigure(parts), ...owedFigure(parts), ...outcomeFigures(parts), noteFigure(parts),
  ];
}

const monthsBefore = (month: string, months: number): string => monthOf(addMonths(monthStart(month), -months));

/** “5 the month before, 3 a year before”. */
const beside = (month: string, of: (month: string) => number): string => `${of(monthsBefore(month, 1))} the month before, ${of(monthsBefore(month, 12))} a year before`;

/** “4 (5 the month before, 3 a year before)”. */
const compared = (month: string, of: (month: string) => number): string => `${of(month)} (${beside(month, of)})`;

/** By id: a summary names nobody. */
function therapistFigures(parts: FigureParts): Figure[] {
  const therapist = texts(scanOf(parts, sessions), 'therapist');
  const of = (id: string, month: string): Visit[] => parts.books.visits.filter((visit) => visit.month === month && therapist(visit.i) === id);
  const ids = [...new Set(parts.books.visits.filter((visit) => visit.month === parts.month).map((visit) => therapist(visit.i)))].filter((id) => id !== '').sort();
  return ids.map((id) => {
    const visits = of(id, parts.month);
    const money = visits.flatMap((visit) => visit.money);
    const says = `${id}: ${count(visits.length, 'visit')}, ${dollars(sum(money.map((one) => one.charged)))} charged, ${dollars(sum(money.map((one) => one.settled)))} of it settled; ${beside(parts.month, (month) => of(id, month).length)}.`;
    return { key: id, about: 'Therapists', says, rows: () => visits.map((visit) => visitLine(visit)) };
  });
}

/** Whose first visit was in the month. */
function newClients({ books, month }: FigureParts): Figure {
  const first = new Map<string, Visit>();
  for (const visit of books.visits) {
    const there = first.get(visit.client);
    if (!there || visit.date < there.date) first.set(visit.client, visit);
  }
  const visits = [...first.values()];
  const of = (one: string): Visit[] => visits.filter((visit) => visit.month === one);
  return { key: 'new clients', about: 'Clients and appointments', says: `New clients: ${compared(month, (one) => of(one).length)}.`, rows: () => of(month).map((visit) => visitLine(visit)) };
}

function missedFigures(parts: FigureParts): Figure[] {
  const scan = scanOf(parts, sessions);
  const [status, date, id, client] = [choices(scan, 'status', ['no-show', 'late cancel', 'canceled']), days(scan, 'date'), texts(scan, 'id'), texts(scan, 'client')];
  const missed = new Map<string, number[]>();
  for (let i = 0; i < scan.count; i++) {
    if (status(i) === '') continue;
    const key = `${status(i)} ${monthOf(date(i))}`;
    const there = missed.get(key);
    if (there) there.push(i);
    else missed.set(key, [i]);
  }
  return [['No-shows', 'no-show'] as const, ['Late cancels', 'late cancel'] as const].map(([name, is]): Figure => ({
    key: is, about: 'Clients and appointments', says: `${name}: ${compared(parts.month, (month) => missed.get(`${is} ${month}`)?.length ?? 0)}.`,
    rows: () => (missed.get(`${is} ${parts.month}`) ?? []).map((i) => ({ id: id(i), at: scan.at(i), table: sessions.name, row: { 'Session ID': id(i), 'Client ID': client(i), 'Date': date(i), 'Status': is } })),
  }));
}

/** What is not settled of the visits up to the month's end, by their age then. */
function owedFigure({ books, month }: FigureParts): Figure[] {
  const end = monthEnd(month);
  const ages: [from: number, name: string][] = [[0, 'up to 30 days'], [31, '31 to 60'], [61, '61 to 90'], [91, 'over 90']];
  const owed = ages.map(() => 0);
  const open: Visit[] = [];
  for (const visit of books.visits) {
    const due = visit.date > end ? 0 : visit.money.reduce((all, one) => all + one.charged - one.settled, 0);
    if (Math.abs(due) < 0.005) continue;
    const at = ages.filter(([from]) => from <= daysBetween(visit.date, end)).length - 1;
    owed[at] = (owed[at] ?? 0) + due;
    open.push(visit);
  }
  if (open.length === 0) return [];
  return [{
    key: 'owed', about: 'Money owed', says: `Owed at the end of ${formatMonth(month)}, by the age of the visits: ${ages.map(([, name], i) => `${dollars(sum([owed[i] ?? 0]))} ${name}`).join(', ')}.`,
    rows: () => open.sort((a, b) => (a.date < b.date ? -1 : 1)).map((visit) => visitLine(visit)),
  }];
}

function outcomeFigures(parts: FigureParts): Figure[] {
  const caseScan = scanOf(parts, cases);
  const { outcomes, hidden } = outcomesOf({ sessionScan: scanOf(parts, sessions), caseScan, visits: parts.books.visits, month: parts.month, smallest: parts.smallest });
  return [
    ...outcomes.map((one): Figure => ({
      key: `outcome ${one.condition}`, about: 'How clients fare',
      says: `${one.condition}: ${count(one.cases, 'case')}, pain ${one.medianChange >= 0 ? `down by ${one.medianChange}` : `up by ${-one.medianChange}`} points in the median since the first visit, ${one.percentBetter} % past the smallest change that matters.`,
      rows: () => one.rows.map((i) => ({ id: caseScan.text('id', i), at: caseScan.at(i), table: cases.name, row: { 'Case ID': caseScan.text('id', i), 'Client ID': caseScan.text('client', i) } })),
    })),
    ...(hidden > 0 ? [{ key: 'hidden', about: 'How clients fare' as const, says: `${count(hidden, 'group')} of fewer than ${count(parts.smallest, 'client')} not shown.`, rows: () => [] }] : []),
  ];
}

function noteFigure(parts: FigureParts): Figure {
  const state = texts(scanOf(parts, sessions), 'noteState');
  const open = parts.books.visits.filter((visit) => visit.date <= parts.today && ['missing', 'unsigned', 'changed since signed'].includes(state(visit.i)));
  const old = open.filter((visit) => visit.date < addDays(parts.today, -lateDays)).length;
  return { key: 'notes', about: 'Notes', says: `Notes not signed: ${open.length}, ${old} of them for more than ${lateDays} days.`, rows: () => open.map((visit) => visitLine(visit)) };
}

// Visits and money per insurer and month, counted from the rows themselves. A day in a cell is a calendar day of the
// clinic, so no time zone can move a visit into another month.

import type { Day } from '../../kit/day.ts';
import { monthEnd, monthOf, monthStart, toSerial } from '../../kit/day.ts';
import type { Loaded, SummaryLine } from '../../kit/door.ts';
import { amounts, choices, days, texts } from '../../kit/store/quick.ts';
import type { Scan, Want } from '../../kit/store/scan.ts';
import { charges } from '../charges/table.ts';
import { cover } from '../cover/table.ts';
import { insurers } from '../insurers/table.ts';
import { payments } from '../payments/table.ts';
import { sessions } from '../sessions/table.ts';

/** The columns a month's totals need, and no more. */
export const visitWants: Want[] = [
  { table: sessions, keys: ['id', 'client', 'date', 'status', 'cover', 'fee', 'paid', 'overrideReason', 'voidedOn', 'covered'] },
  { table: cover, keys: ['id', 'insurer'] },
  { table: insurers, keys: ['id', 'name'] },
  { table: charges, keys: ['id', 'session', 'cover', 'amount', 'tax'] },
  { table: payments, keys: ['id', 'charge', 'receivedOn', 'kind', 'amount'] },
];

export interface Visit {
  /** Index of its row. */
  i: number;
  at: number;
  id: string;
  date: Day;
  month: string;
  insurer: string;
  client: string;
  covered: string;
  overridden: boolean;
  /** What was charged for it, and what of that has been settled, by who is to pay. */
  money: Money[];
}

/** `insurer` '': the client. */
export interface Money { insurer: string; charged: number; settled: number }

/** Money that came in (or went back) in a month. */
export interface Receipt { month: string; insurer: string; amount: number; id: string; at: number; table: string }

export interface Books {
  visits: Visit[];
  receipts: Receipt[];
  /** Row numbers of completed sessions whose day can't be read. */
  skipped: number[];
}

/** Completed, not voided sessions and what was paid; of some months only, where given. */
export function booksOf(scans: Scan[], months?: readonly string[]): Books {
  const [sessionScan, coverScan, , chargeScan, paymentScan] = scans as [Scan, Scan, Scan, Scan, Scan];
  const insurerOf = new Map<string, string>();
  const [coverId, insurer] = [texts(coverScan, 'id'), texts(coverScan, 'insurer')];
  for (let i = 0; i < coverScan.count; i++) insurerOf.set(coverId(i), insurer(i));
  const billed = billedOf(chargeScan, paymentScan, insurerOf);
  const books: Books = { visits: [], receipts: billed.receipts, skipped: [] };
  const [first, last] = spanOf(months);
  const [id, client, ofCover, covered, reason] = [texts(sessionScan, 'id'), texts(sessionScan, 'client'), texts(sessionScan, 'cover'), texts(sessionScan, 'covered'), texts(sessionScan, 'overrideReason')];
  const [status, voidedOn, cell, date, fee, paid] = [choices(sessionScan, 'status', ['completed']), sessionScan.column('voidedOn'), sessionScan.column('date'), days(sessionScan, 'date'), amounts(sessionScan, 'fee'), amounts(sessionScan, 'paid')];
  for (let i = 0; i < sessionScan.count; i++) {
    const serial = cell(i);
    if (typeof serial === 'number' && (serial < first || serial >= last)) continue;
    if (status(i) !== 'completed' || !isBlank(voidedOn(i))) continue;
    const day = date(i);
    const at = sessionScan.at(i);
    if (day === '') {
      books.skipped.push(at);
      continue;
    }
    const month = monthOf(day);
    if (months && !months.includes(month)) continue;
    const payer = ofCover(i) === '' ? '' : insurerOf.get(ofCover(i)) ?? '';
    const own = billed.bySession.get(id(i));
    books.visits.push({
      i, at, id: id(i), date: day, month, insurer: payer, client: client(i), covered: covered(i), overridden: reason(i) !== '',
      money: own ?? [{ insurer: payer, charged: fee(i) ?? 0, settled: paid(i) ?? 0 }],
    });
    if (!own && (paid(i) ?? 0) !== 0) books.receipts.push({ month, insurer: payer, amount: paid(i) ?? 0, id: id(i), at, table: sessions.name });
  }
  return books;
}

const isBlank = (cell: unknown): boolean => cell === null || cell === '';

/** Serial numbers from the first day on and before the day after the last. */
function spanOf(months: readonly string[] | undefined): [number, number] {
  if (!months || months.length === 0) return [-Infinity, Infinity];
  const sorted = [...months].sort();
  return [toSerial(monthStart(sorted[0] ?? '')), toSerial(monthEnd(sorted[sorted.length - 1] ?? '')) + 1];
}

interface Billed { bySession: Map<string, Money[]>; receipts: Receipt[] }

/** Charges by session, with what settled them; where there are none, the session's own fee and payment stand. */
function billedOf(chargeScan: Scan, paymentScan: Scan, insurerOf: Map<string, string>): Billed {
  const billed: Billed = { bySession: new Map(), receipts: [] };
  const byCharge = new Map<string, Money>();
  const [id, session, ofCover, amount, tax] = [texts(chargeScan, 'id'), texts(chargeScan, 'session'), texts(chargeScan, 'cover'), amounts(chargeScan, 'amount'), amounts(chargeScan, 'tax')];
  for (let i = 0; i < chargeScan.count; i++) {
    if (id(i) === '' || session(i) === '') continue;
    const money: Money = { insurer: ofCover(i) === '' ? '' : insurerOf.get(ofCover(i)) ?? '', charged: (amount(i) ?? 0) + (tax(i) ?? 0), settled: 0 };
    byCharge.set(id(i), money);
    billed.bySession.set(session(i), [...(billed.bySession.get(session(i)) ?? []), money]);
  }
  const [payment, charge, kind, receivedOn, paid] = [texts(paymentScan, 'id'), texts(paymentScan, 'charge'), texts(paymentScan, 'kind'), days(paymentScan, 'receivedOn'), amounts(paymentScan, 'amount')];
  for (let i = 0; i < paymentScan.count; i++) {
    const of = byCharge.get(charge(i));
    const sum = paid(i) ?? 0;
    if (!of || sum === 0) continue;
    // A transfer to the client leaves the charge open, for another to pay.
    if (kind(i) !== 'transfer to client') of.settled += kind(i) === 'refund' ? -sum : sum;
    if (receivedOn(i) === '' || (kind(i) !== 'payment' && kind(i) !== 'refund')) continue;
    billed.receipts.push({ month: monthOf(receivedOn(i)), insurer: of.insurer, amount: kind(i) === 'refund' ? -sum : sum, id: payment(i), at: paymentScan.at(i), table: payments.name });
  }
  return billed;
}

/** Names of insurers by id; sessions without cover stand under “The client pays”. */
export function insurerNamesOf(scans: Scan[]): Map<string, string> {
  const of = scans[2];
  const names = new Map<string, string>([['', 'The client pays']]);
  if (of) for (let i = 0; i < of.count; i++) if (of.text('id', i) !== '') names.set(of.text('id', i), of.text('name', i));
  return names;
}

/** A line for each insurer with visits or money in the month, most visits first, and the total. */
export function monthLines(books: Books, month: string, names: Map<string, string>): { lines: SummaryLine[]; total: SummaryLine } {
  const visits = books.visits.filter((visit) => visit.month === month);
  const receipts = books.receipts.filter((receipt) => receipt.month === month);
  const ids = new Set([...visits.map((visit) => visit.insurer), ...visits.flatMap((visit) => visit.money.map((money) => money.insurer)), ...receipts.map((receipt) => receipt.insurer)]);
  const lineOf = (insurer: string | undefined, name: string): SummaryLine => {
    const own = insurer === undefined ? visits : visits.filter((visit) => visit.insurer === insurer);
    const money = visits.flatMap((visit) => visit.money.filter((one) => insurer === undefined || one.insurer === insurer));
    return {
      month, insurer: insurer ?? '', insurerName: name, visits: own.length, clients: new Set(own.map((visit) => visit.client)).size,
      charged: sum(money.map((one) => one.charged)), received: sum(receipts.filter((one) => insurer === undefined || one.insurer === insurer).map((one) => one.amount)),
      outstanding: sum(money.map((one) => one.charged - one.settled)),
      notCovered: own.filter(isUncovered).length, overridden: own.filter((visit) => isUncovered(visit) && visit.overridden).length,
    };
  };
  return {
    lines: [...ids].map((insurer) => lineOf(insurer, names.get(insurer) ?? insurer)).sort((a, b) => b.visits - a.visits || (a.insurerName < b.insurerName ? -1 : 1)),
    total: lineOf(undefined, 'All'),
  };
}

/** A visit as a row behind a number, with the money of those who are asked for. */
export function visitLine(visit: Visit, isOwn: (money: Money) => boolean = () => true): Loaded {
  const own = visit.money.filter((one) => isOwn(one));
  const [charged, settled] = [sum(own.map((one) => one.charged)), sum(own.map((one) => one.settled))];
  return { id: visit.id, at: visit.at, table: sessions.name, row: { 'Session ID': visit.id, 'Client ID': visit.client, 'Date': visit.date, 'Fee': charged, 'Paid': settled, 'Covered': visit.covered } };
}

export const isUncovered = (visit: Pick<Visit, 'covered'>): boolean => visit.covered.startsWith('no');
const cents = (amount: number): number => Math.round(amount * 100) / 100;
export const sum = (parts: readonly number[]): number => cents(parts.reduce((all, one) => all + one, 0));

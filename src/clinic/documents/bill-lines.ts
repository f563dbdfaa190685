// What a visit costs, line by line: from its charges, or from its procedures and fee where there are none.

import { Refusal, refuse } from '../../kit/refusal.ts';
import { codeProblem } from '../codes/procedures.ts';
import type { Session } from '../sessions/table.ts';
import { coded, doneIn } from './procedures.ts';
import { needed, visitsWithin } from './records.ts';
import type { Records } from './records.ts';
import { fullDay, inSpan } from './words.ts';

/** `charge` null: within the line before it. */
export interface BillLine { session: Session; code: string; units: number; charge: number | null; tax: number }

/** Signed visits to bill on the session's cover: those of its day, or from a day to a day. */
export function billedVisits(records: Records): Session[] {
  const { client } = records;
  const session = needed(records.session, 'Choose a session of the visits to bill.');
  const isSpan = Boolean(records.from || records.to);
  const visits = visitsWithin(records).filter(({ date, cover }) => cover === session.cover && (isSpan || date === session.date));
  if (visits.length > 0) return visits;
  const when = isSpan ? inSpan(records).trim() : `on ${fullDay(session.date)}`;
  return refuse('nothing-to-make', `${client.id} has no signed session ${when}. Sign the note first; a bill speaks of signed sessions only.`);
}

/** Lines of all visits; a visit with nothing to bill is a refusal that names it, never an empty day. */
export function billLines(records: Records, visits: readonly Session[]): BillLine[] {
  const issues = visits.flatMap((visit) => problemsOf(visit, records));
  if (issues.length > 0) throw new Refusal(issues.map((message) => ({ code: 'nothing-to-make' as const, message })));
  return visits.flatMap((visit) => linesOf(visit, records));
}

function linesOf(session: Session, records: Records): BillLine[] {
  const charged = records.charges.filter((charge) => charge.session === session.id);
  if (charged.length > 0) {
    return charged.map(({ code, modifiers, units, amount, tax }) => ({ session, code: coded({ code, modifiers }), units: units ?? 1, charge: amount ?? 0, tax: tax ?? 0 }));
  }
  return doneIn(session, records.insurer).map((done, i) => ({ session, code: coded(done), units: done.units, charge: i === 0 ? session.fee : null, tax: 0 }));
}

function problemsOf(session: Session, records: Records): string[] {
  const which = `Session ${session.id} of ${fullDay(session.date)}`;
  if (records.charges.some((charge) => charge.session === session.id)) return [];
  const done = doneIn(session, records.insurer);
  if (done.length === 0) return [`${which} has no procedures. Enter code and minutes, as 97140 × 30, then make the document.`];
  const odd = done.map(({ code }) => codeProblem(code)).filter((problem) => problem !== null);
  return session.fee === null ? [...odd, `${which} has no fee. Enter it, then make the document.`] : odd;
}

/** Cents rounded once, at the sum. */
export const sumOf = (amounts: readonly (number | null)[]): number => Math.round(amounts.reduce<number>((sum, each) => sum + (each ?? 0), 0) * 100) / 100;

export interface Received { on: string; amount: number; method: string; from: string; receiptNo: string; session: string }

/** Money received for visits: payment rows less refunds, or the session's own `Paid` where it has no charges. */
export function receivedFor(records: Records, visits: readonly Session[]): Received[] {
  return visits.flatMap((session): Received[] => {
    const charges = new Set(records.charges.filter((charge) => charge.session === session.id).map(({ id }) => id));
    const rows = records.payments.filter(({ charge, kind }) => charges.has(charge) && (kind === 'payment' || kind === 'refund'));
    if (charges.size > 0) {
      return rows.map(({ receivedOn, amount, kind, method, from, receiptNo }) =>
        ({ on: receivedOn, amount: (amount ?? 0) * (kind === 'refund' ? -1 : 1), method: kind === 'refund' ? 'refund' : method, from, receiptNo, session: session.id }));
    }
    return session.paid ? [{ on: session.date, amount: session.paid, method: '', from: '', receiptNo: '', session: session.id }] : [];
  });
}

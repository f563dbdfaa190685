// The statement of a year: payments received, nothing else, and not another receipt.

import type { Names } from '../../kit/document/names.ts';
import { refuse } from '../../kit/refusal.ts';
import { receivedFor, sumOf } from './bill-lines.ts';
import { addressOf, factNames, inPairs, letterhead, letterheadNames } from './facts.ts';
import type { FactLine, Letterhead } from './facts.ts';
import { signedVisits } from './records.ts';
import type { Records } from './records.ts';
import { count, fullDay, joined, money, period } from './words.ts';

export type YearStatementView = Letterhead & {
  facts: FactLine[];
  inShort: string;
  payments: { on: string; forVisit: string; method: string; receiptNo: string; amount: string }[];
  total: string;
  paymentWays: string;
};

export const yearStatementNames: Names<YearStatementView> = {
  ...letterheadNames,
  facts: factNames,
  inShort: 'How much in which time',
  payments: { on: 'Day received', forVisit: 'Day of the visit', method: 'How', receiptNo: 'Number of the receipt', amount: 'Amount; a refund is negative' },
  total: 'Sum of the payments',
  paymentWays: 'How was paid and receipt numbers; empty where no payment says it',
};

export function yearStatement(records: Records): YearStatementView {
  const { client, clinic, today } = records;
  const from = records.from ?? `${Number(today.slice(0, 4)) - 1}-01-01`;
  const to = records.to ?? `${from.slice(0, 4)}-12-31`;
  const visits = signedVisits(records.sessions);
  const dayOf = new Map(visits.map(({ id, date }) => [id, date]));
  const received = receivedFor(records, visits).filter(({ on, from: payer }) => on >= from && on <= to && payer !== 'insurer').sort((a, b) => (a.on < b.on ? -1 : 1));
  if (received.length === 0) refuse('nothing-to-make', `${client.id} paid nothing from ${fullDay(from)} to ${fullDay(to)}.`);
  const others = sumOf(receivedFor(records, records.sessions.filter(({ id }) => !dayOf.has(id))).filter(({ on, from: payer }) => on >= from && on <= to && payer !== 'insurer').map(({ amount }) => amount));
  const total = money(sumOf(received.map(({ amount }) => amount)));
  const head = letterhead(records, `Statement ${from.slice(0, 4)}`);
  return {
    ...head,
    facts: inPairs([['Client', head.clientLine], ['Period', period(from, to)], ['Address', addressOf(client)], [clinic.profile === 'Ontario' ? 'HST no.' : 'Tax ID', clinic.taxId]]),
    inShort: `${total} received in ${count(received.length, 'payment')}. This is a statement of payments, not another receipt: the receipts were given at the visits.`
      + (others > 0 ? ` ${money(others)} paid for sessions without a signed note is not in it.` : ''),
    payments: received.map(({ on, session, method, receiptNo, amount }) => ({
      on: fullDay(on), forVisit: fullDay(dayOf.get(session) ?? ''), method: joined([method]), receiptNo, amount: money(amount),
    })),
    total,
    paymentWays: received.map(({ method, receiptNo }) => method + receiptNo).join(''),
  };
}

// The itemized receipt of a visit that was paid; a second one is marked DUPLICATE. Ontario's follow the college's list.

import type { Names } from '../../kit/document/names.ts';
import { refuse } from '../../kit/refusal.ts';
import { procedureLabel } from '../codes/procedures.ts';
import type { Insurer } from '../insurers/table.ts';
import type { Session } from '../sessions/table.ts';
import { correctedMark, madeBefore } from './again.ts';
import { billLines, receivedFor, sumOf } from './bill-lines.ts';
import type { BillLine } from './bill-lines.ts';
import { letterhead, letterheadNames, license, therapistName, therapistOf } from './facts.ts';
import type { Letterhead } from './facts.ts';
import { doneIn } from './procedures.ts';
import { needed, visitsWithin } from './records.ts';
import type { Records } from './records.ts';
import { count, fullDay, inSpan, joined, listed, lower, money, period } from './words.ts';

export type ReceiptView = Letterhead & {
  receivedFrom: string;
  lines: { date: string; service: string; minutes: string; amount: string }[];
  totals: { label: string; value: string }[];
  taxNo: string;
  therapist: string;
  license: string;
  therapistSigns: string;
};

export const receiptNames: Names<ReceiptView> = {
  ...letterheadNames,
  mark: 'DUPLICATE, its day and what was corrected; empty on the first receipt',
  receivedFrom: 'From whom, how much, when and how',
  lines: { date: 'Day of the appointment', service: 'What was given', minutes: 'Minutes of the appointment', amount: 'Fee' },
  totals: { label: 'Fee, tax, paid', value: 'The amount' },
  taxNo: 'Tax or HST number',
  therapist: 'Name and credential of the therapist',
  license: 'License or registration',
  therapistSigns: 'Under the therapist’s line',
};

export function receipt(records: Records): ReceiptView {
  const session = needed(records.session, 'Choose the session the receipt is for.');
  const { clinic, insurer } = records;
  const isSpan = Boolean(records.from || records.to);
  const own = visitsWithin(records).filter(({ id }) => isSpan || id === session.id);
  const received = receivedFor(records, own).filter(({ from }) => from !== 'insurer');
  const paid = sumOf(received.map(({ amount }) => amount));
  const what = isSpan ? `the sessions${inSpan(records)}` : session.id;
  if (own.length === 0) refuse('nothing-to-make', isSpan ? `None of ${what} is signed yet. Sign their notes, then make the receipt.` : `The note of ${what} is not signed yet. Sign it, then make the receipt.`);
  if (paid <= 0) refuse('nothing-to-make', `Nothing was paid for ${what} by the client yet. Enter the payment, then make the receipt.`);
  const paidFor = new Set(received.map(({ session: of }) => of));
  const visits = own.filter(({ id }) => paidFor.has(id));
  const priced = lines(records, visits);
  const tax = taxOf(priced, insurer);
  const fee = sumOf(priced.map(({ charge }) => charge));
  const therapist = therapistOf(records, visits[0]?.therapist ?? '');
  const several = new Set(visits.map((visit) => visit.therapist)).size > 1;
  const number = received.find(({ receiptNo }) => receiptNo)?.receiptNo;
  return {
    ...letterhead(records, number ? `Receipt ${number}` : isSpan ? `Receipt ${period(visits[0]?.date ?? '', visits[visits.length - 1]?.date ?? '')}` : `Receipt for session ${session.id}`, markOf(records, visits)),
    receivedFrom: `Received from ${letterhead(records, '').clientName}: ${money(paid)}${wayOf(received)}.`,
    lines: priced.map(({ session: visit, charge }) => ({ date: fullDay(visit.date), service: joined([serviceOf(visit, records), several && `by ${therapistName(therapistOf(records, visit.therapist))}`], ' '), minutes: visit.handsOnMinutes === null ? '' : String(visit.handsOnMinutes), amount: money(charge ?? 0) })),
    totals: [
      { label: 'Fee', value: money(fee) },
      ...(tax > 0 ? [{ label: clinic.profile === 'Ontario' ? 'HST' : 'Tax', value: money(tax) }, { label: 'Together', value: money(sumOf([fee, tax])) }] : []),
      { label: 'Paid by the client', value: money(paid) },
      ...(sumOf([fee, tax, -paid]) > 0 ? [{ label: 'Not paid by the client', value: money(sumOf([fee, tax, -paid])) }] : []),
    ],
    taxNo: tax > 0 || clinic.profile === 'US' ? joined([clinic.profile === 'Ontario' ? 'HST no.' : 'Tax ID', therapist?.taxNo || clinic.taxId], ' ') : '',
    therapist: therapistName(therapist),
    license: license(therapist, clinic),
    therapistSigns: joined([therapistName(therapist), license(therapist, clinic)]),
  };
}

/** The college's rule for Ontario, and good elsewhere: one issued again is marked, with its own day. */
function markOf(records: Records, visits: readonly Session[]): string {
  if (madeBefore(records, visits).length === 0) return '';
  return joined([`DUPLICATE, issued ${fullDay(records.today)}.`, correctedMark(records, visits)], ' ');
}

/** One line a visit: a receipt tells the treatment, a superbill the codes. */
function lines(records: Records, visits: readonly Session[]): BillLine[] {
  return visits.map((session) => {
    const charged = records.charges.filter((charge) => charge.session === session.id);
    if (charged.length === 0 && session.fee !== null) return { session, code: '', units: 1, charge: session.fee, tax: 0 };
    const all = billLines(records, [session]);
    return { session, code: '', units: 1, charge: sumOf(all.map(({ charge }) => charge)), tax: sumOf(all.map(({ tax }) => tax)) };
  });
}

/** By the charges; else by the payer's percentage, rounded once. */
function taxOf(priced: readonly BillLine[], insurer: Insurer | undefined): number {
  const charged = sumOf(priced.map(({ tax }) => tax));
  return charged > 0 ? charged : sumOf([(sumOf(priced.map(({ charge }) => charge)) * (insurer?.tax ?? 0)) / 100]);
}

function serviceOf(session: Session, { clinic, insurer }: Records): string {
  if (clinic.profile === 'Ontario') return 'Massage Therapy treatment';
  const done = doneIn(session, insurer).map(({ code, units }) => ({ label: procedureLabel(code), told: `${code}, ${count(units, 'unit')}` }));
  if (done.length === 1 && done[0]?.label === 'Massage') return `Massage therapy (${done[0].told})`;
  const named = done.map(({ label, told }) => (told.startsWith(label) ? told : `${lower(label)} (${told})`));
  return joined(['Massage therapy', listed(named)], ': ');
}

function wayOf(received: readonly { on: string; method: string }[]): string {
  const ways = listed([...new Set(received.map(({ method }) => method).filter(Boolean))]);
  const days = [...new Set(received.map(({ on }) => on).filter(Boolean))].sort();
  const when = days.length > 2 ? ` in ${count(received.length, 'payment')}, ${period(days[0] ?? '', days[days.length - 1] ?? '')}` : days.length > 0 ? ` on ${listed(days.map(fullDay))}` : '';
  return `${when}${ways ? `, by ${ways}` : ''}`;
}

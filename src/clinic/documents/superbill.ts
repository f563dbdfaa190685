// The superbill: what a client hands to an insurer, with the facts a CMS-1500 asks for.

import type { Names } from '../../kit/document/names.ts';
import { correctedMark } from './again.ts';
import { billLines, billedVisits, receivedFor, sumOf } from './bill-lines.ts';
import type { BillLine } from './bill-lines.ts';
import { addressOf, factNames, inPairs, letterhead, letterheadNames, license, providerLine, therapistName, therapistOf } from './facts.ts';
import type { FactLine, Letterhead } from './facts.ts';
import type { Referral } from '../referrals/table.ts';
import type { Session } from '../sessions/table.ts';
import type { Records } from './records.ts';
import { joined, money, fullDay, period } from './words.ts';

export type SuperbillView = Letterhead & {
  clientFacts: FactLine[];
  coverFacts: FactLine[];
  providerFacts: FactLine[];
  diagnoses: { letter: string; code: string }[];
  lines: { date: string; place: string; code: string; pointer: string; units: string; charge: string; therapist: string }[];
  totals: { label: string; value: string }[];
  payments: { on: string; from: string; method: string; amount: string }[];
  paymentWays: string;
  therapistSigns: string;
};

export const superbillNames: Names<SuperbillView> = {
  ...letterheadNames,
  clientFacts: factNames,
  coverFacts: factNames,
  providerFacts: factNames,
  diagnoses: { letter: 'A to L, as lines point to it', code: 'Diagnosis code of the order' },
  lines: { date: 'Day of the visit', place: 'Place of service', code: 'Code and modifiers', pointer: 'Which diagnoses', units: 'Units', charge: 'Charge', therapist: 'NPI of the therapist' },
  totals: { label: 'Charges, paid, balance', value: 'The amount' },
  payments: { on: 'Day received', from: 'Who paid', method: 'How', amount: 'Amount' },
  paymentWays: 'How was paid; empty where no payment says it',
  therapistSigns: 'Under the therapist’s line',
};

/** CMS place of service: an office. */
const office = '11';
/** A claim takes twelve diagnoses, a line points to four. */
const mostDiagnoses = 12;
const mostPointers = 4;
const letters = 'ABCDEFGHIJKL';

export function superbill(records: Records): SuperbillView {
  const visits = billedVisits(records);
  const lines = billLines(records, visits);
  const received = receivedFor(records, visits);
  const [charges, paid] = [sumOf(lines.map(({ charge }) => charge)), sumOf(received.map(({ amount }) => amount))];
  const codes = [...new Set(visits.flatMap((visit) => orderOf(records, visit)?.diagnosisCodes ?? []))].slice(0, mostDiagnoses);
  const days = new Set(visits.map(({ date }) => date));
  const voided = records.sessions.filter(({ date, cover }) => days.has(date) && cover === records.session?.cover);
  const therapist = therapistOf(records, visits[0]?.therapist ?? '');
  return {
    ...letterhead(records, `${days.size === 1 ? 'Visit of' : 'Visits'} ${period(visits[0]?.date ?? '', visits[visits.length - 1]?.date ?? '')}`, correctedMark(records, visits, voided)),
    ...factsOf(records, therapist),
    diagnoses: codes.map((code, i) => ({ letter: letters.charAt(i), code })),
    lines: lines.map((line) => lineOf(line, records, codes)),
    totals: [{ label: 'Total charges', value: money(charges) }, { label: 'Paid', value: money(paid) }, { label: 'Balance', value: money(sumOf([charges, -paid])) }],
    payments: received.map(({ on, from, method, amount }) => ({ on: fullDay(on), from: from || 'client', method, amount: money(amount) })),
    paymentWays: received.map(({ method }) => method).join(''),
    therapistSigns: joined([therapistName(therapist), license(therapist, records.clinic)]),
  };
}

/** What an insurer will ask for and the records lack. */
export function superbillMissing(records: Records): string[] {
  const { client, clinic, cover, insurer, referral, provider } = records;
  if (clinic.profile === 'Ontario') return ['a US insurer to send it to: in Ontario the receipt is what insurers ask for'];
  const therapist = therapistOf(records, billedVisits(records)[0]?.therapist ?? '');
  const wanted: [string, unknown][] = [
    ['the client’s date of birth', client.bornOn], ['the client’s address', addressOf(client)], ['the member ID or claim number', cover?.memberId || cover?.claimNo],
    ['a diagnosis code on the referral', referral?.diagnosisCodes.length], ['the referring provider’s NPI', provider?.npi], ['the therapist’s NPI', therapist?.npi],
    ['the therapist’s license', therapist?.licenseNo], ['the clinic’s tax ID', clinic.taxId || therapist?.taxNo], ['the clinic’s address', clinic.address],
    [`an insurer that pays for massage: ${insurer?.name ?? ''} does not`, insurer?.massagePayable !== 'no'],
  ];
  return wanted.filter(([, there]) => !there).map(([what]) => what);
}

/** A line points to the diagnoses of its own order. */
function lineOf({ session, code, units, charge }: BillLine, records: Records, codes: readonly string[]): SuperbillView['lines'][number] {
  const pointer = (orderOf(records, session)?.diagnosisCodes ?? []).flatMap((one) => (codes.includes(one) ? letters.charAt(codes.indexOf(one)) : [])).slice(0, mostPointers).join('');
  return {
    date: fullDay(session.date), place: office, code, pointer, units: String(units), charge: charge === null ? 'included' : money(charge),
    therapist: therapistOf(records, session.therapist)?.npi ?? '',
  };
}

const orderOf = ({ referrals, referral }: Records, { referral: id }: Session): Referral | undefined => referrals.find((one) => one.id === id) ?? (id ? undefined : referral);

function factsOf(records: Records, therapist: ReturnType<typeof therapistOf>): Pick<SuperbillView, 'clientFacts' | 'coverFacts' | 'providerFacts'> {
  const { client, clinic, case: care, cover, insurer, provider, authorizations } = records;
  const granted = authorizations.find(({ cover: of, number, answer }) => of === cover?.id && number && answer !== 'refused');
  const other = cover && cover.relation !== 'self' && cover.relation !== '' ? joined([cover.insuredName, cover.relation && `client is ${cover.relation}`, fullDay(cover.insuredBornOn)], ', ') : '';
  return {
    clientFacts: inPairs([
      ['Client', joined([client.givenName, client.family], ' ')], ['Born', joined([fullDay(client.bornOn), client.sex])],
      ['Address', addressOf(client)], ['Phone', client.phone], ['Client no.', client.id],
    ]),
    coverFacts: inPairs([
      ['Insurer', joined([insurer?.name, insurer?.payerId && `payer ID ${insurer.payerId}`])], ['Member ID', cover?.memberId ?? ''], ['Group no.', cover?.groupNo ?? ''], ['Claim no.', cover?.claimNo ?? ''],
      ['Insured', other || (cover ? 'the client' : '')], ['Employer', cover?.employer ?? ''],
      ['Injury', joined([cover?.injuredOn ? fullDay(cover.injuredOn) : fullDay(care?.onsetOn ?? ''), care?.cause === 'work' ? 'work' : care?.cause === 'auto' ? `auto${cover?.accidentState ? `, ${cover.accidentState}` : ''}` : ''])],
      ['Approval', granted?.number ?? ''],
    ]),
    providerFacts: inPairs([
      ['Therapist', joined([therapistName(therapist), license(therapist, clinic)])], ['NPI', joined([therapist?.npi, clinic.groupNpi && `group ${clinic.groupNpi}`])],
      ['Referred by', providerLine(provider)], ['Tax ID', clinic.taxId || (therapist?.taxNo ?? '')],
    ]),
  };
}

// The re-referral request: a letter that says where the referral stands and how it went, and an order form to sign.

import type { Names } from '../../kit/document/names.ts';
import type { Day } from '../../kit/day.ts';
import type { Referral } from '../referrals/table.ts';
import { careGiven, visitsIn, visitsLine } from './care-given.ts';
import { claimLabel, claimLine, diagnosisLine, factNames, inPairs, letterhead, letterheadNames, license, providerLine, providerName, therapistName, therapistOf } from './facts.ts';
import type { FactLine, Letterhead } from './facts.ts';
import { goalsAt } from './goal-rows.ts';
import { inShort } from './in-short.ts';
import { proposalWords } from './progress-report.ts';
import { needed, signedVisits } from './records.ts';
import type { Records } from './records.ts';
import { measureTable, measureTableNames } from './measure-table.ts';
import type { MeasureTable } from './measure-table.ts';
import { spanOf } from './span.ts';
import { comparedMeasures } from './then-and-now.ts';
import { capital, count, figure, fullDay, joined, listed, sentence } from './words.ts';

export type ReReferralView = Letterhead & MeasureTable & {
  facts: FactLine[];
  inShort: string;
  whatWasDone: string;
  request: string;
  therapistSigns: string;
  form: { label: string; value: string }[];
  sendTo: string;
  providerSigns: string;
};

export const reReferralNames: Names<ReReferralView> = {
  ...letterheadNames,
  ...measureTableNames,
  facts: factNames,
  inShort: 'Where the referral stands, how it went, what is asked',
  whatWasDone: 'Techniques, regions, minutes, reactions',
  request: 'What is asked for',
  therapistSigns: 'Under the therapist’s line',
  form: { label: 'What is asked of the provider', value: 'What is known, and room to write' },
  sendTo: 'Where to send the signed order',
  providerSigns: 'Under the provider’s line',
};

export function reReferral(records: Records): ReReferralView {
  const { clinic, cover, insurer, provider, today, proposal } = records;
  const referral = needed(records.referral, 'Choose the referral that needs a new order.');
  const visits = signedVisits(records.sessions).filter((session) => session.referral === referral.id);
  const therapist = therapistOf(records, visits[visits.length - 1]?.therapist ?? '');
  const span = spanOf(records, visits);
  const compared = visits.length > 0 ? comparedMeasures(records, span) : [];
  const head = letterhead(records, `About referral ${referral.id}`);
  const left = referral.visitsAuthorized === null ? null : referral.visitsAuthorized - visitsIn(visits, insurer) - (referral.usedBefore ?? 0);
  return {
    ...head,
    ...measureTable(compared, span.to),
    facts: inPairs([
      ['To', providerLine(provider) || 'Referring provider'], ['Client', head.clientLine], ['Practice', joined([provider?.practice, provider?.fax && `fax ${provider.fax}`])],
      [claimLabel(cover), joined([insurer?.name, claimLine(cover)], ', ')], ['Visits', visitsLine(visits, referral, insurer, 0)], ['Diagnosis', diagnosisLine(referral, 'your', span.to || today)],
    ]),
    inShort: joined([whyNow(referral, left, today), visits.length > 0 && inShort(compared, goalsAt(records, span.measuredUntil), undefined), 'We ask for a new order; a form to sign is on the next page.'], ' '),
    whatWasDone: visits.length > 0 ? careGiven(visits, span.to) : '',
    request: proposal ? `We propose ${proposalWords(proposal)}.` : joined([lastOrder(referral), 'Please write what you find right now: visits, how often, how long.'], ' '),
    therapistSigns: joined([therapistName(therapist) || 'Massage therapist', license(therapist, clinic)]),
    form: formOf(records, referral, head.clientLine),
    sendTo: joined([clinic.fax && `Please fax to ${clinic.fax}`, clinic.phone && `questions: ${clinic.phone}`], '; '),
    providerSigns: joined([providerName(provider) || 'Provider', provider?.npi ? `NPI ${provider.npi}` : 'NPI __________']),
  };
}

/** 'The referral of January 9, 2026 ends on March 9, 2026; 2 visits are left.' */
function whyNow({ writtenOn, validUntil, endsOn, visitsAuthorized }: Referral, left: number | null, today: Day): string {
  const end = validUntil || endsOn;
  const which = `The referral${writtenOn ? ` of ${fullDay(writtenOn)}` : ''}`;
  const visits = left === null ? '' : left <= 0 ? `all ${visitsAuthorized} visits are used` : `${count(left, 'visit is', 'visits are')} left`;
  if (!end) return visits ? `${which}: ${visits}.` : `${which} names no end and no number of visits.`;
  return sentence(joined([`${which} ${end < today ? 'ended' : 'ends'} on ${fullDay(end)}`, visits], '; '));
}

/** 'Your last order was 12 visits, 2 a week, 45 minutes.' */
function lastOrder({ visitsAuthorized, perWeek, minutes }: Referral): string {
  const words = joined([visitsAuthorized !== null && count(visitsAuthorized, 'visit'), perWeek !== null && `${figure(perWeek)} a week`, minutes !== null && `${minutes} minutes`], ', ');
  return words && `Your last order was ${words}.`;
}

const blank = (n: number): string => '_'.repeat(n);
const known = (text: string): string => (text ? `${text}   changed: ${blank(16)}` : blank(40));

function formOf(records: Records, { diagnosisCodes, regions, goals: ordered }: Referral, client: string): { label: string; value: string }[] {
  const { clinic, case: care, proposal, today } = records;
  const proposed = proposal ? `   (proposed: ${proposalWords(proposal)})` : '';
  const aims = ordered || listed(goalsAt(records, today).filter(({ state }) => state !== 'reached' && state !== 'dropped').map(({ goal }) => goal));
  return [
    { label: 'Client', value: client },
    { label: 'Condition', value: care?.condition ?? blank(40) },
    { label: 'Diagnosis codes', value: known(diagnosisCodes.join(', ')) },
    { label: 'Treatment', value: clinic.profile === 'Ontario' ? '☐ massage therapy   ☐ other: ____________' : '☐ manual therapy (97140)   ☐ massage (97124)   ☐ other: ____________' },
    { label: 'Regions', value: known(capital(listed(regions.length > 0 ? regions : care?.regions ?? []))) },
    { label: 'How often', value: `${blank(6)} visits, ${blank(4)} a week, ${blank(4)} minutes each${proposed}` },
    { label: 'From, until', value: `${blank(14)} until ${blank(14)}` },
    { label: 'Goals', value: aims || blank(40) },
    { label: 'Necessity', value: '☐ This treatment is medically necessary.' },
  ];
}

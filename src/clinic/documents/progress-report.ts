// The progress report of a referral, to the provider who ordered the care.

import type { Names } from '../../kit/document/names.ts';
import { refuse } from '../../kit/refusal.ts';
import type { Goal } from '../goals/table.ts';
import type { Session } from '../sessions/table.ts';
import { careGiven, visitsLine } from './care-given.ts';
import { claimLine, diagnosisLine, factNames, inPairs, letterhead, letterheadNames, license, providerLine, therapistName, therapistOf } from './facts.ts';
import type { FactLine, Letterhead } from './facts.ts';
import { inSentence, inShort } from './in-short.ts';
import { painTrend } from './pain-trend.ts';
import type { PictureAsk } from './pain-trend.ts';
import { needed, signedVisits } from './records.ts';
import type { Proposal, Records } from './records.ts';
import { comparedMeasures, measureTable } from './then-and-now.ts';
import type { Compared, MeasureRow } from './then-and-now.ts';
import { count, dayIn, figure, fullDay, joined, listed, period, sentence } from './words.ts';

export type ProgressReportView = Letterhead & {
  facts: FactLine[];
  to: string;
  period: string;
  visits: string;
  claim: string;
  diagnosis: string;
  inShort: string;
  firstOn: string;
  middleOn: string;
  nowOn: string;
  measures: MeasureRow[];
  whatWasDone: string;
  goals: { goal: string; state: string }[];
  deficits: string;
  proposed: string;
  therapistSigns: string;
  providerSigns: string;
  providerChoices: string;
};

export const progressReportNames: Names<ProgressReportView> = {
  ...letterheadNames,
  facts: factNames,
  to: 'The referring provider',
  period: 'First to last signed session of the referral',
  visits: 'Visits given of those ordered, and the pace kept',
  claim: 'Claim or policy number',
  diagnosis: 'Diagnosis codes of the order',
  inShort: 'The result in a few sentences',
  firstOn: 'Day of the first measures',
  middleOn: 'Day of the measures on the way',
  nowOn: 'Day of the latest measures',
  measures: {
    measure: 'Its name and scale', first: 'First value', firstDay: 'Its day where it differs', middle: 'Value on the way', middleDay: 'Its day where it differs',
    now: 'Latest value', nowDay: 'Its day where it differs', change: 'Latest less first', meaningful: 'Whether the change matters, and the rule',
  },
  whatWasDone: 'Techniques, regions, minutes, reactions',
  goals: { goal: 'The goal', state: 'How far it is' },
  deficits: 'What is still there',
  proposed: 'What is proposed next',
  therapistSigns: 'Under the therapist’s line',
  providerSigns: 'Under the provider’s line',
  providerChoices: 'Boxes for the provider to tick',
};

export const progressReportPictures = { painTrend: 'Pain before and after each visit' };

export function progressReport(records: Records): ProgressReportView {
  const { clinic, cover, insurer, provider, today } = records;
  const referral = needed(records.referral, 'Choose the referral the report is about.');
  const visits = reportedVisits(records);
  const unsigned = records.sessions.filter(({ referral: of, status, voidedOn }) => of === referral.id && status === 'completed' && !voidedOn).length - visits.length;
  const last = visits[visits.length - 1];
  const therapist = therapistOf(records, last?.therapist ?? '');
  const copy = copyTo(records);
  const compared = comparedMeasures(records);
  const { firstOn, middleOn, nowOn, rows } = measureTable(compared, today);
  const head = letterhead(records, `Report ${records.madeBefore + 1} for referral ${referral.id}`);
  const view = {
    to: providerLine(provider) || 'Referring provider',
    period: period(visits[0]?.date ?? '', last?.date ?? ''),
    visits: visitsLine(visits, referral, insurer, unsigned),
    claim: claimLine(cover),
    diagnosis: diagnosisLine(referral, 'from your', (day) => dayIn(day, today.slice(0, 4))),
  };
  return {
    ...head,
    ...view,
    facts: inPairs([
      ['To', view.to], ['Client', head.clientLine], ['Period', view.period], ['Claim', joined([copy === '' && insurer?.name, view.claim], ', ')],
      ['Visits', view.visits], ['Diagnosis', view.diagnosis], ['Copy to', copy],
    ]),
    inShort: inShort(compared, records.goals, records.proposal),
    firstOn, middleOn, nowOn,
    measures: rows,
    whatWasDone: careGiven(visits, today),
    goals: goalsOf(records, compared),
    deficits: deficits(compared),
    proposed: records.proposal ? proposalWords(records.proposal) : planWords(last, today),
    therapistSigns: joined([therapistName(therapist) || 'Massage therapist', license(therapist, clinic), 'date']),
    providerChoices: records.proposal ? '☐ as proposed   ☐ changed: ______ visits' : '☐ go on: ____ visits, ____ a week   ☐ stop',
    providerSigns: joined([provider ? joined([provider.name, provider.credential], ', ') : 'Referring provider', 'date']),
  };
}

export function progressReportAsks(records: Records): Record<string, PictureAsk> {
  const trend = painTrend(reportedVisits(records), records.today);
  return trend ? { painTrend: trend } : {};
}

/** The signed visits of the referral; without any there is nothing to report. */
function reportedVisits(records: Records): Session[] {
  const id = records.referral?.id ?? '';
  const visits = signedVisits(records.sessions).filter(({ referral }) => referral === id);
  if (visits.length === 0) refuse('nothing-to-make', `No session under ${id} is signed yet. Sign its notes, then make the report.`);
  return visits;
}

/** The insurer that wants reports, where it is not the provider alone. */
function copyTo({ insurer, cover }: Records): string {
  if (insurer?.reportTo !== 'insurer' && insurer?.reportTo !== 'both') return '';
  return joined([insurer.name, cover?.adjuster], ', ');
}

function goalsOf({ goals, referral }: Records, compared: readonly Compared[]): { goal: string; state: string }[] {
  const rows = goals.map((goal) => ({ goal: goal.goal, state: stateOf(goal, compared) }));
  return rows.length === 0 && referral?.goals ? [{ goal: referral.goals, state: 'see the measures above' }] : rows;
}

function stateOf(goal: Goal, compared: readonly Compared[]): string {
  if (goal.state === 'reached') return goal.reachedOn ? `reached ${fullDay(goal.reachedOn)}` : 'reached';
  const measured = goal.measure ? compared.find(({ kind, label }) => goal.measure.toLowerCase().includes(kind.toLowerCase()) && matches(goal, label)) : undefined;
  const now = measured && goal.target !== null ? `now ${figure(measured.now.value)}, target ${figure(goal.target)}` : '';
  const word = goal.state === 'partly reached' ? 'partly' : goal.state === 'dropped' ? 'dropped' : 'not yet';
  return joined([word, now], ': ');
}

/** Words behind the kind (“ROM neck rotation”) must stand in the measure's label. */
const matches = (goal: Goal, label: string): boolean =>
  goal.measure.toLowerCase().split(/\s+/).slice(1).every((word) => label.toLowerCase().includes(word));

/** Where each score with a best end still is. */
function deficits(compared: readonly Compared[]): string {
  const left = compared.filter(({ kind, now, lowerIsBetter }) => kind !== 'ROM' && (lowerIsBetter ? now.value > 0 : now.value < 10));
  return left.length === 0 ? '' : `Still present: ${listed(left.map(({ subject, now, unit }) => `${inSentence(subject)} (${figure(now.value)}${unit})`))}.`;
}

function proposalWords({ visits, perWeek, minutes, regions, until }: Proposal): string {
  const what = joined([
    visits !== null && count(visits, 'visit'), perWeek !== null && `${figure(perWeek)} a week`, minutes !== null && `${minutes} minutes`,
    listed(regions), until && `until ${fullDay(until)}`,
  ], ', ');
  return joined([sentence(what), 'If you agree, please sign below or send a new order.'], ' ');
}

const planWords = (last: Session | undefined, today: string): string => joined([
  last?.plan.trim() && `Plan of ${dayIn(last.date, today.slice(0, 4))}: ${sentence(last.plan)}`,
  'To go on, please fill in and sign below or send a new order.',
], ' ');

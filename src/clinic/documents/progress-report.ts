// The progress report of a referral, to the provider who ordered the care.

import type { Names } from '../../kit/document/names.ts';
import { refuse } from '../../kit/refusal.ts';
import type { Session } from '../sessions/table.ts';
import { correctedMark, numberOf } from './again.ts';
import { careGiven, visitsLine } from './care-given.ts';
import { claimLabel, claimLine, diagnosisLine, factNames, inPairs, letterhead, letterheadNames, license, providerLine, providerName, therapistName, therapistOf } from './facts.ts';
import type { FactLine, Letterhead } from './facts.ts';
import { goalRowNames, goalRows, goalsAt, stillThere } from './goal-rows.ts';
import type { GoalRow } from './goal-rows.ts';
import { inShort } from './in-short.ts';
import { measureTable, measureTableNames } from './measure-table.ts';
import type { MeasureTable } from './measure-table.ts';
import { painTrend } from './pain-trend.ts';
import type { PictureAsk } from './pain-trend.ts';
import { isIn, needed, visitsWithin } from './records.ts';
import type { Proposal, Records } from './records.ts';
import { spanOf } from './span.ts';
import { comparedMeasures } from './then-and-now.ts';
import { count, figure, fullDay, inSpan, joined, listed, period, sentence } from './words.ts';

export type ProgressReportView = Letterhead & MeasureTable & {
  facts: FactLine[];
  to: string;
  period: string;
  visits: string;
  claim: string;
  diagnosis: string;
  inShort: string;
  whatWasDone: string;
  goals: GoalRow[];
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
  ...measureTableNames,
  whatWasDone: 'Techniques, regions, minutes, reactions',
  goals: goalRowNames,
  deficits: 'What is still there',
  proposed: 'What is proposed next',
  therapistSigns: 'Under the therapist’s line',
  providerSigns: 'Under the provider’s line',
  providerChoices: 'Boxes for the provider to tick',
};

export const progressReportPictures = { painTrend: 'Pain before and after each visit' };

export function progressReport(records: Records): ProgressReportView {
  const { clinic, cover, insurer, provider } = records;
  const referral = needed(records.referral, 'Choose the referral the report is about.');
  const visits = reportedVisits(records);
  const unsigned = records.sessions.filter(({ referral: of, status, voidedOn, date }) => of === referral.id && status === 'completed' && !voidedOn && isIn(records, date)).length - visits.length;
  const last = visits[visits.length - 1];
  const therapist = therapistOf(records, last?.therapist ?? '');
  const copy = copyTo(records);
  const span = spanOf(records, visits);
  const compared = comparedMeasures(records, span);
  const goals = goalsAt(records, span.measuredUntil);
  const voided = records.sessions.filter((session) => session.referral === referral.id);
  const head = letterhead(records, `Report ${reportNumber(records)} for referral ${referral.id}`, correctedMark(records, visits, voided));
  const view = {
    to: providerLine(provider) || 'Referring provider',
    period: period(visits[0]?.date ?? '', last?.date ?? ''),
    visits: visitsLine(visits, referral, insurer, unsigned),
    claim: claimLine(cover),
    diagnosis: diagnosisLine(referral, 'your', span.to),
  };
  return {
    ...head,
    ...view,
    facts: inPairs([
      ['To', view.to], ['Client', head.clientLine], ['Period', view.period], [claimLabel(cover), joined([copy === '' && insurer?.name, view.claim], ', ')],
      ['Visits', view.visits], ['Diagnosis', view.diagnosis], ['Copy to', copy],
    ]),
    inShort: inShort(compared, goals, records.proposal),
    ...measureTable(compared, span.to),
    whatWasDone: careGiven(visits, span.to),
    goals: goalRows(goals, referral, compared),
    deficits: stillThere(compared),
    proposed: records.proposal ? `${sentence(proposalWords(records.proposal))} If you agree, please sign below or send a new order.` : planWords(last),
    therapistSigns: joined([therapistName(therapist) || 'Massage therapist', license(therapist, clinic), 'date']),
    providerChoices: records.proposal ? '☐ as proposed   ☐ changed: ______ visits' : '☐ go on: ____ visits, ____ a week   ☐ stop',
    providerSigns: joined([providerName(provider) || 'Referring provider', 'date']),
  };
}

/** Which report of its referral this is. */
export const reportNumber = (records: Records): number => numberOf(records, reportedVisits(records));

export function progressReportAsks(records: Records): Record<string, PictureAsk> {
  const trend = painTrend(reportedVisits(records));
  return trend ? { painTrend: trend } : {};
}

/** The signed visits of the referral; without any there is nothing to report. */
function reportedVisits(records: Records): Session[] {
  const id = records.referral?.id ?? '';
  const visits = visitsWithin(records).filter(({ referral }) => referral === id);
  if (visits.length === 0) refuse('nothing-to-make', `No session under ${id} is signed${inSpan(records)} yet. Sign its notes, then make the report.`);
  return visits;
}

/** The insurer that wants reports, where it is not the provider alone. */
function copyTo({ insurer, cover }: Records): string {
  if (insurer?.reportTo !== 'insurer' && insurer?.reportTo !== 'both') return '';
  return joined([insurer.name, cover?.adjuster], ', ');
}

/** '8 visits, 1 a week, 45 minutes, lumbar and right hip, until April 30, 2026'. */
export function proposalWords({ visits, perWeek, minutes, regions, until }: Proposal): string {
  return joined([
    visits !== null && count(visits, 'visit'), perWeek !== null && `${figure(perWeek)} a week`, minutes !== null && `${minutes} minutes`,
    listed(regions), until && `until ${fullDay(until)}`,
  ], ', ');
}

const planWords = (last: Session | undefined): string => joined([
  last?.plan.trim() && `Plan of ${fullDay(last.date)}: ${sentence(last.plan)}`,
  'To go on, please fill in and sign below or send a new order.',
], ' ');

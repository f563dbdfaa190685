// The discharge summary of a case: why care ends, what it reached, what stays to do at home.

import type { Names } from '../../kit/document/names.ts';
import { refuse } from '../../kit/refusal.ts';
import type { Case } from '../cases/table.ts';
import { correctedMark } from './again.ts';
import { careGiven, visitsIn } from './care-given.ts';
import { claimLabel, claimLine, diagnosisLine, factNames, inPairs, letterhead, letterheadNames, license, providerLine, therapistName, therapistOf } from './facts.ts';
import type { FactLine, Letterhead } from './facts.ts';
import { goalRowNames, goalRows, goalsAt, stillThere } from './goal-rows.ts';
import type { GoalRow } from './goal-rows.ts';
import { inShort } from './in-short.ts';
import { painTrend } from './pain-trend.ts';
import type { PictureAsk } from './pain-trend.ts';
import { needed, signedVisits } from './records.ts';
import type { Records } from './records.ts';
import { measureTable, measureTableNames } from './measure-table.ts';
import type { MeasureTable } from './measure-table.ts';
import { spanOf } from './span.ts';
import { comparedMeasures } from './then-and-now.ts';
import { count, fullDay, joined, period } from './words.ts';

export type DischargeView = Letterhead & MeasureTable & {
  facts: FactLine[];
  inShort: string;
  whatWasDone: string;
  goals: GoalRow[];
  deficits: string;
  homeCare: string;
  lastPlan: string;
  therapistSigns: string;
};

export const dischargeNames: Names<DischargeView> = {
  ...letterheadNames,
  ...measureTableNames,
  facts: factNames,
  inShort: 'The result in a few sentences',
  whatWasDone: 'Techniques, regions, minutes, reactions',
  goals: goalRowNames,
  deficits: 'What is still there',
  homeCare: 'What the client goes on doing',
  lastPlan: 'Plan of the last note',
  therapistSigns: 'Under the therapist’s line',
};

export const dischargePictures = { painTrend: 'Pain before and after each visit' };

export function discharge(records: Records): DischargeView {
  const care = needed(records.case, 'Choose the case that ends.');
  const { clinic, today, cover, insurer } = records;
  const visits = visitsOf(records);
  const last = visits[visits.length - 1];
  const therapist = therapistOf(records, last?.therapist ?? '');
  const span = spanOf(records, visits);
  const compared = comparedMeasures(records, span);
  const goals = goalsAt(records, care.closedOn || today);
  const voided = records.sessions.filter((session) => session.case === care.id);
  const head = letterhead(records, `Case ${care.id}`, correctedMark(records, visits, voided));
  return {
    ...head,
    ...measureTable(compared, span.to),
    facts: inPairs([
      ['Client', head.clientLine], ['Condition', conditionOf(care)], ['Care', period(visits[0]?.date ?? '', last?.date ?? '')],
      ['Discharged', fullDay(care.closedOn || today)], ['Visits', count(visitsIn(visits, insurer), 'visit')], ['Diagnosis', diagnosisLine(records.referral, 'the', span.to)],
      ['Referred by', providerLine(records.provider)], [claimLabel(cover), joined([insurer?.name, claimLine(cover)], ', ')],
    ]),
    inShort: inShort(compared, goals, undefined),
    whatWasDone: careGiven(visits, span.to),
    goals: goalRows(goals, records.referral, compared),
    deficits: stillThere(compared),
    homeCare: [...visits].reverse().find(({ homeCare }) => homeCare.trim() !== '')?.homeCare ?? '',
    lastPlan: last?.plan ?? '',
    therapistSigns: joined([therapistName(therapist) || 'Massage therapist', license(therapist, clinic)]),
  };
}

/** With its side, where the words do not say it already. */
function conditionOf({ condition, side }: Case): string {
  const words = side === 'both' ? 'both sides' : side === 'none' ? '' : side;
  return joined([condition, !condition.toLowerCase().includes(side) && words], ', ');
}

export function dischargeAsks(records: Records): Record<string, PictureAsk> {
  const trend = painTrend(visitsOf(records));
  return trend ? { painTrend: trend } : {};
}

function visitsOf(records: Records) {
  const id = records.case?.id ?? '';
  const visits = signedVisits(records.sessions).filter((session) => session.case === id);
  return visits.length > 0 ? visits : refuse('nothing-to-make', `No session of case ${id} is signed yet. Sign its notes, then make the summary.`);
}

// The discharge summary of a case: why care ends, what it reached, what stays to do at home.

import type { Names } from '../../kit/document/names.ts';
import { refuse } from '../../kit/refusal.ts';
import { careGiven, visitsIn } from './care-given.ts';
import { claimLine, diagnosisLine, factNames, inPairs, letterhead, letterheadNames, license, providerLine, therapistName, therapistOf } from './facts.ts';
import type { FactLine, Letterhead } from './facts.ts';
import { goalRowNames, goalRows, stillThere } from './goal-rows.ts';
import type { GoalRow } from './goal-rows.ts';
import { inShort } from './in-short.ts';
import { painTrend } from './pain-trend.ts';
import type { PictureAsk } from './pain-trend.ts';
import { needed, signedVisits } from './records.ts';
import type { Records } from './records.ts';
import { comparedMeasures, measureTable, measureTableNames } from './then-and-now.ts';
import type { MeasureTable } from './then-and-now.ts';
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
  const compared = comparedMeasures(records);
  const head = letterhead(records, `Case ${care.id}`);
  return {
    ...head,
    ...measureTable(compared, today),
    facts: inPairs([
      ['Client', head.clientLine], ['Condition', joined([care.condition, care.side !== 'none' && care.side], ', ')], ['Care', period(visits[0]?.date ?? '', last?.date ?? '')],
      ['Discharged', fullDay(care.closedOn || today)], ['Visits', count(visitsIn(visits, insurer), 'visit')], ['Diagnosis', diagnosisLine(records.referral, 'from the', today)],
      ['Referred by', providerLine(records.provider)], ['Claim', joined([insurer?.name, claimLine(cover)], ', ')],
    ]),
    inShort: inShort(compared, records.goals, undefined),
    whatWasDone: careGiven(visits, today),
    goals: goalRows(records, compared),
    deficits: stillThere(compared),
    homeCare: [...visits].reverse().find(({ homeCare }) => homeCare.trim() !== '')?.homeCare ?? '',
    lastPlan: last?.plan ?? '',
    therapistSigns: joined([therapistName(therapist) || 'Massage therapist', license(therapist, clinic)]),
  };
}

export function dischargeAsks(records: Records): Record<string, PictureAsk> {
  const trend = painTrend(visitsOf(records), records.today);
  return trend ? { painTrend: trend } : {};
}

function visitsOf(records: Records) {
  const id = records.case?.id ?? '';
  const visits = signedVisits(records.sessions).filter((session) => session.case === id);
  return visits.length > 0 ? visits : refuse('nothing-to-make', `No session of case ${id} is signed yet. Sign its notes, then make the summary.`);
}

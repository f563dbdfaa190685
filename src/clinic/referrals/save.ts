// Saving a referral: the order's dates make sense, its codes have a code's form, its standing follows at once.

import { addYears } from '../../kit/day.ts';
import type { Issue } from '../../kit/refusal.ts';
import type { Deciding, Decision, Subject } from '../../kit/subject.ts';
import { cases } from '../cases/table.ts';
import { savedDiagnoses } from '../codes/answers.ts';
import { cover } from '../cover/table.ts';
import { insurers } from '../insurers/table.ts';
import { orderFacts } from '../sessions/facts.ts';
import { rowsIn } from '../sessions/judge.ts';
import { readCounted } from './counted.ts';
import { bestStanding, recountReferral } from './derive.ts';
import { referrals } from './table.ts';

export const referralSubject: Subject<typeof referrals> = {
  table: referrals,
  alsoRead: () => [{ sheetId: insurers.sheetId, fromRow: 1 }],
  decide: (deciding) => decideReferral(deciding),
};

function decideReferral(deciding: Deciding<typeof referrals>): Decision<typeof referrals> {
  const { after, before, today } = deciding;
  const own = deciding.get(cover, after.cover);
  const insurer = own ? rowsIn(insurers, deciding.extra[0]).find((row) => row.id === own.insurer) : undefined;
  const set = recountReferral({
    order: { ...orderFacts(after), id: deciding.id }, rules: insurer ?? {}, countBy: insurer?.countBy || 'visit',
    visits: readCounted(after.counted, deciding.id), today, was: before ?? { standing: '', flaggedOn: '' },
  });
  const diagnoses = savedDiagnoses(after.diagnosisCodes, after.regions);
  const needed = own && insurer?.referralNeeded !== 'no';
  const kept = before && own?.standing === before.standing ? [] : own?.standing && own.standing !== 'missing' ? [own.standing] : [];
  const others = own && needed ? [{ table: cover, id: own.id, values: { standing: bestStanding([set.standing, ...kept]) } }] : [];
  const notes = set.standing === 'draft' ? [`Saved as a draft: ${set.why} Sessions on it are not covered until that is there.`] : [];
  return { issues: [...dateIssues(deciding), ...belongIssues(deciding, own?.client), ...diagnoses.issues], set: { ...set, diagnosisCodes: diagnoses.codes }, others, notes: [...notes, ...diagnoses.notes] };
}

function dateIssues({ after, today }: Deciding<typeof referrals>): Issue[] {
  const issues: Issue[] = [];
  const starts = after.startsOn || after.writtenOn;
  if (after.endsOn !== '' && starts !== '' && after.endsOn < starts) issues.push({ code: 'order', message: `The order ends before it ${after.startsOn ? 'starts' : 'was written'}. Check the dates.`, field: 'Ends on' });
  if (after.receivedOn !== '' && after.writtenOn !== '' && after.receivedOn < after.writtenOn) issues.push({ code: 'order', message: 'It was received before it was written. Check the dates.', field: 'Received on' });
  if (after.writtenOn > today) issues.push({ code: 'order', message: 'This day is still to come; an order is written on or before today.', field: 'Written on' });
  if (after.endsOn > addYears(today, 5)) issues.push({ code: 'invalid', message: 'This is more than five years ahead. Check the year.', field: 'Ends on' });
  if (after.closedWhy !== '' && after.closedOn === '' && after.closedWhy !== 'error') issues.push({ code: 'required', message: 'Say on which day it was closed; the visits up to then are kept.', field: 'Closed on' });
  if (after.visitsAuthorized === 0) issues.push({ code: 'invalid', message: 'An order for no visits is no order. Leave it empty if the order names no number.', field: 'Visits authorized' });
  return issues;
}

function belongIssues(deciding: Deciding<typeof referrals>, coverClient: string | undefined): Issue[] {
  const { after } = deciding;
  const caseClient = deciding.get(cases, after.case)?.client;
  return [
    ...(coverClient !== undefined && coverClient !== after.client ? [{ code: 'rule' as const, message: `${after.cover} belongs to another client (${coverClient}).`, field: 'Cover ID' }] : []),
    ...(caseClient !== undefined && caseClient !== after.client ? [{ code: 'rule' as const, message: `${after.case} belongs to another client (${caseClient}).`, field: 'Case ID' }] : []),
  ];
}

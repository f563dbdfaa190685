// Saving a referral: the order's dates make sense, its codes have a code's form, its standing follows at once.

import { addYears, formatDay } from '../../kit/day.ts';
import type { Issue } from '../../kit/refusal.ts';
import type { Deciding, Decision, Lookup, OtherChange, Subject } from '../../kit/subject.ts';
import { cases } from '../cases/table.ts';
import { savedDiagnoses } from '../codes/answers.ts';
import { coverAtHand, heldOf, orderFacts, recountCover, rulesAtHand, withOrder } from '../cover/at-hand.ts';
import { cover } from '../cover/table.ts';
import { insurers } from '../insurers/table.ts';
import { earlierOf, outsideOf, readCounted } from './counted.ts';
import { recountReferral } from './derive.ts';
import { fittingVisits } from './fits.ts';
import type { Referral } from './table.ts';
import { referrals } from './table.ts';

export const referralSubject: Subject<typeof referrals> = {
  table: referrals,
  alsoRead: () => [{ sheetId: insurers.sheetId, fromRow: 1 }],
  thenRead: (deciding) => unknownOrders(deciding),
  decide: (deciding) => decideReferral(deciding),
};

/** The other orders of a cover that nobody has counted yet. */
function unknownOrders(deciding: Deciding<typeof referrals>): Lookup[] {
  const hand = coverAtHand(deciding, deciding.after.cover);
  return hand && !hand.knowsOrders ? [{ table: referrals, key: 'cover', value: hand.row.id }] : [];
}

/** The sessions concerned say so in “Covered” within the hour; the referral desk lists bookings at once. */
function decideReferral(deciding: Deciding<typeof referrals>): Decision<typeof referrals> {
  const { before, today } = deciding;
  const after: Referral = { ...deciding.after, id: deciding.id };
  const diagnoses = savedDiagnoses(after.diagnosisCodes, after.regions);
  const set = recountReferral({
    order: orderFacts(after), rules: rulesAtHand(deciding, after.cover), visits: readCounted(after.counted, after.id), earlier: earlierOf(after.counted),
    today, was: before ?? { standing: '', flaggedOn: '' },
  });
  const order = { ...heldOf({ ...after, diagnosisCodes: diagnoses.codes }), standing: set.standing };
  const others = [...new Set([before?.cover ?? '', after.cover])].flatMap((id): OtherChange[] => {
    const hand = coverAtHand(deciding, id);
    return hand ? [{ table: cover, id, values: recountCover(hand, today, { orders: withOrder(hand, order) }) }] : [];
  });
  const own = deciding.get(cover, after.cover);
  return {
    issues: [...dateIssues(deciding), ...belongIssues(deciding, own?.client), ...diagnoses.issues],
    set: { ...set, diagnosisCodes: diagnoses.codes }, others,
    notes: [...draftNote(set), ...offerNote(deciding, order), ...leftOutNote(before, set), ...diagnoses.notes],
  };
}

const draftNote = (set: Pick<Referral, 'standing' | 'why'>): string[] =>
  (set.standing === 'draft' ? [`Saved as a draft: ${set.why} Sessions on it are not covered until that is there.`] : []);

/** Sessions without an order that this one fits; `referrals.take` moves them. */
function offerNote(deciding: Deciding<typeof referrals>, order: ReturnType<typeof heldOf>): string[] {
  const hand = coverAtHand(deciding, order.cover ?? '');
  if (!hand) return [];
  const fitting = fittingVisits({ ...hand, orders: withOrder(hand, order) }, order.id);
  if (fitting.length === 0) return [];
  const listed = fitting.slice(0, mostListed).map((visit) => `${visit.id} (${formatDay(visit.date, 'short')}${visit.status === 'booked' ? ', booked' : ''})`);
  const more = fitting.length > mostListed ? ` and ${fitting.length - mostListed} more` : '';
  if (fitting.length === 1) return [`One session without a referral fits this order: ${listed[0]}. It stays as it is until you put it on this order.`];
  return [`${fitting.length} sessions without a referral fit this order: ${listed.join(', ')}${more}. They stay as they are until you put them on it.`];
}

/** Sessions that counted before this save and no longer do. */
function leftOutNote(before: Referral | null, set: Pick<Referral, 'counted'>): string[] {
  const was = new Set(outsideOf(before?.counted ?? ''));
  const out = outsideOf(set.counted).filter((id) => !was.has(id));
  return out.length === 0 ? [] : [`No longer covered by this order: ${out.slice(0, mostListed).join(', ')}${out.length > mostListed ? ` and ${out.length - mostListed} more` : ''}. The referral desk lists those that are booked.`];
}

const mostListed = 12;

/** A rule is told when one of its fields is touched: an old row with a mistake can still be worked on. */
function dateIssues({ after, before, today }: Deciding<typeof referrals>): Issue[] {
  const touched = (...keys: (keyof Referral)[]): boolean => before === null || keys.some((key) => before[key] !== after[key]);
  const starts = after.startsOn || after.writtenOn;
  const rules: [broken: boolean, issue: Issue][] = [
    [after.endsOn !== '' && starts !== '' && after.endsOn < starts && touched('endsOn', 'startsOn', 'writtenOn'), { code: 'order', message: `The order ends before it ${after.startsOn ? 'starts' : 'was written'}. Check the dates.`, field: 'Ends on' }],
    [after.receivedOn !== '' && after.writtenOn !== '' && after.receivedOn < after.writtenOn && touched('receivedOn', 'writtenOn'), { code: 'order', message: 'It was received before it was written. Check the dates.', field: 'Received on' }],
    [after.writtenOn > today && touched('writtenOn'), { code: 'order', message: 'This day is still to come; an order is written on or before today.', field: 'Written on' }],
    [after.endsOn > addYears(today, 5) && touched('endsOn'), { code: 'invalid', message: 'This is more than five years ahead. Check the year.', field: 'Ends on' }],
    [after.closedWhy !== '' && after.closedOn === '' && after.closedWhy !== 'error' && touched('closedOn', 'closedWhy'), { code: 'required', message: 'Say on which day it was closed; the visits up to then are kept.', field: 'Closed on' }],
    [after.visitsAuthorized === 0 && touched('visitsAuthorized'), { code: 'invalid', message: 'An order for no visits is no order. Leave it empty if the order names no number.', field: 'Visits authorized' }],
  ];
  return rules.flatMap(([broken, issue]) => (broken ? [issue] : []));
}

function belongIssues(deciding: Deciding<typeof referrals>, coverClient: string | undefined): Issue[] {
  const { after } = deciding;
  const caseClient = deciding.get(cases, after.case)?.client;
  return [
    ...(coverClient !== undefined && coverClient !== after.client ? [{ code: 'rule' as const, message: `${after.cover} belongs to another client (${coverClient}).`, field: 'Cover ID' }] : []),
    ...(caseClient !== undefined && caseClient !== after.client ? [{ code: 'rule' as const, message: `${after.case} belongs to another client (${caseClient}).`, field: 'Case ID' }] : []),
  ];
}

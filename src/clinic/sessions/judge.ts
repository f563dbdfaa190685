// What a session's save asks of its rows: whether it is covered, and its units.

import type { Issue } from '../../kit/refusal.ts';
import type { Deciding, Lookup } from '../../kit/subject.ts';
import { authorizations } from '../authorizations/table.ts';
import type { CoverAtHand } from '../cover/at-hand.ts';
import { coverAtHand, orderFacts } from '../cover/at-hand.ts';
import type { CheckedOrder, CoverCheck } from '../cover/check.ts';
import { coverCheck } from '../cover/check.ts';
import { cover } from '../cover/table.ts';
import { referrals } from '../referrals/table.ts';
import type { Referral } from '../referrals/table.ts';
import { therapists } from '../therapists/table.ts';
import { sessionFacts } from './facts.ts';
import type { Session, sessions } from './table.ts';
import type { UnitRule } from './units.ts';
import { readProcedures, units } from './units.ts';

type DecidingSession = Deciding<typeof sessions>;

export const counts = (session: Session): boolean => session.status === 'booked' || session.status === 'completed';

export function checkCover(deciding: DecidingSession, session: Session): CoverCheck {
  const hand = coverAtHand(deciding, session.cover);
  return coverCheck({
    session: sessionFacts(session), chosenOnly: isSettled(deciding.before, session), cover: hand?.row ?? null, insurer: hand?.insurer ?? null, referrals: ordersFor(deciding, session, hand),
    sessions: (hand?.visits ?? []).filter((visit) => visit.id !== session.id).map((visit) => ({ ...visit, referral: visit.referral ?? '' })), earlier: hand?.earlier,
    authorizations: hand?.authorizations ?? [], licenseEndsOn: deciding.get(therapists, session.therapist)?.licenseEndsOn ?? '',
  });
}

/** Saved before without an order, and nothing of what decides it has changed. */
const isSettled = (before: Session | null, after: Session): boolean =>
  before !== null && before.covered !== '' && (['status', 'date', 'cover', 'referral'] as const).every((key) => before[key] === after[key]);

/** Orders of the cover, and those of the client that name no cover. */
function ordersFor(deciding: DecidingSession, session: Session, hand: CoverAtHand | undefined): CheckedOrder[] {
  const free = (deciding.lookedUp(referrals) as Referral[]).filter((row) => row.client === session.client && row.cover === '');
  return [...(hand?.orders ?? []), ...free.map(orderFacts)];
}

/** What the rows at hand don't say: the order that fits where none was chosen, the cover of one that was, and orders and
 *  authorizations that nobody has counted yet. */
export function lookupsFor(deciding: DecidingSession): Lookup[] {
  const { before, after } = deciding;
  const lookups = [before?.referral ?? '', after.referral].flatMap((id): Lookup[] => {
    const own = (id === '' ? undefined : deciding.get(referrals, id))?.cover ?? '';
    return own === '' || deciding.get(cover, own) ? [] : [{ table: cover, id: own }];
  });
  const hand = counts(after) ? coverAtHand(deciding, after.cover) : undefined;
  if (!hand) return lookups;
  const check = checkCover(deciding, after);
  if (after.referral === '' && hand.rules.referralNeeded === 'yes') {
    if (hand.orders.length === 0) lookups.push({ table: referrals, key: 'client', value: after.client });
    else if (check.referral && !deciding.get(referrals, check.referral)) lookups.push({ table: referrals, id: check.referral });
  }
  const unsure = hand.rules.authorizationSteps.length > 0 && (!hand.knowsAuthorizations || check.codes.includes('authorization'));
  if (unsure) lookups.push({ table: authorizations, key: 'cover', value: after.cover });
  return lookups;
}

/** Units by the insurer's rule; a problem is told at its field. */
export function reckonUnits(session: Session, rule: UnitRule): { units: number | null; issues: Issue[]; notes: string[] } {
  if (session.procedures.length === 0) return { units: null, issues: [], notes: [] };
  const { procedures, problems } = readProcedures(session.procedures);
  if (problems.length > 0) return { units: null, issues: problems.map((message) => ({ code: 'invalid', message, field: 'Procedures' })), notes: [] };
  const answer = units({ procedures, rule, handsOnMinutes: session.handsOnMinutes });
  if ('problem' in answer) return { units: null, issues: [{ code: 'rule', message: `${answer.problem} Lower one or correct the times.`, field: 'Procedures' }], notes: [] };
  return { units: answer.units, issues: [], notes: answer.tie ? ['Two codes could take the last unit; it went to the longer, or to the one entered first.'] : [] };
}

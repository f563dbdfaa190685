// The derived cells of a referral, from the visits that chose it.

import type { Day } from '../../kit/day.ts';
import type { LimitPeriod } from '../cover/period.ts';
import type { CountBy, Tally, Visit } from './counting.ts';
import { countOrder } from './counting.ts';
import type { Earlier } from './counted.ts';
import { fitCounted, noneEarlier, writeCounted } from './counted.ts';
import type { OrderFacts, OrderRules } from './standing.ts';
import { standing, termsOf } from './standing.ts';
import type { Referral } from './table.ts';

/** What is read of an insurer's row to count and judge. */
export interface InsurerRules extends OrderRules {
  referralNeeded: 'yes' | 'no' | '';
  limitPeriod: LimitPeriod;
  visitsPerPeriod: number | null;
  authorizationSteps: readonly string[];
}

/** Of a cover whose insurer is not there. */
export const noRules: InsurerRules = { referralNeeded: '', countBy: 'visit', limitPeriod: '', visitsPerPeriod: null, authorizationSteps: [] };

export type ReferralDerived = Pick<Referral, 'validUntil' | 'visitsUsed' | 'visitsBooked' | 'visitsLeft' | 'counted' | 'runsOutOn' | 'standing' | 'why' | 'flaggedOn'>;

/** Standings somebody should look at. */
const looks: ReadonlySet<string> = new Set(['draft', 'expired', 'used up', 'expiring', 'missing']);
export const needsLook = (standing: string): boolean => looks.has(standing);

export interface ReferralParts {
  order: OrderFacts;
  rules: OrderRules;
  /** Every visit that chose the order, of its own client. */
  visits: readonly Visit[];
  earlier?: Earlier;
  today: Day;
  was: { standing: string; flaggedOn: string };
}

/** The order counted by itself. */
export const recountReferral = (parts: ReferralParts): ReferralDerived => countReferral(parts).values;

/** With the visits that chose it and do not count on it. `flaggedOn` is emptied when the standing changes; the daily run
 *  fills it when it tells. */
export function countReferral<V extends Visit>({ order, rules, visits, earlier = noneEarlier, today, was }: Omit<ReferralParts, 'visits'> & { visits: readonly V[] }): { values: ReferralDerived; outside: V[] } {
  const known = earlier.visits === 0 ? order : { ...order, usedBefore: (order.usedBefore ?? 0) + earlier.visits };
  const terms = termsOf(known, rules, earlier.from);
  const { tally, outside } = countOrder(terms, visits);
  const answer = standing({ order: known, rules, tally, today, firstVisitOn: earlier.from });
  const values: ReferralDerived = {
    validUntil: answer.validUntil, visitsUsed: tally.used, visitsBooked: tally.booked, visitsLeft: tally.left,
    counted: countedText(visits, tally, { outside, earlier, countBy: rules.countBy || 'visit' }),
    runsOutOn: answer.runsOutOn, standing: answer.standing, why: answer.why,
    flaggedOn: needsLook(answer.standing) && was.standing === answer.standing ? was.flaggedOn : '',
  };
  return { values, outside };
}

function countedText(visits: readonly Visit[], tally: Tally, { outside, earlier, countBy }: { outside: readonly Visit[]; earlier: Earlier; countBy: CountBy }): string {
  return fitCounted({
    visits, earlier, isCounted: (visit) => tally.counted.includes(visit), write: (rows) => writeCounted(rows, outside),
    count: (rows) => (countBy === 'day' ? new Set(rows.map(({ date }) => date)).size : rows.length),
  });
}

// The derived cells of a cover, from every visit on it and from its referrals.

import type { Day } from '../../kit/day.ts';
import type { Visit } from '../referrals/counting.ts';
import type { CountedVisit, Earlier } from '../referrals/counted.ts';
import { fitCounted, noneEarlier, writeCoverCounted } from '../referrals/counted.ts';
import type { InsurerRules } from '../referrals/derive.ts';
import type { Standing } from '../referrals/standing.ts';
import type { AuthorizationFacts } from './authorization.ts';
import type { HeldOrder } from './held.ts';
import { writeAuthorizations, writeOrders } from './held.ts';
import { countCover } from './period.ts';
import type { Cover } from './table.ts';

export type CoverDerived = Pick<Cover, 'visitsUsed' | 'visitsLeft' | 'moneyLeft' | 'standing' | 'counted' | 'orders' | 'authorizations' | 'flaggedOn'>;

export interface CoverParts {
  cover: Pick<Cover, 'startsOn' | 'usedBefore' | 'visitLimit' | 'moneyLimit' | 'status'>;
  rules: InsurerRules;
  /** Every visit on this cover, with the order it chose and its fee. */
  visits: readonly CountedVisit[];
  earlier?: Earlier;
  /** Its referrals as they stand. */
  orders: readonly HeldOrder[];
  authorizations: readonly AuthorizationFacts[];
  today: Day;
  was: { standing: string; flaggedOn: string };
}

export function coverDerived({ cover, rules, visits, earlier = noneEarlier, orders, authorizations, today, was }: CoverParts): CoverDerived {
  const countBy = rules.countBy || 'visit';
  const count = countCover({
    sessions: visits, day: today, period: rules.limitPeriod, startsOn: cover.startsOn, countBy, earlier,
    usedBefore: openingOf(cover, orders), limit: cover.visitLimit ?? rules.visitsPerPeriod,
  });
  const standing = cover.status === 'ended' || rules.referralNeeded === 'no' ? '' : bestStanding(orders, visits.some((visit) => visit.status === 'booked' && visit.date >= today));
  return {
    visitsUsed: count.used, visitsLeft: count.left, moneyLeft: cover.moneyLimit === null ? null : cents(cover.moneyLimit - count.spent), standing,
    counted: fitCounted({
      visits, earlier, isCounted: (visit) => visit.status === 'completed' && !visit.voidedOn, write: writeCoverCounted,
      count: (rows: Visit[]) => (countBy === 'day' ? new Set(rows.map(({ date }) => date)).size : rows.length),
    }),
    orders: writeOrders(orders), authorizations: writeAuthorizations(authorizations),
    flaggedOn: standing === 'missing' && was.standing === standing ? was.flaggedOn : '',
  };
}

/** What a cover starts with: its own number, which includes those of its orders; where it has none, theirs. An order entered
 *  in error brings nothing. */
export const openingOf = (cover: { usedBefore?: number | null }, orders: readonly { usedBefore?: number | null; closedWhy?: string }[]): number =>
  cover.usedBefore ?? orders.reduce((sum, one) => sum + (one.closedWhy === 'error' ? 0 : one.usedBefore ?? 0), 0);

const cents = (amount: number): number => Math.round(amount * 100) / 100;

const best: readonly Standing[] = ['active', 'expiring', 'not started', 'draft', 'used up', 'expired'];

/** The standing of the best order of a cover; missing where there is none that is open. An episode that is finished, with
 *  nothing booked any more, misses nothing. */
function bestStanding(orders: readonly { standing: string; closedWhy?: string }[], isBooked: boolean): Cover['standing'] {
  const open = best.find((one) => orders.some(({ standing }) => standing === one));
  if (open) return open;
  return orders.length > 0 && !isBooked && orders.every(({ closedWhy }) => closedWhy === 'finished') ? 'closed' : 'missing';
}

// The derived cells of a cover's authorizations, each with its own count.

import type { Day } from '../../kit/day.ts';
import type { Authorization } from '../authorizations/table.ts';
import { writeCounted } from '../referrals/counted.ts';
import type { CountedVisit, Earlier } from '../referrals/counted.ts';
import type { InsurerRules } from '../referrals/derive.ts';
import type { AuthorizationFacts } from './authorization.ts';
import { authorizationStanding, authorizationTallies, numbered } from './authorization.ts';
import { openingOf } from './derive.ts';
import { countCover, visitsIn } from './period.ts';
import type { Cover } from './table.ts';

export type AuthorizationDerived = Pick<Authorization, 'standing' | 'visitsUsed' | 'visitsBooked' | 'visitsLeft' | 'counted'>;

export interface AuthorizationParts {
  hand: { row: Pick<Cover, 'startsOn' | 'usedBefore'>; rules: InsurerRules; visits: readonly CountedVisit[]; earlier: Earlier; orders: readonly { usedBefore?: number | null; closedWhy?: string }[] };
  authorizations: readonly AuthorizationFacts[];
  today: Day;
}

/** By authorization id; of the claim or year that a day lies in. */
export function authorizationCells({ hand, authorizations, today }: AuthorizationParts): Map<string, AuthorizationDerived> {
  const { row, rules, visits, earlier, orders } = hand;
  const countBy = rules.countBy || 'visit';
  const { used, counted, bookings } = countCover({ sessions: visits, day: today, period: rules.limitPeriod, startsOn: row.startsOn, usedBefore: openingOf(row, orders), countBy, earlier });
  const nth = numbered([...counted, ...bookings], { usedBefore: used - visitsIn(counted, countBy, []), countBy });
  const tallies = authorizationTallies({ steps: rules.authorizationSteps, authorizations, visits: nth });
  return new Map(authorizations.map((one) => {
    const tally = tallies.get(one.id) ?? { used: 0, booked: 0, left: one.visits ?? null, counted: [] };
    return [one.id, { standing: authorizationStanding(one, tally.left, today), visitsUsed: tally.used, visitsBooked: tally.booked, visitsLeft: tally.left, counted: writeCounted(tally.counted) }];
  }));
}

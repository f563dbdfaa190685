// The derived cells of a referral and of a cover, from the visits behind them.

import type { Day } from '../../kit/day.ts';
import type { Cover } from '../cover/table.ts';
import type { LimitPeriod } from '../cover/period.ts';
import { countCover, openingBalance } from '../cover/period.ts';
import type { CountBy, Tally, Visit } from './counting.ts';
import { allocate, isGiven } from './counting.ts';
import { writeCounted } from './counted.ts';
import type { OrderFacts, OrderRules, Standing } from './standing.ts';
import { standing, termsOf } from './standing.ts';
import type { Referral } from './table.ts';

/** What is read of an insurer's row to count and judge. */
export interface InsurerRules extends OrderRules {
  referralNeeded: 'yes' | 'no' | '';
  countBy: CountBy | '';
  limitPeriod: LimitPeriod;
  visitsPerPeriod: number | null;
}

export type ReferralDerived = Pick<Referral, 'validUntil' | 'visitsUsed' | 'visitsBooked' | 'visitsLeft' | 'counted' | 'runsOutOn' | 'standing' | 'why' | 'flaggedOn'>;

/** Standings somebody should look at. */
export const needsLook = (standing: string): boolean => ['draft', 'expired', 'used up', 'expiring', 'missing'].includes(standing);

export interface ReferralParts { order: OrderFacts; rules: OrderRules; tally: Tally; today: Day; outside?: readonly Visit[]; was: { standing: string; flaggedOn: string } }

export function referralDerived(parts: ReferralParts): ReferralDerived {
  const { tally, today, outside = [], was } = parts;
  const answer = standing(parts);
  const look = needsLook(answer.standing);
  return {
    validUntil: answer.validUntil, visitsUsed: tally.used, visitsBooked: tally.booked, visitsLeft: tally.left,
    counted: writeCounted([...tally.counted, ...tally.bookings, ...outside], new Set(outside)),
    runsOutOn: answer.runsOutOn, standing: answer.standing, why: answer.why,
    flaggedOn: !look ? '' : needsLook(was.standing) && was.flaggedOn !== '' ? was.flaggedOn : today,
  };
}

/** The first given visit that chose the order: the base of some insurers' validity. */
export function firstVisitOn(visits: readonly Visit[], id: string): Day | '' {
  return visits.filter((visit) => isGiven(visit) && visit.referral === id).reduce<Day | ''>((least, { date }) => (least && least < date ? least : date), '');
}

/** One order by itself, from the visits that chose it. */
export function recountReferral({ order, rules, countBy, visits, today, was }: {
  order: OrderFacts; rules: OrderRules; countBy: CountBy; visits: readonly Visit[]; today: Day; was: ReferralParts['was'];
}): ReferralDerived {
  const terms = termsOf(order, rules, firstVisitOn(visits, order.id));
  const { placed, tallies } = allocate({ referrals: [terms], sessions: visits, countBy });
  const tally = tallies[order.id] ?? { used: 0, booked: 0, left: null, counted: [], bookings: [] };
  const outside = placed.filter((one) => one.referral === null).map((one) => one.visit);
  return referralDerived({ order, rules, tally, today, outside, was });
}

export type CoverDerived = Pick<Cover, 'visitsUsed' | 'visitsLeft' | 'moneyLeft' | 'standing' | 'counted'>;

export interface CoverParts {
  cover: Pick<Cover, 'startsOn' | 'usedBefore' | 'visitLimit' | 'moneyLimit' | 'status'>;
  rules: InsurerRules;
  /** Every visit on this cover; with its fee where money is limited. */
  visits: readonly (Visit & { fee?: number })[];
  /** Its referrals, with their standing and opening balance. */
  referrals: readonly { standing: Standing | ''; usedBefore: number | null }[];
  today: Day;
}

export function coverDerived({ cover, rules, visits, referrals, today }: CoverParts): CoverDerived {
  const count = countCover({
    sessions: visits, day: today, period: rules.limitPeriod, startsOn: cover.startsOn, countBy: rules.countBy || 'visit',
    usedBefore: openingBalance(cover.usedBefore, referrals.map((one) => one.usedBefore)), limit: cover.visitLimit ?? rules.visitsPerPeriod,
  });
  const spent = count.counted.reduce((all, visit) => all + ((visit as { fee?: number }).fee ?? 0), 0);
  return {
    visitsUsed: count.used, visitsLeft: count.left,
    moneyLeft: cover.moneyLimit === null ? null : Math.round((cover.moneyLimit - spent) * 100) / 100,
    standing: cover.status === 'ended' || rules.referralNeeded === 'no' ? '' : bestStanding(referrals.map((one) => one.standing)),
    counted: writeCounted([...count.counted, ...count.bookings]),
  };
}

const best: readonly Standing[] = ['active', 'expiring', 'not started', 'draft', 'used up', 'expired'];

/** The standing of the best order of a cover; missing where there is none that is open. */
export const bestStanding = (standings: readonly string[]): Cover['standing'] => best.find((one) => standings.includes(one)) ?? 'missing';

// Late orders: which sessions and bookings without an order a referral fits.

import type { InsurerRules } from './derive.ts';
import type { CountedVisit } from './counted.ts';
import { allocate } from './counting.ts';
import type { OrderFacts } from './standing.ts';
import { missingFrom, termsOf } from './standing.ts';

export interface CoverVisits { visits: readonly CountedVisit[]; orders: readonly OrderFacts[]; rules: InsurerRules }

/** Visits of a cover that count on no order and would on this one: without a choice, or chosen where there is no room or day.
 *  In order of days, as many as it has left. A draft and a closed order are offered nothing. */
export function fittingVisits({ visits, orders, rules }: CoverVisits, id: string): CountedVisit[] {
  const order = orders.find((one) => one.id === id);
  if (!order || order.closedOn || order.closedWhy || missingFrom(order, rules).length > 0) return [];
  const terms = orders.map((one) => termsOf(one, rules));
  const chosen = visits.filter((visit) => visit.referral);
  const out = allocate({ referrals: terms, sessions: chosen }).placed.filter((one) => one.referral === null && one.visit.referral !== id).map((one) => one.visit);
  const loose = [...visits.filter((visit) => !visit.referral), ...out].map((visit): CountedVisit => ({ ...visit, referral: id }));
  const own = visits.filter((visit) => visit.referral === id);
  const { placed } = allocate({ referrals: terms.filter((one) => one.id === id), sessions: [...own, ...loose] });
  const taken = new Set(placed.filter((one) => one.referral === id).map((one) => one.visit));
  return loose.filter((visit) => taken.has(visit)).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

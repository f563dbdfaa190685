// Where an order stands today, and why, in words.

import { type Day, addDays, daysBetween } from '../../kit/day.ts';
import { type CountBy, type Tally, type Terms, type Visit, near } from './counting.ts';
import { type OrderDates, type ValidityRule, validFrom, validUntil } from './ends-on.ts';
import { runsOut } from './pace.ts';

export type Standing = 'closed' | 'draft' | 'expired' | 'used up' | 'not started' | 'expiring' | 'active';

/** What is read of a referral's row to tell its standing. */
export interface OrderFacts extends OrderDates {
  id: string;
  provider?: string;
  signedOn?: Day | '';
  medicallyNecessary?: 'yes' | 'no' | '';
  visitsAuthorized: number | null;
  perWeek?: number | null;
  minutes?: number | null;
  diagnosisCodes?: readonly string[];
  usedBefore?: number | null;
  closedOn?: Day | '';
  closedWhy?: 'finished' | 'replaced' | 'revoked' | 'error' | '';
  client?: string;
  cover?: string;
  case?: string;
}

/** An insurer's rules on orders. */
export interface OrderRules extends ValidityRule {
  countBy?: CountBy | '';
  orderMustHave?: readonly string[];
  warnDays?: number | null;
  warnVisits?: number | null;
}

const defaultWarnDays = 14;
const defaultWarnVisits = 2;

/** The terms on which an order counts visits, by its insurer's rules. */
export function termsOf(order: OrderFacts, rules: OrderRules = {}, firstVisitOn: Day | '' = ''): Terms {
  const { id, visitsAuthorized, usedBefore, closedOn, closedWhy, client, cover, case: episode } = order;
  const end = validUntil(order, rules, firstVisitOn);
  const daysFromFirst = !end && rules.validityFrom === 'first visit' ? rules.defaultValidityDays : null;
  return { id, start: validFrom(order, rules), end, daysFromFirst, visits: visitsAuthorized, usedBefore, closedOn, closedWhy, countBy: rules.countBy, client, cover, case: episode };
}

/** The same beside other orders of the client, where a draft comes last. */
export const termsAmong = (order: OrderFacts, rules: OrderRules): Terms => ({ ...termsOf(order, rules), draft: missingFrom(order, rules).length > 0 });

/** What the insurer's orders must have and this one lacks, in words. */
export function missingFrom(order: OrderFacts, rules: OrderRules): string[] {
  return rules.orderMustHave?.length ? rules.orderMustHave.map((part) => lack(part, order, rules)).filter(Boolean) : [];
}

function lack(part: string, order: OrderFacts, rules: OrderRules): string {
  switch (part) {
    case 'provider': return order.provider ? '' : 'no provider';
    case 'written date': return order.writtenOn ? '' : 'no written date';
    case 'signature': return order.signedOn ? '' : 'not signed';
    case 'diagnosis code': return order.diagnosisCodes?.length ? '' : 'no diagnosis code';
    case 'visits': return order.visitsAuthorized === null ? 'no number of visits' : '';
    case 'visits per week': return order.perWeek ? '' : 'no visits per week';
    case 'end': return validUntil(order, rules, order.writtenOn) ? '' : 'no end date';
    case 'minutes': return order.minutes ? '' : 'no minutes';
    case 'medically necessary': return order.medicallyNecessary === 'yes' ? '' : 'does not say medically necessary';
    default: return '';
  }
}

export interface StandingAnswer {
  standing: Standing;
  why: string;
  /** The day the visits will be used up at the present pace and bookings; '' if before that the order ends, or nobody can tell. */
  runsOutOn: Day | '';
  validUntil: Day | '';
}

/** The standing of an order on a day. The first that applies, in the order of the type. */
export function standing({ order, rules, tally, today, firstVisitOn = '' }: { order: OrderFacts; rules: OrderRules; tally: Tally; today: Day; firstVisitOn?: Day | '' }): StandingAnswer {
  const [start, end] = [validFrom(order, rules), validUntil(order, rules, rules.validityFrom === 'first visit' ? firstOf(tally.counted, firstVisitOn) : '')];
  const forecast = runsOut({ left: tally.left, given: tally.counted.map(({ date }) => date), booked: tally.bookings.map(({ date }) => date), today });
  const runsOutOn = forecast && (!end || forecast <= end) ? forecast : '';
  const says = (is: Standing, why: string): StandingAnswer => ({ standing: is, why: capital(why), runsOutOn, validUntil: end });

  if (order.closedOn ? order.closedOn <= today : order.closedWhy) {
    const how = { 'finished': 'finished', 'replaced': 'replaced', 'revoked': 'revoked', 'error': 'entered in error', '': 'closed' }[order.closedWhy || ''];
    return says('closed', order.closedOn ? `${how} on ${near(order.closedOn, today)}.` : `${how}.`);
  }
  const missing = missingFrom(order, rules);
  if (missing.length > 0) return says('draft', `${missing.join(', ')}.`);
  if (end && end < today) return says('expired', `ended on ${near(end, today)}.`);
  if (tally.left !== null && tally.left <= 0) return says('used up', order.visitsAuthorized === 1 ? 'the one visit is used.' : `all ${order.visitsAuthorized ?? tally.used} visits are used.`);
  if (start > today) return says('not started', `starts on ${near(start, today)}.`);

  const warnDays = rules.warnDays ?? defaultWarnDays;
  const warnVisits = rules.warnVisits ?? defaultWarnVisits;
  const daysLeft = end ? daysBetween(today, end) : Infinity;
  const reasons = [
    ...(daysLeft <= warnDays ? [`ends ${inDays(daysLeft)}${daysLeft > 1 ? `, on ${near(end, today)}` : ''}`] : []),
    ...(tally.left !== null && tally.left <= warnVisits ? [visitsLeft(tally.left)] : []),
  ];
  if (reasons.length === 0 && runsOutOn && runsOutOn <= addDays(today, warnDays)) reasons.push(`at this pace the ${visitsLeft(tally.left ?? 0)} will be used by ${near(runsOutOn, today)}`);
  if (reasons.length > 0) return says('expiring', `${reasons.join('; ')}.`);
  const of = tally.left === null ? 'no number of visits is set' : `${tally.left} of ${order.visitsAuthorized} visits left`;
  return says('active', `${of}${end ? `, until ${near(end, today)}` : ''}.`);
}

const firstOf = (visits: readonly Visit[], known: Day | ''): Day | '' => visits.reduce((least, { date }) => (least && least < date ? least : date), known);
const inDays = (days: number): string => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`);
const visitsLeft = (left: number): string => (left === 1 ? '1 visit left' : `${left} visits left`);
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

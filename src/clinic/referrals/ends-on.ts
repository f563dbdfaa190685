// From which day to which an order counts: as written, or by the insurer's rule. The end day itself counts.

import { type Day, addDays, addMonths, isDay } from '../../kit/day.ts';

/** A day so long after another: day 0 is the start, months clamp to their end. Null if that is no length or no day. */
export function endsOn({ start, amount, unit }: { start: Day; amount: number; unit: string }): Day | null {
  if (!isDay(start) || !Number.isInteger(amount) || amount < 0) return null;
  const found = /^(day|week|month|year)s?$/.exec(unit);
  const end = !found || amount > 10000 ? ''
    : found[1] === 'day' ? addDays(start, amount)
    : found[1] === 'week' ? addDays(start, amount * 7)
    : addMonths(start, found[1] === 'month' ? amount : amount * 12);
  return isDay(end) ? end : null;
}

/** The dates of an order, as its row has them; empty where the order or the clinic says nothing. */
export interface OrderDates {
  writtenOn?: Day | '';
  receivedOn?: Day | '';
  startsOn?: Day | '';
  endsOn?: Day | '';
}

/** What an insurer says of the time in which an order counts. */
export interface ValidityRule {
  defaultValidityDays?: number | null;
  validityFrom?: 'written' | 'received' | 'first visit' | '';
  retroactiveOrders?: 'yes' | 'no' | '';
}

/** The first day an order counts: not before it was written, unless the insurer takes late orders. '' if any day. */
export function validFrom(order: OrderDates, rule: ValidityRule = {}): Day | '' {
  const { startsOn = '', writtenOn = '' } = order;
  if (rule.retroactiveOrders === 'yes') return startsOn;
  return startsOn > writtenOn ? startsOn : writtenOn;
}

/** The last day an order counts: as written, else the insurer's days from its base day. '' if none is known. */
export function validUntil(order: OrderDates, rule: ValidityRule = {}, firstVisitOn: Day | '' = ''): Day | '' {
  if (order.endsOn) return order.endsOn;
  const from = rule.validityFrom === 'received' ? order.receivedOn : rule.validityFrom === 'first visit' ? firstVisitOn : order.writtenOn;
  return from && rule.defaultValidityDays ? endsOn({ start: from, amount: rule.defaultValidityDays, unit: 'days' }) ?? '' : '';
}

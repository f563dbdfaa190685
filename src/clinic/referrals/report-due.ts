// When the next progress report is due on a cover.

import { type Day, addDays, daysBetween } from '../../kit/day.ts';
import { near } from './counting.ts';
import { inOrder } from './pace.ts';

export interface ReportRules { reportAfterVisits?: number | null; reportAfterDays?: number | null }
export interface ReportDue {
  due: boolean;
  /** The day it became or becomes due as far as dates tell; '' if only more visits can make it so. */
  on: Day | '';
  why: string;
}

const daysBeforeEnd = 14;
const visitsBeforeEnd = 2;
const visitsBeforeReport = 3;

const visitsIn = (n: number): string => (n <= 0 ? 'no visit' : n === 1 ? '1 visit' : `${n} visits`);

/** Due after so many signed visits or days since the last report, whichever is first; also near an order's end,
 *  once three visits were given, unless a report of that last stretch went out. `signed` are the days of signed visits, `given` counts those on the order at hand. */
export function reportDue({ signed, lastReportOn = '', rules, order, today }: {
  signed: readonly Day[];
  lastReportOn?: Day | '';
  rules: ReportRules;
  /** The order in use: its end, and the visits left and given on it. */
  order?: { id: string; end: Day | ''; left: number | null; given: number };
  today: Day;
}): ReportDue {
  const since = inOrder(signed.filter((day) => day > lastReportOn && day <= today));
  const first = since[0];
  if (!first) return { due: false, on: '', why: '' };
  const byVisits = rules.reportAfterVisits ? since[rules.reportAfterVisits - 1] : undefined;
  const byDays = rules.reportAfterDays ? addDays(lastReportOn || first, rules.reportAfterDays) : undefined;
  const ends = order?.end && order.given >= visitsBeforeReport ? addDays(order.end, -daysBeforeEnd) : undefined;
  const few = order && order.left !== null && order.left <= visitsBeforeEnd && order.given >= visitsBeforeReport && !(lastReportOn && order.left + since.length <= visitsBeforeEnd) ? since[since.length - 1] : undefined;
  const after = (): string => lastReportOn ? `since the report of ${near(lastReportOn, today)}` : `since ${near(first, today)}`;
  const reasons: { on: Day; why(): string }[] = [];
  if (byVisits) reasons.push({ on: byVisits, why: () => `${since.length} signed visits ${after()}.` });
  if (byDays) reasons.push({ on: byDays, why: () => `${daysBetween(lastReportOn || first, today)} days ${after()}.` });
  if (ends && lastReportOn < ends) reasons.push({ on: ends, why: () => `The referral ${order?.id} ${order?.end && order.end < today ? 'ended' : 'ends'} on ${near(order?.end || today, today)}.` });
  if (few && order) reasons.push({ on: few, why: () => `The referral ${order.id} has ${visitsIn(order.left ?? 0)} left.` });
  const soonest = reasons.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0];
  if (!soonest) return { due: false, on: '', why: '' };
  return soonest.on <= today ? { due: true, on: soonest.on, why: soonest.why() } : { due: false, on: soonest.on, why: '' };
}

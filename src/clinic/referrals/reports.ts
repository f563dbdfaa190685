// Which covers owe a progress report, with the referral the report is about.

import type { Day } from '../../kit/day.ts';
import { byId } from '../../kit/table.ts';
import type { ReportRules } from './report-due.ts';
import { reportDue } from './report-due.ts';

/** The order in use of a cover, as it is counted. */
export interface OrderInUse { id: string; end: Day | ''; left: number | null; given: number }

export interface OwedParts {
  /** Covers that are not ended, with their insurer's rules. */
  covers: Iterable<{ id: string; rules: ReportRules }>;
  /** Orders of a cover, all of them. */
  ordersOf(cover: string): readonly (OrderInUse & { standing: string })[];
  /** Days of signed visits by cover. */
  signed: ReadonlyMap<string, readonly Day[]>;
  /** The day of the last report about a referral; '' if there was none. */
  reportedOn(referral: string): Day | '';
  today: Day;
}

export interface Owed { cover: string; referral: string; on: Day; why: string }

const inUse = ['active', 'expiring', 'used up', 'expired'];

/** The longest due first. */
export function reportsOwed({ covers, ordersOf, signed, reportedOn, today }: OwedParts): Owed[] {
  const owed: Owed[] = [];
  for (const { id, rules } of covers) {
    const days = signed.get(id);
    if (!days) continue;
    const orders = ordersOf(id);
    const order = orders.filter((one) => inUse.includes(one.standing)).sort((a, b) => inUse.indexOf(a.standing) - inUse.indexOf(b.standing) || byId(b.id, a.id))[0];
    if (!order) continue;
    const lastReportOn = orders.reduce<Day | ''>((last, one) => (reportedOn(one.id) > last ? reportedOn(one.id) : last), '');
    const due = reportDue({ signed: days, lastReportOn, rules, order, today });
    if (due.due && due.on !== '') owed.push({ cover: id, referral: order.id, on: due.on, why: due.why });
  }
  return owed.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.cover < b.cover ? -1 : 1));
}

// What a report speaks of: the visits of its case up to its own last one, and nothing that came later.

import type { Day } from '../../kit/day.ts';
import { addDays } from '../../kit/day.ts';
import type { Session } from '../sessions/table.ts';
import { signedVisits } from './records.ts';
import type { Records } from './records.ts';

/** A re-evaluation, or a questionnaire sent in, closes a report when it comes within so many days of the last visit. */
const daysToClose = 14;

export interface Span {
  /** Signed visits of the case from its first to the end of the span: baselines are theirs. */
  visits: Session[];
  /** The values of the report are taken from this day on … */
  from: Day;
  /** … to the last visit, or to what closes it. */
  to: Day;
  /** Last day of a measure that belongs to no visit. */
  measuredUntil: Day;
}

/** `reported`: the report's own visits, oldest first. Without a case there is no other baseline than theirs. */
export function spanOf(records: Pick<Records, 'case' | 'sessions' | 'today'>, reported: readonly Session[]): Span {
  const own = new Set(reported.map(({ id }) => id));
  const last = reported[reported.length - 1];
  const from = reported[0]?.date ?? '';
  const lastOn = last?.date ?? '';
  const ofCase = records.case ? signedVisits(records.sessions).filter((session) => own.has(session.id) || session.case === records.case?.id) : [...reported];
  const later = ofCase.filter((session) => session.date > lastOn);
  const closing = later.find((session) => isClosing(session, last));
  const next = later.find((session) => session !== closing);
  const latest = earliest(lastOn && addDays(lastOn, daysToClose), next ? addDays(next.date, -1) : records.today, records.today);
  return {
    visits: ofCase.filter((session) => session.date <= lastOn || session === closing), from, to: closing?.date ?? lastOn,
    measuredUntil: latest > lastOn ? latest : lastOn,
  };
}

/** Looked at again soon after the last visit, and not on the next order's account. */
const isClosing = (session: Session, last: Session | undefined): boolean =>
  last !== undefined && session.type === 're-evaluation' && session.date <= addDays(last.date, daysToClose) && (session.referral === '' || session.referral === last.referral);

const earliest = (...days: Day[]): Day => days.reduce((first, day) => (day < first ? day : first));

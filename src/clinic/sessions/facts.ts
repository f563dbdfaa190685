// What a session's row says to the cover check and to the counters.

import type { SessionFacts } from '../cover/check.ts';
import type { CountedVisit } from '../referrals/counted.ts';
import type { Visit } from '../referrals/counting.ts';
import type { Session } from './table.ts';
import { readProcedures } from './units.ts';

/** What counts of a session. */
const visitOf = (session: Visit): Visit => ({
  id: session.id, date: session.date, status: session.status, referral: session.referral, startsAt: session.startsAt, endsAt: session.endsAt,
  voidedOn: session.voidedOn, client: session.client, cover: session.cover, case: session.case,
});

/** With what it cost, where money is limited. */
export const costlyVisitOf = (session: Session): CountedVisit => ({ ...visitOf(session), fee: session.fee ?? 0 });

export const sessionFacts = (session: Session): SessionFacts => ({
  ...visitOf(session), regions: session.regions, codes: readProcedures(session.procedures).procedures.map((one) => one.code),
});

/** The `Covered` cell: the answer, and why where there is something to say. */
export const coveredText = (covered: string, why: readonly string[]): string => (why.length === 0 ? covered : `${covered}: ${why.join(' ')}`).slice(0, 1000);

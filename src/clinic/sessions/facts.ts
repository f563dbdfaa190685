// What a session's rows say to the cover check and to the counters.

import type { Authorization } from '../authorizations/table.ts';
import type { AuthorizationFacts } from '../cover/authorization.ts';
import type { CoverFacts, InsurerFacts, SessionFacts } from '../cover/check.ts';
import type { Cover } from '../cover/table.ts';
import type { Insurer } from '../insurers/table.ts';
import type { InsurerRules } from '../referrals/derive.ts';
import type { OrderFacts } from '../referrals/standing.ts';
import type { Referral } from '../referrals/table.ts';
import type { Visit } from '../referrals/counting.ts';
import type { Session } from './table.ts';
import { readProcedures } from './units.ts';

/** What counts of a session. */
export const visitOf = (session: Visit): Visit => ({
  id: session.id, date: session.date, status: session.status, referral: session.referral, startsAt: session.startsAt, endsAt: session.endsAt,
  voidedOn: session.voidedOn, client: session.client, cover: session.cover, case: session.case,
});

export const sessionFacts = (session: Session): SessionFacts => ({
  ...visitOf(session), regions: session.regions, codes: readProcedures(session.procedures).procedures.map((one) => one.code),
});

export const orderFacts = (referral: Referral): OrderFacts & { regions: string[] } => ({
  id: referral.id, client: referral.client, cover: referral.cover, case: referral.case, provider: referral.provider, writtenOn: referral.writtenOn,
  receivedOn: referral.receivedOn, signedOn: referral.signedOn, startsOn: referral.startsOn, endsOn: referral.endsOn, closedOn: referral.closedOn, closedWhy: referral.closedWhy,
  medicallyNecessary: referral.medicallyNecessary, visitsAuthorized: referral.visitsAuthorized, perWeek: referral.perWeek, minutes: referral.minutes,
  diagnosisCodes: referral.diagnosisCodes, usedBefore: referral.usedBefore, regions: referral.regions,
});

export const coverFacts = (cover: Cover): CoverFacts => cover;
export const insurerFacts = (insurer: Insurer): InsurerFacts & InsurerRules => insurer;
export const authorizationFacts = (rows: readonly Authorization[], cover: string): AuthorizationFacts[] => rows.filter((row) => row.cover === cover);

/** The `Covered` cell: the answer, and why where there is something to say. */
export const coveredText = (covered: string, why: readonly string[]): string => (why.length === 0 ? covered : `${covered}: ${why.join(' ')}`).slice(0, 1000);

// What a document is made from: rows of the sheet, gathered by whoever asks for it, and nothing else.

import type { Day } from '../../kit/day.ts';
import { refuse } from '../../kit/refusal.ts';
import type { Addendum } from '../addenda/table.ts';
import type { Authorization } from '../authorizations/table.ts';
import type { Case } from '../cases/table.ts';
import type { Charge } from '../charges/table.ts';
import type { Client } from '../clients/table.ts';
import type { Cover } from '../cover/table.ts';
import type { Goal } from '../goals/table.ts';
import type { Insurer } from '../insurers/table.ts';
import type { Measure } from '../measures/table.ts';
import type { Payment } from '../payments/table.ts';
import type { Provider } from '../providers/table.ts';
import type { Referral } from '../referrals/table.ts';
import type { Screening } from '../screenings/table.ts';
import type { Session } from '../sessions/table.ts';
import type { Therapist } from '../therapists/table.ts';

/** The clinic as its Settings have it; '' where a setting is empty. */
export interface Clinic {
  name: string;
  address: string;
  phone: string;
  fax: string;
  email: string;
  taxId: string;
  groupNpi: string;
  timeZone: string;
  profile: 'US' | 'Ontario';
}

/** What the therapist proposes next, if they said so. */
export interface Proposal { visits: number | null; perWeek: number | null; minutes: number | null; regions: string[]; until: Day }

/** A document made before. */
export interface Made { id: string; about: string; madeAt: string; file: string }

/** Everything of a client that a document may speak of; the views pick. */
export interface Chart {
  cases: Case[];
  covers: Cover[];
  insurers: Insurer[];
  providers: Provider[];
  referrals: Referral[];
  /** All staff who may be named. */
  therapists: Therapist[];
  /** Of every state; `signedVisits` picks those a document speaks of. */
  sessions: Session[];
  addenda: Addendum[];
  measures: Measure[];
  goals: Goal[];
  screenings: Screening[];
  authorizations: Authorization[];
  charges: Charge[];
  payments: Payment[];
}

/** The records around the one a document is about. */
export interface Around { case?: Case; cover?: Cover; insurer?: Insurer; provider?: Provider; referral?: Referral; session?: Session }

export interface Records extends Chart, Around {
  clinic: Clinic;
  today: Day;
  client: Client;
  /** Documents of this kind about the same thing, or about another session of the client, oldest first. */
  earlier: Made[];
  proposal?: Proposal;
  /** For documents about a span of time: first and last day. */
  from?: Day;
  to?: Day;
}

/** Signed, and neither voided nor changed by hand since. */
const isSigned = (session: Session): boolean =>
  session.signedAt !== '' && session.voidedOn === '' && session.noteState !== 'changed since signed';

/** The signed and completed sessions, oldest first: the only ones a report or a bill speaks of. */
export function signedVisits(sessions: readonly Session[]): Session[] {
  return sessions.filter((session) => session.status === 'completed' && isSigned(session)).sort(byTime);
}

export const byTime = (a: Session, b: Session): number => (a.date + a.startsAt < b.date + b.startsAt ? -1 : 1);

/** Signed visits from a day to a day, both in it. */
export const visitsWithin = ({ sessions, from, to }: Pick<Records, 'sessions' | 'from' | 'to'>): Session[] =>
  signedVisits(sessions).filter(({ date }) => isIn({ from, to }, date));

export const isIn = ({ from = '', to = '9999-12-31' }: Pick<Records, 'from' | 'to'>, day: Day): boolean => day >= from && day <= to;

/** Refuses where a record the document needs is not there. */
export function needed<T>(record: T | undefined, message: string): T {
  return record ?? refuse('nothing-to-make', message);
}

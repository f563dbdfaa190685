// A cell that can't be read: most may stay empty, and the row comes in without it. Not one that every record needs, nor one
// whose emptiness would say something else of the record than the file did.

import type { Column } from '../../kit/column.ts';
import type { Problem } from './compose.ts';
import type { TableName } from './importable.ts';

/** Empty, these mean: the client pays, no limit, no end, any order that fits, never withdrawn. */
const saysElseWhenEmpty: Partial<Record<TableName, string[]>> = {
  sessions: ['cover', 'referral', 'voidedOn'],
  charges: ['cover'],
  fees: ['insurer', 'startsOn', 'endsOn'],
  cover: ['startsOn', 'endsOn', 'visitLimit', 'moneyLimit', 'usedBefore'],
  referrals: ['startsOn', 'endsOn', 'visitsAuthorized', 'usedBefore', 'closedOn'],
  authorizations: ['answer', 'visits', 'startsOn', 'endsOn'],
  consents: ['endsOn', 'withdrawnOn'],
  screenings: ['until'],
  insurers: ['codesAllowed', 'limitPeriod', 'visitsPerPeriod', 'visitsPerWeek', 'authorizationSteps', 'orderMustHave'],
  therapists: ['leftOn', 'licenseEndsOn'],
};

type Unread = Omit<Problem, 'row'>;

/** What keeps a row out, and cells it comes in without. */
export interface Findings { problems: Unread[]; left: Unread[] }

/** Puts a cell that can't be read where it belongs; whether the row comes in without it. */
export function leaveEmpty(findings: Findings, name: TableName, key: string, { column, unread }: { column: Column; unread: Unread }): boolean {
  const isNeeded = column.optional !== true;
  const saysElse = saysElseWhenEmpty[name]?.includes(key) === true;
  if (isNeeded) findings.problems.push(unread);
  else if (saysElse) findings.problems.push({ ...unread, message: `${unread.message} An empty ${column.heading} would say something else, so the row is left out.` });
  else findings.left.push(unread);
  return !isNeeded && !saysElse;
}

/** As the report and the preview tell it. */
export const withoutCell = (message: string): string => `${message} The row comes in without it.`;

// What a person says when asking for a document: what is proposed next, and from when to when it is to speak.

import type { Day } from '../../kit/day.ts';
import { isDay } from '../../kit/day.ts';
import type { Issue } from '../../kit/refusal.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Proposal, Records } from './records.ts';

export interface Wanted {
  proposal?: { visits?: number | null; perWeek?: number | null; minutes?: number | null; until?: string };
  from?: string;
  to?: string;
}

/** The records with what was asked; a proposal is for the regions of the order. */
export function withAsked(records: Records, { proposal, from = '', to = '' }: Wanted): Records {
  const issues = [...spanIssues(from, to), ...(proposal ? proposalIssues(proposal, records.today) : [])];
  if (issues.length > 0) throw new Refusal(issues);
  return { ...records, ...(from && { from }), ...(to && { to }), ...(proposal && isSaid(proposal) && { proposal: proposalOf(proposal, records) }) };
}

type Said = NonNullable<Wanted['proposal']>;

const isSaid = ({ visits, perWeek, minutes, until }: Said): boolean => [visits, perWeek, minutes].some((one) => one !== null && one !== undefined) || Boolean(until);

function proposalOf({ visits = null, perWeek = null, minutes = null, until = '' }: Said, { referral, case: care }: Records): Proposal {
  return { visits, perWeek, minutes, until, regions: referral?.regions.length ? referral.regions : care?.regions ?? [] };
}

function spanIssues(from: string, to: string): Issue[] {
  const issues = [...dayIssues(from, 'from'), ...dayIssues(to, 'to')];
  if (issues.length === 0 && from !== '' && to !== '' && to < from) issues.push({ code: 'order', message: 'The last day is before the first. Check the dates.', field: 'to' });
  return issues;
}

const dayIssues = (day: string, field: string): Issue[] => (day === '' || isDay(day) ? [] : [{ code: 'invalid', message: 'This is no day. Write it as 2026-03-02.', field }]);

function proposalIssues({ visits, perWeek, minutes, until = '' }: Said, today: Day): Issue[] {
  const issues = dayIssues(until, 'until');
  if (issues.length === 0 && until !== '' && until < today) issues.push({ code: 'order', message: 'This day is over. A proposal runs from today on.', field: 'until' });
  const whole = (n: number | null | undefined, most: number): boolean => n === null || n === undefined || (Number.isInteger(n) && n > 0 && n <= most);
  if (!whole(visits, 200)) issues.push({ code: 'invalid', message: 'Visits are a whole number from 1 to 200.', field: 'visits' });
  if (!whole(minutes, 600)) issues.push({ code: 'invalid', message: 'Minutes are a whole number from 1 to 600.', field: 'minutes' });
  if (perWeek !== null && perWeek !== undefined && !(perWeek > 0 && perWeek <= 21)) issues.push({ code: 'invalid', message: 'Visits a week are a number up to 21; half a visit is one every other week.', field: 'perWeek' });
  return issues;
}

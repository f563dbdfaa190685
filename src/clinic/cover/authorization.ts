// What an insurer must have granted before a visit, by the steps of its row: '7: form F245-417-000; 13: claim manager'.

import type { Day } from '../../kit/day.ts';
import type { Authorization } from '../authorizations/table.ts';
import { type Allocation, type CountBy, type Terms, type Visit, allocate, dated, isBooked, isGiven, isSameVisit, near } from '../referrals/counting.ts';

export interface AuthorizationFacts {
  id: string;
  number?: string;
  askedOn?: Day | '';
  answeredOn?: Day | '';
  answer?: 'granted' | 'partly granted' | 'refused' | '';
  visits?: number | null;
  startsOn?: Day | '';
  endsOn?: Day | '';
}

export interface AuthorizationStep { from: number; what: string }

/** Reads the steps of an insurer's row, lowest first; what is no step is left out and told. */
export function readSteps(steps: readonly string[]): { steps: AuthorizationStep[]; problems: string[] } {
  const read: AuthorizationStep[] = [];
  const problems: string[] = [];
  for (const step of steps) {
    const found = /^\s*(\d{1,4})(?:\s*[-–]\s*\d+)?\s*[:.]?\s*(.*?)\s*$/.exec(step);
    if (found) read.push({ from: Number(found[1]), what: found[2] ?? '' });
    else problems.push(`“${step}” does not say from which visit on, like “7: form F245-417-000”.`);
  }
  return { steps: read.sort((a, b) => a.from - b.from), problems };
}

interface Question {
  steps: readonly string[];
  authorizations: readonly AuthorizationFacts[];
  /** Rows of the claim or year, given and booked, each with which visit it is. */
  visits: readonly NthVisit[];
}

/** A row and which visit of the claim or year it is; two treatments at once are the same one. */
export interface NthVisit { visit: Visit; nth: number }

/** Rows in the order in which they count: what was given, then what is booked. */
export function numbered(visits: readonly Visit[], { usedBefore, countBy }: { usedBefore: number; countBy: CountBy }): NthVisit[] {
  const inOrder = [...dated(visits.filter(isGiven)), ...dated(visits.filter(isBooked))];
  let nth = usedBefore;
  return inOrder.map((visit, i) => {
    if (!isSameVisit(visit, inOrder.slice(Math.max(0, i - 20), i), countBy)) nth++;
    return { visit, nth };
  });
}

/** Why a visit is not authorized, in words; null if it is, or needs nothing. */
export function authorizationLacking({ session, ...question }: Question & { session: Visit }): string | null {
  const { authorizations, visits } = question;
  const needy = needyOf(question);
  const own = visits.find(({ visit }) => visit.id === session.id);
  if (!own || !needy.includes(own)) return null;
  const { placed } = place(question, needy);
  const found = placed.find(({ visit }) => visit.id === session.id);
  if (!found || found.referral) return null;
  const granted = grantedOf(authorizations);
  const needs = `Visit ${own.nth} needs ${stepAt(question.steps, own.nth)?.what || 'an authorization'} first${stateOf(authorizations, granted, session.date)}`;
  return granted.length === 0 ? needs : `${needs} ${named(found.says ?? '', granted)}`;
}

export interface AuthorizationTally { used: number; booked: number; left: number | null; counted: Visit[] }

/** Each authorization's own count: the visits that needed one and fell to it. */
export function authorizationTallies(question: Question): Map<string, AuthorizationTally> {
  const { tallies } = place(question, needyOf(question));
  return new Map(question.authorizations.map(({ id, visits = null }) => {
    const { used = 0, booked = 0, left = visits, counted = [], bookings = [] } = tallies[id] ?? {};
    return [id, { used, booked, left, counted: [...counted, ...bookings] }];
  }));
}

/** Visits that need to be granted. Without steps, what was granted still has its days and its number. */
function needyOf({ steps, authorizations, visits }: Question): NthVisit[] {
  const read = readSteps(steps).steps;
  if (read.length > 0) return visits.filter(({ nth }) => { const step = stepIn(read, nth); return step !== undefined && !isFree(step); });
  const granted = grantedOf(authorizations);
  const firstDay = granted.map(({ startsOn = '' }) => startsOn).sort()[0] ?? '';
  return granted.length === 0 ? [] : visits.filter(({ visit }) => visit.date >= firstDay);
}

function place({ authorizations }: Question, needy: NthVisit[]): Allocation {
  const terms = grantedOf(authorizations).map((one): Terms => ({ id: one.id, start: one.startsOn ?? '', end: one.endsOn ?? '', visits: one.visits ?? null }));
  return allocate({ referrals: terms, sessions: needy.map(({ visit: { id, date, status, startsAt, endsAt } }) => ({ id, date, status, startsAt, endsAt })) });
}

/** Where one stands on a day. */
export function authorizationStanding(one: AuthorizationFacts, left: number | null, today: Day): Authorization['standing'] {
  if (!one.answer) return one.askedOn ? 'asked' : '';
  if (one.answer === 'refused') return 'refused';
  if (one.endsOn && one.endsOn < today) return 'ended';
  if (left !== null && left <= 0) return 'used up';
  return one.startsOn && one.startsOn > today ? 'not started' : 'active';
}

const grantedOf = (all: readonly AuthorizationFacts[]): AuthorizationFacts[] => all.filter(({ answer }) => answer === 'granted' || answer === 'partly granted');
const stepIn = (steps: readonly AuthorizationStep[], nth: number): AuthorizationStep | undefined => steps.filter(({ from }) => from <= nth).pop();
const stepAt = (steps: readonly string[], nth: number): AuthorizationStep | undefined => stepIn(readSteps(steps).steps, nth);

/** Says of an order become those of an authorization, by its number where it has one. */
function named(says: string, granted: readonly AuthorizationFacts[]): string {
  const told = says.replace(/The referral (\S+)/g, (_all, id: string) => `The authorization ${granted.find((one) => one.id === id)?.number || id}`);
  return told.replace(/ and (A-\S+) starts/, (_all, id: string) => ` and ${granted.find((one) => one.id === id)?.number || id} starts`);
}

const isFree = ({ what }: AuthorizationStep): boolean => /^(none|nothing|free)$/i.test(what);

function stateOf(all: readonly AuthorizationFacts[], granted: readonly AuthorizationFacts[], date: Day): string {
  const open = all.find(({ answer, askedOn }) => !answer && askedOn);
  if (open?.askedOn) return `; asked on ${near(open.askedOn, date)}, not answered yet.`;
  const refused = all.find(({ answer }) => answer === 'refused');
  if (refused && granted.length === 0) return refused.answeredOn ? `; refused on ${near(refused.answeredOn, date)}.` : '; it was refused.';
  return '.';
}

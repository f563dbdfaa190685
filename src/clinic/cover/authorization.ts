// What an insurer must have granted before a visit, by the steps of its row: '7: form F245-417-000; 13: claim manager'.

import type { Day } from '../../kit/day.ts';
import { type Terms, type Visit, allocate, byDate, near } from '../referrals/counting.ts';

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

/** Why a visit is not authorized, in words; null if it is, or needs nothing. Each authorization has its own count. */
export function authorizationLacking({ steps, authorizations, visits, nth, session }: {
  steps: readonly string[];
  authorizations: readonly AuthorizationFacts[];
  /** The given visits and earlier bookings of the claim or year, the one at hand among them. */
  visits: readonly Visit[];
  /** Which visit of the claim or year the one at hand is. */
  nth: number;
  session: Visit;
}): string | null {
  const read = readSteps(steps).steps;
  const step = read.filter(({ from }) => from <= nth).pop();
  const granted = authorizations.filter(({ answer }) => answer === 'granted' || answer === 'partly granted');
  // Without steps, what was granted still has its days and its number.
  const firstDay = granted.map(({ startsOn = '' }) => startsOn).sort()[0] ?? '';
  if (read.length > 0 ? !step || isFree(step) : granted.length === 0 || session.date < firstDay) return null;
  const needsFrom = read.find((one) => !isFree(one))?.from ?? 1;
  const inOrder = [...visits].sort(byDate);
  const needy = inOrder.filter(({ date }, i) => (read.length > 0 ? nth - inOrder.length + 1 + i >= needsFrom : date >= firstDay));
  const terms = granted.map((one): Terms => ({ id: one.number || one.id, start: one.startsOn ?? '', end: one.endsOn ?? '', visits: one.visits ?? null }));
  const { placed } = allocate({ referrals: terms, sessions: needy.map(({ id, date }) => ({ id, date, status: 'completed' })) });
  const place = placed.find(({ visit }) => visit.id === session.id);
  if (!place || place.referral) return null;
  const needs = `Visit ${nth} needs ${step?.what || 'an authorization'} first${stateOf(authorizations, granted, session.date)}`;
  return granted.length === 0 ? needs : `${needs} ${(place.says ?? '').replace(/^The referral/, 'The authorization')}`;
}

const isFree = ({ what }: AuthorizationStep): boolean => /^(none|nothing|free)$/i.test(what);

function stateOf(all: readonly AuthorizationFacts[], granted: readonly AuthorizationFacts[], date: Day): string {
  const open = all.find(({ answer, askedOn }) => !answer && askedOn);
  if (open?.askedOn) return `; asked on ${near(open.askedOn, date)}, not answered yet.`;
  const refused = all.find(({ answer }) => answer === 'refused');
  if (refused && granted.length === 0) return refused.answeredOn ? `; refused on ${near(refused.answeredOn, date)}.` : '; it was refused.';
  return '.';
}

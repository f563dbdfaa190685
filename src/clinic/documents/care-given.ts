// What was done over several visits and how it was taken, counted from the notes.

import type { Day } from '../../kit/day.ts';
import { daysBetween } from '../../kit/day.ts';
import type { Insurer } from '../insurers/table.ts';
import type { Referral } from '../referrals/table.ts';
import type { Session } from '../sessions/table.ts';
import { briefDay, capital, count, figure, joined, listed, sentence } from './words.ts';

/** 'Myofascial release and stretching; lumbar and right hip; 30–45 minutes a visit. No reaction noted.' */
/** `end`: the last day spoken of; other years than its own are told. */
export function careGiven(visits: readonly Session[], end: Day): string {
  const what = joined([
    listed(byUse(visits.flatMap(({ techniques }) => techniques))), listed(byUse(visits.flatMap(({ regions }) => regions))), span(visits),
  ], '; ');
  return joined([sentence(capital(what)), reactions(visits, end)], ' ');
}

/** Most used first. */
function byUse(items: readonly string[], most = 6): string[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, most).map(([item]) => item);
}

function span(visits: readonly Session[]): string {
  const minutes = visits.flatMap(({ handsOnMinutes }) => (handsOnMinutes === null ? [] : [handsOnMinutes]));
  if (minutes.length === 0) return '';
  const [least, most] = [Math.min(...minutes), Math.max(...minutes)];
  return `${least === most ? least : `${least}–${most}`} minutes a visit`;
}

function reactions(visits: readonly Session[], end: Day): string {
  const told = visits.filter(({ reaction }) => reaction.trim() !== '' && !/^(none|no\b|nil|n\/a|-)/i.test(reaction.trim()));
  if (told.length === 0) return 'No reaction noted.';
  const byText = new Map<string, string[]>();
  for (const visit of told) byText.set(visit.reaction.trim(), [...(byText.get(visit.reaction.trim()) ?? []), briefDay(visit.date, end)]);
  return `Reactions at ${told.length} of ${count(visits.length, 'visit')}: ${[...byText].map(([text, days]) => `${text.replace(/\.$/, '')} (${days.join(', ')})`).join('; ')}.`;
}

/** Visits as the payer counts them. */
export const visitsIn = (visits: readonly Session[], insurer: Insurer | undefined): number =>
  (insurer?.countBy === 'day' ? new Set(visits.map(({ date }) => date)).size : visits.length);

/** '12 of 12 given (2 a week planned, 1.6 kept)'. */
export function visitsLine(visits: readonly Session[], referral: Referral | undefined, insurer: Insurer | undefined, unsigned: number): string {
  const given = visitsIn(visits, insurer) + (referral?.usedBefore ?? 0);
  const of = referral?.visitsAuthorized ?? null;
  const kept = pace(visits);
  const asides = joined([paceWords(referral?.perWeek ?? null, kept), (referral?.usedBefore ?? 0) > 0 && `${referral?.usedBefore} given elsewhere`, unsigned > 0 && `${unsigned} more not signed yet`], ', ');
  return `${of === null ? count(given, 'visit') : `${given} of ${of}`} given${asides ? ` (${asides})` : ''}`;
}

/** '2 a week planned, 1.6 kept'; '1 a week, as planned'. */
function paceWords(planned: number | null, kept: number | undefined): string {
  if (!planned) return kept === undefined ? '' : `${figure(kept)} a week`;
  if (kept === undefined) return `${figure(planned)} a week planned`;
  return figure(kept) === figure(planned) ? `${figure(planned)} a week, as planned` : `${figure(planned)} a week planned, ${figure(kept)} kept`;
}

/** Visits a week between the first and the last; unknown below three visits. */
function pace(visits: readonly Session[]): number | undefined {
  const days = daysBetween(visits[0]?.date ?? '1900-01-01', visits[visits.length - 1]?.date ?? '1900-01-01');
  return visits.length < 3 || days === 0 ? undefined : ((visits.length - 1) * 7) / days;
}

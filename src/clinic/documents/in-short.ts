// The answer of a report in a few sentences: what got better, what did not, what got worse, what is asked.

import type { Goal } from '../goals/table.ts';
import { isMet } from './goal-rows.ts';
import type { Proposal } from './records.ts';
import type { Compared } from './then-and-now.ts';
import { count, figure, inSentence, joined, listed, lower } from './words.ts';

/** Sentences at most about measures without a known meaningful change; the table has them all. */
const mostUnjudged = 2;

/** Measures, goals and the ask in words. Nothing better is said as plainly as the rest. */
export function inShort(compared: readonly Compared[], goals: readonly Goal[], proposal: Proposal | undefined): string {
  return joined([...outcome(compared), goalWords(goals, compared), proposal ? askWords(proposal) : ''], ' ');
}

function outcome(compared: readonly Compared[]): string[] {
  const [first, ...others] = compared;
  if (!first) return ['No measure has been taken twice yet, so there is no change to report.'];
  const judged = compared.filter(({ meaningful }) => meaningful !== null);
  const nothingGained = judged.length > 0 && !judged.some(({ better, meaningful }) => better && meaningful);
  const worse = judged.some(({ better, meaningful }) => !better && meaningful);
  const also = (caption: string, of: Compared[]): string => (of.length === 0 ? '' : `${caption}: ${listed(of.map(fromTo))}.`);
  return [
    nothingGained ? (worse ? 'Worse than at the start.' : 'No meaningful change.') : '',
    changeWords(first),
    also('Meaningfully worse', others.filter(({ better, meaningful }) => !better && meaningful)),
    also(first.better && first.meaningful ? 'Also meaningfully better' : 'Meaningfully better', others.filter(({ better, meaningful }) => better && meaningful)),
    also('Little changed', others.filter(({ meaningful }) => meaningful === false)),
    ...others.filter(({ meaningful }) => meaningful === null).slice(0, mostUnjudged).map(changeWords),
    nothingGained || worse ? 'Please review the plan before more visits are ordered.' : '',
  ];
}

/** 'Oswestry Disability Index (44 to 28 %)'. */
const fromTo = ({ subject, first, now, unit, change }: Compared): string =>
  `${inSentence(subject)} (${change === 0 ? '' : `${figure(first.value)} to `}${figure(now.value)}${unit})`;

/** 'Pain before sessions fell from 7 to 4 of 10, a meaningful change.' */
function changeWords({ subject, kind, first, now, unit, change, better, meaningful }: Compared): string {
  if (change === 0) return `${subject} stayed at ${figure(now.value)}${unit}.`;
  if (kind === 'ROM') return `${subject}: ${better ? 'gained' : 'lost'} ${figure(Math.abs(change))}${unit}.`;
  const weight = meaningful === null ? '' : !meaningful ? ', less than a meaningful change' : better ? ', a meaningful change' : ', meaningfully worse';
  return `${subject} ${change < 0 ? 'fell' : 'rose'} from ${figure(first.value)} to ${figure(now.value)}${unit}${weight}.`;
}

function goalWords(goals: readonly Goal[], compared: readonly Compared[]): string {
  const kept = goals.filter(({ state }) => state !== 'dropped');
  const open = kept.filter(({ state }) => state !== 'reached');
  if (kept.length === 0) return '';
  if (open.length === 0) return kept.length === 1 ? 'The goal is reached.' : `All ${kept.length} goals are reached.`;
  const reached = kept.length - open.length;
  const met = open.filter((goal) => isMet(goal, compared));
  return joined([
    reached > 0 && `${reached} of ${kept.length} goals reached.`, namedGoals('Target met', met), namedGoals('Left to reach', open.filter((goal) => !met.includes(goal))),
  ], ' ');
}

function namedGoals(caption: string, goals: readonly Goal[]): string {
  if (goals.length === 0) return '';
  const named = fitting(goals.map(({ goal }) => lower(goal.trim().replace(/\.$/, ''))));
  return `${caption}: ${named.join('; ')}${named.length < goals.length ? `; and ${goals.length - named.length} more below` : ''}.`;
}

/** As many as fit two lines; the first always. */
const fitting = (goals: readonly string[]): string[] => goals.filter((_, i) => i === 0 || goals.slice(0, i + 1).join('; ').length <= 150);

/** 'We ask for 8 more visits, 1 a week.' */
function askWords({ visits, perWeek }: Proposal): string {
  if (visits === null) return '';
  return `We ask for ${count(visits, 'more visit', 'more visits')}${perWeek ? `, ${figure(perWeek)} a week` : ''}.`;
}

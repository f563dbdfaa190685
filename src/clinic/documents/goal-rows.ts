// Goals and how far they are, and what is still there, by the figures of the notes.

import type { Goal } from '../goals/table.ts';
import { inSentence } from './in-short.ts';
import type { Records } from './records.ts';
import type { Compared } from './then-and-now.ts';
import { figure, fullDay, joined, listed } from './words.ts';

export type GoalRow = { goal: string; state: string };

export const goalRowNames = { goal: 'The goal', state: 'How far it is' };

export function goalRows({ goals, referral }: Pick<Records, 'goals' | 'referral'>, compared: readonly Compared[]): GoalRow[] {
  const rows = goals.map((goal) => ({ goal: goal.goal, state: stateOf(goal, compared) }));
  return rows.length === 0 && referral?.goals ? [{ goal: referral.goals, state: 'as the order says; see the measures' }] : rows;
}

function stateOf(goal: Goal, compared: readonly Compared[]): string {
  if (goal.state === 'reached') return goal.reachedOn ? `reached ${fullDay(goal.reachedOn)}` : 'reached';
  const measured = compared.find((each) => shows(goal, each));
  const now = measured && goal.target !== null ? `now ${figure(measured.now.value)}, target ${figure(goal.target)}` : '';
  const word = goal.state === 'partly reached' ? 'partly' : goal.state === 'dropped' ? 'dropped' : 'not yet';
  return joined([word, now], ': ');
}

/** The goal names the kind first; words behind it (“ROM neck rotation”) must stand in the measure's label. */
function shows({ measure }: Goal, { kind, label }: Compared): boolean {
  const [first = '', ...more] = measure.toLowerCase().split(/\s+/);
  return first === kind.toLowerCase() && more.every((word) => label.toLowerCase().includes(word));
}

/** Where each score with a best end still is. */
export function stillThere(compared: readonly Compared[]): string {
  const left = compared.filter(({ kind, now, lowerIsBetter }) => kind !== 'ROM' && (lowerIsBetter ? now.value > 0 : now.value < 10));
  return left.length === 0 ? '' : `Still present: ${listed(left.map(({ subject, now, unit }) => `${inSentence(subject)} (${figure(now.value)}${unit})`))}.`;
}

// Goals and how far they are, and what is still there, by the figures of the notes.

import type { Day } from '../../kit/day.ts';
import type { Goal } from '../goals/table.ts';
import type { Referral } from '../referrals/table.ts';
import type { Records } from './records.ts';
import type { Compared } from './then-and-now.ts';
import { figure, fullDay, inSentence, listed } from './words.ts';

export type GoalRow = { goal: string; state: string };

export const goalRowNames = { goal: 'The goal', state: 'How far it is' };

/** The goals of the records' case as they stood on the last day spoken of. */
export function goalsAt({ goals, case: care }: Pick<Records, 'goals' | 'case'>, end: Day): Goal[] {
  return goals.filter((goal) => goal.case === care?.id)
    .map((goal) => (goal.state === 'reached' && goal.reachedOn > end ? { ...goal, state: 'open', reachedOn: '' } : goal));
}

export function goalRows(goals: readonly Goal[], referral: Referral | undefined, compared: readonly Compared[]): GoalRow[] {
  const rows = goals.map((goal) => ({ goal: goal.goal, state: stateOf(goal, compared) }));
  return rows.length === 0 && referral?.goals ? [{ goal: referral.goals, state: 'as the order says; see the measures' }] : rows;
}

function stateOf(goal: Goal, compared: readonly Compared[]): string {
  if (goal.state === 'reached') return goal.reachedOn ? `reached ${fullDay(goal.reachedOn)}` : 'reached';
  if (goal.state === 'dropped') return 'dropped';
  const word = isMet(goal, compared) ? 'target met' : goal.state === 'partly reached' ? 'partly' : 'not yet';
  const measured = measureOf(goal, compared);
  if (!measured || goal.target === null) return word;
  return `${word}: ${inSentence(measured.subject)} ${figure(measured.now.value)}${measured.unit}, target ${figure(goal.target)}`;
}

const measureOf = (goal: Goal, compared: readonly Compared[]): Compared | undefined => compared.find((each) => shows(goal, each));

/** By its figure; whether it is reached is the therapist's word. */
export function isMet(goal: Goal, compared: readonly Compared[]): boolean {
  const measured = measureOf(goal, compared);
  if (!measured || goal.target === null) return false;
  return measured.lowerIsBetter ? measured.now.value <= goal.target : measured.now.value >= goal.target;
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

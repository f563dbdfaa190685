// How clients of a condition fare: median change of pain, and the share of cases past the smallest change that matters.
// Groups of few clients are hidden, and so is what is nobody's business in a summary.

import type { Day } from '../../kit/day.ts';
import { amounts, days, texts } from '../../kit/store/quick.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { conditions } from '../codes/conditions.ts';
import { changeFrom } from '../measures/score.ts';
import type { Visit } from './visits.ts';

/** Minds and addictions stay out of every summary, whatever the size of the group. */
const unspoken = /anxi|depress|alcohol|addict|stress|panic|trauma|ptsd|psych|mental|substance|abuse/i;
const others = 'Other conditions';

/** `rows`: indexes of its cases. */
export interface Outcome { condition: string; cases: number; medianChange: number; percentBetter: number; rows: number[] }

interface Pain { on: Day; at: number; before: number }

/** Cases with a visit in the month: their first pain score against the last up to then. Most cases first. */
export function outcomesOf({ sessionScan, caseScan, visits, month, smallest }: { sessionScan: Scan; caseScan: Scan; visits: readonly Visit[]; month: string; smallest: number }): { outcomes: Outcome[]; hidden: number } {
  const pains = painsOf(sessionScan, visits.filter((visit) => visit.month <= month));
  const active = new Set(visits.filter((visit) => visit.month === month).map((visit) => visit.i));
  const episode = texts(sessionScan, 'case');
  const cases = new Set([...active].map((i) => episode(i)).filter((id) => id !== ''));
  const groups = new Map<string, Group>();
  const [id, client, condition] = [texts(caseScan, 'id'), texts(caseScan, 'client'), texts(caseScan, 'condition')];
  const named = conditions().flatMap(({ label }) => label.replace(/ \(.*\)|-type/g, '').split(' / ').map((name) => ({ label, words: wordsOf(name) })).filter(({ words }, n) => n === 0 || words.length > 1));
  for (let i = 0; i < caseScan.count; i++) {
    const own = cases.has(id(i)) ? pains.get(id(i)) : undefined;
    const [first, last] = [own?.[0], own?.[own.length - 1]];
    if (!first || !last || first === last || unspoken.test(condition(i))) continue;
    const change = changeFrom({ kind: 'NPRS', baseline: first.before, now: last.before });
    if (!change) continue;
    const group = groupOf(groups, conditionIn(condition(i), named));
    group.clients.add(client(i));
    group.changes.push({ i, better: change.better, matters: change.meaningful === true });
  }
  const all = [...groups].map(([name, { clients, changes }]) => ({ name, clients: clients.size, changes }));
  const told = all.filter((group) => group.clients >= smallest);
  return {
    hidden: all.length - told.length,
    outcomes: told.map(({ name, changes }): Outcome => ({
      condition: name, cases: changes.length, medianChange: median(changes.map((one) => one.better)), percentBetter: Math.round((changes.filter((one) => one.matters).length / changes.length) * 100), rows: changes.map((one) => one.i),
    })).sort((a, b) => b.cases - a.cases || (a.condition < b.condition ? -1 : 1)),
  };
}

interface Named { label: string; words: string[] }

const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^a-z]+/).filter(Boolean);

/** “Low back pain with right sciatica” is low back pain: the condition of which most words are named. */
function conditionIn(text: string, all: readonly Named[]): string {
  const words = new Set(wordsOf(text));
  const fitting = all.filter((one) => one.words.every((word) => words.has(word)));
  return fitting.sort((a, b) => b.words.length - a.words.length)[0]?.label ?? others;
}

interface Group { clients: Set<string>; changes: { i: number; better: number; matters: boolean }[] }

function groupOf(groups: Map<string, Group>, name: string): Group {
  const there = groups.get(name) ?? { clients: new Set<string>(), changes: [] };
  groups.set(name, there);
  return there;
}

/** Pain before each treatment, by case, in the order of days. */
function painsOf(scan: Scan, visits: readonly Visit[]): Map<string, Pain[]> {
  const [episode, before, date] = [texts(scan, 'case'), amounts(scan, 'painBefore'), days(scan, 'date')];
  const pains = new Map<string, Pain[]>();
  for (const { i } of visits) {
    const pain = before(i);
    if (pain === null || episode(i) === '') continue;
    const there = pains.get(episode(i)) ?? [];
    there.push({ on: date(i), at: i, before: pain });
    pains.set(episode(i), there);
  }
  for (const own of pains.values()) own.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.at - b.at));
  return pains;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.round((((sorted[middle - 1] ?? 0) + upper) / 2) * 10) / 10;
}

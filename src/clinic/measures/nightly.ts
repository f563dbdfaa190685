// What became of each case's baseline, at night: the change of every later value, and whether it matters.

import type { DerivedChange } from '../../kit/store/bulk.ts';
import { differing } from '../../kit/store/bulk.ts';
import { amounts, days, texts } from '../../kit/store/quick.ts';
import type { Scan, Want } from '../../kit/store/scan.ts';
import { changeFrom } from './score.ts';
import type { Measure } from './table.ts';
import { measures } from './table.ts';

export const measureWant: Want = { table: measures, keys: ['id', 'client', 'case', 'takenOn', 'kind', 'when', 'what', 'side', 'value', 'change', 'meaningful'] };

interface Taken { i: number; on: string; when: string; kind: string; what: string; value: number; row: string }

/** Changed cells of the rows; a baseline has none itself. */
export function measureChanges(scan: Scan): DerivedChange[] {
  const changes: DerivedChange[] = [];
  const differs = differing(scan);
  for (const series of seriesOf(scan).values()) {
    const [first, ...later] = series.sort(inTime);
    if (!first) continue;
    for (const one of [first, ...later]) {
      const changed = differs(one.i, one === first ? nothing : sinceBaseline(first, one));
      if (changed) changes.push({ scan, i: one.i, values: changed });
    }
  }
  return changes;
}

const nothing: Pick<Measure, 'change' | 'meaningful'> = { change: null, meaningful: '' };

/** Better is positive, whichever way the measure runs. Motion has a change and no rule. */
function sinceBaseline(first: Taken, now: Taken): Pick<Measure, 'change' | 'meaningful'> {
  const known = changeFrom({ kind: now.kind, baseline: first.value, now: now.value, what: now.what });
  if (!known) return { change: Math.round((now.value - first.value) * 10) / 10, meaningful: '' };
  return { change: known.better, meaningful: known.meaningful === null ? '' : known.meaningful ? 'yes' : 'no' };
}

/** Values of one thing in one case: kind, what was measured, side; before a treatment apart from after it. */
function seriesOf(scan: Scan): Map<string, Taken[]> {
  const [id, client, episode, kind, when, what, side] = [texts(scan, 'id'), texts(scan, 'client'), texts(scan, 'case'), texts(scan, 'kind'), texts(scan, 'when'), texts(scan, 'what'), texts(scan, 'side')];
  const [takenOn, value] = [days(scan, 'takenOn'), amounts(scan, 'value')];
  const series = new Map<string, Taken[]>();
  for (let i = 0; i < scan.count; i++) {
    const amount = value(i);
    if (id(i) === '' || amount === null || takenOn(i) === '') continue;
    const key = [episode(i) || client(i), kind(i), what(i).trim().toLowerCase(), side(i), when(i)].join('|');
    const one: Taken = { i, on: takenOn(i), when: when(i), kind: kind(i), what: what(i).trim(), value: amount, row: id(i) };
    const there = series.get(key);
    if (there) there.push(one);
    else series.set(key, [one]);
  }
  return series;
}

const inTime = (a: Taken, b: Taken): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.row < b.row ? -1 : 1);

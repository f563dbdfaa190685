// The same measures at the start of the case, on the way and at the end: what changed, and whether it matters to a client.

import type { Day } from '../../kit/day.ts';
import { daysBetween } from '../../kit/day.ts';
import { changeFrom, leastChangeOf, measureKind } from '../measures/score.ts';
import type { Measure } from '../measures/table.ts';
import type { Records } from './records.ts';
import type { Span } from './span.ts';
import { capital, joined } from './words.ts';

export interface Reading { on: Day; value: number }

/** One measure over time. `meaningful` is null where no smallest meaningful change is known. */
export interface Compared {
  kind: string;
  label: string;
  /** As the subject of a sentence. */
  subject: string;
  /** Behind a value in a sentence: ' of 10', ' %', '°'. */
  unit: string;
  first: Reading;
  middle?: Reading;
  now: Reading;
  change: number;
  better: boolean;
  meaningful: boolean | null;
  /** '2 or more'. */
  rule: string;
  lowerIsBetter: boolean;
}

interface Scale { name: string; scale: string; unit: string; lowerIsBetter: boolean }

const scales: Record<string, Scale> = {
  'NPRS': { name: 'Pain', scale: 'NPRS, 0–10', unit: ' of 10', lowerIsBetter: true },
  'ODI': { name: 'Oswestry Disability Index', scale: '%', unit: ' %', lowerIsBetter: true },
  'NDI': { name: 'Neck Disability Index', scale: '0–50', unit: ' of 50', lowerIsBetter: true },
  'QuickDASH': { name: 'QuickDASH', scale: '0–100', unit: ' of 100', lowerIsBetter: true },
  'Roland-Morris': { name: 'Roland-Morris', scale: '0–24', unit: ' of 24', lowerIsBetter: true },
  'FIQR': { name: 'FIQR', scale: '0–100', unit: ' of 100', lowerIsBetter: true },
  'PSFS': { name: 'Activities', scale: 'PSFS, 0–10', unit: ' of 10', lowerIsBetter: false },
  'ROM': { name: 'Range of motion', scale: '°', unit: '°', lowerIsBetter: false },
};
const order = Object.keys(scales);

/** Every measure with a value of the span and an earlier one of its case, by signed sessions or outside of sessions. */
export function comparedMeasures({ measures, case: care }: Pick<Records, 'measures' | 'case'>, span: Span): Compared[] {
  const visits = new Set(span.visits.map(({ id }) => id));
  const counts = ({ value, takenOn, session, case: of }: Measure): boolean =>
    value !== null && (session === '' ? takenOn <= span.measuredUntil : visits.has(session)) && (!care || of === '' || of === care.id);
  const fromSessions = span.visits.flatMap((visit) => (visit.painBefore === null ? [] : [{ on: visit.date, value: visit.painBefore }]));
  const series = seriesOf(measures.filter((row) => counts(row) && !(isPain(row) && fromSessions.length > 0)));
  const measured = series.filter(({ readings }) => isChange(readings, span)).sort((a, b) => order.indexOf(a.row.kind) - order.indexOf(b.row.kind))
    .map(({ row, readings, both }) => compare(row.kind, captionsOf(row, both), { readings, from: span.from }));
  if (!isChange(fromSessions, span)) return measured;
  const half = mostCommon(measured.flatMap(({ middle }) => (middle ? [middle.on] : [])));
  return [compare('NPRS', { label: 'Pain before session (NPRS, 0–10)', subject: 'Pain before sessions', what: '' }, { readings: fromSessions, from: span.from, half }), ...measured];
}

/** Pain of a session stands in its note already. */
const isPain = ({ kind, what }: Measure): boolean => kind === 'NPRS' && what === '';

/** A value of the span to set against an earlier one. */
const isChange = (readings: readonly Reading[], { from }: Span): boolean => readings.length > 1 && readings.some(({ on }, i) => i > 0 && on >= from);

interface Series { row: Measure; readings: Reading[]; both: boolean }

/** What was measured in one way, oldest first. `both`: it was measured before and after treatments, so its name must say which. */
function seriesOf(rows: readonly Measure[]): Series[] {
  const groups = new Map<string, { row: Measure; readings: Reading[]; kin: string }>();
  for (const row of rows) {
    const kin = [row.kind, row.what.trim().toLowerCase(), row.side].join('|');
    const key = `${kin}|${row.when}`;
    const group = groups.get(key) ?? { row, readings: [], kin };
    group.readings.push({ on: row.takenOn, value: row.value ?? 0 });
    groups.set(key, group);
  }
  const all = [...groups.values()];
  return all.map(({ row, readings, kin }) => ({ row, both: all.filter((other) => other.kin === kin).length > 1, readings: byDay(readings) }));
}

const byDay = (readings: Reading[]): Reading[] => [...readings].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

interface Caption { label: string; subject: string; what: string }

function captionsOf(row: Measure, both: boolean): Caption {
  const known = scales[row.kind];
  const side = row.side === 'both' ? 'both sides' : row.side;
  const when = both && row.when && `${row.when} treatment`;
  const byWhat = row.kind === 'ROM' || row.kind === 'PSFS' || row.kind === 'NPRS';
  const subject = byWhat ? joined([capital(row.what || (known?.name ?? '')), side, when], ', ') : joined([known?.name ?? row.kind, row.what, when], ', ');
  const scale = row.kind === 'ROM' ? unitOf(row.unit) || '°' : known?.scale ?? row.unit;
  return { label: `${subject} (${scale})`, subject, what: row.what };
}

/** People write degrees in many ways. */
const unitOf = (unit: string): string => (/^(deg|degrees?|°)$/i.test(unit.trim()) ? '°' : unit.trim());

interface Course { readings: Reading[]; from: Day; half?: Day }

function compare(kind: string, { label, subject, what }: Caption, { readings, from, half }: Course): Compared {
  const [first = { on: '', value: 0 }, now = first] = [readings[0], readings[readings.length - 1]];
  const { unit, lowerIsBetter } = scales[kind] ?? { unit: '', lowerIsBetter: true };
  const change = Math.round((now.value - first.value) * 10) / 10;
  return {
    kind, label, subject, unit: label.endsWith('(mm)') ? ' mm' : unit, first, now, change, lowerIsBetter,
    middle: middleOf(readings.slice(1, -1).filter(({ on }) => on >= from), { from: first.on, to: now.on, half: half ?? (first.on < from ? from : undefined) }),
    better: change !== 0 && (change < 0) === lowerIsBetter,
    ...weighed(kind, { what, baseline: first.value, change }),
  };
}

/** Whether a change matters to a client, better or worse alike, and by which rule. */
function weighed(kind: string, { what, baseline, change }: { what: string; baseline: number; change: number }): { meaningful: boolean | null; rule: string } {
  const known = measureKind(kind);
  const least = known ? leastChangeOf(known, what) : undefined;
  if (!known || !least) return { meaningful: null, rule: '' };
  const gain = scales[kind]?.lowerIsBetter ? -Math.abs(change) : Math.abs(change);
  const judged = changeFrom({ kind, what, baseline, now: baseline + gain });
  const byPercent = judged?.byPercent === true && !judged.byPoints;
  return { meaningful: judged?.meaningful ?? null, rule: byPercent ? `${least.percent}% or more` : `${least.points} or more` };
}

/** The reading nearest to a day, or to half way; of a later order, its own first. */
function middleOf(between: Reading[], { from, to, half }: { from: Day; to: Day; half?: Day }): Reading | undefined {
  const off = (on: Day): number => (half ? Math.abs(daysBetween(on, half)) : Math.abs(daysBetween(from, on) - daysBetween(on, to)) / 2);
  return between.reduce<Reading | undefined>((best, each) => (best && off(best.on) <= off(each.on) ? best : each), undefined);
}

/** The day most of them share. */
export function mostCommon(days: readonly Day[]): Day | undefined {
  const counts = new Map<Day, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

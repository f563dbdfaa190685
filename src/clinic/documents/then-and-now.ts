// The same measures at the start, on the way and now: what changed, and whether it matters to a client.

import type { Day } from '../../kit/day.ts';
import { daysBetween } from '../../kit/day.ts';
import type { Names } from '../../kit/document/names.ts';
import { changeFrom, leastChange, measureKind } from '../measures/score.ts';
import type { Measure } from '../measures/table.ts';
import { signedVisits } from './records.ts';
import type { Records } from './records.ts';
import { briefDay, capital, figure, joined, signed } from './words.ts';

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
/** Stratford 1995: one activity alone must change by more than the mean of several. */
const onePsfsActivity = 3;
const order = Object.keys(scales);

/** Every measure taken at least twice, by signed sessions or outside of sessions. */
export function comparedMeasures(records: Records): Compared[] {
  const visits = signedVisits(records.sessions);
  const signedIds = new Set(visits.map((visit) => visit.id));
  const rows = records.measures.filter((row) => row.value !== null && row.takenOn <= records.today && (row.session === '' || signedIds.has(row.session)));
  const fromSessions = visits.flatMap((visit) => (visit.painBefore === null ? [] : [{ on: visit.date, value: visit.painBefore }]));
  const groups = new Map<string, { row: Measure; readings: Reading[] }>();
  for (const row of rows) {
    // Pain of a session stands in its note already.
    if (row.kind === 'NPRS' && row.what === '' && fromSessions.length > 0) continue;
    const key = [row.kind, row.what.toLowerCase(), row.side, row.when].join('|');
    const group = groups.get(key) ?? { row, readings: [] };
    group.readings.push({ on: row.takenOn, value: row.value ?? 0 });
    groups.set(key, group);
  }
  const measured = [...groups.values()].filter(({ readings }) => readings.length > 1)
    .sort((a, b) => order.indexOf(a.row.kind) - order.indexOf(b.row.kind))
    .map(({ row, readings }) => compare(row.kind, captions(row), byDay(readings)));
  if (fromSessions.length < 2) return measured;
  const half = mostCommon(measured.flatMap(({ middle }) => (middle ? [middle.on] : [])));
  return [compare('NPRS', { label: 'Pain before session (NPRS, 0–10)', subject: 'Pain before sessions' }, byDay(fromSessions), half), ...measured];
}

const byDay = (readings: Reading[]): Reading[] => [...readings].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

interface Caption { label: string; subject: string; single?: boolean }

function captions(row: Measure): Caption {
  const known = scales[row.kind];
  const side = row.side === 'both' ? 'both sides' : row.side;
  const when = row.when && `${row.when} treatment`;
  const byWhat = row.kind === 'ROM' || row.kind === 'PSFS' || row.kind === 'NPRS';
  const subject = byWhat ? joined([capital(row.what || (known?.name ?? '')), side, when], ', ') : joined([known?.name ?? row.kind, row.what, when], ', ');
  const scale = row.kind === 'ROM' ? unitOf(row.unit) || '°' : known?.scale ?? row.unit;
  return { label: `${subject} (${scale})`, subject, single: row.kind === 'PSFS' && row.what !== '' };
}

/** People write degrees in many ways. */
const unitOf = (unit: string): string => (/^(deg|degrees?|°)$/i.test(unit.trim()) ? '°' : unit.trim());

function compare(kind: string, { label, subject, single = false }: Caption, readings: Reading[], half?: Day): Compared {
  const [first = { on: '', value: 0 }, now = first] = [readings[0], readings[readings.length - 1]];
  const { unit, lowerIsBetter } = scales[kind] ?? { unit: '', lowerIsBetter: true };
  const change = Math.round((now.value - first.value) * 10) / 10;
  return {
    kind, label, subject, unit: label.endsWith('(mm)') ? ' mm' : unit, first, now, change, lowerIsBetter,
    middle: middleOf(readings.slice(1, -1), first.on, now.on, half),
    better: change !== 0 && (change < 0) === lowerIsBetter,
    ...weighed(kind, single, first.value, change),
  };
}

/** Whether a change matters to a client, better or worse alike, and by which rule. */
function weighed(kind: string, single: boolean, baseline: number, change: number): { meaningful: boolean | null; rule: string } {
  const known = measureKind(kind);
  const least = known ? leastChange[known] : undefined;
  if (!known || !least) return { meaningful: null, rule: '' };
  if (single) return { meaningful: Math.abs(change) >= onePsfsActivity, rule: `${onePsfsActivity} or more` };
  const gain = scales[kind]?.lowerIsBetter ? -Math.abs(change) : Math.abs(change);
  const judged = changeFrom({ kind, baseline, now: baseline + gain });
  const byPercent = judged?.byPercent === true && !judged.byPoints;
  return { meaningful: judged?.meaningful ?? null, rule: byPercent ? `${least.percent}% or more` : `${least.points} or more` };
}

/** The reading nearest to the day half way. */
function middleOf(between: Reading[], from: Day, to: Day, half?: Day): Reading | undefined {
  const off = (on: Day): number => (half ? Math.abs(daysBetween(on, half)) : Math.abs(daysBetween(from, on) - daysBetween(on, to)) / 2);
  return between.reduce<Reading | undefined>((best, each) => (best && off(best.on) <= off(each.on) ? best : each), undefined);
}

/** A line of the table; a day stands beside a value only where it is not its column's. */
export type MeasureRow = {
  measure: string; first: string; firstDay: string; middle: string; middleDay: string; now: string; nowDay: string; change: string; meaningful: string;
};

/** The table and its columns' days. */
export type MeasureTable = { firstOn: string; middleOn: string; nowOn: string; measures: MeasureRow[] };

export const measureTableNames: Names<MeasureTable> = {
  firstOn: 'Day of the first measures',
  middleOn: 'Day of the measures on the way',
  nowOn: 'Day of the latest measures',
  measures: {
    measure: 'Its name and scale', first: 'First value', firstDay: 'Its day where it differs', middle: 'Value on the way', middleDay: 'Its day where it differs',
    now: 'Latest value', nowDay: 'Its day where it differs', change: 'Latest less first', meaningful: 'Whether the change matters, and the rule',
  },
};

export function measureTable(compared: readonly Compared[], today: Day): MeasureTable {
  const [firstOn, middleOn, nowOn] = [
    mostCommon(compared.map(({ first }) => first.on)), mostCommon(compared.flatMap(({ middle }) => (middle ? [middle.on] : []))), mostCommon(compared.map(({ now }) => now.on)),
  ];
  const own = (on: Day | undefined, column: Day | undefined): string => (on && on !== column ? briefDay(on, today) : '');
  return {
    firstOn: firstOn ? briefDay(firstOn, today) : '', middleOn: middleOn ? briefDay(middleOn, today) : '', nowOn: nowOn ? briefDay(nowOn, today) : '',
    measures: compared.map((each) => ({
      measure: each.label,
      first: figure(each.first.value), firstDay: own(each.first.on, firstOn),
      middle: each.middle ? figure(each.middle.value) : '', middleDay: own(each.middle?.on, middleOn),
      now: figure(each.now.value), nowDay: own(each.now.on, nowOn),
      change: signed(each.change),
      meaningful: verdict(each),
    })),
  };
}

function verdict({ meaningful, better, rule, change }: Compared): string {
  if (meaningful === null) return change === 0 || better ? '' : 'worse';
  if (!meaningful) return `no (${rule})`;
  return better ? `yes (${rule})` : `yes, worse (${rule})`;
}

function mostCommon(days: readonly Day[]): Day | undefined {
  const counts = new Map<Day, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

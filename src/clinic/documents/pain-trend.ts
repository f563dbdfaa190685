// The picture of pain before and after each visit, and the same in words for those who cannot see it.

import type { Chart } from '../../kit/desk.ts';
import type { Session } from '../sessions/table.ts';
import { briefDay, listed } from './words.ts';

/** A picture to be drawn, and its alt text. */
export interface PictureAsk { chart: Chart; alt: string }

/** Twice as many pixels as the picture has points on paper, so that print is sharp. */
const pixels = { width: 1320, height: 250 };
const colors = { before: '#0b57d0', after: '#5f6368' };

/** Undefined with fewer than two visits that have a score: one point is no trend. */
export function painTrend(visits: readonly Session[]): PictureAsk | undefined {
  const scored = visits.filter(({ painBefore, painAfter }) => painBefore !== null || painAfter !== null);
  if (scored.length < 2) return undefined;
  const days = scored.map(({ date }) => briefDay(date, scored[scored.length - 1]?.date ?? ''));
  const [before, after] = [scored.map(({ painBefore }) => painBefore), scored.map(({ painAfter }) => painAfter)];
  return {
    chart: {
      title: '', ...pixels, labels: days, least: 0, most: 10,
      series: [{ name: 'before', values: before, color: colors.before }, { name: 'after', values: after, color: colors.after, dashed: true }],
    },
    alt: `Pain from 0 to 10 at ${scored.length} visits. ${spokenValues('Before', days, before)} ${spokenValues('After', days, after)}`.trim(),
  };
}

function spokenValues(name: string, days: readonly string[], values: readonly (number | null)[]): string {
  const said = values.flatMap((value, i) => (value === null ? [] : [`${value} on ${days[i]}`]));
  return said.length === 0 ? '' : `${name}: ${listed(said)}.`;
}

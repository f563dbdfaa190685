// When a time trigger runs: the minute within the hour is drawn once and kept, as on Google.

import { instantOf, wallTime } from '../zone.ts';

export type Every = 'minutes' | 'hours' | 'days' | 'weeks';

/** What the script asked for. */
export interface ClockSpec {
  every?: { unit: Every; count: number };
  atHour?: number;
  nearMinute?: number;
  /** 1 = Monday. */
  weekDay?: number;
  zone: string;
  /** Once, at this instant. */
  atMs?: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The minute kept for this trigger. `draw` is 0 ≤ x < 1. Google: some minute of the hour, or ±15 about the wanted one. */
export function keptMinute(spec: ClockSpec, draw: number): number {
  return spec.nearMinute === undefined ? Math.floor(draw * 60) : spec.nearMinute - 15 + Math.floor(draw * 31);
}

/** The first run after an instant; null for one that ran already. */
export function nextRun(spec: ClockSpec, minute: number, afterMs: number): number | null {
  if (spec.atMs !== undefined) return spec.atMs > afterMs ? spec.atMs : null;
  const { unit, count } = spec.every ?? { unit: 'days', count: 1 };
  if (unit === 'minutes') return afterMs + count * MINUTE_MS;
  if (unit === 'hours') return nextHour(minute, afterMs) + (count - 1) * HOUR_MS;
  return nextDay(spec, minute, afterMs);
}

function nextHour(minute: number, afterMs: number): number {
  const inHour = Math.floor(afterMs / HOUR_MS) * HOUR_MS + (minute % 60) * MINUTE_MS;
  return inHour > afterMs ? inHour : inHour + HOUR_MS;
}

/** Wall time in the trigger's zone, so that a change of the clocks does not move it. */
function nextDay(spec: ClockSpec, minute: number, afterMs: number): number {
  const { unit, count } = spec.every ?? { unit: 'days', count: 1 };
  const today = wallTime(afterMs, spec.zone);
  const hour = spec.atHour ?? Math.floor(minute / 60);
  for (let ahead = 0; ; ahead++) {
    const day = new Date(Date.UTC(today.year, today.month - 1, today.day + ahead));
    const at = instantOf({ year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate(), hour, minute: 0, second: 0 }, spec.zone) + minute * MINUTE_MS;
    const rightDay = unit !== 'weeks' || ((day.getUTCDay() + 6) % 7) + 1 === (spec.weekDay ?? 1);
    if (at > afterMs && rightDay) return at + (count - 1) * (unit === 'weeks' ? 7 : 1) * 24 * HOUR_MS;
  }
}

/** The event object of a time trigger; its clock fields are believed to be UTC (platform 5.11). */
export function clockEvent(triggerUid: string, atMs: number): Record<string, unknown> {
  const at = new Date(atMs);
  const yearStart = Date.UTC(at.getUTCFullYear(), 0, 1);
  return {
    authMode: 'FULL', triggerUid, timezone: 'UTC',
    year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, 'day-of-month': at.getUTCDate(), 'day-of-week': at.getUTCDay() || 7,
    'week-of-year': Math.ceil(((atMs - yearStart) / (24 * HOUR_MS) + new Date(yearStart).getUTCDay() + 1) / 7),
    hour: at.getUTCHours(), minute: at.getUTCMinutes(), second: at.getUTCSeconds(),
  };
}

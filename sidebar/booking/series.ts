// The dates of a booking: one, or a series on chosen weekdays for so many times, until the order ends, or until its
// visits are used. Dates taken off by hand stay in the list and are made up for at its end.

import { addDays, daysBetween, isDay, startOfWeek, weekday, type Day } from '../../src/kit/day.ts';
import type { ListedReferral } from '../../src/kit/door.ts';
import type { Typed } from '../places.ts';

/** What is asked beside the session's own fields, as it stands in the draft. */
export const fields = { every: 'repeat every', days: 'repeat on', until: 'repeat until', times: 'repeat times', out: 'left out', moved: 'other times', lasts: 'lasts', payer: 'payer chosen for' } as const;

/** As many as one save takes. */
const mostDates = 110;
const farthestDays = 730;

export type Until = 'times' | 'order' | 'visits';

export interface Series {
  /** 0: once. */
  everyWeeks: number;
  /** Monday is 1. */
  weekdays: number[];
  until: Until;
  times: number;
}

export const seriesIn = (values: Typed): Series => ({
  everyWeeks: Number(values[fields.every] ?? '') || 0,
  weekdays: (values[fields.days] ?? '').split(' ').map(Number).filter((day) => day >= 1 && day <= 7),
  until: ([...untils].find((each) => each === values[fields.until]) ?? 'times'),
  times: Math.min(mostDates, Math.max(0, Math.floor(Number(values[fields.times] ?? '')) || 0)),
});

const untils: readonly Until[] = ['times', 'order', 'visits'];

/** Visits of an order that are neither used nor booked; null where it names no number. */
export const visitsOpen = (order: ListedReferral | undefined): number | null => (order?.of == null ? null : Math.max(0, order.of - order.used - order.booked));

export interface PlannedDate { date: Day; out: boolean }

/** Every date of the list in order, those left out among them. */
export function plan(first: Day, series: Series, order: ListedReferral | undefined, out: ReadonlySet<Day>): PlannedDate[] {
  if (series.everyWeeks === 0) return [{ date: first, out: false }];
  const most = series.until === 'times' ? series.times : series.until === 'visits' ? visitsOpen(order) ?? 0 : mostDates;
  const last = series.until === 'times' || !order || !isDay(order.until) ? addDays(first, farthestDays) : order.until;
  const dates: PlannedDate[] = [];
  let taken = 0;
  for (let week = startOfWeek(first); taken < most && dates.length < 2 * mostDates && week <= last; week = addDays(week, 7 * series.everyWeeks)) {
    for (const day of [...series.weekdays].sort()) {
      const date = addDays(week, day - weekday(week));
      if (date < first || date > last || taken >= most) continue;
      dates.push({ date, out: out.has(date) });
      if (!out.has(date)) taken += 1;
    }
  }
  return dates;
}

/** Weekdays that spread so many visits over a week, the first one among them. */
export function spread(first: Day, perWeek: number): number[] {
  const start = weekday(first);
  const count = Math.max(1, Math.min(5, Math.round(perWeek)));
  if (start > 5) return [start];
  const step = count === 2 ? 3 : count === 3 ? 2 : 1;
  const days = Array.from({ length: count }, (_, n) => ((start - 1 + n * step) % 5) + 1);
  return [...new Set(days)].sort();
}

/** What a series begins with: at the pace of the order, until its visits are used or it ends. */
export function firstSeries(first: Day, order: ListedReferral | undefined): Typed {
  const perWeek = order?.perWeek ?? 1;
  const open = visitsOpen(order);
  const until: Until = open ? 'visits' : order && isDay(order.until) && daysBetween(first, order.until) > 0 ? 'order' : 'times';
  return { [fields.days]: spread(first, perWeek).join(' '), [fields.until]: until, [fields.times]: String(open || 6) };
}

export const outIn = (values: Typed): Set<Day> => new Set((values[fields.out] ?? '').split(' ').filter(isDay));

/** Other times of single dates: `2026-03-05=10:00-11:00`. */
export function movedIn(values: Typed): Map<Day, { startsAt: string; endsAt: string }> {
  return new Map((values[fields.moved] ?? '').split(' ').flatMap((entry): [Day, { startsAt: string; endsAt: string }][] => {
    const [, date = '', startsAt = '', endsAt = ''] = /^(\S{10})=(\S*)-(\S*)$/.exec(entry) ?? [];
    return isDay(date) ? [[date, { startsAt, endsAt }]] : [];
  }));
}

export const movedText = (moved: Map<Day, { startsAt: string; endsAt: string }>): string => [...moved].map(([date, { startsAt, endsAt }]) => `${date}=${startsAt}-${endsAt}`).join(' ');

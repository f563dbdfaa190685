// The dates of a series.

import type { ListedReferral } from '../../src/kit/door.ts';
import { firstSeries, plan, seriesIn, spread, visitsOpen } from '../../sidebar/booking/series.ts';

const monday = '2026-03-02';
const anOrder = (own: Partial<ListedReferral> = {}): ListedReferral => ({
  id: 'R-00001', at: 2, caption: '', detail: '', client: 'C-00001', cover: 'V-00001', case: '', standing: 'active', why: '', until: '2026-04-06', used: 5, booked: 2, of: 12, perWeek: 2, minutes: 60, ...own,
});
const weekly = (own: Record<string, string> = {}) => seriesIn({ 'repeat every': '1', 'repeat on': '1 4', 'repeat until': 'times', 'repeat times': '4', ...own });
const taken = (dates: { date: string; out: boolean }[]) => dates.filter(({ out }) => !out).map(({ date }) => date);

it('is one date where nothing repeats', () => {
  expect(plan(monday, seriesIn({}), anOrder(), new Set())).toEqual([{ date: monday, out: false }]);
});

it('goes over the chosen weekdays from its first day on', () => {
  expect(taken(plan('2026-03-03', weekly(), undefined, new Set()))).toEqual(['2026-03-05', '2026-03-09', '2026-03-12', '2026-03-16']);
});

it('leaves a week between where it is every two weeks', () => {
  expect(taken(plan(monday, weekly({ 'repeat every': '2', 'repeat on': '1' }), undefined, new Set()))).toEqual(['2026-03-02', '2026-03-16', '2026-03-30', '2026-04-13']);
});

it('makes up at its end for a date that is left out, and moves none of the others', () => {
  const all = plan(monday, weekly(), undefined, new Set());
  const without = plan(monday, weekly(), undefined, new Set(['2026-03-05']));

  expect(without.slice(0, 4).map(({ date }) => date)).toEqual(all.map(({ date }) => date));
  expect(taken(without)).toEqual(['2026-03-02', '2026-03-09', '2026-03-12', '2026-03-16']);
});

it('ends with the order, its last day counted', () => {
  const dates = taken(plan(monday, weekly({ 'repeat until': 'order' }), anOrder(), new Set()));

  expect(dates).toHaveLength(11);
  expect(dates[dates.length - 1]).toBe('2026-04-06');
});

it('books the visits that are neither used nor booked, and none after the order ends', () => {
  expect(visitsOpen(anOrder())).toBe(5);
  expect(taken(plan(monday, weekly({ 'repeat until': 'visits' }), anOrder(), new Set()))).toHaveLength(5);
  expect(taken(plan('2026-03-30', weekly({ 'repeat until': 'visits' }), anOrder(), new Set()))).toEqual(['2026-03-30', '2026-04-02', '2026-04-06']);
});

it('stops at what one save takes', () => {
  expect(plan(monday, weekly({ 'repeat times': '999', 'repeat on': '1 2 3 4 5' }), undefined, new Set())).toHaveLength(110);
});

it('with no weekday has no date', () => {
  expect(plan(monday, weekly({ 'repeat on': '' }), undefined, new Set())).toEqual([]);
});

it.each([[1, [1]], [2, [1, 4]], [3, [1, 3, 5]], [5, [1, 2, 3, 4, 5]]])('%d a week from a Monday are spread over %j', (perWeek, days) => {
  expect(spread(monday, perWeek)).toEqual(days);
});

describe('what a series begins with', () => {
  it('is the pace of the order until its visits are used', () => {
    expect(seriesIn({ 'repeat every': '1', ...firstSeries(monday, anOrder()) })).toEqual({ everyWeeks: 1, weekdays: [1, 4], until: 'visits', times: 5 });
  });

  it('is until the order ends where it names no number', () => {
    expect(seriesIn(firstSeries(monday, anOrder({ of: null })))).toMatchObject({ until: 'order' });
  });

  it('is six times, once a week, without an order', () => {
    expect(seriesIn(firstSeries('2026-03-05', undefined))).toMatchObject({ weekdays: [4], until: 'times', times: 6 });
  });
});

// Reads an order as a provider writes it: how many visits, at what pace, for how long, for what.

import { readRegions } from '../codes/regions.ts';
import { plainOrder } from './order-words.ts';

export type LengthUnit = 'days' | 'weeks' | 'months' | 'years';
export interface Length { amount: number; unit: LengthUnit }
/** A stretch at one pace; `weeks` is null where it is months or not written. */
export interface Phase { visits: number; perWeek: number | null; weeks: number | null }
/** A likely meaning of an order that can be read in more than one way. */
export interface Choice { label: string; visits: number | null; perWeek: number | null; for: Length | null; days: number | null }

export interface Order {
  /** In all; for a range the upper bound. Null: not written, or not clear. */
  visits: number | null;
  /** The highest pace; null where it is by the month or not written. */
  perWeek: number | null;
  for: Length | null;
  /** Calendar days from the start; null for months, whose days depend on the start. */
  days: number | null;
  /** Of each visit. */
  minutes: number | null;
  phases: Phase[];
  /** Not empty: the wording is not clear, and these are its likely meanings. */
  ask: Choice[];
  codes: string[];
  regions: string[];
  /** Fewest and most visits, where a range is written. */
  range: [number, number] | null;
}

interface Span { low: number; high: number }
/** So many times every so many days, weeks …; `every.low` is the fastest. */
interface Pace { times: Span; every: Span; unit: string }
interface Stretch { pace: Pace; length: { amount: Span; unit: string } | null }
interface Total { visits: Span; atMost: boolean }
type Read = Omit<Order, 'minutes' | 'codes' | 'regions' | 'ask'> & { pace: Pace | null; conflict: Total | null; totals: Total[] };

const weeksPer: Record<string, number> = { day: 1 / 7, week: 1, month: 52 / 12, year: 52 };
const daysPer: Record<string, number> = { day: 1, week: 7, year: 365 };
const nothing = { visits: null, perWeek: null, for: null, days: null, phases: [], range: null };

/** What is ordered of somebody else beside it: 'massage 2x/week, PT 3x/week'. */
const ofOthers = /(?:^|[,;.+&]|\b(?:and|plus|et)\b)\s*(?:pt|ot|physical therapy|occupational therapy|physio\w*|chiro\w*|acupuncture|osteo\w*)\b(?! ?[/&])[^,;.]*\d[^,;.]*/gi;

export function readOrder(text: string): Order {
  const { order: plain, codes, minutes } = plainOrder(text);
  const order = lengthsOfTaper(plain);
  const own = interpret(lengthsOfTaper(plainOrder(text.replace(ofOthers, ' ')).order));
  const all = interpret(order);
  if (own.visits !== null && own.visits !== all.visits) {
    const meant = (said: string, of: Read): Choice => ({ ...choice(of), label: `${said}: ${choice(of).label}` });
    return { minutes, codes, regions: readRegions(text), ...nothing, ask: [meant('Massage alone', own), meant('All of it', all)] };
  }
  const known = { minutes, codes, regions: readRegions(text) };
  const meanings = likelyMeanings(order);
  if (meanings.length > 0) return { ...known, ...nothing, ask: meanings };
  const { pace, conflict, totals, ...read } = interpret(order);
  const inAll = (visits: number): Choice => ({ ...choice({ ...read, pace }), visits, label: `${visits} ${visits === 1 ? 'visit' : 'visits'} in all` });
  const counts = totals.map(({ visits }) => visits.high);
  const ask = conflict ? [inAll(conflict.visits.high), choice({ ...read, pace })]
    : counts.length > 1 && !pace && !totals.some(({ atMost }) => atMost) ? [inAll(sumOf(counts)), inAll(Math.max(...counts))]
    : [];
  return { ...known, ...read, ...(ask.length > 0 ? { visits: null, range: null, phases: [] } : {}), ask };
}

const repeated = /\b(?:may )?(?:repeat|refill|renew|renewal)s? ?(?:x ?)?(\d+)?\b(?! ?(?:week|day|month))|\b(\d+) (?:refill|repeat|renewal)s?\b/;

/** An order that may be given again: all of it, one after the other. */
function severalTimes({ visits, perWeek, for: length, days }: Choice, times: number): Choice {
  const inAll = (visits ?? 0) * times;
  return { label: `Given ${times} times: ${inAll} visits`, visits: inAll, perWeek, for: length && { ...length, amount: length.amount * times }, days: days && days * times };
}

/** Wordings with two meanings: each is written out and read again. */
function likelyMeanings(order: string): Choice[] {
  const writtenOut = (pattern: RegExp, ...meanings: string[]): Choice[] =>
    pattern.test(order) ? meanings.map((meaning) => choice(interpret(order.replace(pattern, meaning)))) : [];
  if (/\bprn\b/.test(order)) {
    const read = choice(interpret(order.replace(/\bprn\b/g, ' ')));
    const after = /\b(?:then|puis|after(?:wards)?|ensuite|thereafter) (?:\S+ )?prn\b/.test(order);
    const open: Choice = { label: 'As needed: no number of visits is set', visits: null, perWeek: null, for: after ? null : read.for, days: after ? null : read.days };
    return read.visits === null ? [open] : [{ ...read, label: after ? `${read.visits} visits, and a new order for more` : `Up to ${read.visits} visits, as needed` }, open];
  }
  const again = repeated.exec(order);
  if (again) {
    const read = choice(interpret(order.replace(repeated, ' ')));
    const times = Number(again[1] ?? again[2] ?? 1);
    if (read.visits !== null && times > 0 && times < 10) return [read, severalTimes(read, times + 1)];
  }
  const valid = readOfValid(order);
  if (valid) return valid;
  const evaluated = /\binitial (?:eval(?:uation)?|assessment|exam) (?:and |plus )?(\d+) visit\b/.exec(order);
  if (evaluated) {
    const beside = choice(interpret(order));
    const all = Number(evaluated[1]) + 1;
    if (beside.visits !== null) return [{ ...beside, label: `${beside.visits} visits beside the evaluation` }, { ...beside, visits: all, label: `${all} visits with the evaluation` }];
  }
  const between = [
    ...writtenOut(/\bbiweekly\b/, '2 x per week', '1 x per 2 week'),
    ...writtenOut(/\bbimonthly\b/, '2 x per month', '1 x per 2 month'),
    ...writtenOut(/^(?!.*\bper\b)(.*?)\b(\d+) x (\d+)\b(?! (?:week|month|day|year|visit))/, '$1 $2 x per week for $3 week', '$1 $2 x per week $3 visit', '$1 $2 x per month for $3 month'),
    ...writtenOut(/\bfreq(?:uency)? (\d+) (?:duration|length)? ?(\d+) week\b/, '$1 x per week for $2 week', '$1 visit for $2 week'),
    ...writtenOut(/^(\d+) x per ([3-9]|1\d) week$/, '$1 x per week for $2 week', '$1 visit for $2 week'),
    ...writtenOut(/^(?!.*\b(?:per|every)\b)(.*?)\b(\d+) x (\d+) week\b/, '$1 $2 x per week for $3 week', '$1 $2 visit for $3 week'),
  ];
  if (between.length > 0) return between;
  const read = interpret(order);
  const bare = /\bx (\d+)\b(?! ?-|\.| (?:x|week|month|day|year|visit|per)\b)/;
  if (read.pace && read.pace.times.high !== read.pace.every.low && read.for === null && read.pace.unit !== 'year' && read.pace.unit !== 'day') return writtenOut(bare, `for $1 ${read.pace.unit}`, '$1 visit');
  return [];
}

/** 'Valid for 6 months, 2 x per week': whether so long is treated, or the paper is good so long. */
function readOfValid(order: string): Choice[] | null {
  const written = /\b(?:valid|good) (?:for )?\d+ (?:day|week|month|year)\b/;
  if (!written.test(order)) return null;
  const without = interpret(order.replace(written, ' '));
  const all = choice(interpret(order));
  return without.pace && without.visits === null && all.visits !== null ? [all, { ...all, visits: null, label: `${choice(without).label}, while the order is valid` }] : null;
}

const span = '(\\d+)(?: ?- ?(\\d+))?';
const unit = '(day|week|month|year)\\b';
const pacePattern = new RegExp(`^(?:max )?(?:${span} ?(?:x )?(?:visit )?(?:per|every) |every )(?:${span} )?${unit}`);
const lengthPattern = new RegExp(`^(?:for |x |max |per )*${span} ${unit}`);
const totalPattern = new RegExp(`^(?:x |for )*(max )?(?:x |for )*(?:${span} (?:x )?visit\\b(?! ?per)|visit ${span}(?! ?(?:x|per|every|day|week|month|year|visit)\\b))`);
const barePattern = new RegExp(`^(?:(max) ${span}|x ${span}(?! ?x)|${span} x)(?! \\d)\\b`);

/** 'x 2' right after a pace. */
const bareAfterPace = /((?:per|every) (?:\d+(?:-\d+)? )?(day|week|month)) x (\d+)\b(?! ?-|\.| (?:x|week|month|day|year|visit|per)\b)/g;

/** Of an order that changes its pace the bare numbers are lengths: '3 x per week x 2, 1 x per week x 4'. */
function lengthsOfTaper(order: string): string {
  const paces = order.match(/(?:\d+ x )?(?:visit )?\b(?:per|every) (?:\d+(?:-\d+)? )?(?:day|week|month)\b/g) ?? [];
  return new Set(paces.map((pace) => pace.replace('every', 'per'))).size > 1 ? order.replace(bareAfterPace, '$1 for $3 $2') : order;
}

/** Reads a plain order from left to right: paces, lengths and totals, in whatever order they come. */
function interpret(order: string): Read {
  const paces: (Pace & { at: number })[] = [];
  const lengths: { amount: Span; unit: string; at: number }[] = [];
  const totals: Total[] = [];
  for (let at = 0; at < order.length;) {
    const rest = order.slice(at);
    const wordLength = (/^\S*\s*/.exec(rest)?.[0] ?? '').length || 1;
    const pace = pacePattern.exec(rest);
    const length = pace ? null : lengthPattern.exec(rest);
    const count = pace || length ? null : totalPattern.exec(rest) ?? barePattern.exec(rest);
    if (pace) {
      const one = { times: spanOf(pace[1] ?? '1', pace[2]), every: spanOf(pace[3] ?? '1', pace[4]), unit: pace[5] ?? '' };
      if (pace[1] && !/ every /.test(pace[0]) && (one.every.low > 7 || one.unit === 'year')) {
        totals.push({ visits: one.times, atMost: false });
        lengths.push({ amount: one.every, unit: one.unit, at });
      } else paces.push({ ...one, at });
    } else if (length) lengths.push({ amount: spanOf(length[1] ?? '', length[2]), unit: length[3] ?? '', at });
    else if (count) {
      const [low, high] = count.slice(2).filter((digits) => digits !== undefined);
      totals.push({ visits: spanOf(low ?? '', high), atMost: Boolean(count[1]) });
    }
    at += (pace ?? length ?? count)?.[0].length ?? wordLength;
    at += (/^\s*/.exec(order.slice(at))?.[0] ?? '').length;
  }
  return conclude(pairUp(paces, lengths), lengths[0] ?? null, totals);
}

/** Each pace goes with the length that follows it before the next pace, else with the one before it. */
function pairUp(paces: (Pace & { at: number })[], lengths: { amount: Span; unit: string; at: number }[]): Stretch[] {
  const after = paces.map((pace, i) => ({ pace, length: lengths.find((length) => length.at > pace.at && length.at < (paces[i + 1]?.at ?? Infinity)) ?? null }));
  const before = paces.map((pace, i) => ({ pace, length: lengths.filter((length) => length.at < pace.at && length.at > (paces[i - 1]?.at ?? -1)).pop() ?? null }));
  const paired = (stretches: Stretch[]): number => stretches.filter(({ length }) => length).length;
  const stretches = paired(before) > paired(after) ? before : after;
  const same = (a: Pace, b: Pace): boolean => a.times.high === b.times.high && a.every.low === b.every.low && a.unit === b.unit;
  // '2x/week (twice weekly) for 6 weeks' says one pace twice.
  return stretches.filter(({ pace, length }, i) => length || !stretches.some((other, j) => j !== i && same(other.pace, pace) && (other.length || j < i)));
}

function conclude(stretches: Stretch[], onlyLength: { amount: Span; unit: string } | null, totals: Total[]): Read {
  const total = totals[totals.length - 1] ?? null;
  const pace = stretches.reduce<Pace | null>((top, one) => (top && perWeekOf(top) >= perWeekOf(one.pace) ? top : one.pace), null);
  const complete = stretches.length > 0 && stretches.every(({ length }) => length);
  const lengths = stretches.length > 0 ? stretches.map(({ length }) => length) : [onlyLength];
  const whole = lengths.reduce<{ amount: Span; unit: string } | null | undefined>((sum, length) => (sum === undefined ? length : sum && length && together(sum, length)), undefined) ?? null;
  const phases = stretches.flatMap(({ pace: each, length }) => {
    const visits = length ? visitsIn(each, length).high : 0;
    return visits > 0 && length ? [{ visits, perWeek: rounded(each), weeks: weeksOf(length) }] : [];
  });
  const spans = complete ? stretches.map(({ pace: each, length }) => (length ? visitsIn(each, length) : { low: 0, high: 0 })) : [];
  const reckoned = spans.length > 0 ? { low: sumOf(spans.map(({ low }) => low)), high: sumOf(spans.map(({ high }) => high)) } : null;
  const differs = total && reckoned && total.visits.high !== reckoned.high && total.visits.high !== reckoned.low;
  const conflict = differs && !(total.atMost && total.visits.high < reckoned.high) ? total : null;
  const decided = (conflict ? reckoned : total?.visits ?? reckoned) ?? { low: 0, high: 0 };
  return {
    visits: decided.high || null,
    perWeek: pace && rounded(pace),
    for: whole && lengthOf(whole),
    days: whole && daysPer[whole.unit] ? whole.amount.high * (daysPer[whole.unit] ?? 0) : null,
    phases,
    range: decided.low < decided.high ? [decided.low, decided.high] : null,
    pace, conflict, totals,
  };
}

/** Two lengths one after the other: of days and weeks in days; null where one is of months. */
function together(a: { amount: Span; unit: string }, b: { amount: Span; unit: string }): { amount: Span; unit: string } | null {
  const inDays = ({ amount, unit: of }: { amount: Span; unit: string }): number => amount.high * (daysPer[of] ?? NaN);
  if (a.unit === b.unit) return { amount: { low: 0, high: a.amount.high + b.amount.high }, unit: a.unit };
  const days = inDays(a) + inDays(b);
  return Number.isNaN(days) ? null : { amount: { low: 0, high: days }, unit: 'day' };
}

/** A span of a time may be of another unit than the pace: a year has 52 weeks, a part of a visit is none. */
function visitsIn(pace: Pace, length: { amount: Span; unit: string }): Span {
  const periods = pace.unit === length.unit ? 1 : (weeksPer[length.unit] ?? 0) / (weeksPer[pace.unit] ?? 1);
  const of = (times: number, amount: number, every: number): number => Math.floor((times * amount * periods) / every + 1e-9);
  return { low: of(pace.times.low, length.amount.low, pace.every.high), high: of(pace.times.high, length.amount.high, pace.every.low) };
}

function choice({ visits, perWeek, for: length, days, pace }: Pick<Read, 'visits' | 'perWeek' | 'for' | 'days' | 'pace'>): Choice {
  const times = pace && words(pace.times);
  const paceWords = pace && (pace.every.high === 1 ? `${times} a ${pace.unit}` : `${times} every ${words(pace.every)} ${pace.unit}s`);
  const lengthWords = length && `${paceWords ? 'for' : 'in'} ${length.amount} ${length.amount === 1 ? length.unit.slice(0, -1) : length.unit}`;
  const visitWords = visits === null ? 'no number of visits' : `${visits} ${visits === 1 ? 'visit' : 'visits'}`;
  const label = paceWords ? `${[paceWords, lengthWords].filter(Boolean).join(' ')}: ${visitWords}` : [visitWords, lengthWords].filter(Boolean).join(' ');
  return { label, visits, perWeek, for: length, days };
}

const words = ({ low, high }: Span): string => (low < high ? `${low}–${high}` : `${high}`);
const sumOf = (numbers: number[]): number => numbers.reduce((sum, one) => sum + one, 0);
const perWeekOf = (pace: Pace): number => pace.times.high / (pace.every.low * (weeksPer[pace.unit] ?? 1));
const rounded = (pace: Pace): number | null => (pace.unit === 'day' || pace.unit === 'week' ? Math.round(perWeekOf(pace) * 100) / 100 : null);
const weeksOf = ({ amount, unit: of }: { amount: Span; unit: string }): number | null => (of === 'week' ? amount.high : of === 'day' ? Math.round((amount.high / 7) * 10) / 10 : null);

function spanOf(low: string, high?: string): Span {
  const [a, b] = [Number(low), Number(high ?? low)];
  return { low: Math.min(a, b), high: Math.max(a, b) };
}

function lengthOf({ amount, unit: of }: { amount: Span; unit: string }): Length {
  const units: Record<string, LengthUnit> = { day: 'days', week: 'weeks', month: 'months', year: 'years' };
  return { amount: amount.high, unit: units[of] ?? 'days' };
}


// How a column of a file writes its dates: guessed from all its values, then read strictly, so that no month is taken for a day.

import type { Day, DayOrder, Time } from '../../kit/day.ts';
import { readDay, readTime } from '../../kit/day.ts';

export interface DateGuess { order: DayOrder; says: string; /** Every date could be read both ways, or they contradict each other. */ unsure: boolean }

/** What the values of a column have shown so far. */
export interface DatesSeen { ymd: number; compact: number; moment: number; dayFirst: number; monthFirst: number; either: number }

export const noDates = (): DatesSeen => ({ ymd: 0, compact: 0, moment: 0, dayFirst: 0, monthFirst: 0, either: 0 });

const isMoment = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
const triple = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d\d)(?=$|[ ,T])/;

export function seeDate(seen: DatesSeen, text: string): void {
  const value = text.trim();
  const [, a = '', b = ''] = triple.exec(value) ?? [];
  if (isMoment.test(value)) seen.moment++;
  else if (/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(value)) seen.ymd++;
  else if (/^\d{8}$/.test(value)) seen.compact++;
  else if (a === '') return;
  else if (Number(a) > 12) seen.dayFirst++;
  else if (Number(b) > 12) seen.monthFirst++;
  else if (a !== b) seen.either++;
}

/** The order most values show; where none does, the country's own. */
export function guessDates(seen: DatesSeen, usual: DayOrder): DateGuess {
  const order: DayOrder = seen.dayFirst > seen.monthFirst ? 'dmy' : seen.monthFirst > 0 ? 'mdy' : usual;
  const mixed = seen.dayFirst > 0 && seen.monthFirst > 0;
  const numeric = seen.dayFirst + seen.monthFirst + seen.either;
  if (numeric > 0) return { order, says: orderWords[order], unsure: mixed || seen.dayFirst + seen.monthFirst === 0 };
  if (seen.moment > 0) return { order, says: 'date and time', unsure: false };
  return { order, says: seen.compact > seen.ymd ? 'YYYYMMDD' : 'YYYY-MM-DD', unsure: false };
}

export const orderWords: Record<DayOrder, string> = { mdy: 'month/day/year', dmy: 'day/month/year', ymd: 'year/month/day' };

type Read = { day: Day; time?: Time } | { why: string };
/** The clocks of a zone at an instant. */
export type Clock = (instantMs: number) => { day: Day; time: Time };

/** A day, with its time of day where the text has one. An instant with its zone is told in the clinic's own time. */
export function readWhen(text: string, { order, clock, notAfter }: { order: DayOrder; clock: Clock; notAfter?: Day }): Read {
  const value = text.trim();
  if (isMoment.test(value) && /(Z|[+-]\d\d:?\d\d)$/i.test(value)) {
    const ms = Date.parse(value.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    return Number.isNaN(ms) ? { why: `“${value.slice(0, 40)}” is not a date and time.` } : clock(ms);
  }
  const [, a = '', b = ''] = triple.exec(value) ?? [];
  if (a !== '' && order === 'mdy' && Number(a) > 12) return { why: `“${value.slice(0, 40)}” has no month ${Number(a)}; this column reads ${orderWords[order]}.` };
  if (a !== '' && order === 'dmy' && Number(b) > 12) return { why: `“${value.slice(0, 40)}” has no month ${Number(b)}; this column reads ${orderWords[order]}.` };
  const read = readDay(value.replace(/,? +(\d{1,2}:\d\d.*)$/, ' $1'), order, notAfter);
  if ('why' in read) return read;
  const clockTime = /[T ,]+(\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?: ?[ap]\.?m\.?)?)$/i.exec(value)?.[1];
  const time = clockTime === undefined ? undefined : readTime(clockTime.replace(/\.\d+$/, ''));
  return time && 'time' in time ? { day: read.day, time: time.time } : { day: read.day };
}

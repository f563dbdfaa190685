// What was read of an order: in words, until when, and which fields it fills.

import type { Day } from '../../src/kit/day.ts';
import type { OrderRead } from '../../src/kit/door.ts';
import { dayAfter, readTypedDay } from '../form/typed.ts';
import type { Typed } from '../places.ts';
import { plural } from '../words.ts';

export type Reading = Pick<OrderRead, 'visits' | 'perWeek' | 'for' | 'days'> & Partial<Pick<OrderRead, 'minutes' | 'phases' | 'range' | 'codes' | 'regions'>>;

/** The last day as the order names it, else by its length from the day it starts or was written; '' where neither is known. */
export function endOf({ for: length }: Pick<Reading, 'for'>, values: Typed, today: Day): Day {
  const named = lastDayIn(values['Order as written'] ?? '', today);
  if (named) return named;
  const from = dayOf(values['Starts on'], today) || dayOf(values['Written on'], today);
  return length && from ? dayAfter(from, length.amount, length.unit) : '';
}

const lastDay = /\b(?:until|till|through|thru|expires?|valid to|ends?|jusqu['’]au)\b[: ]*(?:on |the )?([a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|\d{1,2} [a-z]{3,9}(?: \d{4})?|\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{2,4})?)\b/i;

const frenchMonths = ['janv', 'fevr', 'mars', 'avr', 'mai', 'juin', 'juil', 'aout', 'sept', 'oct', 'nov', 'dec'];
const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dayInFrench = new RegExp(`\\b(\\d{1,2})(?:er)? (${frenchMonths.join('|')})[a-z]*`, 'gi');

/** 'until June 1', 'thru 4/30/26', 'jusqu’au 1er août'; '' where no day is named. */
function lastDayIn(text: string, today: Day): Day {
  const plain = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(dayInFrench, (_all, day: string, month: string) => `${day} ${english[frenchMonths.indexOf(month.toLowerCase())]}`);
  return dayOf(lastDay.exec(plain)?.[1]?.replace(/(\d)(?:st|nd|rd|th)\b/, '$1'), today);
}

function dayOf(text: string | undefined, today: Day): Day {
  const read = text ? readTypedDay(text, today) : { why: '' };
  return 'day' in read ? read.day : '';
}

export const isSomething = ({ visits, perWeek, for: length, minutes, codes = [] }: Reading): boolean => Boolean(visits || perWeek || length || minutes || codes.length > 0);

/** Slower than once a week, it is told by the days between two. */
function paceWords(perWeek: number): string {
  if (perWeek >= 1) return `${perWeek} a week`;
  const days = Math.round(7 / perWeek);
  return perWeek === 0.5 ? '1 every other week' : `1 every ${days % 7 === 0 ? `${days / 7} weeks` : `${days} days`}`;
}

/** "12 visits, 2 a week, for 6 weeks"; an order that changes its pace is told stretch by stretch. */
export function inWords({ visits, perWeek, for: length, minutes, phases = [], range }: Reading): string {
  const tapers = phases.length > 1;
  return [
    visits && `${plural(visits, 'visit')}${range ? ` (${range[0]}–${range[1]} as written)` : ''}`,
    tapers && phases.map((phase) => [phase.perWeek ? paceWords(phase.perWeek) : plural(phase.visits, 'visit'), phase.weeks && `for ${plural(phase.weeks, 'week')}`].filter(Boolean).join(' ')).join(', then '),
    !tapers && perWeek && paceWords(perWeek),
    !tapers && length && `${perWeek || !visits ? 'for' : 'within'} ${plural(length.amount, length.unit.replace(/s$/, ''))}`,
    minutes && `${minutes} minutes each`,
  ].filter(Boolean).join(', ');
}

/** Only what was read, and lists only where nothing stands yet. */
export function toFill({ visits, perWeek, minutes, codes, regions }: Reading, end: string, values: Typed): Typed {
  const filling: Typed = {};
  if (visits) filling['Visits authorized'] = String(visits);
  if (perWeek) filling['Visits per week'] = String(perWeek);
  if (minutes) filling.Minutes = String(minutes);
  if (end) filling['Ends on'] = end;
  if (codes?.length && !values['Diagnosis codes']) filling['Diagnosis codes'] = codes.join('; ');
  if (regions?.length && !values.Regions) filling.Regions = regions.join('; ');
  return filling;
}

/** Why an order is not saved yet: what limits it was read, or asked, and nobody has said yes or entered it. '' where it may be. */
export function unsettled({ waiting, asks, filling, values }: { waiting: boolean; asks: boolean; filling: Typed; values: Typed }): string {
  const isEmpty = (heading: string): boolean => (values[heading] ?? '').trim() === '';
  if (waiting) return isEmpty('Visits authorized') ? 'The order is still being read. Look at what was read, then save.' : '';
  if (asks) return isEmpty('Visits authorized') ? 'This can be read in more than one way. Choose below which is meant.' : '';
  return ['Visits authorized', 'Ends on'].some((heading) => filling[heading] && isEmpty(heading)) ? 'Not filled in yet: choose “That is right” or “Change” below.' : '';
}

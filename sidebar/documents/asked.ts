// What is typed before a paper is made: what is proposed next, and from when to when it is to speak.

import { formatDay, type Day } from '../../src/kit/day.ts';
import type { PaperAsked } from '../../src/kit/door.ts';
import { readTypedDay } from '../form/typed.ts';
import type { Typed } from '../places.ts';
import type { Paper } from './papers.ts';

/** By the names the server uses for them. */
export const proposalFields = [['visits', 'Visits'], ['perWeek', 'A week'], ['minutes', 'Minutes']] as const;
export const dayFields = [['from', 'From'], ['to', 'To']] as const;

export const asks = ({ proposes, days }: Paper): boolean => proposes === true || days !== undefined;

type Said = Pick<PaperAsked, 'proposal' | 'from' | 'to'>;

/** What goes with the paper, or what cannot be read, by field. */
export function readAsked({ proposes, days }: Paper, typed: Typed, today: Day): { said: Said } | { wrong: Typed } {
  const wrong: Typed = {};
  const dayOf = (field: string): string | undefined => {
    const text = (typed[field] ?? '').trim();
    if (text === '') return undefined;
    const read = readTypedDay(text, today);
    if ('day' in read) return read.day;
    wrong[field] = read.why;
    return undefined;
  };
  const numberOf = (field: string): number | undefined => {
    const text = (typed[field] ?? '').trim().replace(',', '.');
    if (text === '') return undefined;
    if (!Number.isFinite(Number(text))) wrong[field] = 'A number.';
    return Number(text);
  };
  const proposal = proposes ? { visits: numberOf('visits'), perWeek: numberOf('perWeek'), minutes: numberOf('minutes'), until: dayOf('until') } : {};
  const span = days === undefined ? {} : { from: dayOf('from'), to: dayOf('to') };
  if (Object.keys(wrong).length > 0) return { wrong };
  return { said: { ...(Object.values(proposal).some((one) => one !== undefined) && { proposal }), ...span } };
}

/** What a day was understood as, '' where there is nothing to say. */
export function dayRead(text: string, today: Day): string {
  const read = text.trim() === '' ? { why: '' } : readTypedDay(text, today);
  return 'day' in read ? formatDay(read.day) : '';
}

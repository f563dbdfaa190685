// What a cover's row holds of its referrals and authorizations, so that a check reads one row instead of two tabs.

import type { OrderFacts, Standing } from '../referrals/standing.ts';
import type { AuthorizationFacts } from './authorization.ts';

/** An order as the cover's row holds it. */
export interface HeldOrder extends OrderFacts { standing: Standing | ''; regions: string[] }

/** Google: a cell holds 50,000 characters. */
const mostText = 48_500;
const nothing = 'none';

/** A line each, fields in their order, empty ends left out: `R-00017|active|K-00001|P-00001|2026-01-12|…`. */
export function writeOrders(orders: readonly HeldOrder[]): string {
  return written([...orders].sort(byId).map((order) => [
    order.id, order.standing, order.case ?? '', order.provider ?? '', order.writtenOn ?? '', order.receivedOn ?? '', order.signedOn ?? '', order.startsOn ?? '', order.endsOn ?? '',
    order.visitsAuthorized ?? '', order.usedBefore ?? '', order.perWeek ?? '', order.minutes ?? '', order.medicallyNecessary ?? '', list(order.diagnosisCodes ?? []), list(order.regions),
    order.closedOn ?? '', order.closedWhy ?? '',
  ]));
}

const why = ['finished', 'replaced', 'revoked', 'error'] as const;
const standings = ['closed', 'draft', 'expired', 'used up', 'not started', 'expiring', 'active'] as const;
const answers = ['granted', 'partly granted', 'refused'] as const;

/** Null where nobody has counted this cover yet. */
export function readOrders(text: string): HeldOrder[] | null {
  return read(text, ([
    id = '', standing, episode = '', provider = '', writtenOn = '', receivedOn = '', signedOn = '', startsOn = '', endsOn = '',
    visits, before, perWeek, minutes, necessary, codes, regions, closedOn = '', closedWhy,
  ]) => ({
    id, standing: oneOf(standings, standing), case: episode, provider, writtenOn, receivedOn, signedOn, startsOn, endsOn,
    visitsAuthorized: amount(visits), usedBefore: amount(before), perWeek: amount(perWeek), minutes: amount(minutes), medicallyNecessary: oneOf(['yes', 'no'] as const, necessary),
    diagnosisCodes: items(codes), regions: items(regions), closedOn, closedWhy: oneOf(why, closedWhy),
  }));
}

export function writeAuthorizations(rows: readonly AuthorizationFacts[]): string {
  return written([...rows].sort(byId).map((row) => [row.id, row.number ?? '', row.askedOn ?? '', row.answeredOn ?? '', row.answer ?? '', row.visits ?? '', row.startsOn ?? '', row.endsOn ?? '']));
}

/** Null where nobody has counted this cover yet. */
export function readAuthorizations(text: string): AuthorizationFacts[] | null {
  return read(text, ([id = '', number = '', askedOn = '', answeredOn = '', answer, visits, startsOn = '', endsOn = '']) =>
    ({ id, number, askedOn, answeredOn, answer: oneOf(answers, answer), visits: amount(visits), startsOn, endsOn }));
}

/** What doesn't fit is left out, oldest first; the daily run counts from the rows all the same. */
function written(rows: (string | number)[][]): string {
  const all = rows.map((fields) => fields.map(plain).join('|').replace(/\|+$/, ''));
  let length = all.reduce((sum, each) => sum + each.length + 1, 0);
  while (length > mostText) length -= (all.shift()?.length ?? 0) + 1;
  return all.join('\n') || nothing;
}

function read<T>(text: string, from: (fields: string[]) => T): T[] | null {
  if (text === '') return null;
  return text === nothing ? [] : text.split('\n').map((each) => from(each.split('|')));
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const plain = (field: string | number): string => (typeof field === 'number' ? String(field) : /[|\n]/.test(field) ? field.replace(/[|\n]/g, '/') : field);
const list = (texts: readonly string[]): string => texts.join('; ');
const items = (text = ''): string[] => (text === '' ? [] : text.split('; '));
const amount = (text = ''): number | null => (text === '' ? null : Number(text));
const oneOf = <C extends string>(choices: readonly C[], text = ''): C | '' => choices.find((choice) => choice === text) ?? '';

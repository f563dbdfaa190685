// What a cover's row holds of its referrals and authorizations, so that a check reads one row instead of two tabs.

import { byId } from '../../kit/table.ts';
import type { OrderFacts, Standing } from '../referrals/standing.ts';
import type { AuthorizationFacts } from './authorization.ts';

/** An order as the cover's row holds it. */
export interface HeldOrder extends OrderFacts { standing: Standing | ''; regions: readonly string[] }

/** Google: a cell holds 50,000 characters. */
const mostText = 48_500;
const nothing = 'none';

/** A line each, fields in their order, empty ends left out: `R-00017|active|K-00001|P-00001|2026-01-12|…`. */
export function writeOrders(orders: readonly HeldOrder[]): string {
  return written(orders, ({
    id, standing, case: episode, provider, writtenOn, receivedOn, signedOn, startsOn, endsOn, visitsAuthorized, usedBefore, perWeek, minutes, medicallyNecessary, diagnosisCodes = [], regions, closedOn, closedWhy,
  }) => fieldsOf(id, standing, episode, provider, writtenOn, receivedOn, signedOn, startsOn, endsOn, visitsAuthorized, usedBefore, perWeek, minutes, medicallyNecessary, list(diagnosisCodes), list(regions), closedOn, closedWhy));
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
  return written(rows, ({ id, number, askedOn, answeredOn, answer, visits, startsOn, endsOn }) => fieldsOf(id, number, askedOn, answeredOn, answer, visits, startsOn, endsOn));
}

/** Null where nobody has counted this cover yet. */
export function readAuthorizations(text: string): AuthorizationFacts[] | null {
  return read(text, ([id = '', number = '', askedOn = '', answeredOn = '', answer, visits, startsOn = '', endsOn = '']) =>
    ({ id, number, askedOn, answeredOn, answer: oneOf(answers, answer), visits: amount(visits), startsOn, endsOn }));
}

/** What doesn't fit is left out, oldest first; the daily run counts from the rows all the same. */
function written<T extends { id: string }>(rows: readonly T[], lineOf: (row: T) => string): string {
  const all = inOrder(rows).map(lineOf);
  let length = all.reduce((sum, each) => sum + each.length + 1, 0);
  while (length > mostText) length -= (all.shift()?.length ?? 0) + 1;
  return all.join('\n') || nothing;
}

function read<T>(text: string, from: (fields: string[]) => T): T[] | null {
  if (text === '') return null;
  return text === nothing ? [] : text.split('\n').map((each) => from(each.split('|')));
}

/** Fields with a bar between them, those that are empty at the end left out. */
function fieldsOf(...fields: (string | number | null | undefined)[]): string {
  let line = '';
  let bars = '';
  for (const field of fields) {
    if (field !== '' && field !== null && field !== undefined) {
      line += bars + plain(field);
      bars = '';
    }
    bars += '|';
  }
  return line;
}

function inOrder<T extends { id: string }>(rows: readonly T[]): readonly T[] {
  return rows.every((row, i) => i === 0 || byId(rows[i - 1]?.id ?? '', row.id) <= 0) ? rows : [...rows].sort((a, b) => byId(a.id, b.id));
}

const plain = (field: string | number): string => (typeof field === 'number' ? String(field) : field.includes('|') || field.includes('\n') ? field.replace(/[|\n]/g, '/') : field);
const list = (texts: readonly string[]): string => (texts.length < 2 ? texts[0] ?? '' : texts.join('; '));
const items = (text = ''): string[] => (text === '' ? [] : text.split('; '));
const amount = (text = ''): number | null => (text === '' ? null : Number(text));
const oneOf = <C extends string>(choices: readonly C[], text = ''): C | '' => choices.find((choice) => choice === text) ?? '';

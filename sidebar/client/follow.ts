// What follows from choosing a client: where there is only one open case, cover or referral, it is that one.

import type { ListedReferral, Start } from '../../src/kit/door.ts';
import { AuthorizationCard } from '../cover/counts.tsx';
import { CoverCard } from '../cover/cover-card.tsx';
import { CasePapers } from '../documents/above.tsx';
import type { Extras } from '../form/extras.ts';
import type { Typed } from '../places.ts';
import { ConditionFill } from './condition.tsx';

const only = <T,>(lines: readonly T[]): T | undefined => (lines.length === 1 ? lines[0] : undefined);

const running = ['active', 'expiring'];
const usable = [...running, 'not started', 'draft'];

/** Orders of a client, or of one cover, that sessions may still count on; those that run come first. */
export function ordersOf(start: Start, of: { client: string; cover?: string }): ListedReferral[] {
  const rank = (line: ListedReferral): number => usable.indexOf(line.standing);
  return start.referrals.filter((line) => line.client === of.client && (of.cover === undefined || line.cover === of.cover || line.cover === '') && rank(line) >= 0).sort((a, b) => rank(a) - rank(b));
}

/** The one order that fits: the only one that runs, else the only one there is; several are chosen among for each date. */
const fitting = (orders: ListedReferral[]): ListedReferral | undefined => {
  const now = orders.filter((line) => running.includes(line.standing));
  return only(now.length > 0 ? now : orders);
};

/** Case, cover and referral of a client as the client has them, as far as there is no choice. */
export function ofTheClient(client: string, start: Start): Typed {
  if (client === '') return { 'Case ID': '', 'Cover ID': '', 'Referral ID': '' };
  const orders = ordersOf(start, { client });
  const covers = start.cover.filter((line) => line.client === client);
  const withOrders = [...new Set(orders.filter((line) => running.includes(line.standing)).map((line) => line.cover).filter(Boolean))];
  const cover = only(withOrders) ?? fitting(orders)?.cover ?? '';
  return { 'Case ID': only(start.cases.filter((line) => line.client === client))?.id ?? '', ...ofTheCover(cover || (only(covers)?.id ?? ''), client, start) };
}

/** The referral of a cover, and its case. */
export function ofTheCover(cover: string, client: string, start: Start): Typed {
  const referral = cover === '' ? undefined : fitting(ordersOf(start, { client, cover }));
  return { 'Cover ID': cover, 'Referral ID': referral?.id ?? '', ...(referral?.case ? { 'Case ID': referral.case } : {}) };
}

/** Only these headings of what follows. */
export function pick(values: Typed, headings: string[]): Typed {
  return Object.fromEntries(headings.map((heading) => [heading, values[heading] ?? '']));
}

export const cases: Extras = {
  Above: CasePapers,
  under: { Condition: ConditionFill },
  initial: (start) => ({ 'Opened on': start.today }),
};

export const cover: Extras = {
  Above: CoverCard,
  initial: (start, given) => pick(ofTheClient(given['Client ID'] ?? '', start), ['Case ID']),
  follow: (heading, values, start) => (heading === 'Client ID' ? pick(ofTheClient(values['Client ID'] ?? '', start), ['Case ID']) : {}),
};

export const authorizations: Extras = { Above: AuthorizationCard };

export const measures: Extras = {
  initial: (start, given) => ({ 'Taken on': start.today, ...pick(ofTheClient(given['Client ID'] ?? '', start), ['Case ID']) }),
  follow: (heading, values, start) => (heading === 'Client ID' ? pick(ofTheClient(values['Client ID'] ?? '', start), ['Case ID']) : {}),
};

// Which visit counts on which order, and how many it has: always from the rows, never from a running number.

import { type Day, addDays, formatDay } from '../../kit/day.ts';
import { byId } from '../../kit/table.ts';

/** An order as it counts. `start` and `end` are its first and last day, '' where open. */
export interface Terms {
  id: string;
  start: Day | '';
  end: Day | '';
  /** Where the end is open: it ends so many days after its first visit. */
  daysFromFirst?: number | null;
  /** Null: the order names no number. */
  visits: number | null;
  usedBefore?: number | null;
  closedOn?: Day | '';
  closedWhy?: 'finished' | 'replaced' | 'revoked' | 'error' | '';
  /** Its insurer's way to count two on one day; else that of the whole count. */
  countBy?: CountBy | '';
  /** It lacks what its insurer's orders must have: it comes after all others, and is never named as one that would do. */
  draft?: boolean;
  client?: string;
  cover?: string;
  case?: string;
}

/** A session as it counts. Where client, cover or case are given on both sides, they must agree. */
export interface Visit {
  id: string;
  date: Day;
  status: string;
  /** The order chosen for it; empty: the one that fits. */
  referral?: string;
  startsAt?: string;
  endsAt?: string;
  voidedOn?: Day | '';
  client?: string;
  cover?: string;
  case?: string;
}

/** Two treatments on one day are two visits, or one. */
export type CountBy = 'visit' | 'day';

/** Why no order has a visit. */
export type Unplaced = 'none' | 'not started' | 'ended' | 'gap' | 'used up' | 'closed';

export interface Placed {
  visit: Visit;
  /** The order it counts on; null: none. */
  referral: string | null;
  reason?: Unplaced;
  /** Another order that would have it; it is never moved there without asking. */
  wouldFit?: string;
  says?: string;
}

export interface Tally {
  /** Visits, those from before included. */
  used: number;
  booked: number;
  /** Null: the order names no number. Bookings are not taken off. */
  left: number | null;
  /** The rows behind `used` and `booked`. */
  counted: Visit[];
  bookings: Visit[];
}

export interface Allocation { placed: Placed[]; tallies: Record<string, Tally> }

export const isGiven = (visit: Visit): boolean => visit.status === 'completed' && !visit.voidedOn;
export const isBooked = (visit: Visit): boolean => visit.status === 'booked' && !visit.voidedOn;

/** In the order in which they were or will be given. */
export const byDate = (a: Visit, b: Visit): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : (a.startsAt ?? '') < (b.startsAt ?? '') ? -1 : (a.startsAt ?? '') > (b.startsAt ?? '') ? 1 : byId(a.id, b.id);
const bySoonestEnd = (a: Terms, b: Terms): number => {
  if (Boolean(a.draft) !== Boolean(b.draft)) return a.draft ? 1 : -1;
  const [endA, endB] = [lastDay(a) || '9999', lastDay(b) || '9999'];
  return endA < endB ? -1 : endA > endB ? 1 : a.start < b.start ? -1 : a.start > b.start ? 1 : byId(a.id, b.id);
};

/** Gives each visit its order: the one chosen, else the soonest to end, else the oldest. Given visits come before
 *  bookings, and chosen orders before free ones, so that a booking never takes the place of a treatment. */
export function allocate({ referrals, sessions, countBy = 'visit' }: { referrals: readonly Terms[]; sessions: readonly Visit[]; countBy?: CountBy }): Allocation {
  const ranked = [...referrals].sort(bySoonestEnd).map((terms) => openOrder(terms, countBy));
  const inOrder = dated(sessions);
  const places: (Placed | undefined)[] = [];
  for (const isDue of [isGiven, isBooked]) {
    inOrder.forEach((visit, i) => {
      if (visit.referral && isDue(visit)) places[i] = placeChosen(visit, ranked);
    });
    inOrder.forEach((visit, i) => {
      if (!visit.referral && isDue(visit)) places[i] = placeFree(visit, ranked);
    });
  }
  return { placed: places.filter((place) => place !== undefined), tallies: Object.fromEntries(ranked.map(({ terms, tally }) => [terms.id, tally])) };
}

/** One order by itself, as it counts among others where every visit has chosen it; `outside` are those it does not have. */
export function countOrder<V extends Visit>(order: Terms, visits: readonly V[]): { tally: Tally; outside: V[] } {
  const open = openOrder(order, 'visit');
  const outside: V[] = [];
  const inOrder = dated(visits);
  for (const isDue of [isGiven, isBooked]) for (const visit of inOrder) if (isDue(visit) && !(counts(open.terms, visit.date) && take(open, visit))) outside.push(visit);
  return { tally: open.tally, outside };
}

/** An order while it is counted; its end may come with its first visit. */
interface Open { terms: Terms; tally: Tally; countBy: CountBy }

function openOrder(terms: Terms, countBy: CountBy): Open {
  const used = terms.usedBefore ?? 0;
  const tally: Tally = { used, booked: 0, left: terms.visits === null ? null : terms.visits - used, counted: [], bookings: [] };
  return { terms: terms.daysFromFirst ? { ...terms } : terms, tally, countBy: terms.countBy || countBy };
}

/** In their order; rows mostly stand in it already. */
export function dated<V extends Visit>(visits: readonly V[]): readonly V[] {
  let last: V | undefined;
  for (const visit of visits) {
    if (last && byDate(last, visit) > 0) return [...visits].sort(byDate);
    last = visit;
  }
  return visits;
}

function placeChosen(visit: Visit, orders: readonly Open[]): Placed {
  const chosen = orders.find(({ terms }) => terms.id === visit.referral);
  if (chosen && counts(chosen.terms, visit.date) && take(chosen, visit)) return { visit, referral: chosen.terms.id };
  const other = orders.find((one) => one !== chosen && !one.terms.draft && isOpen(one, visit) && hasRoom(one, visit))?.terms.id;
  const says = chosen ? whyNot(chosen, visit) : { reason: 'none' as const, says: `The referral ${visit.referral} is not one of this cover’s.` };
  return { visit, referral: null, ...says, ...(other === undefined ? {} : { wouldFit: other, says: `${says.says} ${other} would cover it.` }) };
}

function placeFree(visit: Visit, orders: readonly Open[]): Placed {
  const open = orders.filter((one) => isOpen(one, visit));
  const taker = open.find((one) => isSameAsCounted(one, visit)) ?? open.find((one) => hasRoom(one, visit));
  if (taker && take(taker, visit)) return { visit, referral: taker.terms.id };
  if (open[0]) return { visit, referral: null, ...whyNot(open[0], visit) };
  const fitting = orders.filter(({ terms }) => fits(terms, visit));
  const ended = fitting.filter(({ terms }) => lastDay(terms) !== '' && lastDay(terms) < visit.date).pop();
  const coming = fitting.find(({ terms }) => terms.start > visit.date);
  if (ended && coming) {
    return { visit, referral: null, reason: 'gap', says: `The referral ${ended.terms.id} ended on ${near(lastDay(ended.terms), visit.date)} and ${coming.terms.id} starts on ${near(coming.terms.start, visit.date)}; this session is on ${formatDay(visit.date, 'short')}.` };
  }
  const nearest = ended ?? coming ?? fitting[0];
  return { visit, referral: null, ...(nearest ? whyNot(nearest, visit) : { reason: 'none', says: 'No referral covers this session.' }) };
}

/** Takes a visit from the order, if one is left; a second treatment of the same visit takes none. */
function take(order: Open, visit: Visit): boolean {
  const { terms, tally } = order;
  const same = isSameAsCounted(order, visit);
  if (!same && !isLeft(tally)) return false;
  if (isGiven(visit)) {
    tally.counted.push(visit);
    if (terms.daysFromFirst && !terms.end) terms.end = addDays(visit.date, terms.daysFromFirst);
    if (!same) tally.used += 1;
    if (!same && tally.left !== null) tally.left -= 1;
  } else {
    tally.bookings.push(visit);
    if (!same) tally.booked += 1;
  }
  return true;
}

const isLeft = ({ left, booked }: Tally): boolean => left === null || left - booked > 0;
const isOpen = ({ terms }: Open, visit: Visit): boolean => fits(terms, visit) && counts(terms, visit.date);
const hasRoom = (order: Open, visit: Visit): boolean => isLeft(order.tally) || isSameAsCounted(order, visit);
const isSameAsCounted = ({ tally, countBy }: Open, visit: Visit): boolean => isSameVisit(visit, tally.counted, countBy) || isSameVisit(visit, tally.bookings, countBy);

/** By day any other on that day; by visit only one at the same time, as with two therapists at once. */
export function isSameVisit(visit: Visit, others: readonly Visit[], countBy: CountBy): boolean {
  for (const other of others) if (other.date === visit.date && (countBy === 'day' || overlaps(visit, other))) return true;
  return false;
}

function overlaps(a: Visit, b: Visit): boolean {
  return Boolean(a.startsAt && a.endsAt && b.startsAt && b.endsAt) && (a.startsAt ?? '') < (b.endsAt ?? '') && (b.startsAt ?? '') < (a.endsAt ?? '');
}

function agrees(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

/** Whether an order is for this client, cover and case. An order without a cover or case is for any. */
function fits(terms: Terms, visit: Visit): boolean {
  return agrees(terms.client, visit.client) && agrees(terms.cover || undefined, visit.cover) && agrees(terms.case || undefined, visit.case || undefined);
}

/** The last day an order counts, closing included: it keeps the visits up to that day. '' if open. One entered in
 *  error, or revoked without a day, counts none. */
function lastDay(terms: Terms): Day | '' {
  return terms.closedOn && (!terms.end || terms.closedOn < terms.end) ? terms.closedOn : terms.end;
}

function counts(terms: Terms, date: Day): boolean {
  if (terms.closedWhy === 'error' || (terms.closedWhy === 'revoked' && !terms.closedOn)) return false;
  return terms.start <= date && (!lastDay(terms) || date <= lastDay(terms));
}

function whyNot({ terms, tally }: Open, visit: Visit): { reason: Unplaced; says: string } {
  const { id } = terms;
  const on = `this session is on ${near(visit.date, visit.date)}.`;
  if (terms.closedWhy === 'error') return { reason: 'closed', says: `The referral ${id} was entered in error.` };
  if (terms.start > visit.date) return { reason: 'not started', says: `The referral ${id} starts on ${near(terms.start, visit.date)}; ${on}` };
  if (terms.end && terms.end < visit.date) return { reason: 'ended', says: `The referral ${id} ended on ${near(terms.end, visit.date)}; ${on}` };
  if (!counts(terms, visit.date)) {
    const how = terms.closedWhy === 'revoked' ? 'revoked' : terms.closedWhy === 'replaced' ? 'replaced' : 'closed';
    return { reason: 'closed', says: `The referral ${id} was ${how}${terms.closedOn ? ` on ${near(terms.closedOn, visit.date)}; ${on}` : '.'}` };
  }
  const booked = tally.booked > 0 ? ` and ${tally.booked} booked` : '';
  return { reason: 'used up', says: `The referral ${id} has no visit left: ${tally.used} of ${terms.visits ?? 0} used${booked}.` };
}

/** A day in words, with its year only where that differs from the other's. */
export function near(day: Day, other: Day): string {
  return formatDay(day, day.slice(0, 4) === other.slice(0, 4) ? 'short' : 'long');
}

// Counts every visit again from the session rows, and tells which derived cells of referrals and covers differ.

import type { Day } from '../../kit/day.ts';
import { addDays, fromSerial, isDay, timeOf } from '../../kit/day.ts';
import type { DerivedChange } from '../../kit/store/bulk.ts';
import { differing } from '../../kit/store/bulk.ts';
import type { Scan, Want } from '../../kit/store/scan.ts';
import { cover } from '../cover/table.ts';
import { insurers } from '../insurers/table.ts';
import type { CountBy, Placed, Terms, Visit } from '../referrals/counting.ts';
import { allocate } from '../referrals/counting.ts';
import type { InsurerRules } from '../referrals/derive.ts';
import { coverDerived, firstVisitOn, needsLook, referralDerived } from '../referrals/derive.ts';
import type { OrderFacts, Standing } from '../referrals/standing.ts';
import { termsOf } from '../referrals/standing.ts';
import { referrals } from '../referrals/table.ts';
import { sessions } from '../sessions/table.ts';

export const recountWants: Want[] = [
  { table: sessions, keys: ['id', 'client', 'date', 'startsAt', 'endsAt', 'status', 'case', 'cover', 'referral', 'fee', 'voidedOn', 'units', 'covered', 'noteState', 'therapist', 'room'] },
  { table: referrals, keys: [
    'id', 'client', 'case', 'cover', 'provider', 'writtenOn', 'visitsAuthorized', 'endsOn', 'perWeek', 'minutes', 'diagnosisCodes', 'receivedOn', 'signedOn', 'startsOn',
    'medicallyNecessary', 'usedBefore', 'closedOn', 'closedWhy', 'validUntil', 'visitsUsed', 'visitsBooked', 'visitsLeft', 'counted', 'runsOutOn', 'standing', 'why', 'flaggedOn',
  ] },
  { table: cover, keys: ['id', 'client', 'insurer', 'status', 'startsOn', 'visitLimit', 'moneyLimit', 'usedBefore', 'visitsUsed', 'visitsLeft', 'moneyLeft', 'standing', 'counted'] },
  { table: insurers, keys: [
    'id', 'name', 'limitPeriod', 'visitsPerPeriod', 'countBy', 'referralNeeded', 'orderMustHave', 'defaultValidityDays', 'validityFrom', 'retroactiveOrders', 'warnDays', 'warnVisits',
  ] },
];

export interface Flagged { id: string; was: string; standing: string; why: string; client: string }

export interface Recounted {
  changes: DerivedChange[];
  /** Standings that changed in this run, and those open from before. */
  changed: Flagged[];
  open: Flagged[];
  /** The standing of every referral, and of covers without one. */
  all: Flagged[];
  /** Where each visit counts, by session id, with why not. */
  placed: Map<string, Placed>;
  /** Session rows left out: a day or an id that can't be read. */
  skipped: number;
}

interface SessionVisit extends Visit { fee: number }
interface OrderRow { i: number; order: OrderFacts }

/** An order that ended is told for so long, and not at all once another order has taken its place. */
const daysOpen = 45;
const noRules: InsurerRules = { referralNeeded: '', countBy: 'visit', limitPeriod: '', visitsPerPeriod: null };

export function recount(scans: Scan[], today: Day): Recounted {
  const [sessionScan, referralScan, coverScan, insurerScan] = scans as [Scan, Scan, Scan, Scan];
  const rules = rulesOf(insurerScan);
  const rulesOfCover = new Map<string, InsurerRules>();
  for (let i = 0; i < coverScan.count; i++) rulesOfCover.set(coverScan.text('id', i), rules.get(coverScan.text('insurer', i)) ?? noRules);
  const { byClient, byCover, skipped } = visitsOf(sessionScan);
  const done: Recounted = { changes: [], changed: [], open: [], all: [], placed: new Map(), skipped };
  const ofCover = new Map<string, { standing: Standing | ''; usedBefore: number | null }[]>();
  for (const [client, orders] of ordersOf(referralScan)) recountClient({ client, orders, visits: byClient.get(client) ?? [], referralScan, rulesOfCover, today, done, ofCover });
  for (let i = 0; i < coverScan.count; i++) recountCover({ coverScan, i, rulesOfCover, visits: byCover.get(coverScan.text('id', i)) ?? [], referrals: ofCover.get(coverScan.text('id', i)) ?? [], today, done });
  return done;
}

interface ClientParts {
  client: string;
  orders: OrderRow[];
  visits: SessionVisit[];
  referralScan: Scan;
  rulesOfCover: Map<string, InsurerRules>;
  today: Day;
  done: Recounted;
  ofCover: Map<string, { standing: Standing | ''; usedBefore: number | null }[]>;
}

function recountClient(parts: ClientParts): void {
  const { orders, visits, referralScan, rulesOfCover, today, done, ofCover } = parts;
  const rulesOfOrder = (order: OrderFacts): InsurerRules => rulesOfCover.get(order.cover ?? '') ?? noRules;
  const terms = orders.map(({ order }): Terms => termsOf(order, rulesOfOrder(order), firstVisitOn(visits, order.id)));
  const countBys = new Set(orders.map(({ order }): CountBy => rulesOfOrder(order).countBy || 'visit'));
  const { placed, tallies } = allocate({ referrals: terms, sessions: visits, countBy: countBys.has('day') && countBys.size === 1 ? 'day' : 'visit' });
  const outside = new Map<string, Visit[]>();
  for (const one of placed) {
    done.placed.set(one.visit.id, one);
    if (one.referral === null && one.visit.referral) outside.set(one.visit.referral, [...(outside.get(one.visit.referral) ?? []), one.visit]);
  }
  const looks: { flag: Flagged; cover: string; flaggedOn: string }[] = [];
  const goodCovers = new Set<string>();
  for (const { i, order } of orders) {
    const tally = tallies[order.id];
    if (!tally) continue;
    const was = { standing: referralScan.text('standing', i), flaggedOn: dayText(referralScan, 'flaggedOn', i) };
    const values = referralDerived({ order, rules: rulesOfOrder(order), tally, today, outside: outside.get(order.id), was });
    const changes = differing(referralScan, i, { ...values });
    if (changes) done.changes.push({ scan: referralScan, i, values: changes });
    const flag = { id: order.id, was: was.standing, standing: values.standing, why: values.why, client: order.client ?? '' };
    done.all.push(flag);
    if (needsLook(values.standing)) looks.push({ flag, cover: order.cover ?? '', flaggedOn: values.flaggedOn });
    if (['active', 'not started'].includes(values.standing)) goodCovers.add(order.cover ?? '');
    if (order.cover) ofCover.set(order.cover, [...(ofCover.get(order.cover) ?? []), { standing: values.standing, usedBefore: order.usedBefore ?? null }]);
  }
  for (const { flag, cover: coverId, flaggedOn } of looks) {
    const past = flag.standing === 'expired' || flag.standing === 'used up';
    if (past && (goodCovers.has(coverId) || flaggedOn < addDays(today, -daysOpen))) continue;
    (flag.was === flag.standing && flaggedOn !== today ? done.open : done.changed).push(flag);
  }
}

interface CoverParts { coverScan: Scan; i: number; rulesOfCover: Map<string, InsurerRules>; visits: SessionVisit[]; referrals: { standing: Standing | ''; usedBefore: number | null }[]; today: Day; done: Recounted }

function recountCover({ coverScan: scan, i, rulesOfCover, visits, referrals: own, today, done }: CoverParts): void {
  const id = scan.text('id', i);
  if (id === '') return;
  const status = scan.text('status', i);
  const values = coverDerived({
    cover: { startsOn: dayText(scan, 'startsOn', i), usedBefore: numberIn(scan, 'usedBefore', i), visitLimit: numberIn(scan, 'visitLimit', i), moneyLimit: numberIn(scan, 'moneyLimit', i), status: status === 'ended' ? 'ended' : 'active' },
    rules: rulesOfCover.get(id) ?? noRules, visits, referrals: own, today,
  });
  const was = scan.text('standing', i);
  const changes = differing(scan, i, { ...values });
  if (changes) done.changes.push({ scan, i, values: changes });
  if (values.standing !== 'missing') return;
  const flag = { id, was, standing: 'missing', why: 'This insurer needs a referral and there is none.', client: scan.text('client', i) };
  done.all.push(flag);
  (was === 'missing' ? done.open : done.changed).push(flag);
}

/** Visits by client and by cover; rows that break a rule are counted and gone round. */
function visitsOf(scan: Scan): { byClient: Map<string, SessionVisit[]>; byCover: Map<string, SessionVisit[]>; skipped: number } {
  const byClient = new Map<string, SessionVisit[]>();
  const byCover = new Map<string, SessionVisit[]>();
  const days = new Map<number, Day>();
  let skipped = 0;
  for (let i = 0; i < scan.count; i++) {
    const status = scan.cell('status', i);
    if (status !== 'completed' && status !== 'booked') continue;
    const id = scan.text('id', i);
    const date = dayOf(scan, i, days);
    if (id === '' || date === '') {
      skipped++;
      continue;
    }
    const visit: SessionVisit = {
      id, date, status, referral: scan.text('referral', i), client: scan.text('client', i), cover: scan.text('cover', i), case: scan.text('case', i),
      startsAt: timeIn(scan, 'startsAt', i), endsAt: timeIn(scan, 'endsAt', i), voidedOn: dayText(scan, 'voidedOn', i), fee: numberIn(scan, 'fee', i) ?? 0,
    };
    push(byClient, visit.client ?? '', visit);
    if (visit.cover) push(byCover, visit.cover, visit);
  }
  return { byClient, byCover, skipped };
}

function push<T>(map: Map<string, T[]>, key: string, one: T): void {
  const there = map.get(key);
  if (there) there.push(one);
  else map.set(key, [one]);
}

function dayOf(scan: Scan, i: number, days: Map<number, Day>): Day | '' {
  const cell = scan.cell('date', i);
  if (typeof cell !== 'number') return dayText(scan, 'date', i);
  const serial = Math.floor(cell);
  let day = days.get(serial);
  if (day === undefined) days.set(serial, (day = serial >= 1 && serial < 200000 ? fromSerial(serial) : ''));
  return day;
}

function timeIn(scan: Scan, key: string, i: number): string {
  const cell = scan.cell(key, i);
  return typeof cell === 'number' ? timeOf(Math.round((cell % 1) * 1440) % 1440) : String(cell ?? '');
}

function dayText(scan: Scan, key: string, i: number): Day | '' {
  const value = scan.value(key, i);
  return isDay(value) ? value : '';
}

function numberIn(scan: Scan, key: string, i: number): number | null {
  const cell = scan.cell(key, i);
  return typeof cell === 'number' ? cell : null;
}

function ordersOf(scan: Scan): Map<string, OrderRow[]> {
  const byClient = new Map<string, OrderRow[]>();
  for (let i = 0; i < scan.count; i++) {
    const id = scan.text('id', i);
    if (id === '') continue;
    push(byClient, scan.text('client', i), { i, order: orderOf(scan, i, id) });
  }
  return byClient;
}

function orderOf(scan: Scan, i: number, id: string): OrderFacts {
  const codes = scan.value('diagnosisCodes', i);
  return {
    id, client: scan.text('client', i), case: scan.text('case', i), cover: scan.text('cover', i), provider: scan.text('provider', i),
    writtenOn: dayText(scan, 'writtenOn', i), receivedOn: dayText(scan, 'receivedOn', i), signedOn: dayText(scan, 'signedOn', i),
    startsOn: dayText(scan, 'startsOn', i), endsOn: dayText(scan, 'endsOn', i), closedOn: dayText(scan, 'closedOn', i),
    closedWhy: choiceIn(scan, 'closedWhy', i, ['finished', 'replaced', 'revoked', 'error'] as const), medicallyNecessary: choiceIn(scan, 'medicallyNecessary', i, ['yes', 'no'] as const),
    visitsAuthorized: numberIn(scan, 'visitsAuthorized', i), perWeek: numberIn(scan, 'perWeek', i), minutes: numberIn(scan, 'minutes', i), usedBefore: numberIn(scan, 'usedBefore', i),
    diagnosisCodes: Array.isArray(codes) ? codes : [],
  };
}

/** One of a list, or '' where the cell holds something else. */
export function choiceIn<C extends string>(scan: Scan, key: string, i: number, choices: readonly C[]): C | '' {
  const text = scan.text(key, i);
  return choices.find((choice) => choice === text) ?? '';
}

function rulesOf(scan: Scan): Map<string, InsurerRules> {
  const rules = new Map<string, InsurerRules>();
  for (let i = 0; i < scan.count; i++) {
    const mustHave = scan.value('orderMustHave', i);
    rules.set(scan.text('id', i), {
      referralNeeded: choiceIn(scan, 'referralNeeded', i, ['yes', 'no'] as const), countBy: choiceIn(scan, 'countBy', i, ['visit', 'day'] as const),
      limitPeriod: choiceIn(scan, 'limitPeriod', i, ['claim', 'calendar year', 'policy year'] as const), visitsPerPeriod: numberIn(scan, 'visitsPerPeriod', i),
      orderMustHave: Array.isArray(mustHave) ? mustHave : [], defaultValidityDays: numberIn(scan, 'defaultValidityDays', i),
      validityFrom: choiceIn(scan, 'validityFrom', i, ['written', 'received', 'first visit'] as const), retroactiveOrders: choiceIn(scan, 'retroactiveOrders', i, ['yes', 'no'] as const),
      warnDays: numberIn(scan, 'warnDays', i), warnVisits: numberIn(scan, 'warnVisits', i),
    });
  }
  return rules;
}

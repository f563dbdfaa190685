// Counts every visit again from the session rows, and tells which derived cells of referrals, covers and authorizations differ.

import type { Day } from '../../kit/day.ts';
import type { DerivedChange } from '../../kit/store/bulk.ts';
import { differing } from '../../kit/store/bulk.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { authorizationCells } from '../cover/authorization-cells.ts';
import type { AuthorizationFacts } from '../cover/authorization.ts';
import { coverDerived } from '../cover/derive.ts';
import type { HeldOrder } from '../cover/held.ts';
import type { Insurer } from '../insurers/table.ts';
import { noneEarlier } from '../referrals/counted.ts';
import type { InsurerRules, ReferralDerived } from '../referrals/derive.ts';
import { countReferral, noRules } from '../referrals/derive.ts';
import { missingFrom } from '../referrals/standing.ts';
import type { Flagged, Flags } from './flags.ts';
import { coverFlag, flagsOf, orderFlag } from './flags.ts';
import type { AuthorizationRow, CoverFields, CoverRow, OrderRow, SessionVisit } from './rows.ts';
import { readAuthorizationRows, readCoverRows, readInsurers, readOrderRows, readSessions, recountWants } from './rows.ts';

export { recountWants };
export type { Flagged };

/** The clinic's counts as they follow from the rows. */
export interface Counts {
  visits: SessionVisit[];
  byCover: Map<string, SessionVisit[]>;
  ordersOfCover: Map<string, HeldOrder[]>;
  /** Orders that name no cover, by client. */
  ordersOfClient: Map<string, HeldOrder[]>;
  covers: Map<string, CoverFields>;
  authorizations: Map<string, AuthorizationFacts[]>;
  insurers: Map<string, Insurer>;
  /** What was counted of each order. */
  values: Map<string, ReferralDerived>;
  /** Visits that chose an order which does not have them, or is a draft. */
  uncounted: Set<SessionVisit>;
}

export interface Recounted extends Counts {
  changes: DerivedChange[];
  /** What the staff is told: new, and open from before. */
  changed: Flagged[];
  open: Flagged[];
  /** The standing of every referral, and of covers that miss one. */
  all: Flagged[];
  /** Session rows left out: a day or an id that can't be read. */
  skipped: number;
}

export interface When { today: Day; /** The day of the last finished run; '' if there was none. */ lastRunOn: Day | '' }

export function recount(scans: Scan[], when: When): Recounted {
  const [sessionScan, referralScan, coverScan, insurerScan, authorizationScan] = scans as [Scan, Scan, Scan, Scan, Scan];
  const { visits, skipped } = readSessions(sessionScan);
  const insurers = readInsurers(insurerScan);
  const coverRows = readCoverRows(coverScan);
  const rulesOf = new Map<string, InsurerRules>(coverRows.map(({ row }) => [row.id, insurers.get(row.insurer) ?? noRules]));
  const orderRows = readOrderRows(referralScan);
  const counts: Counts = {
    visits, byCover: grouped(visits, (visit) => visit.cover), insurers, uncounted: new Set(),
    ordersOfCover: new Map(), ordersOfClient: new Map(), covers: new Map(), authorizations: new Map(), values: new Map(),
  };
  const changes: DerivedChange[] = [];
  const flags = flagsOf(when);
  countOrders(counts, { orderRows, rulesOf, referralScan, when, changes, flags });
  countCovers(counts, { coverRows, rulesOf, coverScan, authorizationScan, when, changes, flags });
  return { ...counts, changes, ...flags.told(), skipped };
}

interface OrderParts { orderRows: OrderRow[]; rulesOf: Map<string, InsurerRules>; referralScan: Scan; when: When; changes: DerivedChange[]; flags: Flags }

function countOrders(counts: Counts, { orderRows, rulesOf, referralScan: scan, when, changes, flags }: OrderParts): void {
  const byOrder = grouped(counts.visits, (visit) => visit.referral);
  const differs = differing(scan);
  for (const { i, order, was } of orderRows) {
    const rules = rulesOf.get(order.cover) ?? noRules;
    const visits = ofClient(byOrder.get(order.id) ?? none, order.client);
    const { values, outside } = countReferral({ order, rules, visits, today: when.today, was });
    for (const visit of missingFrom(order, rules).length > 0 ? visits : outside) counts.uncounted.add(visit);
    values.flaggedOn = flags.see(orderFlag(order, values, was));
    counts.values.set(order.id, values);
    const changed = differs(i, values);
    if (changed) changes.push({ scan, i, values: changed });
    order.standing = values.standing;
    push(order.cover === '' ? counts.ordersOfClient : counts.ordersOfCover, order.cover || order.client, order);
  }
}

interface CoverParts { coverRows: CoverRow[]; rulesOf: Map<string, InsurerRules>; coverScan: Scan; authorizationScan: Scan; when: When; changes: DerivedChange[]; flags: Flags }

function countCovers(counts: Counts, { coverRows, rulesOf, coverScan: scan, authorizationScan, when: { today }, changes, flags }: CoverParts): void {
  const answers = grouped(readAuthorizationRows(authorizationScan), (row) => row.cover);
  const differs = differing(scan);
  const granted = { scan: authorizationScan, differs: differing(authorizationScan), changes };
  for (const { i, row, was } of coverRows) {
    const rules = rulesOf.get(row.id) ?? noRules;
    const visits = counts.byCover.get(row.id) ?? none;
    const orders = counts.ordersOfCover.get(row.id) ?? [];
    const rowsOf = answers.get(row.id) ?? [];
    const facts = rowsOf.map((one) => one.facts);
    const values = coverDerived({ cover: row, rules, visits, orders, authorizations: facts, today, was });
    const flaggedOn = flags.see(coverFlag(row, values, was));
    values.flaggedOn = flaggedOn;
    const changed = differs(i, values);
    if (changed) changes.push({ scan, i, values: changed });
    row.moneyLeft = values.moneyLeft;
    counts.covers.set(row.id, row);
    counts.authorizations.set(row.id, facts);
    if (rowsOf.length > 0) countAuthorizations({ ...granted, rowsOf, cells: authorizationCells({ hand: { row, rules, visits, orders, earlier: noneEarlier }, authorizations: facts, today }) });
  }
}

function countAuthorizations({ rowsOf, scan, differs, changes, cells }: { rowsOf: AuthorizationRow[]; scan: Scan; differs: ReturnType<typeof differing>; changes: DerivedChange[]; cells: ReturnType<typeof authorizationCells> }): void {
  for (const { i, facts } of rowsOf) {
    const changed = differs(i, cells.get(facts.id) ?? {});
    if (changed) changes.push({ scan, i, values: changed });
  }
}

const none: readonly SessionVisit[] = [];

/** Mostly all of them. */
const ofClient = (visits: readonly SessionVisit[], client: string): readonly SessionVisit[] =>
  (visits.every((visit) => visit.client === client) ? visits : visits.filter((visit) => visit.client === client));

/** Rows by a key; those without one are left out. */
export function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== '') push(groups, key, row);
  }
  return groups;
}

function push<T>(groups: Map<string, T[]>, key: string, row: T): void {
  const there = groups.get(key);
  if (there) there.push(row);
  else groups.set(key, [row]);
}

// A cover with all that counts on it, from the rows a save has at hand: its own cells hold its orders, its
// authorizations and its visits, so that no tab is read for them.

import { rowOf, layoutOf } from '../../kit/store/layout.ts';
import type { Deciding } from '../../kit/subject.ts';
import type { Row, Table } from '../../kit/table.ts';
import { byId, idKeyOf } from '../../kit/table.ts';
import type { Cell } from '../../kit/cell.ts';
import type { Authorization } from '../authorizations/table.ts';
import { authorizations } from '../authorizations/table.ts';
import type { Insurer } from '../insurers/table.ts';
import { insurers } from '../insurers/table.ts';
import type { CountedVisit, Earlier } from '../referrals/counted.ts';
import { earlierOf, readCounted } from '../referrals/counted.ts';
import type { InsurerRules } from '../referrals/derive.ts';
import { noRules } from '../referrals/derive.ts';
import type { OrderFacts } from '../referrals/standing.ts';
import type { Referral } from '../referrals/table.ts';
import { referrals } from '../referrals/table.ts';
import type { AuthorizationFacts } from './authorization.ts';
import type { CoverDerived } from './derive.ts';
import { coverDerived } from './derive.ts';
import type { HeldOrder } from './held.ts';
import { readAuthorizations, readOrders } from './held.ts';
import type { Cover } from './table.ts';
import { cover } from './table.ts';

/** What is looked at; the first of the further areas is the Insurers tab. */
export type RowsAtHand = Pick<Deciding, 'get' | 'lookedUp' | 'extra' | 'today'>;

export interface CoverAtHand {
  row: Cover;
  insurer: Insurer | undefined;
  rules: InsurerRules;
  orders: HeldOrder[];
  /** False where nobody has counted this cover yet: what is known of its orders is not all. */
  knowsOrders: boolean;
  authorizations: AuthorizationFacts[];
  knowsAuthorizations: boolean;
  visits: CountedVisit[];
  earlier: Earlier;
}

export function coverAtHand(rows: RowsAtHand, id: string): CoverAtHand | undefined {
  const row = id === '' ? undefined : rows.get(cover, id);
  if (!row) return undefined;
  const insurer = insurerAtHand(rows, row.insurer);
  const held = readOrders(row.orders);
  const granted = readAuthorizations(row.authorizations);
  const seenOrders = rows.lookedUp(referrals) as Referral[];
  const seenAnswers = rows.lookedUp(authorizations) as Authorization[];
  return {
    row, insurer, rules: insurer ?? noRules,
    orders: merged((held ?? []).map((one) => ({ ...one, client: row.client, cover: id })), seenOrders.map(heldOf), (one) => one.cover === id),
    knowsOrders: held !== null,
    authorizations: merged(granted ?? [], seenAnswers, (one) => !('cover' in one) || one.cover === id),
    knowsAuthorizations: granted !== null || seenAnswers.length > 0,
    visits: readCounted(row.counted), earlier: earlierOf(row.counted),
  };
}

/** Rows at hand say more than what the cover's cell holds of them. */
function merged<T extends { id: string }>(held: readonly T[], seen: readonly T[], isOwn: (one: T) => boolean): T[] {
  const ids = new Set(seen.map(({ id }) => id));
  return [...held.filter(({ id }) => !ids.has(id)), ...seen.filter(isOwn)].sort((a, b) => byId(a.id, b.id));
}

export interface CoverChange { row?: Cover; visits?: CountedVisit[]; orders?: HeldOrder[]; authorizations?: AuthorizationFacts[] }

/** The cover's derived cells once something of it has changed. */
export function recountCover(hand: CoverAtHand, today: string, change: CoverChange): CoverDerived {
  const { row, visits, orders, authorizations: granted } = { ...hand, ...change };
  const values = coverDerived({ cover: row, rules: hand.rules, visits, earlier: hand.earlier, orders, authorizations: granted, today, was: hand.row });
  // What nobody has counted yet stays unknown: the daily run reads the rows.
  return {
    ...values, orders: hand.knowsOrders ? values.orders : '', authorizations: hand.knowsAuthorizations ? values.authorizations : '',
    standing: !hand.knowsOrders && orders.length === 0 ? hand.row.standing : values.standing,
  };
}

/** An order in place of itself, if it is on this cover. */
export function withOrder(hand: CoverAtHand, order: HeldOrder): HeldOrder[] {
  return merged(hand.orders, [order], (one) => one.cover === hand.row.id);
}

export const orderFacts = (referral: Referral): OrderFacts & { regions: string[] } => ({
  id: referral.id, client: referral.client, cover: referral.cover, case: referral.case, provider: referral.provider, writtenOn: referral.writtenOn,
  receivedOn: referral.receivedOn, signedOn: referral.signedOn, startsOn: referral.startsOn, endsOn: referral.endsOn, closedOn: referral.closedOn, closedWhy: referral.closedWhy,
  medicallyNecessary: referral.medicallyNecessary, visitsAuthorized: referral.visitsAuthorized, perWeek: referral.perWeek, minutes: referral.minutes,
  diagnosisCodes: referral.diagnosisCodes, usedBefore: referral.usedBefore, regions: referral.regions,
});

export const heldOf = (referral: Referral): HeldOrder => ({ ...orderFacts(referral), standing: referral.standing });

export const insurerAtHand = (rows: Pick<Deciding, 'extra'>, id: string): Insurer | undefined => rowIn(insurers, rows.extra[0], id);

/** The rules of a cover's insurer; of none where the cover is not there. */
export function rulesAtHand(rows: RowsAtHand, coverId: string): InsurerRules {
  const row = coverId === '' ? undefined : rows.get(cover, coverId);
  return (row && insurerAtHand(rows, row.insurer)) ?? noRules;
}

/** One row of a small tab that came along whole. */
function rowIn<T extends Table>(table: T, rows: Cell[][] | undefined, id: string): Row<T> | undefined {
  if (!rows || rows.length === 0 || id === '') return undefined;
  const layout = layoutOf(table, rows[0] ?? []);
  const idAt = layout[idKeyOf(table) ?? ''] ?? -1;
  const cells = rows.find((one, i) => i > 0 && one[idAt] === id);
  return cells ? (rowOf(table, layout, cells).row as Row<T>) : undefined;
}

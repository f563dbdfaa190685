// Saving a client's cover: its dates, its insurer, and its counts from the visits on it.

import type { Issue } from '../../kit/refusal.ts';
import type { Deciding, Decision, Lookup, OtherChange, Subject } from '../../kit/subject.ts';
import { authorizations } from '../authorizations/table.ts';
import { insurers } from '../insurers/table.ts';
import { earlierOf, readCounted } from '../referrals/counted.ts';
import { noRules, recountReferral } from '../referrals/derive.ts';
import { referrals } from '../referrals/table.ts';
import type { CoverAtHand } from './at-hand.ts';
import { coverAtHand, heldOf, insurerAtHand, orderFacts, recountCover } from './at-hand.ts';
import type { HeldOrder } from './held.ts';
import { cover } from './table.ts';

export const coverSubject: Subject<typeof cover> = {
  table: cover,
  alsoRead: () => [{ sheetId: insurers.sheetId, fromRow: 1 }],
  thenRead: (deciding) => [...uncounted(deciding), ...ordersOfOtherInsurer(deciding)],
  decide: (deciding) => decideCover(deciding),
};

/** A cover typed in the sheet: its orders and authorizations are looked up. */
function uncounted({ before }: Deciding<typeof cover>): Lookup[] {
  if (!before) return [];
  return [
    ...(before.orders === '' ? [{ table: referrals, key: 'cover', value: before.id }] : []),
    ...(before.authorizations === '' ? [{ table: authorizations, key: 'cover', value: before.id }] : []),
  ];
}

/** Another insurer has other rules, so its orders stand otherwise. */
function ordersOfOtherInsurer(deciding: Deciding<typeof cover>): Lookup[] {
  const { before, after } = deciding;
  if (!before || before.insurer === after.insurer) return [];
  return (coverAtHand(deciding, before.id)?.orders ?? []).filter((one) => !deciding.get(referrals, one.id)).map(({ id }) => ({ table: referrals, id }));
}

function decideCover(deciding: Deciding<typeof cover>): Decision<typeof cover> {
  const { before, today } = deciding;
  const after = { ...deciding.after, id: deciding.id };
  const issues: Issue[] = [];
  if (after.startsOn !== '' && after.endsOn !== '' && after.endsOn < after.startsOn) issues.push({ code: 'order', message: 'The cover ends before it starts. Check the dates.', field: 'Ends on' });
  if (after.injuredOn > today) issues.push({ code: 'order', message: 'This day is still to come. Check the date of the injury.', field: 'Injured on' });
  const insurer = insurerAtHand(deciding, after.insurer);
  const hand = handOf(deciding);
  const rules = insurer ?? noRules;
  const others = before && before.insurer !== after.insurer ? standingsBy(deciding, hand) : [];
  const orders = hand.orders.map((one): HeldOrder => ({ ...one, standing: others.find((other) => other.id === one.id)?.standing ?? one.standing }));
  const set = recountCover({ ...hand, rules }, today, { row: after, orders });
  const notes = insurer?.massagePayable === 'no' ? [`${insurer.name} does not pay for massage. Sessions on this cover will not be covered.`] : [];
  return { issues, notes, set, others: others.map(({ id, change }): OtherChange => ({ table: referrals, id, values: change })) };
}

/** A new cover has no order, no authorization and no visit. */
function handOf(deciding: Deciding<typeof cover>): CoverAtHand {
  const row = { ...deciding.after, id: deciding.id };
  const insurer = insurerAtHand(deciding, row.insurer);
  const hand = deciding.before ? coverAtHand(deciding, deciding.before.id) : undefined;
  if (hand) return { ...hand, insurer, rules: insurer ?? noRules, knowsOrders: true, knowsAuthorizations: true };
  return { row: { ...row, standing: '', flaggedOn: '' }, insurer, rules: insurer ?? noRules, orders: [], knowsOrders: true, authorizations: [], knowsAuthorizations: true, visits: [], earlier: earlierOf('') };
}

/** Its orders by the new insurer's rules. */
function standingsBy(deciding: Deciding<typeof cover>, hand: CoverAtHand) {
  return hand.orders.flatMap(({ id }) => {
    const row = deciding.get(referrals, id);
    if (!row) return [];
    const change = recountReferral({ order: orderFacts(row), rules: hand.rules, visits: readCounted(row.counted, id), earlier: earlierOf(row.counted), today: deciding.today, was: row });
    return [{ id, standing: change.standing, held: heldOf(row), change }];
  });
}

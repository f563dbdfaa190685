// The counts a session's save changes: of the referral it is or was on, and of the covers concerned.

import type { Deciding, OtherChange } from '../../kit/subject.ts';
import { coverAtHand, heldOf, orderFacts, recountCover, rulesAtHand, withOrder } from '../cover/at-hand.ts';
import type { HeldOrder } from '../cover/held.ts';
import { cover as coverTable } from '../cover/table.ts';
import type { CountedVisit } from '../referrals/counted.ts';
import { earlierOf, readCounted } from '../referrals/counted.ts';
import { recountReferral } from '../referrals/derive.ts';
import { referrals } from '../referrals/table.ts';
import { costlyVisitOf } from './facts.ts';
import type { Session, sessions } from './table.ts';

export function countChanges(deciding: Deciding<typeof sessions>, after: Session): OtherChange[] {
  const { before, today } = deciding;
  const changes: OtherChange[] = [];
  const orders: HeldOrder[] = [];
  for (const id of new Set([before?.referral ?? '', after.referral])) {
    const row = id === '' ? undefined : deciding.get(referrals, id);
    if (!row) continue;
    const visits = swapped(readCounted(row.counted, id), after, after.referral === id && after.client === row.client);
    const values = recountReferral({ order: orderFacts(row), rules: rulesAtHand(deciding, row.cover), visits, earlier: earlierOf(row.counted), today, was: row });
    changes.push({ table: referrals, id, values });
    orders.push({ ...heldOf(row), standing: values.standing });
  }
  for (const id of new Set([before?.cover ?? '', after.cover, ...orders.map((order) => order.cover ?? '')])) {
    const hand = coverAtHand(deciding, id);
    if (!hand) continue;
    const held = orders.reduce((all, order) => withOrder({ ...hand, orders: all }, order), hand.orders);
    const values = recountCover(hand, today, { orders: held, visits: swapped(hand.visits, after, after.cover === id) });
    changes.push({ table: coverTable, id, values });
  }
  return changes;
}

function swapped(visits: CountedVisit[], session: Session, isIn: boolean): CountedVisit[] {
  const others = visits.filter((visit) => visit.id !== session.id);
  return isIn ? [...others, costlyVisitOf(session)] : others;
}

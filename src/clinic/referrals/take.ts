// Late orders: the sessions and bookings a referral fits, and their moving to it on one confirmation.

import type { Asked } from '../../kit/call.ts';
import type { Desk } from '../../kit/desk.ts';
import type { FittingSession, Taken } from '../../kit/door.ts';
import { dayIn, formatDay } from '../../kit/day.ts';
import { Refusal, refuse } from '../../kit/refusal.ts';
import type { Fetch } from '../../kit/store/fetch.ts';
import { fetch } from '../../kit/store/fetch.ts';
import { readSettings } from '../../kit/store/machine.ts';
import type { Row } from '../../kit/table.ts';
import type { RowsAtHand } from '../cover/at-hand.ts';
import { coverAtHand, heldOf, withOrder } from '../cover/at-hand.ts';
import { cover } from '../cover/table.ts';
import { diary } from '../diary/table.ts';
import { insurers } from '../insurers/table.ts';
import { machinery } from '../machinery.ts';
import type { Item, Known } from '../sessions/each.ts';
import { decideEach, writeEach } from '../sessions/each.ts';
import type { Session } from '../sessions/table.ts';
import { sessions } from '../sessions/table.ts';
import { settingOf } from '../settings/keys.ts';
import { allow } from '../therapists/roles.ts';
import { fittingVisits } from './fits.ts';
import type { Referral } from './table.ts';
import { referrals } from './table.ts';

/** A year of twice a week fits. */
const mostTaken = 110;

/** Sessions of this cover without an order that the referral fits. Three small reads: the order, its cover, the sessions. */
export function fittingSessions(desk: Desk, { id, at }: { id: string; at?: number }): { sessions: FittingSession[] } {
  const first = fetch(desk.book, [{ table: referrals, id, at }], [], [machinery.people, insurers].map((table) => ({ sheetId: table.sheetId, fromRow: 1 })));
  allow('referrals.load', machinery.roleOf(first.extra[0] ?? [], desk.user));
  const order = (first.found.get(id) ?? refuse('unknown-record', `There is no referral ${id}.`)).row as Referral;
  if (order.cover === '') return { sessions: [] };
  const second = fetch(desk.book, [{ table: cover, id: order.cover }], []);
  const visits = fittingOn(handOf(second, first.extra[1] ?? []), order);
  const rows = fetch(desk.book, visits.map((visit) => ({ table: sessions, id: visit.id })), []);
  return {
    sessions: visits.flatMap((visit): FittingSession[] => {
      const hit = rows.found.get(visit.id);
      const row = hit?.row as Session | undefined;
      if (!hit || !row || (order.case !== '' && row.case !== '' && order.case !== row.case)) return [];
      return [{ id: row.id, at: hit.at, date: row.date, startsAt: row.startsAt, status: row.status, why: row.covered.replace(/^no: /, ''), from: row.referral }];
    }),
  };
}

function fittingOn(rows: RowsAtHand, order: Referral) {
  const hand = coverAtHand(rows, order.cover);
  return hand ? fittingVisits({ ...hand, orders: withOrder(hand, heldOf(order)) }, order.id) : [];
}

function handOf(got: Fetch, insurerRows: RowsAtHand['extra'][number]): RowsAtHand {
  return {
    today: '', extra: [insurerRows], lookedUp: () => [],
    get: (table, id) => {
      const hit = got.found.get(id);
      return hit && hit.table.tab === table.tab ? (hit.row as Row<typeof table>) : undefined;
    },
  };
}

/** Puts the sessions on the referral in one save: each checked after the ones before, the counts of the orders they leave too. */
export function takeSessions(desk: Desk, input: { id: string; sessions: string[]; confirm?: string[]; rows?: Record<string, number> }, asked: Asked): Taken {
  if (input.sessions.length === 0 || input.sessions.length > mostTaken) refuse('bad-request', `One to ${mostTaken} sessions can be moved at once.`, { field: 'sessions' });
  return desk.locked(() => {
    const known = readAll(desk, input);
    const order = known.got.found.get(input.id)?.row as Referral | undefined;
    if (!order) return refuse('unknown-record', `There is no referral ${input.id}.`);
    if (asked.requestId !== undefined && known.settings.machine.recent.some(([requestId]) => requestId === asked.requestId)) return answerOf(known, input.sessions, true);
    const items = input.sessions.map((id): Item => {
      const before = known.got.found.get(id)?.row as Session | undefined;
      if (!before) return refuse('unknown-record', `There is no session ${id}.`);
      if (before.client !== order.client) return refuse('rule', `${id} is of another client (${before.client}).`, { field: 'sessions' });
      return { before, after: { ...before, referral: order.id, cover: before.cover || order.cover } };
    }).filter(({ before, after }) => before?.referral !== after.referral).sort((a, b) => (a.after.date + a.after.startsAt).localeCompare(b.after.date + b.after.startsAt));
    const each = decideEach(desk, known, { items, confirm: input.confirm ?? [] });
    const open = each.items.flatMap(({ after, decision }) => (decision.issues ?? []).filter((issue) => !(issue.ask && input.confirm?.includes(issue.code)))
      .map((issue) => ({ ...issue, message: `${after.id}, ${formatDay(after.date, 'short')}: ${issue.message}` })));
    if (open.length > 0) throw new Refusal(open);
    if (each.items.length > 0) writeEach(desk, known, each, { asked, action: 'take' });
    for (const { after } of each.items) {
      const hit = known.got.found.get(after.id);
      if (hit) hit.row = after;
    }
    for (const [id, { values }] of each.others) {
      const hit = known.got.found.get(id);
      if (hit) hit.row = { ...hit.row, ...values };
    }
    return answerOf(known, input.sessions, false);
  });
}

/** One read for the order and the sessions, a second for the covers and orders they point at. */
function readAll(desk: Desk, input: { id: string; sessions: string[]; rows?: Record<string, number> }): Known {
  const whole = [machinery.settings, machinery.people, insurers].map((table) => ({ sheetId: table.sheetId, fromRow: 1 }));
  const pointers = [{ table: referrals, id: input.id, at: input.rows?.[input.id] }, ...input.sessions.map((id) => ({ table: sessions, id, at: input.rows?.[id] }))];
  const got = fetch(desk.book, pointers, [sessions, diary, machinery.journal, machinery.settings], whole);
  const settings = readSettings(got.extra[0] ?? []);
  const role = machinery.roleOf(got.extra[1] ?? [], desk.user);
  allow('sessions.save', role);
  const rows = [...got.found.values()].map((hit) => hit.row);
  const further = [...new Set(rows.flatMap((row) => [row['cover'], row['referral']].map(String)))].filter((id) => /^[VR]-/.test(id) && !got.found.has(id));
  const more = fetch(desk.book, further.map((id) => (id.startsWith('V') ? { table: cover, id } : { table: referrals, id })), []);
  return { settings, role, today: dayIn(desk.now(), settingOf(settings.values, 'Time zone')), got: { ...got, found: new Map([...got.found, ...more.found]), extra: got.extra.slice(2) } };
}

function answerOf({ got }: Known, ids: string[], repeated: boolean): Taken {
  return {
    repeated,
    sessions: ids.flatMap((id) => {
      const hit = got.found.get(id);
      const row = hit?.row as Session | undefined;
      return hit && row ? [{ id, at: hit.at, date: row.date, startsAt: row.startsAt, status: row.status, covered: row.covered.split(':')[0] ?? '', why: row.covered.replace(/^\w+:? ?/, '') }] : [];
    }),
  };
}

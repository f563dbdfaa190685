// What can become of a booking, and how it is saved: with the records it points at, so that one read is enough.

import { formatDay, isDay } from '../../src/kit/day.ts';
import type { DoorRow, Save, Start, TodaySession } from '../../src/kit/door.ts';
import { listedOf } from '../held.ts';

export type Act = 'move' | 'cancel' | 'no-show' | 'not treated' | 'given' | 'undo';

/** Acts that make sense now: only what lies behind can have been missed or given. */
export function actsOn(session: TodaySession, today: string, writesNotes: boolean): Act[] {
  if (session.status !== 'booked') return session.status === 'completed' ? [] : ['undo'];
  const behind: Act[] = session.date > today ? [] : ['no-show', 'not treated'];
  return ['move', ...(session.date <= today && !writesNotes ? ['given' as const] : []), 'cancel', ...behind];
}

/** Words of its button. */
export const actWords: Record<Act, string> = { 'move': 'Move', 'cancel': 'Cancel', 'no-show': 'No-show', 'not treated': 'Not treated', 'given': 'Given', 'undo': 'Back to booked' };

export const canceling: readonly Act[] = ['cancel', 'no-show', 'not treated'];

const statusAfter: Partial<Record<Act, string>> = { 'cancel': 'canceled', 'no-show': 'no-show', 'not treated': 'not treated', 'given': 'completed', 'undo': 'booked' };

/** What an act changes. Reasons and times of day are those typed beside it. */
export function changeBy(act: Act, typed: { reason: string; date: string; startsAt: string; endsAt: string }): DoorRow {
  if (act === 'move') return { 'Date': typed.date, 'Starts at': typed.startsAt, 'Ends at': typed.endsAt };
  const status = statusAfter[act] ?? 'booked';
  if (act === 'undo') return { 'Status': status, 'Canceled at': '', 'Cancel reason': '' };
  return canceling.includes(act) && typed.reason.trim() !== '' ? { 'Status': status, 'Cancel reason': typed.reason.trim() } : { Status: status };
}

/** What takes a booking back to how it stood. */
export const backTo = (was: TodaySession): DoorRow => ({
  'Date': was.date, 'Starts at': was.startsAt, 'Ends at': was.endsAt, 'Status': was.status, ...(was.status === 'booked' ? { 'Canceled at': '', 'Cancel reason': '' } : {}),
});

const asRow = (session: TodaySession): DoorRow => ({
  'Client ID': session.client, 'Therapist ID': session.therapist, 'Case ID': session.case, 'Cover ID': session.cover, 'Referral ID': session.referral,
  'Date': session.date, 'Starts at': session.startsAt, 'Ends at': session.endsAt, 'Status': session.status,
});

export function saveOf(session: TodaySession, change: DoorRow, start: Start, confirm: string[]): Save {
  const opened = asRow(session);
  const insurer = start.cover.find(({ id }) => id === session.cover)?.insurer ?? '';
  const rows = Object.fromEntries([session.client, session.therapist, session.case, session.cover, session.referral, insurer].flatMap((id) => {
    const at = id === '' ? undefined : listedOf(start, id)?.at;
    return at === undefined ? [] : [[id, at]];
  }));
  return { id: session.id, at: session.at, row: { ...opened, ...change }, opened, rows, confirm };
}

/** Which visit of its order a booking will be, as far as the bookings before it are known: those of the days ahead, or `among`. */
export function visitOf(start: Start, session: TodaySession, among: readonly TodaySession[] = start.sessions): { nth: number; of: number; last: boolean; until: string } | undefined {
  const order = session.referral === '' ? undefined : start.referrals.find(({ id }) => id === session.referral);
  if (!order || order.of === null || session.status !== 'booked') return undefined;
  const when = (one: TodaySession): string => `${one.date} ${one.startsAt}`;
  const before = among.filter((one) => one.referral === order.id && one.status === 'booked' && when(one) < when(session)).length;
  const nth = order.used + before + 1;
  return { nth, of: order.of, last: nth === order.of, until: order.until };
}

/** Why a booking that was covered when it was made no longer is, as far as the lists tell: its order was closed or changed since. */
export function lapsed(start: Start, session: TodaySession, among?: readonly TodaySession[]): string {
  const { referral, status, covered, date } = session;
  // The day an order is closed on still counts.
  if (status !== 'booked' || covered !== 'yes' || referral === '' || date <= start.today) return '';
  const order = start.referrals.find(({ id }) => id === referral);
  // The lists hold every order that still counts; one that is newer than all of them has only not come yet.
  if (!order) return start.referrals.some(({ id }) => numberOf(id) > numberOf(referral)) ? `The referral ${referral} is closed.` : '';
  if (order.standing === 'closed' || order.standing === 'draft') return `The referral ${referral} is ${order.standing === 'draft' ? 'a draft' : 'closed'}.`;
  if (isDay(order.until) && date > order.until) return `The referral ${referral} ends on ${formatDay(order.until, 'short')}.`;
  const visit = visitOf(start, session, among);
  return visit && visit.nth > visit.of ? `The referral ${referral} is for ${visit.of} visits; this would be visit ${visit.nth}.` : '';
}

const numberOf = (id: string): number => Number(id.slice(id.indexOf('-') + 1));

/** The session as its order stands now. */
export function asItStands(start: Start, session: TodaySession, among?: readonly TodaySession[]): TodaySession {
  const why = lapsed(start, session, among);
  return why === '' ? session : { ...session, covered: 'no', why };
}

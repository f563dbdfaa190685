// What somebody who leaves still has in hand: bookings after the last day, notes not signed.

import type { Desk } from '../../kit/desk.ts';
import type { Day } from '../../kit/day.ts';
import { formatDay } from '../../kit/day.ts';
import { Refusal } from '../../kit/refusal.ts';
import { days, texts } from '../../kit/store/quick.ts';
import { scan } from '../../kit/store/scan.ts';
import { sessions } from '../sessions/table.ts';

const mostNamed = 5;
const notSigned = new Set(['missing', 'unsigned', 'changed since signed']);

/** In words, for whoever fills in the last day. One read of a few columns. */
export function handover(desk: Desk, id: string, lastDay: Day): string[] {
  const { bookings, notes } = inHand(desk, id, lastDay);
  const named = (ids: string[]): string => `${ids.slice(0, mostNamed).join(', ')}${ids.length > mostNamed ? ` and ${ids.length - mostNamed} more` : ''}`;
  return [
    ...(bookings.length > 0 ? [`${bookings.length === 1 ? 'One booking' : `${bookings.length} bookings`} after ${formatDay(lastDay, 'short')} to give to somebody else or call off: ${named(bookings.map((one) => `${one.id} on ${formatDay(one.date, 'short')}`))}.`] : []),
    ...(notes.length > 0 ? [`${notes.length === 1 ? 'One note' : `${notes.length} notes`} of theirs not signed yet: ${named(notes)}.`] : []),
    'Take away the share of the sheet too. If the timed runs are theirs, empty “Job owner” in Settings and let another owner choose Set up.',
  ];
}

function inHand(desk: Desk, therapist: string, lastDay: Day): { bookings: { id: string; date: Day }[]; notes: string[] } {
  const found = { bookings: [] as { id: string; date: Day }[], notes: [] as string[] };
  const of = sessionScan(desk);
  if (!of) return found;
  const [id, whose, status, noteState, voidedOn, date] = [texts(of, 'id'), texts(of, 'therapist'), texts(of, 'status'), texts(of, 'noteState'), texts(of, 'voidedOn'), days(of, 'date')];
  for (let i = 0; i < of.count; i++) {
    if (whose(i) !== therapist || voidedOn(i) !== '') continue;
    if (status(i) === 'booked' && date(i) > lastDay) found.bookings.push({ id: id(i), date: date(i) });
    else if (status(i) === 'completed' && notSigned.has(noteState(i))) found.notes.push(id(i));
  }
  found.bookings.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return found;
}

/** A heading that is gone is told elsewhere; the row is saved already. */
function sessionScan(desk: Desk) {
  try {
    return scan(desk.book, [{ table: sessions, keys: ['id', 'therapist', 'date', 'status', 'noteState', 'voidedOn'] }]).scans[0];
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

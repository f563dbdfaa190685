// A day's bookings as the diary keeps them, and what clashes with what.

import type { Day, Time } from '../../kit/day.ts';
import { addDays, formatTime, toSerial } from '../../kit/day.ts';

/** Days the ring holds: two months back, two years ahead. */
const ringDays = 800;
const daysBack = 60;

export interface Slot { session: string; startsAt: Time; endsAt: Time; therapist: string; client: string; status: string; room: string }

/** Row number of a day in the ring. */
export const ringRow = (day: Day): number => 2 + (toSerial(day) % ringDays);

/** The day that belongs to each row of the ring, from row 2 on. */
export function ringAround(today: Day): Day[] {
  const days: Day[] = [];
  for (let i = 0; i < ringDays; i++) {
    const day = addDays(today, i - daysBack);
    days[ringRow(day) - 2] = day;
  }
  return days;
}

export const occupies = (status: string): boolean => status === 'booked' || status === 'completed';

/** A line each: `S-00012 09:00-09:45 T-00001 C-00012 booked Room 1`. */
export function writeSlots(slots: readonly Slot[]): string {
  const lines = slots.map((slot) => ({ session: slot.session, rest: ` ${slot.startsAt}-${slot.endsAt} ${slot.therapist} ${slot.client} ${slot.status} ${slot.room}`.trimEnd() }));
  return lines.sort((a, b) => a.rest.localeCompare(b.rest)).map(({ session, rest }) => session + rest).join('\n');
}

export function readSlots(text: string): Slot[] {
  return text.split('\n').flatMap((line) => {
    const found = /^(\S+) (\d\d:\d\d)-(\d\d:\d\d) (\S+) (\S+) (\S+) ?(.*)$/.exec(line);
    if (!found) return [];
    const [, session = '', startsAt = '', endsAt = '', therapist = '', client = '', status = '', room = ''] = found;
    return [{ session, startsAt, endsAt, therapist, client, status, room }];
  });
}

/** Whether another session takes some of the same time. */
export const isAtOnce = (slot: Slot, other: Slot): boolean =>
  other.session !== slot.session && occupies(other.status) && other.startsAt < slot.endsAt && slot.startsAt < other.endsAt;

/** What else is at the same time with the same therapist, room or client, in words. */
export function clashes(slot: Slot, others: readonly Slot[]): string[] {
  return others.filter((other) => isAtOnce(slot, other)).flatMap((other) => {
    const when = `from ${formatTime(other.startsAt)} to ${formatTime(other.endsAt)} (${other.session})`;
    return [
      ...(other.therapist === slot.therapist ? [`The therapist ${other.therapist} is with ${other.client} ${when}.`] : []),
      ...(other.room !== '' && other.room.toLowerCase() === slot.room.toLowerCase() ? [`${other.room} is taken ${when}.`] : []),
      ...(other.client === slot.client ? [`The client ${other.client} is booked ${when}.`] : []),
    ];
  });
}

/** Two that are booked at once. */
export interface Overlap { slot: Slot; other: Slot }

/** What of a day is booked at once, each pair once. */
export function overlapsOf(slots: readonly Slot[]): Overlap[] {
  const inOrder = slots.filter((slot) => slot.startsAt < slot.endsAt).sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.session < b.session ? -1 : 1));
  const found: Overlap[] = [];
  inOrder.forEach((slot, n) => {
    for (let m = n + 1; m < inOrder.length; m++) {
      const other = inOrder[m];
      if (!other || other.startsAt >= slot.endsAt) break;
      if (sharesTherapist(slot, other) || sharesRoom(slot, other) || sharesClient(slot, other)) found.push({ slot, other });
    }
  });
  return found;
}

export function overlapWords({ slot, other }: Overlap): string {
  const shared = [...(sharesTherapist(slot, other) ? [slot.therapist] : []), ...(sharesRoom(slot, other) ? [slot.room] : []), ...(sharesClient(slot, other) ? [slot.client] : [])];
  return `${shared.join(' and ')} in ${slot.session} from ${formatTime(slot.startsAt)} and in ${other.session} from ${formatTime(other.startsAt)}`;
}

const sharesTherapist = (a: Slot, b: Slot): boolean => a.therapist !== '' && a.therapist === b.therapist;
const sharesRoom = (a: Slot, b: Slot): boolean => a.room !== '' && (a.room === b.room || a.room.toLowerCase() === b.room.toLowerCase()) && !isOneVisit(a, b);
const sharesClient = (a: Slot, b: Slot): boolean => a.client !== '' && a.client === b.client && !isOneVisit(a, b);
/** Two therapists with one client are one visit with two notes. */
const isOneVisit = (a: Slot, b: Slot): boolean => a.client === b.client && a.therapist !== b.therapist;

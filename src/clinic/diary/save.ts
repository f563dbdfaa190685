// What a session's save does to the diary: the day it leaves, the day it stands in, and who else is there then.

import { formatTime } from '../../kit/day.ts';
import type { Issue } from '../../kit/refusal.ts';
import type { Pointer } from '../../kit/store/fetch.ts';
import type { Deciding, OtherChange } from '../../kit/subject.ts';
import type { Session } from '../sessions/table.ts';
import type { Slot } from './day.ts';
import { clashes, isAtOnce, occupies, readSlots, ringRow, writeSlots } from './day.ts';
import { diary } from './table.ts';

/** The diary rows of the days concerned; a day outside the ring is simply not checked. */
export const diaryPointers = (days: readonly string[]): Pointer[] =>
  [...new Set(days)].filter((day) => /^\d{4}-\d\d-\d\d$/.test(day)).map((day) => ({ table: diary, id: day, at: ringRow(day), optional: true }));

const slotOf = (session: Session): Slot => ({
  session: session.id, startsAt: session.startsAt, endsAt: session.endsAt, therapist: session.therapist, client: session.client, status: session.status, room: session.room,
});

const slotsOn = (deciding: Pick<Deciding, 'get'>, day: string): Slot[] => readSlots(deciding.get(diary, day)?.bookings ?? '');

/** Clashes of a booking, as a question that may be confirmed. */
export function clashIssues(deciding: Pick<Deciding, 'get'>, session: Session): Issue[] {
  if (session.status !== 'booked') return [];
  const found = clashes(slotOf(session), slotsOn(deciding, session.date));
  return found.length === 0 ? [] : [{ code: 'overlap', ask: true, field: 'Starts at', message: `${found.join(' ')} Book it all the same?` }];
}

/** A visit that was given is perhaps there already: then it would be charged twice. */
export function doubledIssues(deciding: Pick<Deciding, 'get'>, session: Session): Issue[] {
  if (session.status !== 'completed') return [];
  const { client, therapist } = session;
  const twin = slotsOn(deciding, session.date).find((other) => other.client === client && other.therapist === therapist && isAtOnce(slotOf(session), other));
  if (!twin) return [];
  return [{ code: 'doubled-visit', ask: true, field: 'Starts at', message: `The client ${client} has a session with ${therapist} from ${formatTime(twin.startsAt)} to ${formatTime(twin.endsAt)} already (${twin.session}). Save one more?` }];
}

/** The diary's rows as they stand after the save. */
export function diaryChanges(deciding: Pick<Deciding, 'get'>, before: Session | null, after: Session): OtherChange[] {
  return [...new Set([before?.date ?? '', after.date])].flatMap((day): OtherChange[] => {
    const row = deciding.get(diary, day);
    if (!row) return [];
    const others = readSlots(row.bookings).filter((slot) => slot.session !== after.id);
    const own = after.date === day && occupies(after.status) ? [slotOf(after)] : [];
    return [{ table: diary, id: day, values: { bookings: writeSlots([...others, ...own]) } }];
  });
}

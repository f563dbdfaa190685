// Bookings that share a therapist, a room or a client at the same time, found over all days at once.

import type { Day } from '../../kit/day.ts';
import { formatDay, formatTime, isDay } from '../../kit/day.ts';
import { toDoor } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { scan } from '../../kit/store/scan.ts';
import { sessions } from '../sessions/table.ts';

export interface Overlap { at: number; id: string; says: string }

interface Slot { i: number; date: Day; from: string; to: string; therapist: string; room: string; client: string }

const keys = ['id', 'client', 'therapist', 'date', 'startsAt', 'endsAt', 'status', 'room', 'voidedOn'];

/** Each pair once, at the later of the two. One read. */
export function overlapsIn(desk: Desk): Overlap[] {
  const of = sessionScan(desk);
  if (!of) return [];
  const byDay = new Map<Day, Slot[]>();
  for (let i = 0; i < of.count; i++) {
    const slot = slotOf(of, i);
    if (!slot) continue;
    const day = byDay.get(slot.date);
    if (day) day.push(slot);
    else byDay.set(slot.date, [slot]);
  }
  return [...byDay.values()].flatMap((slots) => overlapsOfDay(of, slots));
}

/** Without all its headings the tab is told by these alone. */
function sessionScan(desk: Desk): Scan | undefined {
  try {
    return scan(desk.book, [{ table: sessions, keys }]).scans[0];
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function slotOf(of: Scan, i: number): Slot | undefined {
  const status = of.text('status', i);
  const date = of.value('date', i);
  if ((status !== 'booked' && status !== 'completed') || !isDay(date) || of.text('voidedOn', i) !== '') return undefined;
  const [from, to] = [String(toDoor(of.value('startsAt', i))), String(toDoor(of.value('endsAt', i)))];
  if (from === '' || to <= from) return undefined;
  return { i, date, from, to, therapist: of.text('therapist', i), room: of.text('room', i).toLowerCase(), client: of.text('client', i) };
}

function overlapsOfDay(of: Scan, slots: Slot[]): Overlap[] {
  if (slots.length < 2) return [];
  const sorted = [...slots].sort((a, b) => a.from.localeCompare(b.from) || a.i - b.i);
  const found: Overlap[] = [];
  sorted.forEach((slot, n) => {
    for (let m = n - 1; m >= 0; m--) {
      const other = sorted[m];
      if (!other || other.to <= slot.from) continue;
      const shared = sharedOf(slot, other);
      if (shared.length > 0) found.push({ at: of.at(slot.i), id: of.text('id', slot.i), says: `${formatDay(slot.date)}, ${formatTime(slot.from)}: the same ${shared.join(' and ')} as ${of.text('id', other.i)} in row ${of.at(other.i)}, which lasts until ${formatTime(other.to)}.` });
    }
  });
  return found;
}

/** Two therapists with one client for the same hour are one visit with two notes. */
function sharedOf(a: Slot, b: Slot): string[] {
  const together = a.client === b.client && a.therapist !== b.therapist && a.from === b.from && a.to === b.to;
  return [
    ...(a.therapist !== '' && a.therapist === b.therapist ? ['therapist'] : []),
    ...(a.room !== '' && a.room === b.room && !together ? ['room'] : []),
    ...(a.client !== '' && a.client === b.client && !together ? ['client'] : []),
  ];
}

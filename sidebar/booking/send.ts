// A booking as it is asked for: a preview of its dates, or the save of all of them at once.

import { isDay, minutesOf, readTime, timeOf, type Day } from '../../src/kit/day.ts';
import type { Answer, Booking, BookingAnswer, DoorRow, ListedReferral, Saved, Start } from '../../src/kit/door.ts';
import { formatDay } from '../../src/kit/day.ts';
import { listedOf } from '../clinic.ts';
import { ask, type Sending } from '../door.ts';
import { readTypedDay } from '../form/typed.ts';
import type { Typed } from '../places.ts';
import { fields, movedIn, outIn, plan, seriesIn, type PlannedDate } from './series.ts';

/** Minutes a booking lasts where no order says so and no end was typed. */
const usualMinutes = 60;

export const orderIn = (values: Typed, start: Start): ListedReferral | undefined => start.referrals.find((line) => line.id === values['Referral ID']);

export const lengthIn = (values: Typed, start: Start): number => Number(values[fields.lasts] ?? '') || orderIn(values, start)?.minutes || usualMinutes;

const timeIn = (text: string | undefined): string => {
  const read = readTime(text ?? '');
  return 'time' in read ? read.time : '';
};

export const dayIn = (values: Typed, today: string): Day => {
  const read = readTypedDay(values.Date ?? '', today);
  return 'day' in read ? read.day : '';
};

/** From and to as far as they can be read; the end follows the start. */
export function timesIn(values: Typed, start: Start): { startsAt: string; endsAt: string } {
  const startsAt = timeIn(values['Starts at']);
  return { startsAt, endsAt: timeIn(values['Ends at']) || (startsAt && timeOf(Math.min(1439, minutesOf(startsAt) + lengthIn(values, start)))) };
}

export function planIn(values: Typed, start: Start): PlannedDate[] {
  const first = dayIn(values, start.today);
  return isDay(first) ? plan(first, seriesIn(values), orderIn(values, start), outIn(values)) : [];
}

/** The dates not left out, with other times where a date has them. */
function datesIn(values: Typed, start: Start): Booking['dates'] {
  const moved = movedIn(values);
  return planIn(values, start).filter(({ out }) => !out).map(({ date }) => {
    const other = moved.get(date);
    return { date, ...(other && timeIn(other.startsAt) && timeIn(other.endsAt) ? { startsAt: timeIn(other.startsAt), endsAt: timeIn(other.endsAt) } : {}) };
  });
}

const filled = (row: DoorRow): DoorRow => Object.fromEntries(Object.entries(row).filter(([heading, value]) => value !== '' && heading !== 'Status'));

/** Null as long as nothing can be said of it. */
export function previewOf(values: Typed, start: Start, having: { row: DoorRow; rows?: Record<string, number> }): Booking | null {
  const dates = datesIn(values, start);
  const times = timesIn(values, start);
  if (dates.length === 0 || !times.startsAt || !times.endsAt || !having.row['Client ID'] || !having.row['Therapist ID']) return null;
  return { row: { ...filled(having.row), Date: dates[0]?.date ?? '', 'Starts at': times.startsAt, 'Ends at': times.endsAt }, dates, rows: having.rows, preview: true };
}

/** Books, and answers as a save of the first date does, with the others beside it. */
export async function book(values: Typed, start: Start, having: { row: DoorRow; rows?: Record<string, number>; confirm?: string[] }, sending: Sending): Promise<Answer<Saved>> {
  const dates = datesIn(values, start);
  if (dates.length === 0) return { ok: false, issues: [{ code: 'required', message: 'No date is left to book.', field: 'Date' }] };
  const answer = await ask('sessions.book', { row: filled(having.row), dates, rows: having.rows, confirm: having.confirm }, sending);
  if (answer.ok) return { ok: true, value: savedOf(answer.value, having.row, start) };
  // What is wrong with one date of several stands at that date, not at the fields of all.
  return dates.length === 1 ? { ok: false, issues: answer.issues.map((issue) => ({ ...issue, message: issue.message.replace(/^[A-Z][a-z]{2} \d{1,2}: /, '') })) }
    : { ok: false, issues: answer.issues.map((issue) => (/^[A-Z][a-z]{2} \d{1,2}: /.test(issue.message) ? { ...issue, field: undefined } : issue)) };
}

function savedOf({ dates }: BookingAnswer, row: DoorRow, start: Start): Saved {
  const rows = dates.map((one) => ({
    id: one.id, at: one.at, table: 'sessions',
    row: { ...row, 'Status': 'booked', 'Date': one.date, 'Starts at': one.startsAt, 'Ends at': one.endsAt, 'Covered': one.why ? `${one.covered}: ${one.why}` : one.covered },
  }));
  const [first, last] = [rows[0], rows[rows.length - 1]];
  const notes = first && last && rows.length > 1 ? [`${rows.length} sessions for ${listedOf(start, String(row['Client ID']))?.caption ?? ''}, ${formatDay(String(first.row.Date), 'short')} to ${formatDay(String(last.row.Date), 'short')}: rows ${first.at} to ${last.at}.`] : [];
  return { id: first?.id ?? '', at: first?.at ?? 0, row: first?.row ?? row, also: rows.slice(1), notes };
}

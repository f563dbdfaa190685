// Booking several dates in one save: each date with its conflicts and its cover, earlier bookings of the series counted.

import type { Asked } from '../../kit/call.ts';
import type { Desk } from '../../kit/desk.ts';
import type { BookedDate, Booking, BookingAnswer } from '../../kit/door.ts';
import { dayIn, formatDay, isDay, readTime } from '../../kit/day.ts';
import type { Issue } from '../../kit/refusal.ts';
import { Refusal, refuse } from '../../kit/refusal.ts';
import { requiredIssues, unknownRefs } from '../../kit/store/checks.ts';
import { fetch, lookUpRows } from '../../kit/store/fetch.ts';
import { nextId, readSettings } from '../../kit/store/machine.ts';
import { savedBefore } from '../../kit/store/save.ts';
import { ownTyped } from '../../kit/store/sight.ts';
import { freshRow, pointersOf, readTyped } from '../../kit/store/typed.ts';
import type { AnyRow } from '../../kit/table.ts';
import { diaryPointers } from '../diary/save.ts';
import { diary } from '../diary/table.ts';
import { insurers } from '../insurers/table.ts';
import { machinery } from '../machinery.ts';
import { settingOf } from '../settings/keys.ts';
import { allow } from '../therapists/roles.ts';
import type { Decided, Each, Item, Known } from './each.ts';
import { decideEach, writeEach } from './each.ts';
import type { Session } from './table.ts';
import { sessions } from './table.ts';

/** A year of twice a week fits. */
const mostDates = 110;

interface KnownBooking extends Known { typed: AnyRow }
interface Times { date: string; startsAt: string; endsAt: string }

export function bookSeries(desk: Desk, input: Booking, asked: Asked): BookingAnswer {
  const typed = readTyped(sessions, input.row);
  const times = datesOf(input);
  return desk.locked(() => {
    const known = readAll(desk, input, typed);
    const first = input.preview ? undefined : savedBefore(desk, machinery, known.settings, { ...asked, table: sessions });
    if (first !== undefined) return alreadyBooked(desk, first);
    const base: AnyRow = { ...freshRow(sessions, known.today), ...typed, date: times[0]?.date, startsAt: times[0]?.startsAt, endsAt: times[0]?.endsAt };
    const issues = [...requiredIssues(sessions, base, base, false), ...unknownRefs(desk.tables, sessions, base, known.got, base)];
    if (issues.length > 0) throw new Refusal(issues);
    const booked = bookEach(desk, input, times, known);
    if (input.preview) return { saved: false, series: '', dates: booked.items.map((one) => ({ ...shown(one), id: '' })) };
    const open = booked.items.flatMap((one) => openIssues(one, input.confirm ?? []));
    if (open.length > 0) throw new Refusal(open);
    writeEach(desk, known, booked, { asked, action: 'add' });
    return { saved: true, series: booked.items[0]?.after.series ?? '', dates: booked.items.map((one) => ({ ...shown(one), at: Number(one.after.id.slice(2)) + 1 })) };
  });
}

function datesOf(input: Booking): Times[] {
  if (input.dates.length === 0 || input.dates.length > mostDates) refuse('bad-request', `A series has 1 to ${mostDates} dates.`, { field: 'Date' });
  const time = (text: string | undefined, heading: string): string => {
    const read = readTime(String(text || input.row[heading] || ''));
    return 'why' in read ? refuse('invalid', read.why, { field: heading }) : read.time;
  };
  return input.dates.map((one) => {
    const { date } = one;
    if (!isDay(date)) refuse('invalid', `“${String(date).slice(0, 20)}” is not a date like 2026-03-02.`, { field: 'Date' });
    return { date: one.date, startsAt: time(one.startsAt, 'Starts at'), endsAt: time(one.endsAt, 'Ends at') };
  }).sort((a, b) => (a.date + a.startsAt).localeCompare(b.date + b.startsAt));
}

function readAll(desk: Desk, input: Booking, typed: AnyRow): KnownBooking {
  const whole = [machinery.settings, machinery.people, insurers].map((table) => ({ sheetId: table.sheetId, fromRow: 1 }));
  const pointers = [...pointersOf(desk.tables, sessions, typed, input.rows ?? {}), ...diaryPointers(input.dates.map((one) => one.date))];
  const got = fetch(desk.book, pointers, [sessions, diary, machinery.journal, machinery.settings], whole);
  const settings = readSettings(got.extra[0] ?? []);
  const sight = machinery.sightOf(desk, got.extra[1] ?? [], settings.values);
  allow('sessions.save', sight.role);
  const own = ownTyped(sight, sessions, { typed, before: undefined });
  if (own.issues.length > 0) throw new Refusal(own.issues);
  return { got: { ...got, extra: got.extra.slice(2) }, settings, role: sight.role, typed: own.typed, today: dayIn(desk.now(), settingOf(settings.values, 'Time zone')) };
}

/** Decides the dates one after the other, the earlier bookings of the series counted. */
function bookEach(desk: Desk, input: Booking, times: Times[], known: KnownBooking): Each {
  const { settings, typed, today } = known;
  let series = '';
  const items = times.map((time): Item => {
    const id = nextId(settings.machine, sessions);
    series ||= id;
    return { before: null, after: { ...freshRow(sessions, today), ...typed, ...time, id, status: 'booked', series: times.length > 1 ? series : '' } as Session };
  });
  return decideEach(desk, known, { items, confirm: input.confirm ?? [] });
}

const shown = ({ after, decision }: Decided): BookedDate => ({
  id: after.id, at: 0, date: after.date, startsAt: after.startsAt, endsAt: after.endsAt, covered: after.covered.split(':')[0] ?? '',
  why: after.covered.includes(': ') ? after.covered.slice(after.covered.indexOf(': ') + 2) : '', visit: decision.notes?.find((note) => note.startsWith('Visit ')) ?? '', issues: decision.issues ?? [],
});

const openIssues = ({ after, decision }: Decided, confirm: string[]): Issue[] =>
  (decision.issues ?? []).filter((issue) => !(issue.ask && confirm.includes(issue.code))).map((issue) => ({ ...issue, message: `${formatDay(after.date, 'short')}: ${issue.message}` }));

/** The same request came again: what it booked then. */
function alreadyBooked(desk: Desk, first: string): BookingAnswer {
  const rows = lookUpRows(desk.book, [{ table: sessions, key: 'series', value: first }]);
  const own = rows.length > 0 ? rows : [...fetch(desk.book, [{ table: sessions, id: first }], []).found.values()];
  return {
    saved: true, series: rows.length > 0 ? first : '',
    dates: own.map(({ id, at, row }) => ({ id, at, date: String(row['date']), startsAt: String(row['startsAt']), endsAt: String(row['endsAt']), covered: '', why: '', visit: '', issues: [] })),
  };
}

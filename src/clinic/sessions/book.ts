// Booking several dates in one save: each date with its conflicts and its cover, earlier bookings of the series counted.

import type { Asked } from '../../kit/call.ts';
import { isEmpty, toDoor } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import type { BookedDate, Booking, BookingAnswer } from '../../kit/door.ts';
import { dayIn, formatDay, isDay, readTime } from '../../kit/day.ts';
import type { Issue } from '../../kit/refusal.ts';
import { Refusal, refuse } from '../../kit/refusal.ts';
import { requiredIssues, unknownRefs } from '../../kit/store/checks.ts';
import { machineChange } from '../../kit/store/commit.ts';
import type { Fetch } from '../../kit/store/fetch.ts';
import { fetch, lookUpRows } from '../../kit/store/fetch.ts';
import { lookUpAll } from '../../kit/store/save.ts';
import { nextLine } from '../../kit/store/journal.ts';
import type { SettingsRead } from '../../kit/store/machine.ts';
import { nextId, readSettings, remember } from '../../kit/store/machine.ts';
import { freshRow, pointersOf, readTyped } from '../../kit/store/typed.ts';
import type { Addition, Change } from '../../kit/store/write.ts';
import { write } from '../../kit/store/write.ts';
import type { AnyRow, Row, Table } from '../../kit/table.ts';
import { diaryPointers } from '../diary/save.ts';
import { diary } from '../diary/table.ts';
import { insurers } from '../insurers/table.ts';
import { machinery } from '../machinery.ts';
import { settingOf } from '../settings/keys.ts';
import { allow } from '../therapists/roles.ts';
import type { DecidingSession } from './save.ts';
import { decideSession, sessionSubject } from './save.ts';
import type { Session } from './table.ts';
import { sessions } from './table.ts';

/** A year of twice a week fits. */
const mostDates = 110;

interface Known { got: Fetch; settings: SettingsRead; role: string; today: string; typed: AnyRow }

export function bookSeries(desk: Desk, input: Booking, asked: Asked): BookingAnswer {
  const typed = readTyped(sessions, input.row);
  const times = datesOf(input);
  return desk.locked(() => {
    const known = readAll(desk, input, typed);
    const repeat = known.settings.machine.recent.find(([requestId]) => requestId === asked.requestId && asked.requestId !== undefined);
    if (repeat && !input.preview) return alreadyBooked(desk, repeat[2]);
    const base: AnyRow = { ...freshRow(sessions, known.today), ...typed, date: times[0]?.date, startsAt: times[0]?.startsAt, endsAt: times[0]?.endsAt };
    const issues = [...requiredIssues(sessions, base, base, false), ...unknownRefs(desk.tables, sessions, base, known.got, base)];
    if (issues.length > 0) throw new Refusal(issues);
    const booked = bookEach(desk, input, times, { ...known, typed });
    if (input.preview) return { saved: false, series: '', dates: booked.dates.map((one) => ({ ...one, id: '' })) };
    if (booked.issues.length > 0) throw new Refusal(booked.issues);
    return writeSeries(desk, known, booked, asked);
  });
}

function datesOf(input: Booking): { date: string; startsAt: string; endsAt: string }[] {
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

function readAll(desk: Desk, input: Booking, typed: AnyRow): Known {
  const whole = [machinery.settings, machinery.people, insurers].map((table) => ({ sheetId: table.sheetId, fromRow: 1 }));
  const pointers = [...pointersOf(desk.tables, sessions, typed, input.rows ?? {}), ...diaryPointers(input.dates.map((one) => one.date))];
  const got = fetch(desk.book, pointers, [sessions, diary, machinery.journal, machinery.settings], whole);
  const settings = readSettings(got.extra[0] ?? []);
  const role = machinery.roleOf(got.extra[1] ?? [], desk.user);
  allow('sessions.save', role);
  return { got: { ...got, extra: got.extra.slice(2) }, settings, role, typed, today: dayIn(desk.now(), settingOf(settings.values, 'Time zone')) };
}

interface Booked { rows: Session[]; dates: BookedDate[]; issues: Issue[]; others: Map<string, { table: Table; values: AnyRow }> }

/** Decides the dates one after the other; what one changes, the next one sees. */
function bookEach(desk: Desk, input: Booking, times: { date: string; startsAt: string; endsAt: string }[], known: Known): Booked {
  const { got, settings } = known;
  const booked: Booked = { rows: [], dates: [], issues: [], others: new Map() };
  const now = new Map([...got.found].map(([id, hit]) => [id, { table: hit.table, row: hit.row }]));
  let looked = false;
  for (const time of times) {
    const id = nextId(settings.machine, sessions);
    const after = { ...freshRow(sessions, known.today), ...known.typed, ...time, id, status: 'booked', series: times.length > 1 ? booked.rows[0]?.id ?? id : '' } as Session;
    const deciding: DecidingSession = {
      before: null, after, id, extra: got.extra, layouts: got.layouts, settings: settings.values, today: known.today, now: desk.now(), user: desk.user, role: known.role,
      confirm: input.confirm ?? [], sha256: desk.digest,
      get: <U extends Table>(table: U, one: string) => {
        const hit = now.get(one);
        return hit && hit.table === (table as Table) ? (hit.row as Row<U>) : undefined;
      },
      lookedUp: (table: Table) => [...now.values()].filter((hit) => hit.table === table).map((hit) => hit.row),
    };
    if (!looked) {
      for (const hit of lookUpAll(desk.book, sessionSubject.thenRead?.(deciding) ?? [])) {
        got.found.set(hit.id, hit);
        now.set(hit.id, { table: hit.table, row: hit.row });
      }
      looked = true;
    }
    const decision = decideSession(deciding);
    const open = (decision.issues ?? []).filter((issue) => !(issue.ask && deciding.confirm.includes(issue.code)));
    const decided: Session = { ...after, ...decision.set };
    // A reason given for the dates that are not covered stands only with those.
    const row: Session = decided.covered.startsWith('no') ? decided : { ...decided, overrideReason: '' };
    booked.rows.push(row);
    booked.dates.push({
      ...time, id, at: 0, covered: row.covered.split(':')[0] ?? '', why: row.covered.includes(': ') ? row.covered.slice(row.covered.indexOf(': ') + 2) : '',
      visit: decision.notes?.find((note) => note.startsWith('Visit ')) ?? '', issues: decision.issues ?? [],
    });
    booked.issues.push(...open.map((issue) => ({ ...issue, message: `${formatDay(time.date, 'short')}: ${issue.message}` })));
    for (const other of decision.others ?? []) {
      const hit = now.get(other.id);
      if (!hit) continue;
      now.set(other.id, { table: hit.table, row: { ...hit.row, ...other.values } });
      booked.others.set(other.id, { table: other.table, values: { ...booked.others.get(other.id)?.values, ...other.values } });
    }
  }
  return booked;
}

function writeSeries(desk: Desk, known: Known, booked: Booked, asked: Asked): BookingAnswer {
  const { got, settings } = known;
  const additions: Addition[] = booked.rows.map((row) => ({
    table: sessions, layout: got.layouts.get(sessions.tab) ?? {}, id: row.id, values: Object.fromEntries(Object.entries(row).filter(([, value]) => !isEmpty(value))),
  }));
  const changes: Change[] = [...booked.others].flatMap(([id, { table, values }]): Change[] => {
    const hit = got.found.get(id);
    return hit ? [{ table, layout: hit.layout, id, at: hit.at, values }] : [];
  });
  for (const row of booked.rows) {
    const after = Object.fromEntries(sessions.keys.filter((key) => !isEmpty(row[key as keyof Session]) && !sessions.columns[key as keyof typeof sessions.columns].derived)
      .map((key) => [sessions.columns[key as keyof typeof sessions.columns].heading, toDoor(row[key as keyof Session])]));
    const line = nextLine(desk, settings.machine, { by: desk.user || 'unknown', requestId: asked.requestId, table: sessions.tab, record: row.id, action: 'add', after });
    additions.push({ table: machinery.journal, layout: got.layouts.get(machinery.journal.tab) ?? {}, id: '', values: { ...line } });
  }
  if (asked.requestId !== undefined) remember(settings.machine, asked.requestId, sessions.name, booked.rows[0]?.id ?? '');
  changes.push(machineChange(machinery, settings, got.layouts));
  write(desk.book, { changes, additions });
  return { saved: true, series: booked.rows[0]?.series ?? '', dates: booked.dates.map((one) => ({ ...one, at: Number(one.id.slice(2)) + 1 })) };
}

/** The same request came again: what it booked then. */
function alreadyBooked(desk: Desk, first: string): BookingAnswer {
  const rows = lookUpRows(desk.book, [{ table: sessions, key: 'series', value: first }]);
  const own = rows.length > 0 ? rows : [...fetch(desk.book, [{ table: sessions, id: first }], []).found.values()];
  return {
    saved: true, series: rows.length > 0 ? first : '',
    dates: own.map(({ id, at, row }) => ({ id, at, date: String(row['date']), startsAt: String(row['startsAt']), endsAt: String(row['endsAt']), covered: '', why: '', visit: '', issues: [] })),
  };
}

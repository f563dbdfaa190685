// The diary written anew each night from the session rows, so that rows added by hand are in it and old days leave it.

import type { Desk } from '../../kit/desk.ts';
import type { Day } from '../../kit/day.ts';
import { isDay } from '../../kit/day.ts';
import { toDoor } from '../../kit/cell.ts';
import type { Cell } from '../../kit/cell.ts';
import type { RowWrite } from '../../kit/store/book.ts';
import { layoutOf } from '../../kit/store/layout.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { scan } from '../../kit/store/scan.ts';
import { sessions } from '../sessions/table.ts';
import type { Slot } from './day.ts';
import { occupies, ringAround, writeSlots } from './day.ts';
import { diary } from './table.ts';

/** Rows written in one call stay well under what Google recommends. */
const rowsAWrite = 400;

/** Writes the rows that differ; `rows` is the tab as it stands, heading row first. */
export function refreshDiary(desk: Desk, sessionScan: Scan, rows: Cell[][], today: Day): number {
  const layout = layoutOf(diary, rows[0] ?? []);
  const [dayAt = 0, bookingsAt = 1] = [layout['day'], layout['bookings']];
  const slots = slotsByDay(sessionScan);
  const set: RowWrite[] = ringAround(today).flatMap((day, i): RowWrite[] => {
    const there = rows[i + 1] ?? [];
    const bookings = writeSlots(slots.get(day) ?? []);
    if (String(there[dayAt] ?? '') === day && String(there[bookingsAt] ?? '') === bookings) return [];
    const cells = [{ column: dayAt, cell: day, kind: 'text' as const }, { column: bookingsAt, cell: bookings === '' ? null : bookings, kind: 'longText' as const }];
    return [{ sheetId: diary.sheetId, row: i + 2, cells: cells.sort((a, b) => a.column - b.column) }];
  });
  for (let i = 0; i < set.length; i += rowsAWrite) desk.book.write({ guard: [], set: set.slice(i, i + rowsAWrite), append: [] });
  return set.length;
}

function slotsByDay(of: Scan): Map<Day, Slot[]> {
  const days = new Map<Day, Slot[]>();
  for (let i = 0; i < of.count; i++) {
    const status = of.text('status', i);
    const date = of.value('date', i);
    if (!occupies(status) || !isDay(date)) continue;
    const slot: Slot = {
      session: of.text('id', i), startsAt: String(toDoor(of.value('startsAt', i))), endsAt: String(toDoor(of.value('endsAt', i))), status,
      therapist: of.text('therapist', i), client: of.text('client', i), room: of.text('room', i),
    };
    const there = days.get(date);
    if (there) there.push(slot);
    else days.set(date, [slot]);
  }
  return days;
}

/** The diary made or mended by set-up. */
export function openDiary(desk: Desk): void {
  const keys = ['id', 'client', 'therapist', 'date', 'startsAt', 'endsAt', 'status', 'room'];
  const { scans, extra } = scan(desk.book, [{ table: sessions, keys }], [{ sheetId: diary.sheetId, fromRow: 1 }]);
  refreshDiary(desk, scans[0] as Scan, extra[0] ?? [], desk.now().slice(0, 10));
}

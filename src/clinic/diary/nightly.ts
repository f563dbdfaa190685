// The diary written anew each night from the session rows, so that rows added by hand are in it and old days leave it.

import type { Desk } from '../../kit/desk.ts';
import type { Day } from '../../kit/day.ts';
import { toSerial } from '../../kit/day.ts';
import type { Cell } from '../../kit/cell.ts';
import type { RowWrite } from '../../kit/store/book.ts';
import { layoutOf } from '../../kit/store/layout.ts';
import { days, texts, times } from '../../kit/store/quick.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { scan } from '../../kit/store/scan.ts';
import { sessions } from '../sessions/table.ts';
import type { Slot } from './day.ts';
import { occupies, ringAround, writeSlots } from './day.ts';
import { diary } from './table.ts';

/** The rows that differ; `rows` is the tab as it stands, heading row first. */
export function diaryWrites(sessionScan: Scan, rows: Cell[][], today: Day): RowWrite[] {
  const layout = layoutOf(diary, rows[0] ?? []);
  const [dayAt = 0, bookingsAt = 1] = [layout['day'], layout['bookings']];
  const ring = ringAround(today);
  const slots = slotsByDay(sessionScan, ring);
  return ring.flatMap((day, i): RowWrite[] => {
    const there = rows[i + 1] ?? [];
    const own = slots.get(day);
    const bookings = own ? writeSlots(own) : '';
    if (String(there[dayAt] ?? '') === day && String(there[bookingsAt] ?? '') === bookings) return [];
    const cells = [{ column: dayAt, cell: day, kind: 'text' as const }, { column: bookingsAt, cell: bookings === '' ? null : bookings, kind: 'longText' as const }];
    return [{ sheetId: diary.sheetId, row: i + 2, cells: cells.sort((a, b) => a.column - b.column) }];
  });
}

/** What is on each day of the ring. */
export function slotsByDay(of: Scan, ring: readonly Day[]): Map<Day, Slot[]> {
  const serials = ring.map(toSerial);
  const [first, last] = [Math.min(...serials), Math.max(...serials) + 1];
  const [id, therapist, client, status, room, cell] = [texts(of, 'id'), texts(of, 'therapist'), texts(of, 'client'), texts(of, 'status'), texts(of, 'room'), of.column('date')];
  const [date, startsAt, endsAt] = [days(of, 'date'), times(of, 'startsAt'), times(of, 'endsAt')];
  const found = new Map<Day, Slot[]>();
  for (let i = 0; i < of.count; i++) {
    const serial = cell(i);
    if (typeof serial === 'number' && (serial < first || serial >= last)) continue;
    const day = date(i);
    if (day === '' || !occupies(status(i))) continue;
    const slot: Slot = { session: id(i), startsAt: startsAt(i), endsAt: endsAt(i), status: status(i), therapist: therapist(i), client: client(i), room: room(i) };
    const there = found.get(day);
    if (there) there.push(slot);
    else found.set(day, [slot]);
  }
  return found;
}

/** The diary made or mended by set-up. */
export function openDiary(desk: Desk): void {
  const keys = ['id', 'client', 'therapist', 'date', 'startsAt', 'endsAt', 'status', 'room'];
  const { scans, extra } = scan(desk.book, [{ table: sessions, keys }], [{ sheetId: diary.sheetId, fromRow: 1 }]);
  const set = diaryWrites(scans[0] as Scan, extra[0] ?? [], desk.now().slice(0, 10));
  if (set.length > 0) desk.book.write({ guard: [], set, append: [] });
}

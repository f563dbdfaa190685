// The hourly run: reminders that fall due, each at most once, read from the rows as they stand.

import type { Desk } from '../../kit/desk.ts';
import { addDays, dayIn, isDay } from '../../kit/day.ts';
import { toDoor } from '../../kit/cell.ts';
import { alone } from '../../kit/job/lease.ts';
import type { Posted } from '../../kit/job/ledger.ts';
import { postAll } from '../../kit/job/ledger.ts';
import { readSettings } from '../../kit/store/machine.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { scan } from '../../kit/store/scan.ts';
import { clients } from '../clients/table.ts';
import { finishDaily } from '../daily/daily-run.ts';
import { machinery } from '../machinery.ts';
import { sends } from '../sends/table.ts';
import { sessions } from '../sessions/table.ts';
import { listIn, settingOf } from '../settings/keys.ts';
import { settings } from '../settings/table.ts';
import { mayRunJobs } from '../therapists/roles.ts';
import { therapists } from '../therapists/table.ts';
import type { Addressee, Booking } from './due.ts';
import { leadMinutes, remindersDue } from './due.ts';
import { reminderMail } from './mail.ts';

/** Sends the reminders due, and goes on with a daily run that was cut; undefined where another hourly run is under way. */
export function hourlyRun(desk: Desk): Posted | undefined {
  const posted = alone(desk, 'hourly', () => remind(desk));
  finishDaily(desk);
  return posted;
}

function remind(desk: Desk): Posted {
  const { scans, extra } = scan(desk.book, [
    { table: sessions, keys: ['id', 'client', 'date', 'startsAt', 'status'] },
    { table: clients, keys: ['id', 'givenName', 'bornOn', 'email', 'reminders', 'status', 'guardianEmail'] },
  ], [settings, therapists].map((table) => ({ sheetId: table.sheetId, fromRow: 1 })));
  const values = readSettings(extra[0] ?? []).values;
  mayRunJobs(extra[1] ?? [], desk.user, settingOf(values, 'Job owner'));
  const [sessionScan, clientScan] = scans as [Scan, Scan];
  const zone = settingOf(values, 'Time zone');
  const leadTimes = listIn(values, 'Reminder lead times');
  const today = dayIn(desk.now(), zone);
  const last = addDays(today, 1 + Math.ceil(Math.max(0, ...leadTimes.map((lead) => leadMinutes(lead) ?? 0)) / 1440));
  const bookings = bookedBetween(sessionScan, today, last);
  const due = remindersDue(bookings, addressees(clientScan, new Set(bookings.map((booking) => booking.client))), { leadTimes, hours: settingOf(values, 'Reminder hours'), zone, now: desk.now() });
  return postAll(desk, machinery, { table: sends, kind: 'reminder', letters: due.map((one) => ({ key: one.key, mail: reminderMail(one, values) })) });
}

function bookedBetween(of: Scan, from: string, to: string): Booking[] {
  const bookings: Booking[] = [];
  for (let i = 0; i < of.count; i++) {
    if (of.cell('status', i) !== 'booked') continue;
    const date = of.value('date', i);
    const startsAt = String(toDoor(of.value('startsAt', i)));
    if (!isDay(date) || date < from || date > to || startsAt === '') continue;
    bookings.push({ id: of.text('id', i), client: of.text('client', i), date, startsAt, status: 'booked' });
  }
  return bookings;
}

function addressees(of: Scan, wanted: Set<string>): Map<string, Addressee> {
  const found = new Map<string, Addressee>();
  for (let i = 0; i < of.count; i++) {
    const id = of.text('id', i);
    if (!wanted.has(id)) continue;
    found.set(id, {
      id, givenName: of.text('givenName', i), bornOn: String(toDoor(of.value('bornOn', i))), email: String(of.value('email', i) ?? ''),
      guardianEmail: String(of.value('guardianEmail', i) ?? ''), reminders: of.text('reminders', i), status: of.text('status', i),
    });
  }
  return found;
}

// What the staff is told in the morning, from what the daily run has read and counted.

import type { Day } from '../../kit/day.ts';
import { addDays, clockOf, daysBetween } from '../../kit/day.ts';
import { choices, texts } from '../../kit/store/quick.ts';
import type { Scan, Want } from '../../kit/store/scan.ts';
import type { Table } from '../../kit/table.ts';
import { byId } from '../../kit/table.ts';
import { clients } from '../clients/table.ts';
import { overlapsOf } from '../diary/day.ts';
import { slotsByDay } from '../diary/nightly.ts';
import { documents } from '../documents/table.ts';
import { reportsOwed } from '../referrals/reports.ts';
import { settingOf } from '../settings/keys.ts';
import { staffOf } from '../therapists/roles.ts';
import type { CountedAnew } from './count-anew.ts';
import type { Digest } from './digest.ts';
import type { SessionVisit } from './rows.ts';

/** Besides what counts: who wants a call, and which papers went out. */
export const morningWants: Want[] = [
  { table: clients, keys: ['id', 'family', 'reminders'] },
  { table: documents, keys: ['id', 'kind', 'about', 'madeAt'] },
];

/** Double bookings, and bookings that no cover pays, are told this far ahead. */
const daysAhead = 14;
/** A license is told of this long before it ends. */
const licenseDays = 60;

export type Morning = Omit<Digest, 'numbered' | 'uncertainMails' | 'settings'>;

export function morningOf(done: CountedAnew): Morning {
  const { read, values, today, counted } = done;
  const scanOf = (table: Table): Scan | undefined => read.scans.find((one) => one.table === table);
  const sessionScan = read.scans[0] as Scan;
  return {
    today, clinic: settingOf(values, 'Clinic name'), changed: counted.changed, open: counted.open, badRows: counted.skipped,
    unsigned: unsignedIn(done, sessionScan), calls: callsIn(counted.visits, scanOf(clients), today),
    overlaps: overlapsAhead(sessionScan, today), uncovered: uncoveredAhead(done, sessionScan),
    reports: reportsIn(done, { sessionScan, documentScan: scanOf(documents), zone: settingOf(values, 'Time zone') }),
    licenses: licensesIn(read.extra[1] ?? [], today), leftBehind: leftBehindIn(counted.visits, sessionScan, { staff: staffOf(read.extra[1] ?? []), today }),
  };
}

const notSigned = new Set(['missing', 'unsigned', 'changed since signed']);

/** Given, and the note is not signed; or booked for a day that is past. */
function unsignedIn({ counted, today, noteStates }: CountedAnew, scan: Scan): Morning['unsigned'] {
  const state = texts(scan, 'noteState');
  return counted.visits.filter((visit) => visit.date <= today && (visit.status === 'completed' ? notSigned.has(noteStates.get(visit.i) ?? state(visit.i)) : visit.date < today))
    .map(({ id, date, status }) => ({ id, days: daysBetween(date, today), booked: status === 'booked' })).sort((a, b) => b.days - a.days);
}

function callsIn(visits: readonly SessionVisit[], clientScan: Scan | undefined, today: Day): Morning['calls'] {
  if (!clientScan) return [];
  const callers = new Set<string>();
  const [id, reminders] = [texts(clientScan, 'id'), choices(clientScan, 'reminders', ['email', 'call', 'none'])];
  for (let i = 0; i < clientScan.count; i++) if (reminders(i) === 'call') callers.add(id(i));
  const tomorrow = addDays(today, 1);
  return visits.filter((visit) => visit.status === 'booked' && (visit.date === today || visit.date === tomorrow) && callers.has(visit.client))
    .sort((a, b) => (a.date + (a.startsAt ?? '') < b.date + (b.startsAt ?? '') ? -1 : 1))
    .map((visit) => ({ id: visit.client, when: `${visit.date === today ? 'today' : 'tomorrow'}, session ${visit.id}` }));
}

/** Bookings that share a therapist, a room or a client, each pair once. */
function overlapsAhead(scan: Scan, today: Day): Morning['overlaps'] {
  const ahead = Array.from({ length: daysAhead }, (_, i) => addDays(today, i));
  return [...slotsByDay(scan, ahead)].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([day, slots]) => overlapsOf(slots).map((overlap) => ({ day, overlap })));
}

/** Bookings of the next days that the cover will not pay for. */
function uncoveredAhead({ counted, covered, today }: CountedAnew, scan: Scan): Morning['uncovered'] {
  const stands = texts(scan, 'covered');
  const last = addDays(today, daysAhead);
  return counted.visits.filter((visit) => visit.status === 'booked' && visit.date >= today && visit.date <= last && visit.cover !== '')
    .flatMap((visit) => {
      const text = covered.get(visit.i) ?? stands(visit.i);
      return text.startsWith('no') ? [{ id: visit.id, on: visit.date, why: text.replace(/^no:?\s*/, '') }] : [];
    }).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : byId(a.id, b.id)));
}

/** Bookings ahead with somebody who has left by then. */
function leftBehindIn(visits: readonly SessionVisit[], scan: Scan, { staff, today }: { staff: ReturnType<typeof staffOf>; today: Day }): Morning['leftBehind'] {
  const lastDays = new Map(staff.flatMap((one) => (one.leftOn === '' ? [] : [[one.id, one.leftOn] as const])));
  if (lastDays.size === 0) return [];
  const therapist = texts(scan, 'therapist');
  return visits.flatMap(({ i, id, date, status }) => {
    const lastDay = lastDays.get(therapist(i));
    return status === 'booked' && date >= today && lastDay !== undefined && date > lastDay ? [{ id, on: date, who: therapist(i) }] : [];
  }).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1));
}

interface ReportScans { sessionScan: Scan; documentScan: Scan | undefined; zone: string }

function reportsIn({ counted, today, noteStates }: CountedAnew, { sessionScan, documentScan, zone }: ReportScans): Morning['reports'] {
  const state = texts(sessionScan, 'noteState');
  const signed = new Map<string, Day[]>();
  for (const visit of counted.visits) {
    if (visit.cover === '' || visit.status !== 'completed' || (noteStates.get(visit.i) ?? state(visit.i)) !== 'signed') continue;
    const there = signed.get(visit.cover);
    if (there) there.push(visit.date);
    else signed.set(visit.cover, [visit.date]);
  }
  const last = documentScan ? lastReports(documentScan, zone) : new Map<string, Day>();
  const covers = [...counted.covers.values()].filter((row) => row.status !== 'ended').map((row) => ({ id: row.id, rules: counted.insurers.get(row.insurer) ?? {} }));
  return reportsOwed({
    covers, signed, today, reportedOn: (referral) => last.get(referral) ?? '',
    ordersOf: (cover) => (counted.ordersOfCover.get(cover) ?? []).flatMap(({ id }) => {
      const of = counted.values.get(id);
      return of ? [{ id, standing: of.standing, end: of.validUntil, left: of.visitsLeft, given: of.visitsUsed ?? 0 }] : [];
    }),
  }).map(({ referral, on, why }) => ({ id: referral, on, why }));
}

/** The day of the last progress report by referral. */
export function lastReports(scan: Scan, zone: string): Map<string, Day> {
  const [kind, about, madeAt] = [texts(scan, 'kind'), texts(scan, 'about'), texts(scan, 'madeAt')];
  const last = new Map<string, Day>();
  const clock = clockOf(zone);
  for (let i = 0; i < scan.count; i++) {
    const made = kind(i) === 'progress report' ? Date.parse(madeAt(i)) : NaN;
    if (Number.isNaN(made)) continue;
    const { day } = clock(made);
    if (day > (last.get(about(i)) ?? '')) last.set(about(i), day);
  }
  return last;
}

function licensesIn(rows: Parameters<typeof staffOf>[0], today: Day): Morning['licenses'] {
  const soon = addDays(today, licenseDays);
  return staffOf(rows).filter((one) => one.leftOn === '' && one.licenseEndsOn !== '' && one.licenseEndsOn <= soon)
    .map((one) => ({ id: one.id, on: one.licenseEndsOn, days: daysBetween(today, one.licenseEndsOn) })).sort((a, b) => a.days - b.days);
}

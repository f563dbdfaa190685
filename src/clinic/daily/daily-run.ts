// The daily run: ids for rows added by hand, a recount, flags, the staff's mail, and on the first working day the summary.

import type { Desk } from '../../kit/desk.ts';
import { addDays, daysBetween, isDay, monthStart, monthOf, weekday } from '../../kit/day.ts';
import { alone, wasCut } from '../../kit/job/lease.ts';
import { postAll } from '../../kit/job/ledger.ts';
import { numberRows, raiseCounters, unnumberedRows } from '../../kit/job/number-rows.ts';
import { readSettings } from '../../kit/store/machine.ts';
import type { Scan } from '../../kit/store/scan.ts';
import type { Table } from '../../kit/table.ts';
import { clients } from '../clients/table.ts';
import { forgetImports } from '../import/shelf.ts';
import { machinery } from '../machinery.ts';
import { sends } from '../sends/table.ts';
import { listIn, settingOf } from '../settings/keys.ts';
import { monthlyRun } from '../summary/monthly-run.ts';
import { staffOf } from '../therapists/roles.ts';
import { countAnew, readAll } from './count-anew.ts';
import type { Digest } from './digest.ts';
import { digestMail } from './digest.ts';
import type { Recounted } from './recount.ts';
import { settingChange } from './settings.ts';

export interface DailyDone { changedRows: number; numbered: string[]; flagged: number; open: number; mails: number; skipped: number }

/** The summary goes out under the same lease: a run cut anywhere is seen as cut, and done again as a whole. */
export const dailyRun = (desk: Desk): DailyDone | undefined => alone(desk, 'daily', () => {
  const done = work(desk);
  if (done.isFirstWorkingDay) monthlyRun(desk);
  return done.result;
});

/** Goes on with a daily run that was killed before its end. */
export const finishDaily = (desk: Desk): DailyDone | undefined => (wasCut(desk, 'daily') ? dailyRun(desk) : undefined);

function work(desk: Desk): { result: DailyDone; isFirstWorkingDay: boolean } {
  const first = readAll(desk);
  raiseCounters(desk, machinery, { scans: first.scans, machine: readSettings(first.extra[0] ?? []).machine });
  const numbered = numberRows(desk, machinery, unnumberedRows(first.scans));
  const { read, values, today, counted, changedRows } = countAnew(desk, numbered.length > 0 ? readAll(desk) : first);
  const mails = postDigest(desk, { scans: read.scans, counted, values, staffRows: read.extra[1] ?? [], today, numbered });
  forgetImports(desk);
  settingChange(desk, machinery, 'Last daily run', desk.now());
  return {
    result: { changedRows, numbered, flagged: counted.changed.length, open: counted.open.length, mails, skipped: counted.skipped },
    isFirstWorkingDay: isFirstWorkingDay(today, listIn(values, 'Working days')),
  };
}

interface DigestParts { scans: Scan[]; counted: Recounted; values: Record<string, string>; staffRows: Parameters<typeof staffOf>[0]; today: string; numbered: string[] }

function postDigest(desk: Desk, parts: DigestParts): number {
  const { scans, counted, values, staffRows, today, numbered } = parts;
  const sessionScan = scans[0] as Scan;
  const clientScan = scans.find((one) => one.table === (clients as Table));
  const digest: Digest = {
    today, clinic: settingOf(values, 'Clinic name'), changed: counted.changed, open: counted.open, numbered,
    unsigned: unsignedIn(sessionScan, today), calls: callsIn(sessionScan, clientScan, today), uncertainMails: 0, badRows: counted.skipped,
  };
  const listed = listIn(values, 'Digest to');
  const staff = staffOf(staffRows).filter((one) => one.leftOn === '' && one.email !== '').map((one) => one.email);
  const to = [...new Set(listed.length > 0 ? listed : staff)];
  return postAll(desk, machinery, { table: sends, letters: to.map((address) => ({ key: `digest|${today}|${address}`, mail: digestMail(digest, address) })) }).sent;
}

function unsignedIn(of: Scan, today: string): Digest['unsigned'] {
  const found: Digest['unsigned'] = [];
  for (let i = 0; i < of.count; i++) {
    const state = of.table.columns['noteState'] ? of.text('noteState', i) : '';
    const date = of.value('date', i);
    if (of.cell('status', i) !== 'completed' || !isDay(date) || date > today || !['missing', 'unsigned', 'changed since signed'].includes(state)) continue;
    found.push({ id: of.text('id', i), days: daysBetween(date, today) });
  }
  return found.sort((a, b) => b.days - a.days);
}

function callsIn(of: Scan, clientScan: Scan | undefined, today: string): Digest['calls'] {
  const callers = new Set<string>();
  for (let i = 0; i < (clientScan?.count ?? 0); i++) if (clientScan?.cell('reminders', i) === 'call') callers.add(clientScan.text('id', i));
  const tomorrow = addDays(today, 1);
  const found: Digest['calls'] = [];
  for (let i = 0; i < of.count; i++) {
    const date = of.value('date', i);
    if (of.cell('status', i) !== 'booked' || (date !== today && date !== tomorrow) || !callers.has(of.text('client', i))) continue;
    found.push({ id: of.text('client', i), when: `${date === today ? 'today' : 'tomorrow'}, session ${of.text('id', i)}` });
  }
  return found;
}

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Whether no working day of this month came before today. */
export function isFirstWorkingDay(today: string, workingDays: string[]): boolean {
  const works = (day: string) => workingDays.includes(dayNames[weekday(day) - 1] ?? '');
  if (!works(today)) return false;
  for (let day = monthStart(monthOf(today)); day < today; day = addDays(day, 1)) if (works(day)) return false;
  return true;
}

// The daily run: ids for rows added by hand, a recount, flags, the staff's mail, and on the first working day the summary.

import type { Desk } from '../../kit/desk.ts';
import { addDays, monthStart, monthOf, weekday } from '../../kit/day.ts';
import { alone, wasCut } from '../../kit/job/lease.ts';
import type { Claimed, Letter } from '../../kit/job/ledger.ts';
import { claimAll, sendAll } from '../../kit/job/ledger.ts';
import { numberRows, raiseCounters, unnumberedRows } from '../../kit/job/number-rows.ts';
import { readSettings } from '../../kit/store/machine.ts';
import { layoutOf } from '../../kit/store/layout.ts';
import type { Cell } from '../../kit/cell.ts';
import { forgetImports, importsWant } from '../import/shelf.ts';
import { machinery } from '../machinery.ts';
import { sends } from '../sends/table.ts';
import { listIn, settingOf, wrongSettings } from '../settings/keys.ts';
import { monthlyRun } from '../summary/monthly-run.ts';
import { mayRunJobs, staffOf } from '../therapists/roles.ts';
import type { CountedAnew } from './count-anew.ts';
import { countAnew, readAll } from './count-anew.ts';
import { digestMail } from './digest.ts';
import { morningOf, morningWants } from './morning.ts';
import { settingChange } from './settings.ts';

export interface DailyDone { changedRows: number; numbered: string[]; flagged: number; open: number; mails: number; skipped: number }

/** Kept from the first working day until the summary is out: where Google refuses it, the next daily run does it. */
const owed = 'summary owed';

/** The summary goes out under the same lease: a run cut anywhere is seen as cut, and done again as a whole. */
export const dailyRun = (desk: Desk): DailyDone | undefined => alone(desk, 'daily', () => {
  const done = work(desk);
  if (done.isFirstWorkingDay) desk.memo.set(owed, desk.now());
  if (desk.memo.get(owed) !== null && monthlyRun(desk)) desk.memo.drop(owed);
  return done.result;
});

/** Goes on with a daily run that was killed before its end. */
export const finishDaily = (desk: Desk): DailyDone | undefined => (wasCut(desk, 'daily') ? dailyRun(desk) : undefined);

/** What is read besides the columns that count. */
const more = [...morningWants, importsWant];

/** Three reads: what counts; the cells of the sessions judged, inside the lock; and when the mails are out, what a cut run
 *  left, in the hold of the lock that marks them. Mails and the time of this run go by rows that came with the first. */
function work(desk: Desk): { result: DailyDone; isFirstWorkingDay: boolean } {
  const first = readAll(desk, more);
  mayRunJobs(first.extra[1] ?? [], desk.user, settingOf(readSettings(first.extra[0] ?? []).values, 'Job owner'));
  raiseCounters(desk, machinery, { scans: first.scans, machine: readSettings(first.extra[0] ?? []).machine });
  const numbered = numberRows(desk, machinery, unnumberedRows(first.scans));
  let claimed: Claimed | undefined;
  const { read, values, today, counted, changedRows } = countAnew(desk, { from: numbered.length > 0 ? readAll(desk, more) : first, more, after: (done) => { claimed = claimDigest(desk, done, numbered); } });
  const closing = settingChange(machinery, { key: 'Last daily run', value: desk.now(), rows: read.extra[0] ?? [] });
  const mails = claimed ? sendAll(claimed, closing).sent : 0;
  forgetImports(desk, read.scans.find((one) => one.table === importsWant.table));
  return {
    result: { changedRows, numbered, flagged: counted.changed.length, open: counted.open.length, mails, skipped: counted.skipped },
    isFirstWorkingDay: isFirstWorkingDay(today, listIn(values, 'Working days')),
  };
}

function claimDigest(desk: Desk, done: CountedAnew, numbered: string[]): Claimed {
  const { read, values, today } = done;
  const listed = listIn(values, 'Digest to');
  const staff = staffOf(read.extra[1] ?? []).filter((one) => one.leftOn === '' && one.email !== '').map((one) => one.email);
  const to = [...new Set(listed.length > 0 ? listed : staff)];
  const morning = morningOf(done);
  const rows = read.extra[2] ?? [];
  const letterTo = (address: string): Letter => ({ key: `digest|${today}|${address}`, mail: digestMail({ ...morning, numbered, uncertainMails: uncertainIn(rows), settings: wrongSettings(values).map(({ name }) => name) }, address) });
  return claimAll(desk, machinery, { table: sends, kind: 'digest', letters: to.map(letterTo), rows });
}

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Whether no working day of this month came before today. */
function isFirstWorkingDay(today: string, workingDays: string[]): boolean {
  const works = (day: string) => workingDays.includes(dayNames[weekday(day) - 1] ?? '');
  if (!works(today)) return false;
  for (let day = monthStart(monthOf(today)); day < today; day = addDays(day, 1)) if (works(day)) return false;
  return true;
}

/** Mails of which nobody knows whether they went out. */
function uncertainIn(rows: Cell[][]): number {
  const state = layoutOf(sends, rows[0] ?? [])['state'] ?? -1;
  return rows.filter((cells) => cells[state] === 'uncertain').length;
}

// The sessions of a story: given, missed, canceled and booked, each in the diary, at the therapist's hours.

import { blank } from '../../src/kit/blank.ts';
import { addDays, addMonths, type Day, instantOf, minutesOf, timeOf } from '../../src/kit/day.ts';
import { type Session, sessions } from '../../src/clinic/sessions/table.ts';
import type { Chance } from './chance.ts';
import { type Diary, meetings, workdayFrom } from './diary.ts';
import { noteOf } from './notes.ts';
import { type Course, type Making, settleNumber } from './orders.ts';
import type { Payer } from './payers.ts';
import { priceOf, procedureSets } from './prices.ts';

/** Days the diary is booked ahead. */
const daysAhead = 14;

export interface Giving extends Making {
  diary: Diary;
  timeZone: string;
  /** Ids of the story's rows. */
  client: string;
  therapist: string;
  therapistEmail: string;
  case: string;
  cover: string;
  payer: Payer;
  usualStart: string;
  /** 1 Monday … 5 Friday. */
  usualDay: number;
  firstPain: number;
  /** All sessions made so far, this story's among them. */
  made: Session[];
}

/** Gives the visits of an order: as many as it must come to, with the misses of real life between. */
export function giveCourse(giving: Giving, course: Course): void {
  const days = meetings(course.from, course.to, { perWeek: course.perWeek, usualDay: giving.usualDay });
  const most = course.given ?? course.referral.visitsAuthorized ?? Infinity;
  let given = 0;
  days.forEach((day, at) => {
    if (given >= most || course.referral.signedOn === '') return;
    const mustCome = course.given !== null && days.length - at <= course.given - given + 1;
    const status = mustCome ? 'completed' : outcome(giving.luck);
    if (visit(giving, { day, status, referral: course.referral.id, until: course.to })?.status === 'completed') given++;
  });
  settleNumber(course, given, giving);
  bookAhead(giving, course, course.referral.startsOn > giving.today ? course.referral.startsOn : giving.today);
}

function bookAhead(giving: Giving, course: Course, from: Day): void {
  if (course.booked === 0) return;
  const days = meetings(from, addDays(giving.today, daysAhead), { perWeek: course.perWeek, usualDay: giving.usualDay }).slice(0, course.booked ?? undefined);
  const series = days.length > 2 ? `series-${giving.made.length}` : '';
  for (const day of days) visit(giving, { day, status: 'booked', series, referral: course.referral.endsOn !== '' && day > course.referral.endsOn ? '' : course.referral.id });
}

/** Sessions without an order, regularly, from a day to the end of the diary. */
export function giveRegularly(giving: Giving, from: Day, to: Day): void {
  for (const day of meetings(from, to, { perWeek: giving.story.regular ? 0.5 : giving.story.perWeek, usualDay: giving.usualDay })) {
    const overrideReason = giving.payer === 'Florida PIP' ? 'Client pays: told that Florida PIP does not pay for massage.' : '';
    visit(giving, { day, status: day < giving.today ? outcome(giving.luck) : 'booked', overrideReason });
  }
}

/** What the stories add to their orders: a treatment after the end, bookings nothing covers, regulars on their own account. */
export function giveTheRest(giving: Giving, courses: Course[]): void {
  const { story, today } = giving;
  const ahead = addDays(today, daysAhead);
  if (story.now === 'none') giveRegularly(giving, addMonths(today, -14), ahead);
  if (story.now === 'not payable') giveRegularly(giving, addDays(today, -40), ahead);
  if (story.lateVisit) {
    const end = courses[courses.length - 1]?.referral.endsOn ?? '';
    visit(giving, { day: workdayFrom(addDays(end === '' ? addDays(today, -6) : end, 3)), status: 'completed', overrideReason: 'The doctor’s office promised the order by fax; client signed the notice.' });
  }
  if (story.bookedAnyway) for (const day of meetings(addDays(today, 2), ahead, { perWeek: story.perWeek, usualDay: giving.usualDay }).slice(0, 2)) visit(giving, { day, status: 'booked' });
}

const outcome = (luck: Chance): Session['status'] =>
  luck.happens(0.86) ? 'completed' : luck.pick(['canceled', 'canceled', 'late cancel', 'no-show', 'no-show', 'not treated']);

interface Wanted { day: Day; status: Session['status']; referral?: string; series?: string; overrideReason?: string; until?: Day }

/** One session, moved to the next day with room where its own is full. */
function visit(giving: Giving, { day, status, referral = '', series = '', overrideReason = '', until }: Wanted): Session | undefined {
  const { luck, made } = giving;
  const before = made.filter((one) => one.case === giving.case && one.status === 'completed');
  const type = before.length === 0 ? 'assessment' : before.length % 6 === 5 ? 're-evaluation' : luck.happens(0.06) ? 'spot work' : 'treatment';
  const set = luck.pick(procedureSets(giving.payer, type));
  const slot = freeSlot(giving, { day, minutes: set.minutes, until });
  if (!slot) return undefined;
  const row: Session = {
    ...blank(sessions), id: `session:${made.length}`, client: giving.client, case: giving.case, cover: giving.cover, referral, therapist: giving.therapist,
    ...slot, endsAt: timeOf(minutesOf(slot.startsAt) + set.minutes), type, status, series, overrideReason, room: `Room ${Number(giving.therapist.slice(-1))}`,
    ...missed(giving, { day: slot.date, startsAt: slot.startsAt, status }),
  };
  if (status === 'completed') Object.assign(row, treated(giving, row, before[before.length - 1], { before: before.length, set }));
  made.push(row);
  return row;
}

/** The usual hour or one near it, on the day or the working day after; never across today. */
function freeSlot({ luck, diary, today, therapist, client, usualStart }: Giving, { day, minutes, until = '9999' }: { day: Day; minutes: number; until?: Day }): { date: Day; startsAt: string } | undefined {
  const at = luck.happens(0.15) ? timeOf(minutesOf('09:00') + 60 * luck.whole(0, 7)) : usualStart;
  for (const date of [day, workdayFrom(addDays(day, 1))]) {
    if (date > until || (date < today) !== (day < today)) continue;
    const startsAt = diary.take({ therapist, client, day: date, at, minutes });
    if (startsAt !== undefined) return { date, startsAt };
  }
  return undefined;
}

function missed({ luck, timeZone }: Giving, { day, startsAt, status }: { day: Day; startsAt: string; status: Session['status'] }): Partial<Session> {
  const reasons = ['Sick child', 'Work called', 'Car trouble', 'Cold', 'Out of town'];
  if (status === 'canceled') return { canceledAt: instantOf(addDays(day, -luck.whole(2, 5)), '12:30', timeZone), cancelReason: luck.pick(reasons) };
  if (status === 'late cancel') return { canceledAt: instantOf(day, timeOf(minutesOf(startsAt) - luck.whole(30, 180)), timeZone), cancelReason: luck.pick(reasons) };
  return status === 'not treated' ? { cancelReason: 'Came with a fever; sent home to rest.' } : {};
}

function treated(giving: Giving, row: Session, last: Session | undefined, now: { before: number; set: { handsOn: number; procedures: string[] } }): Partial<Session> {
  const { luck, today, timeZone, payer } = giving;
  const fee = priceOf(payer, now.set);
  const money = { fee, paid: payer === 'self' || row.overrideReason !== '' || row.date < addDays(today, -45) ? fee : luck.happens(0.2) ? fee : 0 };
  const age = row.date > addDays(today, -5) ? luck.pick(['signed', 'signed', 'signed', 'unsigned', 'empty']) : row.date > addDays(today, -25) && luck.happens(0.03) ? 'unsigned' : 'signed';
  if (age === 'empty') return money;
  const note = noteOf(giving.story, { before: now.before, type: row.type, firstPain: giving.firstPain, last }, luck);
  const signed = age === 'signed' ? { signedBy: giving.therapistEmail, signedAt: instantOf(row.date, timeOf(Math.min(minutesOf(row.endsAt) + luck.whole(5, 90), 23 * 60)), timeZone) } : {};
  return { ...money, ...note, ...signed, handsOnMinutes: now.set.handsOn, procedures: now.set.procedures };
}

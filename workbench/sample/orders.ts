// The sample's orders: their dates, numbers and words, laid out so that each stands today where its story says.

import { blank } from '../../src/kit/blank.ts';
import { addDays, addMonths, type Day, daysBetween, formatDay } from '../../src/kit/day.ts';
import { type Referral, referrals } from '../../src/clinic/referrals/table.ts';
import type { Chance } from './chance.ts';
import { type Condition, conditions } from './conditions.ts';
import type { Earlier, Story } from './stories.ts';

/** An order and the time in which its visits are given. */
export interface Course {
  referral: Referral;
  perWeek: number;
  from: Day;
  to: Day;
  /** Completed visits it must come to; null: as many as come. */
  given: number | null;
  /** Visits still to be left where the number is set afterwards. */
  spare: number;
  /** Most bookings ahead; null: as many as come. */
  booked: number | null;
}

export interface Making { story: Story; today: Day; luck: Chance; provider: string }

const niceNumbers = [6, 8, 10, 12, 16, 18, 20, 24, 30, 36, 40, 48];
const validities = [60, 90, 120, 180, 240];

/** Every order of a story, oldest first; ids, client, case and cover are still to be put in. */
export function coursesOf(making: Making): Course[] {
  const { story, today } = making;
  const past = (story.earlier ?? []).map((one) => closedCourse(making, one));
  const newest = currentCourse(making);
  const next = story.follows ? nextCourse(making, newest?.referral.endsOn ?? today) : [];
  return [...past, ...(newest ? [newest] : []), ...next];
}

/** Sets the number of visits of an order from those that were given. */
export function settleNumber(course: Course, given: number, making: Making): void {
  const { referral } = course;
  if (referral.visitsAuthorized !== null) return;
  referral.visitsAuthorized = niceNumbers.find((n) => n >= given + course.spare) ?? given + course.spare;
  referral.asWritten = wording(referral, making);
}

function closedCourse(making: Making, { monthsAgo, weeks, perWeek, closedWhy = 'finished' }: Earlier): Course {
  const writtenOn = addDays(addMonths(making.today, -monthsAgo), making.luck.whole(-6, 6));
  const endsOn = addDays(writtenOn, weeks * 7);
  const closedOn = closedWhy === 'error' ? addDays(writtenOn, 1) : closedWhy === 'revoked' ? addDays(writtenOn, weeks * 4) : addDays(endsOn, making.luck.whole(1, 4));
  const referral = order(making, { writtenOn, endsOn, visitsAuthorized: Math.round(weeks * perWeek), perWeek, closedOn, closedWhy });
  const last = closedWhy === 'revoked' ? addDays(closedOn, -1) : endsOn;
  return { referral, perWeek, from: addDays(writtenOn, 3), to: closedWhy === 'error' ? writtenOn : last, given: null, spare: 0, booked: 0 };
}

function currentCourse(making: Making): Course | undefined {
  const { story: { now, perWeek, payer }, today, luck } = making;
  const fromNumber = (given: number, left: number, booked: number | null): Course => {
    const writtenOn = addDays(today, -Math.round((given / perWeek) * 8.5) - 6);
    const validity = validities.find((days) => addDays(writtenOn, days) > addDays(today, 34)) ?? 365;
    const referral = order(making, { writtenOn, endsOn: addDays(writtenOn, validity), visitsAuthorized: given + left });
    return { referral, perWeek, from: addDays(writtenOn, 3), to: addDays(today, -1), given, spare: left, booked };
  };
  const untilDay = (endsOn: Day, weeks: number, booked: number | null): Course => {
    const writtenOn = addDays(endsOn, -weeks * 7);
    const referral = order(making, { writtenOn, endsOn, visitsAuthorized: Math.round(weeks * perWeek), perWeek });
    return { referral, perWeek, from: addDays(writtenOn, 3), to: endsOn < today ? endsOn : addDays(today, -1), given: null, spare: 0, booked };
  };
  if (now === 'active') {
    const writtenOn = addDays(today, -luck.whole(18, 44));
    const letter = payer === 'FSA';
    const openEnd = payer === 'plan' && luck.happens(0.5);
    const endsOn = letter ? addMonths(writtenOn, 12) : openEnd ? '' : addDays(writtenOn, luck.pick([90, 120]));
    const referral = order(making, { writtenOn, endsOn, visitsAuthorized: letter ? 24 : null });
    return { referral, perWeek, from: addDays(writtenOn, 3), to: addDays(today, -1), given: null, spare: perWeek * 6 + 2, booked: null };
  }
  if (now === 'expiring by days') return untilDay(addDays(today, luck.whole(4, 11)), 8, null);
  if (now === 'expired') return untilDay(addDays(today, -luck.whole(8, 30)), luck.pick([6, 8]), 0);
  if (now === 'expiring by visits') { const left = luck.whole(1, 2); return fromNumber(luck.pick([8, 10, 12]) - left, left, left); }
  if (now === 'expiring by pace') return fromNumber(luck.pick([10, 12, 16]) - 3, 3, 3);
  if (now === 'used up') return fromNumber(luck.pick([6, 8, 10]), 0, 0);
  return undefined;
}

function nextCourse(making: Making, after: Day): Course[] {
  const { story, today, luck } = making;
  const writtenOn = addDays(today, -luck.whole(1, 4));
  const base = { writtenOn, visitsAuthorized: 8, perWeek: 1, closedOn: '' };
  if (story.follows === 'draft') {
    const referral = order(making, { ...base, endsOn: addDays(writtenOn, 56) });
    if (story.payer === 'plan' && luck.happens(0.4)) referral.diagnosisCodes = [];
    else referral.signedOn = '';
    referral.asWritten = wording(referral, making);
    return [{ referral, perWeek: 1, from: addDays(today, 1), to: today, given: null, spare: 0, booked: 0 }];
  }
  const startsOn = addDays(after > today ? addDays(today, 5) : today, luck.whole(2, 4));
  const referral = order(making, { ...base, startsOn, endsOn: addDays(startsOn, 56) });
  return [{ referral, perWeek: 1, from: startsOn, to: today, given: null, spare: 0, booked: null }];
}

/** A whole order; what is left out of `values` is written as a complete one would be. */
function order(making: Making, values: Partial<Referral>): Referral {
  const { story, luck, provider } = making;
  const condition: Condition = conditions[story.condition];
  const writtenOn = values.writtenOn ?? '';
  const row: Referral = {
    ...blank(referrals), provider, receivedOn: earlierOf(addDays(writtenOn, luck.whole(0, 2)), making.today), signedOn: writtenOn,
    medicallyNecessary: 'yes', minutes: luck.happens(0.4) ? 60 : null, diagnosisCodes: [...condition.codes], regions: [...condition.regions],
    goals: luck.happens(0.3) ? condition.goal : '', ...values,
  };
  if (row.perWeek === 0.5) row.perWeek = null;
  return { ...row, asWritten: wording(row, making) };
}

const earlierOf = (a: Day, b: Day): Day => (a < b ? a : b);

/** The order in the provider's words, saying exactly what its cells say. */
function wording(row: Referral, { story }: Making): string {
  const visits = row.visitsAuthorized;
  const days = row.endsOn === '' ? null : daysBetween(row.startsOn || row.writtenOn, row.endsOn);
  const weeks = days === null ? null : days / 7;
  const often = story.payer === 'FSA' && visits === 24 ? '2x/month for 12 months'
    : visits === null ? '' : row.perWeek !== null && weeks !== null && row.perWeek * weeks === visits ? `${row.perWeek}x/week for ${weeks} weeks`
    : days === null ? `${visits} visits` : `${visits} treatments over ${days} days`;
  const codes = row.diagnosisCodes.length > 0 ? ` Dx ${row.diagnosisCodes.join(', ')}.` : '';
  const minutes = row.minutes === null ? '' : `, ${row.minutes} min`;
  const starts = row.startsOn === '' ? '' : ` Start ${formatDay(row.startsOn)}.`;
  return `Massage therapy ${often}${minutes}. ${row.regions.join(', ')}.${codes}${starts}${row.medicallyNecessary === 'yes' ? ' Medically necessary.' : ''}`;
}

// Saving a session: its times make sense, its people belong together, its cover is checked, its visit is counted.

import { daysBetween, formatDay, instantOf, minutesOf } from '../../kit/day.ts';
import type { Issue } from '../../kit/refusal.ts';
import type { Area } from '../../kit/store/book.ts';
import type { Deciding, Decision, Subject } from '../../kit/subject.ts';
import { cases } from '../cases/table.ts';
import { coverAtHand } from '../cover/at-hand.ts';
import { cover } from '../cover/table.ts';
import { occupies } from '../diary/day.ts';
import { clashIssues, diaryChanges, diaryPointers, doubledIssues } from '../diary/save.ts';
import { insurers } from '../insurers/table.ts';
import { referrals } from '../referrals/table.ts';
import { settingOf } from '../settings/keys.ts';
import { therapists } from '../therapists/table.ts';
import { coveredText } from './facts.ts';
import { countChanges } from './counts.ts';
import { checkCover, counts, lookupsFor, reckonUnits } from './judge.ts';
import { noteStateOf } from './note.ts';
import type { Session } from './table.ts';
import { sessions } from './table.ts';

export type DecidingSession = Deciding<typeof sessions>;

const wholeTabs = (): Area[] => [{ sheetId: insurers.sheetId, fromRow: 1 }];

export const sessionSubject: Subject<typeof sessions> = {
  table: sessions,
  points: (typed, opened) => diaryPointers([String(typed.date ?? ''), String(opened['date'] ?? '')]),
  alsoRead: wholeTabs,
  thenRead: lookupsFor,
  decide: (deciding) => decideSession(deciding),
};

export function decideSession(deciding: DecidingSession): Decision<typeof sessions> {
  const issues = [...timeIssues(deciding.after, deciding.today), ...belongIssues(deciding)];
  const status = statusOf(deciding);
  const after: Session = { ...deciding.after, id: deciding.id, status };
  const hand = coverAtHand(deciding, after.cover);
  const check = checkCover(deciding, after);
  if (after.referral === '' && check.referral && hand?.rules.referralNeeded === 'yes') after.referral = check.referral;
  const reckoned = reckonUnits(after, hand?.insurer?.unitsBy || 'cms');
  issues.push(...reckoned.issues);
  const isChecked = counts(after) && after.cover !== '';
  if (isChecked) issues.push(...coverIssues(deciding, check.covered, check.why));
  if (clashes(deciding, after)) issues.push(...clashIssues(deciding, after), ...leftIssues(deciding, after));
  if (isOtherVisit(deciding, after)) issues.push(...doubledIssues(deciding, after));
  const canceledAt = (status === 'canceled' || status === 'late cancel') && after.canceledAt === '' ? deciding.now : after.canceledAt;
  const signed = clearedSignature(deciding, after);
  issues.push(...signed.issues);
  const covered = isChecked ? coveredText(check.covered, check.why) : '';
  const set: Partial<Session> = { status, referral: after.referral, canceledAt, units: reckoned.units, covered, ...signed.set };
  const whole: Session = { ...after, ...set };
  set.noteState = noteStateOf(whole, deciding.sha256);
  return { issues, set, others: [...countChanges(deciding, whole), ...diaryChanges(deciding, deciding.before, whole)], notes: [...reckoned.notes, ...(check.visit && isChecked ? [check.visit] : [])] };
}

/** When it is, and of whom: what makes it this visit and no other. */
const visitKeys = ['date', 'startsAt', 'endsAt', 'therapist', 'client'] as const;
const differs = (before: Session, after: Session, keys: readonly (keyof Session)[]): boolean => keys.some((key) => before[key] !== after[key]);

/** A booking is held against the day's others when it is new, or its time, people or room change. */
const clashes = ({ before }: DecidingSession, after: Session): boolean => before === null || differs(before, after, [...visitKeys, 'room', 'status']);

/** One that was booked and is given now is the same visit. */
const isOtherVisit = ({ before }: DecidingSession, after: Session): boolean => before === null || !occupies(before.status) || differs(before, after, visitKeys);

/** Nobody is booked with who will not be there. */
function leftIssues(deciding: DecidingSession, { status, therapist, date }: Session): Issue[] {
  const staff = deciding.get(therapists, therapist);
  if (status !== 'booked' || !staff || staff.leftOn === '' || date <= staff.leftOn) return [];
  return [{ code: 'overlap', ask: true, field: 'Therapist ID', message: `The therapist ${therapist} left on ${formatDay(staff.leftOn, 'short')}; this session is on ${formatDay(date, 'short')}. Book it all the same?` }];
}

function timeIssues(after: Session, today: string): Issue[] {
  const issues: Issue[] = [];
  const length = minutesOf(after.endsAt) - minutesOf(after.startsAt);
  if (after.startsAt !== '' && after.endsAt !== '' && length <= 0) issues.push({ code: 'order', message: 'Session ends before it starts. Check the end time.', field: 'Ends at' });
  else if (after.handsOnMinutes !== null && length > 0 && after.handsOnMinutes > length) {
    issues.push({ code: 'order', message: `${after.handsOnMinutes} hands-on minutes do not fit in the ${length} minutes of the session.`, field: 'Hands-on minutes' });
  }
  if (after.status === 'completed' && after.date > today) issues.push({ code: 'order', message: 'This day is still to come; a session is completed when it has been given.', field: 'Status' });
  if (after.date !== '' && daysBetween(today, after.date) > 800) issues.push({ code: 'invalid', message: 'This is more than two years ahead. Check the year.', field: 'Date' });
  return issues;
}

/** Cover, referral and case must be this client's. */
function belongIssues(deciding: DecidingSession): Issue[] {
  const { after } = deciding;
  const owners = [
    ['Cover ID', after.cover, deciding.get(cover, after.cover)?.client],
    ['Referral ID', after.referral, deciding.get(referrals, after.referral)?.client],
    ['Case ID', after.case, deciding.get(cases, after.case)?.client],
  ] as const;
  return owners.flatMap(([field, id, owner]): Issue[] =>
    id !== '' && owner !== undefined && owner !== after.client ? [{ code: 'rule', message: `${id} belongs to another client (${owner}).`, field }] : []);
}

/** A cancellation with less notice than the clinic asks is a late cancel. */
function statusOf(deciding: DecidingSession): Session['status'] {
  const { after, before, settings, now } = deciding;
  if (after.status !== 'canceled' || before?.status !== 'booked') return after.status;
  const starts = Date.parse(instantOf(after.date, after.startsAt, settingOf(settings, 'Time zone')));
  const notice = Number(settingOf(settings, 'Cancel hours')) * 3_600_000;
  return starts - Date.parse(now) < notice ? 'late cancel' : 'canceled';
}

function coverIssues(deciding: DecidingSession, covered: string, why: string[]): Issue[] {
  const { after, before, confirm } = deciding;
  if (covered !== 'no' || after.overrideReason !== '') return [];
  const sameAsBefore = before !== null && before.covered.startsWith('no') && (['status', 'date', 'cover', 'referral'] as const).every((key) => before[key] === after[key]);
  if (sameAsBefore) return [];
  if (after.status === 'completed' && confirm.includes('not-covered')) {
    return [{ code: 'required', message: 'Say why it is given all the same; the reason stands in the owner’s summary.', field: 'Override reason' }];
  }
  return [{ code: 'not-covered', ask: true, field: after.referral ? 'Referral ID' : 'Cover ID', message: `Not covered. ${why.join(' ')} It can be saved with a reason in “Override reason”.` }];
}

/** Changing a signed note asks for a reason, and the note is to be signed again. The journal keeps what was signed. */
function clearedSignature(deciding: DecidingSession, after: Session): { issues: Issue[]; set: Partial<Session> } {
  const { before } = deciding;
  if (!before || before.signedAt === '' || noteStateOf({ ...after, signedAt: before.signedAt, fingerprint: before.fingerprint, status: 'completed' }, deciding.sha256) === 'signed') return { issues: [], set: {} };
  if (after.correctedWhy === before.correctedWhy || after.correctedWhy === '') {
    return { issues: [{ code: 'signed', ask: false, field: 'Corrected why', message: 'This note is signed. To correct it, say why; the first version is kept and it is signed again.' }], set: {} };
  }
  return { issues: [], set: { signedAt: '', signedBy: '', fingerprint: '' } };
}

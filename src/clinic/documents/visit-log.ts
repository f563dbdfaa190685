// The visit log of a claim or policy: every signed visit with its times, codes and referral.

import type { Names } from '../../kit/document/names.ts';
import { refuse } from '../../kit/refusal.ts';
import { correctedMark } from './again.ts';
import { visitsIn } from './care-given.ts';
import { claimLabel, claimLine, factNames, inPairs, letterhead, letterheadNames, therapistName, therapistOf } from './facts.ts';
import type { FactLine, Letterhead } from './facts.ts';
import { coded, doneIn } from './procedures.ts';
import { isIn, needed, visitsWithin } from './records.ts';
import type { Records } from './records.ts';
import { briefDay, count, inSpan, joined, period, times } from './words.ts';

export type VisitLogView = Letterhead & {
  facts: FactLine[];
  inShort: string;
  visits: { no: string; date: string; times: string; minutes: string; codes: string; units: string; pain: string; referral: string; therapist: string }[];
  minutesTogether: string;
  unitsTogether: string;
  therapists: string;
  authorizations: { number: string; visits: string; days: string }[];
};

export const visitLogNames: Names<VisitLogView> = {
  ...letterheadNames,
  facts: factNames,
  inShort: 'Visits given of those allowed',
  visits: {
    no: 'Its number on this claim', date: 'Day', times: 'From when to when', minutes: 'Hands-on minutes', codes: 'Codes and minutes', units: 'Units',
    pain: 'Pain before → after', referral: 'The referral’s number', therapist: 'Initials of the therapist',
  },
  minutesTogether: 'Sum of the minutes',
  unitsTogether: 'Sum of the units',
  therapists: 'The initials in full',
  authorizations: { number: 'Number of what was granted', visits: 'For how many visits', days: 'From when to when' },
};

export function visitLog(records: Records): VisitLogView {
  const cover = needed(records.cover, 'Choose the cover or claim the log is for.');
  const visits = visitsWithin(records).filter((session) => session.cover === cover.id);
  if (visits.length === 0) refuse('nothing-to-make', `No session on ${cover.id} is signed${inSpan(records)} yet. Sign its notes, then make the log.`);
  const voided = records.sessions.filter((session) => session.cover === cover.id && isIn(records, session.date));
  const head = letterhead(records, `Visits on ${cover.claimNo ? `claim ${cover.claimNo}` : cover.id}`, correctedMark(records, visits, voided));
  const rows = visits.map((session) => ({ session, done: doneIn(session, records.insurer) }));
  const before = cover.usedBefore ?? 0;
  const given = visitsIn(visits, records.insurer) + before;
  return {
    ...head,
    facts: inPairs([
      ['Client', head.clientLine], ['Insurer', records.insurer?.name ?? ''], [claimLabel(cover), claimLine(cover)], ['Employer', cover.employer],
      ['Adjuster', cover.adjuster], ['Period', period(visits[0]?.date ?? '', visits[visits.length - 1]?.date ?? '')],
    ]),
    inShort: `${count(given, 'visit')}${cover.visitLimit === null ? '' : ` of ${cover.visitLimit} allowed`}${before > 0 ? `, ${before} of them before these records` : ''}. Signed sessions only.`,
    visits: rows.map(({ session, done }, i) => ({
      no: String(before + i + 1), date: briefDay(session.date, ''), times: times(session.startsAt, session.endsAt), minutes: session.handsOnMinutes === null ? '' : String(session.handsOnMinutes),
      codes: done.map((each) => joined([coded(each), each.minutes > 0 && `× ${each.minutes}`], ' ')).join('\n'), units: String(done.reduce((sum, { units }) => sum + units, 0)),
      pain: session.painBefore === null && session.painAfter === null ? '' : `${session.painBefore ?? '–'} → ${session.painAfter ?? '–'}`,
      referral: session.referral, therapist: initials(therapistName(therapistOf(records, session.therapist))),
    })),
    minutesTogether: String(visits.reduce((sum, { handsOnMinutes }) => sum + (handsOnMinutes ?? 0), 0)),
    unitsTogether: String(rows.reduce((sum, { done }) => sum + done.reduce((all, { units }) => all + units, 0), 0)),
    therapists: [...new Set(visits.map(({ therapist }) => therapistName(therapistOf(records, therapist))))].filter(Boolean).map((name) => `${initials(name)}: ${name}`).join('; '),
    authorizations: records.authorizations.filter(({ cover: of, answer }) => of === cover.id && answer !== '' && answer !== 'refused')
      .map(({ number, visits: granted, startsOn, endsOn }) => ({ number: number || 'no number', visits: granted === null ? '' : String(granted), days: period(startsOn, endsOn) })),
  };
}

/** 'AB' of 'Ana Brightwater, LMT'. */
const initials = (name: string): string => (name.split(',')[0] ?? '').split(/\s+/).map((word) => word.charAt(0)).join('');

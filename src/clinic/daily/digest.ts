// The staff's morning mail: what is new and what is still open, by id, no names.

import type { Mail } from '../../kit/desk.ts';
import { formatDay } from '../../kit/day.ts';
import type { Overlap } from '../diary/day.ts';
import { overlapWords } from '../diary/day.ts';
import { count } from '../summary/mail.ts';
import type { Flagged } from './recount.ts';

export interface Digest {
  today: string;
  clinic: string;
  changed: Flagged[];
  open: Flagged[];
  /** Notes not signed, with how many days they are old; a past booking nobody closed. */
  unsigned: { id: string; days: number; booked: boolean }[];
  /** Clients of today's and tomorrow's bookings who want a call. */
  calls: { id: string; when: string }[];
  /** Double bookings. */
  overlaps: { day: string; overlap: Overlap }[];
  /** Bookings ahead that no cover pays. */
  uncovered: { id: string; on: string; why: string }[];
  /** Referrals a progress report is due about. */
  reports: { id: string; on: string; why: string }[];
  /** Bookings with somebody who has left. */
  leftBehind: { id: string; on: string; who: string }[];
  licenses: { id: string; on: string; days: number }[];
  uncertainMails: number;
  badRows: number;
  numbered: string[];
  /** Names of settings that mean nothing. */
  settings: string[];
}

const mostListed = 40;

export function digestMail(digest: Digest, to: string): Mail {
  const parts = [
    section('New since the last run', digest.changed, flagLine),
    section('Still open', digest.open, flagLine),
    section('Bookings no cover pays', digest.uncovered, ({ id, on, why }) => `${id} on ${formatDay(on, 'short')}: ${why}`),
    section('Booked twice', digest.overlaps, ({ day, overlap }) => `${formatDay(day, 'short')}: ${overlapWords(overlap)}`),
    section('Booked with somebody who has left', digest.leftBehind, ({ id, on, who }) => `${id} on ${formatDay(on, 'short')}, with ${who}`),
    section('Progress reports due', digest.reports, ({ id, on, why }) => `${id}, since ${formatDay(on, 'short')}: ${why}`),
    section('Notes to sign', digest.unsigned, noteLine),
    section('Clients to call about their appointment', digest.calls, ({ id, when }) => `${id}: ${when}`),
    section('Licenses', digest.licenses, licenseLine),
    section('Rows and settings', [
      ...(digest.numbered.length > 0 ? [`${count(digest.numbered.length, 'row')} added by hand got an id: ${digest.numbered.slice(0, mostListed).join(', ')}`] : []),
      ...(digest.badRows > 0 ? [`${count(digest.badRows, 'session row')} could not be read and did not count; “Check records” in the menu lists them.`] : []),
      ...(digest.settings.length > 0 ? [`In Settings these mean nothing and count as empty: ${digest.settings.join(', ')}; “Check records” says what would be right.`] : []),
      ...(digest.uncertainMails > 0 ? [`${count(digest.uncertainMails, 'mail')} may or may not have gone out; see the tab Sends.`] : []),
    ], (line) => line),
  ].filter(Boolean);
  const quiet = parts.length === 0;
  const headline = quiet ? 'Nothing needs a look this morning.' : `${count(digest.changed.length, 'new flag')}, ${digest.open.length} still open.`;
  return {
    to, subject: `Tablework, ${formatDay(digest.today)}: ${digest.changed.length} new, ${digest.open.length} open`,
    body: [headline, ...parts, 'Open the sheet and choose Tablework › Open Tablework to work on these.'].join('\n\n'),
  };
}

const noteLine = ({ id, days, booked }: Digest['unsigned'][number]): string => `${id}: ${days === 0 ? 'today' : `${count(days, 'day')} old`}${booked ? ', still booked' : ''}`;

const licenseLine = ({ id, on, days }: Digest['licenses'][number]): string =>
  `${id}: ${days < 0 ? `ended on ${formatDay(on)}; sessions since then are not covered` : days === 0 ? 'ends today' : `ends in ${count(days, 'day')}, on ${formatDay(on)}`}`;

const flagLine = (flag: Flagged): string => `${flag.id}: ${flag.standing}${flag.was && flag.was !== flag.standing ? ` (was ${flag.was})` : ''}. ${flag.why}`;

function section<T>(title: string, rows: readonly T[], lineOf: (row: T) => string): string {
  if (rows.length === 0) return '';
  const more = rows.length > mostListed ? [`… and ${rows.length - mostListed} more`] : [];
  return [title, ...rows.slice(0, mostListed).map(lineOf), ...more].join('\n  ');
}

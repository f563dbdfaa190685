// The staff's morning mail: what is new and what is still open, by id, no names.

import type { Mail } from '../../kit/desk.ts';
import { formatDay } from '../../kit/day.ts';
import { count } from '../summary/mail.ts';
import type { Flagged } from './recount.ts';

export interface Digest {
  today: string;
  clinic: string;
  changed: Flagged[];
  open: Flagged[];
  /** Session ids whose notes are not signed, with how many days they are old. */
  unsigned: { id: string; days: number }[];
  /** Session ids of today and tomorrow whose clients want a call. */
  calls: { id: string; when: string }[];
  uncertainMails: number;
  badRows: number;
  numbered: string[];
}

const mostListed = 40;

export function digestMail(digest: Digest, to: string): Mail {
  const parts = [
    section('New since the last run', digest.changed.map(flagLine)),
    section('Still open', digest.open.map(flagLine)),
    section('Notes to sign', digest.unsigned.map(({ id, days }) => `${id}: ${days === 0 ? 'today' : count(days, 'day')} old`)),
    section('Clients to call about their appointment', digest.calls.map(({ id, when }) => `${id}: ${when}`)),
    section('Rows', [
      ...(digest.numbered.length > 0 ? [`${count(digest.numbered.length, 'row')} added by hand got an id: ${digest.numbered.slice(0, mostListed).join(', ')}`] : []),
      ...(digest.badRows > 0 ? [`${count(digest.badRows, 'session row')} could not be read and did not count; “Check records” in the menu lists them.`] : []),
      ...(digest.uncertainMails > 0 ? [`${count(digest.uncertainMails, 'mail')} may or may not have gone out; see the tab Sends.`] : []),
    ]),
  ].filter(Boolean);
  const nothing = 'Nothing needs a look this morning.';
  const headline = digest.changed.length + digest.open.length === 0 ? nothing : `${count(digest.changed.length, 'new flag')}, ${digest.open.length} still open.`;
  return {
    to, subject: `Tablework, ${formatDay(digest.today)}: ${digest.changed.length} new, ${digest.open.length} open`,
    body: [headline, ...parts, 'Open the sheet and choose Tablework › Open Tablework to work on these.'].join('\n\n'),
  };
}

const flagLine = (flag: Flagged): string => `${flag.id}: ${flag.standing}${flag.was && flag.was !== flag.standing ? ` (was ${flag.was})` : ''}. ${flag.why}`;

function section(title: string, lines: string[]): string {
  if (lines.length === 0) return '';
  const more = lines.length > mostListed ? [`… and ${lines.length - mostListed} more`] : [];
  return [title, ...lines.slice(0, mostListed).map((line) => `  ${line}`), ...more.map((line) => `  ${line}`)].join('\n');
}

// The start with a saved record put where the sidebar lists it.

import type { FormTable, Listed, Loaded, Start, TodaySession } from '../src/kit/door.ts';
import { splitList } from '../src/kit/cell.ts';
import { addDays } from '../src/kit/day.ts';
import { captionOf, listedOf } from './held.ts';
import { sessionIn } from './start.ts';

/** New records come first, others stay in their place. */
export function withRow(start: Start, loaded: Loaded, name: FormTable): Start {
  const { id, at, row } = loaded;
  const text = (heading: string): string => String(row[heading] ?? '');
  const amount = (heading: string): number | null => (text(heading) === '' ? null : Number(row[heading]));
  const line: Listed = { id, at, caption: captionOf(start, name, row, id), detail: detailOf(name, row) };
  switch (name) {
    case 'clients': return { ...start, clients: put(start.clients, line) };
    case 'insurers': return { ...start, insurers: put(start.insurers, { ...line, pays: text('Massage payable'), unitsBy: text('Units by'), referralNeeded: text('Referral needed'), mustHave: splitList(text('Order must have')), hasEnd: text('Default validity (days)') !== '' }) };
    case 'providers': return { ...start, providers: put(start.providers, line) };
    case 'therapists': return text('Left on')
      ? { ...start, therapists: without(start.therapists, id), former: put(start.former, line) }
      : { ...start, therapists: put(start.therapists, line), former: without(start.former, id) };
    case 'cases': return { ...start, cases: text('Closed on') ? without(start.cases, id) : put(start.cases, { ...line, client: text('Client ID') }) };
    case 'cover': return { ...start, cover: put(start.cover, { ...line, client: text('Client ID'), insurer: text('Insurer ID'), standing: text('Referral standing'), used: amount('Visits used') ?? 0 }) };
    case 'referrals': return {
      ...start, referrals: put(start.referrals, {
        ...line, client: text('Client ID'), cover: text('Cover ID'), case: text('Case ID'), standing: text('Standing'), why: text('Why'), until: text('Valid until'),
        used: amount('Visits used') ?? 0, booked: amount('Visits booked') ?? 0, of: amount('Visits authorized'), perWeek: amount('Visits per week'), minutes: amount('Minutes'),
      }),
    };
    case 'sessions': return withSession(start, sessionIn(row, { id, at }, listedOf(start, text('Client ID'))?.caption ?? text('Client ID')));
    default: return start;
  }
}

const daysAhead = 14;

function withSession(start: Start, session: TodaySession): Start {
  const shown = session.date >= start.today && session.date <= addDays(start.today, daysAhead);
  const toSign = session.date < start.today && (session.status === 'booked' || (session.status === 'completed' && session.noteState !== 'signed'));
  const wasToSign = start.unsigned.some(({ id }) => id === session.id);
  const mine = wasToSign || start.role !== 'therapist' || session.therapist === start.therapist;
  return {
    ...start,
    sessions: shown ? inOrder(put(start.sessions, session)) : without(start.sessions, session.id),
    unsigned: toSign && mine ? inOrder(put(start.unsigned, session)) : without(start.unsigned, session.id),
  };
}

const when = (session: TodaySession): string => `${session.date} ${session.startsAt}`;
const inOrder = (list: TodaySession[]): TodaySession[] => [...list].sort((a, b) => when(a).localeCompare(when(b)));
const without = <T extends { id: string }>(list: T[], id: string): T[] => list.filter((old) => old.id !== id);
const put = <T extends { id: string }>(list: T[], made: T): T[] =>
  (list.some((old) => old.id === made.id) ? list.map((old) => (old.id === made.id ? { ...old, ...made } : old)) : [made, ...list]);

const detailHeadings: Partial<Record<FormTable, string[]>> = {
  clients: ['Date of birth', 'Phone'],
  cases: ['Opened on'],
  insurers: ['Kind'],
  providers: ['Practice'],
  referrals: ['Written on'],
  therapists: ['Role'],
};

function detailOf(name: FormTable, row: Loaded['row']): string {
  if (name === 'cover') return row['Claim no.'] ? `claim ${row['Claim no.']}` : String(row['Member ID'] ?? '');
  return (detailHeadings[name] ?? []).map((heading) => String(row[heading] ?? '')).filter(Boolean).join(' · ');
}

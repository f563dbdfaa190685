// The start as it crosses, made the lists the sidebar works with.

import type { Listed, ListedReferral, Start, StartAnswer, TodaySession } from '../src/kit/door.ts';
import { startLines } from '../src/kit/door.ts';
import { fromLines, lineOf, type LineRead } from '../src/kit/lines.ts';
import { withDays } from './words.ts';

export function readStart(answer: StartAnswer): Start {
  const read = (name: keyof typeof startLines): LineRead[] => fromLines(lineOf(startLines[name]), answer[name]);
  const insurers = new Map(answer.insurers.map((line) => [line.id, line.caption]));
  const clients = read('clients').map(clientOf);
  const names = new Map(clients.map((line) => [line.id, line.caption]));
  const session = (line: LineRead): TodaySession => sessionOf(line, names);
  return {
    ...answer, clients,
    cases: read('cases').map(({ at, fields: of }) => ({ id: text(of.id), at, caption: joined([of.condition, of.side], ', '), detail: text(of.openedOn), client: text(of.client) })),
    cover: read('cover').map(({ at, fields: of }) => ({
      id: text(of.id), at, caption: insurers.get(text(of.insurer)) ?? text(of.insurer), detail: of.claimNo ? `claim ${of.claimNo}` : text(of.memberId), client: text(of.client), insurer: text(of.insurer), standing: text(of.standing), used: amount(of.used) ?? 0,
    })),
    referrals: read('referrals').map(referralOf),
    sessions: read('sessions').map(session), unsigned: read('unsigned').map(session),
  };
}

const text = (value: string | undefined): string => value ?? '';
const joined = (parts: (string | undefined)[], by: string): string => parts.filter(Boolean).join(by);
const amount = (value: string | undefined): number | null => (value ? Number(value) : null);

const clientOf = ({ at, fields: of }: LineRead): Listed => ({ id: text(of.id), at, caption: text(of.name), detail: joined([of.bornOn, of.phone], ' · ') });

function referralOf({ at, fields: of }: LineRead): ListedReferral {
  const known = { until: text(of.until), used: amount(of.used) ?? 0, of: amount(of.of) };
  return {
    id: text(of.id), at, caption: referralCaption(known), detail: text(of.writtenOn), client: text(of.client), cover: text(of.cover), case: text(of.case), standing: text(of.standing), why: text(of.why),
    ...known, booked: amount(of.booked) ?? 0, perWeek: amount(of.perWeek), minutes: amount(of.minutes),
  };
}

/** "5 of 12 visits, until Apr 6, 2026". */
export function referralCaption({ used, of, until }: { used: number; of: number | null; until: string }): string {
  return joined([of === null ? 'no number of visits' : `${used} of ${of} visits`, until && `until ${withDays(until)}`], ', ');
}

function sessionOf({ at, fields }: LineRead, names: Map<string, string>): TodaySession {
  const of = (name: string): string => fields[name] ?? '';
  return { ...coverOf(of('covered')), id: of('id'), at, date: of('date'), startsAt: of('startsAt'), endsAt: of('endsAt'), client: of('client'), clientName: names.get(of('client')) ?? of('client'),
    therapist: of('therapist'), status: of('status'), noteState: of('noteState'), room: of('room'), case: of('case'), cover: of('cover'), referral: of('referral') };
}

/** A session's row as Today lists it. */
export function sessionIn(row: Record<string, string | number>, { id, at }: { id: string; at: number }, clientName: string): TodaySession {
  const of = (heading: string): string => String(row[heading] ?? '');
  return { ...coverOf(of('Covered')), id, at, date: of('Date'), startsAt: of('Starts at'), endsAt: of('Ends at'), client: of('Client ID'), clientName, therapist: of('Therapist ID'),
    status: of('Status'), noteState: of('Note state'), room: of('Room'), case: of('Case ID'), cover: of('Cover ID'), referral: of('Referral ID') };
}

/** `Covered` reads "yes", "check: why" or "no: why". */
function coverOf(covered: string): { covered: string; why: string } {
  const colon = covered.indexOf(':');
  return colon < 0 ? { covered, why: '' } : { covered: covered.slice(0, colon), why: covered.slice(colon + 1).trim() };
}

// What the sidebar needs when it opens, from one read: lists, today's work, what needs somebody.

import type { Desk } from '../../kit/desk.ts';
import type { Listed, Start, TodaySession } from '../../kit/door.ts';
import { addDays, formatDay, isDay, localParts } from '../../kit/day.ts';
import { toDoor } from '../../kit/cell.ts';
import { readSettings } from '../../kit/store/machine.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { scan } from '../../kit/store/scan.ts';
import { cases } from '../cases/table.ts';
import { clients } from '../clients/table.ts';
import { conditions } from '../codes/conditions.ts';
import { cover } from '../cover/table.ts';
import { insurers } from '../insurers/table.ts';
import { providers } from '../providers/table.ts';
import { referrals } from '../referrals/table.ts';
import { sessions } from '../sessions/table.ts';
import { listIn, settingOf } from '../settings/keys.ts';
import { settings } from '../settings/table.ts';
import type { Role } from '../therapists/roles.ts';
import { personOf, staffOf } from '../therapists/roles.ts';
import { therapists } from '../therapists/table.ts';

const mostUnsigned = 50;
const mostRenew = 100;
const daysAhead = 14;

const wants = [
  { table: clients, keys: ['id', 'family', 'givenName', 'bornOn', 'phone', 'email', 'status', 'mergedInto'] },
  { table: cases, keys: ['id', 'client', 'condition', 'side', 'openedOn', 'closedOn'] },
  { table: cover, keys: ['id', 'client', 'insurer', 'claimNo', 'memberId', 'status', 'standing'] },
  { table: referrals, keys: ['id', 'client', 'cover', 'provider', 'writtenOn', 'validUntil', 'visitsUsed', 'visitsAuthorized', 'standing', 'why', 'flaggedOn'] },
  { table: providers, keys: ['id', 'name', 'credential', 'practice', 'status'] },
  { table: insurers, keys: ['id', 'name', 'kind'] },
  { table: sessions, keys: ['id', 'client', 'therapist', 'date', 'startsAt', 'endsAt', 'status', 'covered', 'noteState'] },
];

export function start(desk: Desk): Start {
  const whole = [settings, therapists].map((table) => ({ sheetId: table.sheetId, fromRow: 1 }));
  const { scans, extra } = scan(desk.book, wants, whole);
  const [clientScan, caseScan, coverScan, referralScan, providerScan, insurerScan, sessionScan] = scans as [Scan, Scan, Scan, Scan, Scan, Scan, Scan];
  const values = readSettings(extra[0] ?? []).values;
  const person = personOf(extra[1] ?? [], desk.user);
  const zone = settingOf(values, 'Time zone');
  const { day: today, time: now } = localParts(Date.parse(desk.now()), zone);
  const names = namesOf(clientScan);
  const insurerNames = new Map(rowsOf(insurerScan).map((i) => [insurerScan.text('id', i), insurerScan.text('name', i)]));
  const work = sessionsOf(sessionScan, names, today, person);
  return {
    user: desk.user, role: person.role, therapist: person.id, today, now, clinic: settingOf(values, 'Clinic name'), timeZone: zone, profile: settingOf(values, 'Profile'),
    clients: rowsOf(clientScan).filter((i) => clientScan.text('mergedInto', i) === '').map((i) => listed(clientScan, i, names.get(clientScan.text('id', i)) ?? '', [said(clientScan, 'bornOn', i), clientScan.text('phone', i)])),
    insurers: rowsOf(insurerScan).map((i) => listed(insurerScan, i, insurerScan.text('name', i), [insurerScan.text('kind', i)])),
    providers: rowsOf(providerScan).map((i) => listed(providerScan, i, joined([providerScan.text('name', i), providerScan.text('credential', i)], ', '), [providerScan.text('practice', i)])),
    therapists: staffOf(extra[1] ?? []).filter((one) => one.leftOn === '').map((one, i) => ({ id: one.id, at: i + 2, caption: joined([one.name, one.credential], ', '), detail: one.role })),
    cases: rowsOf(caseScan).filter((i) => caseScan.text('closedOn', i) === '').map((i) => ({
      ...listed(caseScan, i, joined([caseScan.text('condition', i), caseScan.text('side', i)], ', '), [said(caseScan, 'openedOn', i)]), client: caseScan.text('client', i),
    })),
    cover: rowsOf(coverScan).filter((i) => coverScan.text('status', i) !== 'ended').map((i) => ({
      ...listed(coverScan, i, insurerNames.get(coverScan.text('insurer', i)) ?? coverScan.text('insurer', i), [coverScan.text('claimNo', i) ? `claim ${coverScan.text('claimNo', i)}` : coverScan.text('memberId', i)]),
      client: coverScan.text('client', i), insurer: coverScan.text('insurer', i), standing: coverScan.text('standing', i),
    })),
    referrals: rowsOf(referralScan).filter((i) => referralScan.text('standing', i) !== 'closed').map((i) => ({
      ...listed(referralScan, i, referralCaption(referralScan, i), [said(referralScan, 'writtenOn', i)]),
      client: referralScan.text('client', i), cover: referralScan.text('cover', i), standing: referralScan.text('standing', i), why: referralScan.text('why', i),
    })),
    sessions: work.today, unsigned: work.unsigned,
    renew: renewOf(referralScan, coverScan, names, today),
    lists: { techniques: listIn(values, 'Techniques'), regions: listIn(values, 'Regions'), rooms: listIn(values, 'Rooms'), conditions: conditions().filter((one) => !one.rare).map((one) => one.label), snippets: settingOf(values, 'Snippets').split('\n').filter(Boolean) },
    drafts: desk.pocket.keys().filter((key) => key.startsWith('draft:')).map((key) => key.slice('draft:'.length)),
    lastDailyRun: values['Last daily run'] ?? '',
  };
}

/** Indexes of the rows that hold a record. */
export function rowsOf(of: Scan): number[] {
  const rows: number[] = [];
  for (let i = 0; i < of.count; i++) if (of.cell('id', i) !== null && of.cell('id', i) !== '') rows.push(i);
  return rows;
}

const joined = (parts: string[], by: string): string => parts.filter(Boolean).join(by);

function said(of: Scan, key: string, i: number): string {
  const value = of.value(key, i);
  return isDay(value) ? formatDay(value) : '';
}

const listed = (of: Scan, i: number, caption: string, detail: string[]): Listed =>
  ({ id: of.text('id', i), at: of.at(i), caption, detail: joined(detail, ' · ') });

const namesOf = (of: Scan): Map<string, string> =>
  new Map(rowsOf(of).map((i) => [of.text('id', i), joined([of.text('family', i), of.text('givenName', i)], ', ')]));

function referralCaption(of: Scan, i: number): string {
  const visits = of.text('visitsAuthorized', i);
  const until = said(of, 'validUntil', i);
  return joined([visits ? `${of.text('visitsUsed', i) || '0'} of ${visits} visits` : 'no number of visits', until ? `until ${until}` : ''], ', ');
}

function sessionsOf(of: Scan, names: Map<string, string>, today: string, person: { role: Role; id: string }): { today: TodaySession[]; unsigned: TodaySession[] } {
  const ahead: TodaySession[] = [];
  const unsigned: TodaySession[] = [];
  const last = addDays(today, daysAhead);
  for (const i of rowsOf(of)) {
    const date = of.value('date', i);
    if (!isDay(date)) continue;
    const mine = person.role !== 'therapist' || of.text('therapist', i) === person.id;
    if (date >= today && date <= last) ahead.push(todaySession(of, i, names, date));
    else if (mine && date < today && needsSigning(of, i)) unsigned.push(todaySession(of, i, names, date));
  }
  const inOrder = (a: TodaySession, b: TodaySession) => (a.date + a.startsAt).localeCompare(b.date + b.startsAt);
  return { today: ahead.sort(inOrder), unsigned: unsigned.sort(inOrder).slice(0, mostUnsigned) };
}

/** Given, or still booked for a day that is past: the note is not done. */
const needsSigning = (of: Scan, i: number): boolean =>
  of.text('status', i) === 'booked' || (of.text('status', i) === 'completed' && ['missing', 'unsigned', 'changed since signed'].includes(of.text('noteState', i)));

function todaySession(of: Scan, i: number, names: Map<string, string>, date: string): TodaySession {
  const covered = of.text('covered', i);
  const colon = covered.indexOf(':');
  const client = of.text('client', i);
  return {
    id: of.text('id', i), at: of.at(i), date, client, clientName: names.get(client) ?? client, therapist: of.text('therapist', i),
    startsAt: String(toDoor(of.value('startsAt', i))), endsAt: String(toDoor(of.value('endsAt', i))), status: of.text('status', i),
    covered: colon < 0 ? covered : covered.slice(0, colon), why: colon < 0 ? '' : covered.slice(colon + 1).trim(), noteState: of.text('noteState', i),
  };
}

const urgency = ['missing', 'used up', 'expired', 'expiring', 'draft'];
/** An order that ended is worth a line for so long, and none once another has taken its place. */
const daysShown = 45;

function renewOf(referralScan: Scan, coverScan: Scan, names: Map<string, string>, today: string): Start['renew'] {
  const line = (of: Scan, i: number, why: string) => {
    const client = of.text('client', i);
    return { id: of.text('id', i), at: of.at(i), client, clientName: names.get(client) ?? client, standing: of.text('standing', i), why };
  };
  const replaced = new Set(rowsOf(referralScan).filter((i) => ['active', 'not started'].includes(referralScan.text('standing', i))).map((i) => referralScan.text('cover', i)));
  const isDue = (i: number): boolean => {
    const standing = referralScan.text('standing', i);
    const ended = standing === 'used up' || standing === 'expired';
    const flaggedOn = referralScan.value('flaggedOn', i);
    return urgency.includes(standing) && !(ended && (replaced.has(referralScan.text('cover', i)) || (isDay(flaggedOn) && flaggedOn < addDays(today, -daysShown))));
  };
  const due = [
    ...rowsOf(referralScan).filter(isDue).map((i) => line(referralScan, i, referralScan.text('why', i))),
    ...rowsOf(coverScan).filter((i) => coverScan.text('standing', i) === 'missing').map((i) => line(coverScan, i, 'This insurer needs a referral and there is none.')),
  ];
  return due.sort((a, b) => urgency.indexOf(a.standing) - urgency.indexOf(b.standing)).slice(0, mostRenew);
}

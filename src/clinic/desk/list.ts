// The referral desk from one read: referrals and covers with their next step, bookings that no cover pays, reports due.

import type { Desk } from '../../kit/desk.ts';
import type { DeskAnswer, DeskBooking, DeskReport } from '../../kit/door.ts';
import type { Day } from '../../kit/day.ts';
import { dayIn, isDay } from '../../kit/day.ts';
import { readSettings } from '../../kit/store/machine.ts';
import { days, texts, times } from '../../kit/store/quick.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { scan } from '../../kit/store/scan.ts';
import { clients } from '../clients/table.ts';
import { cover } from '../cover/table.ts';
import { lastReports } from '../daily/morning.ts';
import { documents } from '../documents/table.ts';
import { insurers } from '../insurers/table.ts';
import { machinery } from '../machinery.ts';
import { providers } from '../providers/table.ts';
import { near } from '../referrals/counting.ts';
import { reportsOwed } from '../referrals/reports.ts';
import { referrals } from '../referrals/table.ts';
import { sessions } from '../sessions/table.ts';
import { settingOf } from '../settings/keys.ts';
import { allow } from '../therapists/roles.ts';
import { rowsOf } from '../today/start.ts';
import type { OpenReferral, Paper } from './lines.ts';
import { deskLines } from './lines.ts';

const wants = [
  { table: referrals, keys: ['id', 'client', 'cover', 'provider', 'validUntil', 'visitsUsed', 'visitsBooked', 'visitsLeft', 'runsOutOn', 'standing', 'why', 'flaggedOn', 'closedOn', 'closedWhy'] },
  { table: cover, keys: ['id', 'client', 'insurer', 'claimNo', 'status', 'visitsUsed', 'visitsLeft', 'standing'] },
  { table: clients, keys: ['id', 'family', 'givenName'] },
  { table: insurers, keys: ['id', 'name', 'reportAfterVisits', 'reportAfterDays'] },
  { table: providers, keys: ['id', 'name'] },
  { table: documents, keys: ['id', 'kind', 'about', 'file', 'madeAt', 'state', 'sentOn', 'dueBackOn', 'returnedOn'] },
  { table: sessions, keys: ['id', 'client', 'date', 'startsAt', 'status', 'cover', 'referral', 'covered', 'noteState'] },
];

export function deskList(desk: Desk): DeskAnswer {
  const { scans, extra } = scan(desk.book, wants, [machinery.settings, machinery.people].map((table) => ({ sheetId: table.sheetId, fromRow: 1 })));
  const { values } = readSettings(extra[0] ?? []);
  allow('desk.list', machinery.roleOf(extra[1] ?? [], desk.user));
  const [referralScan, coverScan, clientScan, insurerScan, providerScan, documentScan, sessionScan] = scans as [Scan, Scan, Scan, Scan, Scan, Scan, Scan];
  const zone = settingOf(values, 'Time zone');
  const today = dayIn(desk.now(), zone);
  const names = named(clientScan, (i) => [clientScan.text('family', i), clientScan.text('givenName', i)].filter(Boolean).join(', '));
  const insurerNames = named(insurerScan, (i) => insurerScan.text('name', i));
  const providerNames = named(providerScan, (i) => providerScan.text('name', i));
  const covers = new Map(rowsOf(coverScan).map((i) => [coverScan.text('id', i), { insurer: coverScan.text('insurer', i), claim: coverScan.text('claimNo', i) }]));
  const papers = papersOf(documentScan, zone);
  const insurerOf = (id: string) => insurerNames.get(covers.get(id)?.insurer ?? '') ?? '';
  const open: OpenReferral[] = [
    ...rowsOf(referralScan).map((i): OpenReferral => ({
      id: referralScan.text('id', i), at: referralScan.at(i), kind: 'referral', client: referralScan.text('client', i), clientName: names.get(referralScan.text('client', i)) ?? '',
      insurer: insurerOf(referralScan.text('cover', i)), claim: covers.get(referralScan.text('cover', i))?.claim ?? '', provider: providerNames.get(referralScan.text('provider', i)) ?? '',
      cover: referralScan.text('cover', i), standing: referralScan.text('standing', i), why: referralScan.text('why', i),
      used: amount(referralScan, 'visitsUsed', i) ?? 0, booked: amount(referralScan, 'visitsBooked', i) ?? 0, left: amount(referralScan, 'visitsLeft', i),
      runsOutOn: dayAt(referralScan, 'runsOutOn', i), validUntil: dayAt(referralScan, 'validUntil', i), flaggedOn: dayAt(referralScan, 'flaggedOn', i),
    })),
    ...rowsOf(coverScan).filter((i) => coverScan.text('standing', i) === 'missing').map((i): OpenReferral => ({
      id: coverScan.text('id', i), at: coverScan.at(i), kind: 'cover', client: coverScan.text('client', i), clientName: names.get(coverScan.text('client', i)) ?? '',
      insurer: insurerNames.get(coverScan.text('insurer', i)) ?? '', claim: coverScan.text('claimNo', i), provider: '', cover: coverScan.text('id', i),
      standing: 'missing', why: 'This insurer needs a referral and there is none.', used: amount(coverScan, 'visitsUsed', i) ?? 0, booked: 0, left: amount(coverScan, 'visitsLeft', i),
      runsOutOn: '', validUntil: '', flaggedOn: '',
    })),
  ];
  const bookings = bookingsOf(sessionScan, referralScan, { names, today });
  return {
    today, countedAt: settingOf(values, 'Last daily run'), lines: deskLines(open, { papers, bookings, today }), bookings,
    reports: reportsOf({ sessionScan, coverScan, insurerScan, referralScan, documentScan, names, insurerNames, today, zone }),
  };
}

const named = (of: Scan, name: (i: number) => string): Map<string, string> => new Map(rowsOf(of).map((i) => [of.text('id', i), name(i)]));

function amount(of: Scan, key: string, i: number): number | null {
  const cell = of.cell(key, i);
  return typeof cell === 'number' ? cell : null;
}

function dayAt(of: Scan, key: string, i: number): Day | '' {
  const value = of.value(key, i);
  return isDay(value) ? value : '';
}

const papersOf = (of: Scan, zone: string): Paper[] => rowsOf(of).map((i) => {
  const madeAt = of.text('madeAt', i);
  return {
    id: of.text('id', i), at: of.at(i), kind: of.text('kind', i), about: of.text('about', i), state: of.text('state', i), file: of.text('file', i),
    sentOn: dayAt(of, 'sentOn', i), dueBackOn: dayAt(of, 'dueBackOn', i), returnedOn: dayAt(of, 'returnedOn', i), madeOn: Number.isNaN(Date.parse(madeAt)) ? '' : dayIn(madeAt, zone),
  };
});

interface Ended { standing: string; left: number | null; until: Day | ''; says: string }

/** Bookings ahead that the cover will not pay for, the soonest first: as they were judged, and as their order stands now,
 *  which may have been closed or changed since. */
function bookingsOf(of: Scan, referralScan: Scan, { names, today }: { names: Map<string, string>; today: Day }): DeskBooking[] {
  const orders = new Map(rowsOf(referralScan).map((i) => [referralScan.text('id', i), endOf(referralScan, i)]));
  const [status, date, covered, startsAt, referral] = [of.column('status'), days(of, 'date'), texts(of, 'covered'), times(of, 'startsAt'), texts(of, 'referral')];
  const ahead = rowsOf(of).filter((i) => status(i) === 'booked' && date(i) >= today).sort((a, b) => (date(a) + startsAt(a) < date(b) + startsAt(b) ? -1 : 1));
  const booked = new Map<string, number>();
  return ahead.flatMap((i): DeskBooking[] => {
    const order = orders.get(referral(i));
    const nth = (booked.get(referral(i)) ?? 0) + 1;
    booked.set(referral(i), nth);
    const why = covered(i).startsWith('no') ? covered(i).replace(/^no:?\s*/, '') : of.text('cover', i) !== '' && order ? nowUncovered(order, date(i), nth) : '';
    const client = of.text('client', i);
    return why === '' ? [] : [{ id: of.text('id', i), at: of.at(i), referral: referral(i), cover: of.text('cover', i), client, clientName: names.get(client) ?? '', date: date(i), startsAt: startsAt(i), why }];
  });
}

function endOf(of: Scan, i: number): Ended {
  const closedOn = dayAt(of, 'closedOn', i);
  const until = dayAt(of, 'validUntil', i);
  const closed = closedOn !== '' && (until === '' || closedOn < until);
  return {
    standing: of.text('standing', i), left: amount(of, 'visitsLeft', i), until: closed ? closedOn : until,
    says: `The referral ${of.text('id', i)} ${closed ? `was ${{ replaced: 'replaced', revoked: 'revoked' }[of.text('closedWhy', i)] ?? 'closed'}` : 'ends'}`,
  };
}

function nowUncovered({ standing, left, until, says }: Ended, date: Day, nth: number): string {
  const on = `this session is on ${near(date, date)}.`;
  if (standing === 'closed' && until === '') return `${says}.`;
  if (until !== '' && date > until) return `${says} on ${near(until, date)}; ${on}`;
  if (standing === 'draft') return `${says.replace(/ ends$/, '')} is a draft.`;
  return left !== null && nth > left ? `${says.replace(/ ends$/, '')} has ${left === 1 ? '1 visit' : `${Math.max(0, left)} visits`} left; this is booking ${nth}.` : '';
}

interface ReportParts { sessionScan: Scan; coverScan: Scan; insurerScan: Scan; referralScan: Scan; documentScan: Scan; names: Map<string, string>; insurerNames: Map<string, string>; today: Day; zone: string }

/** Covers whose payer is owed a progress report, with the referral the report is about. */
function reportsOf({ sessionScan, coverScan, insurerScan, referralScan, documentScan, names, insurerNames, today, zone }: ReportParts): DeskReport[] {
  const rules = new Map(rowsOf(insurerScan).map((i) => [insurerScan.text('id', i), { reportAfterVisits: amount(insurerScan, 'reportAfterVisits', i), reportAfterDays: amount(insurerScan, 'reportAfterDays', i) }]));
  const covers = new Map(rowsOf(coverScan).filter((i) => coverScan.text('status', i) !== 'ended').map((i) => [coverScan.text('id', i), i]));
  const orders = new Map<string, number[]>();
  for (const i of rowsOf(referralScan)) orders.set(referralScan.text('cover', i), [...(orders.get(referralScan.text('cover', i)) ?? []), i]);
  const atOf = new Map(rowsOf(referralScan).map((i) => [referralScan.text('id', i), referralScan.at(i)]));
  const last = lastReports(documentScan, zone);
  return reportsOwed({
    today, signed: signedByCover(sessionScan), reportedOn: (referral) => last.get(referral) ?? '',
    covers: [...covers].map(([id, i]) => ({ id, rules: rules.get(coverScan.text('insurer', i)) ?? {} })),
    ordersOf: (id) => (orders.get(id) ?? []).map((i) => ({
      id: referralScan.text('id', i), standing: referralScan.text('standing', i), end: dayAt(referralScan, 'validUntil', i), left: amount(referralScan, 'visitsLeft', i), given: amount(referralScan, 'visitsUsed', i) ?? 0,
    })),
  }).map(({ cover: id, referral, on, why }): DeskReport => {
    const i = covers.get(id) ?? 0;
    const client = coverScan.text('client', i);
    return { referral, at: atOf.get(referral) ?? 0, cover: id, client, clientName: names.get(client) ?? '', insurer: insurerNames.get(coverScan.text('insurer', i)) ?? '', on, why };
  });
}

function signedByCover(of: Scan): Map<string, Day[]> {
  const signed = new Map<string, Day[]>();
  const [status, state, date, ofCover] = [of.column('status'), of.column('noteState'), days(of, 'date'), texts(of, 'cover')];
  for (let i = 0; i < of.count; i++) {
    if (status(i) !== 'completed' || state(i) !== 'signed' || ofCover(i) === '' || date(i) === '') continue;
    const there = signed.get(ofCover(i));
    if (there) there.push(date(i));
    else signed.set(ofCover(i), [date(i)]);
  }
  return signed;
}

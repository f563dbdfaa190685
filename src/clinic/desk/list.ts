// The referral desk from one read: referrals and covers with their next step, bookings that no cover pays, reports due.

import type { Desk } from '../../kit/desk.ts';
import type { DeskAnswer, DeskBooking, DeskReport } from '../../kit/door.ts';
import type { Day } from '../../kit/day.ts';
import { dayIn, isDay } from '../../kit/day.ts';
import { toDoor } from '../../kit/cell.ts';
import { readSettings } from '../../kit/store/machine.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { scan } from '../../kit/store/scan.ts';
import { clients } from '../clients/table.ts';
import { cover } from '../cover/table.ts';
import { documents } from '../documents/table.ts';
import { insurers } from '../insurers/table.ts';
import { machinery } from '../machinery.ts';
import { providers } from '../providers/table.ts';
import { reportDue } from '../referrals/report-due.ts';
import { referrals } from '../referrals/table.ts';
import { sessions } from '../sessions/table.ts';
import { settingOf } from '../settings/keys.ts';
import { allow } from '../therapists/roles.ts';
import { rowsOf } from '../today/start.ts';
import type { OpenReferral, Paper } from './lines.ts';
import { deskLines } from './lines.ts';

const wants = [
  { table: referrals, keys: ['id', 'client', 'cover', 'provider', 'validUntil', 'visitsUsed', 'visitsBooked', 'visitsLeft', 'runsOutOn', 'standing', 'why', 'flaggedOn'] },
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
  return {
    today, countedAt: settingOf(values, 'Last daily run'), lines: deskLines(open, papers, today),
    bookings: bookingsOf(sessionScan, names, today), reports: reportsOf({ sessionScan, coverScan, insurerScan, referralScan, papers, names, insurerNames, today }),
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

/** Bookings ahead that the cover will not pay for, the soonest first. */
function bookingsOf(of: Scan, names: Map<string, string>, today: Day): DeskBooking[] {
  return rowsOf(of).flatMap((i): DeskBooking[] => {
    const date = dayAt(of, 'date', i);
    const covered = of.text('covered', i);
    if (of.cell('status', i) !== 'booked' || date < today || !covered.startsWith('no')) return [];
    const client = of.text('client', i);
    return [{ id: of.text('id', i), at: of.at(i), client, clientName: names.get(client) ?? '', date, startsAt: String(toDoor(of.value('startsAt', i))), why: covered.replace(/^no:?\s*/, '') }];
  }).sort((a, b) => (a.date + a.startsAt).localeCompare(b.date + b.startsAt));
}

interface ReportParts { sessionScan: Scan; coverScan: Scan; insurerScan: Scan; referralScan: Scan; papers: Paper[]; names: Map<string, string>; insurerNames: Map<string, string>; today: Day }

/** Covers whose payer is owed a progress report, with the referral the report is about. */
function reportsOf(parts: ReportParts): DeskReport[] {
  const { coverScan, insurerScan, referralScan, papers, names, insurerNames, today } = parts;
  const rules = new Map(rowsOf(insurerScan).map((i) => [insurerScan.text('id', i), { reportAfterVisits: amount(insurerScan, 'reportAfterVisits', i), reportAfterDays: amount(insurerScan, 'reportAfterDays', i) }]));
  const signed = signedByCover(parts.sessionScan);
  const inUse = new Map(rowsOf(referralScan).filter((i) => ['active', 'expiring', 'used up', 'expired'].includes(referralScan.text('standing', i))).map((i) => [referralScan.text('cover', i), i]));
  return rowsOf(coverScan).flatMap((i): DeskReport[] => {
    const id = coverScan.text('id', i);
    const at = inUse.get(id);
    const days = signed.get(id);
    if (!days || at === undefined || coverScan.text('status', i) === 'ended') return [];
    const referral = referralScan.text('id', at);
    const own = new Set(rowsOf(referralScan).filter((n) => referralScan.text('cover', n) === id).map((n) => referralScan.text('id', n)));
    const lastReportOn = papers.filter((paper) => paper.kind === 'progress report' && own.has(paper.about)).reduce((last, paper) => (paper.madeOn > last ? paper.madeOn : last), '');
    const due = reportDue({
      signed: days, lastReportOn, rules: rules.get(coverScan.text('insurer', i)) ?? {}, today,
      order: { id: referral, end: dayAt(referralScan, 'validUntil', at), left: amount(referralScan, 'visitsLeft', at), given: amount(referralScan, 'visitsUsed', at) ?? 0 },
    });
    if (!due.due) return [];
    const client = coverScan.text('client', i);
    return [{ referral, at: referralScan.at(at), cover: id, client, clientName: names.get(client) ?? '', insurer: insurerNames.get(coverScan.text('insurer', i)) ?? '', on: due.on, why: due.why }];
  }).sort((a, b) => a.on.localeCompare(b.on));
}

function signedByCover(of: Scan): Map<string, Day[]> {
  const days = new Map<string, Day[]>();
  for (const i of rowsOf(of)) {
    const date = dayAt(of, 'date', i);
    const id = of.text('cover', i);
    if (date === '' || id === '' || of.cell('status', i) !== 'completed' || of.text('noteState', i) !== 'signed') continue;
    const there = days.get(id);
    if (there) there.push(date);
    else days.set(id, [date]);
  }
  return days;
}

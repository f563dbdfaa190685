// How a month's referrals stand and are used, and which progress reports are due, with their rows.

import type { Day } from '../../kit/day.ts';
import { addDays } from '../../kit/day.ts';
import type { Loaded } from '../../kit/door.ts';
import { amounts, days, texts } from '../../kit/store/quick.ts';
import { cover } from '../cover/table.ts';
import { isLongPast } from '../daily/flags.ts';
import { lastReports } from '../daily/morning.ts';
import { documents } from '../documents/table.ts';
import { insurers } from '../insurers/table.ts';
import { reportsOwed } from '../referrals/reports.ts';
import { referrals } from '../referrals/table.ts';
import { sessions } from '../sessions/table.ts';
import { useByInsurer } from './answers.ts';
import type { Figure, FigureParts } from './figure.ts';
import { lateDays, scanOf } from './figure.ts';
import { count } from './mail.ts';
import { insurerNamesOf } from './visits.ts';

const looked = ['expiring', 'used up', 'expired', 'draft'];

/** As they stand when the summary is made; how far those in use are used, by insurer. */
export function referralFigures(parts: FigureParts): Figure[] {
  const scan = scanOf(parts, referrals);
  const [id, ofCover, standing, validUntil, runsOutOn] = [texts(scan, 'id'), texts(scan, 'cover'), texts(scan, 'standing'), days(scan, 'validUntil'), days(scan, 'runsOutOn')];
  const [used, most] = [amounts(scan, 'visitsUsed'), amounts(scan, 'visitsAuthorized')];
  const now = new Map<string, number[]>();
  for (let i = 0; i < scan.count; i++) {
    const is = standing(i);
    const endedOn = is === 'expired' ? validUntil(i) : is === 'used up' ? runsOutOn(i) : '';
    if (id(i) !== '' && !isLongPast(endedOn, parts.today)) now.set(is, [...(now.get(is) ?? []), i]);
  }
  const [coverScan, coverId, coverStanding] = [scanOf(parts, cover), texts(scanOf(parts, cover), 'id'), texts(scanOf(parts, cover), 'standing')];
  const missing = Array.from({ length: coverScan.count }, (_, i) => i).filter((i) => coverStanding(i) === 'missing');
  const orderLine = (i: number): Loaded => ({ id: id(i), at: scan.at(i), table: referrals.name, row: { 'Referral ID': id(i), 'Standing': standing(i), 'Valid until': validUntil(i), 'Visits used': used(i) ?? '', 'Visits authorized': most(i) ?? '' } });
  const inUse = [...(now.get('active') ?? []), ...(now.get('expiring') ?? [])].sort((a, b) => a - b);
  const names = insurerNamesOf(parts.scans);
  const insurerOf = new Map(Array.from({ length: coverScan.count }, (_, i) => [coverId(i), names.get(coverScan.text('insurer', i)) ?? '']));
  const use = useByInsurer(inUse.map((i) => ({ insurer: insurerOf.get(ofCover(i)) ?? '', used: used(i) ?? 0, booked: 0, of: most(i) }))).filter((one) => one.percent !== null);
  const [usedAll, mostAll] = use.reduce(([a, b], one) => [a + one.used, b + one.of], [0, 0]);
  return [
    {
      key: 'referrals', about: 'Referrals and reports', says: `Referrals now: ${['active', ...looked].map((is) => `${now.get(is)?.length ?? 0} ${is}`).join(', ')}; ${count(missing.length, 'cover')} without one.`,
      rows: () => [...looked.flatMap((is) => (now.get(is) ?? []).map(orderLine)), ...missing.map((i): Loaded => ({ id: coverId(i), at: coverScan.at(i), table: cover.name, row: { 'Cover ID': coverId(i), 'Referral standing': 'missing' } }))],
    },
    ...(mostAll === 0 ? [] : [{
      key: 'use', about: 'Referrals and reports' as const, says: `Of the visits authorized on those in use, ${Math.round((usedAll / mostAll) * 100)} % are used: ${use.map((one) => `${one.insurer} ${one.percent} % (${one.used} of ${one.of})`).join(', ')}.`,
      rows: () => inUse.map(orderLine),
    }]),
  ];
}

export function reportFigure(parts: FigureParts): Figure {
  const [coverScan, insurerScan, referralScan, sessionScan] = [scanOf(parts, cover), scanOf(parts, insurers), scanOf(parts, referrals), scanOf(parts, sessions)];
  const [after, afterDays] = [amounts(insurerScan, 'reportAfterVisits'), amounts(insurerScan, 'reportAfterDays')];
  const rules = new Map(Array.from({ length: insurerScan.count }, (_, i) => [insurerScan.text('id', i), { reportAfterVisits: after(i), reportAfterDays: afterDays(i) }]));
  const orders = new Map<string, { id: string; standing: string; end: Day | ''; left: number | null; given: number }[]>();
  const rowOfOrder = new Map<string, number>();
  const [left, given, end] = [amounts(referralScan, 'visitsLeft'), amounts(referralScan, 'visitsUsed'), days(referralScan, 'validUntil')];
  for (let i = 0; i < referralScan.count; i++) {
    const own = { id: referralScan.text('id', i), standing: referralScan.text('standing', i), end: end(i), left: left(i), given: given(i) ?? 0 };
    rowOfOrder.set(own.id, referralScan.at(i));
    push(orders, referralScan.text('cover', i), own);
  }
  const [state, ofCover] = [texts(sessionScan, 'noteState'), texts(sessionScan, 'cover')];
  const signed = new Map<string, Day[]>();
  for (const visit of parts.books.visits) if (state(visit.i) === 'signed' && ofCover(visit.i) !== '') push(signed, ofCover(visit.i), visit.date);
  const last = lastReports(scanOf(parts, documents), parts.zone);
  const owed = reportsOwed({
    covers: Array.from({ length: coverScan.count }, (_, i) => i).filter((i) => coverScan.text('id', i) !== '' && coverScan.text('status', i) !== 'ended').map((i) => ({ id: coverScan.text('id', i), rules: rules.get(coverScan.text('insurer', i)) ?? {} })),
    ordersOf: (id) => orders.get(id) ?? [], signed, reportedOn: (referral) => last.get(referral) ?? '', today: parts.today,
  });
  const late = owed.filter((one) => one.on < addDays(parts.today, -lateDays)).length;
  return {
    key: 'reports', about: 'Referrals and reports', says: `Progress reports: ${owed.length} due, ${late} of them for more than ${lateDays} days.`,
    rows: () => owed.map(({ referral, on, why }) => ({ id: referral, at: rowOfOrder.get(referral) ?? 0, table: referrals.name, row: { 'Referral ID': referral, 'Due on': on, 'Why': why } })),
  };
}

function push<T>(groups: Map<string, T[]>, key: string, one: T): void {
  const there = groups.get(key);
  if (there) there.push(one);
  else groups.set(key, [one]);
}

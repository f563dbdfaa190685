// A month's totals, one read.

import type { Desk } from '../../kit/desk.ts';
import type { ReferralUse, SummaryLine, UseOfInsurer } from '../../kit/door.ts';
import { amounts, choices, days, texts } from '../../kit/store/quick.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { scan } from '../../kit/store/scan.ts';
import { byId } from '../../kit/table.ts';
import { monthOf } from '../../kit/day.ts';
import { cover } from '../cover/table.ts';
import { insurers } from '../insurers/table.ts';
import { machinery } from '../machinery.ts';
import { referrals } from '../referrals/table.ts';
import { sessions } from '../sessions/table.ts';
import { booksOf, insurerNamesOf, monthLines, visitWants } from './visits.ts';

const people = { sheetId: machinery.people.sheetId, fromRow: 1 };

/** One month's visits and money per insurer. */
export function monthAnswer(desk: Desk, { month }: { month: string }): { month: string; lines: SummaryLine[]; total: SummaryLine } {
  const { scans, extra } = scan(desk.book, visitWants, [people]);
  machinery.roleOf(extra[0] ?? [], desk.user);
  return { month, ...monthLines(booksOf(scans, [month]), month, insurerNamesOf(scans)) };
}

/** How far each referral with visits in the month is used. */
export function referralUse(desk: Desk, { month }: { month: string }): { month: string; lines: ReferralUse[]; insurers: UseOfInsurer[] } {
  const { scans, extra } = scan(desk.book, [
    { table: sessions, keys: ['date', 'status', 'referral', 'voidedOn'] },
    { table: referrals, keys: ['id', 'client', 'cover', 'standing', 'visitsUsed', 'visitsBooked', 'visitsAuthorized'] },
    { table: cover, keys: ['id', 'insurer'] }, { table: insurers, keys: ['id', 'name'] },
  ], [people]);
  machinery.roleOf(extra[0] ?? [], desk.user);
  const [sessionScan, referralScan, coverScan, insurerScan] = scans as [Scan, Scan, Scan, Scan];
  const visits = visitsByReferral(sessionScan, month);
  const nameOf = new Map(Array.from({ length: insurerScan.count }, (_, i) => [insurerScan.text('id', i), insurerScan.text('name', i)]));
  const payerOf = new Map(Array.from({ length: coverScan.count }, (_, i) => [coverScan.text('id', i), nameOf.get(coverScan.text('insurer', i)) ?? '']));
  const [id, client, ofCover, standing] = [texts(referralScan, 'id'), texts(referralScan, 'client'), texts(referralScan, 'cover'), texts(referralScan, 'standing')];
  const [used, booked, of] = [amounts(referralScan, 'visitsUsed'), amounts(referralScan, 'visitsBooked'), amounts(referralScan, 'visitsAuthorized')];
  const lines: ReferralUse[] = [];
  for (let i = 0; i < referralScan.count; i++) {
    const own = visits.get(id(i));
    if (!own) continue;
    const most = of(i);
    lines.push({
      id: id(i), at: referralScan.at(i), client: client(i), insurer: payerOf.get(ofCover(i)) ?? '', standing: standing(i), visits: own, used: used(i) ?? 0, booked: booked(i) ?? 0, of: most,
      percent: most ? Math.round(((used(i) ?? 0) / most) * 100) : null,
    });
  }
  return { month, lines: lines.sort((a, b) => (b.percent ?? -1) - (a.percent ?? -1) || byId(a.id, b.id)), insurers: useByInsurer(lines) };
}

export type Use = Pick<ReferralUse, 'insurer' | 'used' | 'booked' | 'of'>;

/** Referrals of each insurer together, the most of them first. */
export function useByInsurer(lines: readonly Use[]): UseOfInsurer[] {
  const byInsurer = new Map<string, UseOfInsurer>();
  for (const { insurer, used, booked, of } of lines) {
    const sum = byInsurer.get(insurer) ?? { insurer: insurer || 'No cover', referrals: 0, used: 0, booked: 0, of: 0, percent: null, open: 0 };
    byInsurer.set(insurer, sum);
    sum.referrals++;
    if (of === null) sum.open++;
    else [sum.used, sum.booked, sum.of] = [sum.used + used, sum.booked + booked, sum.of + of];
  }
  return [...byInsurer.values()].map((one) => ({ ...one, percent: one.of === 0 ? null : Math.round((one.used / one.of) * 100) })).sort((a, b) => b.referrals - a.referrals || (a.insurer < b.insurer ? -1 : 1));
}

function visitsByReferral(scan: Scan, month: string): Map<string, number> {
  const [status, date, referral, voidedOn] = [choices(scan, 'status', ['completed']), days(scan, 'date'), texts(scan, 'referral'), scan.column('voidedOn')];
  const visits = new Map<string, number>();
  for (let i = 0; i < scan.count; i++) {
    const voided = voidedOn(i);
    if (status(i) !== 'completed' || referral(i) === '' || (voided !== null && voided !== '') || monthOf(date(i)) !== month) continue;
    visits.set(referral(i), (visits.get(referral(i)) ?? 0) + 1);
  }
  return visits;
}

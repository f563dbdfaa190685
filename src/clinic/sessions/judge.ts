// What a session's save decides: times, procedures, cover, units, and the counts of the referral and cover it touches.

import type { Cell } from '../../kit/cell.ts';
import type { Issue } from '../../kit/refusal.ts';
import { layoutOf, rowOf } from '../../kit/store/layout.ts';
import type { Deciding, OtherChange } from '../../kit/subject.ts';
import type { Row, Table } from '../../kit/table.ts';
import { authorizations } from '../authorizations/table.ts';
import type { CoverCheck } from '../cover/check.ts';
import { coverCheck } from '../cover/check.ts';
import { cover as coverTable } from '../cover/table.ts';
import { insurers } from '../insurers/table.ts';
import { readCounted, visitsBehind } from '../referrals/counted.ts';
import type { Visit } from '../referrals/counting.ts';
import { bestStanding, coverDerived, recountReferral } from '../referrals/derive.ts';
import { referrals } from '../referrals/table.ts';
import type { Referral } from '../referrals/table.ts';
import { therapists } from '../therapists/table.ts';
import { authorizationFacts, coverFacts, insurerFacts, orderFacts, sessionFacts, visitOf } from './facts.ts';
import type { Session, sessions } from './table.ts';
import type { UnitRule } from './units.ts';
import { readProcedures, units } from './units.ts';

type DecidingSession = Deciding<typeof sessions>;

/** Every row of a small tab that came along whole. */
export function rowsIn<T extends Table>(table: T, rows: Cell[][] | undefined): Row<T>[] {
  if (!rows || rows.length === 0) return [];
  const layout = layoutOf(table, rows[0] ?? []);
  return rows.slice(1).map((cells) => rowOf(table, layout, cells).row as Row<T>);
}

export const insurerOf = (deciding: DecidingSession, coverId: string) => {
  const cover = deciding.get(coverTable, coverId);
  return cover ? rowsIn(insurers, deciding.extra[0]).find((row) => row.id === cover.insurer) : undefined;
};

/** The referrals at hand: the one chosen, or those looked up for the client. */
export const referralsAtHand = (deciding: DecidingSession): Referral[] => deciding.lookedUp(referrals) as Referral[];

export function checkCover(deciding: DecidingSession, session: Session): CoverCheck {
  const cover = deciding.get(coverTable, session.cover);
  const insurer = insurerOf(deciding, session.cover);
  const orders = referralsAtHand(deciding).filter((row) => row.client === session.client && (row.cover === '' || row.cover === session.cover));
  return coverCheck({
    session: sessionFacts(session), cover: cover ? coverFacts(cover) : null, insurer: insurer ? insurerFacts(insurer) : null,
    referrals: orders.map(orderFacts),
    sessions: cover ? visitsBehind({ cover: cover.counted, referrals: orders }).filter((visit) => visit.id !== session.id) : [],
    authorizations: authorizationFacts(rowsIn(authorizations, deciding.extra[1]), session.cover),
    licenseEndsOn: deciding.get(therapists, session.therapist)?.licenseEndsOn ?? '',
  });
}

/** Units by the insurer's rule; a problem is told at its field. */
export function reckonUnits(session: Session, rule: UnitRule): { units: number | null; issues: Issue[]; notes: string[] } {
  if (session.procedures.length === 0) return { units: null, issues: [], notes: [] };
  const { procedures, problems } = readProcedures(session.procedures);
  if (problems.length > 0) return { units: null, issues: problems.map((message) => ({ code: 'invalid', message, field: 'Procedures' })), notes: [] };
  const answer = units({ procedures, rule, handsOnMinutes: session.handsOnMinutes });
  if ('problem' in answer) return { units: null, issues: [{ code: 'rule', message: `${answer.problem} Lower one or correct the times.`, field: 'Procedures' }], notes: [] };
  return { units: answer.units, issues: [], notes: answer.tie ? ['Two codes could take the last unit; it went to the longer, or to the one entered first.'] : [] };
}

/** The referrals and covers whose counts this save changes. */
export function countChanges(deciding: DecidingSession, after: Session): OtherChange[] {
  const { before, today } = deciding;
  const changes: OtherChange[] = [];
  const standings = new Map<string, string[]>();
  for (const id of new Set([before?.referral ?? '', after.referral])) {
    const row = deciding.get(referrals, id);
    if (!row) continue;
    const insurer = insurerOf(deciding, row.cover || after.cover);
    const visits = swapped(readCounted(row.counted, id), after, after.referral === id);
    const values = recountReferral({ order: orderFacts(row), rules: insurer ?? {}, countBy: insurer?.countBy || 'visit', visits, today, was: row });
    changes.push({ table: referrals, id, values });
    standings.set(row.cover, [...(standings.get(row.cover) ?? []), values.standing]);
  }
  for (const id of new Set([before?.cover ?? '', after.cover])) {
    const row = deciding.get(coverTable, id);
    const insurer = insurerOf(deciding, id);
    if (!row || !insurer) continue;
    const values = coverDerived({ cover: row, rules: insurer, visits: swapped(readCounted(row.counted), after, after.cover === id), referrals: [], today });
    const known = standings.get(id);
    const standing = known && row.standing !== '' ? bestStanding([...known, ...(row.standing === 'missing' || known.includes(row.standing) ? [] : [row.standing])]) : row.standing;
    changes.push({ table: coverTable, id, values: { visitsUsed: (values.visitsUsed ?? 0) + hiddenBalance(row.usedBefore, deciding), visitsLeft: values.visitsLeft, counted: values.counted, moneyLeft: moneyLeft(row.moneyLeft, before, after, id), standing } });
  }
  return changes;
}

/** A cover without an opening balance takes those of its referrals; here only the chosen one is at hand, and the rest is the daily run's. */
const hiddenBalance = (own: number | null, deciding: DecidingSession): number =>
  own !== null ? 0 : referralsAtHand(deciding).reduce((sum, row) => sum + (row.usedBefore ?? 0), 0);

function swapped(visits: Visit[], session: Session, isIn: boolean): Visit[] {
  const others = visits.filter((visit) => visit.id !== session.id);
  return isIn ? [...others, visitOf(session)] : others;
}

/** The limit less what completed sessions cost. */
function moneyLeft(left: number | null, before: Session | null, after: Session, cover: string): number | null {
  if (left === null) return null;
  const cost = (session: Session | null) => (session && session.cover === cover && session.status === 'completed' ? session.fee ?? 0 : 0);
  return Math.round((left + cost(before) - cost(after)) * 100) / 100;
}

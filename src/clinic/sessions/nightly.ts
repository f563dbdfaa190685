// The derived cells of sessions, at night: those that are empty, those whose place in the counts changed, and the
// notes of the last weeks, which may have been changed by hand. Only these rows are read whole.

import type { Desk } from '../../kit/desk.ts';
import type { Day } from '../../kit/day.ts';
import { addDays, isDay } from '../../kit/day.ts';
import type { DerivedChange } from '../../kit/store/bulk.ts';
import { differing } from '../../kit/store/bulk.ts';
import type { Area } from '../../kit/store/book.ts';
import { rowOf } from '../../kit/store/layout.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { authorizations } from '../authorizations/table.ts';
import type { Authorization } from '../authorizations/table.ts';
import { coverCheck } from '../cover/check.ts';
import type { Cover } from '../cover/table.ts';
import { cover as coverTable } from '../cover/table.ts';
import type { Recounted } from '../daily/recount.ts';
import { insurers } from '../insurers/table.ts';
import type { Insurer } from '../insurers/table.ts';
import type { Visit } from '../referrals/counting.ts';
import type { Referral } from '../referrals/table.ts';
import { referrals } from '../referrals/table.ts';
import { therapists } from '../therapists/table.ts';
import type { Therapist } from '../therapists/table.ts';
import { coveredText, orderFacts, sessionFacts, visitOf } from './facts.ts';
import { reckonUnits, rowsIn } from './judge.ts';
import { noteStateOf } from './note.ts';
import type { Session } from './table.ts';
import { sessions } from './table.ts';

/** Notes this recent are compared with their signature each night. */
const recentDays = 31;
/** Rows read whole in one run; the rest wait for the next. */
const mostRows = 4000;

export function sessionChanges(desk: Desk, scans: Scan[], counted: Recounted, today: Day): DerivedChange[] {
  const scan = scans[0] as Scan;
  const rows = rowsToJudge(scan, counted, today).slice(0, mostRows);
  if (rows.length === 0) return [];
  const tabs = [insurers, authorizations, therapists, coverTable, referrals];
  const answers = desk.book.read([...tabs.map((table): Area => ({ sheetId: table.sheetId, fromRow: 1 })), ...blocksOf(rows)]);
  const judge = judgeOf(desk, scan, {
    insurers: rowsIn(insurers, answers[0]), authorizations: rowsIn(authorizations, answers[1]), therapists: rowsIn(therapists, answers[2]),
    covers: rowsIn(coverTable, answers[3]), orders: rowsIn(referrals, answers[4]),
  });
  const changes: DerivedChange[] = [];
  blocksOf(rows).forEach((block, n) => {
    (answers[tabs.length + n] ?? []).forEach((cells, k) => {
      const i = block.fromRow - 2 + k;
      const { row } = rowOf(sessions, scan.layout, cells);
      const session = row as Session;
      if (session.id === '' || session.id !== scan.text('id', i)) return;
      const values = differing(scan, i, judge(session));
      if (values) changes.push({ scan, i, values });
    });
  });
  return changes;
}

function rowsToJudge(scan: Scan, counted: Recounted, today: Day): number[] {
  const since = addDays(today, -recentDays);
  const rows: number[] = [];
  for (let i = 0; i < scan.count; i++) {
    const status = scan.cell('status', i);
    const given = status === 'completed';
    const covered = scan.text('covered', i);
    if ((!given && status !== 'booked') || scan.text('id', i) === '') {
      if (covered !== '' || scan.text('noteState', i) !== '') rows.push(i);
      continue;
    }
    const date = scan.value('date', i);
    if (!isDay(date)) continue;
    const blank = (given && scan.text('noteState', i) === '') || (scan.text('cover', i) !== '' && covered === '');
    const place = counted.placed.get(scan.text('id', i));
    const moved = scan.text('cover', i) !== '' && place !== undefined && covered.startsWith('yes') && place.referral === null && place.reason !== 'none';
    if (blank || moved || date >= since) rows.push(i);
  }
  return rows;
}

/** Neighboring rows are read as one block; small gaps are cheaper read than left out. */
function blocksOf(rows: number[]): { sheetId: number; fromRow: number; toRow: number }[] {
  const blocks: { sheetId: number; fromRow: number; toRow: number }[] = [];
  for (const i of rows) {
    const last = blocks[blocks.length - 1];
    const row = i + 2;
    if (last && row - last.toRow <= 20) last.toRow = row;
    else blocks.push({ sheetId: sessions.sheetId, fromRow: row, toRow: row });
  }
  return blocks;
}

interface Known { insurers: Insurer[]; authorizations: Authorization[]; therapists: Therapist[]; covers: Cover[]; orders: Referral[] }

/** Judges one session against everything known of its cover. */
function judgeOf(desk: Desk, scan: Scan, known: Known): (session: Session) => Record<string, unknown> {
  const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]));
  const insurerById = byId(known.insurers);
  const coverById = byId(known.covers);
  const therapistById = byId(known.therapists);
  const visits = visitsByCover(scan);
  const ordersByClient = new Map<string, Referral[]>();
  for (const order of known.orders) ordersByClient.set(order.client, [...(ordersByClient.get(order.client) ?? []), order]);
  return (session) => {
    const cover = coverById.get(session.cover);
    const insurer = cover ? insurerById.get(cover.insurer) : undefined;
    const counts = session.status === 'completed' || session.status === 'booked';
    const check = coverCheck({
      session: sessionFacts(session), cover: cover ?? null, insurer: insurer ?? null,
      referrals: (ordersByClient.get(session.client) ?? []).filter((order) => order.cover === '' || order.cover === session.cover).map(orderFacts),
      sessions: (visits.get(session.cover) ?? []).filter((visit) => visit.id !== session.id),
      authorizations: known.authorizations.filter((row) => row.cover === session.cover),
      licenseEndsOn: therapistById.get(session.therapist)?.licenseEndsOn ?? '',
    });
    return {
      units: reckonUnits(session, insurer?.unitsBy || 'cms').units,
      covered: counts && session.cover !== '' ? coveredText(check.covered, check.why) : '',
      noteState: noteStateOf(session, desk.digest),
    };
  };
}

function visitsByCover(scan: Scan): Map<string, Visit[]> {
  const visits = new Map<string, Visit[]>();
  for (let i = 0; i < scan.count; i++) {
    const cover = scan.text('cover', i);
    const status = scan.text('status', i);
    const date = scan.value('date', i);
    if (cover === '' || (status !== 'completed' && status !== 'booked') || !isDay(date)) continue;
    const visit = visitOf({
      id: scan.text('id', i), date, status, referral: scan.text('referral', i), client: scan.text('client', i), cover, case: scan.text('case', i),
      startsAt: String(scan.value('startsAt', i) ?? ''), endsAt: String(scan.value('endsAt', i) ?? ''), voidedOn: String(scan.value('voidedOn', i) ?? ''),
    });
    visits.set(cover, [...(visits.get(cover) ?? []), visit]);
  }
  return visits;
}

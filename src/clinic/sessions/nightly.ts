// The derived cells of sessions, at night: of bookings ahead and of the last weeks, of rows nobody has judged, of what was
// not covered in the last half year, and of those whose place in the counts has changed. Only their cells are read.

import type { Cell } from '../../kit/cell.ts';
import { readCell, emptyOf } from '../../kit/cell.ts';
import type { Column } from '../../kit/column.ts';
import type { Desk } from '../../kit/desk.ts';
import type { Day } from '../../kit/day.ts';
import { addDays } from '../../kit/day.ts';
import type { Area } from '../../kit/store/book.ts';
import type { DerivedChange } from '../../kit/store/bulk.ts';
import { differing } from '../../kit/store/bulk.ts';
import { asText, days } from '../../kit/store/quick.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { rowsWanted } from '../../kit/store/scan.ts';
import type { AnyRow } from '../../kit/table.ts';
import { coverCheck } from '../cover/check.ts';
import type { Counts } from '../daily/recount.ts';
import type { SessionVisit } from '../daily/rows.ts';
import { coveredText, sessionFacts } from './facts.ts';
import { reckonUnits } from './judge.ts';
import { noteStateOf } from './note.ts';
import type { Session } from './table.ts';
import { sessions } from './table.ts';

/** Notes this recent are compared with their signature each night. */
const recentDays = 31;
/** What was not covered so recently may be covered by a late answer. */
const openDays = 183;
/** Rows judged in one run; the rest wait for the next. */
const mostRows = 4000;

/** Cells of a booking that its cover depends on, and those of a note that its signature stands for. */
const bookingKeys = ['type', 'regions', 'handsOnMinutes', 'procedures', 'units'];
const noteKeys = [
  'type', 'healthChanged', 'consentToday', 'painBefore', 'subjective', 'objective', 'techniques', 'regions', 'pressure', 'handsOnMinutes', 'procedures', 'reaction', 'painAfter', 'painNotTaken',
  'assessment', 'plan', 'homeCare', 'sameDayCare', 'signedAt', 'fingerprint', 'units',
];

const columns = Object.entries(sessions.columns);
const nothing: AnyRow = Object.fromEntries(columns.map(([key, column]) => [key, emptyOf(column)]));

export interface Judged { changes: DerivedChange[]; /** What `Covered` and `Note state` say from now on, by row index, where they were judged. */ covered: Map<number, string>; noteStates: Map<number, string> }

/** The cells to be read of the sessions that are judged, and what is made of them. Licenses: the last day each therapist's
 *  is valid, by id. */
export function sessionsToJudge(desk: Desk, scan: Scan, counts: Counts, when: { today: Day; licenses: Map<string, Day | ''> }): { areas: Area[]; judge(answers: Cell[][][]): Judged } {
  const visitAt = Array.from<SessionVisit | undefined>({ length: scan.count });
  for (const visit of counts.visits) visitAt[visit.i] = visit;
  const rows = rowsToJudge(scan, { counts, visitAt }, when.today);
  const notes = rows.filter((i) => scan.cell('status', i) === 'completed');
  const bookings = rows.filter((i) => scan.cell('status', i) !== 'completed');
  const { areas, cellsOf } = rowsWanted([{ scan, rows: notes, keys: noteKeys }, { scan, rows: bookings, keys: bookingKeys }]);
  const judgeOne = (session: Session) => judge(desk, session, counts, when.licenses);
  return { areas, judge: (answers) => judgeRows({ scan, rows, visitAt, judgeOne }, cellsOf(answers)) };
}

interface Judging { scan: Scan; rows: number[]; visitAt: (SessionVisit | undefined)[]; judgeOne(session: Session): ReturnType<typeof judge> }

function judgeRows({ scan, rows, visitAt, judgeOne }: Judging, read: (key: string, i: number) => Cell): Judged {
  const judged: Judged = { changes: [], covered: new Map(), noteStates: new Map() };
  const differs = differing(scan);
  const sessionAt = sessionsIn(scan, read);
  for (const i of rows) {
    const session = sessionAt(i);
    session.referral = visitAt[i]?.referral ?? session.referral;
    const values = judgeOne(session);
    judged.covered.set(i, values.covered);
    judged.noteStates.set(i, values.noteState);
    const changed = differingRead({ i, differs }, values, read);
    if (changed) judged.changes.push({ scan, i, values: changed });
  }
  return judged;
}

/** Units are compared with what the second read brought. */
function differingRead({ i, differs }: { i: number; differs: ReturnType<typeof differing> }, { units, covered, noteState }: ReturnType<typeof judge>, read: (key: string, i: number) => Cell): AnyRow | undefined {
  const changed = differs(i, { covered, noteState });
  const there = read('units', i);
  return (there === '' ? null : there) === units ? changed : { ...changed, units };
}

function rowsToJudge(scan: Scan, { counts, visitAt }: { counts: Counts; visitAt: (SessionVisit | undefined)[] }, today: Day): number[] {
  const [status, covered, noteState, cover, voidedOn] = [scan.column('status'), scan.column('covered'), scan.column('noteState'), scan.column('cover'), scan.column('voidedOn')];
  const [recent, open] = [addDays(today, -recentDays), addDays(today, -openDays)];
  const date = days(scan, 'date');
  const urgent: number[] = [];
  const others: number[] = [];
  for (let i = 0; i < scan.count; i++) {
    const is = covered(i);
    const visit = visitAt[i];
    if (!visit) {
      const state = noteState(i);
      const given = status(i) === 'completed' && !isEmpty(voidedOn(i));
      if (!isEmpty(is) || (!isEmpty(state) && !given)) urgent.push(i);
      continue;
    }
    const text = asText(is);
    const blank = (visit.status === 'completed' && isEmpty(noteState(i))) || (visit.cover !== '' && text === '');
    if (blank || isMoved(visit, text, counts)) urgent.push(i);
    else if (visit.date >= recent || (visit.date >= open && visit.cover !== '' && text.startsWith('no')) || (isEmpty(cover(i)) && text !== '')) others.push(i);
  }
  others.sort((a, b) => (date(a) < date(b) ? 1 : -1));
  return [...urgent, ...others].slice(0, mostRows).sort((a, b) => a - b);
}

/** Whether what stands in `Covered` disagrees with where the visit counts. */
function isMoved(visit: SessionVisit, covered: string, counts: Counts): boolean {
  if (visit.cover === '' || visit.referral === '') return false;
  return covered.startsWith('no') ? covered.includes('eferral') && !counts.uncounted.has(visit) : counts.uncounted.has(visit);
}

const isEmpty = (cell: Cell): boolean => cell === null || cell === '';

/** A session from the columns read at first and the cells read now; what nobody needs here is empty. */
function sessionsIn(scan: Scan, read: (key: string, i: number) => Cell): (i: number) => Session {
  const cells = columns.map(([key, column]) => ({ key, valueOf: readerOf(column), first: scan.column(key) }));
  return (i) => {
    const session: AnyRow = { ...nothing };
    for (const { key, valueOf, first } of cells) {
      const cell = first(i) ?? read(key, i);
      const value = isEmpty(cell) ? undefined : valueOf(cell);
      if (value !== undefined) session[key] = value;
    }
    return session as Session;
  };
}

/** The value in a cell, undefined where it breaks the rule. But for long texts, cells that say the same are read once. */
function readerOf(column: Column): (cell: Cell) => unknown {
  const known = new Map<Cell, unknown>();
  const valueOf = (cell: Cell): unknown => {
    const read = readCell(column, cell);
    return 'value' in read ? read.value : undefined;
  };
  if (column.kind === 'longText') return valueOf;
  return (cell) => {
    if (!known.has(cell)) known.set(cell, valueOf(cell));
    return known.get(cell);
  };
}

function judge(desk: Desk, session: Session, counts: Counts, licenses: Map<string, Day | ''>): Pick<Session, 'units' | 'covered' | 'noteState'> {
  const cover = counts.covers.get(session.cover);
  const insurer = cover ? counts.insurers.get(cover.insurer) : undefined;
  const isLive = (session.status === 'completed' || session.status === 'booked') && session.voidedOn === '';
  const check = coverCheck({
    session: sessionFacts(session), chosenOnly: true, cover: cover ?? null, insurer: insurer ?? null,
    referrals: [...(counts.ordersOfCover.get(session.cover) ?? []), ...(counts.ordersOfClient.get(session.client) ?? [])].filter((order) => order.client === session.client),
    sessions: counts.byCover.get(session.cover) ?? [], authorizations: counts.authorizations.get(session.cover) ?? [], licenseEndsOn: licenses.get(session.therapist) ?? '',
  });
  return {
    units: reckonUnits(session, insurer?.unitsBy || 'cms').units,
    covered: isLive && session.cover !== '' ? coveredText(check.covered, check.why) : '',
    noteState: noteStateOf(session, desk.digest),
  };
}

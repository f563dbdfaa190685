// What the daily run reads of each tab, as typed rows: no column that is not needed.

import type { Day } from '../../kit/day.ts';
import { readCell } from '../../kit/cell.ts';
import { amounts, choices, days, lists, texts, times } from '../../kit/store/quick.ts';
import type { Scan, Want } from '../../kit/store/scan.ts';
import type { Row, Table } from '../../kit/table.ts';
import { authorizations } from '../authorizations/table.ts';
import type { AuthorizationFacts } from '../cover/authorization.ts';
import type { HeldOrder } from '../cover/held.ts';
import { cover } from '../cover/table.ts';
import type { Cover } from '../cover/table.ts';
import { insurers } from '../insurers/table.ts';
import type { Insurer } from '../insurers/table.ts';
import type { CountedVisit } from '../referrals/counted.ts';
import { referrals } from '../referrals/table.ts';
import { sessions } from '../sessions/table.ts';

export const sessionWant: Want = {
  table: sessions,
  keys: ['id', 'client', 'therapist', 'date', 'startsAt', 'endsAt', 'status', 'covered', 'noteState', 'case', 'cover', 'referral', 'room', 'fee', 'voidedOn'],
};
const referralWant: Want = {
  table: referrals,
  keys: [
    'id', 'client', 'standing', 'why', 'visitsUsed', 'visitsBooked', 'visitsLeft', 'validUntil', 'runsOutOn', 'case', 'cover', 'provider', 'writtenOn', 'visitsAuthorized', 'endsOn', 'perWeek',
    'minutes', 'diagnosisCodes', 'regions', 'receivedOn', 'signedOn', 'startsOn', 'medicallyNecessary', 'usedBefore', 'closedOn', 'closedWhy', 'counted', 'flaggedOn',
  ],
};
const coverWant: Want = {
  table: cover,
  keys: [
    'id', 'client', 'insurer', 'standing', 'visitsUsed', 'visitsLeft', 'moneyLeft', 'status', 'startsOn', 'endsOn', 'injuredOn', 'visitLimit', 'moneyLimit', 'usedBefore',
    'flaggedOn', 'counted', 'orders', 'authorizations',
  ],
};
const authorizationWant: Want = { table: authorizations, keys: authorizations.keys.filter((key) => key !== 'sourceId') };
const insurerWant: Want = {
  table: insurers,
  keys: [
    'id', 'name', 'kind', 'massagePayable', 'codesAllowed', 'limitPeriod', 'visitsPerPeriod', 'visitsPerWeek', 'countBy', 'unitsBy', 'authorizationSteps', 'referralNeeded', 'orderMustHave',
    'defaultValidityDays', 'validityFrom', 'retroactiveOrders', 'warnDays', 'warnVisits', 'reportAfterVisits', 'reportAfterDays',
  ],
};

/** What is counted, in this order. */
export const recountWants: Want[] = [sessionWant, referralWant, coverWant, insurerWant, authorizationWant];

/** A live session: given or booked, not voided. */
export interface SessionVisit extends CountedVisit { i: number; client: string; cover: string; case: string; referral: string; status: 'completed' | 'booked' }

export interface SessionsRead {
  visits: SessionVisit[];
  /** Rows left out: their day or id can't be read. */
  skipped: number;
}

export function readSessions(scan: Scan): SessionsRead {
  const [id, client, ofCover, referral, episode, voidedOn] = [texts(scan, 'id'), texts(scan, 'client'), texts(scan, 'cover'), texts(scan, 'referral'), texts(scan, 'case'), scan.column('voidedOn')];
  const [date, startsAt, endsAt, fee] = [days(scan, 'date'), times(scan, 'startsAt'), times(scan, 'endsAt'), amounts(scan, 'fee')];
  const status = choices(scan, 'status', statuses);
  const read: SessionsRead = { visits: [], skipped: 0 };
  for (let i = 0; i < scan.count; i++) {
    const is = status(i);
    if (is !== 'completed' && is !== 'booked') continue;
    const voided = voidedOn(i);
    if (voided !== null && voided !== '') continue;
    const visit = { i, id: id(i), date: date(i), status: is, referral: referral(i), startsAt: startsAt(i), endsAt: endsAt(i), client: client(i), cover: ofCover(i), case: episode(i), fee: fee(i) ?? 0 };
    if (visit.id === '' || visit.date === '') read.skipped++;
    else read.visits.push(visit);
  }
  return read;
}

const statuses = sessions.columns.status.choices as readonly ['booked', 'completed', 'canceled', 'late cancel', 'no-show', 'not treated'];

export interface OrderRow { i: number; order: HeldOrder & { client: string; cover: string; case: string }; was: { standing: string; flaggedOn: Day | '' } }

export function readOrderRows(scan: Scan): OrderRow[] {
  const text = (key: string) => texts(scan, key);
  const day = (key: string) => days(scan, key);
  const amount = (key: string) => amounts(scan, key);
  const [id, client, episode, ofCover, provider, standing] = [text('id'), text('client'), text('case'), text('cover'), text('provider'), text('standing')];
  const [writtenOn, receivedOn, signedOn, startsOn, endsOn, closedOn, flaggedOn] = [day('writtenOn'), day('receivedOn'), day('signedOn'), day('startsOn'), day('endsOn'), day('closedOn'), day('flaggedOn')];
  const [visits, perWeek, minutes, usedBefore] = [amount('visitsAuthorized'), amount('perWeek'), amount('minutes'), amount('usedBefore')];
  const closedWhy = choices(scan, 'closedWhy', ['finished', 'replaced', 'revoked', 'error']);
  const necessary = choices(scan, 'medicallyNecessary', ['yes', 'no']);
  const [codes, regions] = [lists(scan, 'diagnosisCodes'), lists(scan, 'regions')];
  const rows: OrderRow[] = [];
  for (let i = 0; i < scan.count; i++) {
    if (id(i) === '') continue;
    rows.push({
      i, was: { standing: standing(i), flaggedOn: flaggedOn(i) },
      order: {
        id: id(i), standing: '', client: client(i), case: episode(i), cover: ofCover(i), provider: provider(i), writtenOn: writtenOn(i), receivedOn: receivedOn(i), signedOn: signedOn(i), startsOn: startsOn(i),
        endsOn: endsOn(i), closedOn: closedOn(i), closedWhy: closedWhy(i), medicallyNecessary: necessary(i), visitsAuthorized: visits(i), perWeek: perWeek(i), minutes: minutes(i), usedBefore: usedBefore(i),
        diagnosisCodes: codes(i), regions: regions(i),
      },
    });
  }
  return rows;
}

/** `moneyLeft` comes with the count. */
export type CoverFields = Pick<Cover, 'id' | 'client' | 'insurer' | 'status' | 'startsOn' | 'endsOn' | 'injuredOn' | 'visitLimit' | 'moneyLimit' | 'moneyLeft' | 'usedBefore'>;
export interface CoverRow { i: number; row: CoverFields; was: { standing: string; flaggedOn: Day | '' } }

export function readCoverRows(scan: Scan): CoverRow[] {
  const [id, client, insurer, standing] = [texts(scan, 'id'), texts(scan, 'client'), texts(scan, 'insurer'), texts(scan, 'standing')];
  const [startsOn, endsOn, injuredOn, flaggedOn] = [days(scan, 'startsOn'), days(scan, 'endsOn'), days(scan, 'injuredOn'), days(scan, 'flaggedOn')];
  const [visitLimit, moneyLimit, usedBefore] = [amounts(scan, 'visitLimit'), amounts(scan, 'moneyLimit'), amounts(scan, 'usedBefore')];
  const status = choices(scan, 'status', ['active', 'to check', 'ended']);
  const rows: CoverRow[] = [];
  for (let i = 0; i < scan.count; i++) {
    if (id(i) === '') continue;
    rows.push({
      i, was: { standing: standing(i), flaggedOn: flaggedOn(i) },
      row: { id: id(i), client: client(i), insurer: insurer(i), status: status(i), startsOn: startsOn(i), endsOn: endsOn(i), injuredOn: injuredOn(i), visitLimit: visitLimit(i), moneyLimit: moneyLimit(i), moneyLeft: null, usedBefore: usedBefore(i) },
    });
  }
  return rows;
}

export interface AuthorizationRow { i: number; cover: string; facts: AuthorizationFacts }

export function readAuthorizationRows(scan: Scan): AuthorizationRow[] {
  const [id, ofCover, number] = [texts(scan, 'id'), texts(scan, 'cover'), texts(scan, 'number')];
  const [askedOn, answeredOn, startsOn, endsOn] = [days(scan, 'askedOn'), days(scan, 'answeredOn'), days(scan, 'startsOn'), days(scan, 'endsOn')];
  const [answer, visits] = [choices(scan, 'answer', ['granted', 'partly granted', 'refused']), amounts(scan, 'visits')];
  const rows: AuthorizationRow[] = [];
  for (let i = 0; i < scan.count; i++) {
    if (id(i) === '') continue;
    rows.push({ i, cover: ofCover(i), facts: { id: id(i), number: number(i), askedOn: askedOn(i), answeredOn: answeredOn(i), answer: answer(i), visits: visits(i), startsOn: startsOn(i), endsOn: endsOn(i) } });
  }
  return rows;
}

/** Insurers by id, with the rules that were read. */
export function readInsurers(scan: Scan): Map<string, Insurer> {
  const found = new Map<string, Insurer>();
  for (let i = 0; i < scan.count; i++) if (scan.text('id', i) !== '') found.set(scan.text('id', i), rowIn(scan, i) as Insurer);
  return found;
}

/** A row of a small tab by its declaration; what breaks a rule reads as empty. */
function rowIn<T extends Table>(scan: Scan & { table: Table }, i: number): Row<T> {
  return Object.fromEntries(scan.table.keys.map((key) => {
    const column = scan.table.columns[key];
    const read = column ? readCell(column, scan.cell(key, i)) : { value: '' };
    return [key, 'value' in read ? read.value : column && ['whole', 'number', 'money'].includes(column.kind) ? null : column?.kind === 'list' ? [] : ''];
  })) as Row<T>;
}

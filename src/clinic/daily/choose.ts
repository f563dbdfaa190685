// Sessions typed in the sheet without a referral get the one that fits, as a save would have chosen it. One that somebody
// has saved without an order keeps it so: it is offered to a new order, never moved by itself.

import type { Cell } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import { timeIsUp } from '../../kit/job/lease.ts';
import type { Machinery } from '../../kit/store/save.ts';
import { machineChange, tellWritten } from '../../kit/store/commit.ts';
import { fetch } from '../../kit/store/fetch.ts';
import { linesOfMany } from '../../kit/store/many.ts';
import { readSettings } from '../../kit/store/machine.ts';
import { texts } from '../../kit/store/quick.ts';
import type { Scan } from '../../kit/store/scan.ts';
import type { Change } from '../../kit/store/write.ts';
import { write } from '../../kit/store/write.ts';
import { noRules } from '../referrals/derive.ts';
import { allocate } from '../referrals/counting.ts';
import { termsAmong } from '../referrals/standing.ts';
import type { AnyRow } from '../../kit/table.ts';
import { sessions } from '../sessions/table.ts';
import type { SessionVisit } from './rows.ts';
import { readCoverRows, readInsurers, readOrderRows, readSessions } from './rows.ts';
import { grouped } from './recount.ts';

/** Each row touched is guarded by a row of the scratch tab. */
const rowsAWrite = 100;

export interface Choice { i: number; id: string; referral: string }

/** Live sessions with a cover that nobody has judged yet and that chose no order, with the one that fits. */
export function ordersToChoose(scans: Scan[]): Choice[] {
  const [sessionScan, referralScan, coverScan, insurerScan] = scans as [Scan, Scan, Scan, Scan];
  if (!anyUnjudged(sessionScan)) return [];
  const covered = texts(sessionScan, 'covered');
  const insurers = readInsurers(insurerScan);
  const rulesOf = new Map(readCoverRows(coverScan).map(({ row }) => [row.id, insurers.get(row.insurer) ?? noRules]));
  const isLoose = (visit: SessionVisit): boolean => visit.referral === '' && visit.cover !== '' && covered(visit.i) === '' && rulesOf.get(visit.cover)?.referralNeeded === 'yes';
  const { visits } = readSessions(sessionScan);
  const clients = new Set(visits.filter(isLoose).map((visit) => visit.client));
  const orders = grouped(readOrderRows(referralScan).map(({ order }) => order).filter((order) => clients.has(order.client)), (order) => order.client);
  return [...grouped(visits.filter((visit) => clients.has(visit.client)), (visit) => visit.client)].flatMap(([client, own]): Choice[] => {
    const terms = (orders.get(client) ?? []).map((order) => termsAmong(order, rulesOf.get(order.cover) ?? noRules));
    const loose = new Set(own.filter(isLoose).map((visit) => visit.id));
    const { placed } = allocate({ referrals: terms, sessions: own.filter((visit) => visit.referral !== '' || loose.has(visit.id)) });
    const found = new Map(placed.flatMap(({ visit, referral }) => (referral !== null && loose.has(visit.id) ? [[visit.id, referral] as const] : [])));
    return own.flatMap(({ i, id }) => (found.has(id) ? [{ i, id, referral: found.get(id) ?? '' }] : []));
  });
}

function anyUnjudged(scan: Scan): boolean {
  const [covered, cover, referral, status] = [scan.column('covered'), scan.column('cover'), scan.column('referral'), scan.column('status')];
  const isEmpty = (cell: Cell): boolean => cell === null || cell === '';
  for (let i = 0; i < scan.count; i++) {
    if (isEmpty(covered(i)) && isEmpty(referral(i)) && !isEmpty(cover(i)) && (status(i) === 'completed' || status(i) === 'booked')) return true;
  }
  return false;
}

/** Writes the choices inside the lock, a line in the journal for each write. Answers those written, by row index. */
export function writeChoices(desk: Desk, machinery: Machinery, scan: Scan, all: Choice[]): Map<number, string> {
  const done = new Map<number, string>();
  for (let n = 0; n < all.length && !timeIsUp(desk); n += rowsAWrite) {
    for (const { i, referral } of desk.locked(() => writeSome(desk, machinery, scan, all.slice(n, n + rowsAWrite)))) done.set(i, referral);
  }
  return done;
}

/** Sessions that somebody has chosen an order for since they were read, or has changed otherwise, stay as they are. */
function writeSome(desk: Desk, machinery: Machinery, scan: Scan, all: Choice[]): Choice[] {
  const pointers = all.map(({ i, id }) => ({ table: sessions, id, at: scan.at(i) }));
  const got = fetch(desk.book, pointers, [machinery.settings, machinery.journal], [{ sheetId: machinery.settings.sheetId, fromRow: 1 }]);
  const settings = readSettings(got.extra[0] ?? []);
  const still = all.flatMap((choice) => {
    const hit = got.found.get(choice.id);
    return hit && isAsRead(hit.row, scan, choice.i) ? [{ choice, hit }] : [];
  });
  if (still.length === 0) return [];
  const some = still.map(({ choice }) => choice);
  const changes = still.map(({ choice: { id, referral }, hit }): Change => ({ table: sessions, layout: hit.layout, id, at: hit.at, values: { referral }, was: hit.cells }));
  const field = sessions.columns.referral.heading;
  const lines = linesOfMany(desk, settings.machine, { by: 'daily run', table: sessions.tab, action: 'choose referrals' }, some.map(({ id, referral }) => ({ id, before: { [field]: '' }, after: { [field]: referral } })));
  const written = write(desk.book, {
    changes: [...changes, machineChange(machinery, settings, got.layouts)],
    additions: lines.map((line) => ({ table: machinery.journal, layout: got.layouts.get(machinery.journal.tab) ?? {}, id: '', values: { ...line } })),
  });
  tellWritten(desk, machinery, { by: 'daily run', table: sessions.tab, record: '' }, written);
  return some;
}

const isAsRead = (row: AnyRow, scan: Scan, i: number): boolean =>
  row['referral'] === '' && row['covered'] === '' && ['client', 'cover', 'status', 'date'].every((key) => row[key] === scan.value(key, i));

// Gathers the records a document speaks of: three reads, whatever the size of the clinic.

import type { Desk } from '../../kit/desk.ts';
import { dayIn } from '../../kit/day.ts';
import { refuse } from '../../kit/refusal.ts';
import type { Area } from '../../kit/store/book.ts';
import type { Pointer } from '../../kit/store/fetch.ts';
import { fetch } from '../../kit/store/fetch.ts';
import { layoutOf, rowOf } from '../../kit/store/layout.ts';
import { readSettings } from '../../kit/store/machine.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { scan } from '../../kit/store/scan.ts';
import type { AnyRow, Row, Table } from '../../kit/table.ts';
import { addenda } from '../addenda/table.ts';
import { authorizations } from '../authorizations/table.ts';
import { cases } from '../cases/table.ts';
import { charges } from '../charges/table.ts';
import { claims } from '../claims/table.ts';
import { clients } from '../clients/table.ts';
import { cover } from '../cover/table.ts';
import { goals } from '../goals/table.ts';
import { insurers } from '../insurers/table.ts';
import { machinery } from '../machinery.ts';
import { measures } from '../measures/table.ts';
import { payments } from '../payments/table.ts';
import { providers } from '../providers/table.ts';
import { referrals } from '../referrals/table.ts';
import { screenings } from '../screenings/table.ts';
import { sessions } from '../sessions/table.ts';
import { settingOf } from '../settings/keys.ts';
import type { KindOf } from './kinds.ts';
import type { Records } from './records.ts';
import { documents } from './table.ts';

const aboutTable: Partial<Record<KindOf<Records>['about'], Table>> = { session: sessions, referral: referrals, cover, client: clients, case: cases };

export interface About { kind: string; about: KindOf<Records>['about']; id: string; at?: number; allow(role: string): void }

export interface Gathered { records: Records; settings: Record<string, string> }

export function gather(desk: Desk, about: About): Gathered {
  const table = aboutTable[about.about] ?? refuse('bad-request', 'This document is about a month, not about a record.');
  const first = fetch(desk.book, [{ table, id: about.id, at: about.at }], [], [machinery.settings, machinery.people, insurers].map((one) => ({ sheetId: one.sheetId, fromRow: 1 })));
  const settings = readSettings(first.extra[0] ?? []).values;
  about.allow(machinery.roleOf(first.extra[1] ?? [], desk.user));
  const hit = first.found.get(about.id) ?? refuse('unknown-record', `There is no ${table.one} ${about.id}. It may have been deleted in the sheet.`);
  const client = table === (clients as Table) ? about.id : String(hit.row['client']);
  const { scans, extra } = scan(desk.book, [
    { table: sessions, keys: ['client'] }, { table: measures, keys: ['client'] }, { table: screenings, keys: ['client'] }, { table: cases, keys: ['client'] },
    { table: cover, keys: ['client'] }, { table: referrals, keys: ['client'] },
  ], [clients, goals, addenda, authorizations, charges, payments, claims, documents, providers].map((one): Area => clientOnly(one, client)));
  const [sessionRows, measureRows, screeningRows, caseRows, coverRows, referralRows] = ownRows(desk, scans, client) as [AnyRow[], AnyRow[], AnyRow[], AnyRow[], AnyRow[], AnyRow[]];
  const whole = <T extends Table>(of: T, n: number): Row<T>[] => rowsOf(of, extra[n]);
  const own = { sessions: sessionRows as Row<typeof sessions>[], cases: caseRows as Row<typeof cases>[], covers: coverRows as Row<typeof cover>[], referrals: referralRows as Row<typeof referrals>[] };
  const pick = chosen(table, hit.row, own);
  const clientRow = table === (clients as Table) ? (hit.row as Row<typeof clients>) : whole(clients, 0).find((row) => row.id === client) ?? lookUpClient(desk, client);
  const insurerRow = rowsOf(insurers, first.extra[2]).find((row) => row.id === pick.cover?.insurer);
  const ids = new Set(own.sessions.map((session) => session.id));
  const records: Records = {
    clinic: clinicOf(settings), today: dayIn(desk.now(), settingOf(settings, 'Time zone')), client: clientRow, ...pick,
    ...(insurerRow ? { insurer: insurerRow } : {}), provider: whole(providers, 8).find((row) => row.id === pick.referral?.provider),
    therapists: rowsOf(machinery.people, first.extra[1]) as Records['therapists'],
    sessions: pick.case ? own.sessions.filter((session) => session.case === '' || session.case === pick.case?.id) : own.sessions,
    measures: (measureRows as Row<typeof measures>[]).filter((row) => !pick.case || row.case === '' || row.case === pick.case.id),
    goals: whole(goals, 1).filter((row) => own.cases.some((one) => one.id === row.case) && (!pick.case || row.case === pick.case.id)),
    addenda: whole(addenda, 2).filter((row) => ids.has(row.session)), screenings: screeningRows as Row<typeof screenings>[],
    authorizations: whole(authorizations, 3).filter((row) => own.covers.some((one) => one.id === row.cover)),
    charges: whole(charges, 4).filter((row) => ids.has(row.session)), payments: [], claims: [],
    madeBefore: whole(documents, 7).filter((row) => row.kind === about.kind && row.about === about.id).length,
  };
  const chargeIds = new Set(records.charges.map((row) => row.id));
  records.payments = whole(payments, 5).filter((row) => chargeIds.has(row.charge));
  records.claims = whole(claims, 6).filter((row) => own.covers.some((one) => one.id === row.cover));
  return { records, settings };
}

/** Small tabs come whole; of the clients only the row the id suggests. */
function clientOnly(table: Table, client: string): Area {
  if (table !== (clients as Table)) return { sheetId: table.sheetId, fromRow: 1 };
  return { sheetId: table.sheetId, fromRow: 1, toRow: Math.max(2, Number(client.slice(2)) + 1) };
}

function lookUpClient(desk: Desk, id: string): Row<typeof clients> {
  const pointer: Pointer = { table: clients, id };
  const hit = fetch(desk.book, [pointer], []).found.get(id) ?? refuse('unknown-record', `There is no client ${id}.`);
  return hit.row as Row<typeof clients>;
}

/** Whole rows of the client, found by one column, read as blocks in one call. */
function ownRows(desk: Desk, scans: Scan[], client: string): AnyRow[][] {
  const blocks = scans.flatMap((of, n) => blocksOf(of, client).map((block) => ({ n, ...block })));
  const answers = desk.book.read(blocks.map(({ n, from, to }) => ({ sheetId: scans[n]?.table.sheetId ?? 0, fromRow: from, toRow: to })));
  const rows: AnyRow[][] = scans.map(() => []);
  blocks.forEach(({ n }, i) => {
    const of = scans[n];
    for (const cells of of ? answers[i] ?? [] : []) {
      const { row } = rowOf((of as Scan).table, (of as Scan).layout, cells);
      if (row['client'] === client) rows[n]?.push(row);
    }
  });
  return rows;
}

function blocksOf(of: Scan, client: string): { from: number; to: number }[] {
  const blocks: { from: number; to: number }[] = [];
  for (let i = 0; i < of.count; i++) {
    if (of.cell('client', i) !== client) continue;
    const last = blocks[blocks.length - 1];
    if (last && of.at(i) - last.to <= 10) last.to = of.at(i);
    else blocks.push({ from: of.at(i), to: of.at(i) });
  }
  return blocks;
}

function rowsOf<T extends Table>(table: T, rows: Parameters<typeof rowOf>[2][] | undefined): Row<T>[] {
  if (!rows || rows.length === 0) return [];
  const layout = layoutOf(table, rows[0] ?? []);
  return rows.slice(1).map((cells) => rowOf(table, layout, cells).row as Row<T>);
}

interface Own { sessions: Row<typeof sessions>[]; cases: Row<typeof cases>[]; covers: Row<typeof cover>[]; referrals: Row<typeof referrals>[] }

/** The records around the one asked about. */
function chosen(table: Table, row: AnyRow, own: Own): Pick<Records, 'session' | 'referral' | 'cover' | 'case'> {
  const session = table === (sessions as Table) ? (row as Row<typeof sessions>) : undefined;
  const referral = table === (referrals as Table) ? (row as Row<typeof referrals>) : own.referrals.find((one) => one.id === session?.referral);
  const coverId = session?.cover || referral?.cover;
  const covered = table === (cover as Table) ? (row as Row<typeof cover>) : own.covers.find((one) => one.id === coverId);
  const caseId = session?.case || referral?.case || covered?.case;
  const episode = table === (cases as Table) ? (row as Row<typeof cases>) : own.cases.find((one) => one.id === caseId);
  return { ...(session ? { session } : {}), ...(referral ? { referral } : {}), ...(covered ? { cover: covered } : {}), ...(episode ? { case: episode } : {}) };
}

export function clinicOf(settings: Record<string, string>): Records['clinic'] {
  return {
    name: settingOf(settings, 'Clinic name'), address: settingOf(settings, 'Address'), phone: settingOf(settings, 'Phone'), fax: settingOf(settings, 'Fax'), email: settingOf(settings, 'Email'),
    taxId: settingOf(settings, 'Tax ID'), groupNpi: settingOf(settings, 'Group NPI'), timeZone: settingOf(settings, 'Time zone'),
    profile: settingOf(settings, 'Profile') === 'Ontario' ? 'Ontario' : 'US',
  };
}

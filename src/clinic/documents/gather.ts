// Gathers the records a document speaks of in two reads, whatever the size of the clinic: columns that lead to rows, then the rows.

import type { Cell } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import { dayIn } from '../../kit/day.ts';
import { refuse } from '../../kit/refusal.ts';
import { layoutOf, rowOf } from '../../kit/store/layout.ts';
import type { Machine } from '../../kit/store/machine.ts';
import { readSettings } from '../../kit/store/machine.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { scan } from '../../kit/store/scan.ts';
import type { Sight } from '../../kit/store/sight.ts';
import type { Row, Table } from '../../kit/table.ts';
import { addenda } from '../addenda/table.ts';
import { authorizations } from '../authorizations/table.ts';
import { cases } from '../cases/table.ts';
import { charges } from '../charges/table.ts';
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
import type { Current } from '../templates/own.ts';
import { newestTemplate, templateRows, templateWant } from '../templates/own.ts';
import { staffOf } from '../therapists/roles.ts';
import { around, newestReferral } from './around.ts';
import type { DocumentKind, KindOf } from './kinds.ts';
import type { Around, Chart, Made, Records } from './records.ts';
import { readRows } from './rows.ts';
import type { RowsOf } from './rows.ts';
import { follow, sourcesOf, wantsOf } from './sources.ts';
import { documents } from './table.ts';

const aboutTable: Partial<Record<KindOf['about'], Table>> = { session: sessions, referral: referrals, cover, client: clients, case: cases };

export interface About { name: DocumentKind; kind: KindOf; id: string; allow(role: string): void }

export interface Gathered { records: Records; settings: Record<string, string>; machine: Machine; template: Current }

export function gather(desk: Desk, { name, kind, id, allow }: About): Gathered {
  const table = aboutTable[kind.about] ?? refuse('bad-request', 'This document is about a month, not about a record.');
  const sources = sourcesOf(kind.reads);
  const whole = [machinery.settings, machinery.people, insurers].map((one) => ({ sheetId: one.sheetId, fromRow: 1 }));
  const { scans, extra } = scan(desk.book, [{ table: documents, keys: ['id', 'kind', 'about', 'file', 'madeAt'] }, templateWant, ...wantsOf(sources, table)], whole);
  const [madeScan, templateScan, ...own] = scans;
  const { values: settings, machine } = readSettings(extra[0] ?? []);
  const sight = machinery.sightOf(desk, extra[1] ?? [], settings);
  allow(sight.role);
  const { client, hits } = follow(sources, own, { table, id });
  const pieces = templateRows(templateScan, name);
  const { of, more } = readRows(desk, hits, pieces.areas);
  const chart: Chart = { ...chartOf(of), insurers: rowsIn(insurers, extra[2] ?? []), therapists: staffOf(extra[1] ?? []) };
  if (kind.isClinical && !mayReadNotes(sight, chart, client)) refuse('not-allowed', `A ${kind.title.toLowerCase()} holds notes. ${sight.refusal}`);
  const records: Records = {
    clinic: clinicOf(settings), today: dayIn(desk.now(), settingOf(settings, 'Time zone')),
    client: of(clients)[0] ?? refuse('unknown-record', client === '' ? `${id} names no client. Enter its Client ID, then make the document.` : `There is no client ${client}. The row may have been deleted in the sheet.`),
    ...chart, ...around(chart, asked(table, id, chart)), earlier: earlierOf(madeScan, name, new Set([id, ...(table === (sessions as Table) ? chart.sessions.map((one) => one.id) : [])])),
  };
  return { records, settings, machine, template: newestTemplate(desk, name, pieces, more) };
}

/** Without a further read where a session of this person's own is at hand. */
const mayReadNotes = (sight: Sight, { sessions: own }: Chart, client: string): boolean =>
  own.some((session) => sight.seesAtOnce(sessions, session)) || sight.sees(sessions, { client });

const chartOf = (of: RowsOf): Omit<Chart, 'insurers' | 'therapists'> => ({
  cases: of(cases), covers: of(cover), providers: of(providers), referrals: of(referrals), sessions: of(sessions), addenda: of(addenda), measures: of(measures), goals: of(goals),
  screenings: of(screenings), authorizations: of(authorizations), charges: of(charges), payments: of(payments),
});

/** The record asked about; a case or a client has its newest order with it. */
function asked(table: Table, id: string, chart: Chart): Around {
  const byId = <T extends { id: string }>(rows: readonly T[]): T | undefined => rows.find((row) => row.id === id);
  if (table === (sessions as Table)) return { session: byId(chart.sessions) };
  if (table === (referrals as Table)) return { referral: byId(chart.referrals) };
  if (table === (cover as Table)) return { cover: byId(chart.covers) };
  if (table === (cases as Table)) return { case: byId(chart.cases), referral: newestReferral(chart.referrals.filter((one) => one.case === id)) };
  return { referral: newestReferral(chart.referrals) };
}

function rowsIn<T extends Table>(table: T, rows: Cell[][]): Row<T>[] {
  const layout = layoutOf(table, rows[0] ?? []);
  return rows.slice(1).map((cells) => rowOf(table, layout, cells).row as Row<T>);
}

function earlierOf(of: Scan | undefined, kind: string, about: Set<string>): Made[] {
  const made = Array.from({ length: of?.count ?? 0 }, (_, i) => i).filter((i) => of?.text('kind', i) === kind && about.has(of.text('about', i)))
    .map((i) => ({ id: of?.text('id', i) ?? '', about: of?.text('about', i) ?? '', madeAt: of?.text('madeAt', i) ?? '', file: of?.text('file', i) ?? '' }));
  return made.sort((a, b) => (a.madeAt < b.madeAt ? -1 : 1));
}

export function clinicOf(settings: Record<string, string>): Records['clinic'] {
  return {
    name: settingOf(settings, 'Clinic name'), address: settingOf(settings, 'Address'), phone: settingOf(settings, 'Phone'), fax: settingOf(settings, 'Fax'), email: settingOf(settings, 'Email'),
    taxId: settingOf(settings, 'Tax ID'), groupNpi: settingOf(settings, 'Group NPI'), timeZone: settingOf(settings, 'Time zone'),
    profile: settingOf(settings, 'Profile') === 'Ontario' ? 'Ontario' : 'US',
  };
}

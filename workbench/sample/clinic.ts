// The sample clinic: a made-up practice in Washington, the same for the same clock day.

import { createHash } from 'node:crypto';
import { addDays, addMonths, type Day } from '../../src/kit/day.ts';
import type { Row } from '../../src/kit/table.ts';
import type { Cover } from '../../src/clinic/cover/table.ts';
import { fingerprintOf } from '../../src/clinic/sessions/note.ts';
import type { Session } from '../../src/clinic/sessions/table.ts';
import { tablesByName } from '../../src/clinic/tables.ts';
import { chance } from './chance.ts';
import { Diary } from './diary.ts';
import { number } from './numbering.ts';
import { addendaOf, consentsOf, screeningsOf } from './papers.ts';
import { payers } from './payers.ts';
import { clientAt, clientCount, referringProviders, staff } from './people.ts';
import { feeRows } from './prices.ts';
import { sampleSettings } from './settings.ts';
import { stories } from './stories.ts';
import { tell } from './tell.ts';

const filled = [
  'insurers', 'providers', 'therapists', 'clients', 'cases', 'goals', 'consents', 'screenings', 'cover', 'authorizations',
  'referrals', 'sessions', 'measures', 'addenda', 'fees', 'contacts',
] as const;

/** Rows by table, derived cells empty: the daily run fills them. */
export type Sample = { [N in (typeof filled)[number]]: Row<(typeof tablesByName)[N]>[] } & { settings: Record<string, string> };

/** Days the records go back. */
const monthsBack = 14;

export function sampleClinic(today: Day): Sample {
  const settings = sampleSettings();
  const sample: Sample = {
    insurers: Object.values(payers()), providers: referringProviders(), therapists: staff(today), fees: feeRows(addMonths(today, -monthsBack)), settings,
    clients: Array.from({ length: clientCount }, (_, at) => clientAt(at, today, chance(1000 + at))),
    cases: [], goals: [], consents: [], screenings: [], cover: [], authorizations: [], referrals: [], sessions: [], measures: [], addenda: [], contacts: [],
  };
  const diary = new Diary();
  stories.forEach((story, at) => tell(sample, { story, at, today, diary, luck: chance(at + 1) }));
  for (const client of sample.clients) {
    const firstOn = firstDay(sample.sessions, client.id, today);
    const luck = chance(2000 + Number(client.id.split(':')[1]));
    sample.consents.push(...consentsOf(client, firstOn, { today, luck }));
    sample.screenings.push(...screeningsOf(client, firstOn, { today, luck }));
  }
  sample.addenda.push(...addendaOf(sample.sessions.filter((one) => one.signedAt !== '' && one.date < addDays(today, -10)).slice(0, 1)));
  limitCovers(sample);
  inOrder(sample, today);
  number(filled.map((name) => ({ table: tablesByName[name], rows: sample[name] })));
  for (const one of sample.sessions) if (one.signedAt !== '') one.fingerprint = fingerprintOf(one, sha256);
  return sample;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function firstDay(sessions: Session[], client: string, today: Day): Day {
  const days = sessions.filter((one) => one.client === client).map((one) => one.date).sort();
  const first = days[0] ?? today;
  return first < today ? first : addDays(today, -3);
}

/** Plans name a number of visits a year: enough for what was given and booked, but not for much more. */
function limitCovers(sample: Sample): void {
  const perYear = new Map<string, number>();
  for (const one of sample.sessions) {
    if (one.status !== 'completed' && one.status !== 'booked') continue;
    const key = `${one.cover} ${one.date.slice(0, 4)}`;
    perYear.set(key, (perYear.get(key) ?? 0) + 1);
  }
  for (const row of sample.cover) {
    if (row.copay === null) continue;
    const most = Math.max(0, ...[...perYear].filter(([key]) => key.startsWith(`${row.id} `)).map(([, visits]) => visits));
    row.visitLimit = [20, 30, 40, 60].find((limit) => limit >= most + 4) ?? null;
  }
}

/** Rows as a clinic would have entered them: the oldest first. */
function inOrder(sample: Sample, today: Day): void {
  const by = <T>(rows: T[], key: (row: T) => string): void => { rows.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)); };
  const first = new Map(sample.clients.map((one) => [one.id, firstDay(sample.sessions, one.id, today)]));
  by(sample.clients, (one) => `${first.get(one.id)}`);
  by(sample.cases, (one) => one.openedOn);
  by(sample.cover, (one: Cover) => `${first.get(one.client)} ${one.startsOn}`);
  by(sample.referrals, (one) => one.writtenOn);
  by(sample.sessions, (one) => `${one.date} ${one.startsAt} ${one.therapist}`);
  by(sample.measures, (one) => one.takenOn);
  by(sample.consents, (one) => one.givenOn);
  by(sample.screenings, (one) => one.askedOn);
  by(sample.authorizations, (one) => one.askedOn);
  by(sample.contacts, (one) => one.on);
}

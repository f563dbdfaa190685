// What the sidebar needs when it opens: lists, today's work, what needs somebody.

import type { Desk } from '../../kit/desk.ts';
import type { Listed, Start, StartAnswer } from '../../kit/door.ts';
import { startLines } from '../../kit/door.ts';
import { addDays, isDay, localParts } from '../../kit/day.ts';
import { type LineRecord, lineOf, toLines } from '../../kit/lines.ts';
import { splitList, toDoor } from '../../kit/cell.ts';
import { readSettings } from '../../kit/store/machine.ts';
import type { Scan } from '../../kit/store/scan.ts';
import { scan } from '../../kit/store/scan.ts';
import { cases } from '../cases/table.ts';
import { clients } from '../clients/table.ts';
import { conditions } from '../codes/conditions.ts';
import { procedures } from '../codes/procedures.ts';
import { cover } from '../cover/table.ts';
import { insurers } from '../insurers/table.ts';
import { motions } from '../measures/motion.ts';
import { providers } from '../providers/table.ts';
import { referrals } from '../referrals/table.ts';
import { sessions } from '../sessions/table.ts';
import { listIn, settingOf } from '../settings/keys.ts';
import { settings } from '../settings/table.ts';
import { personOf, staffOf } from '../therapists/roles.ts';
import { therapists } from '../therapists/table.ts';
import { findingKeys, sessionsAhead } from './sessions-ahead.ts';

const mostRenew = 100;
/** Orders that ended are held for pickers so long. */
const daysHeld = 180;

const wants = [
  { table: clients, keys: ['id', 'family', 'givenName', 'bornOn', 'phone', 'mergedInto'] },
  { table: cases, keys: ['id', 'client', 'condition', 'side', 'openedOn', 'closedOn'] },
  { table: cover, keys: ['id', 'client', 'insurer', 'claimNo', 'memberId', 'status', 'standing', 'visitsUsed'] },
  { table: referrals, keys: ['id', 'client', 'case', 'cover', 'writtenOn', 'validUntil', 'visitsUsed', 'visitsBooked', 'visitsAuthorized', 'perWeek', 'minutes', 'standing', 'why', 'flaggedOn'] },
  { table: providers, keys: ['id', 'name', 'credential', 'practice'] },
  { table: insurers, keys: ['id', 'name', 'kind', 'massagePayable', 'unitsBy', 'referralNeeded', 'orderMustHave', 'defaultValidityDays'] },
  { table: sessions, keys: findingKeys },
];

export function start(desk: Desk): StartAnswer {
  const whole = [settings, therapists].map((table) => ({ sheetId: table.sheetId, fromRow: 1 }));
  const { scans, extra } = scan(desk.book, wants, whole);
  const [clientScan, caseScan, coverScan, referralScan, providerScan, insurerScan, sessionScan] = scans as [Scan, Scan, Scan, Scan, Scan, Scan, Scan];
  const values = readSettings(extra[0] ?? []).values;
  const person = personOf(extra[1] ?? [], desk.user);
  const zone = settingOf(values, 'Time zone');
  const { day: today, time: now } = localParts(Date.parse(desk.now()), zone);
  const work = sessionsAhead(desk.book, sessionScan, today, person);
  const staff = staffOf(extra[1] ?? []).map((one, i) => ({ left: one.leftOn !== '', line: { id: one.id, at: i + 2, caption: joined([one.name, one.credential], ', '), detail: one.role } }));
  return {
    user: desk.user, role: person.role, therapist: person.id, today, now, clinic: settingOf(values, 'Clinic name'), timeZone: zone, profile: settingOf(values, 'Profile'),
    clients: inLines('clients', clientLines(clientScan)), cases: inLines('cases', caseLines(caseScan)), cover: inLines('cover', coverLines(coverScan)), referrals: inLines('referrals', referralLines(referralScan, addDays(today, -daysHeld))),
    sessions: inLines('sessions', work.ahead), unsigned: inLines('unsigned', work.unsigned),
    insurers: rowsOf(insurerScan).map((i) => ({
      ...listed(insurerScan, i, insurerScan.text('name', i), [insurerScan.text('kind', i)]), pays: insurerScan.text('massagePayable', i), unitsBy: insurerScan.text('unitsBy', i) || 'cms', referralNeeded: insurerScan.text('referralNeeded', i),
      mustHave: splitList(insurerScan.text('orderMustHave', i)), hasEnd: insurerScan.text('defaultValidityDays', i) !== '',
    })),
    providers: rowsOf(providerScan).map((i) => listed(providerScan, i, joined([providerScan.text('name', i), providerScan.text('credential', i)], ', '), [providerScan.text('practice', i)])),
    therapists: staff.filter(({ left }) => !left).map(({ line }) => line), former: staff.filter(({ left }) => left).map(({ line }) => line),
    renew: renewOf(referralScan, coverScan, namesOf(clientScan), today),
    lists: listsIn(values),
    drafts: desk.pocket.keys().filter((key) => key.startsWith('draft:')).map((key) => key.slice('draft:'.length)),
    lastDailyRun: values['Last daily run'] ?? '',
  };
}

const inLines = (name: keyof typeof startLines, records: LineRecord[]): string => toLines(lineOf(startLines[name]), records);

/** Offered by forms: the clinic's own lists, and the conditions. */
const listsIn = (values: Record<string, string>): Record<string, string[]> => ({
  techniques: listIn(values, 'Techniques'), regions: listIn(values, 'Regions'), rooms: listIn(values, 'Rooms'), conditions: conditions().filter((one) => !one.rare).map((one) => one.label),
  snippets: settingOf(values, 'Snippets').split('\n').filter(Boolean), workingDays: listIn(values, 'Working days'),
  motions: motions(), procedures: procedures.filter((one) => one.note === undefined).map((one) => `${one.code} ${one.label}`),
});

/** Indexes of the rows that hold a record. */
export function rowsOf(of: Scan): number[] {
  const rows: number[] = [];
  for (let i = 0; i < of.count; i++) if (of.cell('id', i) !== null && of.cell('id', i) !== '') rows.push(i);
  return rows;
}

const joined = (parts: string[], by: string): string => parts.filter(Boolean).join(by);

/** The cells of these columns, as they cross the door. */
const record = (of: Scan, i: number, keys: string[]): LineRecord => ({ id: of.text('id', i), at: of.at(i), ...Object.fromEntries(keys.map((key) => [key, toDoor(of.value(key, i))])) });

const clientLines = (of: Scan): LineRecord[] => rowsOf(of).filter((i) => of.text('mergedInto', i) === '').map((i) => ({ ...record(of, i, ['bornOn', 'phone']), name: nameIn(of, i) }));

const caseLines = (of: Scan): LineRecord[] => rowsOf(of).filter((i) => of.text('closedOn', i) === '').map((i) => record(of, i, ['client', 'condition', 'side', 'openedOn']));

/** The claim number stands for the member's where there is one. */
const coverLines = (of: Scan): LineRecord[] => rowsOf(of).filter((i) => of.text('status', i) !== 'ended').map((i) => ({ ...record(of, i, ['client', 'insurer', 'claimNo', of.text('claimNo', i) === '' ? 'memberId' : 'claimNo', 'standing']), used: toDoor(of.value('visitsUsed', i)) }));

const referralLines = (of: Scan, since: string): LineRecord[] => rowsOf(of).filter((i) => isHeld(of, i, since)).map((i) => ({
  ...record(of, i, ['client', 'cover', 'case', 'standing', 'writtenOn', 'perWeek', 'minutes', 'why']),
  until: toDoor(of.value('validUntil', i)), used: toDoor(of.value('visitsUsed', i)), booked: toDoor(of.value('visitsBooked', i)), of: toDoor(of.value('visitsAuthorized', i)),
}));

/** Not closed, and not ended long ago. */
function isHeld(of: Scan, i: number, since: string): boolean {
  const standing = of.text('standing', i);
  const flaggedOn = of.value('flaggedOn', i);
  const ended = standing === 'expired' || standing === 'used up';
  return standing !== 'closed' && !(ended && isDay(flaggedOn) && flaggedOn < since);
}

const listed = (of: Scan, i: number, caption: string, detail: string[]): Listed =>
  ({ id: of.text('id', i), at: of.at(i), caption, detail: joined(detail, ' · ') });

const nameIn = (of: Scan, i: number): string => joined([of.text('family', i), of.text('givenName', i)], ', ');
const namesOf = (of: Scan): Map<string, string> => new Map(rowsOf(of).map((i) => [of.text('id', i), nameIn(of, i)]));

const urgency = ['missing', 'used up', 'expired', 'expiring', 'draft'];
/** An order that ended is worth a line for so long, and none once another has taken its place. */
const daysShown = 45;

function renewOf(referralScan: Scan, coverScan: Scan, names: Map<string, string>, today: string): Start['renew'] {
  const line = (of: Scan, i: number, why: string) => {
    const client = of.text('client', i);
    return { id: of.text('id', i), at: of.at(i), client, clientName: names.get(client) ?? client, standing: of.text('standing', i), why };
  };
  const replaced = new Set(rowsOf(referralScan).filter((i) => ['active', 'not started'].includes(referralScan.text('standing', i))).map((i) => referralScan.text('cover', i)));
  const isDue = (i: number): boolean => {
    const standing = referralScan.text('standing', i);
    const ended = standing === 'used up' || standing === 'expired';
    const flaggedOn = referralScan.value('flaggedOn', i);
    return urgency.includes(standing) && !(ended && (replaced.has(referralScan.text('cover', i)) || (isDay(flaggedOn) && flaggedOn < addDays(today, -daysShown))));
  };
  const due = [
    ...rowsOf(referralScan).filter(isDue).map((i) => line(referralScan, i, referralScan.text('why', i))),
    ...rowsOf(coverScan).filter((i) => coverScan.text('standing', i) === 'missing').map((i) => line(coverScan, i, 'This insurer needs a referral and there is none.')),
  ];
  return due.sort((a, b) => urgency.indexOf(a.standing) - urgency.indexOf(b.standing)).slice(0, mostRenew);
}

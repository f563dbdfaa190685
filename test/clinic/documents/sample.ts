// Invented people and rows for documents: a rich chart, and the barest one.

import { addenda } from '../../../src/clinic/addenda/table.ts';
import { cases } from '../../../src/clinic/cases/table.ts';
import { clients } from '../../../src/clinic/clients/table.ts';
import { cover } from '../../../src/clinic/cover/table.ts';
import type { Clinic, Made, Records } from '../../../src/clinic/documents/records.ts';
import { goals } from '../../../src/clinic/goals/table.ts';
import type { MonthRecords } from '../../../src/clinic/documents/monthly-summary.ts';
import { insurers } from '../../../src/clinic/insurers/table.ts';
import { measures } from '../../../src/clinic/measures/table.ts';
import { providers } from '../../../src/clinic/providers/table.ts';
import { referrals } from '../../../src/clinic/referrals/table.ts';
import { screenings } from '../../../src/clinic/screenings/table.ts';
import { sessions } from '../../../src/clinic/sessions/table.ts';
import type { Session } from '../../../src/clinic/sessions/table.ts';
import { therapists } from '../../../src/clinic/therapists/table.ts';
import { blank } from '../../../src/kit/blank.ts';
import { addDays } from '../../../src/kit/day.ts';
import type { Row, Table } from '../../../src/kit/table.ts';

/** A row of a table, empty but for what is given. */
export function rowOf<T extends Table>(of: T, given: Partial<Row<T>>): Row<T> {
  return { ...blank(of), ...given };
}

export const clinic: Clinic = {
  name: 'Cedar Hollow Massage Therapy', address: '418 Alder Street, Suite 2, Bellingham, WA 98225', phone: '(360) 555-0142', fax: '(360) 555-0143',
  email: 'desk@cedarhollow.example', taxId: '91-0000000', groupNpi: '1993999998', timeZone: 'America/Los_Angeles', profile: 'US',
};

const dana = rowOf(clients, {
  id: 'C-00012', family: 'Fairweather', givenName: 'Dana', bornOn: '1971-04-02', sex: 'female', phone: '(360) 555-0177',
  street: '77 Quarry Road', city: 'Ferndale', state: 'WA', zip: '98248',
});

export const ana = rowOf(therapists, {
  id: 'T-00001', name: 'Ana Brightwater', email: 'ana@cedarhollow.example', role: 'therapist', credential: 'LMT', licenseState: 'WA', licenseNo: 'MA60001234', licenseEndsOn: '2027-04-30', npi: '1234567893',
});

const drPell = rowOf(providers, { id: 'P-00003', name: 'Ingrid Pell', credential: 'MD', npi: '1234567893', practice: 'Harborview Spine Clinic', fax: '(360) 555-0190', status: 'active' });

const backCase = rowOf(cases, { id: 'K-00012', client: 'C-00012', condition: 'Low back pain with right sciatica', side: 'right', cause: 'work', openedOn: '2026-01-12', onsetOn: '2026-01-08', regions: ['lumbar', 'right hip'] });
export const labor = rowOf(insurers, { id: 'I-00002', name: 'Washington L&I', kind: 'workers comp', countBy: 'day', unitsBy: 'cms', reportTo: 'both' });
export const claim = rowOf(cover, { id: 'V-00020', client: 'C-00012', insurer: 'I-00002', case: 'K-00012', claimNo: 'AB-12345', injuredOn: '2026-01-08', employer: 'Northgate Logistics' });
export const order = rowOf(referrals, {
  id: 'R-00017', client: 'C-00012', case: 'K-00012', cover: 'V-00020', provider: 'P-00003', writtenOn: '2026-01-09', asWritten: '2x/week for 6 weeks, lumbar and R hip',
  visitsAuthorized: 12, perWeek: 2, minutes: 45, endsOn: '2026-03-09', validUntil: '2026-03-09', diagnosisCodes: ['M54.41'], regions: ['lumbar', 'right hip'],
});

const pains = [[7, 5], [7, 4], [6, 4], [6, 4], [6, 3], [5, 3], [5, 3], [5, 2], [5, 3], [4, 2], [4, 2], [4, 2]];
const days = [0, 3, 7, 11, 14, 18, 21, 28, 32, 35, 42, 49];

export const aSession = (given: Partial<Session>): Session => rowOf(sessions, {
  client: 'C-00012', therapist: 'T-00001', case: 'K-00012', cover: 'V-00020', referral: 'R-00017', type: 'treatment', status: 'completed',
  startsAt: '09:00', endsAt: '10:00', signedBy: 'ana@cedarhollow.example', noteState: 'signed', ...given,
});

export const twelveVisits: Session[] = days.map((after, i) => aSession({
  id: `S-${String(101 + i).padStart(5, '0')}`, date: addDays('2026-01-12', after), handsOnMinutes: 45,
  painBefore: pains[i]?.[0] ?? null, painAfter: pains[i]?.[1] ?? null,
  techniques: i < 6 ? ['myofascial release', 'trigger point work'] : ['myofascial release', 'stretching'], regions: ['lumbar', 'right hip'], pressure: i < 4 ? 'medium' : 'firm',
  procedures: ['97140 × 30', '97124 × 15'], units: 3, fee: 96, paid: 20, signedAt: `${addDays('2026-01-12', after)}T18:12:00.000Z`,
  reaction: i === 2 || i === 5 ? 'next-day soreness, gone within a day' : '',
  subjective: 'Sleeps better; wakes once a night. Sitting at the desk is easier until mid-afternoon.', objective: 'Right QL and piriformis tender, tone down since last week.',
  assessment: 'Good response; tone reduced after treatment.', plan: 'Continue at twice a week; add hip flexor stretching.',
}));

export const fullNote: Session = aSession({
  ...twelveVisits[11], id: 'S-00112', type: 're-evaluation', healthChanged: 'no', consentToday: 'yes',
  subjective: 'Low back pain 4 of 10 this morning, down from 7 at the first visit. Sits 55 minutes without a break. Woke once last night.\nTook no ibuprofen this week.',
  objective: 'Lumbar flexion 52° (35° at start). Right quadratus lumborum and piriformis mildly tender; no radiation below the knee today. Gait even.',
  assessment: 'Tone reduced after treatment; flexion gained 4° in session. Progress toward the sitting goal.',
  plan: 'Report to Dr. Pell. Propose weekly visits for 8 weeks, with load at work raised step by step.',
  homeCare: 'Hip flexor stretch 2 × 30 seconds each side, twice daily. Walk 15 minutes at lunch.',
  fingerprint: '9f3a 71c4 0be2 55d8',
});

export const measured = [
  { kind: 'ODI' as const, values: [44, 36, 28], unit: '%' },
  { kind: 'ROM' as const, what: 'lumbar flexion, active', values: [35, 46, 52], unit: '°' },
  { kind: 'PSFS' as const, what: 'sitting without a break', values: [2, 4, 6] },
].flatMap(({ values, ...given }, row) => values.map((value, i) => rowOf(measures, {
  id: `M-${String(row * 3 + i + 1).padStart(5, '0')}`, client: 'C-00012', case: 'K-00012', takenOn: ['2026-01-12', '2026-02-09', '2026-03-02'][i] ?? '', value, ...given,
})));

export const danasGoals = [
  rowOf(goals, { id: 'G-00001', case: 'K-00012', goal: 'Sit through a 4-hour shift with one break', state: 'partly reached', measure: 'PSFS', baseline: 2, target: 8 }),
  rowOf(goals, { id: 'G-00002', case: 'K-00012', goal: 'Sleep through without waking from pain', state: 'reached', reachedOn: '2026-02-20' }),
];

export const made = (id: string, about: string, madeAt: string): Made => ({ id, about, madeAt, file: `https://docs.google.com/document/d/${id}/edit` });

/** Everything a chart may have. */
export const rich: Records = {
  clinic, today: '2026-03-02', client: dana, case: backCase, cover: claim, insurer: labor, provider: drPell, referral: order, session: fullNote, therapists: [ana],
  sessions: [...twelveVisits.slice(0, 11), fullNote], measures: measured, goals: danasGoals,
  cases: [backCase], covers: [claim], insurers: [labor], providers: [drPell], referrals: [order],
  earlier: [made('D-00001', 'R-00017', '2026-01-26T20:00:00.000Z'), made('D-00002', 'R-00017', '2026-02-16T20:00:00.000Z')],
  addenda: [rowOf(addenda, { id: 'AD-00001', session: 'S-00112', text: 'Client phoned: soreness gone the same evening.', by: 'Ana Brightwater', at: '2026-03-03T17:05:00.000Z' })],
  screenings: [
    rowOf(screenings, { id: 'SC-00001', client: 'C-00012', item: 'Takes a blood thinner', level: 'clearance', answer: 'yes', askedOn: '2026-03-02', clearance: 'asked' }),
    rowOf(screenings, { id: 'SC-00002', client: 'C-00012', item: 'Numbness in the right foot', level: 'clearance', answer: 'not sure', region: 'right foot', askedOn: '2026-03-02', clearance: 'asked' }),
    rowOf(screenings, { id: 'SC-00003', client: 'C-00012', item: 'Fever today', level: 'absolute', answer: 'no', askedOn: '2026-03-02' }),
  ],
  authorizations: [], charges: [], payments: [],
  proposal: { visits: 8, perWeek: 1, minutes: 45, regions: ['lumbar', 'right hip'], until: '2026-04-30' },
};

/** A client who pays alone and one signed note, nothing more. */
export const bare: Records = {
  clinic: { name: '', address: '', phone: '', fax: '', email: '', taxId: '', groupNpi: '', timeZone: 'America/Los_Angeles', profile: 'US' }, today: '2026-03-02',
  client: rowOf(clients, { id: 'C-00099', family: 'Oakes' }), therapists: [], addenda: [], measures: [], goals: [], screenings: [], authorizations: [], charges: [],
  payments: [], cases: [], covers: [], insurers: [], providers: [], referrals: [], earlier: [],
  session: rowOf(sessions, { id: 'S-00900', client: 'C-00099', therapist: 'T-00001', date: '2026-03-02', status: 'completed', signedAt: '2026-03-02T18:00:00.000Z', signedBy: 'ana@cedarhollow.example' }),
  sessions: [rowOf(sessions, { id: 'S-00900', client: 'C-00099', therapist: 'T-00001', date: '2026-03-02', status: 'completed', signedAt: '2026-03-02T18:00:00.000Z', signedBy: 'ana@cedarhollow.example' })],
};

/** One signed visit under a thin order: no provider, no number, no measures. */
const lone = rowOf(referrals, { id: 'R-00900', client: 'C-00099' });
export const lean: Records = { ...bare, referral: lone, referrals: [lone], sessions: bare.sessions.map((session) => ({ ...session, referral: 'R-00900' })) };

/** Sixty visits, nothing better, long words. */
const worse = rowOf(referrals, { ...order, visitsAuthorized: 60 });
export const long: Records = {
  ...rich, referral: worse, referrals: [worse], proposal: undefined,
  sessions: Array.from({ length: 60 }, (_, i) => aSession({
    ...twelveVisits[0], id: `S-${String(1000 + i)}`.padStart(7, '0'), date: addDays('2025-08-04', i * 3), painBefore: i < 10 ? 5 : i % 3 === 0 ? 8 : 7, painAfter: i < 10 ? 4 : 7,
    plan: 'Refer back. '.repeat(30), reaction: i % 20 === 0 ? `Dizzy for ${i + 1} minutes after lying prone, sat up slowly, water given, settled before leaving` : '',
  })),
  session: aSession({ ...fullNote, subjective: 'The client said a great deal today. '.repeat(560), objective: 'Tender.\n'.repeat(60), correctedWhy: 'Wrong side named in the first version.' }),
  measures: measured.map((row) => ({ ...row, takenOn: row.takenOn === '2026-01-12' ? '2025-08-04' : row.takenOn, value: row.kind === 'ODI' ? 44 + Number(row.id.slice(-1)) : row.value })),
  goals: Array.from({ length: 9 }, (_, i) => rowOf(goals, { ...danasGoals[0], id: `G-0001${i}`, goal: `Carry a 10 kg crate from the truck to the third shelf, ${i + 1} times in a row without stopping for breath or for pain in the low back`, state: 'open' })),
};

/** What she paid this year. */
export const paidYear: Records = { ...rich, from: '2026-01-01', to: '2026-12-31' };

/** Ontario: a registered therapist, HST on the fee. */
export const ontario: Records = {
  ...rich, clinic: { ...clinic, profile: 'Ontario', address: '12 Wren Lane, Guelph, ON N1H 1A1', taxId: '10000 0000 RT0001' },
  therapists: [{ ...ana, credential: 'RMT', licenseState: 'CMTO', licenseNo: 'K000' }], cover: undefined, covers: [], insurer: rowOf(insurers, { id: 'I-00009', name: 'Self-pay', kind: 'self-pay', tax: 13 }),
  session: { ...fullNote, fee: 100, paid: 113 }, sessions: [{ ...fullNote, fee: 100, paid: 113 }],
};

const line = (insurerName: string, visits: number, charged: number, received: number, notCovered = 0) =>
  ({ month: '2026-02', insurer: '', insurerName, visits, clients: Math.ceil(visits / 3), charged, received, outstanding: charged - received, notCovered, overridden: 0 });

export const february: MonthRecords = {
  clinic, today: '2026-03-02',
  month: {
    month: '2026-02', clinic: clinic.name, total: line('All', 118, 11230.5, 8120, 3), before: line('All', 109, 10400, 9100), yearBefore: line('All', 96, 8900, 8900),
    lines: [line('Washington L&I', 61, 5856, 4100), line('Evergreen Test Health', 38, 3648.5, 2900, 3), line('The client pays', 19, 1726, 1120)],
    also: ['2 of these visits were given although the cover check said no, with a reason written down.'],
  },
  trend: Array.from({ length: 13 }, (_, i) => ({ month: `${i < 11 ? 2025 : 2026}-${String(((i + 1) % 12) + 1).padStart(2, '0')}`, visits: 88 + ((i * 7) % 31) })),
};

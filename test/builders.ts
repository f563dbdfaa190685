// Records for tests: whole and valid by themselves, with what matters to a test given as overrides.

import { blank } from '../src/kit/blank.ts';
import type { Row, Table } from '../src/kit/table.ts';
import { type Addendum, addenda } from '../src/clinic/addenda/table.ts';
import { type Authorization, authorizations } from '../src/clinic/authorizations/table.ts';
import { type Case, cases } from '../src/clinic/cases/table.ts';
import { type Charge, charges } from '../src/clinic/charges/table.ts';
import { type Claim, claims } from '../src/clinic/claims/table.ts';
import { type Client, clients } from '../src/clinic/clients/table.ts';
import { type Consent, consents } from '../src/clinic/consents/table.ts';
import { type Cover, cover } from '../src/clinic/cover/table.ts';
import { type Fee, fees } from '../src/clinic/fees/table.ts';
import { type Goal, goals } from '../src/clinic/goals/table.ts';
import { type Insurer, insurers } from '../src/clinic/insurers/table.ts';
import { type Measure, measures } from '../src/clinic/measures/table.ts';
import { type Payment, payments } from '../src/clinic/payments/table.ts';
import { type Provider, providers } from '../src/clinic/providers/table.ts';
import { type Referral, referrals } from '../src/clinic/referrals/table.ts';
import { type Screening, screenings } from '../src/clinic/screenings/table.ts';
import { type Session, sessions } from '../src/clinic/sessions/table.ts';
import { type Therapist, therapists } from '../src/clinic/therapists/table.ts';

/** The clinic's people in tests, all made up. */
export const cast = {
  /** Low back pain after a fall at work; signs with email reminders. */
  mara: { id: 'C-00001', family: 'Quill', givenName: 'Mara', bornOn: '1984-05-09', sex: 'female', phone: '(206) 555-0101', email: 'mara.quill@example.com', reminders: 'email' },
  /** Stiff neck; wants to be called. */
  otto: { id: 'C-00002', family: 'Penn', givenName: 'Otto', bornOn: '1961-11-23', sex: 'male', phone: '(206) 555-0102', reminders: 'call' },
  /** Fourteen in spring 2026; her reminders go to her father. */
  ivy: { id: 'C-00003', family: 'Lark', givenName: 'Ivy', bornOn: '2012-04-02', sex: 'female', guardian: 'Noel Lark', guardianRelation: 'father', guardianPhone: '(206) 555-0103', guardianEmail: 'noel.lark@example.com', reminders: 'email' },
  /** Owns the clinic and treats. */
  june: { id: 'T-00001', name: 'June Hollis', email: 'owner@clinic.example', role: 'owner' },
  tess: { id: 'T-00002', name: 'Tess Arlow', email: 'tess@clinic.example', role: 'therapist' },
  /** At the front desk. */
  finn: { id: 'T-00003', name: 'Finn Oakes', email: 'desk@clinic.example', role: 'front desk', credential: '', licenseNo: '', licenseEndsOn: '' },
} as const satisfies Record<string, Partial<Client> | Partial<Therapist>>;

/** A builder: the table's blank row, these usual values, then a test's own. */
const builder = <T extends Table>(table: T, usual: Partial<Row<T>>) => (own: Partial<Row<T>> = {}): Row<T> => ({ ...blank(table), ...usual, ...own });

export const aClient: (own?: Partial<Client>) => Client = builder(clients, cast.mara);
export const aTherapist: (own?: Partial<Therapist>) => Therapist = builder(therapists, {
  ...cast.june, credential: 'LMT', licenseNo: 'MA 00000001', licenseState: 'WA', licenseEndsOn: '2027-12-31', npi: '1234567893',
});
export const aProvider: (own?: Partial<Provider>) => Provider = builder(providers, {
  id: 'P-00001', name: 'Ada Birch', credential: 'MD', npi: '1993999998', practice: 'Birch Family Medicine', phone: '(206) 555-0140', fax: '(206) 555-0141', status: 'active',
});
/** A health plan that needs referrals and names 90 days. */
export const anInsurer: (own?: Partial<Insurer>) => Insurer = builder(insurers, {
  id: 'I-00001', name: 'Evergreen Test Health', kind: 'health', referralNeeded: 'yes', orderMustHave: ['provider', 'written date', 'signature'],
  defaultValidityDays: 90, warnDays: 14, warnVisits: 2, reportTo: 'provider',
});
export const aCase: (own?: Partial<Case>) => Case = builder(cases, {
  id: 'K-00001', client: 'C-00001', condition: 'Low back pain', side: 'right', regions: ['lumbar', 'right hip'], cause: 'work', onsetOn: '2025-12-15', openedOn: '2026-01-05',
});
export const aGoal: (own?: Partial<Goal>) => Goal = builder(goals, {
  id: 'G-00001', case: 'K-00001', goal: 'Sit one hour at work', measure: 'ODI', baseline: 44, target: 20, targetOn: '2026-04-10',
});
export const aConsent: (own?: Partial<Consent>) => Consent = builder(consents, { id: 'CN-00001', client: 'C-00001', kind: 'treatment', version: '2026-1', givenOn: '2026-01-05' });
export const aScreening: (own?: Partial<Screening>) => Screening = builder(screenings, {
  id: 'SC-00001', client: 'C-00001', item: 'Varicose veins', level: 'local', answer: 'yes', region: 'left calf', askedOn: '2026-01-05',
});
export const aCover: (own?: Partial<Cover>) => Cover = builder(cover, { id: 'V-00001', client: 'C-00001', insurer: 'I-00001', case: 'K-00001', memberId: '0012345', startsOn: '2026-01-01' });
export const anAuthorization: (own?: Partial<Authorization>) => Authorization = builder(authorizations, {
  id: 'A-00001', cover: 'V-00001', number: 'AU-0001', askedOn: '2026-01-06', answeredOn: '2026-01-09', answer: 'granted', visits: 6, startsOn: '2026-01-12', endsOn: '2026-04-12',
});
/** Twelve visits from Jan 12 to Apr 6, 2026, complete and signed. */
export const aReferral: (own?: Partial<Referral>) => Referral = builder(referrals, {
  id: 'R-00001', client: 'C-00001', case: 'K-00001', cover: 'V-00001', provider: 'P-00001', writtenOn: '2026-01-12', receivedOn: '2026-01-12', signedOn: '2026-01-12',
  medicallyNecessary: 'yes', endsOn: '2026-04-06', asWritten: 'Massage therapy 12 visits, 2x/week, L-spine and R hip. M54.41', visitsAuthorized: 12, perWeek: 2, minutes: 60,
  diagnosisCodes: ['M54.41'], regions: ['lumbar', 'right hip'],
});
/** A booking for Monday, Mar 2, 2026 at 10. */
export const aSession: (own?: Partial<Session>) => Session = builder(sessions, {
  id: 'S-00001', client: 'C-00001', case: 'K-00001', cover: 'V-00001', referral: 'R-00001', therapist: 'T-00001', date: '2026-03-02', startsAt: '10:00', endsAt: '11:00', room: 'Room 1',
});
/** The same hour given and written up, but not yet signed. */
export const aTreatment = (own: Partial<Session> = {}): Session => aSession({
  status: 'completed', handsOnMinutes: 50, procedures: ['97140 × 30', '97124 × 20'], painBefore: 6, painAfter: 4, healthChanged: 'no', consentToday: 'yes',
  subjective: 'Sleeps through again; sitting over an hour still pulls down the right leg.', objective: 'Right lumbar paraspinals hypertonic; forward bend to mid shin.',
  techniques: ['Myofascial release', 'Trigger point'], regions: ['lumbar', 'right hip'], pressure: 'medium',
  assessment: 'Less guarding than last week; sitting tolerance up to one hour.', plan: 'Go on twice a week; hip flexor stretch at home.', ...own,
});
/** The same, signed by the owner that noon. */
export const aSignedNote = (own: Partial<Session> = {}): Session => aTreatment({ signedBy: cast.june.email, signedAt: '2026-03-02T20:05:00.000Z', noteState: 'signed', ...own });
export const aMeasure: (own?: Partial<Measure>) => Measure = builder(measures, {
  id: 'M-00001', client: 'C-00001', case: 'K-00001', takenOn: '2026-01-12', kind: 'ODI', value: 44, unit: '%',
});
export const anAddendum: (own?: Partial<Addendum>) => Addendum = builder(addenda, {
  id: 'AD-00001', session: 'S-00001', text: 'Client called: no soreness the next day.', by: cast.june.email, at: '2026-03-03T17:00:00.000Z',
});
export const aCharge: (own?: Partial<Charge>) => Charge = builder(charges, { id: 'CH-00001', session: 'S-00001', cover: 'V-00001', code: '97140', units: 2, amount: 80 });
export const aClaim: (own?: Partial<Claim>) => Claim = builder(claims, { id: 'CL-00001', cover: 'V-00001', status: 'sent', submittedOn: '2026-03-04' });
export const aPayment: (own?: Partial<Payment>) => Payment = builder(payments, {
  id: 'PM-00001', charge: 'CH-00001', receivedOn: '2026-03-20', from: 'insurer', kind: 'payment', method: 'check', amount: 80,
});
export const aFee: (own?: Partial<Fee>) => Fee = builder(fees, { id: 'F-00001', service: 'Massage therapy', minutes: 60, price: 110 });

// Saves in any order, of sessions, referrals, covers and authorizations of one client, for properties that hold whatever is saved.

import fc from 'fast-check';
import type { DoorRow } from '../../src/kit/door.ts';
import { addDays, timeOf } from '../../src/kit/day.ts';
import { aCase, aClient, aCover, anInsurer, aProvider, aReferral, aTherapist } from '../builders.ts';
import type { World } from '../world.ts';
import { aWorld } from '../world.ts';
import { worldLike } from './clinic.ts';

export const today = '2026-03-02';

/** Counted once; insurers that count by visit and by day, by claim, calendar and policy year. */
export const aCountedClinic = (): World => worldLike('counted', () => {
  const world = aWorld({
    today,
    rows: {
      clients: [aClient()], cases: [aCase()], providers: [aProvider()], therapists: [aTherapist({ id: 'T-00002', email: 'tess@clinic.example', role: 'therapist' })],
      insurers: [
        anInsurer({ id: 'I-00021', limitPeriod: 'calendar year', visitsPerPeriod: 8 }),
        anInsurer({ id: 'I-00022', kind: 'workers comp', limitPeriod: 'claim', authorizationSteps: ['3: form', '6: claim manager'], countBy: 'day', retroactiveOrders: 'yes' }),
        anInsurer({ id: 'I-00023', limitPeriod: 'policy year', defaultValidityDays: 30, validityFrom: 'first visit', warnVisits: 1 }),
        anInsurer({ id: 'I-00024', referralNeeded: 'no' }),
      ],
      cover: [aCover({ id: 'V-00001', insurer: 'I-00021', case: '' }), aCover({ id: 'V-00002', insurer: 'I-00022', case: '', startsOn: '2025-05-10' })],
      referrals: [
        aReferral({ id: 'R-00001', cover: 'V-00001', case: '', visitsAuthorized: 4, endsOn: '2026-04-06' }),
        aReferral({ id: 'R-00002', cover: 'V-00002', case: '', visitsAuthorized: 6, writtenOn: '2026-02-01', signedOn: '2026-02-01', endsOn: '' }),
      ],
    },
  });
  world.run('dailyRun');
  return world;
});

export type Step =
  | { does: 'session'; day: number; quarter: number; status: string; therapist: number; referral: number; cover: number; fee: number }
  | { does: 'session again'; which: number; what: 'status' | 'day' | 'referral' | 'cover' | 'fee' | 'void'; to: number; status: string }
  | { does: 'referral'; which: number; what: 'new' | 'visits' | 'end' | 'signed' | 'closed' | 'cover' | 'before' | 'written'; to: number }
  | { does: 'cover'; which: number; what: 'new' | 'before' | 'limit' | 'money' | 'insurer' | 'status' | 'start'; to: number }
  | { does: 'authorization'; which: number; cover: number; to: number };

const small = fc.integer({ min: 0, max: 7 });
const status = fc.constantFrom('booked', 'booked', 'completed', 'completed', 'completed', 'canceled', 'late cancel', 'no-show', 'not treated');
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('session' as const), day: fc.integer({ min: -60, max: 60 }), quarter: fc.integer({ min: 36, max: 44 }), status, therapist: fc.integer({ min: 1, max: 2 }), referral: small, cover: small, fee: small }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('session again' as const), which: small, what: fc.constantFrom('status' as const, 'day' as const, 'referral' as const, 'cover' as const, 'fee' as const, 'void' as const), to: fc.integer({ min: 0, max: 60 }), status }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('referral' as const), which: small, what: fc.constantFrom('new' as const, 'visits' as const, 'end' as const, 'signed' as const, 'closed' as const, 'cover' as const, 'before' as const, 'written' as const), to: small }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('cover' as const), which: small, what: fc.constantFrom('new' as const, 'before' as const, 'limit' as const, 'money' as const, 'insurer' as const, 'status' as const, 'start' as const), to: small }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('authorization' as const), which: small, cover: small, to: small }) },
);

const confirm = ['not-covered', 'overlap', 'doubled-visit', 'check-cover', 'duplicate-client'];
const pick = (ids: string[], n: number): string => ids[n % Math.max(1, ids.length)] ?? '';
const ids = (world: World, name: 'referrals' | 'cover' | 'sessions' | 'authorizations', heading: string): string[] => world.rows(name).map((row) => String(row[heading]));

/** Answers whether it was saved; what the rules refuse changes nothing. */
export function take(world: World, one: Step): boolean {
  const orders = ids(world, 'referrals', 'Referral ID');
  const covers = ids(world, 'cover', 'Cover ID');
  if (one.does === 'session') {
    const date = addDays(today, one.status === 'completed' ? -Math.abs(one.day) : one.day);
    return world.ask('sessions.save', { confirm, row: {
      'Client ID': 'C-00001', 'Therapist ID': `T-0000${one.therapist}`, 'Date': date, 'Starts at': timeOf(one.quarter * 15), 'Ends at': timeOf(one.quarter * 15 + 45), 'Status': one.status,
      'Cover ID': pick(['', ...covers], one.cover), 'Referral ID': one.cover % (covers.length + 1) === 0 ? '' : pick(['', '', ...orders], one.referral), 'Fee': one.fee * 10, 'Override reason': 'asked for',
    } }).ok;
  }
  if (one.does === 'session again') {
    const id = pick(ids(world, 'sessions', 'Session ID'), one.which);
    if (id === '') return false;
    const rows: Record<typeof one.what, DoorRow> = {
      status: { 'Status': one.status }, day: { 'Date': addDays(today, -one.to) }, referral: { 'Referral ID': pick(['', ...orders], one.to) }, cover: { 'Cover ID': pick(covers, one.to) }, fee: { 'Fee': one.to }, void: { 'Voided on': one.to < 30 ? today : '', 'Voided why': one.to < 30 ? 'another chart' : '' },
    };
    return world.ask('sessions.save', { id, row: { ...rows[one.what], 'Override reason': 'asked for' }, confirm }).ok;
  }
  if (one.does === 'referral') {
    const written = addDays(today, -7 * (one.to + 1));
    if (one.what === 'new') return world.ask('referrals.save', { confirm, row: { 'Client ID': 'C-00001', 'Cover ID': pick(covers, one.which), 'Provider ID': 'P-00001', 'Written on': written, 'Signed on': written, 'Visits authorized': one.to + 1 } }).ok;
    const row: Record<string, string | number> = {
      visits: { 'Visits authorized': one.to === 0 ? '' : one.to }, end: { 'Ends on': one.to === 0 ? '' : addDays(today, (one.to - 3) * 9) }, signed: { 'Signed on': one.to < 3 ? '' : written },
      closed: one.to < 2 ? { 'Closed on': '', 'Closed why': '' } : { 'Closed on': addDays(today, -one.to), 'Closed why': pick(['finished', 'replaced', 'revoked', 'error'], one.to) },
      cover: { 'Cover ID': pick(covers, one.to) }, before: { 'Visits used before': one.to === 0 ? '' : one.to }, written: { 'Written on': written },
    }[one.what];
    return world.ask('referrals.save', { id: pick(orders, one.which), row, confirm }).ok;
  }
  if (one.does === 'cover') {
    const insurer = pick(['I-00021', 'I-00022', 'I-00023', 'I-00024'], one.to);
    if (one.what === 'new') return world.ask('cover.save', { confirm, row: { 'Client ID': 'C-00001', 'Insurer ID': insurer, 'Starts on': '2025-06-01' } }).ok;
    const row: Record<string, string | number> = {
      before: { 'Visits used before': one.to === 0 ? '' : one.to }, limit: { 'Visit limit': one.to === 0 ? '' : one.to }, money: { 'Money limit': one.to === 0 ? '' : one.to * 25.5 },
      insurer: { 'Insurer ID': insurer }, status: { 'Status': one.to < 3 ? 'ended' : 'active' }, start: { 'Starts on': addDays('2025-01-15', one.to * 50) },
    }[one.what];
    return world.ask('cover.save', { id: pick(covers, one.which), row, confirm }).ok;
  }
  const granted = ids(world, 'authorizations', 'Authorization ID');
  const id = one.which < 4 ? undefined : pick(granted, one.which);
  return world.ask('authorizations.save', { ...(id ? { id } : {}), confirm, row: { 'Cover ID': pick(covers, one.cover), 'Asked on': '2026-01-10', 'Answer': pick(['', 'granted', 'refused'], one.to), 'Visits': one.to + 1 } }).ok;
}


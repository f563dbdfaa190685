// The sample clinic: whole, believable, and the same for the same day, whatever day that is.

import { createHash } from 'node:crypto';
import { readInput, toDoor } from '../src/kit/cell.ts';
import { addDays, addMonths, daysBetween, monthOf, weekday } from '../src/kit/day.ts';
import type { AnyRow, Table } from '../src/kit/table.ts';
import { coverCheck } from '../src/clinic/cover/check.ts';
import { checkNpi } from '../src/clinic/providers/npi.ts';
import { allocate } from '../src/clinic/referrals/counting.ts';
import { readOrder } from '../src/clinic/referrals/order.ts';
import { standing as standingOf, termsOf } from '../src/clinic/referrals/standing.ts';
import type { Referral } from '../src/clinic/referrals/table.ts';
import { noteStateOf } from '../src/clinic/sessions/note.ts';
import { checkSetting, settingKeys, type SettingName } from '../src/clinic/settings/keys.ts';
import { tables } from '../src/clinic/tables.ts';
import { type Sample, sampleClinic } from '../workbench/sample/clinic.ts';

/** A Monday, a Saturday, a leap day, New Year, a day after the clocks changed. */
const days = ['2026-03-02', '2026-11-21', '2028-02-29', '2027-01-01', '2026-03-09'];

function rowsOf(sample: Sample, table: Table): AnyRow[] {
  const byName: Record<string, AnyRow[]> = { ...sample, settings: [] };
  return byName[table.name] ?? [];
}
const filledTables = tables.filter((table) => !table.machinery);

describe.each(days)('the sample clinic on %s', (today) => {
  const sample = sampleClinic(today);
  const { clients, referrals, sessions, insurers, cover, cases, measures } = sample;
  const given = sessions.filter((one) => one.status === 'completed');
  const insurerOf = (coverId: string) => insurers.find((one) => one.id === cover.find((row) => row.id === coverId)?.insurer);

  it('is the same every time', () => {
    expect(sampleClinic(today)).toEqual(sample);
  });

  it('has the size of a small practice', () => {
    expect(clients).toHaveLength(40);
    expect(sample.therapists.map((one) => one.role).sort()).toEqual(['front desk', 'owner', 'therapist', 'therapist']);
    expect(sample.providers).toHaveLength(8);
    expect(referrals).toHaveLength(60);
    expect(new Set(insurers.map((one) => one.kind))).toEqual(new Set(['health', 'workers comp', 'auto', 'FSA/HSA', 'self-pay']));
    expect(new Set(sessions.map((one) => insurerOf(one.cover)?.id)).size).toBe(insurers.length);
    expect(given.length).toBeGreaterThan(500);
  });

  it('goes back fourteen months and ahead two weeks', () => {
    const dates = sessions.map((one) => one.date).sort();
    const [first = '', last = ''] = [dates[0], dates[dates.length - 1]];

    expect(first >= addMonths(today, -14)).toBe(true);
    expect(monthOf(first) <= monthOf(addMonths(today, -13))).toBe(true);
    expect(new Set(given.map((one) => monthOf(one.date))).size).toBeGreaterThanOrEqual(14);
    expect(daysBetween(today, last)).toBeGreaterThanOrEqual(10);
    expect(sessions.filter((one) => one.status === 'booked' && one.date < today)).toEqual([]);
    expect(sessions.filter((one) => one.status !== 'booked' && one.date >= today)).toEqual([]);
  });

  it('points only at records that are there', () => {
    const ids = new Set(filledTables.flatMap((table) => rowsOf(sample, table).map((row) => row.id)));
    const lost = filledTables.flatMap((table) => Object.entries(table.columns).filter(([, column]) => column.kind === 'ref')
      .flatMap(([key, column]) => rowsOf(sample, table).filter((row) => row[key] !== '' && !ids.has(row[key])).map((row) => `${table.tab} ${row.id} ${column.heading} ${row[key]}`)));

    expect(lost).toEqual([]);
    expect(ids.size).toBe(filledTables.reduce((sum, table) => sum + rowsOf(sample, table).length, 0));
  });

  it('keeps client, case, cover and referral of a session together', () => {
    const strays = sessions.filter((one) => cases.find((row) => row.id === one.case)?.client !== one.client
      || cover.find((row) => row.id === one.cover)?.client !== one.client
      || (one.referral !== '' && referrals.find((row) => row.id === one.referral)?.cover !== one.cover));

    expect(strays).toEqual([]);
  });

  it('fills every required cell, only with values its column accepts, and leaves derived ones empty', () => {
    const wrong = filledTables.flatMap((table) => rowsOf(sample, table).flatMap((row) => Object.entries(table.columns).flatMap(([key, column]) => {
      const shown = toDoor(row[key]);
      const read = readInput(column, shown);
      const fails = 'why' in read || (column.derived && shown !== '') || (!column.optional && shown === '');
      return fails ? [`${table.tab} ${row.id} ${column.heading}: ${shown}`] : [];
    })));

    expect(wrong).toEqual([]);
  });

  it('has referrals in every standing, and cover where one is missing', () => {
    const counts: Record<string, number> = {};
    for (const one of referrals) counts[standing(one)] = (counts[standing(one)] ?? 0) + 1;
    const missing = cover.filter((row) => row.status !== 'ended' && insurerOf(row.id)?.referralNeeded === 'yes' && !referrals.some((one) => one.cover === row.id));

    expect(counts).toEqual({ 'active': 14, 'expiring': 9, 'used up': 5, 'expired': 5, 'not started': 3, 'draft': 5, 'closed': 19 });
    expect(missing.length).toBeGreaterThanOrEqual(3);
  });

  it('has the same standings by the rules of the add-in itself', () => {
    const counts: Record<string, number> = {};
    for (const order of referrals) {
      const rules = insurerOf(order.cover) ?? {};
      const { tallies } = allocate({ referrals: [termsOf(order, rules)], sessions: sessions.filter((one) => one.referral === order.id) });
      const tally = tallies[order.id];
      if (tally) { const is = standingOf({ order, rules, tally, today }).standing; counts[is] = (counts[is] ?? 0) + 1; }
    }

    expect(counts).toEqual({ 'active': 14, 'expiring': 9, 'used up': 5, 'expired': 5, 'not started': 3, 'draft': 5, 'closed': 19 });
  });

  it('has every treatment covered, but for those given with a reason', () => {
    const answers = sessions.map((session) => ({ session, answer: coverCheck({
      session, cover: cover.find((row) => row.id === session.cover) ?? null, insurer: insurerOf(session.cover) ?? null,
      referrals: referrals.filter((one) => one.cover === session.cover), sessions: sessions.filter((one) => one.cover === session.cover),
      authorizations: sample.authorizations.filter((one) => one.cover === session.cover),
    }) }));
    const not = answers.filter(({ session, answer }) => session.status === 'completed' && answer.covered === 'no');
    const bookedInVain = answers.filter(({ session, answer }) => session.status === 'booked' && answer.covered === 'no');

    expect(not.filter(({ session }) => session.overrideReason === '').map(({ session, answer }) => `${session.id} ${session.date} ${answer.why.join(' ')}`)).toEqual([]);
    expect(not.length).toBeGreaterThanOrEqual(4);
    expect(bookedInVain.length).toBeGreaterThanOrEqual(4);
  });

  it('gives no referral more visits than it has, nor outside its days', () => {
    const beyond = referrals.filter((one) => {
      const visits = given.filter((session) => session.referral === one.id);
      return visits.length > (one.visitsAuthorized ?? Infinity) || visits.some((session) => session.date < one.writtenOn || session.date > (validUntil(one) || '9999'));
    });

    expect(beyond).toEqual([]);
  });

  it('has orders whose words say what their cells say', () => {
    const otherwise = referrals.filter((one) => {
      const order = readOrder(one.asWritten);
      return order.ask.length > 0 || order.visits !== one.visitsAuthorized || (one.perWeek !== null && order.perWeek !== one.perWeek) || order.minutes !== one.minutes;
    });

    expect(otherwise.map((one) => [one.asWritten, one.visitsAuthorized, one.perWeek, one.minutes])).toEqual([]);
  });

  it('books nobody twice, and only in working hours', () => {
    const clashes = (['therapist', 'client', 'room'] as const).flatMap((who) => sessions.flatMap((a, at) => sessions.slice(at + 1)
      .filter((b) => a[who] === b[who] && a.date === b.date && a.startsAt < b.endsAt && b.startsAt < a.endsAt && (who !== 'room' || a.therapist !== b.therapist))
      .map((b) => `${who}: ${a.id} ${b.id}`)));

    expect(clashes).toEqual([]);
    expect(sessions.filter((one) => weekday(one.date) > 5 || one.startsAt < '08:00' || one.endsAt > '18:00' || one.startsAt >= one.endsAt)).toEqual([]);
  });

  it('has notes that differ, procedures that fit their hour, and some still unsigned', () => {
    const written = given.filter((one) => one.subjective !== '');
    const repeated = written.filter((one, at) => { const last = written.slice(0, at).reverse().find((other) => other.case === one.case); return last?.subjective === one.subjective; });
    const tooLong = written.filter((one) => minutesIn(one.procedures) > (one.handsOnMinutes ?? 0));
    const unsigned = given.filter((one) => one.signedAt === '');

    expect(repeated.length).toBeLessThan(written.length / 50);
    expect(tooLong).toEqual([]);
    expect(unsigned.length).toBeGreaterThan(0);
    expect(unsigned.length).toBeLessThan(25);
    expect(new Set(sessions.map((one) => one.status)).size).toBe(6);
  });

  it('carries signatures that hold', () => {
    const states = new Set(given.map((one) => noteStateOf(one, (text) => createHash('sha256').update(text).digest('hex'))));

    expect([...states].sort()).toEqual(['missing', 'signed', 'unsigned']);
    expect(given.filter((one) => one.signedAt !== '' && one.fingerprint === '')).toEqual([]);
  });

  it('shows care that helps most clients but not all', () => {
    const courses = cases.map((row) => given.filter((one) => one.case === row.id && one.painBefore !== null)).filter((visits) => visits.length >= 8);
    const change = courses.map((visits) => (visits[0]?.painBefore ?? 0) - (visits[visits.length - 1]?.painBefore ?? 0));

    expect(change.filter((drop) => drop >= 2).length).toBeGreaterThan(courses.length / 2);
    expect(change.some((drop) => drop < 2)).toBe(true);
    expect(new Set(measures.map((one) => one.kind))).toEqual(new Set(['NPRS', 'ODI', 'NDI', 'QuickDASH', 'FIQR', 'ROM']));
  });

  it('names nobody who could be real', () => {
    const phones = filledTables.flatMap((table) => Object.entries(table.columns).filter(([, column]) => column.kind === 'phone').flatMap(([key]) => rowsOf(sample, table).map((row) => row[key]))).filter(Boolean);
    const mails = filledTables.flatMap((table) => Object.entries(table.columns).filter(([, column]) => column.kind === 'email').flatMap(([key]) => rowsOf(sample, table).map((row) => `${row[key]}`))).filter(Boolean);

    expect(phones.filter((phone) => !/^\(\d{3}\) 555-01\d\d$/.test(`${phone}`))).toEqual([]);
    expect(mails.filter((mail) => !/@(example\.com|[a-z.]+\.example)$/.test(mail))).toEqual([]);
    expect([...sample.providers, ...sample.therapists].filter((one) => one.npi !== '' && !checkNpi(one.npi).ok)).toEqual([]);
  });

  /** By hand, as the records say it: the first that applies. */
  function standing(one: Referral): string {
    const insurer = insurerOf(one.cover);
    const visits = given.filter((session) => session.referral === one.id).length;
    const booked = sessions.filter((session) => session.referral === one.id && session.status === 'booked').length;
    const left = (one.visitsAuthorized ?? Infinity) - visits;
    const end = validUntil(one) || '9999-12-31';
    const needs = insurer?.orderMustHave ?? [];
    const lacks = (needs.includes('signature') && one.signedOn === '') || (needs.includes('diagnosis code') && one.diagnosisCodes.length === 0) || (needs.includes('visits') && one.visitsAuthorized === null);
    if (one.closedOn !== '') return 'closed';
    if (lacks) return 'draft';
    if (end < today) return 'expired';
    if (left <= 0) return 'used up';
    if ((one.startsOn || one.writtenOn) > today) return 'not started';
    return end <= addDays(today, insurer?.warnDays ?? 0) || left <= (insurer?.warnVisits ?? 0) || left <= booked ? 'expiring' : 'active';
  }

  function validUntil(one: Referral): string {
    const byDefault = insurerOf(one.cover)?.defaultValidityDays;
    return one.endsOn || (byDefault ? addDays(one.writtenOn, byDefault) : '');
  }
});

const minutesIn = (procedures: string[]): number => procedures.reduce((sum, line) => sum + Number(line.split(' × ')[1]), 0);

describe('the sample’s settings', () => {
  it('pass their own checks', () => {
    const { settings } = sampleClinic('2026-03-02');
    const names = Object.keys(settingKeys) as SettingName[];

    expect(Object.keys(settings).filter((name) => !(name in settingKeys))).toEqual([]);
    expect(names.filter((name) => checkSetting(name, settings[name] ?? '') !== undefined)).toEqual([]);
  });
});

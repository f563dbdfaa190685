// Ten people at work at the same moment: executions that interleave at every call to Google. Nothing is lost, nothing
// comes twice, and who has to wait is told so and gets in.

import type { Answer, Saved, Verb, Verbs } from '../../src/kit/door.ts';
import { aReferral, aTherapist, cast } from '../builders.ts';
import type { World } from '../world.ts';
import { aFirstMorning, worldLike } from './clinic.ts';
import { beforeEachWrite, idsOf, insertsColumn, insertsRow, journalOf, movesColumn, sorts } from './hands.ts';

const roles = ['owner', 'therapist', 'front desk'] as const;
const staff = [cast.june, cast.tess, cast.finn, ...Array.from({ length: 7 }, (_, i) => ({ id: `T-0000${i + 4}`, name: `Person ${i + 4}`, email: `person${i + 4}@clinic.example`, role: roles[i % 3] ?? 'therapist' }))];
const orders = ['R-00001', 'R-00002', 'R-00003'];

const aClinicOfTen = (): World => worldLike('ten', () => {
  const world = aFirstMorning();
  world.put('therapists', staff.slice(3).map((one) => aTherapist(one)));
  world.put('referrals', orders.slice(1).map((id) => aReferral({ id, visitsAuthorized: 30 })));
  world.run('dailyRun');
  return world;
});

interface Sending { requestId: string; user: string }

/** As the sidebar asks: in an execution of its own, and again under the same request where it was busy. */
async function send<V extends Verb>(world: World, verb: V, input: Verbs[V]['takes'], { requestId, user }: Sending): Promise<{ answer: Answer<Verbs[V]['gives']>; busy: string[]; cuts: number }> {
  const busy: string[] = [];
  let cuts = 0;
  for (let attempt = 1; ; attempt++) {
    const text = await world.bench.start('call', [JSON.stringify({ do: verb, with: input, requestId, attempt })], { kind: 'client', user }).catch((error: { killed?: boolean }) => {
      if (!error.killed) throw error;
      cuts += 1;
    });
    if (text === undefined) continue;
    const answer = JSON.parse(String(text)) as Answer<Verbs[V]['gives']>;
    if (answer.ok || !answer.issues.some((issue) => issue.code === 'busy') || attempt === 9) return { answer, busy, cuts };
    busy.push(...answer.issues.map((issue) => issue.message));
  }
}

const visit = (n: number) => ({
  'Client ID': 'C-00001', 'Case ID': 'K-00001', 'Cover ID': 'V-00001', 'Referral ID': orders[n % 3] ?? '', 'Therapist ID': 'T-00001', 'Status': 'completed',
  'Date': `2026-02-${String(1 + (n % 28)).padStart(2, '0')}`, 'Starts at': `${String(8 + (n % 9)).padStart(2, '0')}:00`, 'Ends at': `${String(8 + (n % 9)).padStart(2, '0')}:50`, 'Override reason': 'All at once.',
});
const confirm = ['not-covered', 'check-cover', 'overlap', 'doubled-visit', 'duplicate-client'];

describe('thirty saves at once by ten people', () => {
  it('give thirty rows with thirty ids, counts that are right, and a whole journal', async () => {
    const world = aClinicOfTen();
    world.bench.latency = 1;
    const before = world.rows('sessions').length;

    const all = await Promise.all(Array.from({ length: 30 }, (_, n) => send(world, 'sessions.save', { row: visit(n), confirm }, { requestId: `visit-${n}`, user: staff[n % 10]?.email ?? '' })));
    world.bench.latency = 0;
    await world.bench.close();

    expect(all.filter(({ answer }) => !answer.ok)).toEqual([]);
    const ids = all.map(({ answer }) => (answer.ok ? (answer.value as Saved).id : ''));
    expect(new Set(ids).size).toBe(30);
    expect(idsOf(world, 'sessions')).toEqual(expect.arrayContaining(ids));
    expect(world.rows('sessions')).toHaveLength(before + 30);
    for (const message of all.flatMap(({ busy }) => busy)) expect(message).toMatch(/Nothing typed is lost; trying again/);
    const used = () => world.rows('referrals').map((row) => [row['Referral ID'], row['Visits used']]);
    const counted = used();
    expect(counted).toEqual(orders.map((id) => [id, world.rows('sessions').filter((row) => row['Referral ID'] === id && row['Status'] === 'completed').length]));
    const lines = journalOf(world).filter((line) => line.requestId.startsWith('visit-'));
    expect(new Set(lines.map((line) => `${line.by} ${line.requestId}`))).toEqual(new Set(all.map((_, n) => `${staff[n % 10]?.email ?? ''} visit-${n}`)));
    expect(lines).toHaveLength(30);

    world.run('dailyRun');

    expect(used()).toEqual(counted);
  });

  it('are each in their row, whatever tab they are of', async () => {
    const world = aClinicOfTen();
    world.bench.latency = 1;
    const sends = Array.from({ length: 18 }, (_, n) => {
      const about: Sending = { requestId: `mixed-${n}`, user: staff[n % 10]?.email ?? '' };
      if (n % 3 === 0) return send(world, 'clients.save', { row: { 'Last name': `Added${n}`, 'First name': 'Ada' }, confirm }, about);
      if (n % 3 === 1) return send(world, 'clients.save', { id: 'C-00002', at: 3, row: { [['Notes', 'Street', 'City', 'Occupation', 'Medications'][n % 5] ?? 'Notes']: `by ${n}` } }, about);
      return send(world, 'sessions.save', { row: visit(n), confirm }, about);
    });

    const all = await Promise.all(sends);
    world.bench.latency = 0;
    await world.bench.close();

    expect(all.filter(({ answer }) => !answer.ok)).toEqual([]);
    expect(world.rows('clients').filter((row) => String(row['Last name']).startsWith('Added'))).toHaveLength(6);
    expect(idsOf(world, 'clients')).toHaveLength(10);
    expect(idsOf(world, 'sessions')).toHaveLength(9);
    const told = journalOf(world).filter((line) => line.record === 'C-00002').flatMap((line) => Object.entries(JSON.parse(line.after || '{}') as Record<string, string>));
    expect(world.row('clients', 'C-00002')).toMatchObject(Object.fromEntries(told));
  });
});

it('twelve saves at once, one cut behind its write, while rows and columns move under each write', async () => {
  const world = aClinicOfTen();
  world.bench.latency = 1;
  world.bench.faults.set({ killAfterCalls: 6 });
  beforeEachWrite(world, [[sorts('sessions', 3)], [insertsRow('referrals', 2), movesColumn('sessions', 2, 9)], [sorts('settings', 0)], [insertsColumn('sessions', 4), insertsRow('sessions', 3)], [movesColumn('journal', 0, 5)]]);

  const all = await Promise.all(Array.from({ length: 12 }, (_, n) => send(world, 'sessions.save', { row: visit(n), confirm }, { requestId: `visit-${n}`, user: staff[n % 10]?.email ?? '' })));
  world.bench.latency = 0;
  await world.bench.close();

  expect(all.filter(({ answer }) => !answer.ok)).toEqual([]);
  expect(all.reduce((sum, { cuts }) => sum + cuts, 0)).toBe(1);
  const given = world.rows('sessions').filter((row) => row['Override reason'] === 'All at once.');
  expect(given.map((row) => row['Starts at']).sort()).toEqual(Array.from({ length: 12 }, (_, n) => (8 + (n % 9)) / 24).sort());
  expect(new Set(idsOf(world, 'sessions')).size).toBe(15);
  expect(world.rows('referrals').filter((row) => row['Referral ID'] !== '').map((row) => row['Visits used'])).toEqual(orders.map((id) => world.rows('sessions').filter((row) => row['Referral ID'] === id && row['Status'] === 'completed').length));
  expect(journalOf(world).map((line) => line.action)).toContain('mended');
});

describe('two at once', () => {
  it('with one request give one row', async () => {
    const world = aClinicOfTen();
    world.bench.latency = 1;
    const ada = { row: { 'Last name': 'Okafor', 'First name': 'Ada' } };

    const both = await Promise.all([1, 2].map(() => send(world, 'clients.save', ada, { requestId: 'one draft', user: cast.finn.email })));
    world.bench.latency = 0;
    await world.bench.close();

    expect(both.map(({ answer }) => answer.ok && answer.value.id)).toEqual(['C-00005', 'C-00005']);
    expect(both.filter(({ answer }) => answer.ok && answer.value.repeated)).toHaveLength(1);
    expect(world.rows('clients')).toHaveLength(5);
    expect(journalOf(world).filter((line) => line.record === 'C-00005')).toHaveLength(1);
  });

  it('in different fields of one record lose nothing, and the second is told', async () => {
    const world = aClinicOfTen();
    const { row, at } = world.get('clients.load', { id: 'C-00001' });
    world.bench.latency = 1;

    const both = await Promise.all([
      send(world, 'clients.save', { id: 'C-00001', at, row: { ...row, 'Phone': '(206) 555-0199' }, opened: row }, { requestId: 'phone', user: cast.finn.email }),
      send(world, 'clients.save', { id: 'C-00001', at, row: { ...row, 'Notes': 'Prefers mornings.' }, opened: row }, { requestId: 'notes', user: cast.tess.email }),
    ]);
    world.bench.latency = 0;
    await world.bench.close();

    expect(world.row('clients', 'C-00001')).toMatchObject({ 'Phone': '(206) 555-0199', 'Notes': 'Prefers mornings.' });
    expect(both.flatMap(({ answer }) => (answer.ok ? answer.value.notes ?? [] : ['refused']))).toEqual([expect.stringMatching(/^Also changed by others since you opened it: (Phone|Notes)\.$/)]);
  });

  it('in the same field: the second is told who, sees both values, and nothing of hers is written', async () => {
    const world = aClinicOfTen();
    const { row, at } = world.get('clients.load', { id: 'C-00001' });
    world.bench.latency = 1;
    const save = (phone: string, who: { email: string }) => send(world, 'clients.save', { id: 'C-00001', at, row: { ...row, 'Phone': phone }, opened: row }, { requestId: phone, user: who.email });

    const both = await Promise.all([save('(206) 555-0111', cast.finn), save('(206) 555-0222', cast.tess)]);
    world.bench.latency = 0;
    await world.bench.close();

    const [won, lost] = both.map(({ answer }, i) => ({ answer, phone: ['(206) 555-0111', '(206) 555-0222'][i], by: [cast.finn, cast.tess][i]?.email })).sort((a, b) => Number(b.answer.ok) - Number(a.answer.ok));
    expect(won?.answer.ok).toBe(true);
    expect(lost?.answer).toMatchObject({ ok: false, issues: [{ code: 'changed-meanwhile', field: 'Phone', mine: lost?.phone, theirs: won?.phone, by: `${won?.by ?? ''} at 9:00 AM` }] });
    expect(world.row('clients', 'C-00001')).toMatchObject({ 'Phone': won?.phone });
    expect(journalOf(world).filter((line) => line.record === 'C-00001')).toHaveLength(1);
  });
});

// Orders that come late: what they cover by themselves, what is offered, and what moves on one confirmation.

import { aCase, aClient, aCover, anInsurer, aProvider, aReferral, aSession, aTherapist } from '../builders.ts';
import type { World } from '../world.ts';
import { aWorld } from '../world.ts';
import { aClinicOfLooseSessions } from './clinic.ts';

const aClinic = (retroactiveOrders: 'yes' | 'no' = 'no', more: Parameters<typeof aWorld>[0] = {}): World => {
  const world = aWorld({
    today: '2026-03-20',
    ...more,
    rows: {
      clients: [aClient()], cases: [aCase()], providers: [aProvider()], therapists: [aTherapist({ id: 'T-00002', email: 'tess@clinic.example', role: 'therapist' })],
      insurers: [anInsurer({ id: 'I-00020', retroactiveOrders })], cover: [aCover({ insurer: 'I-00020', case: '' })], ...more.rows,
    },
  });
  world.run('dailyRun');
  return world;
};

const session = (own: Record<string, string | number> = {}) => ({
  'Client ID': 'C-00001', 'Therapist ID': 'T-00001', 'Cover ID': 'V-00001', 'Date': '2026-03-10', 'Starts at': '10:00', 'Ends at': '11:00', 'Status': 'completed', 'Override reason': 'the order was promised', ...own,
});
const order = (own: Record<string, string | number> = {}) => ({
  'Client ID': 'C-00001', 'Cover ID': 'V-00001', 'Provider ID': 'P-00001', 'Written on': '2026-03-05', 'Received on': '2026-03-20', 'Signed on': '2026-03-05', 'Ends on': '2026-05-05', 'Visits authorized': 6, ...own,
});
const confirm = ['not-covered'];

describe('sessions given before the order was received', () => {
  it('are offered when it is saved, in words and by id, and stay as they are', () => {
    const world = aClinic();
    for (const date of ['2026-03-02', '2026-03-10', '2026-03-12']) world.get('sessions.save', { row: session({ 'Date': date }), confirm });
    world.get('sessions.save', { row: session({ 'Date': '2026-03-25', 'Status': 'booked', 'Override reason': '' }), confirm });

    const saved = world.get('referrals.save', { row: order() });

    expect(saved.notes).toEqual(['3 sessions without a referral fit this order: S-00002 (Mar 10), S-00003 (Mar 12), S-00004 (Mar 25, booked). They stay as they are until you put them on it.']);
    expect(world.get('referrals.fits', { id: saved.id }).sessions).toMatchObject([
      { id: 'S-00002', date: '2026-03-10', why: 'Evergreen Test Health needs a referral, and there is none for this session.', from: '' }, { id: 'S-00003' }, { id: 'S-00004', status: 'booked' },
    ]);
    expect(world.row('referrals', saved.id)).toMatchObject({ 'Visits used': 0, 'Visits booked': 0 });
  });

  it('move on one confirmation, in one save, and are covered from then on', () => {
    const world = aClinic();
    for (const date of ['2026-03-10', '2026-03-12']) world.get('sessions.save', { row: session({ 'Date': date }), confirm });
    const { id } = world.get('referrals.save', { row: order() });

    const taken = world.get('referrals.take', { id, sessions: ['S-00001', 'S-00002'] }, { requestId: 'take-1' });

    expect(world.bench.calls.last()).toMatchObject({ writes: 1 });
    expect(taken.sessions).toMatchObject([{ id: 'S-00001', covered: 'yes' }, { id: 'S-00002', covered: 'yes' }]);
    expect(world.rows('sessions')).toMatchObject([{ 'Referral ID': id, 'Covered': 'yes' }, { 'Referral ID': id, 'Covered': 'yes' }]);
    expect(world.row('referrals', id)).toMatchObject({ 'Visits used': 2, 'Visits left': 4, 'Counted': 'S-00001 2026-03-10T10:00-11:00; S-00002 2026-03-12T10:00-11:00' });
    expect(world.rows('journal').filter((line) => line['Action'] === 'take').map((line) => [line['Record ID'], line['Before'], line['After']])).toEqual([
      ['S-00001', '{"Referral ID":""}', `{"Referral ID":"${id}"}`], ['S-00002', '{"Referral ID":""}', `{"Referral ID":"${id}"}`],
    ]);
  });

  it('do not move twice when the request comes again', () => {
    const world = aClinic();
    world.get('sessions.save', { row: session(), confirm });
    const { id } = world.get('referrals.save', { row: order() });
    const first = world.get('referrals.take', { id, sessions: ['S-00001'] }, { requestId: 'take-1' });
    const lines = world.rows('journal').length;

    expect(world.get('referrals.take', { id, sessions: ['S-00001'] }, { requestId: 'take-1' })).toEqual({ ...first, repeated: true });
    expect(world.rows('journal')).toHaveLength(lines);
  });

  it('stay where they are if nobody confirms, tonight too', () => {
    const world = aClinic();
    world.get('sessions.save', { row: session(), confirm });
    const { id } = world.get('referrals.save', { row: order() });

    world.bench.clock.moveTo('2026-03-23T05:30');
    world.run('dailyRun');

    expect(world.rows('sessions')).toMatchObject([{ 'Referral ID': '', 'Covered': `no: Evergreen Test Health needs a referral, and none is chosen. ${id} would cover it.` }]);
    expect(world.row('referrals', id)).toMatchObject({ 'Visits used': 0 });
  });
});

describe('a session before the order was written', () => {
  it('is covered only where the insurer takes late orders', () => {
    const strict = aClinic('no');
    strict.get('sessions.save', { row: session({ 'Date': '2026-03-02' }), confirm });
    const late = aClinic('yes');
    late.get('sessions.save', { row: session({ 'Date': '2026-03-02' }), confirm });

    expect(strict.get('referrals.save', { row: order() }).notes).toEqual([]);
    expect(late.get('referrals.save', { row: order() }).notes).toEqual(['One session without a referral fits this order: S-00001 (Mar 2). It stays as it is until you put it on this order.']);
    expect(strict.ask('referrals.take', { id: 'R-00001', sessions: ['S-00001'] })).toMatchObject({ ok: true });
    expect(strict.rows('sessions')[0]?.['Covered']).toBe('no: The referral R-00001 starts on Mar 5; this session is on Mar 2.');
  });
});

describe('an order that takes over', () => {
  it('gives back to the old order the visits it takes from it', () => {
    const world = aClinic('no', { rows: { referrals: [aReferral({ cover: 'V-00001', case: '', visitsAuthorized: 2, endsOn: '2026-03-11', writtenOn: '2026-03-01', signedOn: '2026-03-01' })] } });
    for (const date of ['2026-03-09', '2026-03-10', '2026-03-11']) world.get('sessions.save', { row: session({ 'Date': date, 'Referral ID': 'R-00001' }), confirm });
    const { id, notes } = world.get('referrals.save', { row: order() });

    expect(notes?.[0]).toMatch(/^One session .*S-00003 \(Mar 11\)/);
    world.get('referrals.take', { id, sessions: ['S-00003'] });

    expect(world.row('referrals', 'R-00001')).toMatchObject({ 'Visits used': 2, 'Counted': 'S-00001 2026-03-09T10:00-11:00; S-00002 2026-03-10T10:00-11:00' });
    expect(world.row('referrals', id)).toMatchObject({ 'Visits used': 1, 'Visits left': 5 });
    world.run('dailyRun');
    expect(world.row('referrals', 'R-00001')).toMatchObject({ 'Visits used': 2 });
  });

  it('is offered no more than it has visits, and nothing while it is a draft', () => {
    const world = aClinic();
    for (const date of ['2026-03-10', '2026-03-12', '2026-03-13']) world.get('sessions.save', { row: session({ 'Date': date }), confirm });

    const draft = world.get('referrals.save', { row: order({ 'Signed on': '', 'Visits authorized': 2 }) });
    expect(world.get('referrals.fits', { id: draft.id }).sessions).toEqual([]);

    world.get('referrals.save', { id: draft.id, row: { 'Signed on': '2026-03-06' } });
    expect(world.get('referrals.fits', { id: draft.id }).sessions.map((one) => one.id)).toEqual(['S-00001', 'S-00002']);
  });

  it('takes no session of another client', () => {
    const world = aClinic('no', { rows: { clients: [aClient(), aClient({ id: 'C-00002', family: 'Penn', email: '', phone: '1234567' })], sessions: [aSession({ id: 'S-00001', client: 'C-00002', cover: '', referral: '', case: '' })] } });
    const { id } = world.get('referrals.save', { row: order() });

    expect(world.ask('referrals.take', { id, sessions: ['S-00001'] })).toMatchObject({ ok: false, issues: [{ code: 'rule', message: 'S-00001 is of another client (C-00002).' }] });
  });
});

describe('a row typed in the sheet without an order', () => {
  it('gets the one that fits at night, the soonest to end first, and the journal tells it', () => {
    const world = aClinicOfLooseSessions(['2026-03-10', '2026-03-12']);

    world.run('dailyRun');

    expect(world.rows('sessions')).toMatchObject([{ 'Referral ID': 'R-00002', 'Covered': 'yes' }, { 'Referral ID': 'R-00001', 'Covered': 'yes' }]);
    expect(world.rows('referrals')).toMatchObject([{ 'Visits used': 1 }, { 'Visits used': 1, 'Standing': 'used up' }]);
    expect(world.rows('journal').find((line) => line['Action'] === 'choose referrals')).toMatchObject({ 'By': 'daily run', 'Record ID': 'S-00001–S-00002', 'Before': '{"Fields":["Referral ID"],"Records":[["S-00001",""],["S-00002",""]]}', 'After': '{"Fields":["Referral ID"],"Records":[["S-00001","R-00002"],["S-00002","R-00001"]]}' });
    expect(world.get('history.of', { id: 'S-00002' }).lines).toMatchObject([{ action: 'choose referrals', edited: true, fields: [{ field: 'Referral ID', before: '', after: 'R-00001' }] }]);
  });
});

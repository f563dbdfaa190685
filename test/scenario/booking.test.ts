// Booking: who and what is taken at that time is asked about at once, whatever the size of the tab.

import { aCase, aClient, aCover, anInsurer, aProvider, aReferral, aSession, aTherapist, cast } from '../builders.ts';
import { aWorld } from '../world.ts';

const aClinic = () => aWorld({
  today: '2026-03-02',
  rows: {
    clients: [aClient(), aClient({ ...cast.otto })], therapists: [aTherapist({ id: 'T-00002', name: 'Tess Arlow', email: 'tess@clinic.example', role: 'therapist' })], cases: [aCase()],
    sessions: [aSession({ id: 'S-00001', client: 'C-00001', therapist: 'T-00001', date: '2026-03-10', startsAt: '09:00', endsAt: '10:00', status: 'booked', room: 'Room 1', cover: '', referral: '', case: '' })],
  },
});
const booking = (own: Record<string, string> = {}) => ({ 'Client ID': 'C-00002', 'Therapist ID': 'T-00001', 'Date': '2026-03-10', 'Starts at': '09:30', 'Ends at': '10:30', 'Status': 'booked', ...own });

describe('a therapist who is booked', () => {
  it('is asked about, and can be booked all the same', () => {
    const world = aClinic();
    world.run('dailyRun');

    const asked = world.ask('sessions.save', { row: booking() });
    expect(asked).toMatchObject({ ok: false, issues: [{ code: 'overlap', ask: true, field: 'Starts at', message: 'The therapist T-00001 is with C-00001 from 9:00 AM to 10:00 AM (S-00001). Book it all the same?' }] });

    expect(world.ask('sessions.save', { row: booking(), confirm: ['overlap'] })).toMatchObject({ ok: true });
  });

  it('is free from the end of the one before', () => {
    const world = aClinic();
    world.run('dailyRun');

    expect(world.ask('sessions.save', { row: booking({ 'Starts at': '10:00', 'Ends at': '11:00' }) })).toMatchObject({ ok: true });
    expect(world.bench.calls.last()).toMatchObject({ reads: 1, writes: 1 });
  });

  it('is held against bookings made a moment ago, without a run in between', () => {
    const world = aClinic();
    world.get('sessions.save', { row: booking({ 'Date': '2026-03-12' }) });

    expect(world.ask('sessions.save', { row: booking({ 'Date': '2026-03-12', 'Client ID': 'C-00001' }) })).toMatchObject({ ok: false, issues: [{ code: 'overlap' }] });
  });
});

it('a room and a client are asked about too', () => {
  const world = aClinic();
  world.run('dailyRun');

  const room = world.ask('sessions.save', { row: booking({ 'Therapist ID': 'T-00002', 'Room': 'room 1' }) });
  const client = world.ask('sessions.save', { row: booking({ 'Therapist ID': 'T-00002', 'Client ID': 'C-00001' }) });

  expect(room).toMatchObject({ ok: false, issues: [{ message: expect.stringContaining('Room 1 is taken from 9:00 AM to 10:00 AM (S-00001).') }] });
  expect(client).toMatchObject({ ok: false, issues: [{ message: expect.stringContaining('The client C-00001 is booked from 9:00 AM to 10:00 AM (S-00001).') }] });
});

it('a booking that is moved or canceled frees its time', () => {
  const world = aClinic();
  world.run('dailyRun');
  const opened = world.get('sessions.load', { id: 'S-00001' }).row;
  world.get('sessions.save', { id: 'S-00001', row: { 'Date': '2026-03-11' }, opened });

  expect(world.ask('sessions.save', { row: booking() })).toMatchObject({ ok: true });
  expect(world.ask('sessions.save', { row: booking({ 'Date': '2026-03-11' }) })).toMatchObject({ ok: false, issues: [{ code: 'overlap' }] });

  world.get('sessions.save', { id: 'S-00001', row: { 'Status': 'canceled' } });
  expect(world.ask('sessions.save', { row: booking({ 'Date': '2026-03-11' }) })).toMatchObject({ ok: true });
});

it('a cancellation with less notice than the clinic asks is a late cancel', () => {
  const world = aClinic();
  world.bench.clock.moveTo('2026-03-09T15:00');

  const saved = world.get('sessions.save', { id: 'S-00001', row: { 'Status': 'canceled' } });

  expect(saved.row['Status']).toBe('late cancel');
});

describe('a series', () => {
  const dates = ['2026-03-03', '2026-03-05', '2026-03-10', '2026-03-12'].map((date) => ({ date }));
  const covered = () => aWorld({
    today: '2026-03-02',
    rows: {
      clients: [aClient(), aClient({ ...cast.otto })], cases: [aCase()], insurers: [anInsurer({ id: 'I-00020' })], cover: [aCover({ id: 'V-00001', client: 'C-00001', insurer: 'I-00020', case: '' })], providers: [aProvider()],
      referrals: [aReferral({ id: 'R-00001', client: 'C-00001', cover: 'V-00001', case: '', writtenOn: '2026-03-01', signedOn: '2026-03-01', endsOn: '2026-03-31', visitsAuthorized: 3 })],
      sessions: [aSession({ id: 'S-00001', client: 'C-00002', therapist: 'T-00001', date: '2026-03-10', startsAt: '09:00', endsAt: '10:00', status: 'booked', room: '', cover: '', referral: '', case: '' })],
    },
  });
  const row = { 'Client ID': 'C-00001', 'Therapist ID': 'T-00001', 'Cover ID': 'V-00001', 'Referral ID': 'R-00001', 'Starts at': '09:00', 'Ends at': '09:45' };

  it('shows each date with its visit, its cover and its conflicts before anything is written', () => {
    const world = covered();
    world.run('dailyRun');

    const { dates: shown, saved } = world.get('sessions.book', { row, dates, preview: true });

    expect(saved).toBe(false);
    expect(shown.map((one) => one.covered)).toEqual(['yes', 'yes', 'yes', 'no']);
    expect(shown.map((one) => one.visit)).toEqual(['Visit 1 of 3 on R-00001.', 'Visit 2 of 3 on R-00001.', 'Visit 3 of 3 on R-00001.', '']);
    expect(shown.map((one) => one.issues.map((issue) => issue.code))).toEqual([[], [], ['overlap'], ['not-covered']]);
    expect(world.rows('sessions')).toHaveLength(1);
  });

  it('is one save: all its dates, the counts behind them, one read and one write', () => {
    const world = covered();
    world.run('dailyRun');

    const booked = world.get('sessions.book', { row, dates: dates.slice(0, 2) }, { requestId: 'series-1' });

    expect(world.bench.calls.last()).toMatchObject({ reads: 1, writes: 1 });
    expect(world.rows('sessions').slice(1)).toMatchObject([{ 'Session ID': booked.dates[0]?.id, 'Series ID': booked.series, 'Status': 'booked' }, { 'Series ID': booked.series }]);
    expect(world.row('referrals', 'R-00001')).toMatchObject({ 'Visits booked': 2, 'Visits used': 0, 'Visits left': 3 });

    expect(world.get('sessions.book', { row, dates: dates.slice(0, 2) }, { requestId: 'series-1' }).dates.map((one) => one.id)).toEqual(booked.dates.map((one) => one.id));
    expect(world.rows('sessions')).toHaveLength(3);
  });

  it('asks once for all its conflicts, each with its date', () => {
    const world = covered();
    world.run('dailyRun');

    const asked = world.ask('sessions.book', { row, dates });

    expect(asked).toMatchObject({ ok: false, issues: [{ code: 'overlap', message: expect.stringMatching(/^Mar 10: /) }, { code: 'not-covered', message: expect.stringMatching(/^Mar 12: /) }] });
    expect(world.get('sessions.book', { row, dates, confirm: ['overlap', 'not-covered'] }).dates).toHaveLength(4);
  });
});

it('a booking completed by its id alone is counted on its referral and cover', () => {
  const world = aWorld({
    today: '2026-03-10',
    rows: {
      clients: [aClient()], insurers: [anInsurer({ id: 'I-00020' })], providers: [aProvider()], cover: [aCover({ id: 'V-00001', client: 'C-00001', insurer: 'I-00020', case: '' })],
      referrals: [aReferral({ id: 'R-00001', client: 'C-00001', cover: 'V-00001', case: '', writtenOn: '2026-03-01', signedOn: '2026-03-01', endsOn: '2026-03-31', visitsAuthorized: 3 })],
      sessions: [aSession({ id: 'S-00001', client: 'C-00001', therapist: 'T-00001', date: '2026-03-10', status: 'booked', cover: 'V-00001', referral: 'R-00001', case: '' })],
    },
  });
  world.run('dailyRun');

  world.get('sessions.save', { id: 'S-00001', row: { 'Status': 'completed' } });

  expect(world.row('sessions', 'S-00001')).toMatchObject({ 'Status': 'completed', 'Covered': 'yes' });
  expect(world.row('referrals', 'R-00001')).toMatchObject({ 'Visits used': 1, 'Visits booked': 0, 'Visits left': 2 });
  expect(world.row('cover', 'V-00001')).toMatchObject({ 'Visits used': 1 });
});

it('a visit that was given is asked about where it stands there already, also with other times', () => {
  const world = aClinic();
  const given = (own: Record<string, string> = {}) => booking({ 'Client ID': 'C-00001', 'Date': '2026-02-27', 'Starts at': '09:00', 'Ends at': '10:00', 'Status': 'completed', 'Override reason': 'Paid in cash.', ...own });
  world.run('dailyRun');
  const first = world.get('sessions.save', { row: given() });

  const asked = world.ask('sessions.save', { row: given({ 'Starts at': '09:15', 'Ends at': '10:15' }) });
  expect(asked).toMatchObject({ ok: false, issues: [{ code: 'doubled-visit', ask: true, field: 'Starts at', message: `The client C-00001 has a session with T-00001 from 9:00 AM to 10:00 AM already (${first.id}). Save one more?` }] });
  expect(world.ask('sessions.save', { row: given({ 'Client ID': 'C-00002' }) })).toMatchObject({ ok: true });
  expect(world.ask('sessions.save', { row: given({ 'Therapist ID': 'T-00002' }) })).toMatchObject({ ok: true });
  expect(world.ask('sessions.save', { id: first.id, at: first.at, row: { 'Plan': 'Once a week.' } })).toMatchObject({ ok: true });

  expect(world.rows('sessions').filter((row) => row['Status'] === 'completed')).toHaveLength(3);
});

describe('a therapist who leaves', () => {
  const leaving = () => aWorld({ today: '2026-03-02', rows: {
    clients: [aClient()], cases: [aCase()], therapists: [aTherapist({ id: 'T-00001', role: 'owner' }), aTherapist({ id: 'T-00002', name: 'Tess Arlow', email: 'tess@clinic.example', role: 'therapist' })],
    sessions: ['2026-03-06', '2026-03-12', '2026-03-19'].map((date, i) => aSession({ id: `S-0000${i + 1}`, therapist: 'T-00002', date, status: 'booked', cover: '', referral: '' })),
  } });

  it('leaves a list of what is in hand with whoever fills in the last day', () => {
    const world = leaving();

    const { notes } = world.get('therapists.save', { id: 'T-00002', row: { 'Left on': '2026-03-10' } });

    expect(notes).toEqual(['2 bookings after Mar 10 to give to somebody else or call off: S-00002 on Mar 12, S-00003 on Mar 19.', expect.stringContaining('Take away the share')]);
  });

  it('is not booked after the last day without being asked', () => {
    const world = leaving();
    world.get('therapists.save', { id: 'T-00002', row: { 'Left on': '2026-03-10' } });
    const on = (date: string, confirm: string[] = []) => world.ask('sessions.save', { row: booking({ 'Therapist ID': 'T-00002', 'Client ID': 'C-00001', 'Date': date, 'Starts at': '15:00', 'Ends at': '16:00' }), confirm });

    expect(on('2026-03-16')).toMatchObject({ ok: false, issues: [{ code: 'overlap', ask: true, field: 'Therapist ID', message: 'The therapist T-00002 left on Mar 10; this session is on Mar 16. Book it all the same?' }] });
    expect(on('2026-03-10')).toMatchObject({ ok: true });
    expect(on('2026-03-16', ['overlap'])).toMatchObject({ ok: true });
  });
});

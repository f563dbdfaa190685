// What the hourly run counts again: tabs that a person edited by hand, and saves that rows elsewhere follow.

import { aCase, aClient, aCover, anInsurer, aProvider, aReferral, aSession, aTherapist } from '../builders.ts';
import { aWorld } from '../world.ts';
import { tablesByName } from '../../src/clinic/tables.ts';

const edit = (world: ReturnType<typeof aWorld>, sheetId: number) =>
  world.bench.run('onEdit', [], { kind: 'simple', event: { range: { sheetId, row: 2, column: 3, rows: 1, columns: 1 }, value: 'x' } });

it('marks the table that was edited', () => {
  const world = aWorld();

  edit(world, tablesByName.sessions.sheetId);

  expect(JSON.stringify(world.bench.properties.toJSON())).toContain('touched:sessions');
});

it('leaves machinery alone', () => {
  const world = aWorld();

  edit(world, tablesByName.journal.sheetId);

  expect(JSON.stringify(world.bench.properties.toJSON())).not.toContain('touched:');
});

it('a row typed by hand has its id and its standing within the hour', () => {
  const world = aWorld({ today: '2026-03-02', rows: { clients: [aClient()] } });
  const { sheetId, keys } = tablesByName.referrals;
  const cells = keys.map((key) => (key === 'client' ? { userEnteredValue: { stringValue: 'C-00001' } } : key === 'visitsAuthorized' ? { userEnteredValue: { numberValue: 6 } } : {}));
  world.bench.batchUpdate([{ appendCells: { sheetId, rows: [{ values: cells }], fields: 'userEnteredValue' } }]);
  edit(world, sheetId);

  world.run('hourlyRun');

  expect(world.rows('referrals')).toMatchObject([{ 'Referral ID': 'R-00001', 'Client ID': 'C-00001', 'Standing': 'active', 'Visits left': 6 }]);
  world.run('hourlyRun');
  expect(world.bench.calls.last()).toMatchObject({ reads: expect.any(Number), writes: 0 });
});

it('a booking is covered within the hour once an earlier one is canceled in the sidebar', () => {
  const world = aWorld({ rows: {
    clients: [aClient()], insurers: [anInsurer({ id: 'I-00020' })], cover: [aCover({ insurer: 'I-00020' })], therapists: [aTherapist()],
    referrals: [aReferral({ visitsAuthorized: 1 })], sessions: [aSession({ date: '2026-03-05' }), aSession({ id: 'S-00002', date: '2026-03-09' })],
  } });
  world.run('dailyRun');
  expect(world.row('sessions', 'S-00002')?.Covered).toMatch(/^no: The referral R-00001 has no visit left/);

  world.get('sessions.save', { id: 'S-00001', row: { Status: 'canceled' }, opened: { Status: 'booked' } });
  world.run('hourlyRun');

  expect(world.row('sessions', 'S-00002')?.Covered).toBe('yes');
});

it('a booking stands as the insurer’s changed rule says within the hour', () => {
  const world = aWorld({ rows: {
    clients: [aClient()], insurers: [anInsurer({ id: 'I-00020' })], cover: [aCover({ insurer: 'I-00020' })], therapists: [aTherapist()],
    referrals: [aReferral()], sessions: [aSession({ date: '2026-03-05' })],
  } });
  world.run('dailyRun');

  world.get('insurers.save', { id: 'I-00020', row: { 'Massage payable': 'no' } });
  world.run('hourlyRun');

  expect(world.row('sessions', 'S-00001')?.Covered).toMatch(/does not pay for massage/);
});

it('an order is closed in the sidebar with one read and one write, and a booking after that says so within the hour', () => {
  const world = aWorld({ today: '2026-03-02', rows: {
    clients: [aClient()], cases: [aCase()], cover: [aCover()], providers: [aProvider()], therapists: [aTherapist()],
    referrals: [aReferral({ writtenOn: '2026-02-20', endsOn: '2026-04-10' })], sessions: [aSession({ date: '2026-03-09' })],
  } });
  world.run('dailyRun');
  expect(world.row('sessions', 'S-00001')?.Covered).toBe('yes');

  const { row } = world.get('referrals.load', { id: 'R-00001', at: 2 });
  world.get('referrals.save', { id: 'R-00001', at: 2, opened: row, row: { 'Closed on': '2026-03-03', 'Closed why': 'revoked' } });
  expect(world.bench.calls.last()).toMatchObject({ reads: 1, writes: 1 });
  world.run('hourlyRun');

  expect(world.row('sessions', 'S-00001')?.Covered).toBe('no: The referral R-00001 was revoked on Mar 3; this session is on Mar 9.');
});

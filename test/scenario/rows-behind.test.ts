// One step from any number to the rows it was counted from: in the sidebar, and from the cell in the sheet.

import { tablesByName } from '../../src/clinic/tables.ts';
import { aClient, aCover, anAuthorization, anInsurer, aReferral, aSession, aSignedNote, cast } from '../builders.ts';
import type { TableName, World } from '../world.ts';
import { aWorld } from '../world.ts';
import { columnOf, movesColumn } from './hands.ts';

const visit = (id: string, date: string, own = {}) => aSignedNote({ id, date, case: '', fee: 100, paid: 60, ...own });

/** Five given, one booked, one late; two visits from before. */
function aClinic(): World {
  const world = aWorld({
    today: '2026-03-02',
    rows: {
      clients: [aClient(), aClient({ ...cast.otto })], insurers: [anInsurer({ id: 'I-00020', limitPeriod: 'claim', visitsPerPeriod: 20 })],
      cover: [aCover({ insurer: 'I-00020', case: '', moneyLimit: 1000 })], referrals: [aReferral({ case: '', usedBefore: 2 })], authorizations: [anAuthorization()],
      sessions: [
        visit('S-00001', '2026-01-14'), visit('S-00002', '2026-01-21'), visit('S-00003', '2026-02-04'), visit('S-00004', '2026-02-11'), visit('S-00005', '2026-02-18', { client: 'C-00002', cover: '', referral: '' }),
        aSession({ id: 'S-00006', date: '2026-03-04', case: '' }), aSession({ id: 'S-00007', date: '2026-02-20', case: '', status: 'late cancel' }),
      ],
    },
  });
  world.run('dailyRun');
  return world;
}

const world = aClinic();
const rowsOf = (count: string, of: string, more = {}) => {
  const { rows, caption } = world.get('rows.behind', { count, of, ...more });
  return [rows.map((row) => row.id).join(' '), caption];
};
const given = 'S-00001 S-00002 S-00003 S-00004';

it.each([
  ['visitsUsed', 'R-00001', given, 'R-00001: 4 completed, and 2 from before these records'],
  ['visitsBooked', 'R-00001', 'S-00006', 'R-00001: 1 booked'],
  ['visitsLeft', 'R-00001', given, 'R-00001: 6 of 12 left, 4 completed, and 2 from before these records'],
  ['visitsUsed', 'V-00001', given, 'V-00001: 4 completed, and 2 from before these records'],
  ['visitsLeft', 'V-00001', given, 'V-00001: 14 of 20 left, 4 completed, and 2 from before these records'],
  ['moneyLeft', 'V-00001', given, 'V-00001: $600.00 of $1,000.00 left, 4 completed, and 2 from before these records'],
  ['visitsUsed', 'A-00001', given, 'A-00001: 4 completed'],
  ['visitsLeft', 'A-00001', given, 'A-00001: 2 of 6 left, 4 completed'],
])('%s of %s', (count, of, ids, caption) => {
  expect(rowsOf(count, of)).toEqual([ids, caption]);
});

it('each further figure of the month names its rows', () => {
  const { figures } = world.get('summary.figures', { month: '2026-02' });
  const rows = Object.fromEntries(figures.map(({ key }) => [key, world.get('rows.behind', { count: 'figure', of: key, month: '2026-02' }).rows.map((row) => row.id).join(' ')]));

  expect(figures.map((one) => one.key)).toEqual(['T-00001', 'new clients', 'no-show', 'late cancel', 'referrals', 'use', 'reports', 'owed', 'notes']);
  expect(rows).toMatchObject({ 'T-00001': 'S-00003 S-00004 S-00005', 'new clients': 'S-00005', 'no-show': '', 'late cancel': 'S-00007', 'use': 'R-00001', 'owed': 'S-00001 S-00002 S-00003 S-00004 S-00005' });
  expect(figures.find((one) => one.key === 'use')?.says).toBe('Of the visits authorized on those in use, 50 % are used: Evergreen Test Health 50 % (6 of 12).');
});

describe('from a cell of the sheet', () => {
  const select = (of: World, name: TableName, row: number, heading: string) =>
    of.bench.services.spreadsheetApp.select(of.bench.owner, { sheetId: tablesByName[name].sheetId, row, column: columnOf(of, name, heading) + 1, rows: 1, columns: 1 });
  const opened = (of: World): string => {
    of.run('showRows', { kind: 'menu' });
    return /TABLEWORK_OPEN = "([^"]*)"/.exec(of.bench.ui.screen(of.bench.owner).sidebar?.html ?? '')?.[1] ?? '';
  };
  const rowOfMonth = (month: string, insurer: string) => world.rows('summary').findIndex((row) => row['Month'] === month && row['Insurer ID'] === insurer) + 2;

  it.each<[TableName, number, string, string]>([
    ['referrals', 2, 'Visits used', 'rows visitsUsed R-00001'], ['referrals', 2, 'Visits booked', 'rows visitsBooked R-00001'], ['referrals', 2, 'Visits left', 'rows visitsLeft R-00001'],
    ['referrals', 2, 'Standing', 'rows visitsUsed R-00001'], ['cover', 2, 'Money left', 'rows moneyLeft V-00001'], ['authorizations', 2, 'Visits left', 'rows visitsLeft A-00001'],
    ['summary', rowOfMonth('2026-02', 'I-00020'), 'Charged', 'rows charged 2026-02 I-00020'], ['summary', rowOfMonth('2026-02', ''), 'Visits', 'rows visits 2026-02'],
    ['summary', rowOfMonth('2026-02', 'I-00020'), 'Visits the month before', 'rows visits 2026-01 I-00020'], ['summary', rowOfMonth('2026-02', 'I-00020'), 'Visits a year before', 'rows visits 2025-02 I-00020'],
  ])('%s row %i, “%s”', (name, row, heading, place) => {
    select(world, name, row, heading);

    expect(opened(world)).toBe(place);
    expect(world.bench.calls.last()).toMatchObject({ reads: 1, writes: 0 });
  });

  it('wherever its column has been moved', () => {
    const moved = aClinic();
    moved.bench.batchUpdate([movesColumn('referrals', columnOf(moved, 'referrals', 'Visits left'), 1)]);

    select(moved, 'referrals', 2, 'Visits left');

    expect(opened(moved)).toBe('rows visitsLeft R-00001');
  });

  it.each<[TableName, number, string]>([['clients', 2, 'Phone'], ['referrals', 1, 'Visits used'], ['referrals', 40, 'Visits used'], ['summary', 1, 'Visits']])('where there is no number, %s row %i, it says what to select', (name, row, heading) => {
    select(world, name, row, heading);
    world.bench.ui.answer('OK');
    world.run('showRows', { kind: 'menu' });

    expect(world.bench.ui.asked().at(-1)).toMatchObject({ title: 'Rows behind this number', prompt: expect.stringContaining('Select a number first') });
  });
});

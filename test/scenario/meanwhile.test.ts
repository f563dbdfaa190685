// What people save and do while the daily run is under way stays as they left it, and what Google refuses is done later.

import { imports } from '../../src/clinic/imports/table.ts';
import { tablesByName } from '../../src/clinic/tables.ts';
import type { World } from '../world.ts';
import { aClinicOfLooseSessions, aFirstMorning, aSmallClinic } from './clinic.ts';
import { actsBeforeCalls, columnOf, insertsColumn, journalOf, movesColumn, types } from './hands.ts';

const aLooseSession = (): World => aClinicOfLooseSessions(['2026-03-10']);

describe('a session that has no order when the night begins', () => {
  const chooses = (world: World, before: number) => {
    const at = columnOf(world, 'sessions', 'Referral ID');
    const hands = actsBeforeCalls(world, (call) => (call === before ? [types('sessions', 2, at, 'R-00001')] : undefined));
    world.run('dailyRun');
    hands.ends();
  };

  it('keeps the order that somebody chooses for it meanwhile, and counts on it', () => {
    const world = aLooseSession();

    chooses(world, 1);

    expect(world.row('sessions', 'S-00001')).toMatchObject({ 'Referral ID': 'R-00001', 'Covered': 'yes' });
    expect(world.rows('referrals')).toMatchObject([{ 'Visits used': 1 }, { 'Visits used': 0 }]);
    expect(journalOf(world).some(({ action }) => action === 'choose referrals')).toBe(false);
  });

  it('gets the one that fits where somebody chose in the same moment, and the journal tells what stood there', () => {
    const world = aLooseSession();

    chooses(world, 2);

    expect(world.row('sessions', 'S-00001')).toMatchObject({ 'Referral ID': 'R-00002' });
    expect(journalOf(world).find(({ action }) => action === 'mended')).toMatchObject({ by: 'daily run', before: '{"S-00001 Referral ID":"R-00001"}' });
  });
});

describe('files of an import that nobody went on with', () => {
  const file = (world: World, importId: string) => world.get('import.put', { importId, name: 'patients.csv', part: 1, of: 1, text: 'Last name,First name\nAbel,Rosa\n' });
  const keysOf = (world: World) => world.cells('imports').slice(1).map((cells) => String(cells[0] ?? '')).filter(Boolean);

  it('are emptied at night, and not those of an import begun while it ran', () => {
    const other = aSmallClinic();
    file(other, 'begun-meanwhile');
    const begun = other.cells('imports').slice(1);
    const world = aSmallClinic();
    file(world, 'left-behind');
    world.bench.clock.set(world.bench.clock.instantOf('2026-03-04T05:30'));
    // What import.put does: it empties what was left behind, and its own rows take that place.
    const width = imports.keys.length;
    const { sheetId } = tablesByName.imports;
    const put = begun.flatMap((cells, i) => Array.from({ length: width }, (_, c) => types('imports', 2 + i, c, String(cells[c] ?? '').replace(/2026-03-0\dT[\d:.]+Z/, '2026-03-04T13:30:00.000Z'))));
    const hands = actsBeforeCalls(world, (call) => (call === 1 ? [{ updateCells: { range: { sheetId, startRowIndex: 1 }, fields: 'userEnteredValue' } }, ...put] : undefined));

    world.run('dailyRun');
    hands.ends();

    expect(keysOf(world)).toEqual(begun.map((cells) => cells[0]));
  });

  it('are emptied at night where nobody begins another', () => {
    const world = aSmallClinic();
    file(world, 'left-behind');
    world.bench.clock.set(world.bench.clock.instantOf('2026-03-04T05:30'));

    world.run('dailyRun');

    expect(keysOf(world)).toEqual([]);
  });
});

describe('a column of formulas that somebody moves while a night numbers sixty rows', () => {
  it('is whole again within a few calls, however many cells of it were hit', () => {
    const world = aSmallClinic();
    const { sheetId } = tablesByName.clients;
    const rows = world.cells('clients').length;
    const formula = (row: number) => ({ updateCells: { start: { sheetId, rowIndex: row - 1, columnIndex: 1 }, rows: [{ values: [{ userEnteredValue: { formulaValue: `=LEFT(C${row},8)` } }] }], fields: 'userEnteredValue' } });
    world.bench.batchUpdate([
      insertsColumn('clients', 1), types('clients', 1, 1, 'Own'),
      ...Array.from({ length: 60 }, (_, i) => types('clients', rows + 1 + i, 2, `Typed ${i}`)), ...Array.from({ length: rows + 60 - 1 }, (_, i) => formula(i + 2)),
    ]);
    const own = world.rows('clients').map((row) => row['Own']);
    
    world.bench.faults.set({ between: [movesColumn('clients', 0, 2)] });
    const hands = actsBeforeCalls(world, () => undefined);

    world.run('dailyRun');
    hands.ends();

    expect(world.rows('clients').map((row) => row['Own'])).toEqual(own);
    expect(hands.calls()).toBeLessThan(40);
  });
});

describe('a summary that Google refuses on the first working day', () => {
  it('goes out with the next daily run, once', () => {
    const world = aFirstMorning();
    const summaries = () => world.rows('sends').map((row) => String(row['Key'])).filter((key) => key.startsWith('summary|'));
    world.bench.faults.set({ failNext: 'drive.files.create', with: 500, times: 20 });
    expect(() => world.run('dailyRun')).toThrow();
    world.bench.faults.clear();
    expect(summaries()).toEqual([]);

    for (const day of ['03', '04']) {
      world.bench.clock.set(world.bench.clock.instantOf(`2026-03-${day}T05:30`));
      world.run('dailyRun');
    }

    expect(summaries()).toEqual(['summary|2026-02|owner@clinic.example']);
    expect(world.bench.outbox.filter((mail) => mail.subject.includes('summary of February 2026'))).toHaveLength(1);
  });
});

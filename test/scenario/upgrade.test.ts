// An older workbook is upgraded in place, by the owner, with a copy made first.

import { upgrades } from '../../src/clinic/records/upgrades.ts';
import { schemaVersion } from '../../src/kit/schema.ts';
import { tablesByName } from '../../src/clinic/tables.ts';
import { SPREADSHEET_ID } from '../../workbench/services.ts';
import { aReferral, aTherapist, cast } from '../builders.ts';
import type { World } from '../world.ts';
import { aWorld } from '../world.ts';

const { sheetId } = tablesByName.referrals;
const placeOf = (world: World, heading: string): number => world.cells('referrals')[0]?.indexOf(heading) ?? -1;
const settingOf = (world: World, key: string) => world.rows('settings').find((row) => row['Key'] === key)?.['Value'];
const setUp = (world: World, user: string = cast.june.email) => world.run('setUp', { kind: 'menu', user }) as { upgraded: { does: string[]; copy: string } };
const rowsOf = (world: World, spreadsheetId: string): unknown[][] =>
  (world.bench.sheets.call('sheets.spreadsheets.values.get', { spreadsheetId, range: 'Referrals', valueRenderOption: 'UNFORMATTED_VALUE' }, undefined, { user: world.bench.owner }).answer as { values: unknown[][] }).values;
const shown = (world: World, heading: string): string => {
  const column = placeOf(world, heading);
  const answer = world.bench.sheets.call('sheets.spreadsheets.values.get', { spreadsheetId: SPREADSHEET_ID, range: 'Referrals' }, undefined, { user: world.bench.owner }).answer as { values: string[][] };
  return answer.values[1]?.[column] ?? '';
};
const copies = (world: World) => world.bench.drive.all().filter((file) => file.name.includes('before version'));

/** A workbook as the first script made it: another heading, whole visits a week. */
function anOldWorkbook(version: '0' | '1' = '0'): World {
  const world = aWorld({ rows: { referrals: [aReferral({ perWeek: 0.5 })], therapists: [aTherapist(cast.tess)] } });
  const perWeek = placeOf(world, 'Visits per week');
  if (version === '0') world.set('referrals', 1, 'Order as written', 'Order text');
  world.bench.batchUpdate([{ repeatCell: { range: { sheetId, startRowIndex: 1, startColumnIndex: perWeek, endColumnIndex: perWeek + 1 }, cell: { userEnteredFormat: { numberFormat: { type: 'NUMBER', pattern: '0' } } }, fields: 'userEnteredFormat.numberFormat' } }]);
  world.setting('Schema version', version);
  return world;
}

describe('an older workbook', () => {
  it('is refused in words, with who can put it right, until it is upgraded', () => {
    const world = anOldWorkbook();

    const opened = world.ask('start', {});
    const saved = world.ask('clients.save', { row: { 'Last name': 'Penn', 'First name': 'Otto' } });
    setUp(world);

    expect(opened).toMatchObject({ ok: false, issues: [{ code: 'older-workbook', message: expect.stringContaining('The owner chooses Tablework › Set up once') }] });
    expect(saved).toMatchObject({ ok: false, issues: [{ code: 'older-workbook' }] });
    expect(world.ask('start', {}).ok).toBe(true);
    expect(world.rows('clients')).toEqual([]);
  });

  it('is upgraded by the owner alone', () => {
    const world = anOldWorkbook();

    expect(() => setUp(world, cast.tess.email)).toThrow();

    expect(placeOf(world, 'Order text')).toBeGreaterThan(0);
    expect(settingOf(world, 'Schema version')).toBe('0');
    expect(copies(world)).toEqual([]);
  });

  it('keeps every cell; the copy made first is the workbook as it was', () => {
    const world = anOldWorkbook();
    const before = rowsOf(world, SPREADSHEET_ID);

    const { upgraded } = setUp(world);

    expect(upgraded.does).toHaveLength(2);
    expect(copies(world)).toMatchObject([{ name: 'Clinic, before version 2 (2026-03-02)' }]);
    expect(upgraded.copy).toContain(copies(world)[0]?.id);
    expect(rowsOf(world, copies(world)[0]?.id ?? '')).toEqual(before);
    expect(rowsOf(world, SPREADSHEET_ID)).toEqual(before.map((cells, i) => (i === 0 ? cells.map((cell) => (cell === 'Order text' ? 'Order as written' : cell)) : cells)));
    expect(settingOf(world, 'Schema version')).toBe(String(schemaVersion));
  });

  it('is not upgraded a second time, and no further copy is made', () => {
    const world = anOldWorkbook();
    setUp(world);

    expect(setUp(world).upgraded).toMatchObject({ does: [], copy: '' });

    expect(copies(world)).toHaveLength(1);
  });

  it('goes on where a run was cut between the change and its version', () => {
    const world = anOldWorkbook();
    setUp(world);
    world.setting('Schema version', '0');

    const { upgraded } = setUp(world);

    expect(upgraded.does).toEqual([]);
    expect(settingOf(world, 'Schema version')).toBe(String(schemaVersion));
  });

  it('is left alone where no copy can be made', () => {
    const world = anOldWorkbook();
    world.bench.faults.set({ failNext: 'spreadsheetApp.copy', with: 500 });

    expect(() => setUp(world)).toThrow();

    expect(placeOf(world, 'Order text')).toBeGreaterThan(0);
    expect(settingOf(world, 'Schema version')).toBe('0');
  });
});

describe('the upgrade to version 1', () => {
  it('calls “Order text” “Order as written”, over the same cells', () => {
    const world = anOldWorkbook();
    expect([placeOf(world, 'Order text') >= 0, placeOf(world, 'Order as written') >= 0]).toEqual([true, false]);

    setUp(world);

    expect([placeOf(world, 'Order text') >= 0, placeOf(world, 'Order as written') >= 0]).toEqual([false, true]);
    expect(world.rows('referrals')[0]).toMatchObject({ 'Order as written': 'Massage therapy 12 visits, 2x/week, L-spine and R hip. M54.41' });
  });
});

describe('the upgrade to version 2', () => {
  it('shows half a visit a week as 0.5', () => {
    const world = anOldWorkbook('1');
    expect(shown(world, 'Visits per week')).toBe('1');

    setUp(world);

    expect(shown(world, 'Visits per week')).toBe('0.5');
    expect(world.rows('referrals')[0]).toMatchObject({ 'Visits per week': 0.5 });
  });
});

it('upgrades lead from the first version to this script’s, without a gap', () => {
  expect(upgrades.map(({ from, to }) => [from, to])).toEqual(Array.from({ length: schemaVersion }, (_, version) => [version, version + 1]));
});

it('a workbook of a newer script is refused, and not touched', () => {
  const world = aWorld({ settings: { 'Schema version': String(schemaVersion + 1) } });

  expect(world.ask('start', {})).toMatchObject({ ok: false, issues: [{ code: 'older-script' }] });
  expect(() => setUp(world)).toThrow();
});

// The journal of past years put aside: nothing lost, the chain going on, and a run that is cut taken up again.

import { headings } from '../../src/kit/table.ts';
import { tablesByName } from '../../src/clinic/tables.ts';
import { restoreServices, savedServices } from '../../workbench/services.ts';
import { aTherapist, cast } from '../builders.ts';
import { importAll } from '../clinic/import/csv.ts';
import type { World } from '../world.ts';
import { aWorld } from '../world.ts';
import { rowOf } from './hands.ts';

/** Past the timed runs in between. */
const jumpTo = (world: World, wall: string) => world.bench.clock.set(world.bench.clock.instantOf(wall));

/** Two years of saves, then a new year; or a save on each of the days given. */
function aClinicOfThreeYears(days = ['2024-12-31T23:30', '2025-01-01T00:30', '2025-06-02T09:00', '2025-12-31T17:00', '2026-01-02T09:00']): World {
  const world = aWorld({ today: days[0], settings: { 'Clinic name': 'Hollis Massage' } });
  const names = ['Quill', 'Penn', 'Lark', 'Okafor', 'Reyes', 'Ames'];
  for (const [i, day] of days.entries()) {
    jumpTo(world, day);
    world.get('clients.save', { row: { 'Last name': names[i] ?? '', 'First name': 'Ada' } });
  }
  return world;
}

const told = (world: World, item: string, user: string = cast.june.email): string => {
  world.bench.ui.answer('OK');
  world.run(item, { kind: 'menu', user });
  return world.bench.ui.asked().at(-1)?.prompt ?? '';
};
const archives = (world: World) => world.bench.drive.all().filter((file) => file.name.includes('journal'));
const linesOf = (world: World, id: string): string[][] =>
  (world.bench.sheets.call('sheets.spreadsheets.values.get', { spreadsheetId: id, range: 'A:Z', valueRenderOption: 'UNFORMATTED_VALUE' }, undefined, { user: world.bench.owner }).answer as { values?: string[][] }).values ?? [];
const journalOf = (world: World): string[][] => world.cells('journal').map((cells) => cells.map(String));
const ofRecords = (lines: string[][]): string[] => lines.map((cells) => String(cells[4] ?? '')).filter((id) => id.startsWith('C-'));

describe('archiving the journal', () => {
  it('puts each past year into a spreadsheet of its own, line for line, and keeps this year', () => {
    const world = aClinicOfThreeYears();
    const before = journalOf(world);

    const words = told(world, 'archiveJournal');

    expect(words).toContain('2024: ');
    expect(words).toContain('2025: ');
    expect(archives(world).map((file) => file.name)).toEqual(['Hollis Massage, journal 2024', 'Hollis Massage, journal 2025']);
    const [first = [], second = []] = archives(world).map((file) => linesOf(world, file.id));
    expect([first[0], second[0]]).toEqual([headings(tablesByName.journal), headings(tablesByName.journal)]);
    expect(ofRecords(first)).toEqual(['C-00001']);
    expect(ofRecords(second)).toEqual(['C-00002', 'C-00003', 'C-00004']);
    expect([...first.slice(1), ...second.slice(1)]).toEqual(before.slice(1, first.length + second.length - 1));
    expect(ofRecords(journalOf(world))).toEqual(['C-00005']);
  });

  it('leaves a chain that goes on: the first line that stays holds the last hash put aside', () => {
    const world = aClinicOfThreeYears();

    told(world, 'archiveJournal');
    world.get('clients.save', { row: { 'Last name': 'Reyes', 'First name': 'Rue' } });

    const last = linesOf(world, archives(world)[1]?.id ?? '').at(-1)?.[9];
    expect(world.rows('journal')[0]?.['Previous hash']).toBe(last);
    expect(told(world, 'checkJournal')).toContain('lines are whole and in order.');
    expect(told(world, 'checkJournal')).toContain('Earlier lines were put aside: 2024: https://');
  });

  it('has nothing to do in the first year, or a second time', () => {
    const world = aClinicOfThreeYears();
    told(world, 'archiveJournal');

    expect(told(world, 'archiveJournal')).toContain('There is nothing to put aside');
    expect(archives(world)).toHaveLength(2);
  });

  it('is for the owner alone', () => {
    const world = aClinicOfThreeYears();
    world.put('therapists', [aTherapist({ ...cast.tess })]);

    expect(told(world, 'archiveJournal', cast.tess.email)).toContain('This is for the owner');
    expect(archives(world)).toEqual([]);
  });

  it('remembers earlier archives when the line that names them is put aside itself', () => {
    const world = aClinicOfThreeYears();
    told(world, 'archiveJournal');
    jumpTo(world, '2027-02-01T09:00');

    told(world, 'archiveJournal');

    expect(told(world, 'checkJournal')).toMatch(/2024: https.*2025: https.*2026: https/);
    expect(world.get('history.of', { id: 'C-00001' })).toMatchObject({ lines: [], archives: [{ year: '2024' }, { year: '2025' }, { year: '2026' }] });
  });

  it('takes nothing out where the copy is not the same', () => {
    const world = aClinicOfThreeYears();
    const before = journalOf(world);
    const { sheetId } = tablesByName.journal;
    world.bench.faults.set({ between: [{ moveDimension: { source: { sheetId, dimension: 'ROWS', startIndex: 1, endIndex: 2 }, destinationIndex: 3 } }] });

    told(world, 'archiveJournal');
    told(world, 'archiveJournal');

    expect(new Set([...journalOf(world), ...archives(world).flatMap((file) => linesOf(world, file.id))].map((cells) => cells[9]))).toEqual(new Set([...before.map((cells) => cells[9]), journalOf(world).at(-1)?.[9], journalOf(world).at(-2)?.[9]]));
  });
});

describe('a run that is cut', () => {
  const world = aClinicOfThreeYears(['2025-06-02T09:00', '2025-12-31T17:00', '2026-01-02T09:00']);
  const first = savedServices(world.bench.services);
  const before = journalOf(world).slice(1).map((cells) => String(cells[9]));
  told(world, 'archiveJournal');
  const calls = Object.values(world.bench.calls.last()?.calls ?? {}).reduce((all, n) => all + n, 0);

  it(`after any of its ${calls} calls is taken up again: no line is lost or stands in the journal twice, and the chain holds`, () => {
    for (let n = 1; n < calls; n++) {
      restoreServices(world.bench.services, first);
      world.bench.faults.set({ killAfterCalls: n });
      world.bench.ui.answer('OK');
      expect(() => world.run('archiveJournal', { kind: 'menu' })).toThrow();
      world.bench.faults.clear();

      told(world, 'archiveJournal');

      const kept = new Set([...archives(world).flatMap((file) => linesOf(world, file.id).slice(1)), ...journalOf(world).slice(1)].map((cells) => String(cells[9])));
      expect({ n, lost: before.filter((hash) => !kept.has(hash)), records: ofRecords(journalOf(world)) }).toEqual({ n, lost: [], records: ['C-00003'] });
      expect({ n, chain: told(world, 'checkJournal') }).toEqual({ n, chain: expect.stringContaining('lines are whole and in order.') });
    }
  });
});

describe('a record last saved in a year put aside', () => {
  const second = cast.tess.email;
  const byHand = (world: World, user: string = cast.june.email) => world.get('records.check', {}, { user }).findings.filter((one) => one.kind === 'by hand');
  const inWords = (world: World): string[] => byHand(world).map((one) => `${one.id} ${one.field}: ${one.was} → ${one.is}`);

  function anOldHandEdit(): World {
    const world = aClinicOfThreeYears(['2024-12-31T23:30', '2025-01-01T00:30', '2025-06-02T09:00']);
    jumpTo(world, '2025-12-31T17:00');
    importAll(world, { 'clients.csv': 'Id,Last Name,First Name,Phone\np1,Oakes,Finn,007\n' });
    jumpTo(world, '2026-01-03T09:00');
    world.put('therapists', [aTherapist({ ...cast.tess, role: 'owner' })]);
    told(world, 'archiveJournal');
    world.set('clients', rowOf(world, 'clients', 'C-00002'), 'First name', 'Ava');
    world.set('clients', rowOf(world, 'clients', 'C-00004'), 'Phone', '(206) 555-0111');
    return world;
  }

  it('has its later changes by hand listed with both values, also where it came by import', () => {
    expect(inWords(anOldHandEdit())).toEqual(['C-00002 First name: Ada → Ava', 'C-00004 Phone: 007 → (206) 555-0111']);
  });

  it('has them accepted or put back, which this year’s journal tells', () => {
    const world = anOldHandEdit();
    const [name, phone] = byHand(world);

    world.get('records.accept', { id: 'C-00002', field: 'First name', line: name?.line ?? 0 });
    world.get('history.restore', { id: 'C-00004', field: 'Phone', line: phone?.line ?? 0, to: 'after' });

    expect(inWords(world)).toEqual([]);
    expect([world.row('clients', 'C-00002'), world.row('clients', 'C-00004')]).toMatchObject([{ 'First name': 'Ava' }, { 'Phone': '007' }]);
    expect(world.rows('journal').slice(-2).map((row) => [row['Record ID'], row['Before'], row['After']])).toEqual([['C-00002', '{"First name":"Ada"}', '{"First name":"Ava"}'], ['C-00004', '{"Phone":"(206) 555-0111"}', '{"Phone":"007"}']]);
    expect(told(world, 'checkJournal')).toContain('lines are whole and in order.');
  });

  it('is compared by this year alone for an owner with whom the archives are not shared, and that is said', () => {
    const world = anOldHandEdit();
    world.get('clients.save', { id: 'C-00003', row: { 'Phone': '(206) 555-0133' } });
    world.set('clients', rowOf(world, 'clients', 'C-00003'), 'Phone', '(206) 555-0144');

    const checked = world.get('records.check', {}, { user: second });

    expect(checked).toMatchObject({ findings: [{ id: 'C-00003', field: 'Phone', was: '(206) 555-0133' }], notCompared: ['2024', '2025'] });
    expect(world.get('records.check', {})).not.toHaveProperty('notCompared');
  });

  it('cannot be put back from a place in an archive that tells of another, or is none', () => {
    const world = anOldHandEdit();
    const [name] = byHand(world);

    for (const line of [name?.line ?? 0, 20_000_999, 99_000_002]) expect(world.ask('history.restore', { id: 'C-00003', field: 'First name', line, to: 'after' })).toMatchObject({ ok: false, issues: [{ code: 'unknown-record' }] });
  });

  it('costs three reads more for each year', () => {
    const world = aClinicOfThreeYears();
    world.get('records.check', {});
    const before = world.bench.calls.last()?.reads ?? 0;
    told(world, 'archiveJournal');

    world.get('records.check', {});

    expect((world.bench.calls.last()?.reads ?? 0) - before).toBe(2 * 3 + 1);
  });
});

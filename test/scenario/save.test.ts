// Saving records through the door, on the built script.

import { aWorld } from '../world.ts';

describe('a clinic just set up', () => {
  it('saves a client as a row', () => {
    const world = aWorld();

    const saved = world.get('clients.save', { row: { 'Last name': 'Okafor', 'First name': 'Ada', 'Date of birth': '1971-04-02', 'Phone': '007' } });

    expect(saved.id).toBe('C-00001');
    expect(world.rows('clients')[0]).toMatchObject({ 'Client ID': 'C-00001', 'Last name': 'Okafor', 'Phone': '007', 'Date of birth': 26025, 'Status': 'active' });
    expect(world.bench.calls.last()).toMatchObject({ reads: 1, writes: 1 });
  });
});

it('keeps the format of cells left empty, so that what is typed there by hand later stays as typed', () => {
  const world = aWorld();
  world.get('clients.save', { row: { 'Last name': 'Quill', 'First name': 'Mara', 'Email': 'mara@example.com' } });

  const column = Object.keys(world.rows('clients')[0] ?? {}).indexOf('Phone');
  world.bench.sheets.call('sheets.spreadsheets.values.update', { spreadsheetId: 'clinic', range: `Clients!${String.fromCharCode(65 + column)}2`, valueInputOption: 'USER_ENTERED' }, { values: [['0049555']] }, { user: world.bench.owner });

  expect(world.rows('clients')[0]?.['Phone']).toBe('0049555');
});

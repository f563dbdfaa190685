// A person edits a cell by hand: the tab is marked, nothing else happens at once.

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

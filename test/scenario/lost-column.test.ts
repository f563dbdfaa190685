// A column that somebody deleted comes back with its looks at the next set-up; what only it held is told as gone.

import type { Column } from '../../src/kit/column.ts';
import { tablesByName } from '../../src/clinic/tables.ts';
import { aClient, aCover, cast } from '../builders.ts';
import type { TableName, World } from '../world.ts';
import { aWorld } from '../world.ts';
import { worldLike } from './clinic.ts';
import { placeOf, setUp, tabOf, told } from './tabs.ts';

describe('a column that somebody deleted', () => {
  /** Looks of each column, by heading: its dropdown, warning, colors, format, note and views. */
  const looksOf = (world: World, name: TableName, names: string[]) => {
    const tab = tabOf(world, name);
    const [top, first] = tab.data?.[0]?.rowData ?? [];
    const row = world.cells(name)[0] ?? [];
    return names.map((heading) => {
      const at = row.indexOf(heading);
      const cell = first?.values?.[at];
      return {
        heading, note: top?.values?.[at]?.note ?? '', format: cell?.userEnteredFormat?.numberFormat, dropdown: cell?.dataValidation?.condition.values,
        warnings: (tab.protectedRanges ?? []).filter(({ range }) => range.startColumnIndex === at).map(({ description }) => description),
        colors: (tab.conditionalFormats ?? []).filter(({ ranges }) => ranges.some(({ startColumnIndex }) => startColumnIndex === at)).map((one) => one.booleanRule.condition.values?.[0]?.userEnteredValue).sort(),
        views: (tab.filterViews ?? []).filter(({ filterSpecs = [] }) => filterSpecs.some(({ columnIndex }) => columnIndex === at)).map(({ title }) => title),
      };
    });
  };

  /** A needed one, one with a dropdown, one in colors, a day and the last. */
  const pickedOf = (name: TableName): string[] => {
    const columns: Column[] = Object.values(tablesByName[name].columns);
    const picked = [columns[1], columns.find((column) => column.choices && !column.derived), columns.find((column) => column.derived && column.choices), columns.find((column) => column.kind === 'day'), columns.at(-1)];
    return [...new Set(picked.flatMap((column) => (column ? [column.heading] : [])))];
  };

  it.each(Object.keys(tablesByName).filter((name) => tablesByName[name as TableName].keys.length > 3) as TableName[])('%s: comes back with all its looks, and the others keep theirs', (name) => {
    const world = worldLike('as set up', () => aWorld());
    const { sheetId } = tablesByName[name];
    const all = world.cells(name)[0] as string[];
    const before = looksOf(world, name, all);
    for (const heading of pickedOf(name)) {
      const at = placeOf(world, name, heading);
      world.bench.batchUpdate([{ deleteDimension: { range: { sheetId, dimension: 'COLUMNS', startIndex: at, endIndex: at + 1 } } }]);
    }

    const report = setUp(world);

    expect(report.headingsAdded.sort()).toEqual(pickedOf(name).map((heading) => `${tablesByName[name].tab}: ${heading}`).sort());
    expect(looksOf(world, name, all)).toEqual(before);
    expect(setUp(world).headingsAdded).toEqual([]);
  });

  it('of ids: nothing is numbered anew while other rows name them, and Set up says how to get it back', () => {
    const world = aWorld({ rows: { clients: [aClient(), aClient({ ...cast.otto })], cover: [aCover({ case: '' })] } });
    world.bench.batchUpdate([{ deleteDimension: { range: { sheetId: tablesByName.clients.sheetId, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 } } }]);

    const words = told(world);
    world.run('dailyRun');
    world.set('clients', 2, 'Phone', '(206) 555-0199');
    world.run('hourlyRun');

    expect(words).toContain('The ids are gone with the columns Clients: Client ID, and other rows name them. Bring those columns back with File › Version history');
    expect(world.rows('clients').map((row) => row['Client ID'] ?? '')).toEqual(['', '']);
    expect(world.get('records.check', {}).findings.map((one) => [one.kind, one.id])).toContainEqual(['reference', 'V-00001']);
    expect(world.ask('records.number', {})).toMatchObject({ ok: false, issues: [{ message: expect.stringContaining('The ids of the tab Clients are gone, and other rows name them.') }] });
    expect(world.rows('clients').map((row) => row['Client ID'] ?? '')).toEqual(['', '']);
  });

  it('of ids whose heading alone was emptied is not told as lost', () => {
    const world = aWorld({ rows: { clients: [aClient()] } });
    world.set('clients', 1, 'Client ID', '');

    expect(told(world)).not.toContain('The ids are gone');
    expect(world.rows('clients')[0]).toMatchObject({ 'Client ID': 'C-00001' });
  });
});

// What a night may cost, whatever the size of the clinic: counted in calls, cells and bytes, never in time.

import { sessionWant } from '../../src/clinic/daily/rows.ts';
import { scratch } from '../../src/clinic/scratch/table.ts';
import { tables, tablesByName } from '../../src/clinic/tables.ts';
import { aClinicOf } from '../bench/clinic.ts';
import type { World } from '../world.ts';

interface GridRange { sheetId?: number; startRowIndex?: number; startColumnIndex?: number; endColumnIndex?: number }
interface Write { updateCells?: { start?: { sheetId: number; rowIndex: number; columnIndex: number }; rows?: { values: { userEnteredValue?: Record<string, unknown> }[] }[] } }
interface Night { reads: number; writes: number; bytes: number[]; asked: GridRange[]; written: { sheetId: number; row: number; column: number; value: unknown }[] }

const mostBytes = 2_000_000;

/** A run with what it asked of Sheets. */
function night(world: World): Night {
  const { sheets } = world.bench;
  const call = sheets.call.bind(sheets);
  const seen: Night = { reads: 0, writes: 0, bytes: [], asked: [], written: [] };
  sheets.call = (methodId, params, body, ...rest) => {
    if (methodId.endsWith('batchGetByDataFilter')) seen.asked.push(...(body as { dataFilters: { gridRange: GridRange }[] }).dataFilters.map((one) => one.gridRange));
    if (methodId === 'sheets.spreadsheets.batchUpdate') {
      seen.bytes.push(Buffer.byteLength(JSON.stringify(body)));
      for (const { updateCells: { start, rows = [] } = {} } of (body as { requests: Write[] }).requests) {
        if (start && start.sheetId !== scratch.sheetId) seen.written.push(...(rows[0]?.values ?? []).map((cell, i) => ({ sheetId: start.sheetId, row: start.rowIndex, column: start.columnIndex + i, value: Object.values(cell.userEnteredValue ?? {})[0] ?? '' })));
      }
    }
    return call(methodId, params, body, ...rest);
  };
  try {
    world.run('dailyRun');
  } finally {
    sheets.call = call;
  }
  const { reads = 0, writes = 0 } = world.bench.calls.last() ?? {};
  return { ...seen, reads, writes };
}

const cellsNow = (world: World) => new Map(tables.filter((table) => table.keys.length > 0).map((table) => [table.sheetId, world.cells(table.name as keyof typeof tablesByName)]));

describe.each([1000, 5000])('in a clinic of %i sessions', (size) => {
  const world = aClinicOf(size);
  // Not the first working day: no summary goes out.
  world.bench.clock.set(world.bench.clock.instantOf('2026-03-03T05:30'));
  const first = night(world);
  world.bench.clock.set(world.bench.clock.instantOf('2026-03-04T05:30'));
  const before = cellsNow(world);
  const usual = night(world);

  it('all there is to count takes three reads, and a write for each two megabytes of changes', () => {
    const changes = first.bytes.slice(0, -2);

    expect(first.reads).toBe(3);
    expect(Math.max(...first.bytes)).toBeLessThan(mostBytes);
    // A write may be cut short by the rows it copies aside, and by a row that no longer fits.
    expect(changes.length).toBeLessThanOrEqual(Math.ceil(changes.reduce((sum, one) => sum + one, 0) / (mostBytes * 0.7)));
  });

  it('a usual night takes three reads; one write for the changes, one that claims the mails, one that marks them and the run', () => {
    expect(usual).toMatchObject({ reads: 3, writes: 3 });
  });

  it('no column of the sessions is read whole that is not needed', () => {
    const { sheetId, keys } = tablesByName.sessions;
    const whole = usual.asked.filter((range) => range.sheetId === sheetId && range.startRowIndex === 1);
    const columns = whole.flatMap(({ startColumnIndex = 0, endColumnIndex = Infinity }) => keys.filter((_, at) => at >= startColumnIndex && at < endColumnIndex));

    expect(columns.sort()).toEqual([...sessionWant.keys].sort());
  });

  it('only changed cells are written', () => {
    const same = usual.written.filter(({ sheetId, row, column, value }) => (before.get(sheetId)?.[row]?.[column] ?? '') === value);

    expect(usual.written.length).toBeGreaterThan(0);
    expect(same).toEqual([]);
  });

  it('a second run has nothing to write but that it ran', () => {
    const again = night(world);

    expect(again).toMatchObject({ reads: 3, writes: 1 });
    expect(again.written.filter((cell) => cell.sheetId !== tablesByName.settings.sheetId)).toEqual([]);
  });

  it('the first working day, with the month’s summary, its paper and its mail, takes eight reads', () => {
    world.bench.clock.set(world.bench.clock.instantOf('2026-04-01T05:30'));
    const summed = night(world);

    expect(summed.reads).toBe(8);
  });
});


// The least a task can cost: the same columns in one read, as JSON, through a bare typed loop.

import { performance } from 'node:perf_hooks';
import { fromSerial } from '../../src/kit/day.ts';
import { headings, type Table } from '../../src/kit/table.ts';
import { cover } from '../../src/clinic/cover/table.ts';
import { sessions } from '../../src/clinic/sessions/table.ts';
import { SPREADSHEET_ID } from '../../workbench/services.ts';
import type { World } from '../world.ts';

type Column = (string | number)[];

/** Milliseconds for a month's visits by insurer. */
export function monthFloor(world: World, month: string): number {
  return timed(() => {
    const [date = [], status = [], ofCover = []] = columns(world, sessions, ['Date', 'Status', 'Cover ID']);
    const [id = [], insurer = []] = columns(world, cover, ['Cover ID', 'Insurer ID']);
    const insurerOf = new Map<string | number, string | number>();
    for (let i = 1; i < id.length; i++) insurerOf.set(id[i] ?? '', insurer[i] ?? '');
    const totals = new Map<string | number | undefined, number>();
    for (let i = 1; i < date.length; i++) {
      if (status[i] !== 'completed' || !fromSerial(Number(date[i])).startsWith(month)) continue;
      const key = insurerOf.get(ofCover[i] ?? '');
      totals.set(key, (totals.get(key) ?? 0) + 1);
    }
    return totals.size;
  });
}

function timed(task: () => number): number {
  const started = performance.now();
  if (Number.isNaN(task())) throw new Error('not counted');
  return performance.now() - started;
}

/** The columns under these headings, heading first, by one read. */
function columns(world: World, table: Table, wanted: string[]): Column[] {
  const all = headings(table);
  const dataFilters = wanted.map((heading) => {
    const at = all.indexOf(heading);
    return { gridRange: { sheetId: table.sheetId, startColumnIndex: at, endColumnIndex: at + 1 } };
  });
  const body = { dataFilters, valueRenderOption: 'UNFORMATTED_VALUE', majorDimension: 'COLUMNS' };
  const { answer } = world.bench.sheets.call('sheets.spreadsheets.values.batchGetByDataFilter', { spreadsheetId: SPREADSHEET_ID }, body, { user: world.bench.owner });
  const read: { valueRanges: { valueRange: { values?: Column[] } }[] } = JSON.parse(JSON.stringify(answer));
  return read.valueRanges.map(({ valueRange }) => valueRange.values?.[0] ?? []);
}

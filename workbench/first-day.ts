// What stands in the spreadsheet when the workbench is started for the first time.

import type { Workbench } from './workbench.ts';

/** Sets the spreadsheet up and fills it with the sample clinic as of a day (`YYYY-MM-DD`). */
export type FillSample = (bench: Workbench, today: string) => unknown;

/** An empty spreadsheet, or the sample clinic of the clock's day. */
export async function firstDay(bench: Workbench, fill: FillSample | null): Promise<void> {
  bench.reset();
  if (fill) await fill(bench, bench.clock.wall().slice(0, 10));
  bench.calls.clear();
}

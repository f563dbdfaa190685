// Values as Google answers them by range, in the order in which the ranges were asked for.

import type { Cell } from '../kit/cell.ts';
import type { GoogleGlobals, GridRange } from './services.ts';

type Answer = ReturnType<GoogleGlobals['Sheets']['Spreadsheets']['Values']['batchGetByDataFilter']>;

export function valuesByRange(answer: Answer, ranges: GridRange[]): Cell[][][] {
  const byRange = new Map<string, Cell[][]>();
  for (const matched of answer.valueRanges ?? []) {
    for (const filter of matched.dataFilters ?? []) byRange.set(keyOf(filter.gridRange ?? {}), matched.valueRange?.values ?? []);
  }
  return ranges.map((range) => byRange.get(keyOf(range)) ?? []);
}

/** Google leaves zeros out of what it echoes. */
const keyOf = (range: GridRange): string =>
  [range.sheetId ?? 0, range.startRowIndex ?? 0, range.endRowIndex ?? '', range.startColumnIndex ?? 0, range.endColumnIndex ?? ''].join(',');

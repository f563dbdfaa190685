// `values.append`: finds a table in the range and writes below it, from its first column.

import { NotEmulated } from '../../errors.ts';
import { rangeText } from '../a1.ts';
import type { Box } from '../box.ts';
import type { Context } from '../context.ts';
import { insertLines } from '../dimensions.ts';
import type { Grid } from '../grid.ts';
import { textAt, type Fields } from '../input.ts';
import { areaOfA1, type Area } from '../ranges.ts';
import { inputOption, rowsOf, writeValues } from './write.ts';
import { byColumns, oneOf } from './read.ts';

export function appendValues(context: Context, range: string, { options, body }: { options: Fields; body: Fields }): Fields {
  const input = inputOption(options);
  const area = areaOfA1(context.book, range);
  const rows = rowsOf(body);
  const insert = oneOf(options, 'insertDataOption', ['OVERWRITE', 'INSERT_ROWS']) === 'INSERT_ROWS';
  if (textAt(options, 'tableId') !== undefined) throw new NotEmulated('values.append to a table id');
  const table = tableIn(area.tab.grid, area.box);
  const top = table?.bottom ?? area.box.top;
  const left = table?.left ?? area.box.left;
  if (insert && table && rows.length > 0) insertLines(context, area.tab, { dimension: 'ROWS', from: top, to: top + rows.length, like: top - 1 });
  const origin = originAt(context, area, { top, left });
  const updates = writeValues(context, { area: origin, rows, input }, { ...options, majorDimension: byColumns(body) ? 'COLUMNS' : 'ROWS' });
  return { spreadsheetId: context.book.id, ...(table ? { tableRange: rangeText(area.tab.title, table) } : {}), updates };
}

/** The cell to write from; below the grid's end the grid grows. */
function originAt({ book, change }: Context, { tab }: Area, { top, left }: { top: number; left: number }): Area {
  book.reach(change, tab, { rows: top + 1, columns: left + 1 });
  const box = { top, left, bottom: top + 1, right: left + 1 };
  return { tab, bounds: box, box };
}

/** The last table that reaches into the block: touching filled cells, as the rectangle around them. */
function tableIn(grid: Grid, box: Box): Box | undefined {
  const seed = lastFilled(grid, box);
  if (!seed) return undefined;
  const table = { top: seed.row, bottom: seed.row + 1, left: seed.column, right: seed.column + 1 };
  for (let grown = true; grown; ) {
    grown = false;
    while (rowFilled(grid, table.bottom, table)) { table.bottom += 1; grown = true; }
    while (table.top > 0 && rowFilled(grid, table.top - 1, table)) { table.top -= 1; grown = true; }
    while (table.left > 0 && columnFilled(grid, table.left - 1, table)) { table.left -= 1; grown = true; }
    while (columnFilled(grid, table.right, table)) { table.right += 1; grown = true; }
  }
  return table;
}

function lastFilled(grid: Grid, box: Box): { row: number; column: number } | undefined {
  for (let row = Math.min(box.bottom, grid.rows.length) - 1; row >= box.top; row -= 1) {
    const values = grid.rows[row]?.values ?? [];
    for (let column = Math.min(box.right, values.length) - 1; column >= box.left; column -= 1) if (values[column] !== undefined) return { row, column };
  }
  return undefined;
}

function rowFilled(grid: Grid, row: number, { left, right }: Box): boolean {
  const values = grid.rows[row]?.values ?? [];
  for (let column = Math.max(0, left - 1); column <= right; column += 1) if (values[column] !== undefined) return true;
  return false;
}

function columnFilled(grid: Grid, column: number, { top, bottom }: Box): boolean {
  for (let row = Math.max(0, top - 1); row <= bottom; row += 1) if (grid.rows[row]?.values[column] !== undefined) return true;
  return false;
}

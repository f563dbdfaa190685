// Requests that write cells: updateCells, appendCells, repeatCell, setDataValidation.

import { badRequest } from '../../errors.ts';
import type { Box } from '../box.ts';
import { givenCell, ruleOf } from '../cell-data.ts';
import { Formula } from '../cell.ts';
import { writes, type Context } from '../context.ts';
import type { Row } from '../grid.ts';
import { fieldsAt, isFields, listAt, numberAt, textAt, type Fields } from '../input.ts';
import { formatId, layRow, touchOf } from '../lay-cells.ts';
import { needArea } from '../ranges.ts';
import { shiftedFormula } from '../references.ts';
import type { Tab } from '../tab.ts';

export function updateCells(context: Context, request: Fields): void {
  const touch = touchOf(request);
  const rows = givenRows(request);
  const start = fieldsAt(request, 'start');
  if (start) {
    const { tab, row, column } = coordinate(context, start);
    const width = widest(rows);
    const box = { top: row, left: column, bottom: row + rows.length, right: column + width };
    refuseBeyond(box, { bottom: tab.grid.rowCount, right: tab.grid.columnCount });
    writes(context, tab, box);
    rows.forEach((cells, r) => layRow(context, { tab, row: row + r, left: column, cells, touch }));
    return;
  }
  const { tab, box, bounds } = needArea(context.book, request, 'range');
  refuseBeyond({ ...box, bottom: box.top + rows.length, right: box.left + widest(rows) }, { bottom: bounds.bottom ?? tab.grid.rowCount, right: bounds.right ?? tab.grid.columnCount });
  writes(context, tab, box);
  const width = box.right - box.left;
  for (let row = box.top; row < box.bottom; row += 1) {
    const cells = rows[row - box.top] ?? [];
    if (cells.length === 0 && !tab.grid.rows[row]) continue;
    layRow(context, { tab, row, left: box.left, cells: Array.from({ length: width }, (_, i) => cells[i]), touch });
  }
}

function givenRows(request: Fields): (readonly unknown[])[] {
  return (listAt(request, 'rows') ?? []).map((row) => (isFields(row) ? listAt(row, 'values') ?? [] : []));
}

function widest(rows: readonly (readonly unknown[])[]): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

function refuseBeyond(box: Box, limit: { bottom: number; right: number }): void {
  if (box.bottom > limit.bottom) throw badRequest(`Attempting to write row: ${limit.bottom}, beyond the last requested row of: ${limit.bottom - 1}`);
  if (box.right > limit.right) throw badRequest(`Attempting to write column: ${limit.right}, beyond the last requested column of: ${limit.right - 1}`);
}

/** A `GridCoordinate`, which must lie inside the grid. */
export function coordinate(context: Context, start: Fields): { tab: Tab; row: number; column: number } {
  const tab = context.book.gridOf(numberAt(start, 'sheetId') ?? 0);
  const row = numberAt(start, 'rowIndex') ?? 0;
  const column = numberAt(start, 'columnIndex') ?? 0;
  const { rowCount, columnCount } = tab.grid;
  if (row >= rowCount) throw badRequest(`GridCoordinate.rowIndex[${row}] is after last row in grid[${rowCount - 1}]`);
  if (column >= columnCount) throw badRequest(`GridCoordinate.columnIndex[${column}] is after last column in grid[${columnCount - 1}]`);
  return { tab, row, column };
}

/** After the last row that holds data anywhere in the tab, from its first column, growing the grid when needed. */
export function appendCells(context: Context, request: Fields): void {
  const touch = touchOf(request);
  const rows = givenRows(request);
  const tab = context.book.gridOf(numberAt(request, 'sheetId') ?? 0);
  const top = tab.grid.lastRow(context.switches.emptyCheckboxIsData ? hasCheckbox(context) : undefined);
  const box = { top, left: 0, bottom: top + rows.length, right: widest(rows) };
  context.book.reach(context.change, tab, { rows: box.bottom, columns: box.right });
  writes(context, tab, box);
  rows.forEach((cells, r) => layRow(context, { tab, row: top + r, left: 0, cells, touch }));
}

/** An unchecked box that comes from its rule alone counts as data. */
function hasCheckbox({ book }: Context): (row: Row) => boolean {
  const known = new Map<readonly number[], boolean>();
  return ({ rules }) => {
    if (!rules) return false;
    let found = known.get(rules);
    if (found === undefined) {
      found = rules.some((id) => id !== 0 && textAt(fieldsAt(book.rules.item(id), 'condition') ?? {}, 'type') === 'BOOLEAN');
      known.set(rules, found);
    }
    return found;
  };
}

/** The same cell over a whole range; a formula's relative references move along. */
export function repeatCell(context: Context, request: Fields): void {
  const touch = touchOf(request);
  const { tab, box } = needArea(context.book, request, 'range');
  const { book, change } = context;
  const given = givenCell(fieldsAt(request, 'cell'));
  writes(context, tab, box);
  if (touch.format !== undefined) tab.grid.paint(change, 'formats', { box, id: (old) => formatId(book, touch, { old, given: given.format }) });
  if (touch.rule) tab.grid.paint(change, 'rules', { box, id: () => book.rules.id(given.rule) });
  if (!touch.value && !touch.note) return;
  for (let row = box.top; row < box.bottom; row += 1) {
    for (let column = box.left; column < box.right; column += 1) {
      const { value } = given;
      if (touch.value) tab.grid.put(change, row, column, value instanceof Formula ? new Formula(shiftedFormula(value.text, row - box.top, column - box.left)) : value);
      if (touch.note) tab.grid.putNote(change, row, column, given.note);
    }
  }
  if (touch.value) change.values = true;
}

/** Sets a rule over a range, or takes it away where none is given. */
export function setDataValidation(context: Context, request: Fields): void {
  const { tab, box } = needArea(context.book, request, 'range');
  const rule = fieldsAt(request, 'rule');
  const id = context.book.rules.id(rule && ruleOf(rule));
  writes(context, tab, box);
  tab.grid.paint(context.change, 'rules', { box, id: () => id });
}

// Requests about whole rows and columns: insert, append, delete, move, sizes.

import { badRequest } from '../../errors.ts';
import type { Context } from '../context.ts';
import { deleteLines, insertLines, moveLines } from '../dimensions.ts';
import { overlay, updateMask, type Mask } from '../fields.ts';
import type { DimensionProperties } from '../grid.ts';
import { fieldsAt, flagAt, numberAt, textAt, type Fields } from '../input.ts';
import type { Dimension } from '../shift.ts';
import type { Tab } from '../tab.ts';

interface Lines { tab: Tab; dimension: Dimension; from: number; to: number; count: number }

const NOUNS = { ROWS: 'row', COLUMNS: 'column' } as const;

function dimensionOf(fields: Fields): Dimension {
  const dimension = textAt(fields, 'dimension');
  if (dimension === 'ROWS' || dimension === 'COLUMNS') return dimension;
  throw badRequest('dimension must be specified.');
}

function linesOf({ book }: Context, range: Fields | undefined, { closed }: { closed: boolean }): Lines {
  if (!range) throw badRequest('range is required');
  const tab = book.gridOf(numberAt(range, 'sheetId') ?? 0);
  const dimension = dimensionOf(range);
  const count = dimension === 'ROWS' ? tab.grid.rowCount : tab.grid.columnCount;
  const start = numberAt(range, 'startIndex');
  const end = numberAt(range, 'endIndex');
  if (closed && end === undefined) throw badRequest('DimensionRange must have both a start and an end index.');
  if ((start ?? 0) < 0 || (end ?? 0) < 0) throw badRequest('DimensionRange indexes must be >= 0');
  const from = start ?? 0;
  const to = end ?? count;
  if (to <= from) throw badRequest(`endIndex[${to}] must be > startIndex[${from}]`);
  return { tab, dimension, from, to, count };
}

export function insertDimension(context: Context, request: Fields): void {
  const { tab, dimension, from, to, count } = linesOf(context, fieldsAt(request, 'range'), { closed: true });
  const before = flagAt(request, 'inheritFromBefore') ?? false;
  if (before && from === 0) throw badRequest('inheritFromBefore cannot be true if inserting at the beginning of the sheet.');
  if (from > count) throw badRequest(`range.startIndex[${from}] is after last ${NOUNS[dimension]} in grid[${count - 1}]`);
  insertLines(context, tab, { dimension, from, to, like: before ? from - 1 : from });
}

export function appendDimension(context: Context, request: Fields): void {
  const { book, change } = context;
  const tab = book.gridOf(numberAt(request, 'sheetId') ?? 0);
  const length = numberAt(request, 'length') ?? 0;
  if (length < 1) throw badRequest('length must be > 0');
  const { rowCount, columnCount } = tab.grid;
  book.resize(change, tab, dimensionOf(request) === 'ROWS' ? { rowCount: rowCount + length, columnCount } : { rowCount, columnCount: columnCount + length });
}

export function deleteDimension(context: Context, request: Fields): void {
  const { tab, dimension, from, to, count } = linesOf(context, fieldsAt(request, 'range'), { closed: false });
  const noun = NOUNS[dimension];
  if (to > count) throw badRequest(`Cannot delete a ${noun} that doesn't exist. Tried to delete ${noun} index ${to - 1} but there are only ${count} ${noun}s.`);
  if (to - from >= count) throw badRequest(`You can't delete all the ${noun}s on the sheet.`);
  const frozen = dimension === 'ROWS' ? tab.frozenRows : tab.frozenColumns;
  const unfrozenGone = Math.max(0, to - Math.max(from, frozen));
  if (frozen > 0 && unfrozenGone >= count - frozen) throw badRequest(`Sorry, it is not possible to delete all non-frozen ${noun}s.`);
  deleteLines(context, tab, { dimension, from, to });
}

/** `destinationIndex` is counted before the move. */
export function moveDimension(context: Context, request: Fields): void {
  const { tab, dimension, from, to, count } = linesOf(context, fieldsAt(request, 'source'), { closed: true });
  const before = numberAt(request, 'destinationIndex') ?? 0;
  if (to > count || before > count || before < 0) throw badRequest(`destinationIndex[${before}] is after last ${NOUNS[dimension]} in grid[${count - 1}]`);
  if (before > from && before < to) throw badRequest('The destination must be outside of the source range.');
  if (before !== from && before !== to) moveLines(context, tab, { dimension, from, to, before });
}

export function updateDimensionProperties(context: Context, request: Fields): void {
  const mask = updateMask(textAt(request, 'fields'), 'DimensionProperties');
  const { tab, dimension, from, to, count } = linesOf(context, fieldsAt(request, 'range'), { closed: false });
  const given = fieldsAt(request, 'properties') ?? {};
  setProperties(context, { tab, dimension, from, to: Math.min(to, count), count }, (old) => propertiesOf(overlay({ ...old }, given, mask)));
}

/** The workbench draws no text, so a fitted line has the default size. */
export function autoResizeDimensions(context: Context, request: Fields): void {
  const { tab, dimension, from, to, count } = linesOf(context, fieldsAt(request, 'dimensions'), { closed: false });
  const pixelSize: Mask = new Map([['pixelSize', true]]);
  setProperties(context, { tab, dimension, from, to: Math.min(to, count), count }, (old) => propertiesOf(overlay({ ...old }, {}, pixelSize)));
}

function propertiesOf(fields: Fields): DimensionProperties | undefined {
  const pixelSize = numberAt(fields, 'pixelSize');
  const hiddenByUser = flagAt(fields, 'hiddenByUser');
  if (pixelSize === undefined && !hiddenByUser) return undefined;
  return { ...(pixelSize === undefined ? {} : { pixelSize }), ...(hiddenByUser ? { hiddenByUser } : {}) };
}

function setProperties({ change }: Context, { tab, dimension, from, to }: Lines, next: (old: DimensionProperties | undefined) => DimensionProperties | undefined): void {
  const { grid } = tab;
  change.mark(tab);
  for (let index = from; index < to; index += 1) {
    if (dimension === 'ROWS') {
      const properties = next(grid.rows[index]?.size);
      if (properties ?? grid.rows[index]?.size) grid.rowFor(change, index).size = properties;
    } else {
      while (grid.columns.length <= index) grid.columns.push(undefined);
      change.set(grid.columns, index, next(grid.columns[index]));
    }
  }
}

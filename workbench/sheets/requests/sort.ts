// sortRange: sorts the cells inside a range only.

import { badRequest } from '../../errors.ts';
import { CellError, effective } from '../cell.ts';
import { writes, type Context } from '../context.ts';
import { isFields, listAt, numberAt, textAt, type Fields } from '../input.ts';
import { EMPTY_PIECE, layPiece, shiftedPiece } from '../piece.ts';
import { needArea } from '../ranges.ts';
import { shiftedMetadata } from '../shift.ts';
import type { Tab } from '../tab.ts';
import { overlapsMerge } from './merges.ts';
import { takeBlock } from './paste.ts';

/** Sorts the cells inside the range only; blanks come last either way. */
export function sortRange(context: Context, request: Fields): void {
  const { tab, box } = needArea(context.book, request, 'range');
  const specs = (listAt(request, 'sortSpecs') ?? []).filter(isFields);
  const columns = specs.map((spec) => ({ at: (numberAt(spec, 'dimensionIndex') ?? 0) - box.left, down: textAt(spec, 'sortOrder') === 'DESCENDING' }));
  if (columns.length === 0) throw badRequest('At least one sort spec is required.');
  if (columns.some(({ at }) => at < 0 || at >= box.right - box.left)) throw badRequest('sortSpecs.dimensionIndex must be within the range.');
  if (overlapsMerge(tab, box)) throw badRequest('You can not sort a range with merged cells.');
  const pieces = takeBlock(context, tab, box);
  writes(context, tab, box);
  const order = pieces.map((_, i) => i).sort((a, b) => {
    for (const { at, down } of columns) {
      const result = compareValues(effective(pieces[a]?.values[at]), effective(pieces[b]?.values[at]), down);
      if (result !== 0) return result;
    }
    return a - b;
  });
  order.forEach((from, to) => layPiece(context.change, tab.grid, { piece: shiftedPiece(pieces[from] ?? EMPTY_PIECE, to - from, 0), to: { ...box, row: box.top + to } }));
  if (box.left === 0 && box.right === tab.grid.columnCount) sortMetadata(context, { tab, top: box.top, order });
  context.change.values = true;
}

/** A row's metadata travels with it when whole rows are sorted. */
function sortMetadata({ book, change, switches }: Context, { tab, top, order }: { tab: Tab; top: number; order: readonly number[] }): void {
  if (book.metadata.length === 0 || (tab.basicFilter && !switches.filteredSortMovesMetadata)) return;
  const place = new Map(order.map((from, to) => [top + from, top + to]));
  const moved = book.metadata.flatMap((one) => shiftedMetadata([one], { tabId: tab.id, dimension: 'ROWS', span: (start) => ({ start: place.get(start) ?? start, end: (place.get(start) ?? start) + 1 }) }));
  change.set(book, 'metadata', moved);
}

/** Numbers, texts, booleans, errors; blanks always last. */
function compareValues(a: ReturnType<typeof effective>, b: ReturnType<typeof effective>, down: boolean): number {
  const ranks = rank(a) - rank(b);
  if (a === undefined || b === undefined) return ranks;
  const result = ranks !== 0 ? ranks : typeof a === 'string' && typeof b === 'string' ? collator.compare(a, b) : Number(a) - Number(b);
  return down ? -result : result;
}

const collator = new Intl.Collator('en', { sensitivity: 'base' });

function rank(value: ReturnType<typeof effective>): number {
  if (value === undefined) return 4;
  if (value instanceof CellError) return 3;
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

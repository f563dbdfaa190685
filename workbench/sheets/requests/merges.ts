// Requests that change what cells there are: deleteRange, mergeCells, unmergeCells.

import { badRequest } from '../../errors.ts';
import { overlaps, type Box } from '../box.ts';
import { writes, type Context } from '../context.ts';
import { textAt, type Fields } from '../input.ts';
import { layPiece, takePiece } from '../piece.ts';
import { boxOfStored, gridRangeOf, needArea } from '../ranges.ts';
import type { Tab } from '../tab.ts';

/** Takes a block out; what is below moves up, or what is right of it moves left. */
export function deleteRange(context: Context, request: Fields): void {
  const { tab, box } = needArea(context.book, request, 'range');
  const { change } = context;
  if (textAt(request, 'shiftDimension') === 'COLUMNS') {
    const { columnCount } = tab.grid;
    writes(context, tab, { ...box, right: columnCount });
    for (let row = box.top; row < box.bottom; row += 1) {
      const piece = takePiece(tab.grid, row, { left: box.right, right: columnCount });
      layPiece(change, tab.grid, { piece, to: { row, left: box.left, right: columnCount } });
    }
  } else {
    const last = Math.max(box.bottom, tab.grid.rows.length);
    writes(context, tab, { ...box, bottom: last });
    const height = box.bottom - box.top;
    for (let row = box.top; row < last; row += 1) layPiece(change, tab.grid, { piece: takePiece(tab.grid, row + height, box), to: { ...box, row } });
  }
  change.values = true;
}

/** All in one, column by column, or row by row: the first cell of each keeps its value, the others lose theirs. */
export function mergeCells(context: Context, request: Fields): void {
  const { tab, box } = needArea(context.book, request, 'range');
  const type = textAt(request, 'mergeType') ?? 'MERGE_ALL';
  const boxes = mergedBoxes(box, type);
  if (overlapsMerge(tab, box)) throw badRequest('You must select all cells in a merged range to merge or unmerge them.');
  writes(context, tab, box);
  for (const { top, left, bottom, right } of boxes) {
    for (let row = top; row < bottom; row += 1) {
      for (let column = left; column < right; column += 1) if (row !== top || column !== left) tab.grid.put(context.change, row, column, undefined);
    }
  }
  context.change.set(tab, 'merges', [...tab.merges, ...boxes.map((one) => gridRangeOf(tab, one))]);
  context.change.values = true;
}

function mergedBoxes(box: Box, type: string): Box[] {
  switch (type) {
    case 'MERGE_ALL': return [box];
    case 'MERGE_COLUMNS': return Array.from({ length: box.right - box.left }, (_, i) => ({ ...box, left: box.left + i, right: box.left + i + 1 }));
    case 'MERGE_ROWS': return Array.from({ length: box.bottom - box.top }, (_, i) => ({ ...box, top: box.top + i, bottom: box.top + i + 1 }));
    default: throw badRequest(`Invalid value at 'merge_type' (type.googleapis.com/google.apps.sheets.v4.MergeCellsRequest.MergeType), "${type}"`);
  }
}

export function unmergeCells(context: Context, request: Fields): void {
  const { tab, box } = needArea(context.book, request, 'range');
  const kept = tab.merges.filter((merge) => {
    const merged = boxOfStored(tab, merge);
    return merged === undefined || !overlaps(merged, box);
  });
  writes(context, tab, box);
  context.change.set(tab, 'merges', kept);
}

export function overlapsMerge(tab: Tab, box: Box): boolean {
  return tab.merges.some((merge) => {
    const merged = boxOfStored(tab, merge);
    return merged !== undefined && overlaps(merged, box);
  });
}

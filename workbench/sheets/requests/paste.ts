// Requests that move blocks of cells about: copyPaste, cutPaste, sortRange, deleteRange, insertRange, mergeCells.

import { NotEmulated, badRequest } from '../../errors.ts';
import { cellCount, overlaps, type Box } from '../box.ts';
import { effective, CellError, type Value } from '../cell.ts';
import { writes, type Context } from '../context.ts';
import { fieldsAt, isFields, listAt, numberAt, textAt, type Fields } from '../input.ts';
import { ALL_PARTS, EMPTY_PIECE, layPiece, shiftedPiece, takePiece, valuesOnly, type Parts, type Piece } from '../piece.ts';
import { boxOfStored, gridRangeOf, needArea } from '../ranges.ts';
import { shiftedMetadata } from '../shift.ts';
import type { Tab } from '../tab.ts';
import { coordinate } from './cells.ts';

const PASTES: Record<string, Parts & { plain?: boolean }> = {
  PASTE_NORMAL: ALL_PARTS,
  PASTE_NO_BORDERS: ALL_PARTS,
  PASTE_VALUES: { values: true, formats: false, rules: false, notes: false, plain: true },
  PASTE_FORMULA: { values: true, formats: false, rules: false, notes: false },
  PASTE_FORMAT: { values: false, formats: true, rules: true, notes: false },
  PASTE_DATA_VALIDATION: { values: false, formats: false, rules: true, notes: false },
};

function partsOf(request: Fields): Parts & { plain?: boolean } {
  const type = textAt(request, 'pasteType') ?? 'PASTE_NORMAL';
  const parts = PASTES[type];
  if (!parts) throw new NotEmulated(`copyPaste ${type}`);
  return parts;
}

/** The block's rows, read out before anything is written. */
function takeBlock({ change }: Context, tab: Tab, box: Box): Piece[] {
  change.read += cellCount(box);
  return Array.from({ length: box.bottom - box.top }, (_, r) => takePiece(tab.grid, box.top + r, box));
}

export function copyPaste(context: Context, request: Fields): void {
  const parts = partsOf(request);
  if (textAt(request, 'pasteOrientation') === 'TRANSPOSE') throw new NotEmulated('copyPaste TRANSPOSE');
  const source = needArea(context.book, request, 'source');
  const target = needArea(context.book, request, 'destination');
  const height = source.box.bottom - source.box.top;
  const width = source.box.right - source.box.left;
  if (height === 0 || width === 0) return;
  const taken = takeBlock(context, source.tab, source.box);
  const pieces = parts.plain ? taken.map(valuesOnly) : taken;
  const box = pastedBox(target.box, { height, width });
  refuseOutside(target.tab, box);
  writes(context, target.tab, box);
  for (let row = box.top; row < box.bottom; row += 1) {
    for (let left = box.left; left < box.right; left += width) {
      const from = (row - box.top) % height;
      const piece = shiftedPiece(pieces[from] ?? EMPTY_PIECE, row - source.box.top - from, left - source.box.left);
      layPiece(context.change, target.tab.grid, { piece, to: { row, left, right: left + width }, parts });
    }
  }
  if (parts.values) context.change.values = true;
}

/** Google repeats the source where the destination is a multiple of it, and else takes the source's size. */
function pastedBox({ top, left, bottom, right }: Box, { height, width }: { height: number; width: number }): Box {
  const rows = Math.max(1, Math.floor((bottom - top) / height));
  const columns = Math.max(1, Math.floor((right - left) / width));
  return { top, left, bottom: top + rows * height, right: left + columns * width };
}

function refuseOutside(tab: Tab, box: Box): void {
  const { rowCount, columnCount } = tab.grid;
  if (box.bottom <= rowCount && box.right <= columnCount) return;
  throw badRequest(`The paste range exceeds grid limits. Max rows: ${rowCount}, max columns: ${columnCount}`);
}

export function cutPaste(context: Context, request: Fields): void {
  const parts = partsOf(request);
  const source = needArea(context.book, request, 'source');
  const to = coordinate(context, fieldsAt(request, 'destination') ?? {});
  const pieces = takeBlock(context, source.tab, source.box);
  const box = { top: to.row, left: to.column, bottom: to.row + pieces.length, right: to.column + source.box.right - source.box.left };
  refuseOutside(to.tab, box);
  writes(context, source.tab, source.box);
  for (let row = source.box.top; row < source.box.bottom; row += 1) layPiece(context.change, source.tab.grid, { piece: EMPTY_PIECE, to: { ...source.box, row }, parts });
  writes(context, to.tab, box);
  pieces.forEach((piece, r) => layPiece(context.change, to.tab.grid, { piece: parts.plain ? valuesOnly(piece) : piece, to: { ...box, row: box.top + r }, parts }));
  context.change.values = true;
}

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
function sortMetadata({ book, change }: Context, { tab, top, order }: { tab: Tab; top: number; order: readonly number[] }): void {
  if (book.metadata.length === 0) return;
  const place = new Map(order.map((from, to) => [top + from, top + to]));
  const moved = book.metadata.flatMap((one) => shiftedMetadata([one], { tabId: tab.id, dimension: 'ROWS', span: (start) => ({ start: place.get(start) ?? start, end: (place.get(start) ?? start) + 1 }) }));
  change.set(book, 'metadata', moved);
}

/** Numbers, texts, booleans, errors; blanks always last. */
function compareValues(a: ReturnType<typeof effective>, b: ReturnType<typeof effective>, down: boolean): number {
  const ranks = rank(a) - rank(b);
  if (a === undefined || b === undefined) return ranks;
  const result = ranks !== 0 ? ranks : typeof a === 'string' && typeof b === 'string' ? compareTexts(a, b) : Number(a) - Number(b);
  return down ? -result : result;
}

const collator = new Intl.Collator('en', { sensitivity: 'base' });

function compareTexts(a: string, b: string): number {
  return collator.compare(a, b);
}

function rank(value: ReturnType<typeof effective>): number {
  if (value === undefined) return 4;
  if (value instanceof CellError) return 3;
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

function overlapsMerge(tab: Tab, box: Box): boolean {
  return tab.merges.some((merge) => {
    const merged = boxOfStored(tab, merge);
    return merged !== undefined && overlaps(merged, box);
  });
}

/** Only MERGE_ALL: the first cell keeps its value, the others lose theirs. */
export function mergeCells(context: Context, request: Fields): void {
  const { tab, box } = needArea(context.book, request, 'range');
  const type = textAt(request, 'mergeType') ?? 'MERGE_ALL';
  if (type !== 'MERGE_ALL') throw new NotEmulated(`mergeCells ${type}`);
  if (overlapsMerge(tab, box)) throw badRequest('You must select all cells in a merged range to merge or unmerge them.');
  writes(context, tab, box);
  const first: Value = tab.grid.value(box.top, box.left);
  for (let row = box.top; row < box.bottom; row += 1) {
    for (let column = box.left; column < box.right; column += 1) tab.grid.put(context.change, row, column, row === box.top && column === box.left ? first : undefined);
  }
  context.change.set(tab, 'merges', [...tab.merges, gridRangeOf(tab, box)]);
  context.change.values = true;
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

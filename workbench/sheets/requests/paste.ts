// Requests that copy or cut blocks of cells: copyPaste, cutPaste.

import { NotEmulated, badRequest } from '../../errors.ts';
import { cellCount, type Box } from '../box.ts';
import { Formula } from '../cell.ts';
import { writes, type Context } from '../context.ts';
import { fieldsAt, textAt, type Fields } from '../input.ts';
import { ALL_PARTS, EMPTY_PIECE, layPiece, shiftedPiece, takePiece, valuesOnly, type Parts, type Piece } from '../piece.ts';
import { needArea } from '../ranges.ts';
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

export function copyPaste(context: Context, request: Fields): void {
  const parts = partsOf(request);
  const source = needArea(context.book, request, 'source');
  const target = needArea(context.book, request, 'destination');
  const isTurned = textAt(request, 'pasteOrientation') === 'TRANSPOSE';
  const taken = takeBlock(context, source.tab, source.box).map((piece) => (parts.plain ? valuesOnly(piece) : piece));
  const pieces = isTurned ? turned(taken, source.box.right - source.box.left) : taken;
  const height = pieces.length;
  const width = isTurned ? taken.length : source.box.right - source.box.left;
  if (height === 0 || width === 0) return;
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

/** Rows become columns. A formula's references would have to turn too. */
function turned(pieces: readonly Piece[], width: number): Piece[] {
  if (pieces.some(({ values }) => values.some((value) => value instanceof Formula))) throw new NotEmulated('copyPaste TRANSPOSE of formulas');
  return Array.from({ length: width }, (_, column): Piece => ({
    values: pieces.map(({ values }) => values[column]),
    formats: pieces.map(({ formats }) => formats?.[column] ?? 0),
    rules: pieces.map(({ rules }) => rules?.[column] ?? 0),
    notes: pieces.some(({ notes }) => notes?.[column] !== undefined) ? pieces.map(({ notes }) => notes?.[column]) : undefined,
  }));
}

function partsOf(request: Fields): Parts & { plain?: boolean } {
  const type = textAt(request, 'pasteType') ?? 'PASTE_NORMAL';
  const parts = PASTES[type];
  if (!parts) throw new NotEmulated(`copyPaste ${type}`);
  return parts;
}

/** The block's rows, read out before anything is written. */
export function takeBlock({ change }: Context, tab: Tab, box: Box): Piece[] {
  change.read += cellCount(box);
  return Array.from({ length: box.bottom - box.top }, (_, r) => takePiece(tab.grid, box.top + r, box));
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

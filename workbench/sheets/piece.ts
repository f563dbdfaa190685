// A stretch of one row taken out of a grid, to be laid elsewhere: by pasting, sorting, moving, deleting a range.

import { Formula, type Value } from './cell.ts';
import type { Change } from './change.ts';
import { place, type Grid } from './grid.ts';
import { shiftedFormula } from './references.ts';

export interface Piece {
  values: readonly Value[];
  formats: readonly number[] | undefined;
  rules: readonly number[] | undefined;
  notes: readonly (string | undefined)[] | undefined;
}

/** What of a piece is laid. */
export interface Parts { values: boolean; formats: boolean; rules: boolean; notes: boolean }

export const ALL_PARTS: Parts = { values: true, formats: true, rules: true, notes: true };

export const EMPTY_PIECE: Piece = { values: [], formats: undefined, rules: undefined, notes: undefined };

export function takePiece(grid: Grid, row: number, { left, right }: { left: number; right: number }): Piece {
  const found = grid.rows[row];
  if (!found) return EMPTY_PIECE;
  return {
    values: found.values.slice(left, right),
    formats: found.formats?.slice(left, right),
    rules: found.rules?.slice(left, right),
    notes: found.notes?.slice(left, right),
  };
}

export interface Place { row: number; left: number; right: number }

export function layPiece(change: Change, grid: Grid, { piece, to, parts = ALL_PARTS }: { piece: Piece; to: Place; parts?: Parts }): void {
  if (piece === EMPTY_PIECE && !grid.rows[to.row]) return;
  const row = grid.rowFor(change, to.row);
  const width = to.right - to.left;
  if (parts.values) {
    // From the right, so that trailing blanks fall away as they come.
    for (let i = width - 1; i >= 0; i -= 1) place(row.values, to.left + i, piece.values[i]);
    if (piece.values.some((value) => value instanceof Formula)) change.formulas = true;
  }
  if (parts.formats) row.formats = spliced(row.formats, to, piece.formats);
  if (parts.rules) row.rules = spliced(row.rules, to, piece.rules);
  if (parts.notes && (piece.notes || row.notes)) {
    const notes = row.notes?.slice() ?? [];
    while (notes.length < to.left) notes.push(undefined);
    for (let i = 0; i < width; i += 1) notes[to.left + i] = piece.notes?.[i];
    row.notes = notes.some((note) => note !== undefined) ? notes : undefined;
  }
}

function spliced(old: readonly number[] | undefined, { left, right }: Place, ids: readonly number[] | undefined): readonly number[] | undefined {
  if (!old && !ids) return undefined;
  const next = old?.slice() ?? [];
  while (next.length < right) next.push(0);
  for (let column = left; column < right; column += 1) next[column] = ids?.[column - left] ?? 0;
  while (next.length > 0 && next[next.length - 1] === 0) next.pop();
  return next.length === 0 ? undefined : next;
}

/** The piece with its formulas as they read some rows down and columns right. */
export function shiftedPiece(piece: Piece, rows: number, columns: number): Piece {
  if (!piece.values.some((value) => value instanceof Formula)) return piece;
  return { ...piece, values: piece.values.map((value) => (value instanceof Formula ? new Formula(shiftedFormula(value.text, rows, columns)) : value)) };
}

/** The piece with formulas replaced by what they show; an error stays an error text. */
export function valuesOnly(piece: Piece): Piece {
  return { ...piece, values: piece.values.map((value) => (value instanceof Formula ? plainOf(value) : value)) };
}

function plainOf({ value }: Formula): Value {
  return typeof value === 'object' ? undefined : value;
}

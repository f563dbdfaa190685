// The cell references inside a formula: moved along when the formula is copied, adjusted when rows or columns come and go.

import { columnIndex, columnLetters } from './a1.ts';

/** Strings and quoted names are passed over; a reference may carry a tab's name. */
const TOKEN = /"(?:[^"]|"")*"|((?:'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d+:\$?\d+)(?![\p{L}\p{N}_.(!])|'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*|\d+(?:\.\d+)?/gu;

/** One end of a reference: row and column where given, and whether they are held fast by `$`. */
export interface Corner {
  column: number | undefined;
  row: number | undefined;
  columnFixed: boolean;
  rowFixed: boolean;
}

export interface FormulaReference {
  /** Name of the tab with its quotes off; undefined for the formula's own. */
  title: string | undefined;
  from: Corner;
  to: Corner | undefined;
}

/** The rewritten ends; `prefix` (`Tab!`) stands before them instead of the old one. */
export interface Rewritten { from: Corner; to: Corner | undefined; prefix?: string }

type Rewrite = (reference: FormulaReference) => Rewritten | undefined;

/** The formula with each reference rewritten; one that rewrites to nothing becomes `#REF!`. */
export function rewriteReferences(formula: string, rewrite: Rewrite): string {
  return formula.replace(TOKEN, (whole: string, prefix: string | undefined, cells: string | undefined) => {
    if (cells === undefined) return whole;
    const [first = '', second] = cells.split(':');
    const next = rewrite({ title: titleOf(prefix), from: cornerOf(first), to: second === undefined ? undefined : cornerOf(second) });
    if (!next) return '#REF!';
    const text = next.to ? `${cornerText(next.from)}:${cornerText(next.to)}` : cornerText(next.from);
    return `${next.prefix ?? prefix ?? ''}${text}`;
  });
}

/** All references of a formula. */
export function referencesOf(formula: string): FormulaReference[] {
  const found: FormulaReference[] = [];
  rewriteReferences(formula, (reference) => {
    found.push(reference);
    return reference;
  });
  return found;
}

/** The formula as it reads when copied some rows down and columns right. */
export function shiftedFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  const move = (corner: Corner): Corner | undefined => {
    const row = corner.row === undefined || corner.rowFixed ? corner.row : corner.row + rows;
    const column = corner.column === undefined || corner.columnFixed ? corner.column : corner.column + columns;
    return (row ?? 0) < 0 || (column ?? 0) < 0 ? undefined : { ...corner, row, column };
  };
  return rewriteReferences(formula, ({ from, to }) => {
    const first = move(from);
    const second = to && move(to);
    return first && (!to || second) ? { from: first, to: second } : undefined;
  });
}

function titleOf(prefix: string | undefined): string | undefined {
  if (prefix === undefined) return undefined;
  const name = prefix.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

function cornerOf(text: string): Corner {
  const match = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text);
  const letters = match?.[2] ?? '';
  const digits = match?.[4] ?? '';
  return {
    column: letters === '' ? undefined : columnIndex(letters),
    row: digits === '' ? undefined : Number(digits) - 1,
    columnFixed: letters !== '' && match?.[1] === '$',
    rowFixed: letters === '' ? match?.[1] === '$' : match?.[3] === '$',
  };
}

function cornerText({ column, row, columnFixed, rowFixed }: Corner): string {
  const letters = column === undefined ? '' : `${columnFixed ? '$' : ''}${columnLetters(column)}`;
  const digits = row === undefined ? '' : `${rowFixed ? '$' : ''}${row + 1}`;
  return letters + digits;
}

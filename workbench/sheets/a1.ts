// A1 notation: `'My tab'!A2:B`, `A:C`, `1:3`, a tab's name alone.

/** Bounds of a reference, zero-based and half-open; a missing bound is open. */
export interface Bounds {
  top?: number;
  left?: number;
  bottom?: number;
  right?: number;
}

export interface Reference extends Bounds {
  /** Name of the tab as written, unquoted; undefined for the first tab. */
  title?: string;
}

const CORNER = String.raw`\$?([A-Za-z]{1,3})?\$?([1-9][0-9]{0,7})?`;
const CELLS = new RegExp(`^${CORNER}(?::${CORNER})?$`);

/** Reads a reference, or gives undefined where the text is none. A tab's name alone is for the caller to know. */
export function parseA1(text: string): Reference | undefined {
  const split = splitTitle(text);
  if (!split) return undefined;
  if (split.cells === undefined) return { title: split.title };
  const bounds = parseCells(split.cells);
  return bounds && (split.title === undefined ? bounds : { title: split.title, ...bounds });
}

function splitTitle(text: string): { title?: string; cells?: string } | undefined {
  if (text.startsWith("'")) {
    const match = /^'((?:[^']|'')*)'(?:!(.*))?$/s.exec(text);
    if (!match) return undefined;
    const title = (match[1] ?? '').replaceAll("''", "'");
    return match[2] === undefined ? { title } : { title, cells: match[2] };
  }
  const mark = text.lastIndexOf('!');
  return mark < 0 ? { cells: text } : { title: text.slice(0, mark), cells: text.slice(mark + 1) };
}

function parseCells(text: string): Bounds | undefined {
  const match = CELLS.exec(text);
  if (!match) return undefined;
  const [, column1, row1, column2, row2] = match;
  const ranged = text.includes(':');
  if (!ranged) {
    if (column1 === undefined || row1 === undefined) return undefined;
    return cellAt(columnIndex(column1), Number(row1) - 1);
  }
  if ((column1 ?? row1) === undefined || (column2 ?? row2) === undefined) return undefined;
  return { ...side('left', 'right', indexOf(column1), indexOf(column2)), ...side('top', 'bottom', rowOf(row1), rowOf(row2)) };
}

function cellAt(column: number, row: number): Bounds {
  return { left: column, right: column + 1, top: row, bottom: row + 1 };
}

/** Two ends of one dimension, in either order; one end alone leaves the range open below or to the right. */
function side(start: 'left' | 'top', end: 'right' | 'bottom', a: number | undefined, b: number | undefined): Bounds {
  if (a === undefined && b === undefined) return {};
  if (a === undefined || b === undefined) return { [start]: a ?? b };
  return { [start]: Math.min(a, b), [end]: Math.max(a, b) + 1 };
}

function indexOf(letters: string | undefined): number | undefined {
  return letters === undefined ? undefined : columnIndex(letters);
}

function rowOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits) - 1;
}

/** `A` is 0, `AA` is 26. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** The cells of a reference as Google writes them back, open sides left open. */
export function cellsText(bounds: Bounds): string {
  const { top, left, bottom, right } = bounds;
  if (top === undefined && left === undefined && bottom === undefined && right === undefined) return '';
  const openRows = bottom === undefined;
  const openColumns = right === undefined;
  const start = `${left === undefined && openColumns && top !== undefined && !openRows ? '' : columnLetters(left ?? 0)}${top === undefined && openRows ? '' : (top ?? 0) + 1}`;
  const end = `${openColumns ? '' : columnLetters(right - 1)}${openRows ? '' : bottom}`;
  const oneCell = start === end && left !== undefined && top !== undefined;
  return oneCell || end === '' ? start : `${start}:${end}`;
}

/** A tab's name as it stands in a reference: quoted only where it must be. */
export function quoted(title: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(title) && !/^[A-Za-z]{1,3}[0-9]+$/.test(title) && !/^[rR][0-9]*[cC][0-9]*$/.test(title);
  return plain ? title : `'${title.replaceAll("'", "''")}'`;
}

export function rangeText(title: string, bounds: Bounds): string {
  const cells = cellsText(bounds);
  return cells === '' ? quoted(title) : `${quoted(title)}!${cells}`;
}

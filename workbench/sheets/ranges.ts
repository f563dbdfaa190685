// From what a request names (A1, grid range, data filter) to a block of cells of a tab.

import { badRequest } from '../errors.ts';
import { parseA1, rangeText, type Bounds } from './a1.ts';
import type { Book } from './book.ts';
import type { Box } from './box.ts';
import { at, fieldsAt, numberAt, textAt, type Fields } from './input.ts';
import { lookUp, rangeOfMetadata } from './metadata.ts';
import type { Tab } from './tab.ts';

/** A block of a tab; `bounds` is the range as asked for, `box` its part inside the grid. */
export interface Area {
  tab: Tab;
  bounds: Bounds;
  box: Box;
}

/** An A1 range; it must begin inside the grid. */
export function areaOfA1(book: Book, text: string): Area {
  const reference = parseA1(text);
  if (reference) {
    const tab = reference.title === undefined ? book.tabs[0] : book.named(reference.title);
    if (tab) return areaIn(tab, reference);
  } else {
    const tab = book.named(text);
    if (tab) return areaIn(tab, {});
  }
  throw badRequest(`Unable to parse range: ${text}`);
}

/** A `GridRange`; a missing sheetId is 0, missing indexes are open. */
export function areaOfGrid(book: Book, range: Fields): Area {
  const tab = book.gridOf(numberAt(range, 'sheetId') ?? 0);
  return areaIn(tab, boundsOfGrid(range));
}

function boundsOfGrid(range: Fields): Bounds {
  const bounds: Bounds = {};
  const top = index(range, 'startRowIndex');
  const bottom = index(range, 'endRowIndex');
  const left = index(range, 'startColumnIndex');
  const right = index(range, 'endColumnIndex');
  if (top !== undefined) bounds.top = top;
  if (bottom !== undefined) bounds.bottom = bottom;
  if (left !== undefined) bounds.left = left;
  if (right !== undefined) bounds.right = right;
  ordered('Row', top, bottom);
  ordered('Column', left, right);
  return bounds;
}

function ordered(side: string, start: number | undefined, end: number | undefined): void {
  if (start === undefined || end === undefined || end >= start) return;
  throw badRequest(`end${side}Index[${end}] must be >= start${side}Index[${start}]`);
}

function index(range: Fields, name: string): number | undefined {
  const value = numberAt(range, name);
  if (value === undefined) return undefined;
  if (!Number.isInteger(value)) throw badRequest(`Invalid value at '${name}' (TYPE_INT32), ${value}`);
  if (value < 0) throw badRequest(`GridRange.${name}[${value}] must be >= 0`);
  return value;
}

/** A block that begins inside the grid, cut at the grid's end. */
function areaIn(tab: Tab, bounds: Bounds): Area {
  const { rowCount, columnCount } = tab.grid;
  const top = bounds.top ?? 0;
  const left = bounds.left ?? 0;
  if (top >= rowCount || left >= columnCount) {
    throw badRequest(`Range (${rangeText(tab.title, bounds)}) exceeds grid limits. Max rows: ${rowCount}, max columns: ${columnCount}`);
  }
  const box = { top, left, bottom: Math.min(bounds.bottom ?? rowCount, rowCount), right: Math.min(bounds.right ?? columnCount, columnCount) };
  return { tab, bounds, box };
}

/** The blocks a data filter names; one by A1 or grid range, any number by developer metadata. */
export function areasOfFilter(book: Book, filter: Fields): Area[] {
  const a1 = textAt(filter, 'a1Range');
  if (a1 !== undefined) return [areaOfA1(book, a1)];
  const grid = fieldsAt(filter, 'gridRange');
  if (grid) return [areaOfGrid(book, grid)];
  const lookup = fieldsAt(filter, 'developerMetadataLookup');
  if (!lookup) throw badRequest('Must specify at least one field in DataFilter.');
  return lookUp(book, lookup).flatMap((metadata) => {
    const range = rangeOfMetadata(metadata);
    return range ? [areaOfGrid(book, range)] : [];
  });
}

/** The range of a request, which must be there. */
export function needArea(book: Book, request: Fields, name: string): Area {
  const range = fieldsAt(request, name);
  if (!range) throw badRequest(`${name === 'range' ? 'Range' : name} is required`);
  return areaOfGrid(book, range);
}

/** The block as a `GridRange` of an answer. */
export function gridRangeOf(tab: Tab, bounds: Bounds): Fields {
  const range: Record<string, unknown> = { sheetId: tab.id };
  if (bounds.top !== undefined) range['startRowIndex'] = bounds.top;
  if (bounds.bottom !== undefined) range['endRowIndex'] = bounds.bottom;
  if (bounds.left !== undefined) range['startColumnIndex'] = bounds.left;
  if (bounds.right !== undefined) range['endColumnIndex'] = bounds.right;
  return range;
}

/** The block of a stored grid range, or undefined where its tab is gone or it lies outside. */
export function boxOfStored(tab: Tab, range: unknown): Box | undefined {
  if (typeof range !== 'object' || range === null) return undefined;
  const fields: Fields = { ...range };
  if ((at(fields, 'sheetId') ?? 0) !== tab.id) return undefined;
  const bounds = boundsOfGrid(fields);
  const { rowCount, columnCount } = tab.grid;
  return {
    top: bounds.top ?? 0,
    left: bounds.left ?? 0,
    bottom: Math.min(bounds.bottom ?? rowCount, rowCount),
    right: Math.min(bounds.right ?? columnCount, columnCount),
  };
}

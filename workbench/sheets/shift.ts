// Where things on a tab end up when rows or columns come, go or move.

import { fieldsAt, isFields, isList, numberAt, textAt, type Fields } from './input.ts';

export type Dimension = 'ROWS' | 'COLUMNS';

export interface Shift {
  tabId: number;
  dimension: Dimension;
  /** Where a stretch ends up (half-open, an open end is Infinity), or undefined if it is gone. */
  span(start: number, end: number): { start: number; end: number } | undefined;
}

export function insertion(tabId: number, dimension: Dimension, { at, count }: { at: number; count: number }): Shift {
  return {
    tabId,
    dimension,
    span: (start, end) => ({ start: start >= at ? start + count : start, end: end > at ? end + count : end }),
  };
}

export function deletion(tabId: number, dimension: Dimension, { from, to }: { from: number; to: number }): Shift {
  const place = (position: number): number => (position <= from ? position : position >= to ? position - (to - from) : from);
  return {
    tabId,
    dimension,
    span: (start, end) => {
      const moved = { start: place(start), end: place(end) };
      return moved.end > moved.start ? moved : undefined;
    },
  };
}

/** A block of rows or columns goes elsewhere; `target` is its new first index. */
export function relocation(tabId: number, dimension: Dimension, { from, to, target }: { from: number; to: number; target: number }): Shift {
  const count = to - from;
  const place = (index: number): number => {
    if (index >= from && index < to) return index - from + target;
    const without = index >= to ? index - count : index;
    return without >= target ? without + count : without;
  };
  return {
    tabId,
    dimension,
    span: (start, end) => {
      const first = place(start);
      const last = end === Infinity ? Infinity : place(end - 1) + 1;
      return last > first ? { start: first, end: last } : { start, end };
    },
  };
}

const NAMES = {
  ROWS: { start: 'startRowIndex', end: 'endRowIndex', point: 'rowIndex' },
  COLUMNS: { start: 'startColumnIndex', end: 'endColumnIndex', point: 'columnIndex' },
} as const;

/** Stored JSON with every grid range, dimension range and anchor moved; undefined for a range that is gone. */
function shifted(value: unknown, shift: Shift): unknown {
  if (isList(value)) return value.map((item) => shifted(item, shift)).filter((item) => item !== undefined);
  if (!isFields(value)) return value;
  if (isGridRange(value)) return shiftedStretch(value, shift, NAMES[shift.dimension]);
  if (value['dimension'] !== undefined && isDimensionRange(value)) {
    return value['dimension'] === shift.dimension ? shiftedStretch(value, shift, { start: 'startIndex', end: 'endIndex' }) : value;
  }
  const result: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    const next = name === 'anchorCell' && isFields(item) ? shiftedAnchor(item, shift) : shifted(item, shift);
    if (next !== undefined) result[name] = next;
  }
  return result;
}

function isGridRange(value: Fields): boolean {
  return ['startRowIndex', 'endRowIndex', 'startColumnIndex', 'endColumnIndex'].some((name) => name in value);
}

function isDimensionRange(value: Fields): boolean {
  return 'startIndex' in value || 'endIndex' in value;
}

function shiftedStretch(range: Fields, shift: Shift, names: { start: string; end: string }): Fields | undefined {
  if ((numberAt(range, 'sheetId') ?? 0) !== shift.tabId) return range;
  const start = numberAt(range, names.start);
  const end = numberAt(range, names.end);
  if (start === undefined && end === undefined) return range;
  const moved = shift.span(start ?? 0, end ?? Infinity);
  if (!moved) return undefined;
  const result: Record<string, unknown> = { ...range };
  if (start !== undefined) result[names.start] = moved.start;
  if (end !== undefined) result[names.end] = moved.end;
  return result;
}

function shiftedAnchor(anchor: Fields, shift: Shift): Fields {
  if ((numberAt(anchor, 'sheetId') ?? 0) !== shift.tabId) return anchor;
  const name = NAMES[shift.dimension].point;
  const at = numberAt(anchor, name) ?? 0;
  return { ...anchor, [name]: shift.span(at, at + 1)?.start ?? Math.max(0, at - 1) };
}

/** Things with a `range` (or `ranges`): moved, and left out where nothing of it remains. */
export function shiftedThings(things: readonly Fields[], shift: Shift): readonly Fields[] {
  return things.flatMap((thing) => {
    const moved = shifted(thing, shift);
    if (!isFields(moved)) return [];
    if (fieldsAt(thing, 'range') && !fieldsAt(moved, 'range')) return [];
    const ranges = moved['ranges'];
    if (thing['ranges'] !== undefined && (!isList(ranges) || ranges.length === 0)) return [];
    return [shiftedFilter(moved, shift)];
  });
}

/** Filter and sort specs name columns of the tab by number. */
function shiftedFilter(filter: Fields, shift: Shift): Fields {
  const range = fieldsAt(filter, 'range');
  if (shift.dimension !== 'COLUMNS' || !range || (numberAt(range, 'sheetId') ?? 0) !== shift.tabId) return filter;
  return { ...filter, ...specs(filter, 'filterSpecs', { column: 'columnIndex', shift }), ...specs(filter, 'sortSpecs', { column: 'dimensionIndex', shift }) };
}

function specs(filter: Fields, name: string, { column, shift }: { column: string; shift: Shift }): Fields {
  const list = filter[name];
  if (!isList(list)) return {};
  const moved = list.filter(isFields).flatMap((spec) => {
    const at = numberAt(spec, column) ?? 0;
    const to = shift.span(at, at + 1);
    return to ? [{ ...spec, [column]: to.start }] : [];
  });
  return { [name]: moved };
}

/** Metadata whose row or column is gone goes with it. */
export function shiftedMetadata(metadata: readonly Fields[], shift: Shift): readonly Fields[] {
  return metadata.flatMap((one) => {
    const location = fieldsAt(one, 'location');
    const range = location && fieldsAt(location, 'dimensionRange');
    if (!range || textAt(range, 'dimension') !== shift.dimension || (numberAt(range, 'sheetId') ?? 0) !== shift.tabId) return [one];
    const moved = shifted(range, shift);
    return moved === undefined ? [] : [{ ...one, location: { ...location, dimensionRange: moved } }];
  });
}

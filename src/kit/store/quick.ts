// Cells of whole columns as values, for loops over many rows: a number is taken as it is, and what a hand typed
// otherwise is read by the column's rule.

import type { Cell } from '../cell.ts';
import { readCell, splitList } from '../cell.ts';
import type { Column } from '../column.ts';
import type { Day, Time } from '../day.ts';
import { fromSerial, isDay, isTime, timeOf } from '../day.ts';
import type { Scan } from './scan.ts';

type Reading<V> = (i: number) => V;

const columnOf = (scan: Scan, key: string): Column | undefined => scan.table.columns[key];

/** '' where empty. An id that points at a record reads as the record has it, however a hand typed it: ` r-00017`. */
export function texts(scan: Scan, key: string): Reading<string> {
  const cell = scan.column(key);
  return columnOf(scan, key)?.kind === 'ref' ? (i) => asId(asText(cell(i))) : (i) => asText(cell(i));
}

/** A capital in front and a digit at the end: as it should be, without a closer look. */
function asId(text: string): string {
  const [first, last] = [text.charCodeAt(0), text.charCodeAt(text.length - 1)];
  return text === '' || (first >= 65 && first <= 90 && last >= 48 && last <= 57) ? text : text.trim().toUpperCase();
}

export const asText = (cell: Cell): string => (typeof cell === 'string' ? cell : cell === null ? '' : String(cell));

/** Each day is made once. */
const knownDays = (): ((serial: number) => Day) => {
  const known = new Map<number, Day>();
  return (serial) => {
    let day = known.get(serial);
    if (day === undefined) known.set(serial, (day = serial >= 1 && serial < 200_000 ? fromSerial(serial) : ''));
    return day;
  };
};

/** '' where empty or no day. */
export function days(scan: Scan, key: string): Reading<Day | ''> {
  const cell = scan.column(key);
  const dayOf = knownDays();
  const column = columnOf(scan, key);
  return (i) => {
    const there = cell(i);
    if (there === null || there === '') return '';
    if (typeof there === 'number') return dayOf(Math.floor(there));
    const read = column ? readCell(column, there) : { why: '' };
    return 'value' in read && isDay(read.value) ? read.value : '';
  };
}

/** '' where empty or no time. */
export function times(scan: Scan, key: string): Reading<Time | ''> {
  const cell = scan.column(key);
  const column = columnOf(scan, key);
  const known: Time[] = [];
  return (i) => {
    const there = cell(i);
    if (there === null || there === '') return '';
    if (typeof there === 'number') {
      const minutes = Math.round((there - Math.floor(there)) * 1440) % 1440;
      return (known[minutes] ??= timeOf(minutes));
    }
    const read = column ? readCell(column, there) : { why: '' };
    return 'value' in read && isTime(read.value) ? read.value : '';
  };
}

/** Null where empty or no number. */
export function amounts(scan: Scan, key: string): Reading<number | null> {
  const cell = scan.column(key);
  const column = columnOf(scan, key);
  return (i) => {
    const there = cell(i);
    if (typeof there === 'number') return there;
    if (there === null || there === '') return null;
    const read = column ? readCell(column, there) : { why: '' };
    return 'value' in read && typeof read.value === 'number' ? read.value : null;
  };
}

/** One of a list, whatever the case a hand typed; '' where it is something else. */
export function choices<const C extends string>(scan: Scan, key: string, all: readonly C[]): Reading<C | ''> {
  const cell = scan.column(key);
  const known = new Map<Cell, C | ''>(all.map((one) => [one, one]));
  return (i) => {
    const there = cell(i);
    const found = known.get(there);
    if (found !== undefined) return found;
    const plain = asText(there).trim().toLowerCase();
    const one = all.find((choice) => choice.toLowerCase() === plain) ?? '';
    known.set(there, one);
    return one;
  };
}

/** The entries of a cell that holds several; cells that say the same share one list. */
export function lists(scan: Scan, key: string): Reading<readonly string[]> {
  const cell = scan.column(key);
  const known = new Map<string, readonly string[]>([['', []]]);
  return (i) => {
    const there = asText(cell(i));
    let list = known.get(there);
    if (list === undefined) known.set(there, (list = splitList(there)));
    return list;
  };
}

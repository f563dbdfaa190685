// Values as cells hold them, and back: a day is a serial, a time a fraction, a list joined text.

import type { Column } from './column.ts';
import { formatDay, fromSerial, isDay, isTime, minutesOf, readDay, readTime, timeOf, toSerial } from './day.ts';
import { ownIn } from './own.ts';
import { isId } from './table.ts';

/** A cell's content; null is empty. */
export type Cell = string | number | boolean | null;

export type Read = { value: unknown } | { why: string };

/** The empty value of a column: null for numbers, [] for lists, '' for the rest. */
export function emptyOf(column: Column): unknown {
  if (isNumeric(column)) return null;
  return column.kind === 'list' ? [] : '';
}

export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** What a person or a form typed, read as the column's kind; the reason in plain words where it can't be. */
export function readInput(column: Column, input: unknown): Read {
  if (Array.isArray(input) && column.kind === 'list') return checked(column, input.map(String).map(tidy).filter(Boolean));
  if (typeof input === 'object' && input !== null) return { why: 'This is not a text or a number.' };
  const text = input === null || input === undefined ? '' : typeof input === 'string' ? input : String(input);
  if (text.trim() === '') return { value: emptyOf(column) };
  return readers[column.kind](column, text);
}

/** What stands in a cell, read as the column's kind. */
export function readCell(column: Column, cell: Cell | undefined): Read {
  if (cell === null || cell === undefined || cell === '') return { value: emptyOf(column) };
  if (typeof cell === 'number') {
    if (column.kind === 'day') return Number.isFinite(cell) && cell >= 1 && cell < 200000 ? { value: fromSerial(Math.floor(cell)) } : { why: 'This is not a date.' };
    if (column.kind === 'time') return { value: timeOf(Math.round((cell - Math.floor(cell)) * 1440) % 1440) };
  }
  return readInput(column, cell);
}

/** A row's value as a cell. */
export function toCell(column: Column, value: unknown): Cell {
  if (isEmpty(value)) return null;
  if (Array.isArray(value)) return value.join('; ');
  if (column.kind === 'day' && isDay(value)) return toSerial(value);
  if (column.kind === 'time' && isTime(value)) return minutesOf(value) / 1440;
  return typeof value === 'number' ? value : String(value);
}

/** A row's value as it crosses the door. */
export function toDoor(value: unknown): string | number {
  if (isEmpty(value)) return '';
  if (Array.isArray(value)) return value.join('; ');
  return typeof value === 'number' ? value : String(value);
}

/** A cell as the journal holds it: read as its column's kind, or as it stands where it breaks the rule. */
export function heldAs(column: Column, cell: Cell): string | number {
  const read = readCell(column, cell);
  return 'why' in read ? String(cell ?? '') : toDoor(read.value);
}

/** A value in words, for a person. */
export function inWords(column: Column, value: unknown): string {
  return column.kind === 'day' && isDay(value) ? formatDay(value) : String(toDoor(value));
}

/** Cells hold numbers for these kinds. */
export const isNumeric = (column: Column): boolean => column.kind === 'whole' || column.kind === 'number' || column.kind === 'money';

export const splitList = (text: string): string[] => text.split(/[;\n]/).map(tidy).filter(Boolean);

const tidy = (text: string): string => text.trim();

type Reader = (column: Column, text: string) => Read;

const plain: Reader = (column, text) => checked(column, text);
const trimmed: Reader = (column, text) => checked(column, text.trim());

const readers: Record<Column['kind'], Reader> = {
  id: (column, text) => readId(column, text),
  ref: (column, text) => readId(column, text),
  text: plain,
  longText: plain,
  day: (_column, text) => {
    const read = readDay(text);
    return 'why' in read ? read : { value: read.day };
  },
  time: (_column, text) => {
    const read = readTime(text);
    return 'why' in read ? read : { value: read.time };
  },
  instant: trimmed,
  whole: (column, text) => readNumber(column, text, true),
  number: (column, text) => readNumber(column, text, false),
  money: (column, text) => readNumber(column, text.replace(/[$€£\s]/g, ''), false),
  choice: readChoice,
  yesNo: (column, text) => readChoice(column, ownIn(yesNoWords, text.trim().toLowerCase()) ?? text),
  list: (column, text) => checked(column, splitList(text)),
  email: (column, text) =>
    /^[^\s@<>",;:()[\]\\]+@[^\s@<>",;:()[\]\\]+\.[^\s@<>",;:()[\]\\.]{2,}$/.test(text.trim())
      ? checked(column, text.trim())
      : { why: 'This is not an email address. It should read name@place.com.' },
  phone: (column, text) =>
    text.replace(/\D/g, '').length >= 3 ? checked(column, text.trim()) : { why: 'A phone number needs digits.' },
  link: trimmed,
};

const yesNoWords: Record<string, string> = { true: 'yes', y: 'yes', '1': 'yes', false: 'no', n: 'no', '0': 'no' };

function readId(column: Column, text: string): Read {
  const id = text.trim().toUpperCase();
  if (isId(column.prefix ?? '', id)) return { value: id };
  return { why: `This should be an id like ${column.prefix}-00001.` };
}

function readNumber(column: Column, text: string, whole: boolean): Read {
  const bare = text.trim().replace(/,(?=\d{3}\b)/g, '');
  const n = Number(bare);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(bare) || !Number.isFinite(n)) return { why: 'This is not a number.' };
  if (whole && !Number.isInteger(n)) return { why: 'This should be a whole number.' };
  if (column.least !== undefined && n < column.least) return { why: `This should be ${column.least} or more.` };
  if (column.most !== undefined && n > column.most) return { why: `This should be ${column.most} or less.` };
  return { value: n };
}

function readChoice(column: Column, text: string): Read {
  const wanted = text.trim().toLowerCase();
  const found = column.choices?.find((choice) => choice.toLowerCase() === wanted);
  return found === undefined ? { why: `This should be one of: ${column.choices?.join(', ')}.` } : { value: found };
}

function checked(column: Column, given: string | string[]): Read {
  const value = Array.isArray(given) ? given.map(wellFormed) : wellFormed(given);
  const length = Array.isArray(value) ? value.join('; ').length : value.length;
  if (column.max !== undefined && length > column.max) {
    return { why: `This has ${length.toLocaleString('en-US')} characters; at most ${column.max.toLocaleString('en-US')} fit.` };
  }
  return { value };
}

/** Text is kept as typed, but for half a surrogate pair: no file and no answer of Google's could hold it. */
const wellFormed = (text: string): string => text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (found) => (found.length === 2 ? found : '\ufffd'));

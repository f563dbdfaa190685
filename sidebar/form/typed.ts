// Between what is typed and what crosses the door: forgiving reading, what was understood, and the form's own checks.

import { readInput, toDoor } from '../../src/kit/cell.ts';
import type { Column } from '../../src/kit/column.ts';
import { addDays, addMonths, addYears, daysBetween, formatDay, formatTime, readDay, readTime, weekday, type Day } from '../../src/kit/day.ts';
import type { DoorRow } from '../../src/kit/door.ts';
import type { Table } from '../../src/kit/table.ts';
import type { Typed } from '../places.ts';
import { tidyProcedures } from './procedures.ts';

/** Columns that a form shows, in declared order. */
export const formColumns = (of: Table): Column[] =>
  of.keys.flatMap((key) => {
    const column = of.columns[key];
    return column && !column.derived && column.form !== false && column.kind !== 'id' ? [column] : [];
  });

/** A date as a person types it: all that `readDay` reads, and today, tomorrow, +7, fri, and a date without its year. */
export function readTypedDay(text: string, today: Day): { day: Day } | { why: string } {
  const plain = text.trim().toLowerCase();
  if (plain === 'today' || plain === 't') return { day: today };
  if (plain === 'tomorrow') return { day: addDays(today, 1) };
  if (plain === 'yesterday') return { day: addDays(today, -1) };
  const away = /^([+-]) ?(\d{1,4}) ?(d|days?|w|weeks?|m|months?|y|years?)?$/.exec(plain);
  if (away) return { day: dayAfter(today, Number(`${away[1]}${away[2]}`), away[3] ?? 'd') };
  const named = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].findIndex((start) => plain.length >= 3 && /^[a-z]+$/.test(plain) && plain.startsWith(start));
  if (named >= 0) return { day: addDays(today, ((named + 1 - weekday(today) + 7) % 7) || 7) };
  const short = /^(\d{1,2})[-/. ](\d{1,2})$/.exec(plain);
  const read = readDay(short ? `${text.trim()}/${today.slice(0, 4)}` : text);
  if (short && 'day' in read) return { day: nearest(read.day, today) };
  if ('why' in read && read.why.startsWith('The year is missing')) {
    const withYear = readDay(`${text.trim()} ${today.slice(0, 4)}`);
    return 'day' in withYear ? { day: nearest(withYear.day, today) } : withYear;
  }
  return read;
}

/** So many days, weeks, months or years after a day; a month ends with its last day. */
export function dayAfter(from: Day, amount: number, unit: string): Day {
  if (unit.startsWith('w')) return addDays(from, amount * 7);
  if (unit.startsWith('m')) return addMonths(from, amount);
  return unit.startsWith('y') ? addYears(from, amount) : addDays(from, amount);
}

/** Without a year, the date that is closest to today. */
function nearest(day: Day, today: Day): Day {
  const candidates = [addYears(day, -1), day, addYears(day, 1)];
  return candidates.reduce((best, next) => (Math.abs(daysBetween(today, next)) < Math.abs(daysBetween(today, best)) ? next : best));
}

/** The text as it will be sent, or why it cannot be. */
export function readTyped(column: Column, text: string, today: Day): { value: string | number } | { why: string } {
  if (text.trim() === '') return column.optional ? { value: '' } : { why: `${column.heading} is needed.` };
  if (column.kind === 'day') {
    const read = readTypedDay(text, today);
    return 'day' in read ? { value: read.day } : read;
  }
  if (column.heading === 'Procedures') return { value: tidyProcedures(text) };
  const read = readInput(column, text);
  return 'why' in read ? read : { value: toDoor(read.value) };
}

/** What a date or time was understood as, in words; '' where there is nothing to say. */
export function understood(column: Column, text: string, today: Day): string {
  if (text.trim() === '') return '';
  if (column.kind === 'day') {
    const read = readTypedDay(text, today);
    return 'day' in read ? `${formatDay(read.day, 'weekday')}, ${read.day.slice(0, 4)}` : '';
  }
  if (column.kind === 'time') {
    const read = readTime(text);
    return 'time' in read ? formatTime(read.time) : '';
  }
  return '';
}

/** Tidied when the field is left: `3/2` becomes 2026-03-02; what cannot be read stays as typed. */
export function tidied(column: Column, text: string, today: Day): string {
  const read = text.trim() === '' ? { value: '' } : readTyped(column, text, today);
  return 'value' in read ? String(read.value) : text;
}

/** All fields as they cross the door, and what is wrong with them by heading. */
export function readForm(columns: Column[], values: Typed, today: Day): { row: DoorRow; errors: Typed } {
  const row: DoorRow = {};
  const errors: Typed = {};
  for (const column of columns) {
    const read = readTyped(column, values[column.heading] ?? '', today);
    if ('why' in read) errors[column.heading] = read.why;
    else row[column.heading] = read.value;
  }
  return { row, errors };
}

/** A record as texts for the form. */
export function toTyped(columns: Column[], row: DoorRow): Typed {
  return Object.fromEntries(columns.map((column) => [column.heading, String(row[column.heading] ?? '')]));
}

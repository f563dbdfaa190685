// A number as a cell shows it, by the same reading of patterns as the workbench's own FORMATTED_VALUE.
import { compileDate, isDatePattern } from '../../sheets/format/dates.ts';
import { localeOf } from '../../sheets/format/locale.ts';
import { compileNumber, plainNumber as plain } from '../../sheets/format/numbers.ts';

let locale = localeOf('en_US');
let shown = new Map<string, (value: number) => string>();

/** Sets the locale of the spreadsheet, by its name at Google. */
export function speak(name: string): void {
  locale = localeOf(name);
  shown = new Map();
}

/** `46083` by `yyyy-mm-dd` is `2026-03-02`. */
export function shownByPattern(value: number, pattern: string): string {
  const known = shown.get(pattern) ?? compiled(pattern);
  shown.set(pattern, known);
  return known(value);
}

/** A day, a time or a percentage is edited as it is shown; money and plain numbers as the bare number. */
export function editedAsShown(pattern: string): boolean {
  return isDatePattern(pattern) || pattern.includes('%');
}

export function plainNumber(value: number): string {
  return plain(value, locale);
}

function compiled(pattern: string): (value: number) => string {
  if (pattern === '@' || /^general$/i.test(pattern)) return plainNumber;
  return isDatePattern(pattern) ? compileDate(pattern, locale) : compileNumber(pattern, locale);
}

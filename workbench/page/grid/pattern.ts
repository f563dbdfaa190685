// A number as a cell shows it: by its pattern, or plainly as Sheets does.
import { numfmt } from '@univerjs/core';

const seen = new Map<string, string>();
const CACHE_LIMIT = 20_000;

/** `46083` by `yyyy-mm-dd` is `2026-03-02`. A pattern that cannot be read shows the number plainly. */
export function shownByPattern(value: number, pattern: string): string {
  const key = `${pattern}|${value}`;
  const known = seen.get(key);
  if (known !== undefined) return known;
  if (seen.size > CACHE_LIMIT) seen.clear();
  const text = formatted(value, pattern);
  seen.set(key, text);
  return text;
}

/** A day, a time or a percentage is edited as it is shown; money and plain numbers as the bare number. */
export function editedAsShown(pattern: string): boolean {
  const bare = pattern.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase();
  return /[ymdhs%]/.test(bare);
}

export function plainNumber(value: number): string {
  return String(Number(value.toPrecision(10)));
}

function formatted(value: number, pattern: string): string {
  try {
    return numfmt.format(pattern, value);
  } catch (refused) {
    if (refused instanceof Error) return plainNumber(value);
    throw refused;
  }
}

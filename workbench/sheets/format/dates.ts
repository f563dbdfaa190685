// Date and time patterns (`yyyy-mm-dd`, `h:mm am/pm`, `[h]:mm`): compiled once, then applied to serials.

import type { Locale } from './locale.ts';
import { plainNumber } from './numbers.ts';
import { momentOf, type Moment } from './serial.ts';

type Piece = { literal: string } | { letters: string } | { elapsed: string };

/** Google's tokens: runs of one letter, `am/pm`, `[h]`, quoted text, escaped characters. */
const TOKENS = /\[(h+|m+|s+)\]|am\/pm|a\/p|\.0+|y+|m+|d+|h+|s+|"([^"]*)"|\\(.)|\[[^\]]*\]|[\s\S]/gi;

/** True where a pattern shows a day or a time rather than a number. */
export function isDatePattern(pattern: string): boolean {
  return /[ymdhs]/i.test(pattern.replace(/"[^"]*"|\\.|\[\$[^\]]*\]|\[(?:red|black|green|white|blue|magenta|yellow|cyan)\]/gi, '').replace(/E[+-]/gi, ''));
}

/** 9999-12-31: beyond it a number has no day. */
const LAST_DAY = 2_958_466;

export function compileDate(pattern: string, locale: Locale): (serial: number) => string {
  const pieces = piecesOf(pattern);
  const halfDay = /am\/pm|a\/p/i.test(pattern);
  return (serial) => {
    if (Math.abs(serial) > LAST_DAY) return plainNumber(serial, locale);
    const moment = momentOf(hasFraction(pieces) ? serial : roundedToSeconds(serial));
    return pieces.map((piece) => text(piece, { moment, serial, halfDay, locale })).join('');
  };
}

function hasFraction(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => 'letters' in piece && piece.letters.startsWith('.'));
}

function roundedToSeconds(serial: number): number {
  return Math.round(serial * 86_400) / 86_400;
}

function piecesOf(pattern: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of pattern.matchAll(TOKENS)) {
    const [whole, elapsed, quotedText, escaped] = match;
    if (elapsed !== undefined) pieces.push({ elapsed: elapsed.toLowerCase() });
    else if (quotedText !== undefined) pieces.push({ literal: quotedText });
    else if (escaped !== undefined) pieces.push({ literal: escaped });
    else if (/^[ymdhs]|^am|^a\/p|^\.0/i.test(whole)) pieces.push({ letters: whole.toLowerCase() });
    else if (!whole.startsWith('[')) pieces.push({ literal: whole });
  }
  return markMinutes(pieces);
}

/** `m` next to hours or seconds means minutes; they are renamed `n`. */
function markMinutes(pieces: Piece[]): Piece[] {
  const timed = pieces.filter((piece) => 'elapsed' in piece || ('letters' in piece && !piece.letters.startsWith('.')));
  const minutes = new Set<Piece>();
  timed.forEach((piece, i) => {
    if (!('letters' in piece) || !/^m{1,2}$/.test(piece.letters)) return;
    if (startsWith(timed[i - 1], 'h') || startsWith(timed[i + 1], 's')) minutes.add(piece);
  });
  return pieces.map((piece) => (minutes.has(piece) && 'letters' in piece ? { letters: piece.letters.replaceAll('m', 'n') } : piece));
}

function startsWith(piece: Piece | undefined, letter: string): boolean {
  if (!piece || 'literal' in piece) return false;
  return ('letters' in piece ? piece.letters : piece.elapsed).startsWith(letter);
}

interface Shown { moment: Moment; serial: number; halfDay: boolean; locale: Locale }

function text(piece: Piece, { moment, serial, halfDay, locale }: Shown): string {
  if ('literal' in piece) return piece.literal;
  if ('elapsed' in piece) return elapsed(piece.elapsed, serial);
  const { letters } = piece;
  const two = letters.length > 1;
  switch (letters[0]) {
    case 'y': return letters.length > 2 ? String(moment.year).padStart(4, '0') : String(moment.year % 100).padStart(2, '0');
    case 'm': return monthText(letters.length, moment.month, locale);
    case 'd': return dayText(letters.length, moment, locale);
    case 'h': return number(halfDay ? ((moment.hour + 11) % 12) + 1 : moment.hour, two);
    case 'n': return number(moment.minute, two);
    case 's': return number(moment.second, two);
    case '.': return `${locale.decimal}${String(moment.ms).padStart(3, '0').slice(0, letters.length - 1)}`;
    default: return letters === 'a/p' ? (moment.hour < 12 ? 'A' : 'P') : moment.hour < 12 ? 'AM' : 'PM';
  }
}

function elapsed(letters: string, serial: number): string {
  const per = letters.startsWith('h') ? 24 : letters.startsWith('m') ? 1440 : 86_400;
  return String(Math.floor(serial * per + 1e-6)).padStart(letters.length, '0');
}

function number(value: number, two: boolean): string {
  return String(value).padStart(two ? 2 : 1, '0');
}

function monthText(length: number, month: number, locale: Locale): string {
  if (length <= 2) return number(month, length === 2);
  const name = (length === 3 ? locale.shortMonths : locale.months)[month - 1] ?? '';
  return length === 5 ? name.slice(0, 1) : name;
}

function dayText(length: number, moment: Moment, locale: Locale): string {
  if (length <= 2) return number(moment.day, length === 2);
  return (length === 3 ? locale.shortWeekdays : locale.weekdays)[moment.weekday] ?? '';
}

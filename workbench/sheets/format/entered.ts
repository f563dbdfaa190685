// What typing a text into a cell makes of it (USER_ENTERED): formula, number, day, time, boolean, or text.

import { Formula, type Value } from '../cell.ts';
import type { Switches } from '../switches.ts';
import { localeOf, type Locale } from './locale.ts';
import { serialOfDay } from './serial.ts';

export interface Entered {
  value: Value;
  /** The number format that typing this gives to a cell without one. */
  numberFormat?: { type: string; pattern: string };
}

export interface Typing {
  locale: string;
  /** The year of today in the spreadsheet's zone, for days typed without one. */
  year: number;
  switches: Switches;
}

export function entered(text: string, typing: Typing): Entered {
  if (text === '') return { value: undefined };
  if (text.startsWith("'")) return { value: text.slice(1) === '' ? undefined : text.slice(1) };
  if (text.startsWith('=') && text.length > 1) return { value: new Formula(text) };
  if (/^(?:true|false)$/i.test(text)) return { value: /^true$/i.test(text) };
  const locale = localeOf(typing.locale);
  const trimmed = text.trim();
  // Nothing without a digit, and nothing long, is a number, a day or a time.
  const read = trimmed.length > 40 || !/\d/.test(trimmed) ? undefined : numberOf(trimmed, locale, typing.switches) ?? momentTyped(trimmed, locale, typing);
  if (read) return read;
  const isFormula = typing.switches.minusTextIsFormula ? /^[+-]./ : /^\+./;
  if (isFormula.test(text)) return { value: new Formula(`=${text}`) };
  return { value: text };
}

function numberOf(text: string, locale: Locale, switches: Switches): Entered | undefined {
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  if (sign === '+' && !switches.plusNumberIsNumber) return undefined;
  const factor = sign === '-' ? -1 : 1;
  const unsigned = text.slice(sign.length).trim();
  if (unsigned.endsWith('%')) {
    const value = digits(unsigned.slice(0, -1).trim(), locale, switches);
    return value && { value: (factor * value.value) / 100, numberFormat: { type: 'PERCENT', pattern: value.decimals ? '0.00%' : '0%' } };
  }
  const money = unsigned.startsWith(locale.currencySign) || unsigned.endsWith(locale.currencySign);
  if (money) {
    const value = digits(unsigned.replace(locale.currencySign, '').trim(), locale, switches);
    return value && { value: factor * value.value, numberFormat: { type: 'CURRENCY', pattern: value.decimals ? locale.currencyPattern : locale.currencyPattern.replace('.00', '') } };
  }
  const value = digits(unsigned, locale, switches);
  if (!value) return undefined;
  return value.exponent ? { value: factor * value.value, numberFormat: { type: 'SCIENTIFIC', pattern: '0.00E+00' } } : { value: factor * value.value, ...grouped(unsigned, locale) };
}

function grouped(text: string, locale: Locale): Pick<Entered, 'numberFormat'> {
  if (!text.includes(locale.group)) return {};
  return { numberFormat: { type: 'NUMBER', pattern: text.includes(locale.decimal) ? '#,##0.00' : '#,##0' } };
}

function digits(text: string, locale: Locale, switches: Switches): { value: number; decimals: boolean; exponent: boolean } | undefined {
  const match = digitsPattern(locale).exec(text);
  if (!match || (match[1] === undefined && !match[2])) return undefined;
  if (match[3] !== undefined && !switches.exponentIsNumber) return undefined;
  const whole = (match[1] ?? '0').replaceAll(locale.group, '');
  return { value: Number(`${whole}.${match[2] ?? ''}0${match[3] ?? ''}`), decimals: Boolean(match[2]), exponent: match[3] !== undefined };
}

const patterns = new WeakMap<Locale, RegExp>();

function digitsPattern(locale: Locale): RegExp {
  let pattern = patterns.get(locale);
  if (!pattern) {
    const d = escaped(locale.decimal);
    const g = escaped(locale.group);
    pattern = new RegExp(`^(\\d+|\\d{1,3}(?:${g}\\d{3})+)?(?:${d}(\\d*))?(e[+-]?\\d+)?$`, 'i');
    patterns.set(locale, pattern);
  }
  return pattern;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?(?:\s*([ap])\.?m\.?)?$/i;

/** A day, a time, or both. */
function momentTyped(text: string, locale: Locale, typing: Typing): Entered | undefined {
  const time = clock(text);
  if (time !== undefined) {
    if (!typing.switches.colonPairIsTime) return undefined;
    return { value: time, numberFormat: { type: 'TIME', pattern: /[ap]\.?m/i.test(text) ? 'h:mm am/pm' : text.split(':').length > 2 ? 'h:mm:ss' : 'h:mm' } };
  }
  const both = text.includes(':') ? /^(.*?\d)[ T]+(\d{1,2}:\d{2}.*)$/.exec(text) : undefined;
  const dayText = both?.[1] ?? text;
  const day = dayTyped(dayText, locale, typing);
  if (!day) return undefined;
  if (!both) return { value: day.serial, numberFormat: { type: 'DATE', pattern: day.pattern } };
  const hours = clock(both[2] ?? '');
  if (hours === undefined) return undefined;
  return { value: day.serial + hours, numberFormat: { type: 'DATE_TIME', pattern: `${day.pattern} ${locale.timePattern}` } };
}

/** A time of day as a fraction. */
function clock(text: string): number | undefined {
  const match = CLOCK.exec(text);
  if (!match) return undefined;
  const half = match[5]?.toLowerCase();
  const hour = half === undefined ? Number(match[1]) : (Number(match[1]) % 12) + (half === 'p' ? 12 : 0);
  const [minute, second] = [Number(match[2]), Number(match[3] ?? 0)];
  if (minute > 59 || second > 59) return undefined;
  return (hour * 3600 + minute * 60 + second + Number(match[4] ?? 0)) / 86_400;
}

interface Day { serial: number; pattern: string }

function dayTyped(text: string, locale: Locale, typing: Typing): Day | undefined {
  if (!/^\d/.test(text)) return dayInWords(text, locale, typing);
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso) return day(iso[1], iso[3], iso[4], `yyyy${iso[2]}mm${iso[2]}dd`);
  const full = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (full) {
    const [month, date] = locale.order === 'dmy' ? [full[3], full[1]] : [full[1], full[3]];
    return day(fullYear(full[4] ?? ''), month, date, locale.dayPattern);
  }
  const pair = /^(\d{1,2})([-/])(\d{1,2})$/.exec(text);
  if (pair && typing.switches.slashPairIsDay) {
    const [month, date] = locale.order === 'dmy' ? [pair[3], pair[1]] : [pair[1], pair[3]];
    return day(String(typing.year), month, date, locale.order === 'dmy' ? 'd/m' : 'm/d');
  }
  return dayInWords(text, locale, typing);
}

/** `Mar 1 2016`, `March 1, 2016`, `1 Mar 2016`, `Mar 1`. */
function dayInWords(text: string, locale: Locale, typing: Typing): Day | undefined {
  const match = /^(?:(\p{L}{3,})\.?\s+(\d{1,2})|(\d{1,2})[\s-](\p{L}{3,})\.?)(?:(?:,\s*|\s+|-)(\d{4}))?$/u.exec(text);
  if (!match) return undefined;
  const month = monthNamed(match[1] ?? match[4] ?? '', locale);
  if (month === 0) return undefined;
  const pattern = match[1] === undefined ? (match[5] ? 'd mmm yyyy' : 'd mmm') : match[5] ? 'mmm d yyyy' : 'mmm d';
  return day(match[5] ?? String(typing.year), String(month), match[2] ?? match[3], pattern);
}

function monthNamed(name: string, locale: Locale): number {
  const wanted = name.toLowerCase();
  return locale.months.findIndex((one, i) => one.toLowerCase() === wanted || locale.shortMonths[i]?.toLowerCase().replace('.', '') === wanted) + 1;
}

function fullYear(text: string): string {
  if (text.length === 4) return text;
  return String(Number(text) < 30 ? 2000 + Number(text) : 1900 + Number(text));
}

function day(year: string | undefined, month: string | undefined, date: string | undefined, pattern: string): Day | undefined {
  const serial = serialOfDay(Number(year), Number(month), Number(date));
  return serial === undefined ? undefined : { serial, pattern };
}

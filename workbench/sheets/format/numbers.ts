// Number patterns (`#,##0.00`, `0%`, `"$"#,##0;(#,##0)`, `0.00E+00`): compiled once, then applied.

import type { Locale } from './locale.ts';

interface Section { before: string; after: string; digits: Digits | undefined }
interface Digits { whole: number; least: number; most: number; grouped: boolean; scale: number; exponent: number | undefined }

/** A number as a sheet shows it where nobody chose a format. */
export function plainNumber(value: number, locale: Locale): string {
  if (!Number.isFinite(value)) return '#NUM!';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-9)) return exponential(value).replace('.', locale.decimal);
  const whole = Number.isInteger(value) ? String(value) : trimZeros(value.toFixed(decimalsOf(size)));
  return whole.replace('.', locale.decimal);
}

/** Ten significant digits, as many as a sheet shows by itself. */
function decimalsOf(size: number): number {
  const wholeDigits = size < 1 ? 1 : Math.floor(Math.log10(size)) + 1;
  return Math.max(0, Math.min(10, 10 - (size < 1 ? 0 : wholeDigits)));
}

function exponential(value: number): string {
  const [mantissa = '0', power = '0'] = value.toExponential(5).split('e');
  const sign = power.startsWith('-') ? '-' : '+';
  return `${trimZeros(mantissa)}E${sign}${power.replace(/[+-]/, '').padStart(2, '0')}`;
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

export function compileNumber(pattern: string, locale: Locale): (value: number) => string {
  const sections = splitSections(pattern).map(sectionOf);
  return (value) => {
    const index = value < 0 && sections.length > 1 ? 1 : value === 0 && sections.length > 2 ? 2 : 0;
    const section = sections[index];
    if (!section) return plainNumber(value, locale);
    const signed = index === 1 ? Math.abs(value) : value;
    const body = section.digits ? shown(Math.abs(signed), section.digits, locale) : '';
    const minus = signed < 0 && /[1-9]/.test(body) ? '-' : '';
    return `${minus}${section.before}${body}${section.after}`;
  };
}

/** What the fourth section (or `@`) makes of a text. */
export function compileText(pattern: string): (text: string) => string {
  const sections = splitSections(pattern);
  const chosen = sections[3] ?? sections.find((section) => section.includes('@'));
  if (chosen === undefined || !chosen.includes('@')) return (text) => text;
  const section = sectionOf(chosen);
  return (text) => `${section.before}${text}${section.after}`;
}

function splitSections(pattern: string): string[] {
  return (pattern.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+|;/g) ?? []).reduce<string[]>(
    (sections, part) => {
      if (part === ';') sections.push('');
      else sections[sections.length - 1] += part;
      return sections;
    },
    [''],
  );
}

/** Quoted text, an escaped character, a currency sign, a gap, a filler, a color: none of them is a digit place. */
const LITERAL = /"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-[^\]]*)?\]|_(.)|\*(.)|\[[^\]]*\]/g;
const DIGITS = /[#0?][#0?,]*(?:\.[#0?]*,*)?(?:E[+-]0+)?|\.[#0?]+/i;

function sectionOf(text: string): Section {
  // Literals are set aside so that digits and signs are only looked for outside of them.
  const literals: string[] = [];
  const bare = text.replace(LITERAL, (_, quoted?: string, escaped?: string, sign?: string, gap?: string) => {
    literals.push(quoted ?? escaped ?? sign ?? (gap === undefined ? '' : ' '));
    return MARK;
  });
  const restored = (from: number, to: number): string => {
    let next = bare.slice(0, from).split(MARK).length - 1;
    return bare.slice(from, to).replaceAll(MARK, () => literals[next++] ?? '').replaceAll('@', '');
  };
  const match = DIGITS.exec(bare);
  const start = match?.index ?? bare.indexOf('@');
  if (start < 0) return { before: restored(0, bare.length), after: '', digits: undefined };
  const end = match ? start + match[0].length : start + 1;
  const percents = bare.split('%').length - 1;
  return { before: restored(0, start), after: restored(end, bare.length), digits: match ? digitsOf(match[0], percents) : undefined };
}

/** Stands for a literal; private use, so no pattern has it. */
const MARK = '\uE000';

function digitsOf(text: string, percents: number): Digits {
  const [mantissa = '', exponent] = text.split(/E[+-]/i);
  const [whole = '', fraction = ''] = mantissa.replace(/,+$/, '').split('.');
  const thousands = /,+$/.exec(mantissa)?.[0].length ?? 0;
  return {
    whole: (whole.match(/0/g) ?? []).length,
    least: (fraction.match(/0/g) ?? []).length,
    most: fraction.length,
    grouped: /[#0?],+[#0?]/.test(whole),
    scale: 100 ** percents / 1000 ** thousands,
    exponent: exponent?.length,
  };
}

function shown(value: number, digits: Digits, locale: Locale): string {
  if (digits.exponent !== undefined) return scientific(value, digits, locale);
  const [whole = '0', fraction = ''] = rounded(value * digits.scale, digits.most).split('.');
  const kept = fraction.slice(0, digits.least) + fraction.slice(digits.least).replace(/0+$/, '');
  const padded = (whole === '0' && digits.whole === 0 ? '' : whole).padStart(digits.whole, '0');
  const grouped = digits.grouped ? padded.replace(/\B(?=(\d{3})+(?!\d))/g, locale.group) : padded;
  return kept === '' ? grouped : `${grouped}${locale.decimal}${kept}`;
}

/** Half away from zero on the decimal digits a person sees, not on the binary ones. */
function rounded(value: number, decimals: number): string {
  if (value >= 1e21) return BigInt(value).toString();
  const text = Number(value.toPrecision(15));
  const nudged = text + text * 2 ** -52;
  return nudged.toFixed(Math.min(decimals, 100));
}

function scientific(value: number, digits: Digits, locale: Locale): string {
  const [mantissa = '0', power = '0'] = value.toExponential(digits.most).split('e');
  const sign = power.startsWith('-') ? '-' : '+';
  return `${mantissa.replace('.', locale.decimal)}E${sign}${power.replace(/[+-]/, '').padStart(digits.exponent ?? 1, '0')}`;
}

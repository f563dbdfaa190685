// What a cell shows: its value through its number format, in the spreadsheet's locale.

import { CellError, effective, errorText, type Value } from '../cell.ts';
import { fieldsAt, textAt, type Fields } from '../input.ts';
import type { Interned } from '../interned.ts';
import { compileDate, isDatePattern } from './dates.ts';
import { localeOf, type Locale } from './locale.ts';
import { compileNumber, compileText, plainNumber } from './numbers.ts';

interface Shower {
  number: (value: number) => string;
  text: (value: string) => string;
  isDate: boolean;
}

/** The texts of a spreadsheet's cells; made anew when its locale changes. */
export class Display {
  private readonly showers: (Shower | undefined)[] = [];
  private readonly locale: Locale;

  constructor(private readonly formats: Interned, localeName: string) {
    this.locale = localeOf(localeName);
  }

  text(value: Value, format: number): string {
    const shown = effective(value);
    if (shown === undefined) return '';
    if (typeof shown === 'string') return format === 0 ? shown : this.shower(format).text(shown);
    if (typeof shown === 'number') return this.shower(format).number(shown);
    if (shown instanceof CellError) return errorText(shown);
    return shown ? 'TRUE' : 'FALSE';
  }

  /** Whether numbers in this format are days or times. */
  isDate(format: number): boolean {
    return format !== 0 && this.shower(format).isDate;
  }

  private shower(format: number): Shower {
    let shower = this.showers[format];
    if (!shower) {
      shower = showerOf(this.formats.item(format), this.locale);
      this.showers[format] = shower;
    }
    return shower;
  }
}

const displays = new WeakMap<Interned, Map<string, Display>>();

/** The texts of a spreadsheet, kept between calls. */
export function displayOf({ formats, properties: { locale } }: { formats: Interned; properties: { locale: string } }): Display {
  const known = displays.get(formats) ?? new Map<string, Display>();
  displays.set(formats, known);
  const display = known.get(locale) ?? new Display(formats, locale);
  known.set(locale, display);
  return display;
}

function showerOf(format: Fields, locale: Locale): Shower {
  const numberFormat = fieldsAt(format, 'numberFormat');
  const type = numberFormat && textAt(numberFormat, 'type');
  const pattern = (numberFormat && textAt(numberFormat, 'pattern')) ?? defaultPattern(type, locale);
  if (pattern === undefined || pattern === '@' || /^general$/i.test(pattern)) {
    return { number: (value) => plainNumber(value, locale), text: (value) => value, isDate: false };
  }
  const isDate = type === 'DATE' || type === 'TIME' || type === 'DATE_TIME' || ((type === undefined || type === 'NUMBER') && isDatePattern(pattern));
  return { number: isDate ? compileDate(pattern, locale) : compileNumber(pattern, locale), text: compileText(pattern), isDate };
}

/** What Google shows for a format type that comes without a pattern. */
export function defaultPattern(type: string | undefined, locale: Locale): string | undefined {
  switch (type) {
    case 'NUMBER': return '#,##0.00';
    case 'PERCENT': return '0.00%';
    case 'CURRENCY': return locale.currencyPattern;
    case 'DATE': return locale.dayPattern;
    case 'TIME': return locale.timePattern;
    case 'DATE_TIME': return `${locale.dayPattern} ${locale.timePattern}`;
    case 'SCIENTIFIC': return '0.00E+00';
    default: return undefined;
  }
}

// What a spreadsheet's locale decides: separators, order of a date, names of months, currency.

export interface Locale {
  decimal: string;
  group: string;
  /** Order of day, month and year, as in `mdy`. */
  order: 'mdy' | 'dmy' | 'ymd';
  dayPattern: string;
  timePattern: string;
  currencyPattern: string;
  currencySign: string;
  months: readonly string[];
  shortMonths: readonly string[];
  weekdays: readonly string[];
  shortWeekdays: readonly string[];
}

/** Currency by region, for the regions a clinic is likely to be in; elsewhere the dollar. */
const SIGNS: Record<string, string> = { US: '$', CA: '$', AU: '$', NZ: '$', MX: '$', GB: '£', JP: '¥', CN: '¥', IN: '₹', BR: 'R$', CH: 'CHF', PL: 'zł', RU: '₽', UA: '₴', SE: 'kr', NO: 'kr', DK: 'kr' };
const EURO = new Set(['DE', 'FR', 'ES', 'IT', 'NL', 'BE', 'AT', 'IE', 'PT', 'FI', 'GR', 'SK', 'SI', 'EE', 'LV', 'LT', 'LU', 'MT', 'CY', 'HR']);

const known = new Map<string, Locale>();

/** The locale by Google's name (`en_US`); an unknown one is `en_US`. */
export function localeOf(name: string): Locale {
  let locale = known.get(name);
  if (!locale) {
    locale = describe(name);
    known.set(name, locale);
  }
  return locale;
}

function describe(name: string): Locale {
  const tag = Intl.DateTimeFormat.supportedLocalesOf(name.replace('_', '-')).at(0) ?? 'en-US';
  const region = tag.split('-').at(-1) ?? 'US';
  const numbers = new Intl.NumberFormat(tag, { useGrouping: true }).formatToParts(1234567.5);
  const decimal = numbers.find((part) => part.type === 'decimal')?.value ?? '.';
  const group = numbers.find((part) => part.type === 'group')?.value ?? ',';
  const parts = new Intl.DateTimeFormat(tag).formatToParts(new Date(Date.UTC(2026, 0, 2)));
  const sign = SIGNS[region] ?? (EURO.has(region) ? '€' : '$');
  return {
    decimal,
    group,
    order: orderOf(parts),
    dayPattern: parts.map(patternPart).join(''),
    timePattern: /AM|PM/.test(new Intl.DateTimeFormat(tag, { hour: 'numeric' }).format(new Date())) ? 'h:mm:ss am/pm' : 'HH:mm:ss',
    currencySign: sign,
    currencyPattern: sign === '€' ? '#,##0.00\\ [$€-1]' : `"${sign}"#,##0.00`,
    months: names(tag, 12, (i) => ({ date: new Date(Date.UTC(2026, i, 15)), options: { month: 'long' } })),
    shortMonths: names(tag, 12, (i) => ({ date: new Date(Date.UTC(2026, i, 15)), options: { month: 'short' } })),
    weekdays: names(tag, 7, (i) => ({ date: new Date(Date.UTC(2026, 0, 4 + i)), options: { weekday: 'long' } })),
    shortWeekdays: names(tag, 7, (i) => ({ date: new Date(Date.UTC(2026, 0, 4 + i)), options: { weekday: 'short' } })),
  };
}

function orderOf(parts: Intl.DateTimeFormatPart[]): Locale['order'] {
  const order = parts.flatMap((part) => (part.type === 'day' ? 'd' : part.type === 'month' ? 'm' : part.type === 'year' ? 'y' : [])).join('');
  return order === 'dmy' || order === 'ymd' ? order : 'mdy';
}

function patternPart(part: Intl.DateTimeFormatPart): string {
  const letter = part.type === 'day' ? 'd' : part.type === 'month' ? 'M' : '';
  if (part.type === 'year') return 'yyyy';
  return letter === '' ? part.value : letter.repeat(part.value.length);
}

function names(tag: string, count: number, at: (i: number) => { date: Date; options: Intl.DateTimeFormatOptions }): string[] {
  return Array.from({ length: count }, (_, i) => {
    const { date, options } = at(i);
    return new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }).format(date);
  });
}

// Whether a conditional color applies to a cell: Sheets' boolean conditions, over the values the page holds.
import type { WireCondition } from '../../server/page-wire.ts';
import { evaluateFormula } from './condition-formula.ts';
import type { Seen } from './seen.ts';

type Judge = (seen: Seen, wanted: string[]) => boolean;

const byText = (test: (shown: string, wanted: string) => boolean): Judge => (seen, [wanted = '']) =>
  test(seen.shown.toLowerCase(), wanted.toLowerCase());

const byNumber = (test: (value: number, a: number, b: number) => boolean): Judge => (seen, [a = '', b = '']) =>
  typeof seen.value === 'number' && test(seen.value, Number(a), Number(b));

const judges: Record<string, Judge> = {
  TEXT_EQ: byText((shown, wanted) => shown === wanted),
  TEXT_NOT_EQ: byText((shown, wanted) => shown !== wanted),
  TEXT_CONTAINS: byText((shown, wanted) => shown.includes(wanted)),
  TEXT_NOT_CONTAINS: byText((shown, wanted) => !shown.includes(wanted)),
  TEXT_STARTS_WITH: byText((shown, wanted) => shown.startsWith(wanted)),
  TEXT_ENDS_WITH: byText((shown, wanted) => shown.endsWith(wanted)),
  NUMBER_EQ: byNumber((value, a) => value === a),
  NUMBER_NOT_EQ: byNumber((value, a) => value !== a),
  NUMBER_GREATER: byNumber((value, a) => value > a),
  NUMBER_GREATER_THAN_EQ: byNumber((value, a) => value >= a),
  NUMBER_LESS: byNumber((value, a) => value < a),
  NUMBER_LESS_THAN_EQ: byNumber((value, a) => value <= a),
  NUMBER_BETWEEN: byNumber((value, a, b) => value >= a && value <= b),
  NUMBER_NOT_BETWEEN: byNumber((value, a, b) => value < a || value > b),
  DATE_BEFORE: (seen, wanted) => typeof seen.value === 'number' && seen.value < dayOf(wanted, seen.today),
  DATE_AFTER: (seen, wanted) => typeof seen.value === 'number' && seen.value > dayOf(wanted, seen.today),
  DATE_EQ: (seen, wanted) => typeof seen.value === 'number' && Math.floor(seen.value) === dayOf(wanted, seen.today),
  BLANK: (seen) => seen.value === null || seen.value === '',
  NOT_BLANK: (seen) => seen.value !== null && seen.value !== '',
  CUSTOM_FORMULA: (seen, [formula = '']) => evaluateFormula(formula, seen) === true,
};

/** A condition the page does not know paints nothing. */
export function holds(condition: WireCondition, seen: Seen): boolean {
  const judge = judges[condition.type];
  return judge ? judge(seen, condition.values) : false;
}

const RELATIVE: Record<string, number> = { TODAY: 0, TOMORROW: 1, YESTERDAY: -1, PAST_WEEK: -7, PAST_MONTH: -30, PAST_YEAR: -365 };
const DAY_MS = 86_400_000;
const SERIAL_ZERO = Date.UTC(1899, 11, 30);

function dayOf([wanted = '']: string[], today: number): number {
  const relative = RELATIVE[wanted];
  if (relative !== undefined) return today + relative;
  const serial = Number(wanted);
  if (wanted !== '' && Number.isFinite(serial)) return serial;
  return Math.floor((Date.parse(`${wanted}T00:00:00Z`) - SERIAL_ZERO) / DAY_MS);
}

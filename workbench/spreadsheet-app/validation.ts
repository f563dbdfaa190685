// What a rejecting validation rule refuses of what a script writes through SpreadsheetApp. Lists, numbers, boxes and
// days are judged; rules that need a formula or another range let everything pass.

import type { WireValue } from './wire.ts';

interface Condition {
  type: string;
  values: string[];
}

/** The first cell a rule refuses, counted from the corner of the block. */
export function refusedCell(rules: unknown[][], values: WireValue[][]): { row: number; column: number } | null {
  for (const [row, cells] of values.entries()) {
    for (const [column, value] of cells.entries()) {
      const condition = strictCondition(rules[row]?.[column]);
      if (condition && value !== '' && !accepts(condition, value)) return { row, column };
    }
  }
  return null;
}

function strictCondition(rule: unknown): Condition | null {
  if (typeof rule !== 'object' || rule === null || Reflect.get(rule, 'strict') !== true) return null;
  const condition: unknown = Reflect.get(rule, 'condition');
  if (typeof condition !== 'object' || condition === null) return null;
  const values: unknown = Reflect.get(condition, 'values');
  const texts = Array.isArray(values) ? values.map((value: unknown) => String(Object(value)['userEnteredValue'] ?? '')) : [];
  return { type: String(Reflect.get(condition, 'type')), values: texts };
}

function accepts({ type, values }: Condition, value: WireValue): boolean {
  const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
  const [first, second] = values.map(Number);
  switch (type) {
    case 'ONE_OF_LIST': return values.includes(String(value));
    case 'BOOLEAN': return typeof value === 'boolean' || /^(true|false)$/i.test(String(value));
    case 'DATE_IS_VALID': return typeof value === 'object' || typeof value === 'number' || !Number.isNaN(Date.parse(String(value)));
    case 'NUMBER_BETWEEN': return number >= Number(first) && number <= Number(second);
    case 'NUMBER_GREATER': return number > Number(first);
    case 'NUMBER_GREATER_THAN_EQ': return number >= Number(first);
    case 'NUMBER_LESS': return number < Number(first);
    case 'NUMBER_LESS_THAN_EQ': return number <= Number(first);
    case 'NUMBER_EQ': return number === first;
    default: return true;
  }
}

// Conditional colors on the page.
import { holds } from '../../workbench/page/grid/condition.ts';
import type { Seen } from '../../workbench/page/grid/seen.ts';

const rows = [['R-00001', 'expiring', 46083, 2], ['R-00002', 'active', 46090, null]];
const TODAY = 46083;

function cell(row: number, column: number): Seen {
  const value = rows[row]?.[column] ?? null;
  return { value, shown: String(value ?? ''), row, column, today: TODAY, origin: { row: 0, column: 0 }, at: (r, c) => rows[r]?.[c] ?? null };
}

it.each([
  ['TEXT_EQ', ['Expiring'], 0, 1, true],
  ['TEXT_EQ', ['expiring'], 1, 1, false],
  ['TEXT_CONTAINS', ['pir'], 0, 1, true],
  ['NUMBER_LESS_THAN_EQ', ['2'], 0, 3, true],
  ['NUMBER_LESS_THAN_EQ', ['2'], 1, 3, false],
  ['NUMBER_BETWEEN', ['1', '3'], 0, 3, true],
  ['DATE_BEFORE', ['2026-03-03'], 0, 2, true],
  ['DATE_AFTER', ['TODAY'], 1, 2, true],
  ['BLANK', [], 1, 3, true],
  ['NOT_BLANK', [], 1, 3, false],
  ['A_KIND_NOBODY_KNOWS', [], 0, 0, false],
])('%s %j of row %i, column %i is %s', (type, values, row, column, expected) => {
  expect(holds({ type, values }, cell(row, column))).toBe(expected);
});

it.each([
  ['=$B1="expiring"', 0, true],
  ['=$B1="expiring"', 1, false],
  ['=AND($C1<=TODAY(), $D1>0)', 0, true],
  ['=OR($B1="used up", ISBLANK($D1))', 1, true],
  ['=NOT($B1="active")', 1, false],
  ['=$C1-TODAY()>=7', 1, true],
  ['=LEN($A1)=7', 0, true],
  ['=VLOOKUP($A1, X:Y, 2)', 0, false],
])('colors by the formula %s in row %i: %s', (formula, row, expected) => {
  expect(holds({ type: 'CUSTOM_FORMULA', values: [formula] }, cell(row, 3))).toBe(expected);
});

it('shifts a formula from the first cell of its range', () => {
  const seen = { ...cell(1, 1), origin: { row: 0, column: 0 } };

  expect(holds({ type: 'CUSTOM_FORMULA', values: ['=A1="active"'] }, seen)).toBe(true);
});

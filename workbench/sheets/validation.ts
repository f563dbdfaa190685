// Rejecting validation rules, for the switch that holds API writes against them. Lists, numbers, boxes, days and blanks
// are judged; rules that need a formula or another range let everything pass.

import { badRequest } from '../errors.ts';
import { cellName } from './a1.ts';
import type { Box } from './box.ts';
import { CellError, effective, type Plain } from './cell.ts';
import type { Context } from './context.ts';
import { fieldsAt, flagAt, isFields, listAt, textAt, type Fields } from './input.ts';
import type { Tab } from './tab.ts';

/** Refuses the whole call if a cell it touched holds what its rule rejects. */
export function holdAgainstRules({ book, change }: Context): void {
  for (const [tab, box] of change.touched) {
    for (let row = box.top; row < Math.min(box.bottom, tab.grid.rows.length); row += 1) refuseRow(tab, { ...box, top: row }, (id) => book.rules.item(id));
  }
}

function refuseRow(tab: Tab, { top: row, left, right }: Box, ruleOf: (id: number) => Fields): void {
  const found = tab.grid.rows[row];
  found?.rules?.slice(left, right).forEach((id, i) => {
    const value = effective(found.values[left + i]);
    if (id === 0 || value === undefined || value instanceof CellError || allows(ruleOf(id), value)) return;
    throw badRequest(`The data you entered in cell ${cellName(row, left + i)} violates the data validation rules set on this cell.`);
  });
}

/** Whether a rule lets a value stand; one that only warns lets everything. */
export function allows(rule: Fields, value: Plain): boolean {
  const condition = fieldsAt(rule, 'condition');
  if (!flagAt(rule, 'strict') || !condition) return true;
  const given = (listAt(condition, 'values') ?? []).map((one) => (isFields(one) ? textAt(one, 'userEnteredValue') ?? '' : ''));
  const [first = NaN, second = NaN] = given.map(Number);
  const number = typeof value === 'number' ? value : NaN;
  const text = String(value).toLowerCase();
  const part = (given[0] ?? '').toLowerCase();
  switch (textAt(condition, 'type')) {
    case 'ONE_OF_LIST': return given.includes(String(value));
    case 'BOOLEAN': return given.length > 0 ? given.includes(String(value)) : typeof value === 'boolean';
    case 'DATE_IS_VALID': return typeof value === 'number';
    case 'NUMBER_BETWEEN': return number >= first && number <= second;
    case 'NUMBER_NOT_BETWEEN': return number < first || number > second;
    case 'NUMBER_GREATER': return number > first;
    case 'NUMBER_GREATER_THAN_EQ': return number >= first;
    case 'NUMBER_LESS': return number < first;
    case 'NUMBER_LESS_THAN_EQ': return number <= first;
    case 'NUMBER_EQ': return number === first;
    case 'NUMBER_NOT_EQ': return number !== first;
    case 'TEXT_CONTAINS': return text.includes(part);
    case 'TEXT_NOT_CONTAINS': return !text.includes(part);
    case 'TEXT_EQ': return text === part;
    default: return true;
  }
}

// Requests about conditional formats.

import { badRequest } from '../../errors.ts';
import { formatOf } from '../cell-data.ts';
import type { Context } from '../context.ts';
import { fieldsAt, isFields, listAt, numberAt, textAt, tidyFields, type Fields } from '../input.ts';
import { areaOfGrid } from '../ranges.ts';
import { referencesOf } from '../references.ts';
import type { Tab } from '../tab.ts';

export function addConditionalFormatRule(context: Context, request: Fields): void {
  const rule = fieldsAt(request, 'rule');
  if (!rule) throw badRequest('rule is required');
  const { tab, stored } = formatRule(context, rule);
  const next = tab.conditionalFormats.slice();
  const index = numberAt(request, 'index') ?? 0;
  if (index > next.length) throw badRequest(`No conditional format on sheet: ${tab.id} at index: ${index}`);
  next.splice(index, 0, stored);
  context.change.set(tab, 'conditionalFormats', next);
  context.change.mark(tab);
}

export function updateConditionalFormatRule(context: Context, request: Fields): Fields {
  const index = numberAt(request, 'index') ?? 0;
  const rule = fieldsAt(request, 'rule');
  const given = rule && formatRule(context, rule);
  const tab = given?.tab ?? context.book.gridOf(numberAt(request, 'sheetId') ?? 0);
  const old = ruleAt(tab, index);
  const next = tab.conditionalFormats.filter((one) => one !== old);
  const newIndex = given ? index : numberAt(request, 'newIndex') ?? 0;
  next.splice(newIndex, 0, given?.stored ?? old);
  context.change.set(tab, 'conditionalFormats', next);
  context.change.mark(tab);
  return { updateConditionalFormatRule: given ? { oldRule: old, newRule: given.stored, newIndex } : { newRule: old, oldIndex: index, newIndex } };
}

export function deleteConditionalFormatRule(context: Context, request: Fields): Fields {
  const tab = context.book.gridOf(numberAt(request, 'sheetId') ?? 0);
  const rule = ruleAt(tab, numberAt(request, 'index') ?? 0);
  context.change.set(tab, 'conditionalFormats', tab.conditionalFormats.filter((one) => one !== rule));
  context.change.mark(tab);
  return { deleteConditionalFormatRule: { rule } };
}

function ruleAt(tab: Tab, index: number): Fields {
  const rule = tab.conditionalFormats[index];
  if (!rule) throw badRequest(`No conditional format on sheet: ${tab.id} at index: ${index}`);
  return rule;
}

function formatRule({ book }: Context, rule: Fields): { tab: Tab; stored: Fields } {
  const ranges = (listAt(rule, 'ranges') ?? []).filter(isFields);
  const areas = ranges.map((range) => areaOfGrid(book, range));
  const [first] = areas;
  if (!first) throw badRequest('At least one range is required for a conditional format rule.');
  if (areas.some(({ tab }) => tab !== first.tab)) throw badRequest('All ranges of a conditional format rule must be on the same sheet.');
  const boolean = fieldsAt(rule, 'booleanRule');
  const condition = boolean && fieldsAt(boolean, 'condition');
  if (!fieldsAt(rule, 'gradientRule') && !condition) throw badRequest('A conditional format rule must have a booleanRule or a gradientRule.');
  for (const value of (condition && listAt(condition, 'values')) ?? []) {
    const text = isFields(value) ? textAt(value, 'userEnteredValue') : undefined;
    if (text?.startsWith('=') && referencesOf(text).some(({ title }) => title !== undefined && title.toLowerCase() !== first.tab.title.toLowerCase())) {
      throw badRequest('Conditional format rule cannot reference a different sheet.');
    }
  }
  const stored = tidyFields(rule);
  if (!boolean) return { tab: first.tab, stored };
  return { tab: first.tab, stored: { ...stored, booleanRule: { ...tidyFields(boolean), format: formatOf(fieldsAt(boolean, 'format') ?? {}) } } };
}

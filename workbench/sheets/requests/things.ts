// Requests about what lies on a tab: conditional formats, protections, filters, charts.

import { badRequest } from '../../errors.ts';
import type { Book } from '../book.ts';
import { formatOf } from '../cell-data.ts';
import { guard, type Context } from '../context.ts';
import { overlay, updateMask } from '../fields.ts';
import { fieldsAt, flagAt, isFields, listAt, numberAt, textAt, tidyFields, type Fields } from '../input.ts';
import { areaOfGrid, boxOfStored } from '../ranges.ts';
import { referencesOf } from '../references.ts';
import type { Tab } from '../tab.ts';

type List = 'protectedRanges' | 'filterViews' | 'charts';

interface Found { tab: Tab; thing: Fields }

function find(book: Book, { list, id, name }: { list: List; id: number | undefined; name: string }): Found | undefined {
  for (const tab of book.tabs) {
    const thing = tab[list].find((one) => numberAt(one, name) === id);
    if (thing) return { tab, thing };
  }
  return undefined;
}

function put({ change }: Context, { tab, list, thing, instead }: { tab: Tab; list: List; thing: Fields | undefined; instead: Fields | undefined }): void {
  const others = tab[list].filter((one) => one !== instead);
  const at = instead ? tab[list].indexOf(instead) : others.length;
  const next = others.slice();
  if (thing) next.splice(at, 0, thing);
  change.set(tab, list, next);
  change.mark(tab);
}

// Conditional formats

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

// Protections

export function addProtectedRange(context: Context, request: Fields): Fields {
  const given = fieldsAt(request, 'protectedRange') ?? {};
  const { tab } = areaOfGrid(context.book, fieldsAt(given, 'range') ?? {});
  const id = numberAt(given, 'protectedRangeId') ?? context.book.nextId();
  if (find(context.book, { list: 'protectedRanges', id, name: 'protectedRangeId' })) throw badRequest(`A protected range with ID: ${id} already exists.`);
  const thing = { ...protection(context, given), protectedRangeId: id };
  put(context, { tab, list: 'protectedRanges', thing, instead: undefined });
  return { addProtectedRange: { protectedRange: thing } };
}

/** Google makes whoever protects a range its first editor, if it is not warning-only. */
function protection({ change }: Context, given: Fields): Fields {
  const stored = tidyFields(given);
  if (flagAt(stored, 'warningOnly') || fieldsAt(stored, 'editors')) return stored;
  return { ...stored, editors: { users: [change.user] } };
}

export function updateProtectedRange(context: Context, request: Fields): void {
  const mask = updateMask(textAt(request, 'fields'));
  const given = fieldsAt(request, 'protectedRange') ?? {};
  const { tab, thing } = needProtection(context, numberAt(given, 'protectedRangeId'));
  const id = thing['protectedRangeId'];
  put(context, { tab, list: 'protectedRanges', thing: { ...overlay(thing, tidyFields(given), mask), protectedRangeId: id }, instead: thing });
}

export function deleteProtectedRange(context: Context, request: Fields): void {
  const { tab, thing } = needProtection(context, numberAt(request, 'protectedRangeId'));
  put(context, { tab, list: 'protectedRanges', thing: undefined, instead: thing });
}

/** Only those who may edit a protected range may change its protection. */
function needProtection(context: Context, id: number | undefined): Found {
  const found = find(context.book, { list: 'protectedRanges', id, name: 'protectedRangeId' });
  if (!found) throw badRequest(`No protected range with ID: ${id ?? 0}`);
  const box = boxOfStored(found.tab, found.thing['range']);
  if (box) guard(context, found.tab, box);
  return found;
}

// Filters

export function addFilterView(context: Context, request: Fields): Fields {
  const given = fieldsAt(request, 'filter') ?? {};
  const { tab } = areaOfGrid(context.book, fieldsAt(given, 'range') ?? {});
  const id = numberAt(given, 'filterViewId') ?? context.book.nextId();
  if (find(context.book, { list: 'filterViews', id, name: 'filterViewId' })) throw badRequest(`A filter view with ID: ${id} already exists.`);
  const thing = { ...tidyFields(given), filterViewId: id };
  put(context, { tab, list: 'filterViews', thing, instead: undefined });
  return { addFilterView: { filter: thing } };
}

export function updateFilterView(context: Context, request: Fields): void {
  const mask = updateMask(textAt(request, 'fields'));
  const given = fieldsAt(request, 'filter') ?? {};
  const { tab, thing } = needFilter(context, numberAt(given, 'filterViewId'));
  put(context, { tab, list: 'filterViews', thing: { ...overlay(thing, tidyFields(given), mask), filterViewId: thing['filterViewId'] }, instead: thing });
}

export function deleteFilterView(context: Context, request: Fields): void {
  const { tab, thing } = needFilter(context, numberAt(request, 'filterId'));
  put(context, { tab, list: 'filterViews', thing: undefined, instead: thing });
}

function needFilter({ book }: Context, id: number | undefined): Found {
  const found = find(book, { list: 'filterViews', id, name: 'filterViewId' });
  if (!found) throw badRequest(`No filter view with ID: ${id ?? 0}`);
  return found;
}

export function setBasicFilter(context: Context, request: Fields): void {
  const filter = fieldsAt(request, 'filter') ?? {};
  const { tab } = areaOfGrid(context.book, fieldsAt(filter, 'range') ?? {});
  context.change.set(tab, 'basicFilter', tidyFields(filter));
  context.change.mark(tab);
}

export function clearBasicFilter(context: Context, request: Fields): void {
  const tab = context.book.gridOf(numberAt(request, 'sheetId') ?? 0);
  context.change.set(tab, 'basicFilter', undefined);
  context.change.mark(tab);
}

// Charts

export function addChart(context: Context, request: Fields): Fields {
  const { book } = context;
  const given = fieldsAt(request, 'chart') ?? {};
  const position = fieldsAt(given, 'position') ?? {};
  if (!fieldsAt(given, 'spec')) throw badRequest('chart.spec is required');
  const overlayPosition = fieldsAt(position, 'overlayPosition');
  const anchor = overlayPosition && fieldsAt(overlayPosition, 'anchorCell');
  if (!anchor) throw badRequest('chart.position must be specified.');
  const tab = book.gridOf(numberAt(anchor, 'sheetId') ?? 0);
  const row = numberAt(anchor, 'rowIndex') ?? 0;
  if (row >= tab.grid.rowCount) throw badRequest(`GridCoordinate.rowIndex[${row}] is after last row in grid[${tab.grid.rowCount - 1}]`);
  const id = numberAt(given, 'chartId') ?? book.nextId();
  if (find(book, { list: 'charts', id, name: 'chartId' })) throw badRequest(`An object with ID: ${id} already exists.`);
  const thing = { ...tidyFields(given), chartId: id };
  put(context, { tab, list: 'charts', thing, instead: undefined });
  return { addChart: { chart: thing } };
}

export function updateChartSpec(context: Context, request: Fields): void {
  const { tab, thing } = needChart(context, numberAt(request, 'chartId'));
  put(context, { tab, list: 'charts', thing: { ...thing, spec: tidyFields(fieldsAt(request, 'spec') ?? {}) }, instead: thing });
}

export function deleteEmbeddedObject(context: Context, request: Fields): void {
  const { tab, thing } = needChart(context, numberAt(request, 'objectId'));
  put(context, { tab, list: 'charts', thing: undefined, instead: thing });
}

function needChart({ book }: Context, id: number | undefined): Found {
  const found = find(book, { list: 'charts', id, name: 'chartId' });
  if (!found) throw badRequest(`No object with id: ${id ?? 0}`);
  return found;
}

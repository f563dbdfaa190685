// Requests about filter views and the basic filter.

import { badRequest } from '../../errors.ts';
import type { Context } from '../context.ts';
import { overlay, updateMask } from '../fields.ts';
import { fieldsAt, numberAt, textAt, tidyFields, type Fields } from '../input.ts';
import { areaOfGrid } from '../ranges.ts';
import { findThing, putThing, type Found } from './things.ts';

export function addFilterView(context: Context, request: Fields): Fields {
  const given = fieldsAt(request, 'filter') ?? {};
  const { tab } = areaOfGrid(context.book, fieldsAt(given, 'range') ?? {});
  const id = numberAt(given, 'filterViewId') ?? context.book.nextId();
  if (findThing(context.book, { list: 'filterViews', id, name: 'filterViewId' })) throw badRequest(`A filter view with ID: ${id} already exists.`);
  const thing = { ...tidyFields(given), filterViewId: id };
  putThing(context, { tab, list: 'filterViews', thing, instead: undefined });
  return { addFilterView: { filter: thing } };
}

export function updateFilterView(context: Context, request: Fields): void {
  const mask = updateMask(textAt(request, 'fields'), 'FilterView');
  const given = fieldsAt(request, 'filter') ?? {};
  const { tab, thing } = needFilter(context, numberAt(given, 'filterViewId'));
  putThing(context, { tab, list: 'filterViews', thing: { ...overlay(thing, tidyFields(given), mask), filterViewId: thing['filterViewId'] }, instead: thing });
}

export function deleteFilterView(context: Context, request: Fields): void {
  const { tab, thing } = needFilter(context, numberAt(request, 'filterId'));
  putThing(context, { tab, list: 'filterViews', thing: undefined, instead: thing });
}

function needFilter({ book }: Context, id: number | undefined): Found {
  const found = findThing(book, { list: 'filterViews', id, name: 'filterViewId' });
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

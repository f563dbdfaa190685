// Requests about protected ranges.

import { badRequest } from '../../errors.ts';
import { guard, type Context } from '../context.ts';
import { overlay, updateMask } from '../fields.ts';
import { fieldsAt, flagAt, numberAt, textAt, tidyFields, type Fields } from '../input.ts';
import { areaOfGrid, boxOfStored } from '../ranges.ts';
import { findThing, putThing, type Found } from './things.ts';

export function addProtectedRange(context: Context, request: Fields): Fields {
  const given = fieldsAt(request, 'protectedRange') ?? {};
  const { tab } = areaOfGrid(context.book, fieldsAt(given, 'range') ?? {});
  const id = numberAt(given, 'protectedRangeId') ?? context.book.nextId();
  if (findThing(context.book, { list: 'protectedRanges', id, name: 'protectedRangeId' })) throw badRequest(`A protected range with ID: ${id} already exists.`);
  const thing = { ...protection(context, given), protectedRangeId: id };
  putThing(context, { tab, list: 'protectedRanges', thing, instead: undefined });
  return { addProtectedRange: { protectedRange: thing } };
}

/** Google makes whoever protects a range its first editor, if it is not warning-only. */
function protection({ change }: Context, given: Fields): Fields {
  const stored = tidyFields(given);
  if (flagAt(stored, 'warningOnly') || fieldsAt(stored, 'editors')) return stored;
  return { ...stored, editors: { users: [change.user] } };
}

export function updateProtectedRange(context: Context, request: Fields): void {
  const mask = updateMask(textAt(request, 'fields'), 'ProtectedRange');
  const given = fieldsAt(request, 'protectedRange') ?? {};
  const { tab, thing } = needProtection(context, numberAt(given, 'protectedRangeId'));
  const id = thing['protectedRangeId'];
  putThing(context, { tab, list: 'protectedRanges', thing: { ...overlay(thing, tidyFields(given), mask), protectedRangeId: id }, instead: thing });
}

export function deleteProtectedRange(context: Context, request: Fields): void {
  const { tab, thing } = needProtection(context, numberAt(request, 'protectedRangeId'));
  putThing(context, { tab, list: 'protectedRanges', thing: undefined, instead: thing });
}

/** Only those who may edit a protected range may change its protection. */
function needProtection(context: Context, id: number | undefined): Found {
  const found = findThing(context.book, { list: 'protectedRanges', id, name: 'protectedRangeId' });
  if (!found) throw badRequest(`No protected range with ID: ${id ?? 0}`);
  const box = boxOfStored(found.tab, found.thing['range']);
  if (box) guard(context, found.tab, box);
  return found;
}

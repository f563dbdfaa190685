// Requests about developer metadata: create, update, delete.

import { badRequest } from '../../errors.ts';
import type { Book } from '../book.ts';
import type { Context } from '../context.ts';
import { updateMask, within } from '../fields.ts';
import { fieldsAt, isFields, listAt, numberAt, textAt, type Fields } from '../input.ts';
import { checkBudget, locationOf, lookUp } from '../metadata.ts';

export function createDeveloperMetadata({ book, change }: Context, request: Fields): Fields {
  const given = fieldsAt(request, 'developerMetadata') ?? {};
  const key = textAt(given, 'metadataKey');
  if (key === undefined || key === '') throw badRequest('developerMetadata.metadataKey must be specified');
  const visibility = visibilityOf(given);
  const location = fieldsAt(given, 'location');
  if (!location) throw badRequest('developerMetadata.location must be specified');
  const metadataId = numberAt(given, 'metadataId') ?? book.nextId();
  if (book.metadata.some((one) => one['metadataId'] === metadataId)) throw badRequest(`Developer metadata with ID: ${metadataId} already exists.`);
  const value = textAt(given, 'metadataValue');
  const made = { metadataId, metadataKey: key, ...(value ? { metadataValue: value } : {}), location: locationOf(book, location), visibility };
  const next = [...book.metadata, made];
  checkBudget(next);
  change.set(book, 'metadata', next);
  return { createDeveloperMetadata: { developerMetadata: made } };
}

function visibilityOf(given: Fields): string {
  const visibility = textAt(given, 'visibility');
  if (visibility !== 'DOCUMENT' && visibility !== 'PROJECT') throw badRequest('developerMetadata.visibility must be specified');
  return visibility;
}

function matching(book: Book, filters: readonly unknown[]): Fields[] {
  const found = filters.filter(isFields).flatMap((filter) => {
    const lookup = fieldsAt(filter, 'developerMetadataLookup');
    if (!lookup) throw badRequest('Only developerMetadataLookup filters are supported here.');
    return lookUp(book, lookup);
  });
  return [...new Set(found)];
}

export function updateDeveloperMetadata({ book, change }: Context, request: Fields): Fields {
  const mask = updateMask(textAt(request, 'fields'), 'DeveloperMetadata');
  const given = fieldsAt(request, 'developerMetadata') ?? {};
  const chosen = new Set(matching(book, listAt(request, 'dataFilters') ?? []));
  const updated: Fields[] = [];
  const next = book.metadata.map((one) => {
    if (!chosen.has(one)) return one;
    const fresh: Record<string, unknown> = { ...one };
    for (const name of ['metadataKey', 'metadataValue', 'visibility'] as const) {
      if (within(mask, name) !== undefined && (mask !== true || given[name] !== undefined)) fresh[name] = textAt(given, name);
    }
    const location = fieldsAt(given, 'location');
    if (location && within(mask, 'location') !== undefined) fresh['location'] = locationOf(book, location);
    updated.push(fresh);
    return fresh;
  });
  checkBudget(next);
  change.set(book, 'metadata', next);
  return { updateDeveloperMetadata: { developerMetadata: updated } };
}

export function deleteDeveloperMetadata({ book, change }: Context, request: Fields): Fields {
  const filter = fieldsAt(request, 'dataFilter');
  if (!filter) throw badRequest('dataFilter must be specified');
  const chosen = matching(book, [filter]);
  change.set(book, 'metadata', book.metadata.filter((one) => !chosen.includes(one)));
  return { deleteDeveloperMetadata: { deletedDeveloperMetadata: chosen } };
}

// Requests about whole tabs: add, delete, duplicate.

import { badRequest } from '../../errors.ts';
import type { Context } from '../context.ts';
import { duplicateTab } from '../duplicate.ts';
import type { Mask } from '../fields.ts';
import { fieldsAt, numberAt, textAt, type Fields } from '../input.ts';
import { NEW_TAB } from '../limits.ts';
import { tabProperties } from '../tab-properties.ts';
import { applyProperties, counted, tabFor } from './properties.ts';

/** What of its properties a new tab gets after it is there. */
const BESIDES_PLACE: Mask = new Map(['hidden', 'gridProperties', 'tabColorStyle', 'tabColor', 'rightToLeft'].map((name) => [name, true]));

export function addSheet(context: Context, request: Fields): Fields {
  const { book, change } = context;
  const properties = fieldsAt(request, 'properties') ?? {};
  const grid = fieldsAt(properties, 'gridProperties') ?? {};
  const tab = book.addTab(change, {
    id: newTabId(context, numberAt(properties, 'sheetId')),
    title: textAt(properties, 'title') ?? freeTitle(context),
    rowCount: counted(grid, 'rowCount') ?? NEW_TAB.rowCount,
    columnCount: counted(grid, 'columnCount') ?? NEW_TAB.columnCount,
    ...indexOf(properties),
  });
  applyProperties(context, tab, { properties, mask: BESIDES_PLACE });
  return { addSheet: { properties: tabProperties(book, tab) } };
}

function newTabId({ book }: Context, given: number | undefined): number {
  if (given === undefined) return book.nextId();
  if (!Number.isInteger(given) || given < 0) throw badRequest('Sheet ID must be non-negative.');
  return given;
}

function freeTitle({ book }: Context): string {
  let number = book.tabs.length + 1;
  while (book.named(`Sheet${number}`)) number += 1;
  return `Sheet${number}`;
}

function indexOf(properties: Fields): { index?: number } {
  const index = numberAt(properties, 'index');
  return index === undefined ? {} : { index };
}

export function deleteSheet(context: Context, request: Fields): void {
  const { book, change } = context;
  const tab = tabFor(context, numberAt(request, 'sheetId'));
  if (book.tabs.length === 1) throw badRequest("You can't remove all the sheets in a document.");
  if (book.tabs.every((other) => other === tab || other.hidden)) throw badRequest("You can't remove all the visible sheets in a document.");
  change.set(book, 'tabs', book.tabs.filter((other) => other !== tab));
  change.set(book, 'metadata', book.metadata.filter((one) => !belongsTo(one, tab.id)));
  change.mark(tab);
  change.formulas ||= book.hasFormulas;
}

function belongsTo(metadata: Fields, id: number): boolean {
  const location = fieldsAt(metadata, 'location') ?? {};
  const range = fieldsAt(location, 'dimensionRange');
  return numberAt(range ?? location, 'sheetId') === id;
}

export function duplicateSheet(context: Context, request: Fields): Fields {
  const { book } = context;
  const source = tabFor(context, numberAt(request, 'sourceSheetId'));
  const index = numberAt(request, 'insertSheetIndex');
  const tab = duplicateTab(context, source, {
    id: newTabId(context, numberAt(request, 'newSheetId')),
    title: textAt(request, 'newSheetName') ?? copyTitle(context, source.title),
    index: index ?? book.tabs.indexOf(source) + 1,
  });
  return { duplicateSheet: { properties: tabProperties(book, tab) } };
}

function copyTitle({ book }: Context, title: string): string {
  const first = `Copy of ${title}`;
  let number = 2;
  let name = first;
  for (; book.named(name); number += 1) name = `${first} ${number}`;
  return name;
}

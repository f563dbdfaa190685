// Developer metadata: where it may lie, how it is looked up.

import { badRequest } from '../errors.ts';
import type { Book } from './book.ts';
import { fieldsAt, flagAt, numberAt, textAt, type Fields } from './input.ts';
import { MAX_METADATA_CHARACTERS } from './limits.ts';

/** A location as Google shows it; refused unless it is the spreadsheet, a tab, or one whole row or column. */
export function locationOf(book: Book, location: Fields): Fields {
  if (flagAt(location, 'spreadsheet')) return { locationType: 'SPREADSHEET', spreadsheet: true };
  const range = fieldsAt(location, 'dimensionRange');
  if (!range) {
    const id = numberAt(location, 'sheetId');
    if (id === undefined) throw badRequest('developerMetadata.location must be specified');
    book.gridOf(id);
    return { locationType: 'SHEET', sheetId: id };
  }
  const sheetId = numberAt(range, 'sheetId') ?? 0;
  const tab = book.gridOf(sheetId);
  const dimension = textAt(range, 'dimension');
  const start = numberAt(range, 'startIndex') ?? 0;
  const end = numberAt(range, 'endIndex') ?? Infinity;
  const count = dimension === 'COLUMNS' ? tab.grid.columnCount : tab.grid.rowCount;
  if ((dimension !== 'ROWS' && dimension !== 'COLUMNS') || end - start !== 1 || start < 0 || end > count) {
    throw badRequest('dimensionRange must represent a single row or column');
  }
  return { locationType: dimension === 'ROWS' ? 'ROW' : 'COLUMN', dimensionRange: { sheetId, dimension, startIndex: start, endIndex: end } };
}

/** The tab a location belongs to; undefined for the spreadsheet's own. */
export function tabOfLocation(location: Fields | undefined): number | undefined {
  if (!location) return undefined;
  const range = fieldsAt(location, 'dimensionRange');
  return range ? (numberAt(range, 'sheetId') ?? 0) : numberAt(location, 'sheetId');
}

/** The cells a piece of metadata marks; undefined for the spreadsheet's own. */
export function rangeOfMetadata(metadata: Fields): Fields | undefined {
  const location = fieldsAt(metadata, 'location');
  if (!location || textAt(location, 'locationType') === 'SPREADSHEET') return undefined;
  const range = fieldsAt(location, 'dimensionRange');
  const sheetId = tabOfLocation(location);
  if (!range) return { sheetId };
  const start = numberAt(range, 'startIndex');
  const end = numberAt(range, 'endIndex');
  return textAt(range, 'dimension') === 'ROWS' ? { sheetId, startRowIndex: start, endRowIndex: end } : { sheetId, startColumnIndex: start, endColumnIndex: end };
}

/** All metadata that fits a `DeveloperMetadataLookup`: every member given must agree. */
export function lookUp(book: Book, lookup: Fields): Fields[] {
  return book.metadata.filter((metadata) => fits(metadata, lookup));
}

function fits(metadata: Fields, lookup: Fields): boolean {
  const location = fieldsAt(metadata, 'location') ?? {};
  const kind = textAt(lookup, 'locationType');
  if (kind !== undefined && kind !== textAt(location, 'locationType')) return false;
  const id = numberAt(lookup, 'metadataId');
  if (id !== undefined && id !== numberAt(metadata, 'metadataId')) return false;
  for (const [wanted, own] of [['metadataKey', 'metadataKey'], ['metadataValue', 'metadataValue'], ['visibility', 'visibility']] as const) {
    const value = textAt(lookup, wanted);
    if (value !== undefined && value !== (textAt(metadata, own) ?? '')) return false;
  }
  const wanted = fieldsAt(lookup, 'metadataLocation');
  return wanted === undefined || near(location, wanted, textAt(lookup, 'locationMatchingStrategy') === 'EXACT_LOCATION');
}

/** Google's default is INTERSECTING: the spreadsheet meets all, a tab meets its rows and columns. */
function near(location: Fields, wanted: Fields, exactly: boolean): boolean {
  if (flagAt(wanted, 'spreadsheet')) return !exactly || flagAt(location, 'spreadsheet') === true;
  if (flagAt(location, 'spreadsheet')) return !exactly;
  if (tabOfLocation(location) !== (tabOfLocation(wanted) ?? 0)) return false;
  const own = fieldsAt(location, 'dimensionRange');
  const asked = fieldsAt(wanted, 'dimensionRange');
  if (!own || !asked) return exactly ? own === asked : true;
  const sameDimension = textAt(own, 'dimension') === textAt(asked, 'dimension');
  if (exactly) return sameDimension && numberAt(own, 'startIndex') === (numberAt(asked, 'startIndex') ?? 0) && numberAt(own, 'endIndex') === numberAt(asked, 'endIndex');
  if (!sameDimension) return true;
  return (numberAt(own, 'startIndex') ?? 0) < (numberAt(asked, 'endIndex') ?? Infinity) && (numberAt(asked, 'startIndex') ?? 0) < (numberAt(own, 'endIndex') ?? 0);
}

/** Refuses a set of metadata whose keys and values pass Google's budget in any one place. */
export function checkBudget(metadata: readonly Fields[]): void {
  const sums = new Map<number | undefined, number>();
  for (const one of metadata) {
    const tab = tabOfLocation(fieldsAt(one, 'location'));
    const sum = (sums.get(tab) ?? 0) + (textAt(one, 'metadataKey') ?? '').length + (textAt(one, 'metadataValue') ?? '').length;
    if (sum > MAX_METADATA_CHARACTERS) {
      throw badRequest(`This action would increase the developer metadata above the limit of ${MAX_METADATA_CHARACTERS} characters.`);
    }
    sums.set(tab, sum);
  }
}

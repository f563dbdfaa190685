// `Sheets`, the advanced service, as the script sees it: body first, then the path in order, then the options.

import { ServiceError } from '../errors.ts';
import type { Call, Facade } from '../runtime/bridge.ts';

/** A method: its discovery id without `sheets.`, whether a body comes first, and the path parameters. */
type Shape = readonly [id: string, hasBody: boolean, ...path: string[]];

const ID = 'spreadsheetId';

const spreadsheets: Record<string, Shape> = {
  get: ['spreadsheets.get', false, ID],
  create: ['spreadsheets.create', true],
  batchUpdate: ['spreadsheets.batchUpdate', true, ID],
  getByDataFilter: ['spreadsheets.getByDataFilter', true, ID],
};

const values: Record<string, Shape> = {
  get: ['spreadsheets.values.get', false, ID, 'range'],
  update: ['spreadsheets.values.update', true, ID, 'range'],
  append: ['spreadsheets.values.append', true, ID, 'range'],
  clear: ['spreadsheets.values.clear', true, ID, 'range'],
  batchGet: ['spreadsheets.values.batchGet', false, ID],
  batchUpdate: ['spreadsheets.values.batchUpdate', true, ID],
  batchClear: ['spreadsheets.values.batchClear', true, ID],
  batchGetByDataFilter: ['spreadsheets.values.batchGetByDataFilter', true, ID],
  batchUpdateByDataFilter: ['spreadsheets.values.batchUpdateByDataFilter', true, ID],
  batchClearByDataFilter: ['spreadsheets.values.batchClearByDataFilter', true, ID],
};

const tabs: Record<string, Shape> = { copyTo: ['spreadsheets.sheets.copyTo', true, ID, 'sheetId'] };

const metadata: Record<string, Shape> = {
  get: ['spreadsheets.developerMetadata.get', false, ID, 'metadataId'],
  search: ['spreadsheets.developerMetadata.search', true, ID],
};

export const sheets: Facade = (call) => ({
  Spreadsheets: {
    ...methods(call, spreadsheets),
    Values: methods(call, values),
    Sheets: methods(call, tabs),
    DeveloperMetadata: methods(call, metadata),
  },
});

function methods(call: Call, shapes: Record<string, Shape>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, (...args: unknown[]) => invoke(call, shape, args)]));
}

function invoke(call: Call, [id, hasBody, ...path]: Shape, args: unknown[]): unknown {
  const fixed = path.length + (hasBody ? 1 : 0);
  if (args.length < fixed || args.length > fixed + 1) {
    throw new ServiceError(`Invalid number of arguments provided. Expected ${fixed}-${fixed + 1} only`);
  }
  const [body, rest] = hasBody ? [args[0], args.slice(1)] : [undefined, args];
  const params: Record<string, unknown> = { ...optionsOf(rest[path.length]) };
  path.forEach((name, index) => {
    params[name] = rest[index];
  });
  return call(`sheets.${id}`, [params, body]);
}

function optionsOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

// Sheets v4 over HTTP: from a request to the call it stands for, and from the answer to the response.

import { ApiError } from '../errors.ts';
import type { Make, RestRequest, RestResponse } from '../drive/rest.ts';

/** Google forgives a slash between the id and a verb, or at the end; the npm package google-spreadsheet sends one. */
const ID = String.raw`^\/v4\/spreadsheets\/(?<spreadsheetId>[^/:]+)`;

const at = (rest: string): RegExp => new RegExp(`${ID}${rest}$`);

/** The range may hold a colon of its own, written out or not. */
const ROUTES: readonly (readonly [method: string, path: RegExp, methodId: string])[] = [
  ['POST', /^\/v4\/spreadsheets$/, 'sheets.spreadsheets.create'],
  ['GET', at('/?'), 'sheets.spreadsheets.get'],
  ['POST', at('/?:batchUpdate'), 'sheets.spreadsheets.batchUpdate'],
  ['POST', at('/?:getByDataFilter'), 'sheets.spreadsheets.getByDataFilter'],
  ['GET', at('/values:batchGet'), 'sheets.spreadsheets.values.batchGet'],
  ['POST', at('/values:batchUpdate'), 'sheets.spreadsheets.values.batchUpdate'],
  ['POST', at('/values:batchClear'), 'sheets.spreadsheets.values.batchClear'],
  ['POST', at('/values:batchGetByDataFilter'), 'sheets.spreadsheets.values.batchGetByDataFilter'],
  ['POST', at('/values:batchUpdateByDataFilter'), 'sheets.spreadsheets.values.batchUpdateByDataFilter'],
  ['POST', at('/values:batchClearByDataFilter'), 'sheets.spreadsheets.values.batchClearByDataFilter'],
  ['POST', at('/values/(?<range>.+):append'), 'sheets.spreadsheets.values.append'],
  ['POST', at('/values/(?<range>.+):clear'), 'sheets.spreadsheets.values.clear'],
  ['GET', at('/values/(?<range>.+)'), 'sheets.spreadsheets.values.get'],
  ['PUT', at('/values/(?<range>.+)'), 'sheets.spreadsheets.values.update'],
  ['POST', at('/sheets/(?<sheetId>\\d+):copyTo'), 'sheets.spreadsheets.sheets.copyTo'],
  ['POST', at('/developerMetadata:search'), 'sheets.spreadsheets.developerMetadata.search'],
  ['GET', at('/developerMetadata/(?<metadataId>\\d+)'), 'sheets.spreadsheets.developerMetadata.get'],
];

/** Given as often as there are ranges. */
const REPEATED = ['ranges'];

/** Null where the request is none of the Sheets API's. */
export function sheetsRest(request: RestRequest, make: Make): RestResponse | null {
  if (!request.path.startsWith('/v4/')) return null;
  for (const [method, path, methodId] of ROUTES) {
    const found = method === request.method ? path.exec(request.path) : null;
    if (found) return respond(methodId, { ...queryOf(request.query), ...partsOf(found.groups ?? {}) }, request, make);
  }
  throw new ApiError(404, 'NOT_FOUND', `The requested URL ${request.path} was not found on this server.`);
}

function respond(methodId: string, params: Record<string, unknown>, request: RestRequest, make: Make): RestResponse {
  const answer = make(methodId, [params, request.method === 'GET' ? undefined : bodyOf(request)]);
  return { status: 200, headers: { 'content-type': 'application/json; charset=UTF-8' }, body: JSON.stringify(answer ?? {}) };
}

function bodyOf({ body }: RestRequest): unknown {
  const text = Buffer.from(body).toString('utf8');
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ApiError(400, 'INVALID_ARGUMENT', `Invalid JSON payload received. ${error instanceof Error ? error.message : ''}`.trim());
  }
}

function queryOf(query: URLSearchParams): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  for (const [name, value] of query) params[name] = value === 'true' ? true : value === 'false' ? false : value;
  for (const name of REPEATED) if (query.has(name)) params[name] = query.getAll(name);
  return params;
}

function partsOf(groups: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => {
    const text = decodeURIComponent(value);
    return [name, name === 'sheetId' || name === 'metadataId' ? Number(text) : text];
  }));
}

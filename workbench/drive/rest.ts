// Drive v3 over HTTP: from a request to the call it stands for, and from the answer to the response.
import { ApiError } from '../errors.ts';
import { isBlobOnWire } from '../utilities/blob.ts';
import { readUpload } from './multipart.ts';

export interface RestRequest {
  method: string;
  /** `/drive/v3/files/ID`, without the query. */
  path: string;
  query: URLSearchParams;
  contentType: string;
  body: Uint8Array;
}

export interface RestResponse { status: number; headers: Record<string, string>; body: string | Uint8Array }

/** Makes the call as the request's user and answers, or throws ApiError. */
export type Make = (methodId: string, args: unknown[]) => unknown;

const ROUTES: readonly (readonly [method: string, path: RegExp, methodId: string])[] = [
  ['GET', /^\/drive\/v3\/files$/, 'drive.files.list'],
  ['POST', /^(?:\/upload)?\/drive\/v3\/files$/, 'drive.files.create'],
  ['GET', /^\/drive\/v3\/files\/(?<fileId>[^/]+)$/, 'drive.files.get'],
  ['PATCH', /^(?:\/upload)?\/drive\/v3\/files\/(?<fileId>[^/]+)$/, 'drive.files.update'],
  ['DELETE', /^\/drive\/v3\/files\/(?<fileId>[^/]+)$/, 'drive.files.delete'],
  ['POST', /^\/drive\/v3\/files\/(?<fileId>[^/]+)\/copy$/, 'drive.files.copy'],
  ['GET', /^\/drive\/v3\/files\/(?<fileId>[^/]+)\/export$/, 'drive.files.export'],
  ['POST', /^\/drive\/v3\/files\/(?<fileId>[^/]+)\/permissions$/, 'drive.permissions.create'],
  ['GET', /^\/drive\/v3\/files\/(?<fileId>[^/]+)\/permissions$/, 'drive.permissions.list'],
  ['DELETE', /^\/drive\/v3\/files\/(?<fileId>[^/]+)\/permissions\/(?<permissionId>[^/]+)$/, 'drive.permissions.delete'],
];

/** Null where the request is none of Drive's. */
export function driveRest(request: RestRequest, make: Make): RestResponse | null {
  for (const [method, path, methodId] of ROUTES) {
    const found = method === request.method ? path.exec(request.path) : null;
    if (found) return respond(methodId, { ...Object.fromEntries(request.query), ...decoded(found.groups ?? {}) }, request, make);
  }
  return null;
}

function respond(methodId: string, params: Record<string, string>, request: RestRequest, make: Make): RestResponse {
  try {
    return toResponse(make(methodId, [params, ...content(params, request)]));
  } catch (error) {
    if (error instanceof ApiError) return refusal(error);
    throw error;
  }
}

function content(params: Record<string, string>, request: RestRequest): unknown[] {
  if (request.method !== 'POST' && request.method !== 'PATCH') return [];
  const { metadata, media } = readUpload(request.path.startsWith('/upload') ? params['uploadType'] : undefined, request.contentType, request.body);
  return media ? [metadata, media] : [metadata];
}

function toResponse(answer: unknown): RestResponse {
  if (answer === undefined) return { status: 204, headers: {}, body: '' };
  if (isBlobOnWire(answer)) return { status: 200, headers: { 'content-type': answer.type ?? 'application/octet-stream' }, body: answer.bytes };
  return { status: 200, headers: { 'content-type': 'application/json; charset=UTF-8' }, body: JSON.stringify(answer) };
}

const REASONS: Readonly<Record<number, string>> = { 400: 'badRequest', 401: 'authError', 403: 'forbidden', 404: 'notFound', 429: 'rateLimitExceeded', 500: 'internalError' };

/** Drive keeps the older shape of errors, with a reason for each. */
function refusal({ code, message }: ApiError): RestResponse {
  const reason = REASONS[code] ?? 'backendError';
  const body = { error: { code, message, errors: [{ message, domain: 'global', reason }] } };
  return { status: code, headers: { 'content-type': 'application/json; charset=UTF-8' }, body: JSON.stringify(body) };
}

function decoded(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}

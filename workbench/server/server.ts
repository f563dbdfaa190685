// The workbench over HTTP, on this computer only: Google's REST shapes, the workbench's own routes, and the page.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApiError, NotEmulated, ServiceError } from '../errors.ts';
import { PushRefused } from '../runtime/push.ts';
import { driveRest, type RestRequest, type RestResponse } from '../drive/rest.ts';
import { REQUEST_BODY_BYTES } from '../limits.ts';
import { scriptRest } from '../script/rest.ts';
import { sheetsRest } from '../sheets/rest.ts';
import type { Workbench } from '../workbench.ts';
import { controlRest } from './control.ts';

/** Takes a request for the page, or answers false. */
export type PageRoutes = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface Listening {
  server: Server;
  port: number;
  close(): Promise<void>;
}

/** Bodies of uploads may be larger than those of Sheets calls. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Listens on 127.0.0.1; with `next`, on the next free port if this one is taken. */
export async function listen(bench: Workbench, port: number, options: { page?: PageRoutes; next?: boolean } = {}): Promise<Listening> {
  const server = createServer((request, response) => void serve(bench, options.page, request, response));
  const taken = await bind(server, port, options.next ?? false);
  return { server, port: taken, close: () => closeServer(server) };
}

/** Throws what `listen` would, before anything is built or written. */
export async function expectFree(port: number): Promise<void> {
  const server = createServer();
  await bind(server, port, false);
  await closeServer(server);
}

async function serve(bench: Workbench, page: PageRoutes | undefined, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    refuseStrangers(request);
    if (page?.(request, response)) return;
    send(response, await answer(bench, await restRequest(request), userOf(request, bench)));
  } catch (error) {
    send(response, refusal(error));
  }
}

/** A page of another site that got here by a name of its own, or a form it posts, is turned away. */
function refuseStrangers({ headers, socket }: IncomingMessage): void {
  const port = socket.localPort;
  const ours = ['127.0.0.1', 'localhost', '[::1]'].map((host) => `${host}:${port}`);
  if (!ours.includes(headers.host ?? '')) throw new ApiError(421, 'FAILED_PRECONDITION', 'This host is not served here.');
  const { origin } = headers;
  if (origin !== undefined && !ours.some((host) => origin === `http://${host}`)) throw new ApiError(403, 'PERMISSION_DENIED', 'Requests from other sites are refused.');
}

function userOf({ headers }: IncomingMessage, bench: Workbench): string {
  const named = headers['x-workbench-user'];
  return typeof named === 'string' && named !== '' ? named : bench.owner;
}

async function answer(bench: Workbench, request: RestRequest, user: string): Promise<RestResponse> {
  const make = (methodId: string, args: unknown[]): unknown => bench.call(methodId, args, user);
  const given = sheetsRest(request, make) ?? driveRest(request, make) ?? scriptRest(request, bench, user) ?? controlRest(request, bench);
  if (given) return given;
  throw new ApiError(404, 'NOT_FOUND', `The requested URL ${request.path} was not found on this server.`);
}

async function restRequest(request: IncomingMessage): Promise<RestRequest> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const pieces: Buffer[] = [];
  let bytes = 0;
  const most = url.pathname.startsWith('/v4/') ? REQUEST_BODY_BYTES : MOST_BYTES;
  for await (const piece of request) {
    bytes += piece.length;
    if (bytes > most) throw new ApiError(400, 'INVALID_ARGUMENT', `Request payload size exceeds the limit: ${most} bytes.`);
    pieces.push(piece);
  }
  return { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, contentType: request.headers['content-type'] ?? '', body: Buffer.concat(pieces) };
}

function refusal(error: unknown): RestResponse {
  const known = error instanceof ApiError ? error : asApiError(error);
  const { code, message, status } = known;
  return { status: code, headers: { 'content-type': 'application/json; charset=UTF-8' }, body: JSON.stringify({ error: { code, message, status } }) };
}

function asApiError(error: unknown): ApiError {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof NotEmulated) return new ApiError(501, 'UNIMPLEMENTED', message);
  if (error instanceof ServiceError || error instanceof PushRefused) return new ApiError(400, 'FAILED_PRECONDITION', message);
  if (error instanceof URIError) return new ApiError(400, 'INVALID_ARGUMENT', message);
  console.error(error);
  return new ApiError(500, 'INTERNAL', message);
}

function send(response: ServerResponse, { status, headers, body }: RestResponse): void {
  if (response.headersSent) return;
  response.writeHead(status, headers);
  response.end(body);
}

function bind(server: Server, port: number, next: boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const attempt = (wanted: number): void => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE' && next && wanted < 65_535) attempt(wanted + 1);
        else reject(error);
      });
      server.listen(wanted, '127.0.0.1', () => {
        const address = server.address();
        server.removeAllListeners('error');
        resolve(typeof address === 'object' && address ? address.port : wanted);
      });
    };
    attempt(port);
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

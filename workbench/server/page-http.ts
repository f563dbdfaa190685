// Reading a page's request and answering it: JSON both ways, an error as Google words it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, NotEmulated, ServiceError } from '../errors.ts';

/** Larger than any paste; a page on this computer sends it. */
const MOST_BYTES = 64 * 1024 * 1024;

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  /** Parts of the path that the route left open. */
  parts: string[];
  /** The body read as JSON; `null` if there was none. */
  body: unknown;
  request: IncomingMessage;
  response: ServerResponse;
}

/** Bytes of a type, to show or, with a name, to keep. */
export class Bytes {
  readonly content: Uint8Array | string;
  readonly type: string;
  readonly fileName: string | undefined;

  constructor(content: Uint8Array | string, type: string, fileName?: string) {
    this.content = content;
    this.type = type;
    this.fileName = fileName;
  }
}

/** The handler answers by itself and keeps the line open. */
export const STAYS_OPEN = Symbol('stays open');

export async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    const bytes = Buffer.isBuffer(piece) ? piece : Buffer.from(String(piece));
    size += bytes.byteLength;
    if (size > MOST_BYTES) throw new ApiError(413, 'INVALID_ARGUMENT', 'Request payload size exceeds the limit.');
    pieces.push(bytes);
  }
  const text = Buffer.concat(pieces).toString('utf8');
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new ApiError(400, 'INVALID_ARGUMENT', `Expected JSON: ${error.message}`);
    throw error;
  }
}

export function send(response: ServerResponse, answer: unknown): void {
  if (answer === STAYS_OPEN) return;
  if (answer instanceof Bytes) {
    const name = answer.fileName && encodeURIComponent(answer.fileName);
    response.writeHead(200, {
      'content-type': answer.type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
      ...(name ? { 'content-disposition': `attachment; filename*=UTF-8''${name}` } : {}),
    });
    response.end(answer.content);
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(answer ?? null));
}

export function sendError(response: ServerResponse, error: unknown): void {
  const code = error instanceof ApiError ? error.code : error instanceof NotEmulated ? 501 : error instanceof ServiceError || error instanceof RangeError ? 400 : 500;
  const message = error instanceof Error ? error.message : String(error);
  if (code === 500) console.error(error);
  if (response.headersSent) return void response.end();
  response.writeHead(code, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ error: { code, status: error instanceof ApiError ? error.status : 'INTERNAL', message } }));
}

/** A member of a JSON body, or `undefined`. */
export function member(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

export function textOf(body: unknown, name: string): string {
  const value = member(body, name);
  if (typeof value === 'string') return value;
  throw new ApiError(400, 'INVALID_ARGUMENT', `Expected text in '${name}'`);
}

export function numberOf(body: unknown, name: string): number {
  const value = member(body, name);
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new ApiError(400, 'INVALID_ARGUMENT', `Expected a number in '${name}'`);
}

export function listOf(body: unknown, name: string): unknown[] {
  const value = member(body, name);
  if (Array.isArray(value)) return value;
  throw new ApiError(400, 'INVALID_ARGUMENT', `Expected a list in '${name}'`);
}

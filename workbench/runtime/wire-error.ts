// Errors on their way from a service to a script.

import { ApiError, NotEmulated, ServiceError } from '../errors.ts';
import type { ErrorOnWire } from './bridge.ts';

/** An error as it arrives on the script's side of the bridge. */
export class CrossedError extends Error {
  readonly details: unknown;

  constructor({ name, message, details }: ErrorOnWire) {
    super(message);
    this.name = name;
    this.details = details;
  }
}

/** Google's form of what a service threw; a fault of the workbench's own is told on stderr as well. */
export function errorOnWire(error: unknown, methodId: string): ErrorOnWire {
  if (error instanceof ApiError) return apiError(error, methodId);
  if (error instanceof ServiceError) return { name: 'Exception', message: error.message };
  const known = error instanceof Error ? error : new Error(String(error));
  if (!(error instanceof NotEmulated)) console.error(`workbench: ${methodId} failed`, known);
  return { name: known.name, message: known.message };
}

function apiError({ code, message, status }: ApiError, methodId: string): ErrorOnWire {
  const text = `API call to ${methodId} failed with error: ${message}`;
  // An empty response carries nothing of the server's.
  if (message === 'Empty response') return { name: 'GoogleJsonResponseException', message: text };
  const reason = status === 'INVALID_ARGUMENT' ? 'badRequest' : status === 'NOT_FOUND' ? 'notFound' : status === 'RESOURCE_EXHAUSTED' ? 'rateLimitExceeded' : 'forbidden';
  return { name: 'GoogleJsonResponseException', message: text, details: { code, message, errors: [{ message, domain: 'global', reason }] } };
}

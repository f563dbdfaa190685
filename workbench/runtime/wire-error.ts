// Errors on their way from a service to a script.

import { ApiError, NotEmulated, ServiceError } from '../errors.ts';
import type { ErrorOnWire } from './bridge.ts';
import type { ScriptSwitches } from '../script-switches.ts';
import { inLanguage } from './language.ts';

/** An error as it arrives on the script's side of the bridge. */
export class CrossedError extends Error {
  readonly details: unknown;

  constructor({ name, message, details }: ErrorOnWire) {
    super(message);
    this.name = name;
    this.details = details;
  }
}

type ErrorSwitches = Pick<ScriptSwitches, 'language' | 'errorDetails'>;

/** Google's form of what a service threw; a fault of the workbench's own is told on stderr as well. */
export function errorOnWire(error: unknown, methodId: string, switches: ErrorSwitches): ErrorOnWire {
  if (error instanceof ApiError) return apiError(error, methodId, switches);
  if (error instanceof ServiceError) return { name: 'Exception', message: inLanguage(error.message, switches.language) };
  const known = error instanceof Error ? error : new Error(String(error));
  if (!(error instanceof NotEmulated)) console.error(`workbench: ${methodId} failed`, known);
  return { name: known.name, message: known.message };
}

function apiError({ code, message, status }: ApiError, methodId: string, { language, errorDetails }: ErrorSwitches): ErrorOnWire {
  const failed = `API call to ${methodId} failed with error: `;
  // An empty response carries nothing of the server's, not even its language.
  if (message === 'Empty response') return { name: 'GoogleJsonResponseException', message: failed + inLanguage(message, language) };
  const text = failed + message;
  if (!errorDetails) return { name: 'GoogleJsonResponseException', message: text };
  const reason = status === 'INVALID_ARGUMENT' ? 'badRequest' : status === 'NOT_FOUND' ? 'notFound' : status === 'RESOURCE_EXHAUSTED' ? 'rateLimitExceeded' : 'forbidden';
  return { name: 'GoogleJsonResponseException', message: text, details: { code, message, errors: [{ message, domain: 'global', reason }] } };
}

// Refusals inside a list of requests say which item they mean.

import { ApiError } from '../errors.ts';

export function prefixed<T>(where: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof ApiError) || error.message.startsWith('Invalid value at') || error.message.startsWith('Invalid requests[')) throw error;
    throw new ApiError(error.code, error.status, `Invalid ${where}: ${error.message}`);
  }
}

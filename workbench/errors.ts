// What Google's services answer when they refuse: code, status and Google's own words.

/** A refusal by an emulated Google API. */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    readonly status: string,
    message: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** A built-in service's error (MailApp, LockService, …), in Google's words; the script sees an `Exception`. */
export class ServiceError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Exception';
  }
}

/** The workbench lacks something: never to be mistaken for a refusal by Google. */
export class NotEmulated extends Error {
  constructor(what: string) {
    super(`Not emulated: ${what}`);
    this.name = 'NotEmulated';
  }
}

export function badRequest(message: string): ApiError {
  return new ApiError(400, 'INVALID_ARGUMENT', message);
}

export function notFound(): ApiError {
  return new ApiError(404, 'NOT_FOUND', 'Requested entity was not found.');
}

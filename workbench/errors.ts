// The two ways a service refuses: the API way (code, status, message) and the way of the built-in services.

/** A Google API's error: the script sees a GoogleJsonResponseException, an HTTP client the JSON body with this code. */
export class ApiError extends Error {
  readonly code: number;
  readonly status: string;

  constructor(code: number, status: string, message: string) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
  }
}

/** A built-in service's error (MailApp, LockService, …), in Google's words; the script sees an `Exception`. */
export class ServiceError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Exception';
  }
}

/** Thrown for whatever the workbench does not do. */
export class NotEmulated extends Error {
  constructor(what: string) {
    super(`Not emulated: ${what}`);
    this.name = 'NotEmulated';
  }
}

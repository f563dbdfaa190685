// Google's limits of a run and of the Sheets quotas. The limits of one service stand in its own folder.

/** Google: script runtime 6 min per execution (guides/services/quotas). */
export const RUN_LIMIT_MS = 6 * 60_000;

/** Google: simple triggers and custom functions 30 s (guides/triggers). */
export const SIMPLE_TRIGGER_LIMIT_MS = 30_000;

/** Google: 30 executions at once per user (guides/services/quotas). */
export const RUNS_AT_ONCE_PER_USER = 30;

/** Google: 60 reads and 60 writes per minute per user per project (sheets/api/limits). */
export const SHEETS_PER_MINUTE_PER_USER = 60;

/** Google: 300 reads and 300 writes per minute per project (sheets/api/limits). */
export const SHEETS_PER_MINUTE_PER_PROJECT = 300;

/** Google: request bodies above 10 MB are refused (seen, not documented). */
export const REQUEST_BODY_BYTES = 10 * 1024 * 1024;

export const OUT_OF_TIME = 'Exceeded maximum execution time';
export const TOO_MANY_RUNS = 'There are too many scripts running simultaneously for this Google user account.';

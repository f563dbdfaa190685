// What a worker and the state thread say to each other.

import type { ErrorOnWire } from './bridge.ts';
import type { RunRequest } from './run.ts';

/** To the worker. `nowMs` is the run's emulated time as its code goes on. */
export type ToWorker =
  | { kind: 'run'; request: RunRequest; nowMs: number }
  | { kind: 'answer'; value: unknown; nowMs: number }
  | { kind: 'error'; error: ErrorOnWire; nowMs: number };

/** From the worker. After a call it blocks until answered. */
export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'call'; methodId: string; args: unknown[] }
  | { kind: 'log'; level: string; message: string }
  | { kind: 'done'; value: unknown }
  | { kind: 'failed'; error: ErrorOnWire & { stack?: string } };

// The thread a run lives in. Every run gets a fresh world; a call blocks the thread until the state has answered.

import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { ErrorOnWire } from './bridge.ts';
import { runScript, type RunHost } from './run.ts';
import { CrossedError } from './wire-error.ts';
import type { FromWorker, ToWorker } from './worker-wire.ts';

const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker');
const bell = new Int32Array(workerData.bell);

let resumedAt = 0;
let resumedMs = 0;

const host: RunHost = {
  call(methodId, args) {
    say({ kind: 'call', methodId, args });
    Atomics.wait(bell, 0, 0);
    Atomics.store(bell, 0, 0);
    const heard: ToWorker | undefined = receiveMessageOnPort(port)?.message;
    if (!heard || heard.kind === 'run') throw new Error('the bell rang without an answer');
    resume(heard.nowMs);
    if (heard.kind === 'error') throw new CrossedError(heard.error);
    return heard.value;
  },
  log: (level, message) => say({ kind: 'log', level, message }),
  now: () => resumedMs + Math.floor(performance.now() - resumedAt),
};

port.on('message', (heard: ToWorker) => {
  if (heard.kind !== 'run') return;
  resume(heard.nowMs);
  try {
    say({ kind: 'done', value: runScript(heard.request, host) });
  } catch (error) {
    say({ kind: 'failed', error: failure(error) });
  }
});

say({ kind: 'ready' });

function resume(nowMs: number): void {
  resumedMs = nowMs;
  resumedAt = performance.now();
}

function say(message: FromWorker): void {
  port?.postMessage(message);
}

function failure(error: unknown): ErrorOnWire & { stack?: string } {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const details = 'details' in error ? { details: error.details } : {};
  return { name: error.name, message: error.message, ...details, ...(error.stack ? { stack: error.stack } : {}) };
}

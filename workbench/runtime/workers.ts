// Runs in workers, seen from the state: hands them out, answers their calls in turn, and ends them when killed.

import { Worker } from 'node:worker_threads';
import { OUT_OF_TIME } from '../limits.ts';
import type { ScriptSwitches } from '../script-switches.ts';
import { Killed } from './membrane.ts';
import { ScriptError, type RunRequest } from './run.ts';
import type { RunState } from './run-state.ts';
import type { Turns } from './turns.ts';
import { errorOnWire } from './wire-error.ts';
import type { FromWorker, ToWorker } from './worker-wire.ts';

export interface WorkersOptions {
  file: string;
  turns: Turns;
  /** Does a call; may answer by a promise. */
  call(run: RunState, methodId: string, args: unknown[]): unknown;
  switches: ScriptSwitches;
}

interface Thread {
  worker: Worker;
  bell: Int32Array;
  /** Its code is loaded: starting a thread costs a run no time. */
  ready: Promise<void>;
}

/** Idle threads kept for the next run. */
const KEPT_WARM = 4;

export class Workers {
  private readonly with: WorkersOptions;
  private idle: Thread[] = [];
  private readonly threads = new Set<Thread>();

  constructor(options: WorkersOptions) {
    this.with = options;
  }

  /** Runs in a worker; answers what the function gives, or rejects with Killed or what it threw. */
  run(run: RunState, request: RunRequest): Promise<unknown> {
    const thread = this.idle.pop() ?? this.thread();
    return new Promise<unknown>((resolve, reject) => {
      new Seat(this.with, thread, run).start(request, (finish) => {
        if (finish.kind === 'done') {
          this.giveBack(thread);
          resolve(finish.value);
        } else if (finish.kind === 'failed') {
          this.giveBack(thread);
          reject(new ScriptError(finish.error.message, finish.error));
        } else {
          this.threads.delete(thread);
          void thread.worker.terminate();
          reject(finish.error instanceof Killed ? finish.error : crashed(finish.error));
        }
      });
    });
  }

  /** Makes threads ready beforehand. */
  warm(count: number): void {
    while (this.idle.length < count) this.idle.push(this.thread());
  }

  async close(): Promise<void> {
    const threads = [...this.threads];
    this.threads.clear();
    this.idle = [];
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }

  private thread(): Thread {
    const bell = new SharedArrayBuffer(4);
    const worker = new Worker(this.with.file, { workerData: { bell } });
    const ready = new Promise<void>((resolve) => void worker.once('message', () => resolve()));
    worker.unref();
    const thread = { worker, bell: new Int32Array(bell), ready };
    this.threads.add(thread);
    return thread;
  }

  private giveBack(thread: Thread): void {
    // By name: without, Node's own listeners go too, and the thread is never heard again.
    thread.worker.removeAllListeners('message');
    thread.worker.removeAllListeners('error');
    if (this.idle.length < KEPT_WARM) {
      thread.worker.unref();
      this.idle.push(thread);
      return;
    }
    this.threads.delete(thread);
    void thread.worker.terminate();
  }
}

/** A thread that died of itself (out of memory, most likely). */
function crashed(error: Error): ScriptError {
  console.error('workbench: a run\'s thread died', error);
  return new ScriptError("We're sorry, a server error occurred. Please wait a bit and try again.");
}

type Finish =
  | { kind: 'done'; value: unknown }
  | { kind: 'failed'; error: { message: string; details?: unknown; stack?: string } }
  | { kind: 'dead'; error: Error };

/** One run in one thread. */
class Seat {
  private readonly with: WorkersOptions;
  private readonly thread: Thread;
  private readonly run: RunState;
  private timer: NodeJS.Timeout | null = null;
  private over = false;

  constructor(options: WorkersOptions, thread: Thread, run: RunState) {
    this.with = options;
    this.thread = thread;
    this.run = run;
  }

  start(request: RunRequest, finish: (how: Finish) => void): void {
    const { worker } = this.thread;
    const end = (how: Finish): void => {
      if (this.over) return;
      this.over = true;
      this.halt();
      // What it held is free from this moment of emulated time, before anybody later gets a turn.
      this.run.letGo();
      this.with.turns.drops(this.run);
      finish(how);
    };
    this.run.onKill(() => end({ kind: 'dead', error: new Killed(OUT_OF_TIME) }));
    worker.on('message', (heard: FromWorker) => this.hear(heard, end));
    worker.on('error', (error) => end({ kind: 'dead', error }));
    worker.ref();
    // Until then it stands at its start, and nobody gets ahead of it.
    this.run.halt();
    this.with.turns.computes(this.run);
    void this.thread.ready.then(() => {
      if (!this.over) this.go({ kind: 'run', request, nowMs: this.run.nowMs() });
    });
  }

  private hear(heard: FromWorker, end: (how: Finish) => void): void {
    if (this.over || heard.kind === 'ready') return;
    if (heard.kind === 'log') return void this.run.record.log.push({ level: heard.level, message: heard.message });
    this.halt();
    if (heard.kind !== 'call') return this.with.turns.halts(this.run, () => end(heard));
    this.with.turns.halts(this.run, () => void this.answer(heard.methodId, heard.args));
  }

  private async answer(methodId: string, args: unknown[]): Promise<void> {
    const answer = (message: ToWorker): void => {
      this.go(message);
      Atomics.store(this.thread.bell, 0, 1);
      Atomics.notify(this.thread.bell, 0);
    };
    if (this.over) return;
    try {
      const given = this.with.call(this.run, methodId, args);
      const value: unknown = given instanceof Promise ? await this.waited(methodId, given) : given;
      if (!this.over) answer({ kind: 'answer', value, nowMs: this.run.nowMs() });
    } catch (error) {
      if (!this.over && !(error instanceof Killed)) answer({ kind: 'error', error: errorOnWire(error, methodId, this.with.switches), nowMs: this.run.nowMs() });
    }
  }

  private async waited(methodId: string, given: Promise<unknown>): Promise<unknown> {
    if (!methodId.startsWith('ui.')) return given;
    // A person takes real time, and nobody gets ahead of a run that waits for one.
    this.run.asks();
    this.with.turns.computes(this.run);
    const value = await given;
    this.run.answered();
    return value;
  }

  /** The script's code goes on; it is killed if it never comes back within its limit. */
  private go(message: ToWorker): void {
    this.run.resume();
    this.with.turns.computes(this.run);
    this.timer = setTimeout(() => this.run.expire(), Math.max(0, this.run.limitMs - this.run.elapsedMs()) + 50);
    this.thread.worker.postMessage(message);
  }

  private halt(): void {
    this.run.halt();
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }
}

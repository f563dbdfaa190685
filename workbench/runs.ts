// Runs of the script's functions: opened, run in-process or in a worker, and closed with what their caller sees.

import type { CallRecord, Calls } from './calls.ts';
import type { Clock } from './clock.ts';
import type { Dispatch } from './dispatch.ts';
import { ROUND_TRIP_MS } from './latency.ts';
import { OUT_OF_TIME, RUNS_AT_ONCE_PER_USER, TOO_MANY_RUNS } from './limits.ts';
import type { Manifest } from './manifest.ts';
import type { AuthMode, ExecutionKind } from './runtime/execution.ts';
import { Killed } from './runtime/membrane.ts';
import type { PushedFile } from './runtime/push.ts';
import { runScript, ScriptError, type RunRequest } from './runtime/run.ts';
import { RunState } from './runtime/run-state.ts';
import { Turns } from './runtime/turns.ts';
import { CrossedError, errorOnWire } from './runtime/wire-error.ts';
import { Workers } from './runtime/workers.ts';
import type { ScriptSwitches } from './script-switches.ts';
import { clockEvent } from './triggers/schedule.ts';

export interface RunOptions {
  user?: string;
  kind?: ExecutionKind;
  authMode?: AuthMode;
  event?: unknown;
}

export interface RunsOptions {
  owner: string;
  workerFile: string;
  clock: Clock;
  calls: Calls;
  dispatch: Dispatch;
  manifest(): Manifest;
  scripts(): PushedFile[];
  staleReads(): boolean;
  switches: ScriptSwitches;
  /** A run began or ended. */
  changed(): void;
}

export class Runs {
  private readonly with: RunsOptions;
  private readonly turns = new Turns();
  private readonly workers: Workers;
  private readonly running = new Set<RunState>();
  private lastId = 0;

  constructor(options: RunsOptions) {
    this.with = options;
    this.workers = new Workers({
      file: options.workerFile, turns: this.turns, switches: options.switches,
      call: (run, methodId, args) => options.dispatch.call(run, methodId, args),
    });
  }

  /** In-process. A killed run is told apart only by its calls: none of them lands any more. */
  run(functionName: string, args: readonly unknown[], options: RunOptions): unknown {
    const run = this.open(functionName, { args, options, turns: null });
    try {
      const answer = runScript(this.requestFor(run, args), {
        call: (methodId, given) => this.callInProcess(run, methodId, given),
        log: (level, message) => void run.record.log.push({ level, message }),
        now: () => run.nowMs(),
        limitMs: run.limitMs,
      });
      if (run.killedBy !== null) throw new Killed(run.killedBy);
      run.endDone();
      return answer;
    } catch (error) {
      throw closeFailed(run, error);
    } finally {
      this.closed(run);
    }
  }

  /** In a worker. */
  async start(functionName: string, args: readonly unknown[], options: RunOptions): Promise<unknown> {
    const run = this.open(functionName, { args, options, turns: this.turns });
    try {
      if (this.runsOf(run.effectiveUser) >= RUNS_AT_ONCE_PER_USER) throw new ScriptError(TOO_MANY_RUNS);
      this.running.add(run);
      this.with.changed();
      const answer = await this.workers.run(run, this.requestFor(run, args));
      run.endDone();
      return answer;
    } catch (error) {
      throw closeFailed(run, error);
    } finally {
      this.closed(run);
    }
  }

  /** A call from outside any script: a REST client's. */
  outside(methodId: string, user: string): RunState {
    const startedAt = this.with.clock.now();
    const about = { id: 0, functionName: methodId, kind: 'rest', user, effectiveUser: user, authMode: 'FULL', scopes: [] } as const;
    return new RunState(about, startedAt, this.with.calls.uncounted({ ...about, execution: 0, startedAt: startedAt.toISOString() }), null, this.with.switches);
  }

  warm(count: number): void {
    this.workers.warm(count);
  }

  close(): Promise<void> {
    return this.workers.close();
  }

  private open(functionName: string, { args, options, turns }: { args: readonly unknown[]; options: RunOptions; turns: Turns | null }): RunState {
    const { calls, clock, owner, manifest } = this.with;
    const kind = options.kind ?? 'client';
    const user = options.user ?? owner;
    const authMode = options.authMode ?? (kind === 'simple' ? 'LIMITED' : 'FULL');
    const id = ++this.lastId;
    const startedAt = clock.now();
    const record: CallRecord = calls.open({ execution: id, functionName, user, kind, startedAt: startedAt.toISOString() }, kind === 'client' ? ROUND_TRIP_MS : 0);
    const event = options.event ?? (args.length === 0 ? usualEvent(kind, { user, authMode, atMs: startedAt.getTime() }) : undefined);
    // An installable trigger runs with its creator's rights; nobody sits at the keyboard.
    const about = { id, functionName, kind, authMode, event, user: kind === 'trigger' ? '' : user, effectiveUser: user, scopes: manifest().scopes };
    return new RunState(about, startedAt, record, turns, this.with.switches);
  }

  private closed(run: RunState): void {
    this.running.delete(run);
    this.with.clock.catchUp(run.nowMs());
    this.with.changed();
  }

  private requestFor(run: RunState, args: readonly unknown[]): RunRequest {
    const { timeZone, advancedServices } = this.with.manifest();
    const { functionName, event, kind, authMode } = run;
    return { files: this.with.scripts(), advancedServices, timeZone, functionName, args: [...args], event, kind, authMode, staleReads: this.with.staleReads(), answers: this.answers() };
  }

  private answers(): RunRequest['answers'] {
    const { dateAnswersNull, mostAnswerCharacters } = this.with.switches;
    return { dateAnswersNull, mostAnswerCharacters };
  }

  private callInProcess(run: RunState, methodId: string, args: unknown[]): unknown {
    try {
      return this.with.dispatch.call(run, methodId, args);
    } catch (error) {
      throw error instanceof Killed ? error : new CrossedError(errorOnWire(error, methodId, this.with.switches));
    }
  }

  private runsOf(user: string): number {
    return [...this.running].filter(({ effectiveUser }) => effectiveUser === user).length;
  }
}

/** Closes a run that did not come to its end and answers what its caller sees. */
function closeFailed(run: RunState, error: unknown): unknown {
  if (run.killedBy !== null || run.dyingOf !== null || error instanceof Killed) {
    const reason = run.killedBy ?? run.dyingOf ?? OUT_OF_TIME;
    run.end('killed', reason);
    return new ScriptError(reason, { killed: true });
  }
  run.end('failed', error instanceof Error ? error.message : String(error));
  return error;
}

/** What a handler is handed when nothing more is known: a timer's or an opening's event. */
function usualEvent(kind: ExecutionKind, { user, authMode, atMs }: { user: string; authMode: AuthMode; atMs: number }): unknown {
  if (kind === 'trigger') return clockEvent('0', atMs);
  return kind === 'simple' ? { authMode, source: true, user: { email: user } } : undefined;
}

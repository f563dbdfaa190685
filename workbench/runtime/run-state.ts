// A run as the state side keeps it: its own emulated time, what it called, and whether it was killed.

import type { CallRecord } from '../calls.ts';
import { ServiceError } from '../errors.ts';
import { OUT_OF_TIME, RUN_LIMIT_MS, SIMPLE_TRIGGER_LIMIT_MS } from '../limits.ts';
import type { AuthMode, Execution, ExecutionKind } from './execution.ts';
import { Killed } from './membrane.ts';
import type { ScriptSwitches } from '../script-switches.ts';
import type { Turns } from './turns.ts';

export interface RunAbout {
  id: number;
  functionName: string;
  user: string;
  effectiveUser: string;
  kind: ExecutionKind;
  authMode: AuthMode;
  scopes: readonly string[];
  event?: unknown;
}

export class RunState implements Execution {
  readonly id: number;
  readonly functionName: string;
  readonly user: string;
  readonly effectiveUser: string;
  readonly kind: ExecutionKind;
  readonly authMode: AuthMode;
  readonly scopes: readonly string[];
  readonly event?: unknown;
  readonly startedAt: Date;
  readonly touched = { read: 0, written: 0 };
  readonly record: CallRecord;
  readonly limitMs: number;
  /** Calls that landed. */
  landed = 0;
  /** Why it was killed, if it was. */
  killedBy: string | null = null;
  /** Why its end is near while what it still calls lands: a switch. */
  dyingOf: string | null = null;
  private readonly turns: Turns | null;
  private readonly realStart = performance.now();
  /** Real milliseconds of the script's own code so far, without the stretch under way. */
  private computedMs = 0;
  private computingSince: number | null = performance.now();
  private chargedMs = 0;
  private waitedMs = 0;
  private askedAt: number | null = null;
  private readonly ends: (() => void)[] = [];
  private readonly killTold: (() => void)[] = [];
  private over = false;
  private readonly switches: Pick<ScriptSwitches, 'killRunsFinally'>;

  constructor(about: RunAbout, startedAt: Date, record: CallRecord, turns: Turns | null, switches: Pick<ScriptSwitches, 'killRunsFinally'>) {
    this.id = about.id;
    this.functionName = about.functionName;
    this.user = about.user;
    this.effectiveUser = about.effectiveUser;
    this.kind = about.kind;
    this.authMode = about.authMode;
    this.scopes = about.scopes;
    this.event = about.event;
    this.startedAt = startedAt;
    this.record = record;
    this.turns = turns;
    this.switches = switches;
    this.limitMs = about.kind === 'simple' ? SIMPLE_TRIGGER_LIMIT_MS : RUN_LIMIT_MS;
  }

  get canWait(): boolean {
    return this.turns !== null;
  }

  nowMs(): number {
    return this.startedAt.getTime() + Math.floor(this.elapsedMs() + this.waitedMs + this.askedMs());
  }

  now(): Date {
    return new Date(this.nowMs());
  }

  /** What counts towards the limit: the script's own time and what its calls were charged. */
  elapsedMs(): number {
    const underWay = this.computingSince === null ? 0 : performance.now() - this.computingSince;
    return this.computedMs + underWay + this.chargedMs;
  }

  /** Its code stands still: its time goes on only by what it is charged. */
  halt(): void {
    if (this.computingSince !== null) this.computedMs += performance.now() - this.computingSince;
    this.computingSince = null;
  }

  resume(): void {
    this.computingSince ??= performance.now();
  }

  /** A question stands on a person's page: time passes, and does not count towards the limit. */
  asks(): void {
    this.askedAt = performance.now();
  }

  answered(): void {
    this.waitedMs += this.askedMs();
    this.askedAt = null;
  }

  charge(ms: number): void {
    this.chargedMs += ms;
    if (this.kind !== 'rest' && this.dyingOf === null && this.elapsedMs() > this.limitMs) this.kill(OUT_OF_TIME);
  }

  /** Does not throw: the one it would throw at is another run. A run past its limit is dead when this returns. */
  catchUp(instantMs: number): void {
    this.chargedMs += Math.max(0, instantMs - this.nowMs());
    if (this.elapsedMs() > this.limitMs) this.markKilled(OUT_OF_TIME);
  }

  wake(instantMs: number, act: () => void): () => void {
    if (!this.turns) throw new Error('a run in-process cannot wait');
    return this.turns.at(instantMs, act);
  }

  /** Marks the run as killed and throws: no call of it lands any more, unless it is switched to die slowly. */
  kill(reason: string): never {
    if (this.switches.killRunsFinally && this.killedBy === null) {
      this.dyingOf = reason;
      throw new ServiceError(reason);
    }
    this.markKilled(reason);
    throw new Killed(this.killedBy ?? reason);
  }

  /** Its time is up while its own code goes on. */
  expire(): void {
    this.markKilled(OUT_OF_TIME);
  }

  /** Told once, when the run is killed. */
  onKill(tell: () => void): void {
    this.killTold.push(tell);
  }

  onEnd(letGo: () => void): void {
    this.ends.push(letGo);
  }

  /** Frees what it held, once. */
  letGo(): void {
    for (const letGo of this.ends.splice(0)) letGo();
  }

  /** Its function came to its end. */
  endDone(): void {
    if (this.dyingOf !== null) throw new Killed(this.dyingOf);
    this.end('done');
  }

  end(outcome: 'done' | 'failed' | 'killed', message?: string): void {
    if (this.over) return;
    this.over = true;
    this.letGo();
    this.record.outcome = outcome;
    this.record.realMs = Math.round(performance.now() - this.realStart);
    if (message !== undefined) this.record.message = message;
  }

  private askedMs(): number {
    return this.askedAt === null ? 0 : performance.now() - this.askedAt;
  }

  private markKilled(reason: string): void {
    if (this.killedBy !== null) return;
    this.killedBy = reason;
    for (const tell of this.killTold) tell();
  }
}

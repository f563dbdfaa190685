// ScriptApp's time triggers on the state side: whose they are, when they run next, and what Google does to them.

import { NotEmulated, ServiceError } from '../errors.ts';
import type { Execution, Service, Surroundings } from '../runtime/execution.ts';
import { clockEvent, keptMinute, nextRun, type ClockSpec } from './schedule.ts';

/** Google: 20 triggers per user per script (guides/services/quotas). */
const TRIGGERS_PER_USER = 20;

export interface Trigger {
  id: string;
  handler: string;
  creator: string;
  spec: ClockSpec;
  /** Drawn once: the minute of the hour. */
  minute: number;
  /** Null when it has run for the last time. */
  nextAt: number | null;
  /** How the last run ended. */
  last: { at: number; outcome: string; message?: string } | null;
}

/** What Google is seen to do now and then (platform 5.12). */
export interface TriggerSwitches {
  /** Every run comes this late. */
  lateMinutes: number;
  /** So many runs to come happen twice. */
  doubleNext: number;
  /** So many runs to come do not happen. */
  skipNext: number;
}

/** A run that is due. */
export interface Due {
  trigger: Trigger;
  at: number;
  times: number;
  event: Record<string, unknown>;
}

export class TriggersService implements Service {
  readonly switches: TriggerSwitches = { lateMinutes: 0, doubleNext: 0, skipNext: 0 };
  private triggers: Trigger[] = [];
  private readonly around: Pick<Surroundings, 'now' | 'random' | 'changed' | 'timeZone'>;

  constructor(around: Pick<Surroundings, 'now' | 'random' | 'changed' | 'timeZone'>) {
    this.around = around;
  }

  call(method: string, args: unknown[], run: Pick<Execution, 'effectiveUser' | 'now'>): unknown {
    switch (method) {
      case 'create': return this.create(String(args[0]), args[1], run);
      case 'getProjectTriggers': return this.of(run.effectiveUser).map(({ id, handler }) => ({ id, handler }));
      case 'deleteTrigger': return this.delete(String(args[0]), run.effectiveUser);
      default: throw new NotEmulated(`ScriptApp.${method}`);
    }
  }

  all(): readonly Trigger[] {
    return this.triggers;
  }

  /** Removes the next due run up to an instant from the plan and answers it. */
  takeDue(untilMs: number): Due | null {
    const lateMs = this.switches.lateMinutes * 60_000;
    const due = this.triggers.filter(({ nextAt }) => nextAt !== null && nextAt + lateMs <= untilMs).sort((a, b) => Number(a.nextAt) - Number(b.nextAt))[0];
    if (!due || due.nextAt === null) return null;
    const at = due.nextAt + lateMs;
    due.nextAt = nextRun(due.spec, due.minute, due.nextAt);
    this.around.changed();
    return { trigger: due, at, times: this.timesToRun(), event: clockEvent(due.id, at) };
  }

  nextAt(): number | null {
    const times = this.triggers.flatMap(({ nextAt }) => nextAt ?? []);
    return times.length === 0 ? null : Math.min(...times) + this.switches.lateMinutes * 60_000;
  }

  ran(trigger: Trigger, last: NonNullable<Trigger['last']>): void {
    trigger.last = last;
    if (trigger.nextAt === null) this.triggers = this.triggers.filter((other) => other !== trigger);
    this.around.changed();
  }

  toJSON(): unknown {
    return this.triggers;
  }

  restore(saved: Trigger[]): void {
    this.triggers = saved;
  }

  private create(handler: string, spec: unknown, run: Pick<Execution, 'effectiveUser' | 'now'>): { id: string; handler: string } {
    if (this.of(run.effectiveUser).length >= TRIGGERS_PER_USER) {
      throw new ServiceError('This script has too many triggers. Triggers must be deleted from the script before more can be added.');
    }
    const asked = clockSpec(spec, this.around.timeZone, run.now().getTime());
    const minute = keptMinute(asked, this.around.random());
    const id = String(Math.floor(this.around.random() * 9e18));
    this.triggers.push({ id, handler, creator: run.effectiveUser, spec: asked, minute, nextAt: nextRun(asked, minute, run.now().getTime()), last: null });
    this.around.changed();
    return { id, handler };
  }

  private of(user: string): Trigger[] {
    return this.triggers.filter(({ creator }) => creator === user);
  }

  private delete(id: string, user: string): void {
    this.triggers = this.triggers.filter((trigger) => trigger.id !== id || trigger.creator !== user);
    this.around.changed();
  }

  private timesToRun(): number {
    if (this.switches.skipNext > 0) {
      this.switches.skipNext -= 1;
      return 0;
    }
    if (this.switches.doubleNext > 0) {
      this.switches.doubleNext -= 1;
      return 2;
    }
    return 1;
  }
}

/** What the facade sends, with the zone and the instant it leaves open. */
function clockSpec(value: unknown, zone: string, nowMs: number): ClockSpec {
  if (typeof value !== 'object' || value === null) throw new TypeError('expected a time trigger from the facade');
  const { afterMs, ...spec }: Partial<ClockSpec> & { afterMs?: number } = value;
  return { ...spec, zone: spec.zone ?? zone, ...(afterMs === undefined ? {} : { atMs: nowMs + afterMs }) };
}

// The one way to a service: permission, quota, faults, the call itself, its count and its cost in emulated time.

import type { Calls } from './calls.ts';
import { failureOf, type Faults } from './faults.ts';
import { isSheetsRead, isSheetsWrite } from './latency.ts';
import { OUT_OF_TIME } from './limits.ts';
import { NotEmulated } from './errors.ts';
import { checkPermission } from './permissions.ts';
import type { SheetsQuotas } from './quotas.ts';
import type { Service } from './runtime/execution.ts';
import type { RunState } from './runtime/run-state.ts';
import type { ScriptSwitches } from './script-switches.ts';

export interface DispatchOptions {
  services: Readonly<Record<string, Service>>;
  calls: Calls;
  faults: Faults;
  quotas: SheetsQuotas;
  /** 0: calls take no emulated time; 1: as modeled; 2: twice that. */
  latency(): number;
  switches: ScriptSwitches;
  /** Does raw batchUpdate requests as another person. */
  asAnother(requests: unknown[]): void;
}

export class Dispatch {
  private readonly with: DispatchOptions;

  constructor(options: DispatchOptions) {
    this.with = options;
  }

  /** Answers, or throws what the caller is to see; a promise only where the run can wait. */
  call(run: RunState, methodId: string, args: unknown[]): unknown {
    const service = this.before(run, methodId);
    const isWrite = isSheetsWrite(methodId);
    const failure = this.with.faults.takeFailure(methodId);
    if (failure && failure !== 'timeoutAfterWrite') {
      this.after(run, methodId, { read: 0, written: 0 });
      throw failureOf(methodId, failure, isWrite);
    }
    if (isWrite && run.kind !== 'rest') this.interfere();
    const touchedBefore = { ...run.touched };
    const finish = (): void => {
      this.after(run, methodId, { read: run.touched.read - touchedBefore.read, written: run.touched.written - touchedBefore.written });
      if (failure) throw failureOf(methodId, failure, isWrite);
    };
    const answer = this.land(service, run, methodId, args, finish);
    if (!(answer instanceof Promise)) {
      finish();
      return answer;
    }
    return answer.finally(finish);
  }

  private before(run: RunState, methodId: string): Service {
    const { faults, quotas } = this.with;
    if (run.killedBy !== null) run.kill(run.killedBy);
    if (run.kind !== 'rest') {
      run.charge(0);
      if (faults.killsBefore(run.landed + 1) || (run.landed === 0 && faults.killsAfter(0))) run.kill(OUT_OF_TIME);
    }
    const name = methodId.slice(0, methodId.indexOf('.'));
    const service = this.with.services[name];
    if (!service) throw new NotEmulated(methodId);
    checkPermission(run, methodId, this.with.switches);
    const isApi = name === 'sheets';
    if (isApi && this.with.latency() > 0 && (isSheetsRead(methodId) || isSheetsWrite(methodId))) {
      quotas.take(run.effectiveUser, isSheetsWrite(methodId), run.nowMs());
    }
    return service;
  }

  /** A call that throws has been made all the same: it counts and costs. */
  private land(service: Service, run: RunState, methodId: string, args: unknown[], finish: () => void): unknown {
    try {
      return service.call(methodId.slice(methodId.indexOf('.') + 1), args, run);
    } catch (error) {
      finish();
      throw error;
    }
  }

  private interfere(): void {
    const between = this.with.faults.takeBetween();
    if (between) this.with.asAnother(between);
  }

  private after(run: RunState, methodId: string, cells: { read: number; written: number }): void {
    const ms = this.with.calls.count(run.record, methodId, cells);
    run.landed += 1;
    run.charge(ms * this.with.latency());
    if (run.kind !== 'rest' && this.with.faults.killsAfter(run.landed)) run.kill(OUT_OF_TIME);
  }
}

// LockService on the state side: one lock for the script, one for the document, one for each user. Waiting is by the
// runs' emulated time: whoever comes first gets it first, and who waits too long is told so.

import { NotEmulated, ServiceError } from '../errors.ts';
import type { Execution, Service } from '../runtime/execution.ts';
import type { ScriptSwitches } from '../script-switches.ts';

const TIMED_OUT = 'Lock timeout: another process was holding the lock for too long.';

type Holder = Pick<Execution, 'id' | 'effectiveUser' | 'canWait' | 'killedBy' | 'now' | 'charge' | 'catchUp' | 'wake' | 'onEnd'>;

interface Waiter {
  run: Holder;
  deadline: number;
  /** Takes the lock or, told no, gives up. */
  answer(got: boolean): void;
}

interface Lock {
  holder: Holder | null;
  /** Shut until then though nobody holds it: after a kill, a switch. */
  freeAt: number;
  waiters: Waiter[];
}

export class LockService implements Service {
  private readonly locks = new Map<string, Lock>();
  private readonly switches: Pick<ScriptSwitches, 'lockSecondsAfterKill'>;

  constructor(switches: Pick<ScriptSwitches, 'lockSecondsAfterKill'>) {
    this.switches = switches;
  }

  /** `args`: which lock (`script`, `document`, `user`), then the wait in milliseconds. */
  call(method: string, args: unknown[], run: Holder): unknown {
    const lock = this.lockFor(args[0] === 'user' ? `user:${run.effectiveUser}` : String(args[0]));
    switch (method) {
      case 'tryLock': return this.acquire(lock, Number(args[1]), run);
      case 'waitLock': return insist(this.acquire(lock, Number(args[1]), run));
      case 'hasLock': return lock.holder === run;
      case 'releaseLock': return this.release(lock, run);
      default: throw new NotEmulated(`Lock.${method}`);
    }
  }

  private acquire(lock: Lock, waitMs: number, run: Holder): boolean | Promise<boolean> {
    if (lock.holder === run) return true;
    if (!lock.holder) return this.takeWhenFree(lock, waitMs, run);
    // In-process nobody else can run meanwhile, so waiting would change nothing: the time passes, the answer is no.
    if (!run.canWait || waitMs === 0) {
      run.charge(waitMs);
      return false;
    }
    return new Promise((resolve) => this.queue(lock, waitMs, run, resolve));
  }

  /** Nobody holds it; after a kill it may be shut for a while all the same. */
  private takeWhenFree(lock: Lock, waitMs: number, run: Holder): boolean {
    const shutMs = lock.freeAt - run.now().getTime();
    if (shutMs > waitMs) {
      run.charge(waitMs);
      return false;
    }
    if (shutMs > 0) run.catchUp(lock.freeAt);
    return this.take(lock, run);
  }

  private queue(lock: Lock, waitMs: number, run: Holder, resolve: (got: boolean) => void): void {
    const deadline = run.now().getTime() + waitMs;
    let callOff = (): void => undefined;
    const leave = (): void => {
      lock.waiters = lock.waiters.filter((other) => other !== waiter);
      callOff();
    };
    const waiter: Waiter = {
      run,
      deadline,
      answer: (got) => {
        leave();
        if (got) this.take(lock, run);
        resolve(got);
      },
    };
    lock.waiters.push(waiter);
    run.onEnd(leave);
    callOff = run.wake(deadline, () => {
      run.catchUp(deadline);
      waiter.answer(false);
    });
  }

  private take(lock: Lock, run: Holder): true {
    lock.holder = run;
    run.onEnd(() => this.release(lock, run));
    return true;
  }

  /** Releasing what one does not hold has no effect. */
  private release(lock: Lock, run: Holder): void {
    if (lock.holder !== run) return;
    lock.holder = null;
    const shutMs = run.killedBy === null ? 0 : this.switches.lockSecondsAfterKill * 1000;
    const freedAt = run.now().getTime() + shutMs;
    lock.freeAt = shutMs > 0 ? freedAt : 0;
    // Those who give up before it is free are told so at their time.
    for (const next of lock.waiters.filter(({ deadline }) => deadline >= freedAt)) {
      next.run.catchUp(freedAt);
      if (next.run.killedBy === null) return next.answer(true);
    }
  }

  private lockFor(name: string): Lock {
    const lock = this.locks.get(name) ?? { holder: null, freeAt: 0, waiters: [] };
    this.locks.set(name, lock);
    return lock;
  }
}

function insist(got: boolean | Promise<boolean>): void | Promise<void> {
  if (typeof got !== 'boolean') return got.then(insist);
  if (!got) throw new ServiceError(TIMED_OUT);
}

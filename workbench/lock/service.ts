// LockService on the state side: one lock for the script, one for the document, one for each user. Waiting is by the
// runs' emulated time: whoever comes first gets it first, and who waits too long is told so.

import { NotEmulated, ServiceError } from '../errors.ts';
import type { Execution, Service } from '../runtime/execution.ts';

const TIMED_OUT = 'Lock timeout: another process was holding the lock for too long.';

type Holder = Pick<Execution, 'id' | 'effectiveUser' | 'canWait' | 'killedBy' | 'now' | 'charge' | 'catchUp' | 'wake' | 'onEnd'>;

interface Waiter {
  run: Holder;
  /** Takes the lock or, told no, gives up. */
  answer(got: boolean): void;
}

interface Lock {
  holder: Holder | null;
  waiters: Waiter[];
}

export class LockService implements Service {
  private readonly locks = new Map<string, Lock>();

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

  /** Who holds the script's lock, for the page and for tests. */
  heldBy(name = 'script'): number | null {
    return this.locks.get(name)?.holder?.id ?? null;
  }

  private acquire(lock: Lock, waitMs: number, run: Holder): boolean | Promise<boolean> {
    if (lock.holder === run) return true;
    if (!lock.holder) return this.take(lock, run);
    // In-process nobody else can run meanwhile, so waiting would change nothing: the time passes, the answer is no.
    if (!run.canWait || waitMs === 0) {
      run.charge(waitMs);
      return false;
    }
    return new Promise((resolve) => this.queue(lock, waitMs, run, resolve));
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
    const freedAt = run.now().getTime();
    for (let next = lock.waiters.shift(); next && !lock.holder; next = lock.waiters.shift()) {
      next.run.catchUp(freedAt);
      if (next.run.killedBy === null) return next.answer(true);
    }
  }

  private lockFor(name: string): Lock {
    const lock = this.locks.get(name) ?? { holder: null, waiters: [] };
    this.locks.set(name, lock);
    return lock;
  }
}

function insist(got: boolean | Promise<boolean>): void | Promise<void> {
  if (typeof got !== 'boolean') return got.then(insist);
  if (!got) throw new ServiceError(TIMED_OUT);
}

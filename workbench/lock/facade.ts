// `LockService` as the script sees it.

import type { Call, Facade } from '../runtime/bridge.ts';
import { numberArgument } from '../utilities/signature.ts';
import { ServiceError } from '../errors.ts';

export const lock: Facade = (call) => ({
  getScriptLock: () => aLock(call, 'script'),
  getDocumentLock: () => aLock(call, 'document'),
  getUserLock: () => aLock(call, 'user'),
});

function aLock(call: Call, kind: string): object {
  const waitOf = (method: string, args: unknown[]): number => {
    const waitMs = numberArgument(`LockService.Lock.${method}`, args, 0);
    if (waitMs < 0) throw new ServiceError('Invalid argument: timeoutInMillis');
    return waitMs;
  };
  return {
    tryLock: (...args: unknown[]) => call('lock.tryLock', [kind, waitOf('tryLock', args)]),
    waitLock: (...args: unknown[]) => void call('lock.waitLock', [kind, waitOf('waitLock', args)]),
    releaseLock: () => void call('lock.releaseLock', [kind]),
    hasLock: () => call('lock.hasLock', [kind]),
  };
}

// `CacheService` as the script sees it.
import type { Call, Facade } from '../runtime/bridge.ts';
import { refuseArguments } from '../utilities/signature.ts';

export const cache: Facade = (call) => ({
  getScriptCache: () => store(call, 'script'),
  getUserCache: () => store(call, 'user'),
  getDocumentCache: () => store(call, 'document'),
});

function store(call: Call, kind: 'script' | 'user' | 'document'): object {
  return {
    get: (key: unknown) => call('cache.get', [kind, String(key)]),
    getAll: (keys: unknown) => call('cache.getAll', [kind, keys]),
    put: (...args: unknown[]) => {
      const [key, value, seconds] = args;
      if (args.length < 2 || typeof value !== 'string') return refuseArguments('CacheService.Cache.put', args);
      return void call('cache.put', [kind, String(key), value, seconds]);
    },
    putAll: (values: unknown, seconds?: number) => void call('cache.putAll', [kind, values, seconds]),
    remove: (key: unknown) => void call('cache.remove', [kind, String(key)]),
    removeAll: (keys: unknown) => void call('cache.removeAll', [kind, keys]),
  };
}

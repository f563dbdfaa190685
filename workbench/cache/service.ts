// CacheService on the state side: short-lived text, which may be gone at any time.
import { NotEmulated, ServiceError } from '../errors.ts';
import type { Execution, Service } from '../runtime/execution.ts';

/** Google's reference (platform 5.6). */
const LIMITS = { keyLetters: 250, valueBytes: 100 * 1024, defaultSeconds: 600, mostSeconds: 21_600, mostItems: 1000, itemsAfterCut: 900 };

interface Item { value: string; goneAtMs: number }

export class CacheService implements Service {
  private stores = new Map<string, Map<string, Item>>();

  /** `args` begin with the cache: `script`, `user` or `document`. */
  call(method: string, args: unknown[], execution: Pick<Execution, 'effectiveUser' | 'now'>): unknown {
    const [kind, ...rest] = args;
    const items = this.itemsOf(kind === 'user' ? `user:${execution.effectiveUser}` : String(kind));
    const nowMs = execution.now().getTime();
    switch (method) {
      case 'get': return read(items, String(rest[0]), nowMs);
      case 'getAll': return readAll(items, list(rest[0]), nowMs);
      case 'put': return write(items, [[String(rest[0]), String(rest[1])]], rest[2], nowMs);
      case 'putAll': return write(items, Object.entries(Object(rest[0])).map(([key, value]) => [key, String(value)]), rest[1], nowMs);
      case 'remove': return void items.delete(String(rest[0]));
      case 'removeAll': return list(rest[0]).forEach((key) => items.delete(key));
      default: throw new NotEmulated(`CacheService.${method}`);
    }
  }

  private itemsOf(name: string): Map<string, Item> {
    const items = this.stores.get(name) ?? new Map<string, Item>();
    this.stores.set(name, items);
    return items;
  }
}

function read(items: Map<string, Item>, key: string, nowMs: number): string | null {
  checkKey(key);
  const item = items.get(key);
  if (item && item.goneAtMs > nowMs) return item.value;
  items.delete(key);
  return null;
}

/** Keys that are not there are left out. */
function readAll(items: Map<string, Item>, keys: readonly string[], nowMs: number): Record<string, string> {
  return Object.fromEntries(keys.flatMap((key) => {
    const value = read(items, key, nowMs);
    return value === null ? [] : [[key, value]];
  }));
}

function write(items: Map<string, Item>, entries: readonly (readonly [string, string])[], seconds: unknown, nowMs: number): void {
  const keptFor = seconds === undefined ? LIMITS.defaultSeconds : Number(seconds);
  if (!(keptFor >= 1 && keptFor <= LIMITS.mostSeconds)) throw new ServiceError('Invalid argument: expirationInSeconds');
  for (const [key, value] of entries) {
    checkKey(key);
    if (Buffer.byteLength(value, 'utf8') > LIMITS.valueBytes) throw new ServiceError('Argument too large: value');
  }
  for (const [key, value] of entries) items.set(key, { value, goneAtMs: nowMs + keptFor * 1000 });
  if (items.size > LIMITS.mostItems) cut(items);
}

/** Google keeps about 1,000 items; past that those nearest their end go until 900 are left. */
function cut(items: Map<string, Item>): void {
  const oldestFirst = [...items].sort(([, one], [, other]) => one.goneAtMs - other.goneAtMs);
  for (const [key] of oldestFirst.slice(0, items.size - LIMITS.itemsAfterCut)) items.delete(key);
}

function checkKey(key: string): void {
  if (key.length > LIMITS.keyLetters) throw new ServiceError('Argument too large: key');
}

function list(keys: unknown): string[] {
  return Array.isArray(keys) ? keys.map(String) : [];
}

// The wall between the workbench's objects and the script's world: each side sees only values of its own realm.
// Data is copied, service objects are wrapped, errors are made anew as Errors of the script's world.
// What a wrapped object lacks is refused: `Not emulated: MailApp.getAliases`.

import { NotEmulated } from '../errors.ts';

/** The constructors of the script's world. */
export interface Intrinsics {
  Array: ArrayConstructor;
  Object: ObjectConstructor;
  Date: DateConstructor;
  Error: ErrorConstructor;
  TypeError: TypeErrorConstructor;
  Function: FunctionConstructor;
}

/** Passes through untouched: nothing a script does may turn it into something else. */
export class Killed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Killed';
  }
}

type Primitive = string | number | boolean | bigint | symbol | null | undefined;
type AnyFunction = (...args: unknown[]) => unknown;

const quiet = new Set(['then', 'toJSON', 'constructor', 'valueOf', 'hasOwnProperty', '__proto__', 'prototype', 'inspect', 'nodeType']);

export class Membrane {
  private readonly realm: Intrinsics;
  private readonly wrappers = new WeakMap<object, object>();
  private readonly hosts = new WeakMap<object, object>();

  constructor(realm: Intrinsics) {
    this.realm = realm;
  }

  /** A host value as the script may see it. `path` names it in refusals. */
  toScript(value: unknown, path: string): unknown {
    if (isFunction(value)) return this.wrapFunction(value, undefined, path);
    if (typeof value !== 'object' || value === null) return value;
    if (this.isOfRealm(value)) return value;
    if (Array.isArray(value)) {
      const copy: unknown[] = new this.realm.Array();
      for (let i = 0; i < value.length; i++) {
        const item: unknown = value[i];
        copy.push(isPrimitive(item) ? item : this.toScript(item, path));
      }
      return copy;
    }
    const kind = tag(value);
    if (kind === 'Date') return new this.realm.Date(Number(value));
    if (kind === 'Error') return this.errorForScript(value);
    if (ArrayBuffer.isView(value)) throw new TypeError(`${path}: bytes cross to a script as an array of numbers`);
    if (isPlainData(value)) {
      const copy: Record<string, unknown> = new this.realm.Object() as Record<string, unknown>;
      for (const key of Object.keys(value)) copy[key] = this.toScript(Reflect.get(value, key), path);
      return copy;
    }
    return this.wrapObject(value, path);
  }

  /** A script's value as the workbench may keep it: copies, and the host objects behind wrappers. */
  toHost(value: unknown): unknown {
    if (isPrimitive(value)) return value;
    if (Array.isArray(value)) {
      const copy: unknown[] = [];
      for (let i = 0; i < value.length; i++) {
        const item: unknown = value[i];
        copy.push(isPrimitive(item) ? item : this.toHost(item));
      }
      return copy;
    }
    // A wrapper has no prototype: the many plain objects need no look-up.
    if (Object.getPrototypeOf(value) === this.realm.Object.prototype) return this.copyToHost(value);
    const host = this.hosts.get(value);
    if (host) return host;
    if (isFunction(value)) return this.callableFromHost(value);
    return tag(value) === 'Date' ? new Date(Number(value)) : this.copyToHost(value);
  }

  /** What a script gets to catch. */
  errorForScript(error: unknown): unknown {
    if (error instanceof Killed || typeof error !== 'object' || error === null || this.isOfRealm(error)) return error;
    const message = String(Reflect.get(error, 'message') ?? '');
    const name = String(Reflect.get(error, 'name') ?? 'Error');
    const made = name === 'TypeError' ? new this.realm.TypeError(message) : new this.realm.Error(message);
    if (made.name !== name) Object.defineProperty(made, 'name', { value: name, configurable: true, writable: true });
    const details: unknown = Reflect.get(error, 'details');
    if (details !== undefined) Object.defineProperty(made, 'details', { value: this.toScript(details, name), configurable: true, writable: true });
    return made;
  }

  /** The host object behind what a script holds, if it is a wrapper. */
  isWrapper(value: object): boolean {
    return this.hosts.has(value);
  }

  private isOfRealm(value: object): boolean {
    return value instanceof this.realm.Object;
  }

  private copyToHost(value: object): object {
    const copy: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) copy[key] = isPrimitive(item) ? item : this.toHost(item);
    return copy;
  }

  /** A service's object, even one that holds no function of its own. */
  service(host: object, path: string): object {
    return this.wrapObject(host, path);
  }

  private wrapObject(host: object, path: string): object {
    const known = this.wrappers.get(host);
    if (known) return known;
    const functions = new Map<string, unknown>();
    const wrapper = new Proxy<object>(Object.create(null), {
      get: (_target, key) => {
        if (typeof key === 'symbol') return undefined;
        const value: unknown = key in host ? Reflect.get(host, key) : undefined;
        if (value === undefined || value === Reflect.get(Object.prototype, key)) {
          if (key === 'toString') return this.wrapFunction(() => path.split('.').at(-1)?.replace('()', '') ?? path, undefined, path);
          if (key in host || quiet.has(key)) return undefined;
          throw this.errorForScript(new NotEmulated(`${path}.${key}`));
        }
        if (!isFunction(value)) return this.toScript(value, `${path}.${key}`);
        if (!functions.has(key)) functions.set(key, this.wrapFunction(value, host, `${path}.${key}`));
        return functions.get(key);
      },
      set: (_target, key, value) => Reflect.set(host, key, this.toHost(value)),
      has: (_target, key) => key in host,
      ownKeys: () => Object.keys(host),
      getOwnPropertyDescriptor: (_target, key) =>
        Object.hasOwn(host, key) ? { value: undefined, enumerable: true, configurable: true, writable: true } : undefined,
    });
    this.wrappers.set(host, wrapper);
    this.hosts.set(wrapper, host);
    return wrapper;
  }

  private wrapFunction(host: AnyFunction, owner: object | undefined, path: string): unknown {
    const known = owner ? undefined : this.wrappers.get(host);
    if (known) return known;
    const wrapper = (...args: unknown[]): unknown => {
      try {
        return this.toScript(host.apply(owner, args.map((arg) => this.toHost(arg))), `${path}()`);
      } catch (error) {
        throw this.errorForScript(error);
      }
    };
    Object.setPrototypeOf(wrapper, this.realm.Function.prototype);
    this.hosts.set(wrapper, host);
    if (!owner) this.wrappers.set(host, wrapper);
    return wrapper;
  }

  private callableFromHost(script: AnyFunction): AnyFunction {
    const host: AnyFunction = (...args) => this.toHost(script(...args.map((arg) => this.toScript(arg, 'argument'))));
    this.wrappers.set(host, script);
    return host;
  }
}

export function tag(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

function isFunction(value: unknown): value is AnyFunction {
  return typeof value === 'function';
}

function isPrimitive(value: unknown): value is Primitive {
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}

/** An object of data only; one with methods, or of a class, is a service's and gets wrapped. */
function isPlainData(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return false;
  return !Object.values(value).some(isFunction);
}

// PropertiesService on the state side: one store for the script, one for the document, one for each user.
import { NotEmulated, ServiceError } from '../errors.ts';
import type { Execution, Service, Surroundings } from '../runtime/execution.ts';
import { DayQuota } from '../mail/day-quota.ts';

/** Google's table: 9 kB a value, 500 kB a store, 50,000 reads and writes a day and user (platform 4). */
const LIMITS = { valueBytes: 9 * 1024, storeBytes: 500 * 1024, callsADay: 50_000 };

export interface PropertiesSwitches {
  /** Documented, yet not enforced when others measured it in 2023 (platform 5.4). */
  valueLimit: boolean;
}

type Store = Map<string, string>;
type Saved = { stores: Record<string, Record<string, string>>; calls: Parameters<DayQuota['restore']>[0] };

export class PropertiesService implements Service {
  readonly switches: PropertiesSwitches;
  private stores = new Map<string, Store>();
  private readonly calls: DayQuota;
  private readonly around: Pick<Surroundings, 'now' | 'changed'>;

  constructor(around: Pick<Surroundings, 'now' | 'changed'>, switches: Partial<PropertiesSwitches> = {}) {
    this.around = around;
    this.switches = { valueLimit: true, ...switches };
    this.calls = new DayQuota(around.now);
  }

  /** `args` begin with the store: `script`, `user` or `document`. */
  call(method: string, args: unknown[], execution: Pick<Execution, 'effectiveUser'>): unknown {
    const [kind, ...rest] = args;
    const name = kind === 'user' ? `user:${execution.effectiveUser}` : String(kind);
    this.count(execution.effectiveUser);
    const store = this.stores.get(name) ?? new Map<string, string>();
    switch (method) {
      case 'getProperty': return store.get(String(rest[0])) ?? null;
      case 'getProperties': return Object.fromEntries(store);
      case 'getKeys': return [...store.keys()];
      case 'setProperty': return this.keep(name, put(store, { [String(rest[0])]: String(rest[1]) }));
      case 'setProperties': return this.keep(name, put(rest[1] === true ? new Map() : store, words(rest[0])));
      case 'deleteProperty': return this.keep(name, new Map([...store].filter(([key]) => key !== String(rest[0]))));
      case 'deleteAllProperties': return this.keep(name, new Map());
      default: throw new NotEmulated(`PropertiesService.${method}`);
    }
  }

  toJSON(): Saved {
    return { stores: Object.fromEntries([...this.stores].map(([name, store]) => [name, Object.fromEntries(store)])), calls: this.calls.toJSON() };
  }

  restore(saved: Saved): void {
    this.stores = new Map(Object.entries(saved.stores).map(([name, store]) => [name, new Map(Object.entries(store))]));
    this.calls.restore(saved.calls);
  }

  private count(user: string): void {
    if (this.calls.used(user) >= LIMITS.callsADay) throw new ServiceError('Service invoked too many times for one day: properties.');
    this.calls.use(user, 1);
  }

  private keep(name: string, store: Store): void {
    let total = 0;
    for (const [key, value] of store) {
      if (key === '') throw new ServiceError('Invalid argument: key');
      if (this.switches.valueLimit && size(value) > LIMITS.valueBytes) throw new ServiceError('Argument too large: value');
      total += size(key) + size(value);
    }
    if (total > LIMITS.storeBytes) {
      throw new ServiceError('You have exceeded the property storage quota. Please remove some properties and try again.');
    }
    this.stores.set(name, store);
    this.around.changed();
  }
}

function put(store: Store, values: Readonly<Record<string, string>>): Store {
  return new Map([...store, ...Object.entries(values)]);
}

/** Google makes text of every value. */
function words(values: unknown): Record<string, string> {
  if (typeof values !== 'object' || values === null) throw new ServiceError('Invalid argument: properties');
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
}

function size(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

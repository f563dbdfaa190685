// `ScriptApp` as the script sees it: time triggers of the person who runs.

import { ServiceError } from '../errors.ts';
import type { Call, Facade } from '../runtime/bridge.ts';
import { numberArgument, refuseArguments, textArgument } from '../utilities/signature.ts';
import type { ClockSpec, Every } from './schedule.ts';

const AUTH_MODES = { NONE: 'NONE', LIMITED: 'LIMITED', FULL: 'FULL', CUSTOM_FUNCTION: 'CUSTOM_FUNCTION' };
const WEEK_DAYS = { MONDAY: 1, TUESDAY: 2, WEDNESDAY: 3, THURSDAY: 4, FRIDAY: 5, SATURDAY: 6, SUNDAY: 7 };
/** Google's reference of ClockTriggerBuilder.everyMinutes. */
const MINUTES = [1, 5, 10, 15, 30];

export const triggers: Facade = (call) => ({
  AuthMode: AUTH_MODES,
  WeekDay: WEEK_DAYS,
  EventType: { CLOCK: 'CLOCK' },
  TriggerSource: { CLOCK: 'CLOCK' },
  newTrigger: (...args: unknown[]) => {
    const handler = textArgument('ScriptApp.newTrigger', args, 0);
    return { timeBased: () => new ClockTriggerBuilder(call, handler), forSpreadsheet: notEmulatedTrigger };
  },
  getProjectTriggers: () => list(call('triggers.getProjectTriggers', [])).map(trigger),
  deleteTrigger: (value: unknown) => {
    if (!(value instanceof ScriptTrigger)) return refuseArguments('ScriptApp.deleteTrigger', [value]);
    call('triggers.deleteTrigger', [value.getUniqueId()]);
  },
  getScriptId: () => 'tablework',
});

function notEmulatedTrigger(): never {
  throw new Error('Not emulated: ScriptApp.newTrigger().forSpreadsheet');
}

class ScriptTrigger {
  readonly #id: string;
  readonly #handler: string;

  constructor(id: string, handler: string) {
    this.#id = id;
    this.#handler = handler;
  }

  getUniqueId(): string {
    return this.#id;
  }

  getHandlerFunction(): string {
    return this.#handler;
  }

  getEventType(): string {
    return 'CLOCK';
  }

  getTriggerSource(): string {
    return 'CLOCK';
  }
}

class ClockTriggerBuilder {
  readonly #call: Call;
  readonly #handler: string;
  readonly #spec: Partial<ClockSpec> & { afterMs?: number } = {};

  constructor(call: Call, handler: string) {
    this.#call = call;
    this.#handler = handler;
  }

  everyMinutes(...args: unknown[]): this {
    const count = numberArgument('ClockTriggerBuilder.everyMinutes', args, 0);
    if (!MINUTES.includes(count)) throw new ServiceError('The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.');
    return this.#every('minutes', count);
  }

  everyHours(...args: unknown[]): this {
    return this.#every('hours', numberArgument('ClockTriggerBuilder.everyHours', args, 0));
  }

  everyDays(...args: unknown[]): this {
    return this.#every('days', numberArgument('ClockTriggerBuilder.everyDays', args, 0));
  }

  everyWeeks(...args: unknown[]): this {
    return this.#every('weeks', numberArgument('ClockTriggerBuilder.everyWeeks', args, 0));
  }

  onWeekDay(...args: unknown[]): this {
    this.#spec.weekDay = numberArgument('ClockTriggerBuilder.onWeekDay', args, 0);
    return this.#spec.every ? this : this.#every('weeks', 1);
  }

  atHour(...args: unknown[]): this {
    this.#spec.atHour = numberArgument('ClockTriggerBuilder.atHour', args, 0);
    return this;
  }

  nearMinute(...args: unknown[]): this {
    this.#spec.nearMinute = numberArgument('ClockTriggerBuilder.nearMinute', args, 0);
    return this;
  }

  inTimezone(...args: unknown[]): this {
    this.#spec.zone = textArgument('ClockTriggerBuilder.inTimezone', args, 0);
    return this;
  }

  after(...args: unknown[]): this {
    this.#spec.afterMs = numberArgument('ClockTriggerBuilder.after', args, 0);
    return this;
  }

  at(date: unknown): this {
    if (!(date instanceof Date)) return refuseArguments('ClockTriggerBuilder.at', [date]);
    this.#spec.atMs = date.getTime();
    return this;
  }

  create(): ScriptTrigger {
    const { every, afterMs, atMs } = this.#spec;
    if (!every && afterMs === undefined && atMs === undefined) throw new ServiceError('The trigger has no schedule.');
    return trigger(this.#call('triggers.create', [this.#handler, this.#spec]));
  }

  #every(unit: Every, count: number): this {
    this.#spec.every = { unit, count };
    return this;
  }
}

function trigger(value: unknown): ScriptTrigger {
  if (typeof value === 'object' && value !== null && 'id' in value && 'handler' in value) return new ScriptTrigger(String(value.id), String(value.handler));
  throw new TypeError('expected a trigger from the state');
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

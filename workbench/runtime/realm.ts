// A script's world: a bare context with what V8 itself has, Google's globals, console and Logger, and nothing of Node.

import vm from 'node:vm';
import { format } from 'node:util';
import { compiled } from './compiled.ts';
import { Membrane, type Intrinsics } from './membrane.ts';
import type { Realm } from './bridge.ts';

export interface RealmOptions {
  now(): number;
  timeZone: string;
  log(level: string, message: string): void;
  /** Names the script declares at its top level. */
  declared?: readonly string[];
  /** Real milliseconds after which code that never calls anything is stopped; a worker is ended from outside instead. */
  limitMs?: number | undefined;
}

/** Google's globals that exist there and that the workbench does not do. */
const absent = [
  'Browser', 'CalendarApp', 'CardService', 'ContactsApp', 'ContentService', 'ConferenceDataService', 'DataStudioApp',
  'DocumentApp', 'DriveApp', 'FormApp', 'GmailApp', 'GroupsApp', 'Jdbc', 'LanguageApp', 'LinearOptimizationService', 'Maps', 'SitesApp',
  'SlidesApp', 'UrlFetchApp', 'XmlService',
];

const intrinsicsSource = new vm.Script('({ Array, Object, Date, Error, TypeError, Function })');
const dateSource = new vm.Script(
  `(function (now) {
    const Real = Date;
    const Emulated = new Proxy(Real, {
      construct: (target, args, newTarget) => Reflect.construct(target, args.length ? args : [now()], newTarget),
      apply: () => new Real(now()).toString(),
      get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
    });
    Real.prototype.constructor = Emulated;
    globalThis.Date = Emulated;
  })`,
);

/**
 * The language's own names, bound as constants of the script scope: a look-up in the global object of a node:vm context
 * takes a third of a microsecond, one of these nothing. A name the script declares itself is left out.
 */
const language = [
  'Object', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'BigInt', 'Function', 'Math', 'JSON', 'Date', 'RegExp', 'Map', 'Set', 'WeakMap', 'WeakSet',
  'Promise', 'Proxy', 'Reflect', 'Intl', 'Error', 'TypeError', 'RangeError', 'SyntaxError', 'Uint8Array', 'Int8Array', 'ArrayBuffer', 'DataView',
  'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'encodeURIComponent', 'decodeURIComponent',
];

function languageSource(declared: readonly string[]): string {
  const names = language.filter((name) => !declared.includes(name));
  return `const ${names.map((name) => `${name} = globalThis.${name}`).join(', ')};`;
}

export interface ScriptWorld {
  context: vm.Context;
  membrane: Membrane;
  realm: Realm;
  /** Defines a global; host objects come wrapped. */
  define(name: string, value: unknown): void;
  evaluate(script: vm.Script): unknown;
  /** The same for the script's own code, stopped at the limit. */
  run(script: vm.Script): unknown;
}

export function makeRealm(options: RealmOptions): ScriptWorld {
  const context = vm.createContext({}, { name: 'script', microtaskMode: 'afterEvaluate' });
  const evaluate = (script: vm.Script): unknown => script.runInContext(context);
  const { limitMs } = options;
  const run = (script: vm.Script): unknown => script.runInContext(context, limitMs === undefined ? {} : { timeout: limitMs });
  const intrinsics: Intrinsics = intrinsicsSource.runInContext(context);
  const membrane = new Membrane(intrinsics);
  const define = (name: string, value: unknown): void => {
    Object.defineProperty(context, name, { value: typeof value === 'object' && value !== null ? membrane.service(value, name) : membrane.toScript(value, name), writable: true, configurable: true, enumerable: false });
  };
  const emulateDate: unknown = dateSource.runInContext(context);
  if (typeof emulateDate === 'function') emulateDate(membrane.toScript(options.now, 'now'));
  define('console', consoleFor(options, membrane));
  define('Logger', loggerFor(options));
  for (const name of absent) define(name, new Absent());
  evaluate(compiled('language', languageSource(options.declared ?? [])));
  const realm: Realm = {
    evaluate: (source, fileName) => membrane.toHost(evaluate(new vm.Script(source, { filename: fileName }))),
    now: options.now,
    timeZone: options.timeZone,
  };
  return { context, membrane, realm, define, evaluate, run };
}

function consoleFor(options: RealmOptions, membrane: Membrane): object {
  const at = (level: string) => (...args: unknown[]): void => options.log(level, format(...args.map((arg) => membrane.toHost(arg))));
  const started = new Map<string, number>();
  return {
    log: at('log'), info: at('info'), warn: at('warn'), error: at('error'), debug: at('debug'),
    time: (label = 'default'): void => void started.set(String(label), options.now()),
    timeEnd: (label = 'default'): void => options.log('log', `${label}: ${options.now() - (started.get(String(label)) ?? options.now())}ms`),
  };
}

function loggerFor(options: RealmOptions): object {
  const lines: string[] = [];
  const logger: Record<string, unknown> = {
    log: (...args: unknown[]): unknown => {
      const line = format(...args);
      lines.push(line);
      options.log('log', line);
      return logger;
    },
    getLog: (): string => lines.join('\n'),
    clear: (): void => void lines.splice(0),
  };
  return logger;
}

/** A service of which every property is refused by name. */
export class Absent {}

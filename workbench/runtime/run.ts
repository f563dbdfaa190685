// One run of one function in a fresh world: load the files, call, take the answer. The same in a worker and in-process.

import vm from 'node:vm';
import type { Call } from './bridge.ts';
import type { AuthMode, ExecutionKind } from './execution.ts';
import { advanced, builtIn } from './globals.ts';
import { apiAnswer, clientAnswer, type AnswerSwitches } from './answers.ts';
import { Killed } from './membrane.ts';
import { Absent, makeRealm, type ScriptWorld } from './realm.ts';
import { compiled } from './compiled.ts';
import type { PushedFile } from './push.ts';
import { spreadsheetApp } from '../spreadsheet-app/facade.ts';

/** All a run needs to know; it can be cloned to a worker. */
export interface RunRequest {
  files: PushedFile[];
  /** Global name → serviceId, from the manifest. */
  advancedServices: Record<string, string>;
  timeZone: string;
  functionName: string;
  args: unknown[];
  event?: unknown;
  kind: ExecutionKind;
  /** A switch of SpreadsheetApp. */
  staleReads: boolean;
  answers: AnswerSwitches;
  authMode: AuthMode;
}

export interface RunHost {
  call: Call;
  log(level: string, message: string): void;
  /** The emulated instant, in milliseconds. */
  now(): number;
  /** In-process: stops code that never calls anything after so many real milliseconds. */
  limitMs?: number;
}

/** Thrown to whoever asked for a run that failed; the message is as Google shows it (`Error: …`, `Exception: …`). */
export class ScriptError extends Error {
  readonly details: unknown;
  readonly killed: boolean;

  constructor(message: string, options: { details?: unknown; killed?: boolean; stack?: string } = {}) {
    super(message);
    this.name = 'ScriptError';
    this.details = options.details;
    this.killed = options.killed ?? false;
    if (options.stack) this.stack = options.stack;
  }
}

const callSource = new vm.Script(
  `(function (outcome) {
    delete globalThis.__outcome;
    try {
      const value = outcome.entry.apply(undefined, outcome.args);
      if (value && typeof value.then === 'function') value.then((v) => { outcome.value = v; }, (e) => { outcome.error = e; outcome.failed = true; });
      else outcome.value = value;
    } catch (e) { outcome.error = e; outcome.failed = true; }
  })(__outcome)`,
);

/** Runs the function and answers what its caller gets. */
export function runScript(request: RunRequest, host: RunHost): unknown {
  const world = makeRealm({ ...host, timeZone: request.timeZone, declared: request.files.flatMap(({ names }) => names) });
  try {
    const spreadsheet = addGlobals(world, request, host);
    const entry = load(world, request);
    const args = request.event === undefined
      ? request.args.map((arg) => world.membrane.toScript(arg, 'argument'))
      : [world.membrane.toScript(spreadsheet.event(request.event), 'event')];
    const value = callEntry(world, entry, args);
    spreadsheet.flush();
    return request.kind === 'api' ? apiAnswer(value, world.membrane) : clientAnswer(value, world.membrane, request.answers);
  } catch (error) {
    throw failureOf(error);
  }
}

function addGlobals(world: ScriptWorld, request: RunRequest, host: RunHost): ReturnType<typeof spreadsheetApp> {
  const spreadsheet = spreadsheetApp(host.call, request);
  world.define('SpreadsheetApp', spreadsheet.global);
  for (const [name, facade] of Object.entries(builtIn)) world.define(name, facade(host.call, world.realm));
  for (const [name, serviceId] of Object.entries(request.advancedServices)) {
    const facade = advanced[serviceId];
    world.define(name, facade ? facade(host.call, world.realm) : new Absent());
  }
  return spreadsheet;
}

/** Evaluates all files in order in one global scope and finds the function among the top-level ones. */
function load(world: ScriptWorld, request: RunRequest): unknown {
  const { files, functionName } = request;
  for (const { name, source } of files) world.run(compiled(name, source));
  const callable = !functionName.endsWith('_') && files.some((file) => file.functions.includes(functionName));
  if (!callable) throw new ScriptError(`Script function not found: ${functionName}`);
  return world.evaluate(new vm.Script(functionName));
}

function callEntry(world: ScriptWorld, entry: unknown, args: unknown[]): unknown {
  const outcome: { entry: unknown; args: unknown[]; value?: unknown; error?: unknown; failed?: boolean } = { entry, args };
  Object.defineProperty(world.context, '__outcome', { value: outcome, configurable: true });
  world.run(callSource);
  if (outcome.failed) throw outcome.error;
  return outcome.value;
}

function failureOf(error: unknown): unknown {
  if (error instanceof ScriptError || error instanceof Killed) return error;
  if (typeof error !== 'object' || error === null) return new ScriptError(String(error));
  if (Reflect.get(error, 'code') === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return new Killed('Exceeded maximum execution time');
  const stack: unknown = Reflect.get(error, 'stack');
  const about = { details: plain(Reflect.get(error, 'details')), ...(typeof stack === 'string' ? { stack } : {}) };
  return new ScriptError(`${String(Reflect.get(error, 'name') ?? 'Error')}: ${String(Reflect.get(error, 'message') ?? '')}`, about);
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

// The workbench in one object: the state, the services over it, and the runs of the script. Tests use it in-process,
// the server serves it.

import { join } from 'node:path';
import { Calls } from './calls.ts';
import { Clock } from './clock.ts';
import { Dispatch } from './dispatch.ts';
import { Faults } from './faults.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { ROUND_TRIP_MS } from './latency.ts';
import { OUT_OF_TIME, RUNS_AT_ONCE_PER_USER, TOO_MANY_RUNS } from './limits.ts';
import { SheetsQuotas } from './quotas.ts';
import { Random } from './random.ts';
import type { AuthMode, ExecutionKind, Surroundings } from './runtime/execution.ts';
import { Killed } from './runtime/membrane.ts';
import { push, PushRefused } from './runtime/push.ts';
import { runScript, ScriptError, type RunRequest } from './runtime/run.ts';
import { RunState } from './runtime/run-state.ts';
import { Turns } from './runtime/turns.ts';
import { Workers } from './runtime/workers.ts';
import { CrossedError, errorOnWire } from './runtime/wire-error.ts';
import { makeServices, SPREADSHEET_ID, type Services } from './services.ts';
import { clockEvent } from './triggers/schedule.ts';
import { SheetsService, type Changed } from './sheets/service.ts';

export { PushRefused, ScriptError };

export interface WorkbenchOptions {
  /** The pushed files: `main.js`, `sidebar.html`, `appsscript.json`; scripts are loaded in this order. */
  files: Readonly<Record<string, string>>;
  /** Wall time in the zone, `2026-03-02T09:00`; the real time without it. */
  now?: string;
  /** The manifest's zone without it. */
  timeZone?: string;
  owner?: string;
  seed?: number;
  /** 0 (the default): calls take no emulated time; 1: as modeled; 0.5, 2: half, twice. */
  latency?: number;
  /** The built worker, `.cache/worker.mjs` of the project without it. */
  workerFile?: string;
}

export interface RunOptions {
  user?: string;
  kind?: ExecutionKind;
  authMode?: AuthMode;
  event?: unknown;
}

/** What changed, for whoever shows or keeps it. */
export type ChangeListener = (service: string, cells?: Changed) => void;

const OWNER = 'owner@clinic.example';
/** Acts in the fault `between`. */
const ANOTHER = 'another@clinic.example';

export class Workbench {
  readonly owner: string;
  readonly clock: Clock;
  readonly calls = new Calls();
  readonly faults: Faults;
  readonly quotas = new SheetsQuotas();
  readonly services: Services;
  latency: number;
  private readonly random: Random;
  private readonly dispatcher: Dispatch;
  private readonly turns = new Turns();
  private readonly workers: Workers;
  private readonly running = new Set<RunState>();
  private readonly listeners = new Set<ChangeListener>();
  private files: Readonly<Record<string, string>> = {};
  private manifest: Manifest;
  private lastId = 0;

  constructor(options: WorkbenchOptions) {
    this.owner = options.owner ?? OWNER;
    this.latency = options.latency ?? 0;
    this.random = new Random(options.seed ?? 1);
    this.manifest = readManifest(options.files['appsscript.json']);
    this.clock = new Clock(options.timeZone ?? this.manifest.timeZone, options.now);
    this.push(options.files);
    this.services = this.makeServices();
    this.faults = new Faults((left) => this.services.mail.leaveRecipients(left));
    this.dispatcher = new Dispatch({
      services: this.services, calls: this.calls, faults: this.faults, quotas: this.quotas,
      latency: () => this.latency,
      asAnother: (requests) => this.batchUpdate(requests, ANOTHER),
    });
    this.workers = new Workers({
      file: options.workerFile ?? join(process.cwd(), '.cache/worker.mjs'), turns: this.turns,
      call: (run, methodId, args) => this.dispatcher.call(run, methodId, args), nowMs: () => this.clock.nowMs(),
    });
    this.makeSpreadsheet();
    this.clock.onMove((untilMs) => this.fireDue(untilMs));
  }

  get sheets(): SheetsService {
    return this.services.sheets.engine;
  }

  get drive(): Services['drive'] {
    return this.services.drive;
  }

  get triggers(): Services['triggers'] {
    return this.services.triggers;
  }

  get properties(): Services['properties'] {
    return this.services.properties;
  }

  get ui(): Services['ui'] {
    return this.services.ui;
  }

  /** Every mail sent, oldest first. */
  get outbox(): ReturnType<Services['mail']['outbox']> {
    return this.services.mail.outbox();
  }

  /** Lines the last run logged. */
  get log(): readonly { level: string; message: string }[] {
    return this.calls.last()?.log ?? [];
  }

  /** Takes the project's files, or throws PushRefused as Google would. */
  push(files: Readonly<Record<string, string>>): void {
    for (const [name, source] of scriptsOf(files)) push(name, source);
    this.files = files;
    this.manifest = readManifest(files['appsscript.json']);
  }

  /** Top-level functions of the project: what a page or a trigger may name. */
  functions(): string[] {
    return scriptsOf(this.files).flatMap(([name, source]) => push(name, source).functions);
  }

  /** Runs a function here and now, in a fresh world, and answers or throws what its caller on Google would see. */
  run(functionName: string, args: readonly unknown[] = [], options: RunOptions = {}): unknown {
    const run = this.open(functionName, withEvent(args, options), null);
    const host = {
      call: (methodId: string, given: unknown[]): unknown => this.callOf(run, methodId, given),
      log: (level: string, message: string): void => void run.record.log.push({ level, message }),
      now: (): number => run.nowMs(),
    };
    try {
      const answer = runScript(this.requestFor(run, args), host);
      if (run.killedBy !== null) throw new Killed(run.killedBy);
      run.end('done');
      return answer;
    } catch (error) {
      throw this.failed(run, error);
    } finally {
      this.clock.catchUp(run.nowMs());
      this.tell('executions');
    }
  }

  /** Runs a function in a worker: it interleaves with others at every call, really waits for locks, and a kill is a kill. */
  async start(functionName: string, args: readonly unknown[] = [], options: RunOptions = {}): Promise<unknown> {
    const run = this.open(functionName, withEvent(args, options), this.turns);
    try {
      if (this.runsOf(run.effectiveUser) >= RUNS_AT_ONCE_PER_USER) throw new ScriptError(TOO_MANY_RUNS);
      this.running.add(run);
      this.tell('executions');
      const answer = await this.workers.run(run, this.requestFor(run, args));
      run.end('done');
      return answer;
    } catch (error) {
      throw this.failed(run, error);
    } finally {
      this.running.delete(run);
      this.clock.catchUp(run.nowMs());
      this.tell('executions');
    }
  }

  /** Ends the workers. */
  async close(): Promise<void> {
    await this.workers.close();
  }

  /** One raw API call by a person, as the page and REST clients make them. */
  call(methodId: string, args: unknown[], user = this.owner): unknown {
    const run = this.restRun(methodId, user);
    return this.dispatcher.call(run, methodId, args);
  }

  /** Raw batchUpdate requests on the bound spreadsheet, past faults, counts and quotas. */
  batchUpdate(requests: unknown[], user = this.owner): unknown {
    return this.sheets.call('sheets.spreadsheets.batchUpdate', { spreadsheetId: SPREADSHEET_ID }, { requests }, { user }).answer;
  }

  onChange(listener: ChangeListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private open(functionName: string, options: RunOptions, turns: Turns | null): RunState {
    const kind = options.kind ?? 'client';
    const user = options.user ?? this.owner;
    const authMode = options.authMode ?? (kind === 'simple' ? 'LIMITED' : 'FULL');
    const id = ++this.lastId;
    const startedAt = this.clock.now();
    const about = { execution: id, functionName, user, kind, startedAt: startedAt.toISOString() };
    const record = this.calls.open(about, kind === 'client' ? ROUND_TRIP_MS : 0);
    return new RunState({
      id, functionName, kind, effectiveUser: user, authMode, scopes: this.manifest.scopes,
      event: options.event === 'usual' ? usualEvent(kind, { user, authMode, atMs: startedAt.getTime() }) : options.event,
      // An installable trigger runs with its creator's rights; nobody sits at the keyboard.
      user: kind === 'trigger' ? '' : user,
    }, startedAt, record, turns);
  }

  private runsOf(user: string): number {
    return [...this.running].filter(({ effectiveUser }) => effectiveUser === user).length;
  }

  private restRun(methodId: string, user: string): RunState {
    const startedAt = this.clock.now();
    const about = { execution: 0, functionName: methodId, user, kind: 'rest', startedAt: startedAt.toISOString() };
    return new RunState({ id: 0, functionName: methodId, kind: 'rest', user, effectiveUser: user, authMode: 'FULL', scopes: [] }, startedAt, new Calls().open(about, 0), null);
  }

  private requestFor(run: RunState, args: readonly unknown[]): RunRequest {
    return {
      files: scriptsOf(this.files).map(([name, source]) => ({ name, source })),
      advancedServices: this.manifest.advancedServices,
      timeZone: this.manifest.timeZone,
      functionName: run.functionName,
      args: [...args],
      event: run.event,
      kind: run.kind,
      authMode: run.authMode,
      limitMs: run.limitMs,
    };
  }

  private callOf(run: RunState, methodId: string, args: unknown[]): unknown {
    try {
      return this.dispatcher.call(run, methodId, args);
    } catch (error) {
      throw error instanceof Killed ? error : new CrossedError(errorOnWire(error, methodId));
    }
  }

  /** Closes a run that did not come to its end and answers what its caller sees. */
  private failed(run: RunState, error: unknown): unknown {
    if (run.killedBy !== null || error instanceof Killed) {
      run.end('killed', run.killedBy ?? OUT_OF_TIME);
      return new ScriptError(run.killedBy ?? OUT_OF_TIME, { killed: true });
    }
    run.end('failed', error instanceof Error ? error.message : String(error));
    return error;
  }

  /** Runs in-process what falls due, in order, each at its time. */
  private fireDue(untilMs: number): void {
    for (let due = this.triggers.takeDue(untilMs); due; due = this.triggers.takeDue(untilMs)) {
      this.clock.catchUp(due.at);
      for (let time = 0; time < due.times; time++) this.runDue(due);
    }
  }

  private runDue({ trigger, event }: NonNullable<ReturnType<Services['triggers']['takeDue']>>): void {
    const at = this.clock.nowMs();
    try {
      this.run(trigger.handler, [], { user: trigger.creator, kind: 'trigger', event });
      this.triggers.ran(trigger, { at, outcome: 'done' });
    } catch (error) {
      this.triggers.ran(trigger, { at, outcome: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }

  private makeServices(): Services {
    const around = (name: string): Surroundings => ({
      now: () => this.clock.now(),
      timeZone: this.manifest.timeZone,
      owner: this.owner,
      random: () => this.random.next(),
      files: this.files,
      changed: () => this.tell(name),
    });
    const engine = new SheetsService({ now: () => this.clock.now(), ownerOf: () => this.owner, onChange: (_id, changed) => this.tell('sheets', changed) });
    return makeServices(around, engine);
  }

  /** The bare spreadsheet the script is bound to. */
  private makeSpreadsheet(): void {
    const properties = { title: 'Clinic', timeZone: this.clock.zone, locale: 'en_US' };
    this.sheets.createWithId(SPREADSHEET_ID, { properties }, { user: this.owner });
    this.drive.register(SPREADSHEET_ID, properties.title, this.owner);
  }

  private tell(service: string, changed?: Changed): void {
    for (const listener of this.listeners) listener(service, changed);
  }
}

/** A handler called without arguments gets an event. */
function withEvent(args: readonly unknown[], options: RunOptions): RunOptions {
  return args.length > 0 || options.event !== undefined ? options : { ...options, event: 'usual' };
}

/** What a handler is handed when nothing more is known: a timer's or an opening's event. */
function usualEvent(kind: ExecutionKind, { user, authMode, atMs }: { user: string; authMode: AuthMode; atMs: number }): unknown {
  if (kind === 'trigger') return clockEvent('0', atMs);
  return kind === 'simple' ? { authMode, source: true, user: { email: user } } : undefined;
}

function scriptsOf(files: Readonly<Record<string, string>>): [name: string, source: string][] {
  return Object.entries(files).filter(([name]) => /\.(js|gs)$/.test(name));
}

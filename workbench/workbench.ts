// The workbench in one object: the state, the services over it, and the runs of the script. Tests use it in-process,
// the server serves it.

import { join } from 'node:path';
import { Calls } from './calls.ts';
import { Clock } from './clock.ts';
import { Dispatch } from './dispatch.ts';
import { ownerOf } from './drive/file.ts';
import { Faults } from './faults.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { SCRIPT_SWITCHES, type ScriptSwitches } from './script-switches.ts';
import { SheetsQuotas } from './quotas.ts';
import { Random } from './random.ts';
import { Runs, type RunOptions } from './runs.ts';
import type { Surroundings } from './runtime/execution.ts';
import type { Language } from './runtime/language.ts';
import { push, PushRefused, type PushedFile } from './runtime/push.ts';
import { ScriptError } from './runtime/run.ts';
import { makeServices, restoreServices, savedServices, SPREADSHEET_ID, type Services } from './services.ts';
import { SheetsService, type Changed } from './sheets/service.ts';
import { runDue, startDue } from './triggers/due.ts';

export { PushRefused, ScriptError };
export type { RunOptions };

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
  /** The built worker; `.cache/worker.mjs` of the project without it. */
  workerFile?: string;
}

/** What changed, for whoever shows or keeps it: a service's name, `executions`, or `all`. */
export type ChangeListener = (what: string, cells?: Changed) => void;

const OWNER = 'owner@clinic.example';
/** Acts in the fault `between`. */
const ANOTHER = 'another@clinic.example';
const LOOK_FOR_DUE_MS = 1000;

export class Workbench {
  readonly owner: string;
  readonly clock: Clock;
  readonly calls = new Calls();
  readonly faults: Faults;
  readonly quotas = new SheetsQuotas();
  readonly services: Services;
  latency: number;
  readonly random: Random;
  private readonly script: ScriptSwitches = { ...SCRIPT_SWITCHES };
  private readonly dispatch: Dispatch;
  private readonly runs: Runs;
  private readonly listeners = new Set<ChangeListener>();
  private readonly pristine: Record<string, unknown>;
  private files: Readonly<Record<string, string>> = {};
  private scripts: PushedFile[] = [];
  private pushedAsModern = true;
  private manifest: Manifest;
  private timer: NodeJS.Timeout | undefined;

  constructor(options: WorkbenchOptions) {
    this.owner = options.owner ?? OWNER;
    this.latency = options.latency ?? 0;
    this.random = new Random(options.seed ?? 1);
    this.manifest = readManifest(options.files['appsscript.json']);
    this.clock = new Clock(options.timeZone ?? this.manifest.timeZone, options.now);
    this.push(options.files);
    this.services = this.makeServices();
    this.faults = new Faults(Object.keys(this.services), (left) => this.services.mail.leaveRecipients(left));
    this.dispatch = new Dispatch({
      services: this.services, calls: this.calls, faults: this.faults, quotas: this.quotas,
      latency: () => this.latency, switches: this.script,
      asAnother: (requests) => this.batchUpdate(requests, ANOTHER),
    });
    this.runs = new Runs({
      owner: this.owner, workerFile: options.workerFile ?? join(process.cwd(), '.cache/worker.mjs'),
      clock: this.clock, calls: this.calls, dispatch: this.dispatch,
      manifest: () => this.manifest,
      scripts: () => this.pushed(), switches: this.script,
      staleReads: () => this.services.spreadsheetApp.switches.staleReads,
      changed: () => this.tell('executions'),
    });
    this.makeSpreadsheet();
    this.pristine = savedServices(this.services);
    this.clock.onMove((untilMs) => runDue(this, untilMs, (name, about) => this.run(name, [], about)));
  }

  /** In which built-in services word their errors. */
  get language(): Language {
    return this.script.language;
  }

  set language(language: Language) {
    this.script.language = language;
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

  /** What is not known of Google, by service; a value may be set. */
  get switches() {
    const { script } = this;
    const { drive, mail, properties, session, triggers, spreadsheetApp } = this.services;
    return {
      script, sheets: this.sheets.switches, drive: drive.switches, mail: mail.switches, properties: properties.switches,
      session: session.switches, triggers: triggers.switches, spreadsheetApp: spreadsheetApp.switches,
    };
  }

  /** Takes the project's files, or throws PushRefused as Google would. */
  push(files: Readonly<Record<string, string>>): void {
    const { modernSyntax } = this.script;
    this.scripts = Object.entries(files).filter(([name]) => /\.(js|gs)$/.test(name)).map(([name, source]) => push(name, source, { modernSyntax }));
    this.pushedAsModern = modernSyntax;
    this.files = files;
    this.manifest = readManifest(files['appsscript.json']);
  }

  /** Top-level functions of the project: what a page or a trigger may name. */
  functions(): string[] {
    return this.scripts.flatMap(({ functions }) => functions);
  }

  /** Runs a function here and now, in a fresh world, and answers or throws what its caller on Google would see. */
  run(functionName: string, args: readonly unknown[] = [], options: RunOptions = {}): unknown {
    return this.runs.run(functionName, args, options);
  }

  /** Runs a function in a worker: it interleaves with others at every call, really waits for locks, and a kill is a kill. */
  start(functionName: string, args: readonly unknown[] = [], options: RunOptions = {}): Promise<unknown> {
    return this.runs.start(functionName, args, options);
  }

  /** One raw API call by a person, as REST clients make them: counted against quotas and open to faults. */
  call(methodId: string, args: unknown[], user = this.owner): unknown {
    return this.dispatch.call(this.runs.outside(methodId, user), methodId, args);
  }

  /** Raw batchUpdate requests on the bound spreadsheet, past faults, counts and quotas. */
  batchUpdate(requests: unknown[], user = this.owner): unknown {
    return this.sheets.call('sheets.spreadsheets.batchUpdate', { spreadsheetId: SPREADSHEET_ID }, { requests }, { user }).answer;
  }

  /** Moves the clock to a wall time, running in workers what falls due on the way, each at its time. */
  async moveClock(text: string): Promise<void> {
    const until = this.clock.instantOf(text);
    if (until <= this.clock.nowMs()) return this.clock.set(until);
    await this.startDueUntil(until);
    this.clock.catchUp(until);
  }

  /** From now on triggers run by themselves as the clock goes on, and a thread stands ready. */
  goLive(): void {
    this.runs.warm(1);
    let busy = false;
    this.timer ??= setInterval(() => {
      if (busy) return;
      busy = true;
      void this.startDueUntil(this.clock.nowMs()).finally(() => {
        busy = false;
      });
    }, LOOK_FOR_DUE_MS).unref();
  }

  /** Everything as on the first day: an empty spreadsheet, no mails, no triggers. */
  reset(): void {
    restoreServices(this.services, this.pristine);
    this.calls.clear();
    this.faults.clear();
    this.quotas.clear();
    this.tell('all');
  }

  onChange(listener: ChangeListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Ends the workers. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.runs.close();
  }

  /** The scripts as Google's parser takes them, asked anew when that is switched. */
  private pushed(): PushedFile[] {
    if (this.pushedAsModern !== this.script.modernSyntax) this.push(this.files);
    return this.scripts;
  }

  private startDueUntil(untilMs: number): Promise<void> {
    return startDue(this, untilMs, (name, about) => this.start(name, [], about));
  }

  private makeServices(): Services {
    const { owner } = this;
    const files = (): Readonly<Record<string, string>> => this.files;
    const around = (name: string): Surroundings => ({
      owner,
      timeZone: this.clock.zone,
      get files() {
        return files();
      },
      now: () => this.clock.now(),
      random: () => this.random.next(),
      changed: () => this.tell(name),
    });
    const engine = new SheetsService({
      now: () => this.clock.now(),
      ownerOf: (id) => this.ownerOf(id),
      onChange: (_id, changed) => this.tell('sheets', changed),
      nextSpreadsheetId: () => `1${Array.from({ length: 11 }, () => Math.floor(this.random.next() * 0xffff).toString(16).padStart(4, '0')).join('')}`.slice(0, 44),
    });
    return makeServices(around, engine, this.script);
  }

  /** The bare spreadsheet the script is bound to. */
  private makeSpreadsheet(): void {
    const properties = { title: 'Clinic', timeZone: this.clock.zone, locale: 'en_US' };
    this.sheets.createWithId(SPREADSHEET_ID, { properties }, { user: this.owner });
    this.drive.register(SPREADSHEET_ID, properties.title, this.owner);
  }

  private ownerOf(spreadsheetId: string): string {
    const file = this.drive.find(spreadsheetId);
    return file ? ownerOf(file) : this.owner;
  }

  private tell(what: string, cells?: Changed): void {
    for (const listener of this.listeners) listener(what, cells);
  }
}

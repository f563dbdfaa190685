// The smaller services with a script's globals before them, in one process; all that crosses is cloned, as between threads.
import type { GoogleGlobals } from '../../../src/google/services.ts';
import { makeRealm } from '../../../workbench/runtime/realm.ts';
import type { Call, Facade } from '../../../workbench/runtime/bridge.ts';
import type { Execution, ExecutionKind, Service } from '../../../workbench/runtime/execution.ts';
import { CacheService } from '../../../workbench/cache/service.ts';
import { cache } from '../../../workbench/cache/facade.ts';
import { ChartsService } from '../../../workbench/charts/service.ts';
import { charts } from '../../../workbench/charts/facade.ts';
import { DriveService, type DriveSwitches } from '../../../workbench/drive/service.ts';
import { drive } from '../../../workbench/drive/facade.ts';
import { HtmlService } from '../../../workbench/html/service.ts';
import { html } from '../../../workbench/html/facade.ts';
import { MailService } from '../../../workbench/mail/service.ts';
import { mail } from '../../../workbench/mail/facade.ts';
import { PropertiesService } from '../../../workbench/properties/service.ts';
import { properties } from '../../../workbench/properties/facade.ts';
import { SessionService, type SessionSwitches } from '../../../workbench/session/service.ts';
import { session } from '../../../workbench/session/facade.ts';
import { UiService } from '../../../workbench/ui/service.ts';
import { ui } from '../../../workbench/ui/facade.ts';
import { UtilitiesService } from '../../../workbench/utilities/service.ts';
import { utilities } from '../../../workbench/utilities/facade.ts';

export const OWNER = 'owner@clinic.example';
export const THERAPIST = 'rosa@clinic.example';

const FACADES: Record<string, Facade> = {
  Utilities: utilities, MailApp: mail, Drive: drive, PropertiesService: properties, CacheService: cache, Session: session, HtmlService: html, Charts: charts,
  SpreadsheetApp: (call) => ({ getUi: () => ui(call), getActiveSpreadsheet: () => ({ toast: (...args: unknown[]) => call('ui.toast', args) }) }),
};

interface Options {
  files?: Record<string, string>;
  drive?: Partial<DriveSwitches>;
  session?: Partial<SessionSwitches>;
  properties?: { valueLimit: boolean };
  account?: 'consumer' | 'workspace';
}

export interface Cache {
  get(key: string): string | null;
  put(key: string, value: string, seconds?: number): void;
  getAll(keys: string[]): Record<string, string>;
  putAll(values: Record<string, string>): void;
}

/** What a script sees, beyond what Tablework itself uses. */
export type Globals = GoogleGlobals & { CacheService: { getScriptCache(): Cache; getUserCache(): Cache } };

export function aWorkbenchOfServices(options: Options = {}) {
  let nowMs = Date.parse('2026-03-02T17:00:00Z');
  let seed = 7;
  const copied: { from: string; to: string; name: string }[] = [];
  const around = {
    now: () => new Date(nowMs), timeZone: 'America/Los_Angeles', owner: OWNER, files: options.files ?? {}, changed: () => {},
    random: () => { seed = (seed * 16807) % 2147483647; return seed / 2147483647; },
  };
  const services = {
    utilities: new UtilitiesService(around),
    mail: new MailService(around, { account: options.account ?? 'consumer' }),
    drive: new DriveService(around, { create: () => {}, copy: (from, to, name) => copied.push({ from, to, name }), rename: () => {}, remove: () => {} }, options.drive),
    properties: new PropertiesService(around, options.properties),
    cache: new CacheService(),
    session: new SessionService(around, options.session),
    html: new HtmlService(around),
    charts: new ChartsService(),
    ui: new UiService(around),
  };
  services.drive.register('clinic', 'Clinic', OWNER);
  const named: Readonly<Record<string, Service>> = services;

  /** Calls go to the services as this person's. */
  const callAs = (user: string, kind: ExecutionKind = 'client'): Call => (methodId, args) => {
    const [name = '', ...method] = methodId.split('.');
    const answer = named[name]?.call(method.join('.'), structuredClone(args), execution(user, kind));
    return structuredClone(answer);
  };
  const execution = (user: string, kind: ExecutionKind): Execution => ({
    id: 1, functionName: 'test', user: kind === 'trigger' ? '' : user, effectiveUser: user, kind, authMode: 'FULL', startedAt: around.now(), scopes: [],
    canWait: false, touched: { read: 0, written: 0 }, now: around.now, charge: (ms) => { nowMs += ms; }, onEnd: () => {},
    killedBy: null, catchUp: () => {}, wake: () => () => {},
  });

  return {
    services, copied, callAs,
    now: around.now,
    wait: (ms: number): void => { nowMs += ms; },
    /** Google's globals, outside of any sandbox. */
    as: (user: string, kind?: ExecutionKind): Globals => {
      const realm = { evaluate: () => undefined, now: () => nowMs, timeZone: around.timeZone };
      const globals: Record<string, object> = {};
      for (const [name, facade] of Object.entries(FACADES)) globals[name] = facade(callAs(user, kind), realm);
      return globals as unknown as Globals;
    },
    /** The value of a script's code in its bare world, through the membrane. */
    script: (source: string, user = OWNER): unknown => {
      const world = makeRealm({ now: () => nowMs, timeZone: around.timeZone, log: () => {}, limitMs: 5000 });
      for (const [name, facade] of Object.entries(FACADES)) world.define(name, facade(callAs(user), world.realm));
      return world.realm.evaluate(source, 'test.js');
    },
  };
}

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const GOOGLE_DOC = 'application/vnd.google-apps.document';

// Every emulated service, state side: the whole of the workbench on one screen.

import { CacheService } from './cache/service.ts';
import { ChartsService } from './charts/service.ts';
import { roleOf } from './drive/file.ts';
import { DriveService, type Spreadsheets } from './drive/service.ts';
import { ApiError } from './errors.ts';
import { HtmlService } from './html/service.ts';
import { isSheetsWrite } from './latency.ts';
import { LockService } from './lock/service.ts';
import { MailService } from './mail/service.ts';
import { PropertiesService } from './properties/service.ts';
import type { Execution, Service, Surroundings } from './runtime/execution.ts';
import type { ScriptSwitches } from './script-switches.ts';
import { SessionService } from './session/service.ts';
import { SheetsService } from './sheets/service.ts';
import { SpreadsheetAppService } from './spreadsheet-app/service.ts';
import { TriggersService } from './triggers/service.ts';
import { UiService } from './ui/service.ts';
import { UtilitiesService } from './utilities/service.ts';

/** The spreadsheet the script is bound to. */
export const SPREADSHEET_ID = 'clinic';

/** `around` is told by each service's name when its state changed. */
export function makeServices(around: (name: string) => Surroundings, engine: SheetsService, script: ScriptSwitches) {
  const drive = new DriveService(around('drive'), spreadsheetFiles(engine));
  const sheets = new SheetsDoor(engine, drive);
  return {
    sheets,
    drive,
    mail: new MailService(around('mail')),
    lock: new LockService(script),
    properties: new PropertiesService(around('properties')),
    cache: new CacheService(),
    triggers: new TriggersService(around('triggers')),
    session: new SessionService(around('session')),
    charts: new ChartsService(),
    ui: new UiService(around('ui')),
    html: new HtmlService(around('html')),
    utilities: new UtilitiesService(around('utilities')),
    spreadsheetApp: new SpreadsheetAppService((id, params, body, run) => sheets.ask(id, params, body, run), {
      id: SPREADSHEET_ID, url: `https://docs.google.com/spreadsheets/d/${SPREADSHEET_ID}/edit`,
      copy: (name, user) => drive.copySpreadsheet(SPREADSHEET_ID, name, user),
    }),
  } satisfies Record<string, Service>;
}

export type Services = ReturnType<typeof makeServices>;

/** The services whose state is worth keeping. */
export function keptServices(services: Services): [name: string, service: Service & { toJSON(): unknown }][] {
  return listOf(services).flatMap(([name, service]) => (keeps(service) ? [[name, service]] : []));
}

export function savedServices(services: Services): Record<string, unknown> {
  return Object.fromEntries(keptServices(services).map(([name, service]) => [name, structuredClone(service.toJSON())]));
}

export function restoreServices(services: Services, saved: Readonly<Record<string, unknown>>): void {
  for (const [name, service] of listOf(services)) {
    if (name in saved) service.restore?.(structuredClone(saved[name]));
  }
}

function keeps(service: Service): service is Service & { toJSON(): unknown } {
  return service.toJSON !== undefined;
}

function listOf(services: Services): [name: string, service: Service][] {
  return Object.entries(services);
}

/** What becomes of the spreadsheets when their files are made, copied, renamed and removed in Drive. */
function spreadsheetFiles(engine: SheetsService): Spreadsheets {
  return {
    create: (id, title, owner) => void engine.createWithId(id, { properties: { title } }, { user: owner }),
    copy: (fromId, toId, title) => engine.copy(fromId, toId, title),
    rename: (id, title) => {
      const requests = [{ updateSpreadsheetProperties: { properties: { title }, fields: 'title' } }];
      engine.call('sheets.spreadsheets.batchUpdate', { spreadsheetId: id }, { requests }, { user: '' });
    },
    remove: (id) => engine.delete(id),
  };
}

/** The Sheets engine as one service among others; cells touched are counted on the run. */
class SheetsDoor implements Service {
  readonly engine: SheetsService;
  private readonly drive: DriveService;

  constructor(engine: SheetsService, drive: DriveService) {
    this.engine = engine;
    this.drive = drive;
  }

  call(method: string, args: unknown[], run: Execution): unknown {
    return this.ask(`sheets.${method}`, Object(args[0]), args[1], run);
  }

  toJSON(): unknown {
    return this.engine.toJSON();
  }

  restore(saved: unknown): void {
    this.engine.restore(saved);
  }

  ask(methodId: string, params: Record<string, unknown>, body: unknown, run: Pick<Execution, 'effectiveUser' | 'touched'>): unknown {
    this.mustBeShared(methodId, String(params['spreadsheetId'] ?? ''), run.effectiveUser);
    const { answer, cells } = this.engine.call(methodId, params, body, { user: run.effectiveUser });
    run.touched.read += cells.read;
    run.touched.written += cells.written;
    // A spreadsheet made through the API is a file in its maker's Drive.
    if (methodId === 'sheets.spreadsheets.create') this.drive.register(String(Object(answer).spreadsheetId), String(Object(Object(body).properties).title ?? 'Untitled spreadsheet'), run.effectiveUser);
    return answer;
  }

  /** The clinic's own is shared with everybody here. */
  private mustBeShared(methodId: string, id: string, user: string): void {
    const file = id === SPREADSHEET_ID ? undefined : this.drive.find(id);
    if (!file) return;
    const role = roleOf(file, user);
    if (role === null || (isSheetsWrite(methodId) && role !== 'owner' && role !== 'writer')) throw new ApiError(403, 'PERMISSION_DENIED', 'The caller does not have permission');
  }
}

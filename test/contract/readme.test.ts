// The README's table of methods says what the code does: every method of every object, no more and no less.

import { readFileSync } from 'node:fs';
import { lock } from '../../workbench/lock/facade.ts';
import { METHODS } from '../../workbench/sheets/methods.ts';
import { KIND_NAMES } from '../../workbench/sheets/requests/kinds.ts';
import { sheets } from '../../workbench/sheets/facade.ts';
import { spreadsheetApp } from '../../workbench/spreadsheet-app/facade.ts';
import { triggers } from '../../workbench/triggers/facade.ts';
import { Workbench } from '../../workbench/workbench.ts';
import { aWorkbenchOfServices, OWNER } from './services/world.ts';

type Json = Readonly<Record<string, unknown>>;

/** Each object a script can hold, with the names of its methods. */
function objects(): Map<string, Set<string>> {
  const bench = new Workbench({ files: { 'main.js': '' }, now: '2026-03-02T09:00' });
  const call = (methodId: string, args: unknown[]): unknown => bench.call(methodId, args);
  const realm = { evaluate: () => undefined, now: () => 0, timeZone: 'Etc/GMT' };
  const world = aWorkbenchOfServices({ files: { 'page.html': '' } });
  const { MailApp, PropertiesService, CacheService, Session, HtmlService, Utilities, Charts, Drive, SpreadsheetApp: WithUi } = world.as(OWNER, 'menu');
  const app = made(spreadsheetApp(call, { kind: 'menu', staleReads: true }).global);
  const book = app.call('getActiveSpreadsheet');
  const tab = book.call('getActiveSheet');
  const range = tab.call('getRange', 'A1');
  const api = made(sheets(call, realm));
  const jobs = made(triggers(call, realm));
  const timed = jobs.call('newTrigger', 'daily').call('timeBased');
  const rows = made(Charts).call('newDataTable');
  const page = made(HtmlService).call('createHtmlOutput', '');
  const ui = made(WithUi).call('getUi');
  const properties = made(PropertiesService);
  const caches = made(CacheService);
  const listed: [string, Made][] = [
    ['Sheets.Spreadsheets', api.at('Spreadsheets')], ['Sheets.Spreadsheets.Values', api.at('Spreadsheets').at('Values')],
    ['Sheets.Spreadsheets.DeveloperMetadata', api.at('Spreadsheets').at('DeveloperMetadata')],
    ['SpreadsheetApp', app], ['Spreadsheet', book], ['Sheet', tab], ['Range', range], ['TextFinder', tab.call('createTextFinder', 'x')],
    ['Ui', ui], ['Menu', ui.call('createMenu', 'Clinic')],
    ['HtmlService', made(HtmlService)], ['HtmlOutput', page], ['HtmlTemplate', made(HtmlService).call('createTemplate', '')],
    ['Drive.Files', made(Drive).at('Files')], ['Drive.Permissions', made(Drive).at('Permissions')],
    ['MailApp', made(MailApp)], ['LockService', made(lock(call, realm))], ['Lock', made(lock(call, realm)).call('getScriptLock')],
    ['PropertiesService', properties], ['Properties', properties.call('getScriptProperties')],
    ['CacheService', caches], ['Cache', caches.call('getScriptCache')],
    ['ScriptApp', jobs], ['ClockTriggerBuilder', timed], ['Trigger', timed.call('everyHours', 1).call('create')],
    ['Session', made(Session)], ['User', made(Session).call('getActiveUser')],
    ['Utilities', made(Utilities)], ['Blob', made(Utilities).call('newBlob', 'x')],
    ['Charts', made(Charts)], ['DataTableBuilder', rows], ['Chart builder', made(Charts).call('newLineChart')], ['Chart', made(Charts).call('newLineChart').call('build')],
  ];
  return new Map(listed.map(([name, object]) => [name, object.methods()]));
}

interface Made { at(name: string): Made; call(method: string, ...args: unknown[]): Made; methods(): Set<string> }

function made(value: unknown): Made {
  const object = Object(value) as Json;
  return {
    at: (name) => made(object[name]),
    call: (method, ...args) => made((object[method] as (...given: unknown[]) => unknown).apply(object, args)),
    methods: () => methodsOf(object),
  };
}

/** Google's methods; what only the workbench itself calls is left out. */
const OWN = new Set(['constructor', 'toString', 'toWire', 'toPage', 'tab_']);

function methodsOf(object: object): Set<string> {
  const names = new Set<string>();
  for (let level: object | null = object; level && level !== Object.prototype; level = Object.getPrototypeOf(level) as object | null) {
    for (const name of Object.getOwnPropertyNames(level)) if (!OWN.has(name) && typeof Reflect.get(object, name) === 'function') names.add(name);
  }
  return names;
}

const readme = readFileSync('workbench/README.md', 'utf8');

/** `| **Range** | `getRow`, … |`: the names between backticks of an object's row. */
function told(object: string): Set<string> {
  const row = readme.split('\n').find((line) => line.startsWith(`| **${object}** |`));
  return new Set([...(row?.split(' | ')[1] ?? '').matchAll(/`([\w.]+)`/g)].map(([, name]) => name ?? ''));
}

it.each([...objects()].map(([name, methods]) => ({ name, methods })))('$name: the README names what it can do', ({ name, methods }) => {
  expect([...told(name)].sort()).toEqual([...methods].sort());
});

it('Sheets over HTTP: the README names every method', () => {
  const ids = Object.keys(METHODS).map((id) => id.replace(/^spreadsheets\./, ''));

  expect([...told('Sheets v4')].sort()).toEqual(ids.sort());
});

it('a batch: the README names every kind of request', () => {
  expect([...told('batchUpdate requests')].sort()).toEqual([...KIND_NAMES].sort());
});

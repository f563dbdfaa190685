// Every name of src/google/services.ts stands in a real run of the workbench: what the product may call is emulated.

import { readFileSync } from 'node:fs';
import { parseSync, type Module, type TsInterfaceDeclaration, type TsTypeElement } from '@swc/core';
import { shipped } from '../world.ts';
import { Workbench } from '../../workbench/workbench.ts';

/** How a script gets hold of one of each. What is only data has no methods and needs no sample. */
const samples: Record<string, string> = {
  SheetsService: 'Sheets', DriveService: 'Drive', MailService: 'MailApp', ChartsService: 'Charts', UtilitiesService: 'Utilities',
  Lock: 'LockService.getScriptLock()', Properties: 'PropertiesService.getUserProperties()',
  TriggerBuilder: `ScriptApp.newTrigger('probe')`, ClockTriggerBuilder: `ScriptApp.newTrigger('probe').timeBased()`,
  Trigger: `ScriptApp.newTrigger('probe').timeBased().everyHours(1).create()`,
  Ui: 'SpreadsheetApp.getUi()', Menu: `SpreadsheetApp.getUi().createMenu('M')`,
  HtmlOutput: `HtmlService.createHtmlOutputFromFile('page')`, HtmlTemplate: `HtmlService.createTemplateFromFile('page')`,
  ActiveSpreadsheet: 'SpreadsheetApp.getActiveSpreadsheet()', BoundSheet: 'SpreadsheetApp.getActiveSpreadsheet().getSheets()[0]',
  BoundRange: 'SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange(1, 1)',
  Blob: `Utilities.newBlob('x')`, DataTableBuilder: 'Charts.newDataTable()', LineChartBuilder: 'Charts.newLineChart()',
  GoogleGlobals: 'globalThis.all',
};

const declared = ['services.ts', 'sheets-service.ts'].flatMap((name) => interfacesIn(parseSync(readFileSync(`src/google/${name}`, 'utf8'), { syntax: 'typescript' })));
const withMethods = declared.filter(({ body }) => methodsOf(body.body).length > 0).map(({ id, body }) => ({ name: id.value, paths: methodsOf(body.body) }));

describe('the workbench', () => {
  it.each(withMethods)('has every method of $name', ({ name, paths }) => {
    const sample = samples[name];
    if (sample === undefined) throw new Error(`no sample of ${name}: say how a script gets one`);
    const script = `
      const all = { Sheets, Drive, MailApp, LockService, PropertiesService, ScriptApp, SpreadsheetApp, HtmlService, Session, Utilities, Charts };
      function probe() {
        const sample = ${sample === 'globalThis.all' ? 'all' : sample};
        const at = (path) => path.split('.').reduce((part, name) => (part === undefined || part === null ? undefined : part[name]), sample);
        return JSON.stringify(${JSON.stringify(paths)}.filter((path) => typeof at(path) !== 'function'));
      }`;
    const bench = new Workbench({ files: { 'appsscript.json': shipped()['appsscript.json'] ?? '', 'main.js': script, 'page.html': '<p>x</p>' }, now: '2026-03-02T09:00' });

    expect(bench.run('probe', [], { kind: 'menu' })).toBe('[]');
  });

  it('is asked for all there is', () => {
    expect(withMethods.length).toBeGreaterThan(15);
  });
});

function interfacesIn({ body }: Module): TsInterfaceDeclaration[] {
  return body.flatMap((item) => {
    const found = item.type === 'ExportDeclaration' ? item.declaration : item;
    return found.type === 'TsInterfaceDeclaration' ? [found] : [];
  });
}

/** Dotted paths of methods, those of objects inside too. */
function methodsOf(members: TsTypeElement[]): string[] {
  return members.flatMap((member) => {
    if (!('key' in member) || member.key.type !== 'Identifier') return [];
    const name = member.key.value;
    if (member.type === 'TsMethodSignature') return [name];
    const inside = member.type === 'TsPropertySignature' ? member.typeAnnotation?.typeAnnotation : undefined;
    return inside?.type === 'TsTypeLiteral' ? methodsOf(inside.members).map((path) => `${name}.${path}`) : [];
  });
}

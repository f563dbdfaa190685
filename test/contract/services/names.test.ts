// Whatever the product's narrowed services name is there: each method of src/google/services.ts is found on the emulated object.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aWorkbenchOfServices, OWNER } from './world.ts';

const source = readFileSync(join(__dirname, '../../../src/google/services.ts'), 'utf8');
const google = aWorkbenchOfServices({ files: { 'page.html': 'x' } }).as(OWNER);
const ui = google.SpreadsheetApp.getUi();
const page = google.HtmlService.createHtmlOutputFromFile('page');

/** Names of the members of an interface, or of the object a global is said to be. */
function membersOf(name: string): string[] {
  const body = new RegExp(`(?:interface ${name}|^  ${name}:) \\{([\\s\\S]*?)^ ?(?: ?)\\}`, 'm').exec(source)?.[1] ?? '';
  return [...body.replace(/\{[^{}]*\}/g, '{}').matchAll(/(?:^\s*|[;{]\s+)(\w+)(?:\(|: \{|: [A-Z])/gm)].map((match) => match[1] ?? '');
}

it.each<[string, object]>([
  ['UtilitiesService', google.Utilities],
  ['MailService', google.MailApp],
  ['Properties', google.PropertiesService.getScriptProperties()],
  ['ChartsService', google.Charts],
  ['DataTableBuilder', google.Charts.newDataTable()],
  ['LineChartBuilder', google.Charts.newLineChart()],
  ['Menu', ui.createMenu('Tablework')],
  ['HtmlOutput', page],
  ['Blob', google.Utilities.newBlob('x')],
  ['Ui', ui],
])('%s has every name the product may call', (name, emulated) => {
  const names = membersOf(name);

  expect(names).not.toEqual([]);
  expect(names.filter((member) => !(member in emulated))).toEqual([]);
});

it('Drive, HtmlService, PropertiesService and Session have theirs', () => {
  const { Drive, HtmlService, PropertiesService, Session } = google;

  expect(Object.keys(Drive.Files)).toEqual(['create', 'get', 'list', 'update', 'copy', 'export']);
  expect([HtmlService.createHtmlOutputFromFile, HtmlService.createTemplateFromFile, PropertiesService.getScriptProperties, PropertiesService.getUserProperties,
    PropertiesService.getDocumentProperties, Drive.Permissions.create, Session.getActiveUser, Session.getEffectiveUser, Session.getScriptTimeZone,
    HtmlService.createTemplateFromFile('page').evaluate].map((one) => typeof one))
    .toEqual(Array.from({ length: 10 }, () => 'function'));
});

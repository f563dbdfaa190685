// `HtmlService` as the script sees it.
import type { Call, Facade, Realm } from '../runtime/bridge.ts';
import { ScriptBlob } from '../utilities/blob.ts';
import { refuseArguments, textArgument } from '../utilities/signature.ts';
import { HtmlOutput } from './output.ts';
import { HtmlTemplate } from './template.ts';

export const html: Facade = (call: Call, realm: Realm) => ({
  SandboxMode: { IFRAME: 'IFRAME', NATIVE: 'NATIVE', EMULATED: 'EMULATED' },
  createHtmlOutput: (...args: unknown[]) => new HtmlOutput(args.length === 0 ? '' : content('HtmlService.createHtmlOutput', args)),
  createHtmlOutputFromFile: (...args: unknown[]) => new HtmlOutput(file(call, textArgument('HtmlService.createHtmlOutputFromFile', args, 0))),
  createTemplate: (...args: unknown[]) => new HtmlTemplate(realm, content('HtmlService.createTemplate', args), 'template.html'),
  createTemplateFromFile: (...args: unknown[]) => {
    const name = textArgument('HtmlService.createTemplateFromFile', args, 0);
    return new HtmlTemplate(realm, file(call, name), `${name}.html`);
  },
  getUserAgent: () => null,
});

function content(method: string, args: unknown[]): string {
  const [given] = args;
  if (given instanceof ScriptBlob) return given.getDataAsString();
  return typeof given === 'string' ? given : refuseArguments(method, args);
}

function file(call: Call, name: string): string {
  return String(call('html.file', [name]));
}

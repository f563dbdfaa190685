// Whether a run may make a call: the manifest's scopes, the authorization mode, and calls that make no sense in its context.

import { ApiError, ServiceError } from './errors.ts';
import type { AuthMode, Execution } from './runtime/execution.ts';
import type { ScriptSwitches } from './script-switches.ts';

const auth = 'https://www.googleapis.com/auth/';

interface Need {
  /** Any one of these scopes will do. */
  scopes: string[];
  /** How Google names the call's object: `MailApp` of `MailApp.sendEmail`. */
  global: string;
  /** The least authorization mode it works in. */
  mode: AuthMode;
}

const needs: Record<string, Need> = {
  sheets: { scopes: ['spreadsheets', 'drive'], global: 'Sheets', mode: 'FULL' },
  drive: { scopes: ['drive.file', 'drive'], global: 'Drive', mode: 'FULL' },
  mail: { scopes: ['script.send_mail'], global: 'MailApp', mode: 'FULL' },
  triggers: { scopes: ['script.scriptapp'], global: 'ScriptApp', mode: 'FULL' },
  spreadsheetApp: { scopes: ['spreadsheets.currentonly', 'spreadsheets'], global: 'SpreadsheetApp', mode: 'LIMITED' },
  properties: { scopes: [], global: 'PropertiesService', mode: 'LIMITED' },
};

const methodNeeds: Record<string, Need> = {
  'ui.showSidebar': { scopes: ['script.container.ui'], global: 'Ui', mode: 'FULL' },
  'ui.showDialog': { scopes: ['script.container.ui'], global: 'Ui', mode: 'FULL' },
  'ui.alert': { scopes: [], global: 'Ui', mode: 'FULL' },
  'ui.prompt': { scopes: [], global: 'Ui', mode: 'FULL' },
  'session.getActiveUser': { scopes: ['userinfo.email'], global: 'Session', mode: 'NONE' },
};

const rank: Record<AuthMode, number> = { NONE: 0, LIMITED: 1, FULL: 2 };

/** Throws Google's refusal if the run may not make this call. REST clients are not asked. */
export function checkPermission(execution: Execution, methodId: string, switches: ScriptSwitches): void {
  if (execution.kind === 'rest') return;
  const service = methodId.slice(0, methodId.indexOf('.'));
  const need = methodNeeds[methodId] ?? needs[service];
  if (!need) return;
  const isApi = service === 'sheets' || service === 'drive';
  const callName = `${need.global}.${methodId.slice(methodId.lastIndexOf('.') + 1)}`;
  const granted = need.scopes.length === 0 || enough(service, need, execution, switches).some((scope) => execution.scopes.includes(auth + scope));
  if (rank[execution.authMode] < rank[need.mode]) {
    if (isApi) throw new ApiError(401, 'UNAUTHENTICATED', 'Login Required.');
    throw new ServiceError(`You do not have permission to call ${callName}.${required(need)}`);
  }
  if (granted) return;
  if (isApi) throw new ApiError(403, 'PERMISSION_DENIED', 'Request had insufficient authentication scopes.');
  throw new ServiceError(`Specified permissions are not sufficient to call ${callName}.${required(need)}`);
}

/** The scopes of which any one will do, by what is switched. */
function enough(service: string, { scopes }: Need, { kind }: Execution, switches: ScriptSwitches): string[] {
  if (service === 'sheets' && switches.driveFileOpensSheets) return [...scopes, 'drive.file'];
  if (service === 'spreadsheetApp' && kind === 'trigger' && !switches.currentOnlyInTriggers) return scopes.filter((scope) => scope !== 'spreadsheets.currentonly');
  return scopes;
}

function required(need: Need): string {
  const scopes = need.scopes.map((scope) => auth + scope);
  if (scopes.length === 0) return '';
  return ` Required permissions: ${scopes.length > 1 ? `(${scopes.join(' || ')})` : scopes[0]}`;
}

/** What a manifest without `oauthScopes` is given: Google finds the scopes by reading the code. */
export const allScopes = [
  'spreadsheets', 'drive', 'drive.file', 'script.send_mail', 'script.scriptapp', 'script.container.ui', 'userinfo.email',
].map((scope) => auth + scope);

// A real spreadsheet on Google as a target: `REMOTE=1 REMOTE_TOKEN=<access token> npx jest test/contract/sheets`.
// The token needs the scope `spreadsheets`; each test makes a spreadsheet named Contract, which you may delete after.

import { spawnSync } from 'node:child_process';

type Json = Record<string, unknown>;

/** `REMOTE_ROOT` may name another server with the same API. */
const ROOT = process.env['REMOTE_ROOT'] ?? 'https://sheets.googleapis.com/v4/spreadsheets';
const QUOTA_WAIT_SECONDS = 65;
const MOST_BYTES = 1 << 28;

/** HTTP verb and path of each method, with `{name}` for a parameter. */
const ROUTES: Record<string, [verb: string, path: string]> = {
  'spreadsheets.create': ['POST', ''],
  'spreadsheets.get': ['GET', '/{spreadsheetId}'],
  'spreadsheets.batchUpdate': ['POST', '/{spreadsheetId}:batchUpdate'],
  'spreadsheets.values.get': ['GET', '/{spreadsheetId}/values/{range}'],
  'spreadsheets.values.batchGet': ['GET', '/{spreadsheetId}/values:batchGet'],
  'spreadsheets.values.batchGetByDataFilter': ['POST', '/{spreadsheetId}/values:batchGetByDataFilter'],
  'spreadsheets.values.update': ['PUT', '/{spreadsheetId}/values/{range}'],
  'spreadsheets.values.batchUpdate': ['POST', '/{spreadsheetId}/values:batchUpdate'],
  'spreadsheets.values.append': ['POST', '/{spreadsheetId}/values/{range}:append'],
  'spreadsheets.values.clear': ['POST', '/{spreadsheetId}/values/{range}:clear'],
  'spreadsheets.developerMetadata.get': ['GET', '/{spreadsheetId}/developerMetadata/{metadataId}'],
  'spreadsheets.developerMetadata.search': ['POST', '/{spreadsheetId}/developerMetadata:search'],
};

/** One call on Google, answered before it returns: the tests are synchronous, so another process asks. */
export function callGoogle(methodId: string, params: Json, body: unknown): unknown {
  const route = ROUTES[methodId.replace(/^sheets\./, '')];
  if (!route) throw new Error(`${methodId} has no route to Google in this file.`);
  const [verb, path] = route;
  const rest = new Map(Object.entries(params));
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest.get(name) ?? '');
    rest.delete(name);
    return encodeURIComponent(value);
  });
  const query = [...rest].flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one: unknown) => `${name}=${encodeURIComponent(String(one))}`));
  const { status, text } = ask(verb, `${ROOT}${filled}${query.length > 0 ? `?${query.join('&')}` : ''}`, body);
  const answer: unknown = JSON.parse(text);
  if (status < 400) return answer;
  if (status === 429) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, QUOTA_WAIT_SECONDS * 1000);
    return callGoogle(methodId, params, body);
  }
  const { error } = Object(answer);
  throw Object.assign(new Error(error.message), { code: error.code, status: error.status });
}

const ASKER = `
  let input = '';
  for await (const part of process.stdin) input += part;
  const { url, method, headers, body } = JSON.parse(input);
  const answer = await fetch(url, { method, headers, body });
  process.stdout.write(JSON.stringify({ status: answer.status, text: await answer.text() }));
`;

function ask(method: string, url: string, body: unknown): { status: number; text: string } {
  const headers = { authorization: `Bearer ${process.env['REMOTE_TOKEN'] ?? ''}`, 'content-type': 'application/json' };
  const input = JSON.stringify({ url, method, headers, body: method === 'GET' ? undefined : JSON.stringify(body ?? {}) });
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', ASKER], { input, encoding: 'utf8', maxBuffer: MOST_BYTES });
  if (status !== 0) throw new Error(`The call did not reach ${url}: ${stderr}`);
  const answer = Object(JSON.parse(stdout));
  return { status: Number(answer.status), text: String(answer.text) };
}

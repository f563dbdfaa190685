// scripts.run of the Apps Script API: runs a function of the project as the request's user.

import { ApiError } from '../errors.ts';
import type { RestRequest, RestResponse } from '../drive/rest.ts';
import { ScriptError, type Workbench } from '../workbench.ts';

/** The one project there is. */
const SCRIPT_ID = 'tablework';

const RUN = /^\/v1\/scripts\/([^/:]+):run$/;
const TYPE = 'type.googleapis.com/google.apps.script.v1';

/** Null where the request is none of the Apps Script API's. */
export function scriptRest(request: RestRequest, bench: Workbench, user: string): Promise<RestResponse> | null {
  const found = RUN.exec(request.path);
  if (!found || request.method !== 'POST') return null;
  if (found[1] !== SCRIPT_ID) throw new ApiError(404, 'NOT_FOUND', 'Requested entity was not found.');
  return run(bodyOf(request), bench, user);
}

interface Asked {
  functionName: string;
  parameters: unknown[];
}

async function run({ functionName, parameters }: Asked, bench: Workbench, user: string): Promise<RestResponse> {
  try {
    const result = await bench.start(functionName, parameters, { user, kind: 'api' });
    return json({ done: true, response: { '@type': `${TYPE}.ExecutionResponse`, result } });
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    const details = [{ '@type': `${TYPE}.ExecutionError`, errorMessage: error.message, errorType: 'ScriptError', scriptStackTraceElements: stackOf(error) }];
    return json({ done: true, error: { code: 3, message: 'ScriptError', details } });
  }
}

/** Frames of the script's own files. */
function stackOf(error: ScriptError): { function: string; lineNumber: number }[] {
  const frames = (error.stack ?? '').matchAll(/at (?:([\w.$]+) \()?[\w-]+\.gs:(\d+)/g);
  return [...frames].map(([, name, line]) => ({ function: name ?? '__GS_INTERNAL_top_function_call__', lineNumber: Number(line) }));
}

function bodyOf({ body }: RestRequest): Asked {
  const asked = parsed(Buffer.from(body).toString('utf8'));
  const functionName: unknown = typeof asked === 'object' && asked !== null ? Reflect.get(asked, 'function') : undefined;
  const parameters: unknown = typeof asked === 'object' && asked !== null ? Reflect.get(asked, 'parameters') ?? [] : [];
  if (typeof functionName !== 'string' || functionName === '') throw new ApiError(400, 'INVALID_ARGUMENT', 'Request contains an invalid argument: function');
  if (!Array.isArray(parameters)) throw new ApiError(400, 'INVALID_ARGUMENT', 'Request contains an invalid argument: parameters');
  return { functionName, parameters };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ApiError(400, 'INVALID_ARGUMENT', `Invalid JSON payload received. ${error instanceof Error ? error.message : ''}`.trim());
  }
}

function json(value: unknown): RestResponse {
  return { status: 200, headers: { 'content-type': 'application/json; charset=UTF-8' }, body: JSON.stringify(value) };
}

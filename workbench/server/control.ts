// The workbench's own routes for tests and for the page: what was sent, what it cost, the clock, and the faults.

import { ApiError } from '../errors.ts';
import type { RestRequest, RestResponse } from '../drive/rest.ts';
import type { Workbench } from '../workbench.ts';

type Act = (bench: Workbench, request: RestRequest) => unknown;

const ROUTES: Readonly<Record<string, Act>> = {
  'GET /outbox': (bench) => bench.outbox.map((mail) => ({ ...mail, body: mail.text, htmlBody: mail.html })),
  'DELETE /outbox': (bench) => bench.services.mail.clear(),
  'GET /calls': (bench, { query }) => (query.has('all') ? bench.calls.recent() : bench.calls.last()),
  'GET /clock': clock,
  'POST /clock': async (bench, request) => {
    const now = member(bodyOf(request), 'now');
    if (typeof now !== 'string') throw new ApiError(400, 'INVALID_ARGUMENT', 'Expected {"now": "2026-03-02T09:00"}');
    await bench.moveClock(now);
    return clock(bench);
  },
  'GET /switches': (bench) => bench.switches,
  'POST /switches': (bench, request) => {
    throwSwitches(bench.switches, objectOf(bodyOf(request)));
    return bench.switches;
  },
  'GET /faults': (bench) => bench.faults.pending(),
  'POST /faults': (bench, request) => {
    bench.faults.set(objectOf(bodyOf(request)));
    return bench.faults.pending();
  },
  'DELETE /faults': (bench) => {
    bench.faults.clear();
    return bench.faults.pending();
  },
};

/** Null where the request is none of these. */
export function controlRest(request: RestRequest, bench: Workbench): Promise<RestResponse> | null {
  const act = ROUTES[`${request.method} ${request.path}`];
  return act ? answer(act, bench, request) : null;
}

async function answer(act: Act, bench: Workbench, request: RestRequest): Promise<RestResponse> {
  const value = (await refuseWrongInput(() => act(bench, request))) ?? null;
  return { status: 200, headers: { 'content-type': 'application/json; charset=UTF-8', 'cache-control': 'no-store' }, body: JSON.stringify(value) };
}

async function refuseWrongInput(act: () => unknown): Promise<unknown> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw new ApiError(400, 'INVALID_ARGUMENT', error.message);
    throw error;
  }
}

function clock(bench: Workbench): unknown {
  return { now: bench.clock.wall(), zone: bench.clock.zone, instant: bench.clock.now().toISOString() };
}

/** What a switch of several ways may be set to. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  'drive.exportAnswers': ['blob', 'binaryString', 'brokenString'],
  'mail.account': ['consumer', 'workspace'],
  'script.language': ['en', 'es'],
};

/** `{"drive": {"containerIsVisible": false}}`: only what is there, and only as what it is. Nothing is set unless all is right. */
function throwSwitches(all: Readonly<Record<string, object>>, wanted: object): void {
  const strange = Object.keys(wanted).find((service) => !all[service]);
  if (strange !== undefined) throw new TypeError(`Expected one of ${Object.keys(all).join(', ')}, got ${strange}`);
  const sets = Object.entries(wanted).flatMap(([service, values]) => Object.entries(objectOf(values)).map(([name, value]) => set(all, `${service}.${name}`, value)));
  for (const act of sets) act();
}

/** How to set one, once it is known to be right. */
function set(all: Readonly<Record<string, object>>, path: string, value: unknown): () => void {
  const [service = '', name = ''] = path.split('.');
  const switches = all[service] ?? {};
  const now: unknown = Reflect.get(switches, name);
  if (now === undefined) throw new TypeError(`Expected one of ${Object.keys(switches).join(', ')} in ${service}, got ${name}`);
  if (typeof value !== typeof now) throw new TypeError(`Expected ${path} to be a ${typeof now}`);
  const ways = WAYS[path];
  if (ways && !ways.includes(String(value))) throw new TypeError(`Expected ${path}: ${ways.join(', ')}, got ${String(value)}`);
  if (typeof value === 'number' && !(value >= 0)) throw new TypeError(`Expected ${path}: zero or more, got ${value}`);
  return () => void Reflect.set(switches, name, value);
}

function bodyOf({ body }: RestRequest): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8') || '{}');
  } catch (error) {
    throw new ApiError(400, 'INVALID_ARGUMENT', `Expected JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

function objectOf(value: unknown): object {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new ApiError(400, 'INVALID_ARGUMENT', 'Expected a JSON object');
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

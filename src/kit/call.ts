// Answers one request at the door: JSON in, JSON out; refusals as data, our own faults by a reference only.

import * as z from 'zod/mini';
import type { Desk } from './desk.ts';
import type { Answer, Verb, Verbs } from './door.ts';
import type { Issue } from './refusal.ts';
import { Refusal, refuse } from './refusal.ts';
import { Unsure } from './store/book.ts';

export interface Asked { requestId?: string; attempt: number }

/** What each verb does; the whole product on a screen. */
export type Handlers = { [V in Verb]: (desk: Desk, input: Verbs[V]['takes'], asked: Asked) => Verbs[V]['gives'] };

/** The shape each verb's input must have. */
export type Shapes = { [V in Verb]: () => z.ZodMiniType };

/** Google: one answer of google.script.run is safe up to about 2 MB. */
const mostRequest = 2_000_000;

const envelope = () => z.object({
  do: z.string(),
  with: z.optional(z.record(z.string(), z.unknown())),
  requestId: z.optional(z.string().check(z.maxLength(100))),
  attempt: z.optional(z.number()),
});

export interface Door {
  handlers: Handlers;
  shapes: Shapes;
  /** Says better what stands behind a refusal. */
  explain(desk: Desk, issues: Issue[]): Issue[];
}

export function answer(desk: Desk, door: Door, text: unknown): string {
  try {
    return JSON.stringify({ ok: true, value: runWhole(desk, door, text) } satisfies Answer<unknown>);
  } catch (error) {
    if (error instanceof Refusal) return JSON.stringify({ ok: false, issues: door.explain(desk, error.issues) } satisfies Answer<unknown>);
    if (error instanceof Unsure) return JSON.stringify({ ok: false, issues: [noAnswer] } satisfies Answer<unknown>);
    return JSON.stringify(ourFault(desk, error));
  }
}

/** A run that was cut may have left a heading's, a person's or a setting's cell in the wrong place: what cannot be found is
 *  looked for again once its work is finished. */
function runWhole(desk: Desk, door: Door, text: unknown): unknown {
  try {
    return run(desk, door, text);
  } catch (error) {
    const isLost = error instanceof Refusal && error.issues.some(({ code }) => lost.includes(code));
    if (!isLost || desk.book.landed() > 0 || !desk.finishes?.()) throw error;
    return run(desk, door, text);
  }
}

const lost = ['missing-tab', 'missing-heading', 'unknown-record', 'who-are-you', 'not-allowed', 'older-workbook', 'older-script'];

function run(desk: Desk, { handlers, shapes }: Door, text: unknown): unknown {
  if (typeof text !== 'string' || text.length > mostRequest) return refuse('bad-request', 'A request is one JSON text of at most 2 MB.');
  const request = envelope().safeParse(parsed(text));
  if (!request.success) return refuse('bad-request', `A request reads {"do": "clients.save", "with": {…}}: ${wrongAt(request.error)}.`);
  const verb = request.data.do;
  if (!isVerb(handlers, verb)) return refuse('unknown-verb', `“${verb.slice(0, 60)}” is not something Tablework does.`);
  const input = shapes[verb]().safeParse(request.data.with ?? {});
  if (!input.success) throw new Refusal(wrongInput(verb, input.error));
  const handler = handlers[verb] as (desk: Desk, input: unknown, asked: Asked) => unknown;
  return handler(desk, input.data, { requestId: request.data.requestId, attempt: request.data.attempt ?? 1 });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isVerb = (handlers: Handlers, verb: string): verb is Verb => Object.prototype.hasOwnProperty.call(handlers, verb);

/** What a field of a row holds that no form sends is told at that field. */
function wrongInput(verb: Verb, error: z.core.$ZodError): Issue[] {
  const inRows = error.issues.filter(({ path }) => path[0] === 'row' && typeof path[1] === 'string');
  if (inRows.length === 0 || inRows.length < error.issues.length) return [{ code: 'bad-request', message: `The request ${verb} is not of its form: ${wrongAt(error)}.` }];
  return inRows.map(({ path }) => ({ code: 'invalid', field: String(path[1]), message: 'This is not a text or a number.' }));
}

function wrongAt(error: z.core.$ZodError): string {
  const first = error.issues[0];
  return first ? `${first.path.join('.') || 'the request'}: ${first.message}` : 'unknown shape';
}

const noAnswer: Issue = { code: 'busy', message: 'Google did not answer in time, so it is not known whether this was saved. Nothing typed is lost; trying again, which saves it once.' };

/** Logged without row contents: a message may hold a cell, so only the error's kind and place are kept. */
function ourFault(desk: Desk, error: unknown): Answer<never> {
  const kind = error instanceof Error ? error.name : typeof error;
  const places = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 5).map((line) => line.trim()).join(' < ') : '';
  const ref = desk.digest(desk.now() + kind + places).slice(0, 4).toUpperCase();
  desk.log(`fault ${ref}: ${kind} ${places}`);
  const saved = desk.book.landed() === 0 ? 'Nothing was saved.' : 'It may have been saved all the same; look at the record before you save again.';
  return { ok: false, issues: [{ code: 'fault', message: `Something went wrong on our side (ref ${ref}). ${saved}` }] };
}

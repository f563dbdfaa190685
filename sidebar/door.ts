// The browser's side of the door: one typed question, tried again by itself when the network or the lock is in the way.

import type { Answer, Request, Verb, Verbs } from '../src/kit/door.ts';

interface ScriptRun {
  withSuccessHandler(then: (answer: string | null) => void): ScriptRun;
  withFailureHandler(then: (error: { name?: string; message?: string } | null) => void): ScriptRun;
  call(request: string): void;
}

declare const google: { script: { run: ScriptRun; host: { close(): void } } };

export interface Sending {
  /** Belongs to the draft, not to the attempt. */
  requestId?: string;
  /** The attempt to begin with: above 1 where an earlier one may have landed. */
  attempt?: number;
  /** Told before each attempt, so that a draft remembers how many there were. */
  onAttempt?(attempt: number): void;
  /** Why it takes longer, in words. */
  onWait?(said: string): void;
}

/** Not a refusal: our side failed or could not be reached. `ref` finds the server's log line. */
export class Trouble extends Error {
  readonly ref: string;
  readonly offline: boolean;

  constructor(message: string, more: { ref?: string; offline?: boolean } = {}) {
    super(message);
    this.name = 'Trouble';
    this.ref = more.ref ?? '';
    this.offline = more.offline ?? false;
  }
}

const answerWithinMs = 120_000;
const busyTries = 9;
const offlineTries = 5;
const longestPauseMs = 8_000;

/** Asks the server. Refusals come back as answers; throws `Trouble` when nothing more can be done. */
export async function ask<V extends Verb>(verb: V, having: Verbs[V]['takes'], sending: Sending = {}): Promise<Answer<Verbs[V]['gives']>> {
  let attempt = sending.attempt ?? 1;
  for (let busy = 0, offline = 0; ; attempt++) {
    sending.onAttempt?.(attempt);
    const came = faultless(await once({ do: verb, with: having, requestId: sending.requestId, attempt }));
    if (came instanceof Trouble) {
      if (!came.offline || ++offline >= offlineTries) throw came;
      sending.onWait?.('No answer from Google. Trying again by itself.');
      await pause(offline);
      continue;
    }
    if (!came.ok && came.issues.some((issue) => issue.code === 'busy') && ++busy < busyTries) {
      sending.onWait?.('Busy: another save is under way. Trying again by itself.');
      await pause(busy);
      continue;
    }
    return came;
  }
}

/** The value, or a refusal's words thrown as trouble: for lists and look-ups that have no form to show issues in. */
export async function get<V extends Verb>(verb: V, having: Verbs[V]['takes']): Promise<Verbs[V]['gives']> {
  const answer = await ask(verb, having);
  if (answer.ok) return answer.value;
  throw new Trouble(answer.issues.map((issue) => issue.message).join(' '));
}

/** A fault of ours comes as an answer, but is nothing a form could show at a field. */
function faultless<T>(came: Answer<T> | Trouble): Answer<T> | Trouble {
  const fault = came instanceof Trouble || came.ok ? undefined : came.issues.find((issue) => issue.code === 'fault');
  return fault ? troubleOf({ message: fault.message }) : came;
}

function once<V extends Verb>(request: Request<V>): Promise<Answer<Verbs[V]['gives']> | Trouble> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(new Trouble('No answer within two minutes.', { offline: true })), answerWithinMs);
    const done = (came: Answer<Verbs[V]['gives']> | Trouble) => {
      clearTimeout(late);
      resolve(came);
    };
    google.script.run
      .withSuccessHandler((text) => done(read(text)))
      .withFailureHandler((error) => done(troubleOf(error)))
      .call(JSON.stringify(request));
  });
}

function read<T>(text: string | null): Answer<T> | Trouble {
  if (!text) return new Trouble('The answer was empty.');
  try {
    return JSON.parse(text);
  } catch {
    return new Trouble('The answer could not be read.');
  }
}

/** Google names a lost connection NetworkError; anything the script threw is a ScriptError. */
function troubleOf(error: { name?: string; message?: string } | null): Trouble {
  const message = error?.message ?? '';
  const ref = /\bref ([0-9A-Z]{4,8})\b/i.exec(message)?.[1] ?? '';
  const offline = !ref && (error?.name === 'NetworkError' || /network|connection|HTTP \d|offline|timed out|failed to fetch/i.test(message));
  return new Trouble(message, { ref, offline });
}

/** Longer each time, and never the same for two people at once. */
function pause(tries: number): Promise<void> {
  const ms = Math.min(longestPauseMs, 500 * 1.7 ** tries) * (0.7 + Math.random() * 0.6);
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}

/** A name for a draft that no other draft has. */
export function newRequestId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

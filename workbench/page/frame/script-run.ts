// Loaded first in every sidebar and dialog: `google.script.run` and `google.script.host` as a page on Google finds them.
import type { WireRunAnswer } from '../../server/page-wire.ts';
import { crossed } from './crossing.ts';
import { isPanelKey } from './panel-key.ts';
import { Queue } from './queue.ts';

type Handler = (value: unknown, userObject?: unknown) => void;

interface Handlers { success?: Handler; failure?: Handler; userObject?: unknown }

const script = document.currentScript;
const { user = '', functions = '' } = script instanceof HTMLScriptElement ? script.dataset : {};
const callable = functions.split(',').filter((name) => name !== '' && !name.endsWith('_'));
const queue = new Queue();

function runner(handlers: Handlers): Record<string, unknown> {
  const made: Record<string, unknown> = {
    withSuccessHandler: (success: Handler) => runner({ ...handlers, success }),
    withFailureHandler: (failure: Handler) => runner({ ...handlers, failure }),
    withUserObject: (userObject: unknown) => runner({ ...handlers, userObject }),
  };
  for (const name of callable) {
    made[name] = (...args: unknown[]): void => {
      const legal = crossed(args);
      void queue.run(() => call(name, legal)).then((answer) => answered(answer, handlers));
    };
  }
  return made;
}

async function call(name: string, args: unknown[]): Promise<WireRunAnswer> {
  tell({ kind: 'began', function: name });
  try {
    const response = await fetch('/page/run', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-workbench-user': user },
      body: JSON.stringify({ user, function: name, args }),
    });
    if (!response.ok) return lost(response.status);
    return await response.json();
  } catch (failure) {
    if (failure instanceof TypeError) return lost(0);
    throw failure;
  } finally {
    tell({ kind: 'ended', function: name });
  }
}

function lost(status: number): WireRunAnswer {
  return { ok: false, error: { name: 'NetworkError', message: `NetworkError: Connection failure due to HTTP ${status}` } };
}

function answered(answer: WireRunAnswer, { success, failure, userObject }: Handlers): void {
  if (answer.ok && answer.never) return;
  if (answer.ok) {
    success?.(answer.value, userObject);
    return;
  }
  const error = new Error(answer.error.message);
  error.name = answer.error.name;
  if (failure) failure(error, userObject);
  else console.error(`Uncaught ${answer.error.name}: ${answer.error.message}`);
}

function tell(message: Record<string, unknown>): void {
  if (window.parent !== window) window.parent.postMessage({ tablework: message }, window.location.origin);
}

const host = {
  close: () => tell({ kind: 'close' }),
  setWidth: (pixels: number) => tell({ kind: 'size', width: Number(pixels) }),
  setHeight: (pixels: number) => tell({ kind: 'size', height: Number(pixels) }),
  editor: { focus: () => tell({ kind: 'focus' }) },
  origin: window.location.origin,
};

document.addEventListener('keydown', (event) => {
  if (!isPanelKey(event)) return;
  event.preventDefault();
  tell({ kind: 'focus' });
});

Object.assign(window, { google: { script: { run: runner({}), host } } });

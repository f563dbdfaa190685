// The page's calls to its server.
import type { CallRecord } from '../calls.ts';
import type { FaultSpec } from '../faults.ts';
import type { WireEditAsked } from '../server/page-wire-edit.ts';
import type { WireDocument, WireMail, WireNews, WireRun, WireRunAnswer, WireSelection, WireStart, WireTab, WireTrigger } from '../server/page-wire.ts';

/** The server answered with an error it put into words. */
export class Refused extends Error {}

export const door = {
  start: (user: string) => get<WireStart>(`/page/start?${query({ user })}`),
  tab: (id: number) => get<WireTab>(`/page/tab/${id}`),
  edit: (asked: WireEditAsked) => post('/page/edit', asked),
  run: (run: WireRun & { kind: 'menu' | 'open' }) => post<WireRunAnswer>('/page/run', run),
  selected: (user: string, selection: WireSelection) => post('/page/selection', { user, selection }),
  answer: (user: string, answer: { button: string; text: string }) => post('/page/answer', { user, ...answer }),
  closed: (user: string, what: 'sidebar' | 'dialog' | { toast: number }) => post('/page/closed', { user, what }),
  mails: () => get<WireMail[]>('/page/mails'),
  documents: () => get<WireDocument[]>('/page/documents'),
  triggers: () => get<WireTrigger[]>('/page/triggers'),
  runTrigger: (id: string) => post<WireRunAnswer>(`/page/triggers/${encodeURIComponent(id)}/run`, {}),
  calls: () => get<CallRecord[]>('/page/calls'),
  faults: () => get<FaultSpec>('/faults'),
  setFaults: (faults: FaultSpec) => post('/faults', faults),
  clearFaults: () => ask('/faults', { method: 'DELETE' }),
  moveClock: (now: string) => post('/clock', { now }),
  reset: (sample: boolean) => post('/page/reset', { sample }),
};

/** Listens until the page is left; the browser reconnects by itself. */
export function listen(user: string, page: string, heard: (news: WireNews) => void, state: (connected: boolean) => void): () => void {
  const stream = new EventSource(`/page/news?${query({ user, page })}`);
  stream.onmessage = (event) => heard(JSON.parse(event.data));
  stream.onopen = () => state(true);
  stream.onerror = () => state(false);
  return () => stream.close();
}

function query(values: Record<string, string>): string {
  return new URLSearchParams(values).toString();
}

function get<T>(path: string): Promise<T> {
  return ask<T>(path, {});
}

function post<T = unknown>(path: string, body: unknown): Promise<T> {
  return ask<T>(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(path, init);
  const text = await response.text();
  if (!response.ok) throw new Refused(messageOf(text) ?? `The workbench answered ${response.status}.`);
  return text === '' ? JSON.parse('null') : JSON.parse(text);
}

/** Google's error body, or the text itself. */
function messageOf(text: string): string | undefined {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object' && body.error !== null && 'message' in body.error) return String(body.error.message);
    return undefined;
  } catch (failure) {
    if (failure instanceof SyntaxError) return text.slice(0, 300) || undefined;
    throw failure;
  }
}

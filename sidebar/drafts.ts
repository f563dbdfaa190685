// What was typed and not saved yet: in memory at once, and with the server two seconds after the last key.
// Never in the browser's own storage: drafts are health data.

import type { ask as askDoor } from './door.ts';
import type { Typed } from './places.ts';

export interface Draft {
  key: string;
  id?: string;
  at?: number;
  values: Typed;
  /** The values the form was opened with. */
  opened: Typed;
  /** The values typing began with, where they are others. */
  begun?: Typed;
  requestId: string;
  /** Attempts to save under this request id of which it is not known whether one landed. */
  attempt: number;
  /** ISO instant of the last key typed. */
  typedAt: string;
}

export type Kept = 'nothing' | 'typing' | 'kept' | 'not kept';

const waitMs = 2000;

export class Drafts {
  private readonly ask: typeof askDoor;
  private readonly held = new Map<string, Draft>();
  private readonly states = new Map<string, Kept>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly listeners = new Set<() => void>();
  private readonly onServer: Set<string>;

  constructor(ask: typeof askDoor, onServer: string[]) {
    this.ask = ask;
    this.onServer = new Set(onServer);
  }

  get(key: string): Draft | undefined {
    return this.held.get(key);
  }

  /** Keys with something typed, here or on the server. */
  keys(): string[] {
    const here = [...this.held.values()].filter(isTouched).map((draft) => draft.key);
    return [...new Set([...here, ...this.onServer])];
  }

  isTouched(draft: Draft | undefined): boolean {
    return draft !== undefined && isTouched(draft);
  }

  /** Kept on the server and not here yet. */
  isElsewhere(key: string): boolean {
    return this.onServer.has(key) && !this.held.has(key);
  }

  state(key: string): Kept {
    return this.states.get(key) ?? 'nothing';
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => { this.listeners.delete(listener); };
  }

  /** As opened, nothing typed yet: tells nobody, since it is done while drawing. */
  hold(draft: Draft): void {
    this.held.set(draft.key, draft);
  }

  /** The draft as opened or with a key typed more; kept on the server soon. */
  put(draft: Draft): void {
    this.held.set(draft.key, draft);
    if (isTouched(draft)) {
      this.states.set(draft.key, 'typing');
      clearTimeout(this.timers.get(draft.key));
      this.timers.set(draft.key, setTimeout(() => { void this.keep(draft.key); }, waitMs));
    }
    this.tell();
  }

  /** A draft of an earlier day or another tab, or undefined. Whoever comes second must not save a second row. */
  async load(key: string): Promise<Draft | undefined> {
    const here = this.held.get(key);
    if (here || !this.onServer.has(key)) return here;
    const answer = await this.ask('draft.load', { key });
    const draft = answer.ok ? readDraft(answer.value.text) : undefined;
    if (!draft) return undefined;
    this.held.set(key, { ...draft, key, attempt: Math.max(1, draft.attempt) });
    this.states.set(key, 'kept');
    return this.held.get(key);
  }

  /** Sends what is waiting now, as when the page is being left. */
  flush(): void {
    for (const key of this.timers.keys()) void this.keep(key);
  }

  drop(key: string): void {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    this.held.delete(key);
    this.states.delete(key);
    if (this.onServer.delete(key)) this.ask('draft.drop', { key }).catch(() => this.onServer.add(key));
    this.tell();
  }

  private async keep(key: string): Promise<void> {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    const draft = this.held.get(key);
    if (!draft || !isTouched(draft)) return;
    this.onServer.add(key);
    const kept = await this.ask('draft.keep', { key, text: JSON.stringify(draft) }).then((answer) => answer.ok, () => false);
    const now = this.held.get(key);
    if (!now) return void this.ask('draft.drop', { key }).then(() => this.onServer.delete(key), () => undefined);
    if (now === draft) this.states.set(key, kept ? 'kept' : 'not kept');
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** Something was typed. */
export const isTouched = (draft: Draft): boolean => differs(draft.values, draft.begun ?? draft.opened);

/** There is something to save. */
export const isChanged = (draft: Draft): boolean => differs(draft.values, draft.opened);

const differs = (values: Typed, from: Typed): boolean => Object.keys(values).some((heading) => (values[heading] ?? '') !== (from[heading] ?? ''));

function readDraft(text: string): Draft | undefined {
  try {
    const draft: Draft = JSON.parse(text);
    return typeof draft.requestId === 'string' && typeof draft.values === 'object' ? draft : undefined;
  } catch {
    return undefined;
  }
}

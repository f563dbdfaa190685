// One run's view of the bound spreadsheet: writes wait in a buffer, reads answer from what was read before.

import type { Call } from '../runtime/bridge.ts';
import type { WireBook, WireRange, WireTab, WireValue, WireWrite } from './wire.ts';

export class BookView {
  readonly call: Call;
  private readonly staleReads: boolean;
  private described: WireBook | null = null;
  private pending: WireWrite[] = [];
  private readonly seen = new Map<string, unknown>();

  constructor(call: Call, staleReads: boolean) {
    this.call = call;
    this.staleReads = staleReads;
  }

  /** Id, name and tabs as they were when first asked for: a tab made by the API later in the run is not found. */
  about(): WireBook {
    const described = this.described ?? this.ask<WireBook>('describe', []);
    this.described = described;
    return described;
  }

  tab(sheetId: number): WireTab {
    const tab = this.about().tabs.find((one) => one.sheetId === sheetId);
    if (!tab) throw new Error(`no tab ${sheetId}`);
    return tab;
  }

  write(write: WireWrite): void {
    this.pending.push(write);
    this.seen.clear();
  }

  /** Sends what waits. A refusal shows here, not where it was written. */
  flush(): void {
    if (this.pending.length === 0) return;
    const sent = this.pending;
    this.pending = [];
    this.ask('flush', [sent]);
    this.described = null;
  }

  values(range: WireRange): WireValue[][] {
    return this.once('read', range);
  }

  shown(range: WireRange): string[][] {
    return this.once('display', range);
  }

  size(sheetId: number): { lastRow: number; lastColumn: number } {
    return this.once('size', sheetId);
  }

  /** A read forces what waits to be written, and is answered from this run's memory if it was asked before. */
  private once<T>(method: string, about: WireRange | number): T {
    this.flush();
    const key = `${method} ${JSON.stringify(about)}`;
    if (!this.staleReads || !this.seen.has(key)) this.seen.set(key, this.ask(method, [about]));
    return typed<T>(this.seen.get(key));
  }

  private ask<T>(method: string, args: unknown[]): T {
    return typed<T>(this.call(`spreadsheetApp.${method}`, args));
  }
}

/** The state side answers what wire.ts says; both sides are ours. */
function typed<T>(answer: unknown): T {
  return answer as T;
}

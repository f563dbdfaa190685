// `SpreadsheetApp` as the script sees it: the bound spreadsheet, its user interface, and the events about it.

import { ServiceError } from '../errors.ts';
import type { Call } from '../runtime/bridge.ts';
import type { ExecutionKind } from '../runtime/execution.ts';
import { ui } from '../ui/facade.ts';
import { refuseArguments } from '../utilities/signature.ts';
import { BookView } from './book.ts';
import { isRange, Tab } from './tab.ts';

export interface SpreadsheetApp {
  global: object;
  /** An event as the handler gets it: `range` and `source` become objects of SpreadsheetApp. */
  event(plain: unknown): unknown;
  /** What a run's end does with buffered writes. */
  flush(): void;
}

export function spreadsheetApp(call: Call, { kind, staleReads }: { kind: ExecutionKind; staleReads: boolean }): SpreadsheetApp {
  const book = new BookView(call, staleReads);
  const active = new ActiveSpreadsheet(book);
  const getUi = (): object => {
    if (kind === 'trigger' || kind === 'api') throw new ServiceError('Cannot call SpreadsheetApp.getUi() from this context.');
    return ui(call);
  };
  return {
    global: {
      getUi,
      getActive: () => active,
      getActiveSpreadsheet: () => active,
      getActiveSheet: () => active.getActiveSheet(),
      openById: (id: unknown) => {
        if (id !== book.about().id) throw new ServiceError('You do not have permission to access the requested document.');
        return active;
      },
      flush: () => book.flush(),
    },
    event: (plain) => withObjects(plain, active),
    flush: () => book.flush(),
  };
}

class ActiveSpreadsheet {
  readonly #book: BookView;
  readonly #tabs = new Map<number, Tab>();

  constructor(book: BookView) {
    this.#book = book;
  }

  getId(): string {
    return this.#book.about().id;
  }

  getUrl(): string {
    return this.#book.about().url;
  }

  getName(): string {
    return this.#book.about().name;
  }

  getSpreadsheetTimeZone(): string {
    return this.#book.about().timeZone;
  }

  /** A whole copy of the file; what is asked of it here is where it stands. */
  copy(name: unknown): object {
    if (typeof name !== 'string') return refuseArguments('SpreadsheetApp.Spreadsheet.copy', [name]);
    this.#book.flush();
    const id = String(this.#book.call('spreadsheetApp.copy', [name]));
    return { getId: () => id, getName: () => name, getUrl: () => `https://docs.google.com/spreadsheets/d/${id}/edit` };
  }

  toast(...args: unknown[]): void {
    if (args.length < 1 || args.length > 3) return refuseArguments('SpreadsheetApp.Spreadsheet.toast', args);
    this.#book.call('ui.toast', args);
  }

  getSheets(): Tab[] {
    return this.#book.about().tabs.map(({ sheetId }) => this.tab_(sheetId));
  }

  /** Tab names match without regard to case. */
  getSheetByName(name: unknown): Tab | null {
    const wanted = String(name).toLowerCase();
    const tab = this.#book.about().tabs.find(({ title }) => title.toLowerCase() === wanted);
    return tab ? this.tab_(tab.sheetId) : null;
  }

  getActiveSheet(): Tab {
    const selected = this.#book.call('spreadsheetApp.selection', []);
    const { tabs } = this.#book.about();
    const tab = tabs.find(({ sheetId }) => isRange(selected) && sheetId === selected.sheetId) ?? tabs.find(({ hidden }) => !hidden) ?? tabs[0];
    if (!tab) throw new Error('a spreadsheet has at least one tab');
    return this.tab_(tab.sheetId);
  }

  setActiveSheet(tab: unknown): Tab {
    return tab instanceof Tab ? tab.activate() : refuseArguments('SpreadsheetApp.Spreadsheet.setActiveSheet', [tab]);
  }

  /** The same object for the same tab, all run long. */
  tab_(sheetId: number): Tab {
    const tab = this.#tabs.get(sheetId) ?? new Tab(this.#book, sheetId);
    this.#tabs.set(sheetId, tab);
    return tab;
  }
}

function withObjects(plain: unknown, active: ActiveSpreadsheet): unknown {
  if (typeof plain !== 'object' || plain === null) return plain;
  const { range, source, ...rest }: { range?: unknown; source?: unknown } = plain;
  const event: Record<string, unknown> = { ...rest };
  if (source === true) event.source = active;
  if (isRange(range)) event.range = active.tab_(range.sheetId).getRange(range.row, range.column, range.rows, range.columns);
  return event;
}

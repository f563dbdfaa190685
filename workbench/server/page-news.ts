// Tells every open page what changed: one stream each, messages gathered for a moment so that a run of many calls is one.
import type { ServerResponse } from 'node:http';
import type { CallRecord } from '../calls.ts';
import { SPREADSHEET_ID } from '../services.ts';
import type { WireRange } from '../spreadsheet-app/wire.ts';
import type { Screen } from '../ui/service.ts';
import type { Workbench } from '../workbench.ts';
import { wallText } from '../zone.ts';
import { Changes } from './page-changes.ts';
import { headOf } from './page-tab.ts';
import { peopleOf } from './page-people.ts';
import type { WireNews, WireScreen } from './page-wire.ts';

const GATHER_MS = 40;
const PULSE_MS = 15_000;
/** Google's size of a dialog that names none. */
const DIALOG = { width: 600, height: 450 };

interface Stream { user: string; response: ServerResponse; said: Map<string, string> }

export class News {
  private readonly bench: Workbench;
  private readonly streams = new Set<Stream>();
  private readonly changes = new Changes();
  private timer: NodeJS.Timeout | undefined;
  private people = '';
  /** Selections as pages reported them: one that differs was made by a script. */
  private readonly selections = new Map<string, string>();

  constructor(bench: Workbench) {
    this.bench = bench;
    this.gatherChanges('');
    bench.onChange(() => this.soon());
  }

  /** Opens a stream; it begins with all that is not in the start. */
  open(response: ServerResponse, user: string): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive' });
    const stream: Stream = { user, response, said: new Map() };
    this.streams.add(stream);
    const pulse = setInterval(() => { this.tell(stream, { kind: 'clock', clock: this.clock() }); }, PULSE_MS);
    response.on('close', () => {
      clearInterval(pulse);
      this.streams.delete(stream);
    });
    this.tellState(stream);
  }

  /** A person selected something on a page. */
  selected(user: string, range: WireRange): void {
    this.selections.set(user, JSON.stringify(range));
    this.bench.services.spreadsheetApp.select(user, range);
  }

  /** Tells at once what a hand on a page did, so that the page knows it for its own. */
  flush(by: string): void {
    this.gatherChanges(by);
    for (const stream of this.streams) this.tellState(stream);
  }

  /** Everything is another: every page starts anew. */
  again(): void {
    for (const stream of this.streams) write(stream, { kind: 'again' });
  }

  close(): void {
    clearTimeout(this.timer);
    for (const { response } of this.streams) response.end();
  }

  private soon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.flush('');
    }, GATHER_MS);
  }

  private gatherChanges(by: string): void {
    if (!this.bench.sheets.has(SPREADSHEET_ID)) return;
    const book = this.bench.sheets.book(SPREADSHEET_ID);
    const { patches, heads } = this.changes.take(book, by);
    if (heads) for (const stream of this.streams) write(stream, { kind: 'tabs', title: book.properties.title, tabs: book.tabs.map(headOf) });
    for (const patch of patches) for (const stream of this.streams) write(stream, { kind: 'patch', patch });
    if (patches.length > 0 || heads) this.tellPeople();
  }

  private tellPeople(): void {
    const people = peopleOf(this.bench);
    const said = JSON.stringify(people);
    if (said === this.people) return;
    this.people = said;
    for (const stream of this.streams) write(stream, { kind: 'people', people });
  }

  private tellState(stream: Stream): void {
    this.tell(stream, { kind: 'screen', screen: wireScreen(this.bench.ui.screen(stream.user)) });
    this.tell(stream, { kind: 'calls', recent: recentCalls(this.bench) });
    this.tell(stream, { kind: 'counts', counts: countsOf(this.bench) });
    this.tell(stream, { kind: 'clock', clock: this.clock() });
    this.tellSelection(stream);
  }

  private tellSelection(stream: Stream): void {
    const range = this.bench.services.spreadsheetApp.selection(stream.user);
    if (!range || JSON.stringify(range) === this.selections.get(stream.user)) return;
    this.tell(stream, { kind: 'select', selection: { tab: range.sheetId, row: range.row - 1, column: range.column - 1, rows: range.rows, columns: range.columns } });
  }

  /** The same is not said twice. */
  private tell(stream: Stream, news: WireNews): void {
    const said = JSON.stringify(news);
    if (stream.said.get(news.kind) === said) return;
    stream.said.set(news.kind, said);
    write(stream, news);
  }

  private clock(): { now: string; zone: string } {
    return { now: this.bench.clock.wall(), zone: this.bench.clock.zone };
  }
}

function write({ response }: Stream, news: WireNews): void {
  response.write(`data: ${JSON.stringify(news)}\n\n`);
}

/** A page's own html is fetched by its frame. */
function wireScreen({ menus, sidebar, dialog, question, toasts }: Screen): WireScreen {
  return {
    menus, question, toasts,
    sidebar: sidebar && { id: sidebar.id, title: sidebar.title },
    dialog: dialog && { id: dialog.id, title: dialog.title, width: dialog.width ?? DIALOG.width, height: dialog.height ?? DIALOG.height, modal: dialog.modal },
  };
}

/** Newest first, the start in wall time. */
export function recentCalls(bench: Workbench): CallRecord[] {
  return bench.calls.recent().map((record) => ({ ...record, startedAt: wallText(Date.parse(record.startedAt), bench.clock.zone) })).reverse();
}

function countsOf(bench: Workbench): { mails: number; documents: number; triggers: number; faults: number } {
  return {
    mails: bench.outbox.length,
    documents: bench.drive.all().filter(({ content, trashed }) => content && !trashed).length,
    triggers: bench.triggers.all().length,
    faults: Object.keys(bench.faults.pending()).length,
  };
}

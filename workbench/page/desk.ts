// What the page knows, and what can be done on it. Views draw it anew whenever it changes.
import type { CallRecord } from '../calls.ts';
import type { WireEdit } from '../server/page-wire-edit.ts';
import type { WireClock, WireCounts, WireNews, WirePerson, WireScreen, WireSelection, WireStart, WireTabHead } from '../server/page-wire.ts';
import { door, listen, Refused } from './door.ts';
import type { Grid } from './grid/grid.ts';
import { placeHash } from './place.ts';
import { guardOf } from './grid/tab.ts';
import type { Tab } from './grid/tab.ts';

export type DrawerTab = 'outbox' | 'documents' | 'triggers' | 'executions' | 'faults';

export interface Notice { id: number; text: string; bad: boolean }

const EMPTY_SCREEN: WireScreen = { menus: [], sidebar: null, dialog: null, question: null, toasts: [] };
const NOTICE_MS = 6000;
const ALLOWED_MS = 5 * 60_000;

export class Desk {
  readonly start: WireStart;
  readonly user: string;
  /** Names this page among those of the same user. */
  readonly page = crypto.randomUUID();
  title: string;
  heads: WireTabHead[];
  people: WirePerson[];
  clock: WireClock;
  screen: WireScreen = EMPTY_SCREEN;
  recent: CallRecord[] = [];
  counts: WireCounts = { mails: 0, documents: 0, triggers: 0, faults: 0 };
  connected = true;
  drawer: DrawerTab | null = null;
  notices: Notice[] = [];
  /** Functions of the menu that are under way. */
  running: string[] = [];
  /** The page's own question, before a hand changes what is guarded. */
  guard: { why: string; answer: (goOn: boolean) => void } | null = null;
  shown: Tab | undefined;
  grid: Grid | undefined;
  private lastNotice = 0;
  private allowedAt = 0;
  private readonly watchers = new Set<() => void>();

  constructor(start: WireStart, user: string) {
    this.start = start;
    this.user = user;
    this.title = start.spreadsheet.title;
    this.heads = start.tabs;
    this.people = start.people;
    this.clock = start.clock;
  }

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  change(change: Partial<Pick<Desk, 'drawer' | 'shown' | 'guard' | 'notices' | 'running' | 'connected'>>): void {
    Object.assign(this, change);
    for (const watcher of this.watchers) watcher();
  }

  listen(): void {
    listen(this.user, this.page, (news) => this.heard(news), (connected) => this.heardFrom(connected));
  }

  say(text: string, bad = false): void {
    this.lastNotice += 1;
    const notice = { id: this.lastNotice, text, bad };
    this.change({ notices: [...this.notices.slice(-2), notice] });
    setTimeout(() => this.change({ notices: this.notices.filter(({ id }) => id !== notice.id) }), NOTICE_MS);
  }

  /** Does it; a refusal is told in words. */
  async trying(what: () => Promise<unknown>): Promise<void> {
    try {
      await what();
    } catch (failure) {
      if (failure instanceof Refused) this.say(failure.message, true);
      else if (failure instanceof TypeError) this.say('The workbench does not answer. Is it still running?', true);
      else throw failure;
    }
  }

  /** A menu item, as Google runs it: unseen, with a line that says so. */
  async runMenu(functionName: string, caption: string): Promise<void> {
    this.change({ running: [...this.running, caption] });
    await this.trying(async () => {
      const answer = await door.run({ user: this.user, function: functionName, args: [], kind: 'menu' });
      if (!answer.ok) this.say(answer.error.message, true);
    });
    const left = this.running.slice();
    left.splice(left.indexOf(caption), 1);
    this.change({ running: left });
  }

  async edit(edit: WireEdit): Promise<void> {
    if (!(await this.mayEdit(edit))) {
      await this.trying(async () => this.grid?.reload(String('tab' in edit ? edit.tab : this.grid.activeId())));
      return;
    }
    try {
      await door.edit({ user: this.user, page: this.page, edit });
    } catch (failure) {
      if (!(failure instanceof Refused || failure instanceof TypeError)) throw failure;
      this.say(failure instanceof Refused ? failure.message : 'The workbench does not answer. Nothing was changed.', true);
      if (this.grid) await this.trying(async () => { this.grid?.heads(this.heads); await this.grid?.reload(this.grid.activeId()); });
    }
  }

  /** As Google: what is guarded by a warning asks first, once in five minutes. */
  private async mayEdit(edit: WireEdit): Promise<boolean> {
    const tab = edit.kind === 'cells' ? this.grid?.tabs.get(String(edit.tab)) : undefined;
    const why = tab && edit.kind === 'cells' ? guardOf(tab, edit.cells) : undefined;
    if (why === undefined || Date.now() - this.allowedAt < ALLOWED_MS) return true;
    const goOn = await new Promise<boolean>((answer) => this.change({ guard: { why, answer } }));
    this.change({ guard: null });
    if (goOn) this.allowedAt = Date.now();
    return goOn;
  }

  selected(selection: WireSelection): void {
    window.history.replaceState(null, '', placeHash(selection));
    void this.trying(() => door.selected(this.user, selection));
  }

  /** After a silence everything may be another. */
  private heardFrom(connected: boolean): void {
    const wasSilent = !this.connected;
    this.change({ connected });
    if (!connected || !wasSilent) return;
    void this.trying(async () => {
      const { tabs, people } = await door.start(this.user);
      this.heads = tabs;
      this.people = people;
      await this.grid?.refresh(tabs);
    });
  }

  private heard(news: WireNews): void {
    switch (news.kind) {
      case 'patch': this.grid?.patch(news.patch, news.patch.by === this.page); return;
      case 'select': this.grid?.select(news.selection); return;
      case 'again': window.location.reload(); return;
      case 'tabs':
        this.title = news.title;
        this.heads = news.tabs;
        this.grid?.heads(news.tabs);
        break;
      case 'people': this.people = news.people; break;
      case 'screen': this.screen = news.screen; break;
      case 'calls': this.recent = news.recent; break;
      case 'counts': this.counts = news.counts; break;
      case 'clock': this.clock = news.clock; this.grid?.repaint(); break;
    }
    this.change({});
  }
}

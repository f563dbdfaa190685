// SpreadsheetApp.getUi on the state side: menus, sidebar, dialog, toasts, and the question a script waits on.
import { NotEmulated, ServiceError } from '../errors.ts';
import type { Execution, Service, Surroundings } from '../runtime/execution.ts';

/** An entry of a menu as the page draws it. */
export type MenuItem =
  | { kind: 'item'; caption: string; functionName: string }
  | { kind: 'separator' }
  | { kind: 'menu'; caption: string; items: MenuItem[] };

export interface Menu { caption: string; items: MenuItem[] }

export interface Page { title: string; html: string; width: number | null; height: number | null }

export type ButtonSet = 'OK' | 'OK_CANCEL' | 'YES_NO' | 'YES_NO_CANCEL';
export type Button = 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE';

export interface Question { id: number; kind: 'alert' | 'prompt'; title: string; prompt: string; buttons: ButtonSet }
export interface Reply { button: Button; text: string }
export interface Toast { id: number; message: string; title: string; seconds: number }

/** What one user's page shows. */
export interface Screen {
  menus: Menu[];
  sidebar: (Page & { id: number }) | null;
  dialog: (Page & { id: number; modal: boolean }) | null;
  question: Question | null;
  toasts: Toast[];
}

type Asking = Pick<Execution, 'user' | 'effectiveUser' | 'kind' | 'canWait' | 'onEnd'>;

/** Google: a sidebar is 300 px wide, whatever it asks for (platform 6.4). */
const SIDEBAR_PX = 300;

/** Runs nobody watches. */
const WITHOUT_PAGE: readonly string[] = ['trigger', 'api', 'rest'];

export class UiService implements Service {
  private readonly screens = new Map<string, Screen>();
  private readonly waiting = new Map<number, { user: string; answer: (reply: Reply) => void }>();
  private readonly queue: Reply[] = [];
  private readonly answeredAhead: Question[] = [];
  private lastId = 0;
  private readonly around: Pick<Surroundings, 'changed'>;

  constructor(around: Pick<Surroundings, 'changed'>) {
    this.around = around;
  }

  call(method: string, args: unknown[], execution: Asking): unknown {
    const user = execution.user || execution.effectiveUser;
    if (method === 'toast') return this.toast(user, args);
    if (WITHOUT_PAGE.includes(execution.kind)) throw new ServiceError('Cannot call SpreadsheetApp.getUi() from this context.');
    switch (method) {
      case 'getUi': return undefined;
      case 'addMenu': return this.change(user, (screen) => ({ ...screen, menus: withMenu(screen.menus, args[0]) }));
      case 'showSidebar': return this.change(user, (screen) => ({ ...screen, sidebar: { ...page(args[0]), width: SIDEBAR_PX, id: this.nextId() } }));
      case 'showDialog': return this.change(user, (screen) => ({
        ...screen, dialog: { ...page(args[0]), title: String(args[1]), modal: args[2] === true, id: this.nextId() },
      }));
      case 'alert': case 'prompt': return this.ask(method, args, user, execution);
      default: throw new NotEmulated(`Ui.${method}`);
    }
  }

  screen(user: string): Screen {
    return this.screens.get(user) ?? { menus: [], sidebar: null, dialog: null, question: null, toasts: [] };
  }

  /** Answers the question on a user's page; without one waiting, the next question that will be asked (for tests). */
  answer(button: Button, text = '', user?: string): void {
    const open = [...this.waiting].find(([, asked]) => user === undefined || asked.user === user);
    if (!open) return void this.queue.push({ button, text });
    open[1].answer({ button, text });
  }

  /** What scripts asked and was answered beforehand, oldest first (for tests). */
  asked(): readonly Question[] {
    return this.answeredAhead;
  }

  closeSidebar(user: string): void {
    this.change(user, (screen) => ({ ...screen, sidebar: null }));
  }

  closeDialog(user: string): void {
    this.change(user, (screen) => ({ ...screen, dialog: null }));
  }

  dropToast(user: string, id: number): void {
    this.change(user, (screen) => ({ ...screen, toasts: screen.toasts.filter((toast) => toast.id !== id) }));
  }

  private toast(user: string, [message, title, seconds]: unknown[]): void {
    const toast = { id: this.nextId(), message: String(message), title: String(title ?? ''), seconds: Number(seconds ?? 5) };
    // A page that was away gets the newest few.
    this.change(user, (screen) => ({ ...screen, toasts: [...screen.toasts, toast].slice(-5) }));
  }

  /** The script halts until the page answers; in-process an answer must have been given beforehand. */
  private ask(kind: 'alert' | 'prompt', args: unknown[], user: string, execution: Asking): Reply | Promise<Reply> {
    const [title, prompt, buttons] = args;
    const question: Question = { id: this.nextId(), kind, title: String(title ?? ''), prompt: String(prompt ?? ''), buttons: buttonSet(buttons) };
    const ready = this.queue.shift();
    if (ready) {
      this.answeredAhead.push(question);
      return ready;
    }
    if (!execution.canWait) throw new Error(`The script asks "${question.prompt}" and nobody answers: give the answer beforehand with ui.answer('YES').`);
    this.change(user, (screen) => ({ ...screen, question }));
    return new Promise((resolve) => {
      const close = (): boolean => {
        if (this.screen(user).question?.id === question.id) this.change(user, (screen) => ({ ...screen, question: null }));
        return this.waiting.delete(question.id);
      };
      this.waiting.set(question.id, { user, answer: (reply) => { if (close()) resolve(reply); } });
      execution.onEnd(() => void close());
    });
  }

  private change(user: string, next: (screen: Screen) => Screen): void {
    this.screens.set(user, next(this.screen(user)));
    this.around.changed();
  }

  private nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }
}

/** A menu of the same caption is replaced, as on a reload. */
function withMenu(menus: readonly Menu[], menu: unknown): Menu[] {
  if (!isMenu(menu)) throw new TypeError('expected a menu from the facade');
  return [...menus.filter(({ caption }) => caption !== menu.caption), menu];
}

function isMenu(value: unknown): value is Menu {
  return typeof value === 'object' && value !== null && 'caption' in value && 'items' in value && Array.isArray(value.items);
}

function page(value: unknown): Page {
  if (typeof value === 'object' && value !== null && 'html' in value && 'title' in value && 'width' in value && 'height' in value) {
    const { html, title, width, height } = value;
    return { html: String(html), title: String(title ?? ''), width: typeof width === 'number' ? width : null, height: typeof height === 'number' ? height : null };
  }
  throw new TypeError('expected a page from the facade');
}

function buttonSet(value: unknown): ButtonSet {
  return value === 'OK_CANCEL' || value === 'YES_NO' || value === 'YES_NO_CANCEL' ? value : 'OK';
}

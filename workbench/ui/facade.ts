// What `SpreadsheetApp.getUi()` answers: menus, alerts, prompts, sidebar and dialogs.
import type { Call } from '../runtime/bridge.ts';
import { ServiceError } from '../errors.ts';
import { HtmlOutput } from '../html/output.ts';
import { refuseArguments, textArgument } from '../utilities/signature.ts';
import type { MenuItem } from './service.ts';

const BUTTON_SETS = { OK: 'OK', OK_CANCEL: 'OK_CANCEL', YES_NO: 'YES_NO', YES_NO_CANCEL: 'YES_NO_CANCEL' };
const BUTTONS = { OK: 'OK', CANCEL: 'CANCEL', YES: 'YES', NO: 'NO', CLOSE: 'CLOSE' };

/** Throws `Cannot call SpreadsheetApp.getUi() from this context.` where no page is. */
export function ui(call: Call): object {
  call('ui.getUi', []);
  return {
    ButtonSet: BUTTON_SETS,
    Button: BUTTONS,
    createMenu: (caption: unknown) => new ScriptMenu(call, String(caption)),
    createAddonMenu: () => new ScriptMenu(call, 'Tablework'),
    alert: (...args: unknown[]) => reply(call('ui.alert', question('Ui.alert', args))).button,
    prompt: (...args: unknown[]) => {
      const { button, text } = reply(call('ui.prompt', question('Ui.prompt', args)));
      return { getSelectedButton: () => button, getResponseText: () => text };
    },
    showSidebar: (page: unknown) => void call('ui.showSidebar', [html('Ui.showSidebar', [page])]),
    showModalDialog: (...args: unknown[]) => void call('ui.showDialog', [html('Ui.showModalDialog', args), textArgument('Ui.showModalDialog', args, 1), true]),
    showModelessDialog: (...args: unknown[]) => void call('ui.showDialog', [html('Ui.showModelessDialog', args), textArgument('Ui.showModelessDialog', args, 1), false]),
  };
}

class ScriptMenu {
  readonly #call: Call;
  readonly #caption: string;
  readonly #items: MenuItem[] = [];

  constructor(call: Call, caption: string) {
    this.#call = call;
    this.#caption = caption;
  }

  addItem(...args: unknown[]): this {
    const functionName = textArgument('Menu.addItem', args, 1);
    this.#items.push({ kind: 'item', caption: textArgument('Menu.addItem', args, 0), functionName });
    return this;
  }

  addSeparator(): this {
    this.#items.push({ kind: 'separator' });
    return this;
  }

  addSubMenu(menu: unknown): this {
    if (!(menu instanceof ScriptMenu)) return refuseArguments('Menu.addSubMenu', [menu]);
    this.#items.push({ kind: 'menu', caption: menu.#caption, items: menu.#items });
    return this;
  }

  addToUi(): void {
    if (this.#items.length === 0) throw new ServiceError('Menu must have at least one item.');
    this.#call('ui.addMenu', [{ caption: this.#caption, items: this.#items }]);
  }
}

/** (prompt), (prompt, buttons) or (title, prompt, buttons) → title, prompt, buttons. */
function question(method: string, args: unknown[]): unknown[] {
  if (args.length < 1 || args.length > 3) return refuseArguments(method, args);
  const [first, second, third] = args;
  if (args.length === 3) return [String(first), String(second), known(method, args, third)];
  return ['', String(first), args.length === 2 ? known(method, args, second) : 'OK'];
}

function known(method: string, args: unknown[], buttons: unknown): string {
  return typeof buttons === 'string' && Object.hasOwn(BUTTON_SETS, buttons) ? buttons : refuseArguments(method, args);
}

function html(method: string, args: unknown[]): unknown {
  const [page] = args;
  return page instanceof HtmlOutput ? page.toPage() : refuseArguments(method, args);
}

function reply(answer: unknown): { button: string; text: string } {
  if (typeof answer === 'object' && answer !== null && 'button' in answer && 'text' in answer) {
    return { button: String(answer.button), text: String(answer.text) };
  }
  throw new TypeError('a question is answered with a button and a text');
}

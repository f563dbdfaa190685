// A page of HtmlService, on its way to a sidebar or a dialog.
import { ScriptBlob } from '../utilities/blob.ts';
import { escapeHtml } from './escape.ts';

export class HtmlOutput {
  #content: string;
  #title = '';
  #width: number | null = null;
  #height: number | null = null;

  constructor(content = '') {
    this.#content = content;
  }

  getContent(): string {
    return this.#content;
  }

  setContent(content: string): this {
    this.#content = String(content);
    return this;
  }

  append(content: string): this {
    this.#content += String(content);
    return this;
  }

  appendUntrusted(content: string): this {
    return this.append(escapeHtml(String(content)));
  }

  clear(): this {
    this.#content = '';
    return this;
  }

  getTitle(): string {
    return this.#title;
  }

  setTitle(title: string): this {
    this.#title = String(title);
    return this;
  }

  getWidth(): number | null {
    return this.#width;
  }

  setWidth(px: number | null): this {
    this.#width = px;
    return this;
  }

  getHeight(): number | null {
    return this.#height;
  }

  setHeight(px: number | null): this {
    this.#height = px;
    return this;
  }

  /** Every page is in the sandboxed frame now; kept because old code still says so. */
  setSandboxMode(): this {
    return this;
  }

  getBlob(): ScriptBlob {
    return new ScriptBlob(new Uint8Array(Buffer.from(this.#content, 'utf8')), 'text/html', null);
  }

  /** A title set on the page wins over its own `<title>`. */
  toPage(): { title: string; html: string; width: number | null; height: number | null } {
    const own = /<title>([^<]*)<\/title>/i.exec(this.#content)?.[1] ?? '';
    return { title: this.#title || own, html: this.#content, width: this.#width, height: this.#height };
  }
}

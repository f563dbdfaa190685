// A page of the add-in as its sandboxed frame loads it: the html the script showed, with google.script before anything else.
import type { Workbench } from '../workbench.ts';
import { ApiError } from '../errors.ts';
import { Bytes } from './page-http.ts';

/** No page of the add-in reaches an outside host: nothing of the clinic's leaves this computer. */
export const FRAME_POLICY = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; frame-ancestors 'self'";

export function framePage(bench: Workbench, { what, id, user }: { what: string; id: number; user: string }): Bytes {
  const screen = bench.ui.screen(user);
  const shown = what === 'sidebar' ? screen.sidebar : screen.dialog;
  if (!shown || shown.id !== id) throw new ApiError(404, 'NOT_FOUND', 'This page was closed.');
  const script = `<script src="/page/frame.js" data-user="${attribute(user)}" data-functions="${attribute(bench.functions().join(','))}"></script>`;
  return new Bytes(withScript(shown.html, script), 'text/html; charset=utf-8');
}

/** Google wraps bare html in a page of its own. */
function withScript(html: string, script: string): string {
  const head = /<head[^>]*>/i.exec(html);
  if (head) return html.slice(0, head.index + head[0].length) + script + html.slice(head.index + head[0].length);
  const root = /<html[^>]*>/i.exec(html);
  if (root) return `${html.slice(0, root.index + root[0].length)}<head>${script}</head>${html.slice(root.index + root[0].length)}`;
  return `<!doctype html><html><head><meta charset="utf-8">${script}</head><body>${html}</body></html>`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

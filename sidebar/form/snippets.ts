// Short forms in notes: each line of the setting reads `tol = Tolerated treatment well.`

export interface Snippet { short: string; text: string }

export function snippetsIn(lines: readonly string[]): Snippet[] {
  return lines.flatMap((line) => {
    const [, short = '', text = ''] = /^\s*;?(\S+)\s*=\s*(.+?)\s*$/.exec(line) ?? [];
    return short && text ? [{ short: short.toLowerCase(), text }] : [];
  });
}

/** The text with the short form just completed before the caret (`;tol` and a space) written out, or undefined. */
export function expandedIn(text: string, caret: number, snippets: readonly Snippet[]): { text: string; caret: number } | undefined {
  const before = text.slice(0, caret);
  const [typed = '', short = '', end = ''] = /;([\p{L}\p{N}_-]+)(\s)$/u.exec(before) ?? [];
  const found = snippets.find((snippet) => snippet.short === short.toLowerCase());
  if (!found) return undefined;
  const start = before.slice(0, before.length - typed.length) + found.text + end;
  return { text: start + text.slice(caret), caret: start.length };
}

// Text on its way into a document: every character XML 1.0 can hold stays, the rest goes without breaking it.

import { normal } from './names.ts';
import type { View } from './names.ts';

const breaks = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/** Control characters and the two non-characters that XML 1.0 forbids. */
// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000e-\u001f\ufffe\uffff]/g;
/** Half of a pair: what is left of an emoji that was cut in two. */
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(^|[^\ud800-\udbff])[\udc00-\udfff]/g;

/** Line breaks as `\n`, tabs as a space, forbidden characters dropped, halves of a cut emoji as U+FFFD. */
export function printable(text: string): string {
  return text
    .replace(breaks, '\n')
    .replace(/\t/g, ' ')
    .replace(forbidden, '')
    .replace(halves, (_, ahead: string | undefined) => `${ahead ?? ''}\ufffd`);
}

/** For an attribute's value. */
export const escaped = (text: string): string => printable(text)
  .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/\n/g, ' ');

/** A view ready to be looked up: names as compared, texts printable. */
export function prepared(view: View): View {
  const out: View = {};
  for (const [name, value] of Object.entries(view)) {
    out[normal(name)] = typeof value === 'string' ? printable(value) : Array.isArray(value) ? value.map(prepared) : value;
  }
  return out;
}

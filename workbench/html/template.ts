// HtmlTemplate: a page with scriptlets, run among the script's globals.
import { ServiceError } from '../errors.ts';
import type { Realm } from '../runtime/bridge.ts';
import { escapeFor, type Place } from './escape.ts';
import { HtmlOutput } from './output.ts';
import { PlaceReader } from './place.ts';

type Piece = { kind: 'html'; text: string } | { kind: 'code'; text: string } | { kind: 'print'; text: string; place: Place | 'raw' };

/** Variables are set on the template itself: `template.name = 'x'`. */
export class HtmlTemplate {
  readonly #realm: Realm;
  readonly #source: string;
  readonly #fileName: string;

  constructor(realm: Realm, source: string, fileName: string) {
    this.#realm = realm;
    this.#source = source;
    this.#fileName = fileName;
  }

  getRawContent(): string {
    return this.#source;
  }

  getCode(): string {
    return code(pieces(this.#source), Object.keys(this));
  }

  evaluate(): HtmlOutput {
    const output = new HtmlOutput();
    const run = this.#realm.evaluate(this.getCode(), this.#fileName);
    if (typeof run !== 'function') throw new TypeError('a template evaluates to a function');
    const print = (place: Place | 'raw', value: unknown): void => {
      output.append(place === 'raw' ? String(value ?? '') : escapeFor(place, value));
    };
    run(output, print, ...Object.values(this));
    return output;
  }
}

function pieces(source: string): Piece[] {
  const found: Piece[] = [];
  const reader = new PlaceReader();
  let from = 0;
  for (const match of source.matchAll(/<\?(!?=)?([\s\S]*?)\?>/g)) {
    const html = source.slice(from, match.index);
    reader.read(html);
    found.push({ kind: 'html', text: html });
    found.push(scriptlet(match[1], match[2] ?? '', reader));
    from = match.index + match[0].length;
  }
  const rest = source.slice(from);
  if (rest.includes('<?')) throw new ServiceError('Malformed HTML content: a scriptlet is not closed.');
  return [...found, { kind: 'html', text: rest }];
}

function scriptlet(mark: string | undefined, text: string, reader: PlaceReader): Piece {
  if (mark === undefined) return { kind: 'code', text };
  const place = mark === '!=' ? 'raw' : reader.place();
  reader.printed();
  return { kind: 'print', text, place };
}

/** A printed object is made text among the script's own objects, everything else crosses as it is. */
function code(parts: readonly Piece[], names: readonly string[]): string {
  const lines = parts.map((piece) => {
    if (piece.kind === 'html') return piece.text === '' ? '' : `output.append(${JSON.stringify(piece.text)});`;
    if (piece.kind === 'code') return `${piece.text}\n`;
    return `print('${piece.place}', (function (v) { return typeof v === 'object' && v !== null ? String(v) : v; })(${piece.text.replace(/;\s*$/, '')}));`;
  });
  return `(function (${['output', 'print', ...names].join(', ')}) {${lines.join('')}})`;
}

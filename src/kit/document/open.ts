// Opens a .docx template for reading or filling: loads the engine late, evens out how names are written.

import { refuse } from '../refusal.ts';
import { normal } from './names.ts';

/** A .docx: base64 text, or bytes (signed as Apps Script's blobs have them, or unsigned). */
export type Docx = string | ArrayLike<number>;

// A require, not an import: the bundle then evaluates the engine (291 KB) at its first use and not at start-up.
declare const require: (path: './engine.ts') => typeof import('./engine.ts');

const engine = (): typeof import('./engine.ts') => require('./engine.ts');

export type Zip = InstanceType<ReturnType<typeof engine>['PizZip']>;

/** A placeholder of a compiled template; `inside` where it repeats or stands under a condition. */
export interface Tag { value: string; module: string; inverted: boolean; inside: Tag[] }

/** Looks a name up in one scope; undefined sends the engine on to the scope around it. */
export type LookUp = (name: string, scope: unknown) => unknown;

export function unzip(docx: Docx): Zip {
  const { PizZip } = engine();
  let zip: Zip | undefined;
  try {
    zip = typeof docx === 'string' ? new PizZip(docx, { base64: true }) : new PizZip(Uint8Array.from(docx));
  } catch {
    // The zip's own complaint says nothing to a person; the refusal below does.
  }
  return zip?.file('word/document.xml')
    ? zip
    : refuse('template', 'This is not a .docx document. Choose a Google Doc or a Word document (.docx).');
}

/** Compiles the template and tells its placeholders. Throws the engine's own errors; `inPlainWords` tells them. */
export function compile(zip: Zip, lookUp: LookUp) {
  const { Docxtemplater } = engine();
  const written = new Map<string, string>();
  const tags: Tag[] = [];
  const open = () => new Docxtemplater(zip, {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    parser: (tag: string) => ({ get: (scope: unknown) => lookUp(tag, scope) }),
    nullGetter: () => '',
    modules: [evenNames(written), tellTags(tags)],
  });
  return { open, tags, written };
}

/** A piece of the template as the engine's lexer hands it over. */
interface Piece { type: string; value?: string; position?: string }

/** Makes `{#Client Name}` and `{/client name}` the same tag before the engine compares them. */
function evenNames(written: Map<string, string>) {
  return {
    name: 'EvenNames',
    preparse(pieces: Piece[]): void {
      let inside: Piece[] | undefined;
      for (const piece of pieces) {
        if (piece.type === 'delimiter' && piece.position === 'start') inside = [];
        else if (piece.type === 'delimiter' && inside) {
          const tag = inside.map((part) => part.value ?? '').join('');
          written.set(normal(tag).replace(/^[#^/]/, ''), tag.trim().replace(/^[#^/]\s*/, ''));
          for (const part of inside) part.value = normal(part.value ?? '');
          inside = undefined;
        } else if (piece.type === 'content' && inside) inside.push(piece);
      }
    },
  };
}

/** Gathers the placeholders of every part of the document: body, headers, footers. */
function tellTags(tags: Tag[]) {
  return {
    name: 'TellTags',
    set(told: { inspect?: { postparsed?: unknown } }): void {
      tags.push(...tagsIn(told.inspect?.postparsed));
    },
  };
}

function tagsIn(parts: unknown): Tag[] {
  if (!Array.isArray(parts)) return [];
  return parts.flatMap((part: { type?: string; value?: string; module?: string; inverted?: boolean; subparsed?: unknown }): Tag[] => {
    if (part.type !== 'placeholder') return [];
    return [{ value: part.value ?? '', module: part.module ?? '', inverted: part.inverted ?? false, inside: tagsIn(part.subparsed) }];
  });
}

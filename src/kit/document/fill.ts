// Fills a .docx template with a view and pictures: exists whole or not at all, and never leaves a placeholder empty by mistake.

import { Refusal, refuse } from '../refusal.ts';
import { nearest, spoken } from './names.ts';
import type { View } from './names.ts';
import { compile, unzip } from './open.ts';
import type { Docx, Tag } from './open.ts';
import { picturesIn, putPictures } from './picture.ts';
import type { Picture } from './picture.ts';
import { prepared } from './text.ts';
import { inPlainWords } from './words.ts';

export interface Filling {
  template: Docx;
  view: View;
  /** By name; a picture that a template names and that is not here leaves no gap. */
  pictures?: Record<string, Picture>;
}

/** The filled .docx as bytes, signed (−128…127) as `Utilities.newBlob` takes them. */
export function fillDocument({ template, view, pictures = {} }: Filling): number[] {
  const zip = unzip(template);
  const drawn = Object.fromEntries([...picturesIn(zip).map((name) => [name, false]), ...Object.keys(pictures).map((name) => [name, true])]);
  const scope = prepared({ ...drawn, ...view });
  const unknown = new Set<string>();
  const { open, tags, written } = compile(zip, lookUp(scope, unknown));
  try {
    const document = open();
    if (tags.some(isRaw)) refuse('template', 'The template would put unchecked code into the document (“{@…}”). Remove it.');
    document.render(scope);
  } catch (error) {
    const words = error instanceof Refusal ? undefined : inPlainWords(error);
    if (!words) throw error;
    throw new Refusal(words.map((message) => ({ code: 'template' as const, message })));
  }
  if (unknown.size > 0) throw new Refusal([...unknown].map((name) => unknownName(written.get(name) ?? name, view)));
  putPictures(zip, pictures);
  const bytes = zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
  return Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length));
}

const isRaw = (tag: Tag): boolean => tag.module === 'rawxml' || tag.inside.some(isRaw);

/** Own names of a scope only; `if name` asks whether it has anything to show. */
function lookUp(top: View, unknown: Set<string>) {
  return (name: string, scope: unknown): unknown => {
    if (name === '.') return typeof scope === 'string' ? scope : '';
    const found = own(scope, name) ?? (name.startsWith('if') ? hasAny(own(scope, name.slice(2))) : undefined);
    if (found === undefined && scope === top) unknown.add(name);
    return found;
  };
}

const own = (scope: unknown, name: string): unknown =>
  (typeof scope === 'object' && scope !== null ? Object.getOwnPropertyDescriptor(scope, name)?.value : undefined);

function hasAny(value: unknown): boolean | undefined {
  if (value === undefined) return undefined;
  return Array.isArray(value) ? value.length > 0 : value === true || (typeof value === 'string' && value.trim() !== '');
}

function unknownName(written: string, view: View): { code: 'template'; message: string } {
  const near = nearest(written, Object.keys(view));
  return { code: 'template', message: `The template says “{${written}}”, which this document does not know.${near ? ` Did you mean {${spoken(near)}}?` : ''}` };
}

// Made documents as a person finds them in Drive.

import PizZip from 'pizzip';
import type { World } from '../world.ts';

/** The text of a made document, a space between runs. */
export function textOf(world: World, { url }: { url: string }): string {
  const content = world.bench.drive.all().find((file) => url.includes(file.id))?.content;
  if (!content) throw new Error(`no document ${url}`);
  const xml = new PizZip(Buffer.from(content)).file('word/document.xml')?.asText() ?? '';
  return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '').replace(/&amp;/g, '&');
}

/** Files in Drive with this name that are not in the trash. */
export const filesNamed = (world: World, name: RegExp) => world.bench.drive.all().filter((file) => name.test(file.name) && !file.trashed);

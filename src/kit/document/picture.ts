// Pictures of a document: a picture whose alt text reads `{pain trend}` is swapped for one made from the records.

import { normal } from './names.ts';
import type { Zip } from './open.ts';
import { escaped } from './text.ts';

export interface Picture {
  /** A PNG, bytes signed or unsigned. */
  png: ArrayLike<number>;
  /** What it shows, in words, for those who cannot see it. */
  alt: string;
}

const drawing = /<w:drawing>[\s\S]*?<\/w:drawing>/g;
const altText = /(<(?:wp:docPr|pic:cNvPr)\b[^>]*?\bdescr=")([^"]*)(")/g;
const named = /\bdescr="\s*\{([^}"]+)\}\s*"/;

/** Names of the pictures a template asks for. */
export function picturesIn(zip: Zip): string[] {
  const found = textOf(zip, 'word/document.xml').match(drawing) ?? [];
  return found.flatMap((each) => named.exec(each)?.[1]?.trim() ?? []);
}

/** Puts each picture where its name stands; a name that has no picture takes its frame away. */
export function putPictures(zip: Zip, pictures: Record<string, Picture>): void {
  const body = textOf(zip, 'word/document.xml');
  let rels = textOf(zip, 'word/_rels/document.xml.rels');
  const byName = new Map(Object.entries(pictures).map(([name, picture]) => [normal(name), picture]));
  let count = 0;
  const swapped = body.replace(drawing, (frame) => {
    const name = named.exec(frame)?.[1];
    if (name === undefined) return frame;
    const picture = byName.get(normal(name));
    if (!picture) return '';
    count += 1;
    const [file, relation] = [`made-${count}.png`, `rIdMade${count}`];
    zip.file(`word/media/${file}`, Uint8Array.from(picture.png));
    rels = rels.replace('</Relationships>', `<Relationship Id="${relation}" Type="${imageType}" Target="media/${file}"/></Relationships>`);
    return framed(frame, relation, picture);
  });
  zip.file('word/document.xml', swapped);
  zip.file('word/_rels/document.xml.rels', rels);
  if (count > 0) allowPng(zip);
  dropUnused(zip, swapped, rels);
}

const imageType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';

/** The frame with the new picture: same width, height after the picture's own shape, alt text in words. */
function framed(frame: string, relation: string, picture: Picture): string {
  const size = sizeOf(picture.png);
  return frame
    .replace(altText, (_, before: string, __: string, after: string) => before + escaped(picture.alt) + after)
    .replace(/(<a:blip\b[^>]*?\br:embed=")[^"]*(")/g, `$1${relation}$2`)
    .replace(/(<(?:wp:extent|a:ext)\b[^>]*?\bcx=")(\d+)("\s+cy=")(\d+)(")/g, (whole, a: string, cx: string, b: string, _: string, c: string) =>
      (size.width > 0 ? a + cx + b + String(Math.round((Number(cx) * size.height) / size.width)) + c : whole));
}

/** Pixels of a PNG, from its first chunk. */
function sizeOf(png: ArrayLike<number>): { width: number; height: number } {
  const number = (at: number): number => [0, 1, 2, 3].reduce((sum, i) => sum * 256 + ((png[at + i] ?? 0) & 255), 0);
  return { width: number(16), height: number(20) };
}

function allowPng(zip: Zip): void {
  const types = textOf(zip, '[Content_Types].xml');
  if (/Extension="png"/i.test(types)) return;
  zip.file('[Content_Types].xml', types.replace(/(<Types\b[^>]*>)/, '$1<Default Extension="png" ContentType="image/png"/>'));
}

/** Takes out media that only stood in for a picture: no relation in use points at it any more. */
function dropUnused(zip: Zip, body: string, rels: string): void {
  const kept = rels.replace(/<Relationship\b[^>]*\/>/g, (relation) => {
    const id = /\bId="([^"]+)"/.exec(relation)?.[1] ?? '';
    const isImage = relation.includes(imageType);
    return isImage && !body.includes(`"${id}"`) ? '' : relation;
  });
  zip.file('word/_rels/document.xml.rels', kept);
  const others = Object.keys(zip.files).filter((name) => /^word\/_rels\/.*\.rels$/.test(name)).map((name) => textOf(zip, name)).join('');
  for (const name of Object.keys(zip.files)) {
    if (name.startsWith('word/media/') && !others.includes(name.slice('word/'.length))) zip.remove(name);
  }
}

const textOf = (zip: Zip, path: string): string => zip.file(path)?.asText() ?? '';

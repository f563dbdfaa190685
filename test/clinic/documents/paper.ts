// Makes documents in tests as the add-in does, and reads them as a person would.

import PizZip from 'pizzip';
import { kinds, monthlySummaryKind } from '../../../src/clinic/documents/kinds.ts';
import type { DocumentKind, AnyKind, KindOf } from '../../../src/clinic/documents/kinds.ts';
import type { MonthRecords } from '../../../src/clinic/documents/monthly-summary.ts';
import type { Records } from '../../../src/clinic/documents/records.ts';
import { baseTemplates } from '../../../src/clinic/documents/templates/index.ts';
import { fillDocument } from '../../../src/kit/document/fill.ts';

let templates: Promise<Record<string, string>> | undefined;

export const templateOf = async (kind: AnyKind): Promise<string> => {
  templates ??= baseTemplates();
  return (await templates)[kind] ?? '';
};

/** A gray pixel standing in for a chart. */
export const dot = [...Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/xcAAvMB+NwPNXEAAAAASUVORK5CYII=', 'base64')];

export interface Paper { zip: PizZip; text: string; head: string }

export const paperOf = (kind: DocumentKind, records: Records): Promise<Paper> => paper(kind, kinds[kind], records);
export const monthlyPaper = (records: MonthRecords): Promise<Paper> => paper('monthly summary', monthlySummaryKind, records);

async function paper<R>(name: AnyKind, kind: KindOf<R>, records: R): Promise<Paper> {
  const pictures = Object.fromEntries(Object.entries(kind.asks(records)).map(([picture, { alt }]) => [picture, { png: dot, alt }]));
  return read(fillDocument({ template: await templateOf(name), view: kind.view(records), pictures }));
}

export function read(bytes: number[]): Paper {
  const zip = new PizZip(Uint8Array.from(bytes));
  return { zip, text: textOf(zip, 'word/document.xml'), head: ['word/header1.xml', 'word/header2.xml'].map((path) => textOf(zip, path)).join('\n') };
}

/** Paragraphs as lines, entities as characters. */
export function textOf(zip: PizZip, path: string): string {
  return (zip.file(path)?.asText() ?? '')
    .replace(/<w:br\/>/g, '\n').replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&');
}

/** What an XML reader would stumble over: characters XML forbids, loose ampersands, tags that do not close. */
export function flawsOf(xml: string): string[] {
  const flaws: string[] = [];
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(xml)) flaws.push('a character that XML forbids');
  if (/&(?!(amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.test(xml)) flaws.push('a loose ampersand');
  const open: string[] = [];
  for (const [, end, name, , closed] of xml.replace(/<\?[^>]*\?>/g, '').matchAll(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|<(?!\/?[\w:.-]+[\s/>])/g)) {
    if (name === undefined) flaws.push('a loose <');
    else if (end) { if (open.pop() !== name) flaws.push(`</${name}> closes nothing`); } else if (!closed) open.push(name);
  }
  return [...flaws, ...open.map((name) => `<${name}> is not closed`)];
}

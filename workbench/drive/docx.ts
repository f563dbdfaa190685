// What the workbench must know of a .docx: whether it is one, and its words.
import PizZip from 'pizzip';
import { ApiError, NotEmulated } from '../errors.ts';
import type { BlobOnWire } from '../runtime/bridge.ts';
import { DOCX } from './file.ts';

/** Google makes a Doc only of what it can read. Here a .docx is kept as it is, and so is HTML or plain text. */
export function checkConversion(media: BlobOnWire): void {
  const type = media.type ?? '';
  if (type !== DOCX && type !== 'text/html' && type !== 'text/plain') throw new NotEmulated(`conversion of ${type || 'a file without a type'} to a Google Doc`);
  if (type === DOCX && documentXml(media.bytes) === null) throw new ApiError(400, 'INVALID_ARGUMENT', 'Bad Request');
}

export function isDocx(bytes: Uint8Array): boolean {
  return documentXml(bytes) !== null;
}

/** The words of the document, a line for each paragraph. */
export function plainText(bytes: Uint8Array): string {
  const paragraphs = (documentXml(bytes) ?? '').split(/<\/w:p>/).slice(0, -1);
  return paragraphs.map((paragraph) => paragraph
    .replace(/<w:tab\b[^>]*\/>/g, '\t').replace(/<w:br\b[^>]*\/>/g, '\n').replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&')).join('\n');
}

function documentXml(bytes: Uint8Array): string | null {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null;
  try {
    return new PizZip(bytes).file('word/document.xml')?.asText() ?? null;
  } catch {
    // A broken archive is no document; pizzip says so by throwing.
    return null;
  }
}

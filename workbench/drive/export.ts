// drive.files.export: a Google Doc as bytes of another type.
import { ApiError, NotEmulated } from '../errors.ts';
import type { BlobOnWire } from '../runtime/bridge.ts';
import { isDocx, plainText } from './docx.ts';
import { DOCUMENT, DOCX, isGoogleType, type StoredFile } from './file.ts';

/** Google: exported content is at most 10 MB (platform 9.3). */
const EXPORT_LIMIT_BYTES = 10 * 1024 * 1024;

export function exported(file: StoredFile, mimeType: string | undefined): BlobOnWire {
  if (!isGoogleType(file.mimeType)) throw new ApiError(403, 'PERMISSION_DENIED', 'Export only supports Docs Editors files.');
  if (mimeType === undefined) throw new ApiError(400, 'INVALID_ARGUMENT', 'Required parameter: mimeType');
  if (file.mimeType !== DOCUMENT) throw new NotEmulated(`export of ${file.mimeType}`);
  const bytes = convert(file.content ?? new Uint8Array(), mimeType);
  if (bytes.byteLength > EXPORT_LIMIT_BYTES) throw new ApiError(403, 'PERMISSION_DENIED', 'This file is too large to be exported.');
  return { bytes, type: mimeType, name: file.name };
}

function convert(content: Uint8Array, mimeType: string): Uint8Array {
  const docx = isDocx(content);
  if (mimeType === DOCX && docx) return content;
  if (mimeType === 'text/plain') return new Uint8Array(Buffer.from(docx ? plainText(content) : Buffer.from(content).toString('utf8'), 'utf8'));
  if (/^(application\/(pdf|rtf|zip|epub\+zip|vnd\.oasis\.opendocument\.text)|text\/(html|markdown))$/.test(mimeType) || mimeType === DOCX) {
    throw new NotEmulated(`export of a Google Doc as ${mimeType}`);
  }
  throw new ApiError(400, 'INVALID_ARGUMENT', 'The requested conversion is not supported.');
}

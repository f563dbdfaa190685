// Reads a `multipart/related` upload: metadata as JSON, then the content.
import { ApiError } from '../errors.ts';
import type { BlobOnWire } from '../runtime/bridge.ts';

export interface Upload { metadata: unknown; media: BlobOnWire | null }

export function readUpload(uploadType: string | undefined, contentType: string, body: Uint8Array): Upload {
  if (uploadType === undefined) return { metadata: readJson(body), media: null };
  if (uploadType === 'media') return { metadata: {}, media: { bytes: body, type: contentType || null, name: null } };
  if (uploadType === 'multipart') return readParts(contentType, body);
  throw new ApiError(400, 'INVALID_ARGUMENT', `Not emulated: uploadType=${uploadType}`);
}

function readParts(contentType: string, body: Uint8Array): Upload {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw malformed();
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const [metadata, media] = split(bytes, boundary).map(readPart);
  if (!metadata || !media) throw malformed();
  return { metadata: readJson(metadata.bytes), media };
}

function split(bytes: Buffer, boundary: string): Buffer[] {
  const mark = Buffer.from(`--${boundary}`);
  const parts: Buffer[] = [];
  let from = bytes.indexOf(mark);
  while (from >= 0) {
    const next = bytes.indexOf(mark, from + mark.length);
    if (next < 0) break;
    parts.push(bytes.subarray(from + mark.length, next));
    from = next;
  }
  return parts;
}

/** A part is headers, a blank line, the content and the line break before the next boundary. */
function readPart(part: Buffer): BlobOnWire {
  const line = part.indexOf('\r\n\r\n') >= 0 ? '\r\n' : '\n';
  const gap = part.indexOf(line + line);
  if (gap < 0) throw malformed();
  const headers = part.subarray(0, gap).toString('latin1');
  const type = /^content-type:\s*(.+)$/im.exec(headers)?.[1]?.trim() ?? null;
  const raw = part.subarray(gap + 2 * line.length, part.length - line.length);
  const base64 = /^content-transfer-encoding:\s*base64/im.test(headers);
  return { bytes: new Uint8Array(base64 ? Buffer.from(raw.toString('latin1'), 'base64') : raw), type, name: null };
}

function readJson(bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes).toString('utf8').trim();
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    // Whatever JSON.parse finds wrong, Google says only this.
    throw new ApiError(400, 'INVALID_ARGUMENT', 'Parse Error');
  }
}

function malformed(): ApiError {
  return new ApiError(400, 'INVALID_ARGUMENT', 'Malformed multipart body.');
}

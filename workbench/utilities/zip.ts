// Utilities.zip and unzip, on pizzip.
import PizZip from 'pizzip';
import { ServiceError } from '../errors.ts';
import type { BlobOnWire } from '../runtime/bridge.ts';
import { typeOf } from './blob.ts';

export function zip(blobs: readonly BlobOnWire[], name: string): BlobOnWire {
  const archive = new PizZip();
  for (const blob of blobs) {
    if (blob.name === null) throw new ServiceError('Blob object must have non-null name for this operation.');
    if (archive.file(blob.name)) throw new ServiceError(`Duplicate file name: ${blob.name}`);
    archive.file(blob.name, blob.bytes);
  }
  const bytes: Uint8Array = archive.generate({ type: 'uint8array', compression: 'DEFLATE' });
  return { bytes, type: 'application/zip', name };
}

/** Folders in the archive are not blobs of their own; their files carry the whole path as the name. */
export function unzip(blob: BlobOnWire): BlobOnWire[] {
  return Object.values(open(blob.bytes).files)
    .filter((entry) => !entry.dir)
    .map((entry) => ({ bytes: entry.asUint8Array(), type: typeOf(entry.name), name: entry.name }));
}

function open(bytes: Uint8Array): PizZip {
  try {
    return new PizZip(bytes);
  } catch {
    // pizzip has its own errors for what is no archive; the script gets the one of Google's service.
    throw new ServiceError('Invalid argument');
  }
}

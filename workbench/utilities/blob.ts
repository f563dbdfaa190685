// A script's Blob: bytes with a name and a type. On the script's side bytes are signed (−128…127).
import { NotEmulated, ServiceError } from '../errors.ts';
import type { BlobOnWire } from '../runtime/bridge.ts';
import { refuseArguments } from './signature.ts';

export class ScriptBlob {
  #bytes: Uint8Array;
  #type: string | null;
  #name: string | null;

  constructor(bytes: Uint8Array, type: string | null = null, name: string | null = null) {
    this.#bytes = bytes;
    this.#type = type;
    this.#name = name;
  }

  getBytes(): number[] {
    return signed(this.#bytes);
  }

  setBytes(bytes: number[]): this {
    this.#bytes = unsigned(bytes);
    return this;
  }

  /** A byte order mark stays in the text, as on Google. */
  getDataAsString(charset = 'UTF-8'): string {
    return decode(this.#bytes, charset);
  }

  setDataFromString(text: string): this {
    this.#bytes = new Uint8Array(Buffer.from(text, 'utf8'));
    return this;
  }

  getContentType(): string | null {
    return this.#type;
  }

  setContentType(type: string | null): this {
    this.#type = type;
    return this;
  }

  setContentTypeFromExtension(): this {
    this.#type = this.#name === null ? null : typeOf(this.#name);
    return this;
  }

  getName(): string | null {
    return this.#name;
  }

  setName(name: string): this {
    this.#name = name;
    return this;
  }

  copyBlob(): ScriptBlob {
    return new ScriptBlob(this.#bytes.slice(), this.#type, this.#name);
  }

  getBlob(): this {
    return this;
  }

  isGoogleType(): boolean {
    return this.#type?.startsWith('application/vnd.google-apps.') ?? false;
  }

  /** Google converts between a few types; here a blob only answers for its own. */
  getAs(type: string): ScriptBlob {
    if (type === this.#type) return this.copyBlob();
    throw new NotEmulated(`Blob.getAs from ${this.#type ?? 'no type'} to ${type}`);
  }

  toString(): string {
    return 'Blob';
  }

  toWire(): BlobOnWire {
    return { bytes: this.#bytes, type: this.#type, name: this.#name };
  }
}

export function fromWire(blob: BlobOnWire): ScriptBlob {
  return new ScriptBlob(blob.bytes, blob.type, blob.name);
}

export function isBlobOnWire(value: unknown): value is BlobOnWire {
  return typeof value === 'object' && value !== null && 'bytes' in value && ArrayBuffer.isView(value.bytes);
}

/** `Utilities.newBlob`: from text (UTF-8) or from signed bytes. */
export function newBlob(args: unknown[]): ScriptBlob {
  const [content, type, name] = args;
  const words = [type, name].every((word) => word === undefined || word === null || typeof word === 'string');
  if (!words || args.length > 3) refuseArguments('Utilities.newBlob', args);
  const typeWord = typeof type === 'string' ? type : null;
  const nameWord = typeof name === 'string' ? name : null;
  if (typeof content === 'string') return new ScriptBlob(new Uint8Array(Buffer.from(content, 'utf8')), typeWord ?? 'text/plain', nameWord);
  if (isByteArray(content)) return new ScriptBlob(unsigned(content), typeWord, nameWord);
  return refuseArguments('Utilities.newBlob', args);
}

export function isByteArray(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((byte) => typeof byte === 'number' && Number.isInteger(byte) && byte >= -128 && byte <= 255);
}

export function signed(bytes: Uint8Array): number[] {
  return Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

export function unsigned(bytes: readonly number[]): Uint8Array {
  return Uint8Array.from(bytes, (byte) => byte & 255);
}

const TYPES: Readonly<Record<string, string>> = {
  txt: 'text/plain', csv: 'text/csv', html: 'text/html', json: 'application/json', pdf: 'application/pdf', zip: 'application/zip',
  png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', svg: 'image/svg+xml',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The type a file name's ending stands for. */
export function typeOf(name: string): string {
  return TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
}

function decode(bytes: Uint8Array, charset: string): string {
  if (/^(iso-8859-1|latin1)$/i.test(charset)) return Buffer.from(bytes).toString('latin1');
  // Node's TextDecoder takes this for ISO-8859-1.
  if (/^(windows-|cp)1252$/i.test(charset)) return Buffer.from(bytes).toString('latin1').replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_1252.charAt(sign.charCodeAt(0) - 128));
  try {
    return new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw new ServiceError(`Unsupported charset: ${charset}`);
    throw error;
  }
}

const WINDOWS_1252 = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

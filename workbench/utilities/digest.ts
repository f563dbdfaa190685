// Utilities.computeDigest and computeHmacSignature, on Node's crypto.
import { createHash, createHmac } from 'node:crypto';
import { NotEmulated } from '../errors.ts';

const HASHES: Readonly<Record<string, string>> = { MD5: 'md5', SHA_1: 'sha1', SHA_256: 'sha256', SHA_384: 'sha384', SHA_512: 'sha512' };

export function digest(algorithm: string, value: Uint8Array): Uint8Array {
  return new Uint8Array(createHash(hashOf(algorithm)).update(value).digest());
}

/** `algorithm` is `HMAC_SHA_256` and the like. */
export function hmac(algorithm: string, value: Uint8Array, key: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac(hashOf(algorithm.replace(/^HMAC_/, '')), key).update(value).digest());
}

/** Without a charset Google reads text as US-ASCII: every other sign counts as `?` (seen on the live platform by others). */
export function textBytes(text: string, charset = 'US_ASCII'): Uint8Array {
  const plain = charset === 'UTF_8' ? text : text.replace(/\P{ASCII}/gu, '?');
  return new Uint8Array(Buffer.from(plain, 'utf8'));
}

function hashOf(algorithm: string): string {
  const hash = HASHES[algorithm];
  if (hash === undefined) throw new NotEmulated(`algorithm ${algorithm}`);
  return hash;
}

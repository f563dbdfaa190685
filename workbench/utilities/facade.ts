// `Utilities` as the script sees it. Blobs and base64 are made here; the rest is asked of the state side.
import type { Call, Facade } from '../runtime/bridge.ts';
import { ServiceError } from '../errors.ts';
import { ScriptBlob, fromWire, isBlobOnWire, isByteArray, newBlob, signed, unsigned } from './blob.ts';
import { textBytes } from './digest.ts';
import { numberArgument, refuseArguments, textArgument } from './signature.ts';

const CHARSETS = { US_ASCII: 'US_ASCII', UTF_8: 'UTF_8' };
const DIGESTS = { MD5: 'MD5', SHA_1: 'SHA_1', SHA_256: 'SHA_256', SHA_384: 'SHA_384', SHA_512: 'SHA_512' };
const MACS = { HMAC_MD5: 'HMAC_MD5', HMAC_SHA_1: 'HMAC_SHA_1', HMAC_SHA_256: 'HMAC_SHA_256', HMAC_SHA_384: 'HMAC_SHA_384', HMAC_SHA_512: 'HMAC_SHA_512' };

export const utilities: Facade = (call) => ({
  Charset: CHARSETS,
  DigestAlgorithm: DIGESTS,
  MacAlgorithm: MACS,
  getUuid: () => call('utilities.getUuid', []),
  sleep: (...args: unknown[]) => void call('utilities.sleep', [numberArgument('Utilities.sleep', args, 0)]),
  newBlob: (...args: unknown[]) => newBlob(args),
  base64Encode: (...args: unknown[]) => encode('base64', 'Utilities.base64Encode', args),
  base64EncodeWebSafe: (...args: unknown[]) => encode('web', 'Utilities.base64EncodeWebSafe', args),
  base64Decode: (...args: unknown[]) => decode(textArgument('Utilities.base64Decode', args, 0)),
  base64DecodeWebSafe: (...args: unknown[]) => decode(textArgument('Utilities.base64DecodeWebSafe', args, 0)),
  formatDate: (...args: unknown[]) => format(call, args),
  parseCsv: (...args: unknown[]) => call('utilities.parseCsv', args.length > 1
    ? [textArgument('Utilities.parseCsv', args, 0), textArgument('Utilities.parseCsv', args, 1)]
    : [textArgument('Utilities.parseCsv', args, 0)]),
  computeDigest: (...args: unknown[]) => {
    const [algorithm, value, charset] = args;
    if (!isOneOf(DIGESTS, algorithm)) return refuseArguments('Utilities.computeDigest', args);
    return signedAnswer(call('utilities.computeDigest', [algorithm, toBytes('Utilities.computeDigest', args, value, charset)]));
  },
  computeHmacSignature: (...args: unknown[]) => macOf(call, 'Utilities.computeHmacSignature', args, args),
  computeHmacSha256Signature: (...args: unknown[]) => macOf(call, 'Utilities.computeHmacSha256Signature', args, ['HMAC_SHA_256', ...args]),
  zip: (...args: unknown[]) => zip(call, args),
  unzip: (...args: unknown[]) => unzip(call, args),
});

function encode(kind: 'base64' | 'web', method: string, args: unknown[]): string {
  const [value, charset] = args;
  // Text without a charset is UTF-8 here, unlike in the digests.
  const bytes = toBytes(method, args, value, charset ?? 'UTF_8');
  const text = Buffer.from(bytes).toString('base64');
  return kind === 'base64' ? text : text.replace(/\+/g, '-').replace(/\//g, '_');
}

/** Both alphabets are read; what is neither is refused. */
function decode(text: string): number[] {
  const clean = text.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(clean)) throw new ServiceError('Could not decode string.');
  return signed(new Uint8Array(Buffer.from(clean, 'base64')));
}

function format(call: Call, args: unknown[]): unknown {
  const [date, zone, pattern] = args;
  if (!(date instanceof Date)) throw new ServiceError('Invalid argument: date. Should be of type: Date');
  if (typeof zone !== 'string' || typeof pattern !== 'string') return refuseArguments('Utilities.formatDate', args);
  return call('utilities.formatDate', [date.getTime(), zone, pattern]);
}

function macOf(call: Call, method: string, given: unknown[], args: unknown[]): number[] {
  const [algorithm, value, key, charset] = args;
  if (args.length < 3 || args.length > 4 || !isOneOf(MACS, algorithm) || Array.isArray(value) !== Array.isArray(key)) return refuseArguments(method, given);
  return signedAnswer(call('utilities.computeHmacSignature', [algorithm, toBytes(method, given, value, charset), toBytes(method, given, key, charset)]));
}

function zip(call: Call, args: unknown[]): ScriptBlob {
  const [blobs, name] = args;
  if (!Array.isArray(blobs) || !blobs.every((blob) => blob instanceof ScriptBlob)) return refuseArguments('Utilities.zip', args);
  const answer = call('utilities.zip', name === undefined ? [blobs.map((blob) => blob.toWire())] : [blobs.map((blob) => blob.toWire()), name]);
  if (!isBlobOnWire(answer)) throw new TypeError('zip answers a blob');
  return fromWire(answer);
}

function unzip(call: Call, args: unknown[]): ScriptBlob[] {
  const [blob] = args;
  if (!(blob instanceof ScriptBlob)) return refuseArguments('Utilities.unzip', args);
  const answer = call('utilities.unzip', [blob.toWire()]);
  return Array.isArray(answer) ? answer.filter(isBlobOnWire).map(fromWire) : [];
}

function toBytes(method: string, args: unknown[], value: unknown, charset: unknown): Uint8Array {
  const known = charset === undefined || isOneOf(CHARSETS, charset);
  if (typeof value === 'string' && known) return textBytes(value, charset === undefined ? undefined : String(charset));
  return isByteArray(value) ? unsigned(value) : refuseArguments(method, args);
}

function signedAnswer(answer: unknown): number[] {
  if (!(answer instanceof Uint8Array)) throw new TypeError('a digest answers bytes');
  return signed(answer);
}

function isOneOf(names: Readonly<Record<string, string>>, value: unknown): boolean {
  return typeof value === 'string' && Object.hasOwn(names, value);
}

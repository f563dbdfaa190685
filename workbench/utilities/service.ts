// Utilities on the state side: what needs the clock, the seed, or more than a line.
import { NotEmulated, ServiceError } from '../errors.ts';
import type { BlobOnWire } from '../runtime/bridge.ts';
import type { Execution, Service, Surroundings } from '../runtime/execution.ts';
import { isBlobOnWire } from './blob.ts';
import { digest, hmac } from './digest.ts';
import { formatDate } from './format-date.ts';
import { parseCsv } from './parse-csv.ts';
import { unzip, zip } from './zip.ts';

/** Google: sleep ≤ 300,000 ms (platform 5.7). */
const SLEEP_LIMIT_MS = 300_000;

export class UtilitiesService implements Service {
  private readonly around: Pick<Surroundings, 'random'>;

  constructor(around: Pick<Surroundings, 'random'>) {
    this.around = around;
  }

  call(method: string, args: unknown[], execution: Pick<Execution, 'charge'>): unknown {
    switch (method) {
      case 'getUuid': return this.uuid();
      case 'sleep': return sleep(args[0], execution);
      case 'computeDigest': return digest(String(args[0]), bytes(args[1]));
      case 'computeHmacSignature': return hmac(String(args[0]), bytes(args[1]), bytes(args[2]));
      case 'formatDate': return formatDate(Number(args[0]), String(args[1]), String(args[2]));
      case 'parseCsv': return parseCsv(String(args[0]), args[1] === undefined ? undefined : String(args[1]));
      case 'zip': return zip(Array.isArray(args[0]) ? args[0].map(blob) : [], args[1] === undefined ? 'archive.zip' : String(args[1]));
      case 'unzip': return unzip(blob(args[0]));
      default: throw new NotEmulated(`Utilities.${method}`);
    }
  }

  /** A version 4 UUID from the seed, so that a run can be repeated. */
  private uuid(): string {
    const digits = Array.from({ length: 32 }, () => Math.floor(this.around.random() * 16));
    digits[12] = 4;
    digits[16] = 8 + ((digits[16] ?? 0) % 4);
    const hex = digits.map((digit) => digit.toString(16)).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }
}

/** Nobody waits: the time is charged to the run. */
function sleep(ms: unknown, execution: Pick<Execution, 'charge'>): void {
  const asked = Number(ms);
  if (asked < 0) throw new ServiceError(`Invalid argument: ${asked}`);
  if (asked > SLEEP_LIMIT_MS) throw new ServiceError(`Argument too large: ${asked}`);
  execution.charge(asked);
}

function bytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new TypeError('expected bytes');
}

function blob(value: unknown): BlobOnWire {
  if (isBlobOnWire(value)) return value;
  throw new TypeError('expected a blob');
}

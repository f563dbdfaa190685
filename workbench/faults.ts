// Faults set from tests and from the page: refusals, time-outs, kills, a quota used up, another person in between.

import { ApiError, ServiceError } from './errors.ts';

/** What `POST /faults` takes. */
export interface FaultSpec {
  /** The run dies after its n-th call has landed; its answer is never seen. */
  killAfterCalls?: number;
  /** The run dies at its n-th call, before it lands. */
  killBeforeCalls?: number;
  /** A method id (`sheets.spreadsheets.batchUpdate`), or a service's name for any of its calls. */
  failNext?: string;
  /** `timeout`: not landed; `timeoutAfterWrite`: landed, and then the error. */
  with?: 429 | 500 | 'timeout' | 'timeoutAfterWrite';
  /** How often; 1 unless told. */
  times?: number;
  /** Recipients left today. */
  mailQuota?: number;
  /** Raw batchUpdate requests, done as another person just before the next write to the spreadsheet. */
  between?: unknown[];
}

const fields = new Set(['killAfterCalls', 'killBeforeCalls', 'failNext', 'with', 'times', 'mailQuota', 'between']);
const ways = new Set<unknown>([429, 500, 'timeout', 'timeoutAfterWrite']);
const amounts = ['killAfterCalls', 'killBeforeCalls', 'times', 'mailQuota'] as const;

export class Faults {
  private spec: FaultSpec = {};
  private timesLeft = 0;
  private readonly services: readonly string[];
  private readonly onMailQuota: (left: number | null) => void;

  /** `services`: the names a method id may begin with. */
  constructor(services: readonly string[], onMailQuota: (left: number | null) => void) {
    this.services = services;
    this.onMailQuota = onMailQuota;
  }

  /** Adds to what is set; throws on what is no fault, or could never happen. */
  set(spec: FaultSpec): void {
    check(spec, this.services);
    this.spec = { ...this.spec, ...spec };
    if (spec.failNext !== undefined) this.timesLeft = spec.times ?? 1;
    if (spec.mailQuota !== undefined) this.onMailQuota(spec.mailQuota);
  }

  clear(): void {
    this.spec = {};
    this.timesLeft = 0;
    this.onMailQuota(null);
  }

  /** What is still to happen. */
  pending(): FaultSpec {
    return this.spec.failNext === undefined ? { ...this.spec } : { ...this.spec, times: this.timesLeft };
  }

  killsBefore(callNumber: number): boolean {
    return this.spend('killBeforeCalls', callNumber);
  }

  /** `killAfterCalls: 0` kills at the first call, before it lands. */
  killsAfter(callsLanded: number): boolean {
    return this.spend('killAfterCalls', callsLanded);
  }

  /** The failure set for this method, if any; taking it uses it up once. */
  takeFailure(methodId: string): FaultSpec['with'] | null {
    const { failNext } = this.spec;
    if (failNext === undefined || (failNext !== methodId && !methodId.startsWith(`${failNext}.`))) return null;
    const way = this.spec.with ?? 500;
    this.timesLeft -= 1;
    if (this.timesLeft <= 0) {
      const { failNext: _spent, with: _way, times: _times, ...rest } = this.spec;
      this.spec = rest;
    }
    return way;
  }

  takeBetween(): unknown[] | null {
    const { between, ...rest } = this.spec;
    if (!between) return null;
    this.spec = rest;
    return between;
  }

  private spend(name: 'killAfterCalls' | 'killBeforeCalls', calls: number): boolean {
    if (this.spec[name] !== calls) return false;
    const { [name]: _spent, ...rest } = this.spec;
    this.spec = rest;
    return true;
  }
}

/** Google's words for a failure of this kind in this service. */
export function failureOf(methodId: string, way: 429 | 500 | 'timeout' | 'timeoutAfterWrite', isWrite: boolean): Error {
  const service = methodId.slice(0, methodId.indexOf('.'));
  if (service === 'sheets' || service === 'drive') return apiFailure(service, way, isWrite);
  if (way === 500) return new ServiceError("We're sorry, a server error occurred. Please wait a bit and try again.");
  if (way === 429) {
    if (service === 'lock') return new ServiceError('There are too many LockService operations against the same script.');
    return new ServiceError(`Service invoked too many times in a short time: ${service}. Try Utilities.sleep(1000) between calls.`);
  }
  if (service === 'spreadsheetApp') return new ServiceError('Service Spreadsheets timed out while accessing document with id clinic.');
  return new ServiceError('Service timed out.');
}

/** The per-minute quota's words. */
export function quotaExceeded(isWrite: boolean, per: 'user' | 'project'): ApiError {
  const kind = isWrite ? 'Write' : 'Read';
  const limit = per === 'user' ? 'per minute per user' : 'per minute';
  return new ApiError(429, 'RESOURCE_EXHAUSTED',
    `Quota exceeded for quota metric '${kind} requests' and limit '${kind} requests ${limit}' of service 'sheets.googleapis.com' for consumer 'project_number:100000000000'.`);
}

function apiFailure(service: string, way: 429 | 500 | 'timeout' | 'timeoutAfterWrite', isWrite: boolean): Error {
  if (way === 500) return new ApiError(500, 'INTERNAL', 'Internal error encountered.');
  if (way !== 429) return new ApiError(504, 'DEADLINE_EXCEEDED', 'Empty response');
  return service === 'sheets' ? quotaExceeded(isWrite, 'user') : new ApiError(403, 'PERMISSION_DENIED', 'User Rate Limit Exceeded');
}

function check(spec: FaultSpec, services: readonly string[]): void {
  const strange = Object.keys(spec).find((name) => !fields.has(name));
  if (strange !== undefined) throw new TypeError(`Expected a fault (${[...fields].join(', ')}), got ${strange}`);
  for (const name of amounts) {
    const amount: unknown = spec[name];
    if (amount !== undefined && !(Number.isInteger(amount) && Number(amount) >= 0)) throw new TypeError(`Expected ${name}: a whole number, got ${JSON.stringify(amount)}`);
  }
  const { failNext } = spec;
  if (failNext !== undefined && !services.includes(String(failNext).split('.', 1)[0] ?? '')) throw new TypeError(`Expected failNext: a method of ${services.join(', ')}, got ${String(failNext)}`);
  if (spec.with !== undefined && !ways.has(spec.with)) throw new TypeError(`Expected with: ${[...ways].join(', ')}, got ${String(spec.with)}`);
  if (spec.with !== undefined && failNext === undefined) throw new TypeError('Expected failNext beside with');
  if (spec.between !== undefined && !Array.isArray(spec.between)) throw new TypeError('Expected between: an array of batchUpdate requests');
}

// Counts what a run asks of Google: calls by method, cells read and written, and the seconds it would take there.

import { isSheetsRead, isSheetsWrite, modeledMs } from './latency.ts';

export interface CallRecord {
  execution: number;
  functionName: string;
  user: string;
  kind: string;
  startedAt: string;
  outcome: 'running' | 'done' | 'failed' | 'killed';
  message?: string;
  calls: Record<string, number>;
  total: number;
  /** Requests to Sheets, by the API or by SpreadsheetApp. */
  reads: number;
  writes: number;
  cellsRead: number;
  cellsWritten: number;
  /** By the model of latency.ts, without the time of the script's own code. */
  modeledSeconds: number;
  realMs: number;
  log: { level: string; message: string }[];
}

type About = Pick<CallRecord, 'execution' | 'functionName' | 'user' | 'kind' | 'startedAt'>;

const KEPT = 50;

export class Calls {
  private readonly records: CallRecord[] = [];

  open(about: About, roundTripMs: number): CallRecord {
    const record = { ...this.uncounted(about), modeledSeconds: roundTripMs / 1000 };
    this.records.push(record);
    if (this.records.length > KEPT) this.records.shift();
    return record;
  }

  /** A record that is not listed: of a call from outside any script. */
  uncounted({ execution, functionName, user, kind, startedAt }: About): CallRecord {
    const counts = { calls: {}, total: 0, reads: 0, writes: 0, cellsRead: 0, cellsWritten: 0, modeledSeconds: 0, realMs: 0, log: [] };
    return { execution, functionName, user, kind, startedAt, outcome: 'running', ...counts };
  }

  /** Adds one call and answers its modeled milliseconds. */
  count(record: CallRecord, methodId: string, cells: { read: number; written: number }): number {
    const ms = modeledMs(methodId, cells.read + cells.written);
    record.calls[methodId] = (record.calls[methodId] ?? 0) + 1;
    record.total += 1;
    if (isSheetsRead(methodId)) record.reads += 1;
    if (isSheetsWrite(methodId)) record.writes += 1;
    record.cellsRead += cells.read;
    record.cellsWritten += cells.written;
    record.modeledSeconds = Math.round(record.modeledSeconds * 1000 + ms) / 1000;
    return ms;
  }

  /** The run that was started last, if any ran. */
  last(): CallRecord | null {
    return this.records.at(-1) ?? null;
  }

  recent(): readonly CallRecord[] {
    return this.records;
  }

  clear(): void {
    this.records.splice(0);
  }
}

// What one task asked of Google, and how long it took here.

import { performance } from 'node:perf_hooks';
import { modeledMs, isSheetsRead, isSheetsWrite } from '../../workbench/latency.ts';
import type { World } from '../world.ts';

export interface Tally {
  reads: number;
  writes: number;
  /** All calls, other services' too. */
  calls: number;
  cellsRead: number;
  cellsWritten: number;
  /** On this computer: the script, the workbench and nothing of a network. */
  ms: number;
  /** By the workbench's model of Google's latency, at 1×. */
  modeledSeconds: number;
}

/** Runs a function of the script and takes what the workbench counted. */
export function ofRun(world: World, functionName: string, args: unknown[] = [], kind: 'client' | 'trigger' = 'client'): Tally {
  const started = performance.now();
  const answer = world.bench.run(functionName, args, { kind });
  const ms = performance.now() - started;
  if (typeof answer === 'string' && answer.startsWith('{"ok":false')) throw new Error(`${functionName}: ${answer}`);
  const last = world.bench.calls.last();
  if (!last) throw new Error(`${functionName} left no record`);
  return { reads: last.reads, writes: last.writes, calls: last.total, cellsRead: last.cellsRead, cellsWritten: last.cellsWritten, ms, modeledSeconds: last.modeledSeconds };
}

/** Counts what a client asks of Sheets over HTTP while `task` runs. */
export async function ofRest(world: World, task: () => Promise<unknown>): Promise<Tally> {
  const tally: Tally = { reads: 0, writes: 0, calls: 0, cellsRead: 0, cellsWritten: 0, ms: 0, modeledSeconds: 0 };
  const { sheets } = world.bench;
  const call = sheets.call.bind(sheets);
  sheets.call = (methodId, ...rest) => {
    const given = call(methodId, ...rest);
    tally.calls += 1;
    if (isSheetsRead(methodId)) tally.reads += 1;
    if (isSheetsWrite(methodId)) tally.writes += 1;
    tally.cellsRead += given.cells.read;
    tally.cellsWritten += given.cells.written;
    tally.modeledSeconds += modeledMs(methodId, given.cells.read + given.cells.written) / 1000;
    return given;
  };
  const started = performance.now();
  try {
    await task();
  } finally {
    sheets.call = call;
  }
  return { ...tally, ms: performance.now() - started };
}

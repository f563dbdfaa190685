// One run of a job at a time: a lease, not the lock, so that people go on saving while a job works.

import type { Desk } from '../desk.ts';

/** Google ends a run at six minutes; a lease older than this belongs to a run that was killed. */
const leaseMs = 7 * 60_000;
/** A job stops by itself with this much left for its last write. */
const mostMs = 4.5 * 60_000;

const keyOf = (job: string): string => `job:${job}`;

export const timeIsUp = (desk: Desk): boolean => desk.elapsedMs() > mostMs;

/** Runs the work unless another run of the same job is under way; then answers undefined. */
export function alone<T>(desk: Desk, job: string, work: () => T): T | undefined {
  const taken = desk.locked(() => {
    if (ageMs(desk, job) < leaseMs) return false;
    desk.memo.set(keyOf(job), desk.now());
    return true;
  });
  if (!taken) return undefined;
  // A job reads outside the lock.
  desk.mind?.();
  try {
    return work();
  } finally {
    desk.memo.drop(keyOf(job));
  }
}

/** Whether the last run of a job was killed before its end: it left its lease behind, and that has run out. */
export function wasCut(desk: Desk, job: string): boolean {
  const age = ageMs(desk, job);
  return age >= leaseMs && age < Infinity;
}

/** Infinity without a lease. */
function ageMs(desk: Desk, job: string): number {
  const since = Date.parse(desk.memo.get(keyOf(job)) ?? '');
  return Number.isNaN(since) ? Infinity : Date.parse(desk.now()) - since;
}

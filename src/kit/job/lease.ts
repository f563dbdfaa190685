// One run of a job at a time: a lease, not the lock, so that people go on saving while a job works.

import type { Desk } from '../desk.ts';

/** Google ends a run at six minutes; a lease older than this belongs to a run that was killed. */
const leaseMs = 7 * 60_000;
/** A job stops by itself with this much left for its last write. */
const mostMs = 4.5 * 60_000;

export const timeIsUp = (desk: Desk): boolean => desk.elapsedMs() > mostMs;

/** Runs the work unless another run of the same job is under way; then answers undefined. */
export function alone<T>(desk: Desk, job: string, work: () => T): T | undefined {
  const key = `job:${job}`;
  const taken = desk.locked(() => {
    const since = Date.parse(desk.memo.get(key) ?? '');
    if (Date.parse(desk.now()) - since < leaseMs) return false;
    desk.memo.set(key, desk.now());
    return true;
  });
  if (!taken) return undefined;
  try {
    return work();
  } finally {
    desk.memo.drop(key);
  }
}

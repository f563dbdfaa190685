// Google's per-minute quotas of the Sheets API, on the emulated clock.

import { SHEETS_PER_MINUTE_PER_PROJECT, SHEETS_PER_MINUTE_PER_USER } from './limits.ts';
import { quotaExceeded } from './faults.ts';

const MINUTE_MS = 60_000;

export class SheetsQuotas {
  private taken: { at: number; user: string; isWrite: boolean }[] = [];

  /** Takes one request of the last minute's, or throws 429 in Google's words. */
  take(user: string, isWrite: boolean, nowMs: number): void {
    this.taken = this.taken.filter(({ at }) => at > nowMs - MINUTE_MS && at <= nowMs + MINUTE_MS);
    const sameKind = this.taken.filter((request) => request.isWrite === isWrite && request.at <= nowMs);
    if (sameKind.filter((request) => request.user === user).length >= SHEETS_PER_MINUTE_PER_USER) throw quotaExceeded(isWrite, 'user');
    if (sameKind.length >= SHEETS_PER_MINUTE_PER_PROJECT) throw quotaExceeded(isWrite, 'project');
    this.taken.push({ at: nowMs, user, isWrite });
  }

  clear(): void {
    this.taken = [];
  }
}

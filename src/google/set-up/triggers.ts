// The timed runs, installed once by one owner.

import type { GoogleGlobals } from '../services.ts';

const dailyHour = 5;

/** Installs the daily and the hourly run for this user unless they stand already. Returns what was added. */
export function installTriggers(google: GoogleGlobals, timeZone: string): string[] {
  const there = new Set(google.ScriptApp.getProjectTriggers().map((trigger) => trigger.getHandlerFunction()));
  const added: string[] = [];
  if (!there.has('dailyRun')) {
    google.ScriptApp.newTrigger('dailyRun').timeBased().everyDays(1).atHour(dailyHour).inTimezone(timeZone).create();
    added.push('dailyRun');
  }
  if (!there.has('hourlyRun')) {
    google.ScriptApp.newTrigger('hourlyRun').timeBased().everyHours(1).create();
    added.push('hourlyRun');
  }
  return added;
}

// Runs what falls due up to an instant: in order, each at its time, as its creator.

import type { Clock } from '../clock.ts';
import type { RunOptions } from '../runs.ts';
import type { Due, TriggersService } from './service.ts';

interface DueRuns {
  clock: Clock;
  triggers: TriggersService;
}

/** In-process; a run that Google doubles comes twice in a row. */
export function runDue({ clock, triggers }: DueRuns, untilMs: number, run: (name: string, options: RunOptions) => unknown): void {
  for (let due = triggers.takeDue(untilMs); due; due = triggers.takeDue(untilMs)) {
    clock.catchUp(due.at);
    for (let time = 0; time < due.times; time++) {
      try {
        run(due.trigger.handler, optionsOf(due));
        triggers.ran(due.trigger, { at: due.at, outcome: 'done' });
      } catch (error) {
        triggers.ran(due.trigger, failed(due, error));
      }
    }
  }
}

/** In workers; a run that Google doubles comes twice at once. */
export async function startDue({ clock, triggers }: DueRuns, untilMs: number, start: (name: string, options: RunOptions) => Promise<unknown>): Promise<void> {
  for (let due = triggers.takeDue(untilMs); due; due = triggers.takeDue(untilMs)) {
    clock.catchUp(due.at);
    const now = due;
    await Promise.all(Array.from({ length: now.times }, () => start(now.trigger.handler, optionsOf(now)).then(
      () => triggers.ran(now.trigger, { at: now.at, outcome: 'done' }),
      (error: unknown) => triggers.ran(now.trigger, failed(now, error)),
    )));
  }
}

function optionsOf({ trigger, event }: Due): RunOptions {
  return { user: trigger.creator, kind: 'trigger', event };
}

function failed({ at }: Due, error: unknown): { at: number; outcome: string; message: string } {
  return { at, outcome: 'failed', message: error instanceof Error ? error.message : String(error) };
}

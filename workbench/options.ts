// The command line of `npm start`.

import { parseArgs } from 'node:util';
import { parseInstant } from './zone.ts';

export interface StartOptions {
  /** Only the usage is asked for. */
  help: boolean;
  /** Null: 8080, or the next free port. */
  port: number | null;
  data: string;
  fresh: boolean;
  empty: boolean;
  /** Wall time at which the clock starts; null: the real time. */
  now: string | null;
  latency: number;
}

export const USAGE = `Usage: npm start -- [options]
  --port N             port on 127.0.0.1 (8080, or the next free one)
  --data DIR           where the state is kept (.workbench)
  --fresh              throw the kept state away and start over
  --empty              start with a bare spreadsheet instead of the sample clinic
  --today YYYY-MM-DD   start the clock at 9:00 of that day (or at YYYY-MM-DDTHH:MM)
  --latency google     charge each call what it would take on Google (or 0.5, 1, 2 times that)
  --help               tell this`;

/** Throws TypeError with what is wrong. */
export function readOptions(args: string[]): StartOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' }, data: { type: 'string', default: '.workbench' }, fresh: { type: 'boolean', default: false },
      empty: { type: 'boolean', default: false }, today: { type: 'string' }, latency: { type: 'string' }, help: { type: 'boolean', default: false },
    },
  });
  return {
    help: values.help,
    port: values.port === undefined ? null : portOf(values.port),
    data: values.data, fresh: values.fresh, empty: values.empty,
    now: values.today === undefined ? null : nowOf(values.today),
    latency: values.latency === undefined ? 0 : latencyOf(values.latency),
  };
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new TypeError(`Expected --port with a number up to 65535, got ${text}`);
}

function nowOf(text: string): string {
  const now = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T09:00` : text;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(now)) throw new TypeError(`Expected --today like 2026-11-21, got ${text}`);
  parseInstant(now, 'UTC');
  return now;
}

function latencyOf(text: string): number {
  const times = text === 'google' ? 1 : Number(text.replace(/x$/, ''));
  if (times >= 0 && times <= 100) return times;
  throw new TypeError(`Expected --latency google, 0.5x or 2x, got ${text}`);
}

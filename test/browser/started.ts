// The workbench as a person starts it: the built program on a free port, a fresh sample clinic, its page in a browser.

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const READY = /ready on (http:\/\/127\.0\.0\.1:\d+)\//;
const START_MS = 90_000;

export interface Started {
  /** `http://127.0.0.1:PORT`, without a last slash. */
  origin: string;
  /** The folder of its state. */
  data: string;
  /** A tab's rows by heading, as its cells are shown. */
  rows(tab: string): Promise<Record<string, string>[]>;
  get<T>(route: string): Promise<T>;
  stop(): Promise<void>;
}

/** Flags as on the command line. A folder of its own state goes when it stops; one that is given stays. */
export async function start(flags: string[] = [], given?: string): Promise<Started> {
  const data = given ?? mkdtempSync(path.join(tmpdir(), 'tablework-'));
  const program = spawn(process.execPath, ['--enable-source-maps', '.cache/workbench.mjs', '--port', '0', '--fresh', '--data', data, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  const origin = await readyOrigin(program);
  const get = async <T>(route: string): Promise<T> => {
    const response = await fetch(origin + route);
    if (!response.ok) throw new Error(`GET ${route}: ${await response.text()}`);
    return response.json() as Promise<T>;
  };
  return {
    origin, data, get,
    async rows(tab) {
      const { values = [] } = await get<{ values?: string[][] }>(`/v4/spreadsheets/clinic/values/${encodeURIComponent(tab)}`);
      const [headings = [], ...rows] = values;
      return rows.map((cells) => Object.fromEntries(headings.map((heading, at) => [heading, cells[at] ?? ''])));
    },
    async stop() {
      const ended = new Promise((done) => program.once('exit', done));
      program.kill();
      await ended;
      if (given === undefined) rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Where it listens; what it said, if it does not come to that. */
function readyOrigin(program: ChildProcess): Promise<string> {
  return new Promise((ready, refuse) => {
    let said = '';
    const giveUp = setTimeout(() => { program.kill(); refuse(new Error(`No ready line in ${START_MS / 1000} s: ${said}`)); }, START_MS);
    const heard = (piece: Buffer): void => {
      said += piece;
      const origin = READY.exec(said)?.[1];
      if (origin) { clearTimeout(giveUp); ready(origin); }
    };
    program.stdout?.on('data', heard);
    program.stderr?.on('data', heard);
    program.once('exit', () => { clearTimeout(giveUp); refuse(new Error(`The workbench ended: ${said}`)); });
  });
}

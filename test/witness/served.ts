// A clinic's workbench on a port of its own, for clients that know only Google's addresses.

import { sheets, type sheets_v4 } from '@googleapis/sheets';
import { drive, type drive_v3 } from '@googleapis/drive';
import { script, type script_v1 } from '@googleapis/script';
import { listen } from '../../workbench/server/server.ts';
import type { World } from '../world.ts';

export interface Served {
  world: World;
  /** `http://127.0.0.1:PORT/` */
  rootUrl: string;
  sheets: sheets_v4.Sheets;
  drive: drive_v3.Drive;
  script: script_v1.Script;
  /** What the workbench itself tells: `/outbox`, `/calls`, `/clock`, `/faults`. */
  ask(path: string, method?: string, body?: unknown): Promise<unknown>;
  close(): Promise<void>;
}

export async function served(world: World): Promise<Served> {
  const { port, close } = await listen(world.bench, 0);
  const rootUrl = `http://127.0.0.1:${port}/`;
  // The clients ask an API key of Google; the workbench takes any. Jest's world hides Node's fetch from them.
  const client = { auth: 'any key', rootUrl, fetchImplementation: fetch, retry: false };
  return {
    world, rootUrl,
    sheets: sheets({ version: 'v4', ...client }),
    drive: drive({ version: 'v3', ...client }),
    script: script({ version: 'v1', ...client }),
    async ask(path, method = 'GET', body = undefined) {
      const response = await fetch(new URL(path, rootUrl), { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      return response.json();
    },
    async close() {
      await close();
      await world.bench.close();
    },
  };
}

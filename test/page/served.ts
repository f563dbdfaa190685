// A workbench with a small script, its page served on a free port of this computer.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SPREADSHEET_ID } from '../../workbench/services.ts';
import { pageRoutes } from '../../workbench/server/page-api.ts';
import type { WireNews } from '../../workbench/server/page-wire.ts';
import { Workbench } from '../../workbench/workbench.ts';

export const OWNER = 'owner@clinic.example';
export const THERAPIST = 'rowan@clinic.example';

export interface Served {
  bench: Workbench;
  get(path: string): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
  /** Messages of a page's stream from now on, until one is of this kind; all that came. */
  until(kind: WireNews['kind'], act: () => Promise<unknown>): Promise<WireNews[]>;
  close(): Promise<void>;
}

export async function aPage({ script = '', sidebar = '', rows = [['Name', 'Due', 'Fee']] }: { script?: string; sidebar?: string; rows?: unknown[][] } = {}): Promise<Served> {
  const bench = new Workbench({ files: { 'main.js': script, 'sidebar.html': sidebar }, now: '2026-03-02T09:00', timeZone: 'America/Los_Angeles', owner: OWNER });
  bench.sheets.call('sheets.spreadsheets.values.update', { spreadsheetId: SPREADSHEET_ID, range: 'A1', valueInputOption: 'USER_ENTERED' }, { values: rows }, { user: OWNER });
  const routes = pageRoutes(bench, { folder: '.cache/page', reset: () => Promise.resolve() });
  const server = createServer((request, response) => void routes(request, response));
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const get = (path: string): Promise<Response> => fetch(base + path);
  return {
    bench,
    get,
    post: (path, body) => fetch(base + path, { method: 'POST', body: JSON.stringify(body) }),
    until: (kind, act) => listen(get, kind, act),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((closed) => void server.close(() => closed()));
      await bench.close();
    },
  };
}

async function listen(get: Served['get'], kind: WireNews['kind'], act: () => Promise<unknown>): Promise<WireNews[]> {
  const { body } = await get(`/page/news?user=${THERAPIST}`);
  if (!body) throw new Error('the stream has no body');
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  await reader.read();
  const heard: WireNews[] = [];
  const acted = act();
  for (let rest = ''; !heard.some((news) => news.kind === kind);) {
    const { value = '', done } = await reader.read();
    if (done) throw new Error(`the stream ended without ${kind}`);
    const lines = (rest + value).split('\n\n');
    rest = lines.pop() ?? '';
    heard.push(...lines.map((line): WireNews => JSON.parse(line.replace(/^data: /, ''))));
  }
  await acted;
  await reader.cancel();
  return heard;
}

// `npm start`: the shipped files in a workbench, served on this computer.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Disk, makeFolder, Unusable } from './disk.ts';
import { firstDay } from './first-day.ts';
import { claimFolder } from './folder-claim.ts';
import { readManifest } from './manifest.ts';
import { readOptions, USAGE, type StartOptions } from './options.ts';
import { pageRoutes } from './server/page-api.ts';
import { fillSample } from './sample/fill.ts';
import { expectFree, listen } from './server/server.ts';
import { Workbench } from './workbench.ts';

/** `.cache`, where the built files stand. */
const here = fileURLToPath(new URL('.', import.meta.url));
const project = join(here, '..');
const PORT = 8080;

async function main(options: StartOptions): Promise<void> {
  if (options.port) await expectFree(options.port);
  const folder = resolve(project, options.data);
  makeFolder(folder);
  const letGo = claimFolder(folder);
  const files = shippedFiles();
  // Apps Script's `Date` speaks the manifest's zone, Node's speaks this one.
  process.env.TZ = readManifest(files['appsscript.json']).timeZone;
  const bench = new Workbench({ files, latency: options.latency, workerFile: join(here, 'worker.mjs'), ...(options.now === null ? {} : { now: options.now }) });
  const disk = new Disk(bench, folder);
  if (options.fresh) disk.erase();
  if (disk.load()) {
    if (options.now !== null) bench.clock.set(bench.clock.instantOf(options.now));
  } else await firstDay(bench, options.empty ? null : fillSample);
  disk.keep();
  const page = pageRoutes(bench, { folder: join(here, 'page'), reset: (sample) => firstDay(bench, sample ? fillSample : null) });
  const { port, close } = await listen(bench, options.port ?? PORT, { page, next: options.port === null });
  bench.drive.origin = `http://127.0.0.1:${port}`;
  bench.goLive();
  console.log(`Tablework workbench ready on http://127.0.0.1:${port}/`);
  stopOn(['SIGINT', 'SIGTERM'], async () => {
    disk.save();
    await close();
    await bench.close();
    letGo();
  });
}

function shippedFiles(): Record<string, string> {
  const dist = join(project, 'dist');
  const names = readdirSync(dist).filter((name) => /\.(js|gs|html|json)$/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(dist, name), 'utf8')]));
}

function stopOn(signals: NodeJS.Signals[], stop: () => Promise<void>): void {
  for (const signal of signals) process.once(signal, () => void stop().then(() => process.exit(0)));
}

function optionsOrUsage(): StartOptions {
  try {
    const options = readOptions(process.argv.slice(2));
    if (!options.help) return options;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exit(2);
  }
}

/** What whoever starts it can put right, in a sentence; undefined for a fault of ours. */
function inWords(error: unknown): string | undefined {
  if (error instanceof Unusable) return error.message;
  const { code, port } = Object(error);
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. Choose another with --port, or leave it out for the next free one.`;
  if (code === 'EACCES' && port !== undefined) return `Port ${port} may not be used by this user. Choose one above 1023 with --port.`;
  return undefined;
}

try {
  await main(optionsOrUsage());
} catch (error) {
  const words = inWords(error);
  if (words === undefined) throw error;
  console.error(words);
  process.exit(1);
}

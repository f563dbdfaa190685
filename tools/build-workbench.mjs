// Builds the workbench into .cache/: workbench.mjs (the server) and worker.mjs (a run's thread). Packages stay outside.

import { build } from 'esbuild';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const forNode = { bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', sourcemap: 'linked', logLevel: 'warning' };

export async function buildWorker() {
  await build({ ...forNode, entryPoints: [join(root, 'workbench/runtime/worker.ts')], outfile: join(root, '.cache/worker.mjs') });
}

export async function buildServer() {
  await build({ ...forNode, entryPoints: [join(root, 'workbench/main.ts')], outfile: join(root, '.cache/workbench.mjs') });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await Promise.all([buildWorker(), buildServer()]);

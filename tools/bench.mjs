// `npm run bench`: calls, cells, time and size, peers beside. `npm run bench -- 1000,10000` measures these sizes only.

import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const memoryMb = 8192;

installIfNeeded();
const { build } = await import('esbuild');
const { buildStale } = await import('./freshness.mjs');
await buildStale('dist', 'worker');
const outdir = join(root, '.cache/bench');
await build({
  entryPoints: ['main', 'play-night'].map((name) => join(root, `test/bench/${name}.ts`)), outdir, absWorkingDir: root,
  bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', logLevel: 'warning',
});

const { timeZone } = JSON.parse(await (await import('node:fs/promises')).readFile(join(root, 'appsscript.json'), 'utf8'));
const bench = spawnSync(process.execPath, [`--max-old-space-size=${memoryMb}`, join(outdir, 'main.js'), ...process.argv.slice(2)], {
  cwd: root, stdio: 'inherit', env: { ...process.env, TZ: timeZone },
});
process.exitCode = bench.status ?? 1;

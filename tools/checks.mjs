// The quick checks side by side: types of every room, lint, arrows between folders, docs as the tables say, the lock file whole.

import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The largest first, so that no core waits long at the end. */
const rooms = ['workbench', 'test', 'src/clinic', 'sidebar', 'src', 'workbench/page', 'src/google', 'src/kit', 'test/witness/types'];

const checks = [
  ...rooms.map((room) => ({ name: `types of ${room}`, args: [bin('typescript/bin/tsc'), '-p', room, '--incremental', '--tsBuildInfoFile', `.cache/types/${room.replaceAll('/', '-')}.json`] })),
  { name: 'lint', args: [bin('oxlint/bin/oxlint'), '--quiet'] },
  { name: 'layers', args: ['tools/layers.mjs'] },
  { name: 'package-lock.json', args: ['tools/lock.mjs'] },
  { name: 'docs/tables.md', args: ['tools/docs.mjs', '--check'] },
];

/** Runs all checks, tells each that fails with its words, and answers their names. */
export async function failingChecks() {
  const started = performance.now();
  mkdirSync(join(root, '.cache/types'), { recursive: true });
  const left = [...checks];
  const failed = [];
  const worker = async () => {
    for (let check = left.shift(); check; check = left.shift()) {
      const { code, output } = await run(check.args);
      if (code === 0) continue;
      failed.push(check.name);
      console.error(`✗ ${check.name}\n${output.trim().replace(/^/gm, '  ')}\n`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(failed.length === 0 ? `✓ ${checks.length} checks in ${seconds} s: types, lint, layers, docs` : `✗ ${failed.length} of ${checks.length} checks fail (${seconds} s)`);
  return failed;
}

function run(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const parts = [];
    child.stdout.on('data', (part) => parts.push(part));
    child.stderr.on('data', (part) => parts.push(part));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: Buffer.concat(parts).toString() }));
  });
}

function bin(path) {
  return join('node_modules', path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { installIfNeeded } = await import('./install.mjs');
  installIfNeeded();
  if ((await failingChecks()).length > 0) process.exitCode = 1;
}

// `npm start`: installs if need be, builds what is out of date, and opens the workbench. Plain Node: nothing is there yet.

import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded } from './install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const oldest = 20;

if (Number(process.versions.node.split('.')[0]) < oldest) {
  console.error(`Tablework needs Node ${oldest} or newer; this is ${process.version}.`);
  process.exit(1);
}
installIfNeeded();
const { buildStale } = await import('./freshness.mjs');
const built = await buildStale();
if (built.length > 0) console.log(`Built: ${built.join(', ')}`);

const workbench = spawn(process.execPath, ['--enable-source-maps', join(root, '.cache/workbench.mjs'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => workbench.kill(signal));
workbench.on('exit', (code, signal) => process.exit(signal ? 0 : code ?? 1));

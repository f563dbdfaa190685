// Holds package-lock.json to what `npm ci` asks on every system: our dependencies as declared, and an entry for each
// platform's build of a package. Some registries lack builds for other systems and npm then leaves them out; --fill adds them.

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const declared = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

const wrong = [...otherThanDeclared(), ...(process.argv.includes('--fill') ? [] : missingBuilds().map(({ name }) => `package-lock.json has no ${name}. Run: node tools/lock.mjs --fill`))];
for (const line of wrong) console.error(line);
if (wrong.length > 0) process.exitCode = 1;
else if (process.argv.includes('--fill')) fill();

function otherThanDeclared() {
  return ['dependencies', 'devDependencies'].flatMap((kind) => {
    const [ours, locked] = [declared[kind] ?? {}, lock.packages[''][kind] ?? {}];
    return [...new Set([...Object.keys(ours), ...Object.keys(locked)])].filter((name) => ours[name] !== locked[name])
      .map((name) => `${name} is ${ours[name] ?? 'not'} in package.json and ${locked[name] ?? 'not'} in package-lock.json. Run: npm install`);
  });
}

function missingBuilds() {
  return Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {}, dev }]) => Object.entries(optionalDependencies)
    .filter(([name]) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`])
    .map(([name, version]) => ({ name, version, dev })));
}

function fill() {
  for (const { name, version, dev } of missingBuilds()) {
    const has = (word) => new RegExp(`[-/]${word}(?![a-z0-9])`).test(name);
    const cpu = processors.find(has);
    const os = systems.find(has);
    if (!cpu || (!os && cpu !== 'wasm32')) throw new Error(`${name} names no system and processor; add it to package-lock.json by hand`);
    const libc = os !== 'linux' ? undefined : name.endsWith('-musl') ? 'musl' : name.endsWith('-gnu') ? 'glibc' : undefined;
    lock.packages[`node_modules/${name}`] = { version, cpu: [cpu], ...(libc ? { libc: [libc] } : {}), ...(dev ? { dev } : {}), optional: true, ...(os ? { os: [os] } : {}) };
  }
  const [own, ...rest] = Object.entries(lock.packages);
  lock.packages = Object.fromEntries([own, ...rest.sort(([a], [b]) => a.localeCompare(b, 'en'))]);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}

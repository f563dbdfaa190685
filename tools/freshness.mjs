// Builds only what is out of date: a target is fresh while the sizes and times of its sources are those of its last build.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const targets = {
  dist: {
    sources: ['src', 'sidebar', 'appsscript.json', 'tools/build.mjs', 'tools/build-sidebar.mjs', 'tools/build-templates.mjs', 'package-lock.json'],
    makes: ['dist/main.js', 'dist/sidebar.html', 'dist/appsscript.json'],
    build: async () => (await tool('build.mjs')).buildAll(),
  },
  worker: {
    sources: ['workbench', 'tools/build-workbench.mjs', 'package-lock.json'],
    makes: ['.cache/worker.mjs'],
    build: async () => (await tool('build-workbench.mjs')).buildWorker(),
  },
  server: {
    sources: ['workbench', 'src', 'tools/build-workbench.mjs', 'package-lock.json'],
    makes: ['.cache/workbench.mjs'],
    build: async () => (await tool('build-workbench.mjs')).buildServer(),
  },
  page: {
    sources: ['workbench', 'tools/build-page.mjs', 'package-lock.json'],
    makes: ['.cache/page/index.html', '.cache/page/page.js'],
    build: async () => (await tool('build-page.mjs')).buildPage(),
  },
};

/** Builds the named targets (all without names) where needed; answers those that were built. */
export async function buildStale(...names) {
  const built = [];
  for (const name of names.length > 0 ? names : Object.keys(targets)) {
    const { sources, makes, build } = targets[name];
    const stamp = join(root, '.cache/stamps', name);
    const print = fingerprint(sources);
    const fresh = makes.every((file) => existsSync(join(root, file))) && existsSync(stamp) && readFileSync(stamp, 'utf8') === print;
    if (fresh) continue;
    await build();
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, print);
    built.push(name);
  }
  return built;
}

function tool(name) {
  return import(pathToFileURL(join(root, 'tools', name)).href);
}

function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesOf).sort()) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function filesOf(source) {
  const path = join(root, source);
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [source];
  return readdirSync(path).flatMap((name) => filesOf(`${source}/${name}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildStale(...process.argv.slice(2));

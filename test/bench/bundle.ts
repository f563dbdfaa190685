// What the bundle weighs, and how long it takes to start in a bare vm: the price of every call on Google.

import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import vm from 'node:vm';

const rounds = 15;

export interface Weight { name: string; bytes: number }

export function weights(): Weight[] {
  return ['main.js', 'sidebar.html'].map((name) => ({ name, bytes: readFileSync(`dist/${name}`).length }));
}

/** Compiling and running main.js in a world of its own: the median of some rounds, in milliseconds. */
export function startUpMs(): number {
  const source = readFileSync('dist/main.js', 'utf8');
  const took = Array.from({ length: rounds }, (_, round) => {
    const world = vm.createContext({});
    const started = performance.now();
    // The comment keeps the engine from answering out of its own cache.
    vm.runInContext(`${source}\n// ${round}`, world);
    return performance.now() - started;
  });
  return took.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}

// How long the sidebar's search takes over a large clinic's clients, here.

import { performance } from 'node:perf_hooks';
import { addDays } from '../../src/kit/day.ts';
import { searchOver } from '../../sidebar/find/search.ts';

const clients = 20_000;
const rounds = 9;
const first = ['Mara', 'Otto', 'Ivy', 'Ada', 'Noel', 'June', 'Tess', 'Finn', 'Lee', 'Dana'];
const last = ['Quill', 'Penn', 'Lark', 'Okafor', 'Hollis', 'Arlow', 'Oakes', 'Moss', 'Reed', 'Birch'];
const typed = ['q', 'qu', 'quill m', 'okafor ada', 'oakfor', '1970-03-11', '5550'];

export function searchMs(): { prepareMs: number; keyMs: number; clients: number } {
  const lines = Array.from({ length: clients }, (_, i) => ({
    id: `C-${String(i + 1).padStart(5, '0')}`, at: i + 2,
    caption: `${last[i % 10]}${(i * 7919 % 997).toString(36)}, ${first[(i * 31) % 10]}${(i % 97).toString(36)}`,
    detail: `${addDays('1950-01-01', i)} · (206) 555-${String(i % 10_000).padStart(4, '0')}`,
  }));
  const started = performance.now();
  const find = searchOver(lines, '2026-03-02');
  const prepareMs = performance.now() - started;
  const slowest = Math.max(...typed.map((text) => median(() => find(text, 20))));
  return { prepareMs, keyMs: slowest, clients };
}

function median(task: () => unknown): number {
  const took = Array.from({ length: rounds }, () => {
    const started = performance.now();
    task();
    return performance.now() - started;
  });
  return took.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}

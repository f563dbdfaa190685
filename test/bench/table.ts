// The figures as one Markdown table, task by task.

import type { Tally } from './tally.ts';

export interface Line extends Tally { task: string; by: string; size: number }

const titles = ['task', 'by', 'sessions', 'reads', 'writes', 'all calls', 'cells read', 'cells written', 'ms here', 'modeled s ×0.5 / ×1 / ×2'];

export function printTable(lines: Line[]): void {
  const tasks = [...new Set(lines.map(({ task }) => task))];
  const sorted = tasks.flatMap((task) => [...new Set(lines.map(({ by }) => by))].flatMap((by) => lines.filter((line) => line.task === task && line.by === by)));
  const rows = [titles, ...sorted.map(cellsOf)];
  const widths = titles.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const show = (row: string[]) => `| ${row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`;
  console.log([show(titles), `| ${widths.map((width, i) => (i < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`, ...rows.slice(1).map(show)].join('\n'));
}

function cellsOf({ task, by, size, reads, writes, calls, cellsRead, cellsWritten, ms, modeledSeconds }: Line): string[] {
  const modeled = [0.5, 1, 2].map((times) => (modeledSeconds * times).toFixed(1)).join(' / ');
  return [task, by, whole(size), whole(reads), whole(writes), whole(calls), whole(cellsRead), whole(cellsWritten), whole(Math.round(ms)), modeled];
}

function whole(value: number): string {
  return value.toLocaleString('en-US');
}

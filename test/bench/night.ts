// One night of the daily run by itself: what Google answered is kept as JSON and played again in a process of its own,
// where no clinic in memory weighs on it. Beside it, the least the same answers can cost.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { World } from '../world.ts';
import type { Cost } from './count-cost.ts';

/** What Google answered, call by call, and what the run found otherwise. */
export interface Recorded { reads: string[]; writes: string[]; properties: Record<string, string>; now: string; user: string }

/** The script's own processor time of the night that comes next in this clinic, and the floor of all that it reads. */
export function nightCost(world: World): Cost {
  const folder = mkdtempSync(join(tmpdir(), 'night-'));
  try {
    const file = join(folder, 'answers.json');
    writeFileSync(file, JSON.stringify(recorded(world)));
    const { stdout, stderr, status } = spawnSync(process.execPath, [join(dirname(process.argv[1] ?? ''), 'play-night.js'), file], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as Cost;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function recorded(world: World): Recorded {
  const { sheets, properties, clock, owner } = world.bench;
  const night: Recorded = { reads: [], writes: [], properties: { ...properties.toJSON().stores['script'] }, now: clock.now().toISOString(), user: owner };
  const call = sheets.call.bind(sheets);
  sheets.call = (methodId, ...rest) => {
    const given = call(methodId, ...rest);
    const kept = methodId.endsWith('.batchGetByDataFilter') ? night.reads : methodId.endsWith('.batchUpdate') ? night.writes : [];
    kept.push(JSON.stringify(given.answer));
    return given;
  };
  try {
    world.run('dailyRun');
  } finally {
    sheets.call = call;
  }
  return night;
}

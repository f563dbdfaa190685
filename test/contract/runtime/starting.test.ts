// How the workbench starts, and what it says where it cannot: a sentence with what to do, never a stack.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readOptions } from '../../../workbench/options.ts';
import { start, type Started } from '../../browser/started.ts';

jest.setTimeout(60_000);

let running: Started;
let folder: string;

beforeAll(async () => {
  execFileSync(process.execPath, ['tools/freshness.mjs', 'server', 'worker']);
  folder = mkdtempSync(path.join(tmpdir(), 'tablework-'));
  running = await start(['--empty']);
});

afterAll(async () => {
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What it says on its way out, and its exit code. */
function refusal(...flags: string[]): { said: string; code: number | null } {
  const { stderr, status } = spawnSync(process.execPath, ['.cache/workbench.mjs', ...flags], { encoding: 'utf8', timeout: 20_000 });
  return { said: stderr.trim(), code: status };
}

it('refuses a port that is taken', () => {
  const port = new URL(running.origin).port;

  expect(refusal('--port', port, '--data', folder, '--empty')).toEqual({ said: `Port ${port} is taken by another program. Choose another with --port, or leave it out for the next free one.`, code: 1 });
});

it('refuses a folder in which another workbench keeps its state', () => {
  expect(refusal('--port', '0', '--data', running.data, '--empty')).toEqual({ said: expect.stringMatching(/^Another workbench \(process \d+\) keeps its state in .*\. Stop it, or choose another folder with --data\.$/), code: 1 });
});

it('refuses a folder that cannot be one', () => {
  const file = path.join(folder, 'a-file');
  writeFileSync(file, '');

  expect(refusal('--port', '0', '--data', path.join(file, 'state'))).toEqual({ said: expect.stringMatching(/^The state cannot be kept in .*\. Choose another folder with --data\.$/), code: 1 });
});

it('refuses a state that cannot be read', () => {
  const broken = mkdtempSync(path.join(folder, 'broken-'));
  writeFileSync(path.join(broken, 'workbench.json'), '{');

  expect(refusal('--port', '0', '--data', broken)).toEqual({ said: expect.stringMatching(/workbench\.json cannot be read \(.*\)\. Start over with --fresh, or choose another folder with --data\.$/), code: 1 });
});

it('goes on after a workbench that was killed, whose claim is void', async () => {
  const state = mkdtempSync(path.join(folder, 'killed-'));
  writeFileSync(path.join(state, 'in-use'), '1');

  const second = await start(['--empty'], state);

  expect(await second.get('/outbox')).toEqual([]);
  await second.stop();
});

it('tells the usage beside what was wrong', () => {
  expect(refusal('--bogus')).toEqual({ said: expect.stringMatching(/^Unknown option '--bogus'[^]*Usage: npm start -- \[options\]/), code: 2 });
});

it.each([
  [['--port', '99999'], 'Expected --port with a number up to 65535, got 99999'],
  [['--today', 'yesterday'], 'Expected --today like 2026-11-21, got yesterday'],
  [['--today', '2026-02-30'], 'There is no 2026-02-30T09:00 in the calendar'],
  [['--latency', 'slow'], 'Expected --latency google, 0.5x or 2x, got slow'],
])('%j is answered with what was expected', (flags, words) => {
  expect(() => readOptions(flags)).toThrow(words);
});

// google.script.run in the browser: what may cross, and how many calls at once (platform 6.5, behaviors 34, 35, 37).
import { crossed } from '../../workbench/page/frame/crossing.ts';
import { Queue } from '../../workbench/page/frame/queue.ts';

it('lets primitives, lists and plain objects cross, undefined as null (6.5)', () => {
  const arrived = crossed(['Ann', 7, true, undefined, [1, undefined], { on: '2026-03-02', note: undefined }]);

  expect(arrived).toEqual(['Ann', 7, true, null, [1, null], { on: '2026-03-02', note: null }]);
});

it.each([
  ['a date', [new Date(0)], '0'],
  ['a function', ['Ann', () => 1], '1'],
  ['a map inside an object', [{ visits: new Map() }], 'visits'],
  ['an object of a class', [{ row: new (class Row {})() }], 'row'],
])('behavior 34: throws in the browser on %s and never calls', (_what, args, property) => {
  expect(() => crossed(args)).toThrow(`Failed due to illegal value in property: ${property}`);
});

it('throws on an object that holds itself', () => {
  const client: Record<string, unknown> = {};
  client['guardian'] = client;

  expect(() => crossed([client])).toThrow('Failed due to illegal value in property: guardian');
});

it('lets the same object cross twice', () => {
  const address = { city: 'Seattle' };

  expect(crossed([{ home: address, mail: address }])).toEqual([{ home: { city: 'Seattle' }, mail: { city: 'Seattle' } }]);
});

it('behavior 37: runs ten calls at once and the eleventh when one is done', async () => {
  const queue = new Queue();
  const ends: (() => void)[] = [];
  let running = 0;
  const jobs = Array.from({ length: 11 }, () => queue.run(() => {
    running += 1;
    return new Promise<void>((end) => ends.push(end));
  }));
  const atFirst = running;

  ends[3]?.();
  await jobs[3];
  await Promise.resolve();

  expect(atFirst).toBe(10);
  expect(running).toBe(11);
});

it('goes on with the next call after one failed', async () => {
  const queue = new Queue(1);
  const failed = queue.run(() => Promise.reject(new Error('no line')));
  const next = queue.run(() => Promise.resolve('saved'));

  await expect(failed).rejects.toThrow('no line');
  await expect(next).resolves.toBe('saved');
});

// Runs at the same time: rows lost without a lock, waits, kills (behaviors 30, 31, 32, and runs at once).

import { benchWith } from './bench.ts';
import type { Workbench } from '../../../workbench/workbench.ts';

const append = `
  function append(name) { add(name); }
  function appendLocked(name) {
    const lock = LockService.getScriptLock();
    lock.waitLock(30000);
    add(name);
    lock.releaseLock();
  }
  function add(name) {
    const rows = Sheets.Spreadsheets.Values.get('clinic', 'A:A').values || [];
    Sheets.Spreadsheets.Values.update({ values: [[name]] }, 'clinic', 'A' + (rows.length + 1), { valueInputOption: 'RAW' });
  }`;

const lockWords = 'Lock timeout: another process was holding the lock for too long.';

let bench: Workbench;
afterEach(() => bench.close());

function columnA(): unknown {
  return bench.call('sheets.spreadsheets.values.get', [{ spreadsheetId: 'clinic', range: 'A:A' }]);
}

describe('behavior 30: two runs that read the last row and write', () => {
  it('lose a row without a lock', async () => {
    bench = benchWith(append, { latency: 20 });

    await Promise.all([bench.start('append', ['Mara']), bench.start('append', ['Otto'])]);

    expect(columnA()).toMatchObject({ values: [[expect.any(String)]] });
  });

  it('keep both with it', async () => {
    bench = benchWith(append, { latency: 1 });

    await Promise.all([bench.start('appendLocked', ['Mara']), bench.start('appendLocked', ['Otto'])]);

    expect(columnA()).toMatchObject({ values: expect.arrayContaining([['Mara'], ['Otto']]) });
  });
});

describe('behavior 31: a held lock', () => {
  const script = `
    function hold(ms) { LockService.getScriptLock().waitLock(0); Utilities.sleep(ms); return new Date().getTime(); }
    function wait(ms) { Utilities.sleep(5000); LockService.getScriptLock().waitLock(ms); return new Date().getTime(); }
    function ask(ms) { Utilities.sleep(5000); return LockService.getScriptLock().tryLock(ms); }
    function own() {
      const lock = LockService.getScriptLock();
      const before = lock.hasLock(); lock.releaseLock();
      lock.waitLock(0); lock.waitLock(0); const held = lock.hasLock(); lock.releaseLock();
      return [before, held, lock.hasLock()];
    }
    function negative() { LockService.getScriptLock().waitLock(-1); }`;

  it('times out a waiter after its wait, by the emulated clock', async () => {
    bench = benchWith(script);
    const holding = bench.start('hold', [60_000]);
    await expect(bench.start('wait', [30_000])).rejects.toThrow(lockWords);
    await holding;
  });

  it('answers tryLock with false', async () => {
    bench = benchWith(script);
    const holding = bench.start('hold', [60_000]);
    await expect(bench.start('ask', [10_000])).resolves.toBe(false);
    await holding;
  });

  it('is freed at the end of the run that held it, and the waiter goes on then', async () => {
    bench = benchWith(script);
    const holding = bench.start('hold', [10_000]);
    const gotAt = Number(await bench.start('wait', [30_000]));
    const freedAt = Number(await holding);

    expect(gotAt - freedAt).toBeGreaterThanOrEqual(0);
    expect(gotAt - freedAt).toBeLessThan(10_000);
  });

  it('is freed at a kill', async () => {
    bench = benchWith(script);
    const holding = bench.start('hold', [300_000]);
    bench.faults.set({ killAfterCalls: 2 });

    await expect(holding).rejects.toThrow('Exceeded maximum execution time');
    await expect(bench.start('ask', [0])).resolves.toBe(true);
  });

  it('free is taken without a wait; a negative wait is refused', () => {
    const bench = benchWith('function now() { LockService.getScriptLock().waitLock(0); return "taken"; } function before() { LockService.getScriptLock().waitLock(-1); }');

    expect(bench.run('now')).toBe('taken');
    expect(() => bench.run('before')).toThrow('Exception: Invalid argument');
  });

  it('makes no trouble to the one who holds it', () => {
    bench = benchWith(script);

    expect(bench.run('own')).toEqual([false, true, false]);
    expect(() => bench.run('negative')).toThrow('Exception');
  });
});

describe('behavior 32: a run past its time', () => {
  const script = `
    function long(minutes) {
      try {
        for (let i = 0; i < minutes; i++) {
          Sheets.Spreadsheets.Values.update({ values: [[i]] }, 'clinic', 'A1', { valueInputOption: 'RAW' });
          Utilities.sleep(60000);
        }
      } catch (e) { PropertiesService.getScriptProperties().setProperty('seen', 'catch');
      } finally { PropertiesService.getScriptProperties().setProperty('seen', 'finally'); }
      return 'done';
    }
    function seen() { return PropertiesService.getScriptProperties().getProperty('seen'); }
    function nap(ms) { Utilities.sleep(ms); return 'rested'; }`;

  it('is killed in a worker, no catch or finally sees it, and what it wrote stays', async () => {
    bench = benchWith(script);

    await expect(bench.start('long', [10])).rejects.toMatchObject({ message: 'Exceeded maximum execution time', killed: true });

    expect(bench.run('seen')).toBeNull();
    expect(columnA()).toMatchObject({ values: [['5']] });
    expect(bench.calls.recent().at(-2)).toMatchObject({ functionName: 'long', outcome: 'killed' });
  });

  it('is killed in-process, and nothing it calls after lands', () => {
    bench = benchWith(script);

    expect(() => bench.run('long', [10])).toThrow('Exceeded maximum execution time');
    expect(bench.run('seen')).toBeNull();
  });

  it('comes after 30 seconds in a simple trigger', () => {
    bench = benchWith(script);

    expect(() => bench.run('nap', [31_000], { kind: 'simple' })).toThrow('Exceeded maximum execution time');
    expect(bench.run('nap', [31_000])).toBe('rested');
  });
});

describe('a run that asks a person', () => {
  const script = `
    function ask() { LockService.getScriptLock().waitLock(0); return SpreadsheetApp.getUi().alert('Delete?', 'Really?', SpreadsheetApp.getUi().ButtonSet.YES_NO); }
    function wait() { Utilities.sleep(1000); return LockService.getScriptLock().tryLock(3000); }`;

  it('halts until the answer, and holds what it holds in real time', async () => {
    bench = benchWith(script);
    const asking = bench.start('ask', [], { kind: 'menu', user: 'desk@clinic.example' });
    const waiting = bench.start('wait');
    while (!bench.ui.screen('desk@clinic.example').question) await new Promise((resolve) => setTimeout(resolve, 5));

    bench.ui.answer('YES', '', 'desk@clinic.example');

    expect(await asking).toBe('YES');
    expect(await waiting).toBe(true);
  });
});

describe('runs at once', () => {
  it('are refused from the 31st of one user', async () => {
    bench = benchWith('function nap() { Utilities.sleep(1000); return 1; }');

    const runs = await Promise.allSettled(Array.from({ length: 31 }, () => bench.start('nap')));

    expect(runs.filter(({ status }) => status === 'fulfilled')).toHaveLength(30);
    expect(runs.at(-1)).toMatchObject({ reason: { message: 'There are too many scripts running simultaneously for this Google user account.' } });
  }, 30_000);
});

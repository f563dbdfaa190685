// Timed triggers: whose they are, when they run, and what Google does to them (behavior 40, platform 5.10-5.13).

import { benchWith } from './bench.ts';

const script = `
  function install() {
    ScriptApp.newTrigger('daily').timeBased().everyDays(1).atHour(6).inTimezone('America/Los_Angeles').create();
    ScriptApp.newTrigger('hourly').timeBased().everyHours(1).create();
  }
  function soon() { ScriptApp.newTrigger('daily').timeBased().after(60000).create(); }
  function many() { for (let i = 0; i < 21; i++) ScriptApp.newTrigger('daily').timeBased().everyDays(1).create(); }
  function list() { return ScriptApp.getProjectTriggers().map((t) => t.getHandlerFunction()); }
  function remove() { ScriptApp.getProjectTriggers().forEach((t) => ScriptApp.deleteTrigger(t)); }
  function missing() { ScriptApp.newTrigger('gone').timeBased().everyHours(1).create(); }
  function daily(e) { note('daily', e); }
  function hourly(e) { note('hourly', e); }
  function note(name, e) {
    const at = Utilities.formatDate(new Date(), 'America/Los_Angeles', 'MM-dd HH:mm');
    Sheets.Spreadsheets.Values.append({ values: [[name, at, Session.getEffectiveUser().getEmail(), e.triggerUid ? 'event' : 'none']] }, 'clinic', 'Sheet1', { valueInputOption: 'RAW' });
  }
  function onEdit() { note('onEdit', {}); }`;

function runs(bench: ReturnType<typeof benchWith>): string[][] {
  const answer = bench.call('sheets.spreadsheets.values.get', [{ spreadsheetId: 'clinic', range: 'A:D' }]);
  return JSON.parse(JSON.stringify(answer)).values ?? [];
}

describe('timed triggers', () => {
  it('run in order, each at its time, with the rights of whoever installed them', () => {
    const bench = benchWith(script);
    bench.run('install', [], { user: 'tess@clinic.example', kind: 'menu' });

    bench.clock.moveTo('2026-03-03T09:00');

    const daily = runs(bench).filter(([name]) => name === 'daily');
    const hourly = runs(bench).filter(([name]) => name === 'hourly');
    expect(daily).toEqual([['daily', expect.stringMatching(/^03-03 06:\d\d$/), 'tess@clinic.example', 'event']]);
    expect(hourly).toHaveLength(24);
    expect(runs(bench).map(([, at]) => at)).toEqual(runs(bench).map(([, at]) => at).sort());
    expect(bench.clock.wall()).toBe('2026-03-03T09:00:00');
  });

  it('keep their minute from day to day, and the same seed draws the same', () => {
    const days = [benchWith(script), benchWith(script)].map((bench) => {
      bench.run('install', [], { kind: 'menu' });
      bench.clock.moveTo('2026-03-05T09:00');
      return runs(bench).filter(([name]) => name === 'daily').map(([, at]) => at?.slice(6));
    });

    expect(new Set(days.flat()).size).toBe(1);
  });

  it('keep their wall time when the clocks change', () => {
    const bench = benchWith(script);
    bench.run('install', [], { kind: 'menu' });

    bench.clock.moveTo('2026-03-09T09:00');

    const hours = runs(bench).filter(([name]) => name === 'daily').map(([, at]) => at?.slice(6, 8));
    expect(new Set(hours)).toEqual(new Set(['06']));
  });

  it('belong to a person: nobody sees another one\'s', () => {
    const bench = benchWith(script);
    bench.run('install', [], { user: 'tess@clinic.example' });

    bench.run('remove', [], { user: 'desk@clinic.example' });

    expect(bench.run('list', [], { user: 'desk@clinic.example' })).toEqual([]);
    expect(bench.run('list', [], { user: 'tess@clinic.example' })).toEqual(['daily', 'hourly']);
  });

  it('run once where they were asked for once', () => {
    const bench = benchWith(script);
    bench.run('soon');

    bench.clock.moveTo('2026-03-02T11:00');

    expect(runs(bench)).toHaveLength(1);
    expect(bench.run('list')).toEqual([]);
  });

  it('are refused from the 21st', () => {
    const bench = benchWith(script);

    expect(() => bench.run('many')).toThrow('This script has too many triggers. Triggers must be deleted from the script before more can be added.');
  });

  it.each([
    ['twice', { doubleNext: 1 }, 2],
    ['not at all', { skipNext: 1 }, 0],
    ['late', { lateMinutes: 90 }, 1],
  ])('sometimes happen %s', (_how, switches, times) => {
    const bench = benchWith(script);
    bench.run('soon');
    Object.assign(bench.triggers.switches, switches);

    bench.clock.moveTo('2026-03-02T09:30');
    const early = runs(bench).length;
    bench.clock.moveTo('2026-03-02T11:00');

    expect(early).toBe('lateMinutes' in switches ? 0 : times);
    expect(runs(bench)).toHaveLength(times);
  });

  it('that fail are told with their reason, and the others go on', () => {
    const bench = benchWith(script);
    bench.run('missing');
    bench.run('soon');

    bench.clock.moveTo('2026-03-02T10:30');

    expect(bench.triggers.all()).toMatchObject([{ handler: 'gone', last: { outcome: 'failed', message: 'Script function not found: gone' } }]);
    expect(runs(bench)).toHaveLength(1);
  });

  it('what a script writes fires no onEdit', () => {
    const bench = benchWith(script);

    bench.run('daily', [], { kind: 'trigger' });

    expect(runs(bench).map(([name]) => name)).toEqual(['daily']);
  });
});

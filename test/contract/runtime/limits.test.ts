// The model of time, the per-minute quotas, scopes and authorization modes (behaviors 33, 40 and extras).

import { benchWith } from './bench.ts';

const script = `
  function writes(n) { for (let i = 0; i < n; i++) Sheets.Spreadsheets.Values.update({ values: [[i]] }, 'clinic', 'A1', { valueInputOption: 'RAW' }); return n; }
  function clock() { const from = Date.now(); writes(4); return Date.now() - from; }
  function sheet() { return SpreadsheetApp.getActiveSpreadsheet().getSheets().length; }
  function property() { return PropertiesService.getScriptProperties().getProperty('x'); }
  function mail() { MailApp.sendEmail({ to: 'mara.quill@example.com', subject: 'Hello', body: 'x' }); }
  function files() { return Drive.Files.list({}).files.length; }
  function api() { return Sheets.Spreadsheets.get('clinic').spreadsheetId; }
  function triggers() { return ScriptApp.getProjectTriggers().length; }
  function menu() { SpreadsheetApp.getUi().createMenu('Clinic').addItem('Today', 'today').addToUi(); return 'made'; }
  function ui() { SpreadsheetApp.getUi(); return 'there'; }
  function who() { return [Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail()]; }
  function locked() { return LockService.getScriptLock().tryLock(0); }`;

describe('the cost of calls', () => {
  it('is counted by method with cells and modeled seconds', () => {
    const bench = benchWith(script);

    bench.run('writes', [4]);

    expect(bench.calls.last()).toMatchObject({
      functionName: 'writes', outcome: 'done', calls: { 'sheets.spreadsheets.values.update': 4 }, total: 4, reads: 0, writes: 4, cellsRead: 0, cellsWritten: 4, modeledSeconds: 1.5,
    });
  });

  it.each([[1, 1000], [0.5, 500], [2, 2000]])('is charged to the clock of the run at %s×', (latency, ms) => {
    const bench = benchWith(script, { latency });

    const took = Number(bench.run('clock'));

    expect(took).toBeGreaterThanOrEqual(ms);
    expect(took).toBeLessThan(ms + 300);
  });

  it('lets the six-minute limit bite without anybody waiting', () => {
    const bench = benchWith('function work() { for (;;) Sheets.Spreadsheets.get("clinic", { fields: "spreadsheetId" }); }', { latency: 100 });

    expect(() => bench.run('work')).toThrow('Exceeded maximum execution time');
  });
});

describe('behavior 33: writes in one minute', () => {
  const words = "Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute per user'";

  it('are refused from the 61st by one user, and pass after the minute', () => {
    const bench = benchWith(script, { latency: 1 });

    expect(() => bench.run('writes', [61])).toThrow(words);
    expect(() => bench.run('writes', [1])).toThrow(words);
    expect(bench.run('writes', [1], { user: 'desk@clinic.example' })).toBe(1);
    bench.clock.moveTo('2026-03-02T09:02');
    expect(bench.run('writes', [1])).toBe(1);
  });

  it('are not counted while calls cost no time', () => {
    const bench = benchWith(script);

    expect(bench.run('writes', [70])).toBe(70);
  });
});

describe('scopes of the manifest', () => {
  const auth = 'https://www.googleapis.com/auth/';
  const withScopes = (...names: string[]) => benchWith(script, { manifest: { oauthScopes: names.map((name) => auth + name) } });

  it.each([
    ['mail', `Exception: Specified permissions are not sufficient to call MailApp.sendEmail. Required permissions: ${auth}script.send_mail`],
    ['triggers', `Exception: Specified permissions are not sufficient to call ScriptApp.getProjectTriggers. Required permissions: ${auth}script.scriptapp`],
    ['who', `Exception: Specified permissions are not sufficient to call Session.getActiveUser. Required permissions: ${auth}userinfo.email`],
    ['files', 'GoogleJsonResponseException: API call to drive.files.list failed with error: Request had insufficient authentication scopes.'],
  ])('extra: a scope that is not in the manifest refuses %s', (name, words) => {
    const bench = withScopes('spreadsheets.currentonly');

    expect(() => bench.run(name)).toThrow(words);
    expect(bench.run('sheet')).toBe(1);
  });

  it('extra: currentonly does not open the Sheets service', () => {
    const bench = withScopes('spreadsheets.currentonly');

    expect(() => bench.run('api')).toThrow('GoogleJsonResponseException: API call to sheets.spreadsheets.get failed with error: Request had insufficient authentication scopes.');
  });

  it('that are there let everything pass', () => {
    const bench = withScopes('spreadsheets', 'drive.file', 'script.send_mail', 'script.scriptapp', 'userinfo.email');

    expect([bench.run('api'), bench.run('files'), bench.run('triggers')]).toEqual(['clinic', expect.any(Number), 0]);
  });

  it('an advanced service that the manifest does not enable is an unknown name', () => {
    const bench = benchWith(script, { manifest: { dependencies: {} } });

    expect(() => bench.run('api')).toThrow('ReferenceError: Sheets is not defined');
  });
});

describe('behavior 40: authorization modes', () => {
  it.each(['property', 'sheet'])('NONE refuses %s, and a menu can still be made', (name) => {
    const bench = benchWith(script);

    expect(() => bench.run(name, [], { kind: 'simple', authMode: 'NONE' })).toThrow('You do not have permission to call');
    expect(bench.run('menu', [], { kind: 'simple', authMode: 'NONE' })).toBe('made');
  });

  it.each(['mail', 'files', 'api', 'triggers'])('LIMITED refuses %s', (name) => {
    const bench = benchWith(script);

    expect(() => bench.run(name, [], { kind: 'simple' })).toThrow(/do not have permission to call|Login Required/);
  });

  it.each(['property', 'sheet', 'menu', 'locked'])('LIMITED allows %s', (name) => {
    const bench = benchWith(script);

    expect(() => bench.run(name, [], { kind: 'simple' })).not.toThrow();
  });

  it.each(['trigger', 'api'] as const)('getUi throws in a run by %s', (kind) => {
    const bench = benchWith(script);

    expect(() => bench.run('ui', [], { kind })).toThrow('Cannot call SpreadsheetApp.getUi() from this context.');
    expect(bench.run('ui', [], { kind: 'menu' })).toBe('there');
  });

  it('a simple trigger does not tell who works, a timed run knows its creator', () => {
    const bench = benchWith(script);

    expect(bench.run('who', [], { user: 'desk@clinic.example', kind: 'simple' })).toEqual(['', 'desk@clinic.example']);
    expect(bench.run('who', [], { user: 'desk@clinic.example', kind: 'trigger' })).toEqual(['', 'desk@clinic.example']);
    expect(bench.run('who', [], { user: 'desk@clinic.example' })).toEqual(['desk@clinic.example', 'desk@clinic.example']);
  });
});

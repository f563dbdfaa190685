// Faults, on every call: refused, failed, timed out before and after landing, killed before and after, another in between.

import { benchWith } from './bench.ts';

const script = `
  function write(text) { Sheets.Spreadsheets.Values.update({ values: [[text]] }, 'clinic', 'A1', { valueInputOption: 'RAW' }); return 'written'; }
  function tries(text) { try { return write(text); } catch (e) { return [e.name, e.message, e.details ? e.details.code : null]; } }
  function mail() { MailApp.sendEmail({ to: 'mara.quill@example.com', subject: 'Hello', body: 'x' }); }
  function left() { return MailApp.getRemainingDailyQuota(); }
  function lock() { LockService.getScriptLock().tryLock(0); }
  function three() { write('one'); write('two'); write('three'); }
  function readAndWrite() {
    const seen = Sheets.Spreadsheets.Values.get('clinic', 'A1').values;
    write('ours');
    return seen || null;
  }`;

const written = (bench: ReturnType<typeof benchWith>) =>
  bench.call('sheets.spreadsheets.values.get', [{ spreadsheetId: 'clinic', range: 'A1:B1' }]);

describe('faults', () => {
  it.each([
    [429, ['GoogleJsonResponseException', "API call to sheets.spreadsheets.values.update failed with error: Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:100000000000'.", 429]],
    [500, ['GoogleJsonResponseException', 'API call to sheets.spreadsheets.values.update failed with error: Internal error encountered.', 500]],
    ['timeout', ['GoogleJsonResponseException', 'API call to sheets.spreadsheets.values.update failed with error: Empty response', null]],
  ] as const)('a %s refuses the call and nothing lands', (way, seen) => {
    const bench = benchWith(script);
    bench.faults.set({ failNext: 'sheets.spreadsheets.values.update', with: way });

    expect(bench.run('tries', ['x'])).toEqual(seen);
    expect(written(bench)).not.toHaveProperty('values');
    expect(bench.run('tries', ['x'])).toBe('written');
  });

  it('a time-out after the write tells of an error, and the write is there', () => {
    const bench = benchWith(script);
    bench.faults.set({ failNext: 'sheets.spreadsheets.values.update', with: 'timeoutAfterWrite' });

    expect(bench.run('tries', ['x'])).toMatchObject(['GoogleJsonResponseException', expect.stringContaining('Empty response'), null]);
    expect(written(bench)).toMatchObject({ values: [['x']] });
  });

  it('comes as often as told, by method or by service', () => {
    const bench = benchWith(script);
    bench.faults.set({ failNext: 'sheets', with: 500, times: 2 });

    expect([bench.run('tries', ['x']), bench.run('tries', ['x']), bench.run('tries', ['x'])]).toEqual([expect.anything(), expect.anything(), 'written']);
  });

  it.each([
    ['mail', 500, "Exception: We're sorry, a server error occurred. Please wait a bit and try again."],
    ['mail', 429, 'Exception: Service invoked too many times in a short time: mail. Try Utilities.sleep(1000) between calls.'],
    ['lock', 429, 'Exception: There are too many LockService operations against the same script.'],
  ] as const)('%s fails with %s in its own words', (service, way, words) => {
    const bench = benchWith(script);
    bench.faults.set({ failNext: service, with: way });

    expect(() => bench.run(service)).toThrow(words);
  });

  it.each([[0, null], [1, 'one'], [2, 'two'], [3, 'three']])('a kill after %s calls leaves what landed', (killAfterCalls, left) => {
    const bench = benchWith(script);
    bench.faults.set({ killAfterCalls });

    expect(() => bench.run('three')).toThrow('Exceeded maximum execution time');

    expect(written(bench)).toEqual(left === null ? expect.not.objectContaining({ values: expect.anything() }) : expect.objectContaining({ values: [[left]] }));
    expect(bench.faults.pending()).toEqual({});
  });

  it('a kill before the second call leaves the first', () => {
    const bench = benchWith(script);
    bench.faults.set({ killBeforeCalls: 2 });

    expect(() => bench.run('three')).toThrow('Exceeded maximum execution time');

    expect(written(bench)).toMatchObject({ values: [['one']] });
  });

  it('extra: words a built-in service in the language of the user, and an API in English', () => {
    const bench = benchWith(script);
    bench.language = 'es';
    bench.faults.set({ failNext: 'mail', with: 500 });

    expect(() => bench.run('mail')).toThrow('Exception: Lo sentimos, se ha producido un error en el servidor. Espera un momento y vuelve a intentarlo.');
    bench.faults.set({ failNext: 'sheets', with: 500 });
    expect(bench.run('tries', ['x'])).toMatchObject(['GoogleJsonResponseException', expect.stringContaining('Internal error encountered.'), 500]);
    bench.faults.set({ failNext: 'sheets', with: 'timeout' });
    expect(bench.run('tries', ['x'])).toMatchObject(['GoogleJsonResponseException', expect.stringContaining('Respuesta vacía'), null]);
  });

  it('uses the mail quota up', () => {
    const bench = benchWith(script);
    bench.faults.set({ mailQuota: 0 });

    expect(bench.run('left')).toBe(0);
    expect(() => bench.run('mail')).toThrow('Exception: Service invoked too many times for one day: email.');
    bench.faults.clear();
    expect(bench.run('left')).toBe(100);
  });

  it('lets another person act between our read and our write', () => {
    const bench = benchWith(script);
    const theirs = { updateCells: { start: { sheetId: 0, columnIndex: 1 }, fields: 'userEnteredValue', rows: [{ values: [{ userEnteredValue: { stringValue: 'theirs' } }] }] } };
    bench.faults.set({ between: [theirs] });

    expect(bench.run('readAndWrite')).toBeNull();
    expect(written(bench)).toMatchObject({ values: [['ours', 'theirs']] });
  });

  it.each([[{ kill: 1 }, 'got kill'], [{ failNext: 'mail', with: 418 }, 'got 418'], [{ failNext: 'x' }, 'Expected failNext: a method of sheets, '], [{ failNext: 'mail', times: 'x' }, 'Expected times: a whole number'], [{ killAfterCalls: -1 }, 'Expected killAfterCalls: a whole number'], [{ with: 429 }, 'Expected failNext'], [{ between: {} }, 'Expected between']])('%j is no fault', (spec, words) => {
    const bench = benchWith(script);

    expect(() => bench.faults.set(JSON.parse(JSON.stringify(spec)))).toThrow(words);
  });
});

/** A call of each service, and whether it has left something behind. */
const everyCall: [call: string, does: string, left: string][] = [
  ['sheets.spreadsheets.get', `Sheets.Spreadsheets.get('clinic')`, ''],
  ['sheets.spreadsheets.batchUpdate', `Sheets.Spreadsheets.batchUpdate({ requests: [{ addSheet: { properties: { title: 'New' } } }] }, 'clinic')`, `Sheets.Spreadsheets.get('clinic').sheets.length > 1`],
  ['sheets.spreadsheets.values.append', `Sheets.Spreadsheets.Values.append({ values: [['x']] }, 'clinic', 'A1', { valueInputOption: 'RAW' })`, `!!Sheets.Spreadsheets.Values.get('clinic', 'A1').values`],
  ['sheets.spreadsheets.values.batchGetByDataFilter', `Sheets.Spreadsheets.Values.batchGetByDataFilter({ dataFilters: [{ a1Range: 'A1' }] }, 'clinic')`, ''],
  ['spreadsheetApp.flush', `SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Sheet1').getRange('A1').setValue('x'); SpreadsheetApp.flush()`, `!!Sheets.Spreadsheets.Values.get('clinic', 'A1').values`],
  ['drive.files.create', `Drive.Files.create({ name: 'A note' }, Utilities.newBlob('x', 'text/plain'))`, `Drive.Files.list({ q: "name = 'A note'" }).files.length > 0`],
  ['drive.files.list', `Drive.Files.list({})`, ''],
  ['mail.sendEmail', `MailApp.sendEmail({ to: 'mara.quill@example.com', subject: 'Hello', body: 'x' })`, `MailApp.getRemainingDailyQuota() < 100`],
  ['lock.tryLock', `LockService.getScriptLock().tryLock(0)`, ''],
  ['properties.setProperty', `PropertiesService.getScriptProperties().setProperty('a', 'b')`, `PropertiesService.getScriptProperties().getProperty('a') === 'b'`],
  ['properties.getProperty', `PropertiesService.getScriptProperties().getProperty('a')`, ''],
  ['cache.put', `CacheService.getScriptCache().put('a', 'b')`, `CacheService.getScriptCache().get('a') === 'b'`],
  ['triggers.create', `ScriptApp.newTrigger('act').timeBased().everyHours(1).create()`, `ScriptApp.getProjectTriggers().length > 0`],
  ['session.getEffectiveUser', `Session.getEffectiveUser().getEmail()`, ''],
  ['charts.draw', `chart().getAs('image/png')`, ''],
  ['ui.showSidebar', `SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('<p>Hello</p>'))`, ''],
];

describe.each(everyCall)('%s', (call, does, left) => {
  const chart = `function chart() {
    const rows = Charts.newDataTable().addColumn(Charts.ColumnType.STRING, 'Day').addColumn(Charts.ColumnType.NUMBER, 'Pain').addRow(['1', 5]).build();
    return Charts.newLineChart().setDataTable(rows).build();
  }`;
  const aBench = () => benchWith(`${chart} function act() { ${does}; return 'done'; } function isLeft() { return ${left || 'null'}; }`);
  const isLeft = (bench: ReturnType<typeof aBench>): unknown => bench.run('isLeft');

  it.each([429, 500, 'timeout'] as const)('fails with %s and nothing lands, once', (way) => {
    const bench = aBench();
    bench.faults.set({ failNext: call, with: way });

    expect(() => bench.run('act', [], { kind: 'menu' })).toThrow(/^(Exception|GoogleJsonResponseException): /);
    expect(isLeft(bench)).not.toBe(true);
    expect(bench.run('act', [], { kind: 'menu' })).toBe('done');
  });

  it('times out after it landed', () => {
    const bench = aBench();
    bench.faults.set({ failNext: call, with: 'timeoutAfterWrite' });

    expect(() => bench.run('act', [], { kind: 'menu' })).toThrow(/Empty response|timed out/);
    expect(isLeft(bench)).not.toBe(false);
  });
});

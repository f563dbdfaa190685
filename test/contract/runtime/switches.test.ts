// What is not known of Google until it is tried (platform 11): each a switch, played both ways.

import { shipped } from '../../world.ts';
import { aSpreadsheet } from '../target.ts';
import { benchWith } from './bench.ts';
import { PushRefused, Workbench } from '../../../workbench/workbench.ts';

const auth = (...scopes: string[]) => ({ oauthScopes: scopes.map((scope) => `https://www.googleapis.com/auth/${scope}`) });

describe('11.1: what is typed', () => {
  it.each([
    ['plusNumberIsNumber', '+1', [[1]], [[1]]],
    ['minusTextIsFormula', '-foo', [['#NAME?']], [['-foo']]],
    ['slashPairIsDay', '1/2', [[46024]], [['1/2']]],
    ['exponentIsNumber', '1e3', [[1000]], [['1e3']]],
    ['colonPairIsTime', '12:30', [[0.5208333333333334]], [['12:30']]],
  ] as const)('%s', (name, typed, on, off) => {
    const seen = (isOn: boolean): unknown => {
      const sheet = aSpreadsheet({ switches: { [name]: isOn } });
      sheet.call('sheets.spreadsheets.values.update', { range: 'T!A1', valueInputOption: 'USER_ENTERED' }, { values: [[typed]] });
      return sheet.values('T!A1');
    };

    expect(seen(true)).toEqual(on);
    expect(seen(false)).toEqual(off);
  });
});

it.each([[true, [["'x"]]], [false, [['x']]]])('11.2: RAW keeps a leading apostrophe: %s', (rawKeepsApostrophe, seen) => {
  const sheet = aSpreadsheet({ switches: { rawKeepsApostrophe } });

  sheet.lay('T!A1', [["'x"]]);

  expect(sheet.values('T!A1')).toEqual(seen);
});

it.each([[false, 'written'], [true, 'The data you entered in cell A1 violates the data validation rules set on this cell.']])('11.3: API writes are held against a rejecting rule: %s', (validationRefusesApiWrites, seen) => {
  const sheet = aSpreadsheet({ switches: { validationRefusesApiWrites } });
  const rule = { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'yes' }] }, strict: true };
  sheet.batch({ setDataValidation: { range: { sheetId: 0, endRowIndex: 1, endColumnIndex: 1 }, rule } });

  const write = (): string => {
    sheet.lay('T!A1', [['no']]);
    return 'written';
  };

  if (validationRefusesApiWrites) expect(write).toThrow(seen);
  else expect(write()).toBe(seen);
});

it.each([[true, ''], [false, 'new']])('11.4: SpreadsheetApp answers a second read from memory: %s', (staleReads, seen) => {
  const bench = benchWith(`function act() {
    const cell = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Sheet1').getRange('A1');
    cell.getValue();
    Sheets.Spreadsheets.Values.update({ values: [['new']] }, 'clinic', 'A1', { valueInputOption: 'RAW' });
    return cell.getValue();
  }`);
  bench.switches.spreadsheetApp.staleReads = staleReads;

  expect(bench.run('act')).toBe(seen);
});

describe('11.5: a failed call', () => {
  const script = `function act() { try { Sheets.Spreadsheets.get('nowhere'); } catch (e) { return [e.name, e.message, e.details ? e.details.code : 'no details']; } }`;
  const failed = 'API call to sheets.spreadsheets.get failed with error: Requested entity was not found.';

  it.each([[true, 404], [false, 'no details']])('carries details: %s', (errorDetails, code) => {
    const bench = benchWith(script);
    bench.switches.script.errorDetails = errorDetails;

    expect(bench.run('act')).toEqual(['GoogleJsonResponseException', failed, code]);
  });

  it('stays English for a Spanish user, a built-in service’s does not', () => {
    const bench = benchWith(`${script} function mail() { MailApp.sendEmail({ to: 'nobody', subject: 'Hello', body: 'x' }); }`);
    bench.switches.script.language = 'es';

    expect(bench.run('act')).toMatchObject(['GoogleJsonResponseException', failed, 404]);
    expect(() => bench.run('mail')).toThrow('Exception: El correo electrónico no es válido: nobody');
  });
});

it.each([[false, 'Request had insufficient authentication scopes.'], [true, 'Clinic']])('11.6: drive.file opens the spreadsheet to the Sheets service: %s', (driveFileOpensSheets, seen) => {
  const bench = benchWith(`function act() { try { return Sheets.Spreadsheets.get('clinic').properties.title; } catch (e) { return e.message; } }`, { manifest: auth('drive.file') });
  bench.switches.script.driveFileOpensSheets = driveFileOpensSheets;

  expect(bench.run('act')).toContain(seen);
});

it.each([[true, 'Sheet1'], [false, 'Specified permissions are not sufficient to call SpreadsheetApp.']])('11.7: a timed run may use SpreadsheetApp under currentonly: %s', (currentOnlyInTriggers, seen) => {
  const bench = benchWith(`function act() { try { return SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getName(); } catch (e) { return e.message; } }`, { manifest: auth('spreadsheets.currentonly') });
  bench.switches.script.currentOnlyInTriggers = currentOnlyInTriggers;

  expect(bench.run('act', [], { kind: 'trigger' })).toContain(seen);
  expect(bench.run('act', [], { kind: 'menu' })).toBe('Sheet1');
});

describe('11.8: an older parser', () => {
  it.each(['const a = ({}).b?.c;', 'const a = null ?? 1;', 'let a = 1; a ??= 2;', 'class A { count = 0; }', 'const a = /(?<=x)y/;', 'const a = /(?<!x)y/;'])('%s is taken, or refused at push', (script) => {
    const bench = benchWith('');

    expect(() => bench.push({ 'main.js': script })).not.toThrow();
    bench.switches.script.modernSyntax = false;

    expect(() => bench.push({ 'main.js': script })).toThrow(PushRefused);
  });

  it('takes what ships', () => {
    const bench = new Workbench({ files: shipped() });
    bench.switches.script.modernSyntax = false;

    expect(() => bench.run('onOpen', [], { kind: 'simple' })).not.toThrow();
  });
});

describe('11.9: an answer to the sidebar', () => {
  it('with a Date arrives as null, or never', () => {
    const bench = benchWith('function act() { return { at: new Date() }; }');

    expect(bench.run('act')).toBeNull();
    bench.switches.script.dateAnswersNull = false;

    expect(bench.run('act')).toBeUndefined();
  });

  it('too large arrives as null', () => {
    const bench = benchWith('function act(n) { return "x".repeat(n); }');
    bench.switches.script.mostAnswerCharacters = 1000;

    expect(bench.run('act', [998])).toHaveLength(998);
    expect(bench.run('act', [999])).toBeNull();
  });
});

describe('11.10: a kill', () => {
  const script = `
    const write = (text) => Sheets.Spreadsheets.Values.update({ values: [[text]] }, 'clinic', 'A1', { valueInputOption: 'RAW' });
    function act() { try { write('one'); write('two'); } finally { write('finally'); } }
    function lock() { LockService.getScriptLock().waitLock(0); Utilities.sleep(200000); Utilities.sleep(200000); }
    function wait(ms) { return LockService.getScriptLock().tryLock(ms); }
    function comeLater(ms) { Utilities.sleep(20000); return wait(ms); }`;

  it.each([[false, 'one'], [true, 'finally']])('lets finally run: %s', (killRunsFinally, left) => {
    const bench = benchWith(script);
    bench.switches.script.killRunsFinally = killRunsFinally;
    bench.faults.set({ killBeforeCalls: 2 });

    expect(() => bench.run('act')).toThrow('Exceeded maximum execution time');

    expect(bench.calls.last()?.outcome).toBe('killed');
    expect(bench.call('sheets.spreadsheets.values.get', [{ spreadsheetId: 'clinic', range: 'A1' }])).toMatchObject({ values: [[left]] });
  });

  it('frees the lock at once, or later', () => {
    const bench = benchWith(script);
    bench.switches.script.lockSecondsAfterKill = 5;

    expect(() => bench.run('lock')).toThrow('Exceeded maximum execution time');

    expect(bench.run('wait', [0])).toBe(false);
    expect(bench.run('wait', [6000])).toBe(true);
    expect(bench.run('wait', [0])).toBe(true);
  });

  it('frees the lock later for those in line too', async () => {
    const bench = benchWith(script);
    bench.switches.script.lockSecondsAfterKill = 30;
    bench.faults.set({ killAfterCalls: 2 });
    const killed = bench.start('lock');
    const soon = bench.start('comeLater', [120_000]);
    const late = bench.start('comeLater', [195_000]);
    const later = bench.start('comeLater', [300_000]);

    await expect(killed).rejects.toThrow('Exceeded maximum execution time');

    expect(await Promise.all([soon, late, later])).toEqual([false, false, true]);
    await bench.close();
  });
});

it.each([[true, 'T!A1001'], [false, 'T!A1']])('11.11: appendCells takes empty checkboxes for data: %s', (emptyCheckboxIsData, at) => {
  const sheet = aSpreadsheet({ switches: { emptyCheckboxIsData } });
  sheet.batch({ setDataValidation: { range: { sheetId: 0, startColumnIndex: 3, endColumnIndex: 4 }, rule: { condition: { type: 'BOOLEAN' } } } });

  sheet.batch({ appendCells: { sheetId: 0, rows: [{ values: [{ userEnteredValue: { stringValue: 'new' } }] }], fields: 'userEnteredValue' } });

  expect(sheet.values(at)).toEqual([['new']]);
});

it.each([[true, 1], [false, 0]])('11.12: a row’s metadata follows a sort of a filtered tab: %s', (filteredSortMovesMetadata, row) => {
  const sheet = aSpreadsheet({ switches: { filteredSortMovesMetadata } });
  sheet.lay('T!A1', [['b'], ['a']]);
  const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 2 };
  const metadata = { metadataKey: 'record', visibility: 'DOCUMENT', location: { dimensionRange: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } };
  sheet.batch({ createDeveloperMetadata: { developerMetadata: metadata } }, { setBasicFilter: { filter: { range } } });

  sheet.batch({ sortRange: { range, sortSpecs: [{ dimensionIndex: 0 }] } });

  const found = sheet.call('sheets.spreadsheets.developerMetadata.search', {}, { dataFilters: [{ developerMetadataLookup: { metadataKey: 'record' } }] });
  expect(found).toMatchObject({ matchedDeveloperMetadata: [{ developerMetadata: { location: { dimensionRange: { ...(row === 0 ? {} : { startIndex: row }), endIndex: row + 1 } } } }] });
});

// What a script finds in its world, and what of it survives (behaviors 36, 38, 39).

import { PushRefused } from '../../../workbench/workbench.ts';
import { benchWith } from './bench.ts';

describe('behavior 38: the bare runtime', () => {
  it.each(['setTimeout', 'setInterval', 'fetch', 'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'crypto', 'structuredClone', 'Buffer',
    'process', 'require', 'atob', 'btoa', 'queueMicrotask', 'performance', 'AbortController', 'Blob'])('%s is not defined', (name) => {
    const bench = benchWith(`function probe() { return ${name}; }`);

    expect(() => bench.run('probe')).toThrow(`ReferenceError: ${name} is not defined`);
  });

  it('has console, Logger, WebAssembly and the language itself', () => {
    const bench = benchWith(`function probe() { return [typeof console.log, typeof Logger.log, typeof WebAssembly, typeof Intl, typeof BigInt, typeof eval].join(); }`);

    expect(bench.run('probe')).toBe('function,function,object,object,function,function');
  });

  it.each([
    ['a private field', 'class A { #x = 1; get() { return this.#x; } }\n', 'Invalid or unexpected token line: 1'],
    ['a static field', '\n\nclass A {\n static count = 0;\n}', 'line: 4'],
    ['an import', 'import x from "y";', 'Cannot use import statement outside a module line: 1'],
    ['an export', 'var a = 1;\nexport const b = 2;', "Unexpected token 'export' line: 2"],
    ['a top-level await', 'await go();', 'await is only valid'],
    ['a BigInt literal', 'const n = 10n;', 'Invalid or unexpected token line: 1'],
    ['a slip', 'function f( {', 'SyntaxError'],
  ])('refuses %s at push', (_what, script, words) => {
    expect(() => benchWith(script)).toThrow(PushRefused);
    expect(() => benchWith(script)).toThrow(words);
    expect(() => benchWith(script)).toThrow(/^Syntax error: SyntaxError: .* file: main\.gs$/s);
  });

  it('gives objects of its own world', () => {
    const bench = benchWith(`function probe() {
      const user = Session.getEffectiveUser().getEmail();
      let caught; try { Sheets.Spreadsheets.get('nowhere'); } catch (e) { caught = e; }
      const book = Sheets.Spreadsheets.get('clinic');
      return [user, caught instanceof Error, caught.name, book instanceof Object, book.sheets instanceof Array, new Date() instanceof Date];
    }`);

    expect(bench.run('probe')).toEqual(['owner@clinic.example', true, 'GoogleJsonResponseException', true, true, true]);
  });

  it('names what is not emulated', () => {
    const bench = benchWith(`function far() { UrlFetchApp.fetch('https://example.com'); } function near() { MailApp.getAliases(); }`);

    expect(() => bench.run('far')).toThrow('Not emulated: UrlFetchApp.fetch');
    expect(() => bench.run('near')).toThrow('Not emulated: MailApp.getAliases');
  });

  it('names an advanced service that is switched on and not emulated', () => {
    const enabledAdvancedServices = [{ userSymbol: 'Docs', serviceId: 'docs', version: 'v1' }];
    const bench = benchWith(`function far() { Docs.Documents.get('x'); } function off() { BigQuery.Jobs.query({}); }`, { manifest: { dependencies: { enabledAdvancedServices } } });

    expect(() => bench.run('far')).toThrow('Not emulated: Docs.Documents');
    expect(() => bench.run('off')).toThrow('ReferenceError: BigQuery is not defined');
  });

  it('behavior 6: a failed call names its method and what was wrong', () => {
    const bench = benchWith(`function probe() { try { Sheets.Spreadsheets.Values.get('clinic', 'X!A1'); } catch (e) { return [e.name, e.message, e.details.code]; } }`);

    expect(bench.run('probe')).toEqual(['GoogleJsonResponseException', 'API call to sheets.spreadsheets.values.get failed with error: Unable to parse range: X!A1', 400]);
  });
});

describe('behavior 36: what can be called', () => {
  it.each(['helper_', 'thing.method', 'onlyOnGlobal', 'nowhere', 'toString'])('%s cannot', (name) => {
    const bench = benchWith('function helper_() {} var thing = { method() {} }; globalThis.onlyOnGlobal = function () {};');

    expect(() => bench.run(name)).toThrow(`Script function not found: ${name}`);
  });

  it.each(['declared', 'held', 'arrow'])('%s can', (name) => {
    const bench = benchWith('function declared() { return 1; } var held = function () { return 1; }; const arrow = () => 1;');

    expect(bench.run(name)).toBe(1);
  });
});

describe('behavior 39: fresh globals', () => {
  it('counts to one on every call', () => {
    const bench = benchWith('let counter = 0; function count() { return ++counter; }');

    expect([bench.run('count'), bench.run('count')]).toEqual([1, 1]);
  });

  it('hands a timed handler the event as its first argument', () => {
    const bench = benchWith('function job(e) { return [e.authMode, e.hour, e["day-of-week"], e.timezone]; }');

    expect(bench.run('job', [], { kind: 'trigger' })).toEqual(['FULL', 17, 1, 'UTC']);
  });

  it('waits for an async function', () => {
    const bench = benchWith('async function later() { await null; return "done"; } async function sorry() { await null; throw new Error("late"); }');

    expect(bench.run('later')).toBe('done');
    expect(() => bench.run('sorry')).toThrow('Error: late');
  });
});

describe('behavior 35: what comes back to the sidebar', () => {
  it.each([
    ['a Date anywhere', '({ d: new Date() })', null],
    ['undefined', 'undefined', null],
    ['undefined in an array', '[1, undefined]', [1, null]],
    ['a Map', '({ m: new Map() })', { m: {} }],
    ['a service object', 'Session', null],
    ['a String object', 'new String("ab")', { 0: 'a', 1: 'b' }],
    ['plain data', '({ a: [1, "x", true, null] })', { a: [1, 'x', true, null] }],
  ])('%s', (_what, expression, seen) => {
    const bench = benchWith(`function give() { return ${expression}; }`);

    expect(bench.run('give')).toEqual(seen);
  });
});

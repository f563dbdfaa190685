// The workbench over HTTP: official clients unchanged, users by header, only this computer, the routes for tests.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { listen, type Listening } from '../../../workbench/server/server.ts';
import type { Workbench } from '../../../workbench/workbench.ts';
import { benchWith } from './bench.ts';

const execute = promisify(execFile);

const source = `
  function who() { return Session.getEffectiveUser().getEmail(); }
  function add(a, b) { return { sum: a + b }; }
  function fail() { throw new TypeError('no such client'); }
  function notes() { ScriptApp.newTrigger('hourly').timeBased().everyHours(1).create(); }
  function hourly() { MailApp.sendEmail({ to: 'mara.quill@example.com', subject: 'See you', body: 'Tomorrow at nine.' }); }
  function write() { Sheets.Spreadsheets.Values.update({ values: [['x']] }, 'clinic', 'A1', { valueInputOption: 'RAW' }); }`;

let bench: Workbench;
let listening: Listening;
let rootUrl: string;

beforeEach(async () => {
  bench = benchWith(source);
  listening = await listen(bench, 0);
  rootUrl = `http://127.0.0.1:${listening.port}/`;
});

afterEach(async () => {
  await listening.close();
  await bench.close();
});

const ask = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(new URL(path, rootUrl), init);
  return { status: response.status, body: await response.json() };
};

describe('the official clients', () => {
  it('work unchanged: Sheets, Drive and scripts.run', async () => {
    const { stdout } = await execute(process.execPath, ['test/contract/runtime/official-clients.mjs', rootUrl]);

    expect(JSON.parse(stdout)).toEqual({
      values: [[['a'], ['b'], ['c']], [[3]]],
      titles: { sheets: [{ properties: { title: 'Sheet1' } }, { properties: { title: 'My tab / 1:2' } }] },
      noTab: { status: 400, message: 'Unable to parse range: Nowhere!A1' },
      noBook: { status: 404, message: 'Requested entity was not found.' },
      file: { name: 'order.txt', content: 'Massage 2x/week', listed: [{ name: 'order.txt' }] },
      ran: { done: true, response: { '@type': 'type.googleapis.com/google.apps.script.v1.ExecutionResponse', result: { sum: 3 } } },
    });
  }, 30_000);
});

describe('scripts.run', () => {
  it('tells what a script threw', async () => {
    const { body } = await ask('/v1/scripts/tablework:run', { method: 'POST', body: JSON.stringify({ function: 'fail' }) });

    expect(body).toMatchObject({ done: true, error: { code: 3, message: 'ScriptError', details: [{ errorMessage: 'TypeError: no such client', errorType: 'ScriptError', scriptStackTraceElements: [{ function: 'fail', lineNumber: 4 }] }] } });
    expect(body).not.toHaveProperty('response');
  });

  it('runs as the user of the header, or as the owner', async () => {
    const run = { method: 'POST', body: JSON.stringify({ function: 'who' }) };

    const desk = await ask('/v1/scripts/tablework:run', { ...run, headers: { 'X-Workbench-User': 'desk@clinic.example' } });
    const owner = await ask('/v1/scripts/tablework:run', run);

    expect([desk.body.response.result, owner.body.response.result]).toEqual(['desk@clinic.example', 'owner@clinic.example']);
  });

  it.each([
    ['another script', '/v1/scripts/another:run', '{"function":"who"}', 404],
    ['no function', '/v1/scripts/tablework:run', '{}', 400],
    ['no JSON', '/v1/scripts/tablework:run', 'who', 400],
  ])('refuses %s', async (_what, path, body, status) => {
    expect(await ask(path, { method: 'POST', body })).toMatchObject({ status, body: { error: { code: status } } });
  });
});

describe('the routes for tests', () => {
  it('moves the clock, runs what falls due, and shows the mails and the calls', async () => {
    await ask('/v1/scripts/tablework:run', { method: 'POST', body: JSON.stringify({ function: 'notes' }) });

    const moved = await ask('/clock', { method: 'POST', body: JSON.stringify({ now: '2026-03-02T11:30' }) });

    expect(moved.body).toMatchObject({ now: '2026-03-02T11:30:00', zone: 'America/Los_Angeles' });
    expect((await ask('/outbox')).body).toHaveLength(2);
    expect((await ask('/outbox')).body[0]).toMatchObject({ to: 'mara.quill@example.com', subject: 'See you', body: 'Tomorrow at nine.' });
    expect((await ask('/calls')).body).toMatchObject({ functionName: 'hourly', kind: 'trigger', calls: { 'mail.sendEmail': 1 }, total: 1 });
  });

  it('sets faults and takes them away', async () => {
    const set = (fault: unknown) => ask('/faults', { method: 'POST', body: JSON.stringify(fault) });
    await set({ failNext: 'sheets.spreadsheets.values.update', with: 429 });
    const failed = await ask('/v1/scripts/tablework:run', { method: 'POST', body: JSON.stringify({ function: 'write' }) });
    await set({ killAfterCalls: 3 });
    const pending = await ask('/faults');

    const cleared = await ask('/faults', { method: 'DELETE' });

    expect(failed.body.error.details[0].errorMessage).toContain('Quota exceeded for quota metric');
    expect([pending.body, cleared.body]).toEqual([{ killAfterCalls: 3 }, {}]);
    expect(await set({ explode: true })).toMatchObject({ status: 400 });
  });

  it('sets what is not known of Google', async () => {
    const thrown = await ask('/switches', { method: 'POST', body: '{"spreadsheetApp":{"staleReads":false},"triggers":{"lateMinutes":5}}' });

    expect(thrown.body).toMatchObject({ spreadsheetApp: { staleReads: false }, triggers: { lateMinutes: 5 }, drive: { containerIsVisible: true } });
    expect(bench.switches.spreadsheetApp.staleReads).toBe(false);
  });

  it.each([['/switches', '{"google":{}}'], ['/switches', '{"drive":{"exportAnswers":"pigeon"}}'], ['/switches', '{"drive":{"noSuch":true}}'], ['/switches', '{"script":{"lockSecondsAfterKill":-1}}'], ['/switches', '{"triggers":{"lateMinutes":"5"}}'], ['/clock', '{"now":"tomorrow"}'], ['/clock', '{}'], ['/faults', '[]'], ['/faults', 'x']])('POST %s refuses %s', async (path, body) => {
    expect(await ask(path, { method: 'POST', body })).toMatchObject({ status: 400, body: { error: { code: 400 } } });
  });
});

describe('who may ask', () => {
  it('nobody from another computer or another site', async () => {
    const { request } = await import('node:http');
    const statusFor = (headers: Record<string, string>) => new Promise((resolve, reject) => {
      request(new URL('/outbox', rootUrl), { headers }, (response) => resolve(response.resume().statusCode)).on('error', reject).end();
    });

    expect(await statusFor({ host: 'attacker.example' })).toBe(421);
    expect(await statusFor({ host: `attacker.example:${listening.port}` })).toBe(421);
    expect(await statusFor({ origin: 'https://attacker.example' })).toBe(403);
    expect(await statusFor({ origin: 'null' })).toBe(403);
    expect(await statusFor({ host: `localhost:${listening.port}` })).toBe(200);
    expect(listening.server.address()).toMatchObject({ address: '127.0.0.1' });
  });

  it('takes the next port when one is taken, if it may', async () => {
    const second = await listen(bench, listening.port, { next: true });
    const refused = listen(bench, listening.port);

    await expect(refused).rejects.toThrow('EADDRINUSE');
    expect(second.port).toBeGreaterThan(listening.port);
    await second.close();
  });
});

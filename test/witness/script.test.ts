// Google's own Apps Script client runs the clinic's functions; the workbench tells what came of it.

import { aWorld } from '../world.ts';
import { served, type Served } from './served.ts';

let clinic: Served;
beforeAll(async () => {
  clinic = await served(aWorld());
});
afterAll(() => clinic.close());

const run = async (name: string, ...parameters: unknown[]) => {
  const { data } = await clinic.script.scripts.run({ scriptId: 'tablework', requestBody: { function: name, parameters } });
  return data;
};

describe('@googleapis/script', () => {
  it('saves a client by the door and reads it back', async () => {
    const request = { do: 'clients.save', with: { row: { 'Last name': 'Okafor', 'First name': 'Ada', 'Date of birth': '1971-04-02' } }, requestId: 'witness-1' };

    const { response, done } = await run('call', JSON.stringify(request));

    expect(done).toBe(true);
    expect(JSON.parse(String(response?.['result']))).toMatchObject({ ok: true, value: { id: 'C-00001' } });
    expect(clinic.world.rows('clients')).toHaveLength(1);
  });

  it('counts what the run asked of Google', async () => {
    const request = { do: 'providers.save', with: { row: { 'Name': 'Dana Reed' } }, requestId: 'witness-2' };
    await run('call', JSON.stringify(request));

    expect(await clinic.ask('/calls')).toMatchObject({ functionName: 'call', outcome: 'done', reads: 1, writes: 1 });
  });

  it('is told that a function does not exist', async () => {
    const { error } = await run('noSuchThing');

    expect(error?.details?.[0]?.['errorMessage']).toContain('noSuchThing');
  });

  it('is refused another script', async () => {
    const failing = clinic.script.scripts.run({ scriptId: 'another', requestBody: { function: 'call' } });

    await expect(failing).rejects.toMatchObject({ status: 404 });
  });

  it('moves the clock and finds the mails of the day', async () => {
    await clinic.ask('/clock', 'POST', { now: '2026-03-03T09:00' });

    const outbox = await clinic.ask('/outbox');

    expect(await clinic.ask('/clock')).toMatchObject({ now: '2026-03-03T09:00:00' });
    expect(outbox).toEqual(expect.arrayContaining([expect.objectContaining({ subject: expect.any(String), to: expect.anything() })]));
  });

  it('meets the fault it asked for', async () => {
    await clinic.ask('/faults', 'POST', { failNext: 'sheets.spreadsheets.batchUpdate', with: 500, times: 9 });
    const request = { do: 'providers.save', with: { row: { 'Name': 'Lee Moss' } }, requestId: 'witness-3' };
    const { response } = await run('call', JSON.stringify(request));
    await clinic.ask('/faults', 'DELETE');

    expect(JSON.parse(String(response?.['result']))).toMatchObject({ ok: false });
    expect(clinic.world.rows('providers').map((row) => row['Name'])).toEqual(['Dana Reed']);
  });
});

describe('a stranger', () => {
  it('is not served by another name', async () => {
    const { port } = new URL(clinic.rootUrl);
    const { request } = await import('node:http');

    const status = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/v4/spreadsheets/clinic', headers: { host: 'clinic.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on('error', reject).end();
    });

    expect(status).toBeGreaterThanOrEqual(400);
  });

  it('is not served from another site’s page', async () => {
    const response = await fetch(new URL('/outbox', clinic.rootUrl), { headers: { origin: 'https://evil.example' } });

    expect(response.status).toBe(403);
  });
});

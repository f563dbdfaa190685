// Drive over HTTP: Google's own client works on the workbench's routes.
import { createServer, type Server } from 'node:http';
import { Readable } from 'node:stream';
import { drive as driveClient, type drive_v3 } from '@googleapis/drive';
import { driveRest } from '../../../workbench/drive/rest.ts';
import { aWorkbenchOfServices, OWNER, THERAPIST } from './world.ts';

const bench = aWorkbenchOfServices();
let server: Server;
let drive: drive_v3.Drive;
/** The client takes its rootUrl for everything but uploads, which need it with the call. */
let upload: { rootUrl: string };

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const answer = driveRest(
        { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, contentType: request.headers['content-type'] ?? '', body: new Uint8Array(Buffer.concat(chunks)) },
        bench.callAs(OWNER, 'rest'),
      ) ?? { status: 404, headers: {}, body: 'no such route' };
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = server.address();
  upload = { rootUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/` };
  drive = driveClient({ version: 'v3', auth: 'any', fetchImplementation: fetch, ...upload });
});

afterAll(async () => {
  await new Promise((resolve) => { server.close(resolve); });
});

it('makes, finds, reads, changes, copies and deletes a file', async () => {
  const { data: made } = await drive.files.create({
    requestBody: { name: 'Order.txt', appProperties: { about: 'R-1' } }, media: { mimeType: 'text/plain', body: Readable.from('2x/week\r\n--for 6 weeks') }, fields: 'id,name,size,mimeType',
  }, upload);
  const fileId = made.id ?? '';
  const { data: list } = await drive.files.list({ q: "appProperties has { key='about' and value='R-1' }", fields: 'files(id,name)' });
  const { data: text } = await drive.files.get({ fileId, alt: 'media' }, { responseType: 'text' });
  const { data: renamed } = await drive.files.update({ fileId, requestBody: { name: 'Order 2.txt' }, media: { mimeType: 'text/plain', body: 'new' } }, upload);
  const { data: copy } = await drive.files.copy({ fileId, requestBody: { name: 'Copy' } });
  await drive.files.delete({ fileId });

  expect(made).toMatchObject({ name: 'Order.txt', mimeType: 'text/plain', size: '22' });
  expect(list.files).toEqual([{ id: fileId, name: 'Order.txt' }]);
  expect(text).toBe('2x/week\r\n--for 6 weeks');
  expect(renamed.name).toBe('Order 2.txt');
  expect((await drive.files.get({ fileId: copy.id ?? '', alt: 'media' }, { responseType: 'text' })).data).toBe('new');
  await expect(drive.files.get({ fileId })).rejects.toThrow(`File not found: ${fileId}.`);
});

it('exports a Doc without alt=media, as Google’s own endpoint does', async () => {
  const { data: { id } } = await drive.files.create({ requestBody: { name: 'Doc', mimeType: 'application/vnd.google-apps.document' }, media: { mimeType: 'text/plain', body: 'words' } }, upload);

  const { data } = await drive.files.export({ fileId: id ?? '', mimeType: 'text/plain' }, { responseType: 'text' });

  expect(data).toBe('words');
});

it('shares a file and takes it back', async () => {
  const { data: { id } } = await drive.files.create({ requestBody: { name: 'Shared' } });
  const fileId = id ?? '';
  const { data: permission } = await drive.permissions.create({ fileId, requestBody: { role: 'reader', type: 'user', emailAddress: THERAPIST } });

  expect(bench.as(THERAPIST).Drive.Files.get(fileId).name).toBe('Shared');

  await drive.permissions.delete({ fileId, permissionId: permission.id ?? '' });
  expect(() => bench.as(THERAPIST).Drive.Files.get(fileId)).toThrow('File not found');
});

it('answers an error in Google’s shape', async () => {
  const failed = drive.files.list({ q: 'what' });

  await expect(failed).rejects.toMatchObject({
    status: 400, response: { data: { error: { code: 400, message: 'Invalid Value', errors: [{ message: 'Invalid Value', reason: 'badRequest', domain: 'global' }] } } },
  });
});

// Google's own Drive client finds, opens and shares what the clinic's add-in made.

import PizZip from 'pizzip';
import { aSampleWorld } from '../world.ts';
import { served, type Served } from './served.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const therapist = 'tess@clinic.example';

let clinic: Served;
let fileId: string;
beforeAll(async () => {
  clinic = await served(aSampleWorld('2026-03-02'));
  const signed = clinic.world.rows('sessions').find((row) => row['Signed at'] !== '');
  const made = clinic.world.get('documents.make', { kind: 'SOAP note', about: String(signed?.['Session ID']) });
  const { data } = await clinic.drive.files.list({ q: `name = '${made.name}' and trashed = false`, fields: 'files(id,name,mimeType)' });
  fileId = data.files?.[0]?.id ?? '';
});
afterAll(() => clinic.close());

describe('@googleapis/drive', () => {
  it('finds a note as a Google Doc in the folder the add-in made', async () => {
    const { data: note } = await clinic.drive.files.get({ fileId, fields: 'mimeType,parents,trashed' });
    const { data: folder } = await clinic.drive.files.get({ fileId: note.parents?.[0] ?? '', fields: 'mimeType' });

    expect(note.mimeType).toBe('application/vnd.google-apps.document');
    expect(folder.mimeType).toBe('application/vnd.google-apps.folder');
  });

  it('exports it as .docx that holds the note', async () => {
    const { data } = await clinic.drive.files.export({ fileId, mimeType: docx }, { responseType: 'arraybuffer' });

    if (!(data instanceof ArrayBuffer)) throw new Error(`not bytes but ${typeof data}`);
    const text = new PizZip(data).file('word/document.xml')?.asText() ?? '';
    expect(text).toContain('Subjective');
  });

  it('is refused for another person until the file is shared', async () => {
    const asTherapist = { headers: { 'X-Workbench-User': therapist } };
    const before = clinic.drive.files.get({ fileId }, asTherapist);
    await expect(before).rejects.toMatchObject({ status: 404, message: `File not found: ${fileId}.` });

    await clinic.drive.permissions.create({ fileId, requestBody: { role: 'reader', type: 'user', emailAddress: therapist } });

    const { data } = await clinic.drive.files.get({ fileId, fields: 'id' }, asTherapist);
    expect(data.id).toBe(fileId);
  });

  it('uploads, copies and renames', async () => {
    // The client's own address counts for uploads only when it is given with the call.
    const upload = { rootUrl: clinic.rootUrl };
    const { data: order } = await clinic.drive.files.create({ requestBody: { name: 'Order.txt' }, media: { mimeType: 'text/plain', body: '2x/week' }, fields: 'id' }, upload);
    const { data: copy } = await clinic.drive.files.copy({ fileId: order.id ?? '', requestBody: { name: 'Copy.txt' }, fields: 'id' });
    await clinic.drive.files.update({ fileId: copy.id ?? '', requestBody: { name: 'Order of March.txt' } });

    const { data } = await clinic.drive.files.get({ fileId: copy.id ?? '', alt: 'media' }, { responseType: 'text' });
    const { data: list } = await clinic.drive.files.list({ q: "name contains 'Order'", fields: 'files(name)', orderBy: 'name' });
    expect(data).toBe('2x/week');
    expect(list.files?.map(({ name }) => name)).toEqual(['Order of March.txt', 'Order.txt']);
  });
});

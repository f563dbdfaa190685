// Drive v3 as the advanced service: platform 3 (drive.file), 5.5, 9.3, 9.4.
import PizZip from 'pizzip';
import { papersOf } from '../../../src/google/papers.ts';
import type { Blob } from '../../../src/google/services.ts';
import { aWorkbenchOfServices, DOCX, GOOGLE_DOC, OWNER, THERAPIST } from './world.ts';

const FOLDER = 'application/vnd.google-apps.folder';

/** A small .docx with one paragraph. */
function docx(bench: ReturnType<typeof aWorkbenchOfServices>, text: string, name = 'report.docx'): Blob {
  const zip = new PizZip();
  zip.file('word/document.xml', `<w:document><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`);
  return bench.as(OWNER).Utilities.newBlob([...zip.generate({ type: 'uint8array' })], DOCX, name);
}

function bytesOf(answer: Blob | string): number[] {
  return typeof answer === 'string' ? [] : answer.getBytes();
}

describe('a document made from a .docx (9.4)', () => {
  it('is a Google Doc that exports the very bytes it was made of', () => {
    const bench = aWorkbenchOfServices();
    const { Drive } = bench.as(OWNER);
    const blob = docx(bench, 'Pain fell from 7 to 4.');

    const file = Drive.Files.create({ name: 'Report R-00017', mimeType: GOOGLE_DOC, appProperties: { document: 'D-00001' } }, blob, { fields: '*' });

    expect(file).toMatchObject({ name: 'Report R-00017', mimeType: GOOGLE_DOC, createdTime: '2026-03-02T17:00:00.000Z', appProperties: { document: 'D-00001' } });
    expect(file.id).toMatch(/^1[\w-]{43}$/);
    expect(file.webViewLink).toBe(`http://127.0.0.1/documents/${file.id}`);
    expect(bytesOf(Drive.Files.export(file.id ?? '', DOCX, { alt: 'media' }))).toEqual(blob.getBytes());
    expect(Drive.Files.export(file.id ?? '', 'text/plain', { alt: 'media' })).toHaveProperty('getDataAsString');
  });

  it('is not made from broken bytes, and nothing is left behind', () => {
    const bench = aWorkbenchOfServices();
    const { Drive, Utilities } = bench.as(OWNER);

    expect(() => Drive.Files.create({ name: 'x', mimeType: GOOGLE_DOC }, Utilities.newBlob('no zip', DOCX))).toThrow('Bad Request');

    expect(Drive.Files.list({ q: "name = 'x'" }).files).toEqual([]);
  });

  it('answers four fields unless more are asked for', () => {
    const { Drive } = aWorkbenchOfServices().as(OWNER);

    expect(Object.keys(Drive.Files.create({ name: 'Letters', mimeType: FOLDER })).sort()).toEqual(['id', 'kind', 'mimeType', 'name']);
    expect(() => Drive.Files.list({ fields: 'files(id,title)' })).toThrow('Invalid field selection title');
  });
});

describe('export (9.3)', () => {
  it('extra: fails without alt=media in Google’s words', () => {
    const bench = aWorkbenchOfServices();
    const { id = '' } = bench.as(OWNER).Drive.Files.create({ name: 'x', mimeType: GOOGLE_DOC }, docx(bench, 'x'));

    expect(() => bench.callAs(OWNER)('drive.files.export', [{ fileId: id, mimeType: DOCX }])).toThrow('Export requires alt=media to download the exported content.');
  });

  it.each([['blob', 'object'], ['binaryString', 'string'], ['brokenString', 'string']] as const)('may answer a %s: what Google does is not known', (exportAnswers, type) => {
    const bench = aWorkbenchOfServices({ drive: { exportAnswers } });
    const { Drive } = bench.as(OWNER);
    const { id = '' } = Drive.Files.create({ name: 'x', mimeType: GOOGLE_DOC }, docx(bench, 'x'));

    const answer = Drive.Files.export(id, DOCX, { alt: 'media' });

    expect(typeof answer).toBe(type);
  });

  it.each(['blob', 'binaryString'] as const)('answered as a %s is read as the same .docx', (exportAnswers) => {
    const bench = aWorkbenchOfServices({ drive: { exportAnswers } });
    const google = bench.as(OWNER);
    const blob = docx(bench, 'Zoë');
    const { id = '' } = google.Drive.Files.create({ name: 'x', mimeType: GOOGLE_DOC }, blob);

    expect(papersOf(google).read(id)).toEqual(blob.getBytes());
  });

  it('answered as a broken string is never taken for a .docx', () => {
    const bench = aWorkbenchOfServices({ drive: { exportAnswers: 'brokenString' } });
    const google = bench.as(OWNER);
    const { id = '' } = google.Drive.Files.create({ name: 'x', mimeType: GOOGLE_DOC }, docx(bench, 'Zoë '.repeat(500)));

    expect(() => papersOf(google).read(id)).toThrow('the export is not a .docx');
  });

  it('takes only Docs, and at most 10 MB', () => {
    const bench = aWorkbenchOfServices();
    const { Drive, Utilities } = bench.as(OWNER);
    const text = Drive.Files.create({ name: 'a.txt' }, Utilities.newBlob('a'));
    const large = Drive.Files.create({ name: 'large', mimeType: GOOGLE_DOC }, Utilities.newBlob('x'.repeat(10 * 1024 * 1024 + 1)));

    expect(() => Drive.Files.export(text.id ?? '', DOCX, { alt: 'media' })).toThrow('Export only supports Docs Editors files.');
    expect(() => Drive.Files.export(large.id ?? '', 'text/plain', { alt: 'media' })).toThrow('This file is too large to be exported.');
  });
});

describe('drive.file grants (3)', () => {
  it('hide a file from everybody but the maker', () => {
    const bench = aWorkbenchOfServices();
    const { id = '' } = bench.as(THERAPIST).Drive.Files.create({ name: 'Note', mimeType: GOOGLE_DOC }, docx(bench, 'x'));

    expect(() => bench.as(OWNER).Drive.Files.get(id)).toThrow(`File not found: ${id}.`);
    expect(bench.as(OWNER).Drive.Files.list({ q: "name = 'Note'" }).files).toEqual([]);
    expect(bench.as(THERAPIST).Drive.Files.get(id).name).toBe('Note');
  });

  it('let those in with whom it was shared, to read or to write as told', () => {
    const bench = aWorkbenchOfServices();
    const { id = '' } = bench.as(OWNER).Drive.Files.create({ name: 'Note', mimeType: GOOGLE_DOC }, docx(bench, 'x'));
    bench.as(OWNER).Drive.Permissions.create({ role: 'reader', type: 'user', emailAddress: THERAPIST }, id, { sendNotificationEmail: false });

    expect(bench.as(THERAPIST).Drive.Files.get(id).name).toBe('Note');
    expect(() => bench.as(THERAPIST).Drive.Files.update({ name: 'Mine' }, id)).toThrow('The user does not have sufficient permissions for this file.');

    bench.as(OWNER).Drive.Permissions.create({ role: 'writer', type: 'user', emailAddress: THERAPIST }, id);
    expect(bench.as(THERAPIST).Drive.Files.update({ name: 'Ours' }, id).name).toBe('Ours');
  });

  it('need a picker for shared files when so switched', () => {
    const bench = aWorkbenchOfServices({ drive: { sharedIsVisible: false } });
    const { id = '' } = bench.as(OWNER).Drive.Files.create({ name: 'Note' });
    bench.as(OWNER).Drive.Permissions.create({ role: 'writer', type: 'user', emailAddress: THERAPIST }, id);
    expect(() => bench.as(THERAPIST).Drive.Files.get(id)).toThrow('File not found');

    bench.services.drive.grant(id, THERAPIST);

    expect(bench.as(THERAPIST).Drive.Files.get(id).name).toBe('Note');
  });

  it('refuse a wrong address to share with', () => {
    const bench = aWorkbenchOfServices();
    const { id = '' } = bench.as(OWNER).Drive.Files.create({ name: 'Note' });

    expect(() => bench.as(OWNER).Drive.Permissions.create({ role: 'reader', type: 'user', emailAddress: 'nobody' }, id)).toThrow('The specified emailAddress is invalid');
  });
});

describe('the spreadsheet’s file', () => {
  it('extra: is copied under a new id of its own, without properties (5.5; a copy has no triggers either)', () => {
    const bench = aWorkbenchOfServices();
    const { Drive } = bench.as(OWNER);
    Drive.Files.update({ appProperties: { role: 'live' } }, 'clinic');

    const copy = Drive.Files.copy({ name: 'Clinic before upgrade 3' }, 'clinic', { fields: 'id,name,appProperties' });

    expect(copy.name).toBe('Clinic before upgrade 3');
    expect(copy.appProperties).toBeUndefined();
    expect(bench.copied).toEqual([{ from: 'clinic', to: copy.id, name: 'Clinic before upgrade 3' }]);
    expect(Drive.Files.get('clinic', { fields: 'appProperties' })).toEqual({ appProperties: { role: 'live' } });
  });

  it('may be beyond drive.file (3.2, unknown)', () => {
    const bench = aWorkbenchOfServices({ drive: { containerIsVisible: false } });

    expect(() => bench.as(THERAPIST).Drive.Files.copy({}, 'clinic')).toThrow('File not found: clinic.');
  });
});

describe('folders and search', () => {
  const filled = () => {
    const bench = aWorkbenchOfServices();
    const { Drive } = bench.as(OWNER);
    const folder = Drive.Files.create({ name: 'Tablework documents', mimeType: FOLDER });
    const report = Drive.Files.create({ name: "Ana's report", mimeType: GOOGLE_DOC, parents: [folder.id ?? ''], appProperties: { kind: 'report', about: 'R-00001' } }, docx(bench, 'x'));
    bench.wait(60_000);
    const note = Drive.Files.create({ name: 'Visit note', parents: [folder.id ?? ''], appProperties: { kind: 'note' } });
    const gone = Drive.Files.create({ name: 'Visit note old' });
    Drive.Files.update({ trashed: true }, gone.id ?? '');
    return { bench, Drive, folder: folder.id ?? '', names: (q: string) => (Drive.Files.list({ q, orderBy: 'name' }).files ?? []).map(({ name }) => name), note, report };
  };

  it.each([
    ["name = 'Visit note'", ['Visit note']],
    ["name contains 'visit' and trashed = false", ['Visit note']],
    ["name contains 'isit'", []],
    [String.raw`name = 'Ana\'s report'`, ["Ana's report"]],
    [`mimeType = '${FOLDER}'`, ['Tablework documents']],
    ["mimeType != 'application/vnd.google-apps.folder' and trashed != true", ["Ana's report", 'Visit note']],
    ["appProperties has { key='kind' and value='report' }", ["Ana's report"]],
    ["appProperties has { key='kind' and value='x' } or (name contains 'Visit' and not trashed = true)", ['Visit note']],
    ["'root' in parents and trashed = false", ['Tablework documents']],
    ["createdTime > '2026-03-02T17:00:30' and trashed = false", ['Visit note']],
    [`'${OWNER}' in owners and trashed = true`, ['Visit note old']],
  ])('finds by %s', (q, names) => {
    expect(filled().names(q)).toEqual(names);
  });

  it('finds what lies in a folder, and moves files between folders', () => {
    const { Drive, bench, folder, names, note } = filled();
    const other = Drive.Files.create({ name: 'Other', mimeType: FOLDER });

    bench.callAs(OWNER)('drive.files.update', [{ fileId: note.id, addParents: other.id, removeParents: folder }, {}]);

    expect(names(`'${folder}' in parents`)).toEqual(["Ana's report"]);
    expect(names(`'${other.id}' in parents`)).toEqual(['Visit note']);
  });

  it.each(["name = 'x", 'name ~ 3', "name = 'x' and", "trashed = 'no'"])('refuses %s', (q) => {
    expect(() => filled().names(q)).toThrow('Invalid Value');
  });

  it('answers in pages', () => {
    const { bench } = filled();
    const first = bench.callAs(OWNER)('drive.files.list', [{ pageSize: 2, orderBy: 'name', q: 'trashed = false', fields: 'nextPageToken,files(name)' }]);

    expect(first).toEqual({ nextPageToken: expect.any(String), files: [{ name: "Ana's report" }, { name: 'Tablework documents' }] });
    const token = typeof first === 'object' && first !== null && 'nextPageToken' in first ? first.nextPageToken : '';
    expect(bench.callAs(OWNER)('drive.files.list', [{ pageSize: 2, pageToken: token, orderBy: 'name', q: 'trashed = false', fields: 'nextPageToken,files(name)' }]))
      .toEqual({ files: [{ name: 'Visit note' }] });
  });

  it('refuses a folder that is not there', () => {
    const { Drive } = filled();

    expect(() => Drive.Files.create({ name: 'x', parents: ['nowhere'] })).toThrow('File not found: nowhere.');
  });

  it('survives a restart, bytes and all', () => {
    const { bench, report } = filled();
    const after = aWorkbenchOfServices();
    after.services.drive.restore(JSON.parse(JSON.stringify(bench.services.drive)));

    expect(bytesOf(after.as(OWNER).Drive.Files.export(report.id ?? '', DOCX, { alt: 'media' })))
      .toEqual(bytesOf(bench.as(OWNER).Drive.Files.export(report.id ?? '', DOCX, { alt: 'media' })));
  });
});

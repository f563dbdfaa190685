// A document whose making is cut, repeated or half refused: one file and one row, or none, and nothing silent.

import { tablesByName } from '../../src/clinic/tables.ts';
import { aSampleWorld } from '../world.ts';
import { filesNamed } from './papers.ts';

describe('a document whose making is disturbed', () => {
  const world = aSampleWorld('2026-03-02');
  world.run('dailyRun');
  const about = String(world.rows('sessions').find((row) => row['Note state'] === 'signed')?.['Session ID']);
  const name = new RegExp(`^SOAP note ${about}$`);
  const ask = (requestId: string, attempt = 1) => world.ask('documents.make', { kind: 'SOAP note', about }, { requestId, attempt });
  const rows = () => world.rows('documents').filter((row) => row['About'] === about).length;
  let [files, lines] = [0, 0];
  beforeEach(() => { [files, lines] = [filesNamed(world, name).length, rows()]; });
  afterEach(() => world.bench.faults.clear());
  const added = () => [filesNamed(world, name).length - files, rows() - lines];

  it('is one, however often the same request comes', () => {
    const [first, second] = [ask('twice'), ask('twice', 2)];

    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    expect(added()).toEqual([1, 1]);
  });

  it('whose upload landed without an answer is found by the next try', () => {
    world.bench.faults.set({ failNext: 'drive.files.create', with: 'timeoutAfterWrite' });

    expect(ask('upload')).toMatchObject({ ok: false });
    expect(ask('upload', 2)).toMatchObject({ ok: true });
    expect(added()).toEqual([1, 1]);
  });

  it('whose row landed without an answer has one row', () => {
    world.bench.faults.set({ failNext: 'sheets.spreadsheets.batchUpdate', with: 'timeoutAfterWrite' });

    expect(ask('row')).toMatchObject({ ok: true });
    expect(added()).toEqual([1, 1]);
  });

  it('whose run is cut after the upload is taken up by the next try', () => {
    world.get('documents.make', { kind: 'SOAP note', about });
    const calls = Object.values(world.bench.calls.last()?.calls ?? {}).reduce((sum, n) => sum + n, 0);
    // Lock, digest, read, write and release come after the upload.
    const upToUpload = calls - 5;
    [files, lines] = [filesNamed(world, name).length, rows()];
    world.bench.faults.set({ killAfterCalls: upToUpload });

    expect(() => ask('cut')).toThrow();
    expect(added()).toEqual([1, 0]);
    world.bench.faults.clear();
    expect(ask('cut', 2)).toMatchObject({ ok: true });
    expect(added()).toEqual([1, 1]);
  });

  it('whose row cannot be written leaves no file behind', () => {
    const heading = world.cells('documents')[0]?.indexOf('Sent how') ?? 0;
    world.set('documents', 1, 'Sent how', 'By which way');

    const answer = ask('heading');
    world.bench.batchUpdate([{ updateCells: { start: { sheetId: tablesByName.documents.sheetId, rowIndex: 0, columnIndex: heading }, rows: [{ values: [{ userEnteredValue: { stringValue: 'Sent how' } }] }], fields: 'userEnteredValue' } }]);

    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'missing-heading' }] });
    expect(added()).toEqual([0, 0]);
  });

  it('that Google will not share is made all the same, and the address is told', () => {
    world.setting('Share documents with', 'someone@elsewhere.example');
    world.bench.faults.set({ failNext: 'drive.permissions.create', with: 500 });

    const answer = ask('share');

    expect(answer).toMatchObject({ ok: true, value: { notes: ['The document is made, but Google did not share it with someone@elsewhere.example. Share it by hand in Drive, or correct “Share documents with” in Settings.'] } });
    expect(added()).toEqual([1, 1]);
  });
});

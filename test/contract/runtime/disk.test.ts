// The state on disk: it survives a restart whole, and goes when told.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Disk } from '../../../workbench/disk.ts';
import { benchWith } from './bench.ts';

const script = `
  function fill() {
    Sheets.Spreadsheets.Values.update({ values: [['Quill']] }, 'clinic', 'A1', { valueInputOption: 'RAW' });
    PropertiesService.getScriptProperties().setProperty('owner', 'june');
    MailApp.sendEmail({ to: 'mara.quill@example.com', subject: 'Hello', body: 'x' });
    ScriptApp.newTrigger('fill').timeBased().everyDays(1).atHour(6).create();
    Drive.Files.create({ name: 'Letter' }, Utilities.newBlob('text', 'text/plain', 'letter.txt'));
  }
  function look() {
    return [Sheets.Spreadsheets.Values.get('clinic', 'A1').values[0][0], PropertiesService.getScriptProperties().getProperty('owner'),
      ScriptApp.getProjectTriggers().length, Drive.Files.list({ q: "name = 'Letter'" }).files.length];
  }`;

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'workbench-')); });
afterEach(() => rmSync(folder, { recursive: true }));

describe('the state on disk', () => {
  it('is there after a restart: cells, properties, mails, triggers, files and the moved clock', () => {
    const before = benchWith(script);
    const disk = new Disk(before, folder);
    const firstTime = !disk.load();
    disk.keep();
    before.run('fill');
    before.clock.moveTo('2026-03-02T21:00');
    disk.save();

    const after = benchWith(script);
    new Disk(after, folder).load();

    expect(firstTime).toBe(true);
    expect(after.run('look')).toEqual(['Quill', 'june', 1, 1]);
    expect(after.outbox).toHaveLength(1);
    expect(after.clock.wall().slice(0, 15)).toBe('2026-03-02T21:0');
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('starts over when erased, and when reset', () => {
    const bench = benchWith(script);
    const disk = new Disk(bench, folder);
    disk.keep();
    bench.run('fill');
    bench.reset();
    disk.save();

    const reset = benchWith(script);
    new Disk(reset, folder).load();
    disk.erase();

    expect(reset.outbox).toEqual([]);
    expect(reset.call('sheets.spreadsheets.values.get', [{ spreadsheetId: 'clinic', range: 'A1' }])).not.toHaveProperty('values');
    expect(new Disk(benchWith(script), folder).load()).toBe(false);
  });
});

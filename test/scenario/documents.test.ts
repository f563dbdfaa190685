// Documents made through the door by the shipped script: real .docx in Drive, a line in the Documents tab.

import PizZip from 'pizzip';
import { sampleClinic } from '../../workbench/sample/clinic.ts';
import { aSampleWorld } from '../world.ts';
import { textOf } from './papers.ts';

const today = '2026-03-02';

describe('the sample clinic, counted', () => {
  const world = aSampleWorld(today);
  world.run('dailyRun');
  const sessions = world.rows('sessions');
  const signed = sessions.filter((row) => row['Note state'] === 'signed' && row['Referral ID'] !== '');
  const tally = new Map<string, number>();
  for (const row of signed) tally.set(String(row['Referral ID']), (tally.get(String(row['Referral ID'])) ?? 0) + 1);
  const referral = [...tally].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
  const order = world.rows('referrals').find((row) => row['Referral ID'] === referral) ?? {};
  const session = signed.find((row) => row['Referral ID'] === referral) ?? {};

  it.each([
    ['SOAP note', String(session['Session ID'])],
    ['progress report', referral],
    ['re-referral request', referral],
    ['letter of medical necessity', referral],
    ['superbill', String(session['Session ID'])],
    ['itemized receipt', String(session['Session ID'])],
    ['visit log', String(order['Cover ID'])],
    ['year statement', String(order['Client ID'])],
    ['clearance request', String(world.rows('screenings').find((row) => row['Clearance'] === 'asked')?.['Client ID'])],
    ['discharge summary', String(order['Case ID'])],
    ['chart copy', String(order['Client ID'])],
  ])('makes a %s', (kind, about) => {
    const made = world.get('documents.make', { kind, about });

    expect(textOf(world, made)).not.toMatch(/[{}]|undefined|NaN|\[object/);
    expect(world.row('documents', made.id)).toMatchObject({ 'Kind': kind, 'About': about, 'State': 'draft', 'Made by': 'owner@clinic.example', 'Template version': 'built in' });
  });

  it('reports the pain before sessions as the rows have it, then and now', () => {
    const made = world.get('documents.make', { kind: 'progress report', about: referral });

    const own = signed.filter((row) => row['Referral ID'] === referral).sort((a, b) => Number(a['Date']) - Number(b['Date']));
    expect(textOf(world, made)).toContain(`Pain before sessions`);
    expect(textOf(world, made)).toContain(`from ${own[0]?.['Pain before']} to `);
  });

  it('puts no name and nothing clinical into file names', () => {
    const clinical = /Castle|pain|lumbar|sciatica|[A-Z]\d\d\.\d/i;
    expect(world.bench.drive.all().map((file) => file.name).filter((name) => clinical.test(name))).toEqual([]);
  });

  it('shares what it makes with the people the Settings name', () => {
    world.setting('Share documents with', 'tess@clinic.example');
    const made = world.get('documents.make', { kind: 'SOAP note', about: String(session['Session ID']) });

    expect(made.url).toContain('/documents/');
    const readers = world.bench.drive.all().filter((file) => file.name === made.name).flatMap((file) => file.permissions.map((one) => one.emailAddress));
    expect(readers).toContain('tess@clinic.example');
  });

  it('says what is missing where there is nothing to speak of', () => {
    const booked = sessions.find((row) => row['Status'] === 'booked') ?? {};

    const answer = world.ask('documents.make', { kind: 'SOAP note', about: String(booked['Session ID']) });

    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'nothing-to-make' }] });
  });

  it('names the kinds it makes when asked for another', () => {
    expect(world.ask('documents.make', { kind: 'horoscope', about: referral })).toMatchObject({ ok: false, issues: [{ code: 'bad-request', field: 'kind' }] });
  });
});

describe('a template of the clinic’s own', () => {
  const world = aSampleWorld(today);
  const session = sampleClinic(today).sessions.find((row) => row.status === 'completed' && row.signedAt !== '');

  const edit = (change: (xml: string) => string): void => {
    const file = world.bench.drive.all().filter((one) => one.name === 'Template: SOAP note').pop();
    const content = world.bench.drive.find(file?.id ?? '')?.content;
    if (!file || !content) throw new Error('no template is being edited');
    const zip = new PizZip(Buffer.from(content));
    zip.file('word/document.xml', change(zip.file('word/document.xml')?.asText() ?? ''));
    Object.assign(world.bench.drive.find(file.id) ?? {}, { content: new Uint8Array(zip.generate({ type: 'uint8array' })) });
  };

  it('is edited as a Doc, checked, and used from then on', () => {
    world.get('templates.edit', { kind: 'SOAP note' });
    edit((xml) => xml.replace('</w:body>', '<w:p><w:r><w:t>House rule: {client name} drinks water.</w:t></w:r></w:p></w:body>').replace(/(<w:sectPr[\s\S]*<\/w:sectPr>)(<w:p>[\s\S]*<\/w:p>)(<\/w:body>)/, '$2$1$3'));

    expect(world.get('templates.use', { kind: 'SOAP note' })).toEqual({ version: 1 });

    const made = world.get('documents.make', { kind: 'SOAP note', about: session?.id ?? '' });
    expect(textOf(world, made)).toContain('drinks water.');
    expect(world.row('documents', made.id)).toMatchObject({ 'Template version': '1' });
  });

  it('with a placeholder that is not known stays out, and the nearest name is told', () => {
    world.get('templates.edit', { kind: 'SOAP note' });
    edit((xml) => xml.replace('{client name}', '{clint name}').replace('drinks', '{clint name} drinks'));

    const answer = world.ask('templates.use', { kind: 'SOAP note' });

    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'template' }] });
    expect(JSON.stringify(answer)).toMatch(/client name/);
  });
});

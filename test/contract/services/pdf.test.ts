// Documents as PDF for the page: with LibreOffice, and without.
import { spawnSync } from 'node:child_process';
import { Document, Packer, Paragraph } from 'docx';
import { toPdf } from '../../../workbench/drive/pdf.ts';

const hasOffice = spawnSync('soffice', ['--version']).status === 0;

(hasOffice ? it : it.skip)('turns a document into a PDF (skipped where LibreOffice is not installed)', async () => {
  const docx = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Pain fell from 7 to 4.')] }] }));

  const answer = await toPdf(new Uint8Array(docx));

  expect(answer.ok && Buffer.from(answer.pdf).subarray(0, 5).toString()).toBe('%PDF-');
}, 60_000);

it('says so where LibreOffice is not installed', async () => {
  expect(await toPdf(new Uint8Array([1]), 'no-such-office')).toMatchObject({ ok: false, reason: 'not installed' });
});

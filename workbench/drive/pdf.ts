// A .docx as PDF by LibreOffice, where it is installed; for the page, not for scripts.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

export type PdfAnswer = { ok: true; pdf: Uint8Array } | { ok: false; reason: 'not installed' | 'failed'; message: string };

const LIMIT_MS = 60_000;
const run = promisify(execFile);

/** A fresh profile each time: two conversions may run at once, and the person's own LibreOffice may be open. */
export async function toPdf(docx: Uint8Array, program = 'soffice'): Promise<PdfAnswer> {
  const folder = await mkdtemp(join(tmpdir(), 'tablework-pdf-'));
  try {
    await writeFile(join(folder, 'document.docx'), docx);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    await run(program, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'document.docx')], { timeout: LIMIT_MS });
    return { ok: true, pdf: new Uint8Array(await readFile(join(folder, 'document.pdf'))) };
  } catch (error) {
    return refusal(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function refusal(error: unknown): PdfAnswer {
  const notFound = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
  if (notFound && 'syscall' in error && String(error.syscall).startsWith('spawn')) {
    return { ok: false, reason: 'not installed', message: 'LibreOffice is not installed on this computer. Install it to see documents as PDF; the .docx can be downloaded as it is.' };
  }
  return { ok: false, reason: 'failed', message: 'LibreOffice could not turn this document into a PDF. Download the .docx instead.' };
}

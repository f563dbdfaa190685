// The page's own files, and documents and mails to look at or take home.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DOCUMENT, DOCX } from '../drive/file.ts';
import type { StoredFile } from '../drive/file.ts';
import { toPdf } from '../drive/pdf.ts';
import { ApiError } from '../errors.ts';
import type { Workbench } from '../workbench.ts';
import { escapeHtml } from '../html/escape.ts';
import { Bytes } from './page-http.ts';

const TYPES: Record<string, string> = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };
const OWN = ['index.html', 'page.js', 'page.css', 'frame.js'];

export async function ownFile(folder: string, name: string): Promise<Bytes> {
  if (!OWN.includes(name)) throw new ApiError(404, 'NOT_FOUND', `No such page: ${name}`);
  return new Bytes(await readFile(join(folder, name)), TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream');
}

export function docxOf(bench: Workbench, id: string): Bytes {
  const file = documentOf(bench, id);
  const isDocument = file.mimeType === DOCUMENT || file.mimeType === DOCX;
  return new Bytes(file.content ?? new Uint8Array(), isDocument ? DOCX : file.mimeType, isDocument ? `${file.name.replace(/\.docx$/i, '')}.docx` : file.name);
}

const pdfs = new Map<string, Promise<Uint8Array>>();

/** Made once for each version of a document. */
export async function pdfOf(bench: Workbench, id: string, keep: boolean): Promise<Bytes> {
  const file = documentOf(bench, id);
  const key = `${id} ${file.version}`;
  const made = pdfs.get(key) ?? converted(file);
  pdfs.set(key, made);
  try {
    return new Bytes(await made, 'application/pdf', keep ? `${file.name}.pdf` : undefined);
  } catch (error) {
    pdfs.delete(key);
    throw error;
  }
}

/** Where a document's link leads: on Google a Doc, here its pages. */
export function documentPage(bench: Workbench, id: string, pdf: boolean): Bytes {
  const { name } = documentOf(bench, id);
  const file = `/page/documents/${id}`;
  const shown = pdf
    ? `<iframe title="${escapeHtml(name)}" src="${file}.pdf#toolbar=0&navpanes=0&view=FitH"></iframe>`
    : '<p>To see documents here, install LibreOffice (<code>apt install libreoffice-writer</code>). The .docx opens in any word processor.</p>';
  const links = `<a href="${file}.docx">Download .docx</a>${pdf ? ` <a href="${file}.pdf?download">PDF</a>` : ''}`;
  return new Bytes(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(name)}</title><style>
body{margin:0;height:100vh;display:flex;flex-direction:column;font:13px/18px "Google Sans Text",Roboto,"Segoe UI",Arial,sans-serif;color:#202124;background:#f9fbfd}
header{display:flex;gap:16px;align-items:center;padding:12px 20px}h1{flex:1;margin:0;font-size:16px;font-weight:500}a{color:#0b57d0;font-weight:500;text-decoration:none}
iframe{flex:1;border:0}p{padding:40px;text-align:center;color:#5f6368}</style></head><body><header><h1>${escapeHtml(name)}</h1>${links}</header>${shown}</body></html>`, 'text/html; charset=utf-8');
}

async function converted({ content }: StoredFile): Promise<Uint8Array> {
  const answer = await toPdf(content ?? new Uint8Array());
  if (answer.ok) return answer.pdf;
  throw new ApiError(501, 'UNIMPLEMENTED', answer.message);
}

function documentOf(bench: Workbench, id: string): StoredFile {
  const file = bench.drive.find(id);
  if (!file?.content) throw new ApiError(404, 'NOT_FOUND', 'This document is gone.');
  return file;
}

let installed: Promise<boolean> | undefined;

/** Whether LibreOffice is there. */
export function canMakePdf(): Promise<boolean> {
  installed ??= promisify(execFile)('soffice', ['--version'], { timeout: 20_000 }).then(() => true, () => false);
  return installed;
}

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
const OWN = ['index.html', 'page.js', 'page.css', 'frame.js', 'document.js', 'document.css'];

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

/** A document's own pages reach nothing outside. */
export const DOCUMENT_POLICY = "default-src 'self' 'unsafe-inline' data: blob:; frame-ancestors 'self'";

/** Where a document's link leads: on Google a Doc, here its pages; `bare`, for a frame, without the line above them. */
export function documentPage(bench: Workbench, id: string, { pdf, bare }: { pdf: boolean; bare: boolean }): Bytes {
  const name = escapeHtml(documentOf(bench, id).name);
  const file = `/page/documents/${id}`;
  const links = `<a href="${file}.docx">Download .docx</a>${pdf ? ` <a href="${file}.pdf" target="_blank" rel="noopener">PDF</a>` : ''}`;
  const head = bare ? '' : `<header><h1>${name}</h1>${links}</header>`;
  return new Bytes(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/page/document.css">
</head><body data-docx="${file}.docx">${head}<main id="pages" tabindex="0" aria-label="${name}"></main><script src="/page/document.js"></script></body></html>`, 'text/html; charset=utf-8');
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

// Making a document: template and records, filled, uploaded whole, noted in the Documents tab.

import type { Asked } from '../../kit/call.ts';
import type { Desk, Paper } from '../../kit/desk.ts';
import type { Saved } from '../../kit/door.ts';
import { fillDocument } from '../../kit/document/fill.ts';
import { refuse } from '../../kit/refusal.ts';
import type { Machine } from '../../kit/store/machine.ts';
import { saveRecord } from '../../kit/store/save.ts';
import type { Subject } from '../../kit/subject.ts';
import { machinery } from '../machinery.ts';
import { listIn } from '../settings/keys.ts';
import type { Current } from '../templates/own.ts';
import { allow } from '../therapists/roles.ts';
import type { Wanted } from './asked.ts';
import { withAsked } from './asked.ts';
import { gather } from './gather.ts';
import type { AnyKind, DocumentKind, KindOf } from './kinds.ts';
import { fileNameOf, kinds, readiness } from './kinds.ts';
import type { Records } from './records.ts';
import { documents } from './table.ts';

export interface Ask extends Wanted { kind: string; about: string; at?: number }

/** `notes`: what went otherwise than meant, though the document is there. */
export interface MadeNow { id: string; url: string; name: string; notes?: string[] }

/** Whether the document can be made, and what stands in the way or will be looked for. */
export function checkDocument(desk: Desk, ask: Ask): { ready: boolean; missing: string[] } {
  const { name, kind } = kindOf(ask.kind);
  const { records } = gather(desk, { name, kind, id: ask.about, allow: (role) => allow('documents.check', role) });
  return readiness(kind, withAsked(records, ask));
}

export function makeDocument(desk: Desk, ask: Ask, asked: Asked): MadeNow {
  const { name, kind } = kindOf(ask.kind);
  const { records: found, settings, machine, template } = gather(desk, { name, kind, id: ask.about, allow: (role) => allow('documents.make', role) });
  const records = withAsked(found, ask);
  return madeBefore(kind, records, machine, asked) ?? makePaper(desk, { name, kind, records, settings, about: ask.about, asked, template });
}

/** The answer of an earlier attempt of the same request, whose row is there. */
function madeBefore(kind: KindOf, records: Records, machine: Machine, { requestId }: Asked): MadeNow | undefined {
  const id = machine.recent.find(([request, table]) => requestId !== undefined && request === requestId && table === documents.name)?.[2];
  const at = records.earlier.findIndex((made) => made.id === id);
  const made = records.earlier[at];
  return made && { id: made.id, url: made.file, name: fileNameOf(kind, { ...records, earlier: records.earlier.slice(0, at) }) };
}

export interface Making<R> { name: AnyKind; kind: KindOf<R>; records: R; settings: Record<string, string>; about: string; asked: Asked; template: Current }

/** Fills the kind's template with the records, uploads it whole, and notes it in the Documents tab. */
export function makePaper<R>(desk: Desk, { name, kind, records, settings, about, asked, template }: Making<R>): MadeNow {
  const view = kind.view(records);
  const pictures = Object.fromEntries(Object.entries(kind.asks(records)).map(([key, { chart, alt }]) => [key, { png: desk.papers.picture(chart), alt }]));
  const docx = fillDocument({ template: template.base64, view, pictures });
  const paper = desk.papers.make({ name: fileNameOf(kind, records), docx, shareWith: listIn(settings, 'Share documents with'), request: asked.requestId });
  const note = (): Saved => saveRecord(desk, machinery, {
    subject: madeNow(desk, template.version === 0 ? 'built in' : String(template.version), kind.goodUntil(records)), ...asked, action: 'make', allow: (role) => allow('documents.make', role),
    save: { row: { 'Kind': name, 'About': about, 'File': paper.url, 'State': 'draft' } },
  });
  const saved = noted(desk, paper, note);
  const url = String(saved.row['File'] ?? paper.url);
  if (url !== paper.url) desk.papers.drop(paper.id);
  const notes = paper.notShared.map((address) => `The document is made, but Google did not share it with ${address}. Share it by hand in Drive, or correct “Share documents with” in Settings.`);
  return { id: saved.id, url, name: paper.name, ...(notes.length > 0 ? { notes } : {}) };
}

/** Writes the row; where it cannot be written, the file goes too, so that none lies in Drive that nobody knows of. */
function noted(desk: Desk, paper: Paper, note: () => Saved): Saved {
  const before = desk.book.landed();
  try {
    return note();
  } catch (error) {
    if (desk.book.landed() > before) return notedAfterAll(desk, paper, note);
    dropped(desk, paper);
    throw error;
  }
}

/** The row may have landed: asked again, the same request finds it or writes it. */
function notedAfterAll(desk: Desk, paper: Paper, note: () => Saved): Saved {
  try {
    return note();
  } catch (error) {
    desk.log(`document not noted: ${error instanceof Error ? error.name : 'unknown'}`);
    return refuse('file', `“${paper.name}” is in your Drive, but Google did not say whether its row in the tab Documents was written. Look there; if there is none, delete the file and make it again.`);
  }
}

function dropped(desk: Desk, paper: Paper): void {
  try {
    desk.papers.drop(paper.id);
  } catch (error) {
    desk.log(`document not dropped: ${error instanceof Error ? error.name : 'unknown'}`);
    refuse('file', `“${paper.name}” was put into your Drive, but its row in the tab Documents could not be written. Delete the file there, then make it again.`);
  }
}

const madeNow = (desk: Desk, templateVersion: string, goodUntil: string): Subject<typeof documents> => ({
  table: documents,
  decide: () => ({ set: { madeAt: desk.now(), madeBy: desk.user, templateVersion, goodUntil } }),
});

function kindOf(text: string): { name: DocumentKind; kind: KindOf } {
  const wanted = text.trim().toLowerCase();
  const names = Object.keys(kinds) as DocumentKind[];
  const name = names.find((one) => one.toLowerCase() === wanted);
  if (name === undefined) return refuse('bad-request', `“${text.slice(0, 60)}” is not a document Tablework makes. It makes: ${names.join(', ')}.`, { field: 'kind' });
  return { name, kind: kinds[name] };
}

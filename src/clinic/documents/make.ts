// Making a document: template and records, filled, uploaded whole, noted in the Documents tab.

import type { Asked } from '../../kit/call.ts';
import type { Desk } from '../../kit/desk.ts';
import { fillDocument } from '../../kit/document/fill.ts';
import { refuse } from '../../kit/refusal.ts';
import { saveRecord } from '../../kit/store/save.ts';
import type { Subject } from '../../kit/subject.ts';
import { machinery } from '../machinery.ts';
import { listIn } from '../settings/keys.ts';
import { currentTemplate } from '../templates/own.ts';
import { allow } from '../therapists/roles.ts';
import { gather } from './gather.ts';
import type { KindOf } from './kinds.ts';
import { kinds, readiness } from './kinds.ts';
import type { Records } from './records.ts';
import type { documentKinds } from './table.ts';
import { documents } from './table.ts';

export interface Ask { kind: string; about: string; at?: number }

/** Whether the document can be made, and what stands in the way or will be looked for. */
export function checkDocument(desk: Desk, ask: Ask): { ready: boolean; missing: string[] } {
  const { name, kind } = kindOf(ask.kind);
  const { records } = gather(desk, { kind: name, about: kind.about, id: ask.about, at: ask.at, allow: (role) => allow('documents.check', role) });
  return readiness(kind, records);
}

export function makeDocument(desk: Desk, ask: Ask, asked: Asked): { id: string; url: string; name: string } {
  const { name, kind } = kindOf(ask.kind);
  const { records, settings } = gather(desk, { kind: name, about: kind.about, id: ask.about, at: ask.at, allow: (role) => allow('documents.make', role) });
  return makePaper(desk, { name, kind, records, settings, about: ask.about, asked });
}

type ClientKind = keyof typeof kinds;
type PaperKind = (typeof documentKinds)[number];

export interface Making<R> { name: PaperKind; kind: KindOf<R>; records: R; settings: Record<string, string>; about: string; asked: Asked }

/** Fills the kind's template with the records, uploads it whole, and notes it in the Documents tab. */
export function makePaper<R>(desk: Desk, { name, kind, records, settings, about, asked }: Making<R>): { id: string; url: string; name: string } {
  const view = kind.view(records);
  const template = currentTemplate(desk, name);
  const pictures = Object.fromEntries(Object.entries(kind.asks(records)).map(([key, { chart, alt }]) => [key, { png: desk.papers.picture(chart), alt }]));
  const bytes = fillDocument({ template: template.base64, view, pictures });
  const paper = desk.papers.make(kind.fileName(records), bytes, listIn(settings, 'Share documents with'));
  const saved = saveRecord(desk, machinery, {
    subject: madeNow(desk, template.version === 0 ? 'built in' : String(template.version), kind.goodUntil(records)), ...asked, action: 'make', allow: (role) => allow('documents.make', role),
    save: { row: { 'Kind': name, 'About': about, 'File': paper.url, 'State': 'draft' } },
  });
  return { id: saved.id, url: paper.url, name: paper.name };
}

const madeNow = (desk: Desk, templateVersion: string, goodUntil: string): Subject<typeof documents> => ({
  table: documents,
  decide: () => ({ set: { madeAt: desk.now(), madeBy: desk.user, templateVersion, goodUntil } }),
});

function kindOf(text: string): { name: ClientKind; kind: KindOf<Records> } {
  const wanted = text.trim().toLowerCase();
  const name = (Object.keys(kinds) as ClientKind[]).find((one) => one.toLowerCase() === wanted);
  if (name === undefined) return refuse('bad-request', `“${text.slice(0, 60)}” is not a document Tablework makes. It makes: ${Object.keys(kinds).join(', ')}.`, { field: 'kind' });
  return { name, kind: kinds[name] };
}

// The clinic's own templates: a Google Doc made from the current one, edited by the owner, checked, and put to use.

import type { Asked } from '../../kit/call.ts';
import type { Cell } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import { checkTemplate } from '../../kit/document/check.ts';
import { fromPieces, toPieces } from '../../kit/document/pieces.ts';
import { Refusal, refuse } from '../../kit/refusal.ts';
import type { Area } from '../../kit/store/book.ts';
import { machineChange } from '../../kit/store/commit.ts';
import { fetch } from '../../kit/store/fetch.ts';
import { nextLine } from '../../kit/store/journal.ts';
import type { Machine } from '../../kit/store/machine.ts';
import { readSettings, remember } from '../../kit/store/machine.ts';
import type { Scan, Want } from '../../kit/store/scan.ts';
import { scan } from '../../kit/store/scan.ts';
import { write } from '../../kit/store/write.ts';
import { kinds, knownOf, monthlySummaryKind } from '../documents/kinds.ts';
import { documentKinds } from '../documents/table.ts';
import { machinery } from '../machinery.ts';
import { allow } from '../therapists/roles.ts';
import { templates } from './table.ts';

export type PaperKind = (typeof documentKinds)[number];

export interface Current { base64: string; version: number }

export interface TemplateLine { kind: PaperKind; title: string; version: number; editing: boolean }

function paperKind(text: string): PaperKind {
  const wanted = text.trim().toLowerCase();
  return documentKinds.find((one) => one.toLowerCase() === wanted)
    ?? refuse('bad-request', `“${text.slice(0, 60)}” is not a document Tablework makes. It makes: ${documentKinds.join(', ')}.`, { field: 'kind' });
}

/** The columns that tell which template is the newest; the templates themselves are long, so only its own rows are read. */
export const templateWant: Want = { table: templates, keys: ['kind', 'version', 'part'] };

/** Where the newest version of a kind stands: none at version 0, which is the one built in. */
export interface Pieces { version: number; areas: Area[]; content: number }

export function templateRows(of: Scan | undefined, kind: PaperKind): Pieces {
  const own = linesOf(of).filter((line) => line.kind === kind);
  const version = newest(own);
  const last = own.filter((line) => line.version === version).sort((a, b) => a.part - b.part);
  return { version, content: of?.layout['content'] ?? -1, areas: last.map(({ at }) => ({ sheetId: templates.sheetId, fromRow: at, toRow: at })) };
}

/** The template from its rows as read, or the one built in. */
export function newestTemplate(desk: Desk, kind: PaperKind, { version, content }: Pieces, rows: Cell[][][]): Current {
  if (version === 0) return { base64: desk.baseTemplate(kind) ?? refuse('template', `There is no template for “${kind}”.`), version };
  return { base64: fromPieces(rows.map(([row]) => String(row?.[content] ?? ''))), version };
}

/** The newest template of a kind in the Templates tab (version 1 and up), or the one built in (version 0). */
function currentTemplate(desk: Desk, kind: PaperKind): Current {
  const pieces = templateRows(scan(desk.book, [templateWant]).scans[0], kind);
  return newestTemplate(desk, kind, pieces, desk.book.read(pieces.areas));
}

interface Line { kind: string; version: number; part: number; at: number }

const linesOf = (of: Scan | undefined): Line[] => Array.from({ length: of?.count ?? 0 }, (_, i) => ({
  kind: of?.text('kind', i) ?? '', version: Number(of?.cell('version', i) ?? 0), part: Number(of?.cell('part', i) ?? 0), at: of?.at(i) ?? 0,
}));

const newest = (lines: readonly Line[]): number => lines.reduce((most, { version }) => Math.max(most, version), 0);

function versionsOf(desk: Desk): (kind: PaperKind) => number {
  const lines = linesOf(scan(desk.book, [templateWant]).scans[0]);
  return (kind) => newest(lines.filter((line) => line.kind === kind));
}

const editingKey = (kind: PaperKind): string => `template:${kind}`;

/** Every kind with the version in use and whether a Doc is being edited. */
export function listTemplates(desk: Desk): { templates: TemplateLine[] } {
  ownerOnly(desk, 'templates.list');
  const versionOf = versionsOf(desk);
  return {
    templates: documentKinds.map((kind) => ({
      kind, title: kind === 'monthly summary' ? monthlySummaryKind.title : kinds[kind].title,
      version: versionOf(kind),
      editing: desk.pocket.get(editingKey(kind)) !== null,
    })),
  };
}

/** Makes a Google Doc of the current template in the owner's Drive. */
export function editTemplate(desk: Desk, input: { kind: string }): { url: string; names: Record<string, unknown> } {
  ownerOnly(desk, 'templates.edit');
  const kind = paperKind(input.kind);
  const { base64 } = currentTemplate(desk, kind);
  const paper = desk.papers.make({ name: `Template: ${kind}`, docx: desk.bytes(base64) });
  desk.pocket.set(editingKey(kind), paper.id);
  return { url: paper.url, names: { ...knownOf(kind).names, ...knownOf(kind).pictures } };
}

/** Takes the edited Doc: exported, checked, and stored as the next version; the old one stays in use where it does not pass. */
export function useTemplate(desk: Desk, input: { kind: string }, asked: Asked): { version: number } {
  ownerOnly(desk, 'templates.use');
  const kind = paperKind(input.kind);
  const stored = asked.attempt > 1 ? storedBefore(desk, asked) : undefined;
  if (stored !== undefined) return { version: stored };
  const id = desk.pocket.get(editingKey(kind)) ?? refuse('template', `No template of “${kind}” is being edited. Choose Edit first.`);
  const bytes = exported(desk, id);
  const wrong = checkTemplate(bytes, knownOf(kind));
  if (wrong.length > 0) throw new Refusal(wrong.map((message) => ({ code: 'template' as const, message })));
  const version = storeVersion(desk, { kind, base64: desk.base64(bytes), asked });
  desk.pocket.drop(editingKey(kind));
  return { version };
}

/** Back to the template built in: an empty version of its own. */
export function resetTemplate(desk: Desk, input: { kind: string }, asked: Asked): { version: number } {
  ownerOnly(desk, 'templates.use');
  const kind = paperKind(input.kind);
  return { version: storeVersion(desk, { kind, base64: desk.baseTemplate(kind) ?? refuse('template', `There is no template for “${kind}”.`), asked }) };
}

function exported(desk: Desk, id: string): number[] {
  try {
    return desk.papers.read(id);
  } catch (error) {
    desk.log(`template not read: ${error instanceof Error ? error.name : 'unknown'}`);
    return refuse('template', 'The edited document could not be read back from Drive; the template in use stays. It may have been deleted, or another account made it. Choose Edit again.');
  }
}

/** The version an earlier attempt of the same request stored. */
function storedBefore(desk: Desk, { requestId }: Asked): number | undefined {
  const [rows = []] = desk.book.read([{ sheetId: machinery.settings.sheetId, fromRow: 1 }]);
  return versionIn(readSettings(rows).machine, requestId);
}

function versionIn({ recent }: Machine, requestId: string | undefined): number | undefined {
  const found = recent.find(([request, table]) => requestId !== undefined && request === requestId && table === templates.name);
  return found && Number(found[2]);
}

function storeVersion(desk: Desk, { kind, base64, asked }: { kind: PaperKind; base64: string; asked: Asked }): number {
  const pieces = toPieces(base64);
  return desk.locked(() => {
    const got = fetch(desk.book, [], [machinery.settings, machinery.journal, templates], [{ sheetId: machinery.settings.sheetId, fromRow: 1 }]);
    const settings = readSettings(got.extra[0] ?? []);
    const stored = versionIn(settings.machine, asked.requestId);
    if (stored !== undefined) return stored;
    const version = versionsOf(desk)(kind) + 1;
    if (asked.requestId !== undefined) remember(settings.machine, asked.requestId, templates.name, String(version));
    const line = nextLine(desk, settings.machine, { by: desk.user || 'unknown', requestId: asked.requestId, table: templates.tab, record: kind, action: 'new template', after: { Version: version } });
    write(desk.book, {
      changes: [machineChange(machinery, settings, got.layouts)],
      additions: [
        ...pieces.map((content, i) => ({
          table: templates, layout: got.layouts.get(templates.tab) ?? {}, id: '',
          values: { kind, version, part: i + 1, of: pieces.length, content, by: desk.user, at: desk.now() },
        })),
        { table: machinery.journal, layout: got.layouts.get(machinery.journal.tab) ?? {}, id: '', values: { ...line } },
      ],
    });
    return version;
  });
}

function ownerOnly(desk: Desk, verb: string): void {
  const [people = []] = desk.book.read([{ sheetId: machinery.people.sheetId, fromRow: 1 }]);
  allow(verb, machinery.roleOf(people, desk.user));
}

// What happened to one record: who, when, which fields, before and after. A field can be put back by the owner.

import type { Asked } from '../../kit/call.ts';
import type { Desk } from '../../kit/desk.ts';
import type { DoorRow, FormTable, History, HistoryLine, Loaded, Restore, Saved } from '../../kit/door.ts';
import { Refusal, refuse } from '../../kit/refusal.ts';
import type { Line } from '../../kit/store/journal.ts';
import { mayTellOf } from '../../kit/store/many.ts';
import { saveRecord } from '../../kit/store/save.ts';
import type { Subject } from '../../kit/subject.ts';
import { headings, keyOf } from '../../kit/table.ts';
import type { Table } from '../../kit/table.ts';
import { machinery } from '../machinery.ts';
import { formTables } from '../shapes.ts';
import { subjects } from '../subjects.ts';
import { tablesByName } from '../tables.ts';
import { allow, personOf } from '../therapists/roles.ts';
import { lineAbout } from './archived.ts';
import { archivesIn } from './archives.ts';
import type { JournalIndex } from './lines.ts';
import { fieldsOfRecord, isCut, journalIndex, linesAt, tellsOf } from './lines.ts';

const mostLines = 100;

type Load = (name: FormTable, input: { id: string; at?: number }) => Loaded;

/** The lines of a record, newest first, with the fields that this user may see in its form. */
export function historyOf(desk: Desk, { id, at }: { id: string; at?: number }, load: Load): History {
  const { name, table } = tableOfId(id);
  const index = journalIndex(desk, ['record', 'action'], [{ sheetId: machinery.people.sheetId, fromRow: 1 }]);
  const { role } = personOf(index.extra[0] ?? [], desk.user);
  const seen = visibleHeadings(() => load(name, { id, at }), role === 'owner' ? headings(table) : undefined).filter((heading) => role !== 'front desk' || !isNote(table, heading));
  const rows = rowsOf(index, id);
  const shown = rows.slice(0, mostLines);
  const lines = [...linesAt(desk, index, shown)].filter(([, line]) => tellsOf(line, id)).sort(([a], [b]) => b - a).map(([row, line]) => told(line, row, { id, seen }));
  return { id, lines, more: rows.length - shown.length, archives: archivesIn(desk, index).map(({ year, url }) => ({ year, url })) };
}

export function tableOfId(id: string): { name: FormTable; table: Table } {
  const prefix = id.split('-')[0] ?? '';
  const name = formTables.find((one) => tablesByName[one].prefix === prefix && prefix !== '');
  return name ? { name, table: tablesByName[name] } : refuse('unknown-record', `“${id.slice(0, 40)}” is not the id of a record.`);
}

/** Of a record that was deleted in the sheet, the owner may still see what the journal kept. */
function visibleHeadings(load: () => Loaded, otherwise: string[] | undefined): string[] {
  try {
    return Object.keys(load().row);
  } catch (error) {
    if (otherwise && error instanceof Refusal && error.issues[0]?.code === 'unknown-record') return otherwise;
    throw error;
  }
}

/** Whatever a form shows of a note, the front desk never sees what was written in it. */
function isNote(table: Table, heading: string): boolean {
  const column = table.columns[keyOf(table, heading) ?? ''];
  return column?.section === 'Note' || (column?.sensitive === true && table.name === 'sessions');
}

/** Newest first. */
function rowsOf({ of }: JournalIndex, id: string): number[] {
  const rows: number[] = [];
  for (let i = of.count - 1; i >= 0; i--) if (mayTellOf(of.text('record', i), id)) rows.push(of.at(i));
  return rows;
}

function told(line: Line, row: number, { id, seen }: { id: string; seen: string[] }): HistoryLine {
  const before = fieldsOfRecord(line.before, id) ?? {};
  const after = fieldsOfRecord(line.after, id) ?? {};
  const fields = seen.filter((heading) => heading in before || heading in after)
    .map((field) => ({ field, before: before[field] ?? '', after: after[field] ?? '' }));
  return { line: row, at: line.at, by: line.by, action: line.action, edited: line.before !== '', fields };
}

/** Puts a field back as it was before a line, or as that line left it, through the same save as the form's. */
export function restoreField(desk: Desk, input: Restore, asked: Asked): Saved {
  const { name, table } = tableOfId(input.id);
  const key = keyOf(table, input.field);
  if (key === undefined || table.columns[key]?.derived || table.columns[key]?.kind === 'id') refuse('unknown-field', `${table.tab} has no field “${input.field.slice(0, 60)}” that could be put back.`, { field: input.field });
  const value = valueIn(desk, input);
  const subject: Subject = subjects[name] ?? { table };
  const reason: DoorRow = input.reason === undefined || !('correctedWhy' in table.columns) ? {} : { 'Corrected why': input.reason };
  return saveRecord(desk, machinery, {
    subject, action: 'restore', ...asked, save: { id: input.id, at: input.at, row: { [input.field]: value, ...reason }, confirm: input.confirm },
    allow: (role) => {
      allow('history.restore', role);
      allow(`${name}.save`, role);
    },
  });
}

function valueIn(desk: Desk, { id, field, line, to = 'before' }: Restore): string | number {
  const index = journalIndex(desk, ['record', 'action'], [{ sheetId: machinery.people.sheetId, fromRow: 1 }]);
  allow('history.restore', machinery.roleOf(index.extra[0] ?? [], desk.user));
  const found = lineAbout(desk, index, line, id);
  if (!found) return refuse('unknown-record', 'The Journal has moved on since this was opened. Open the history again.');
  const after = fieldsOfRecord(found.after, id);
  const fields = to === 'before' ? fieldsOfRecord(found.before, id) : after;
  // What a new record's line does not name was empty.
  const isNew = to === 'after' && found.before === '' && found.action !== 'mended';
  const value = fields?.[field] ?? (after?.[field] === undefined && !isNew ? undefined : '');
  if (value === undefined) return refuse('unknown-field', `That line did not change “${field}”.`, { field });
  return isCut(value) ? refuse('too-long', `“${field}” was too long for the Journal; only its beginning is kept there.`, { field }) : value;
}

// Cells changed by hand: listed with the value last saved, accepted into the journal by the owner, or put back.

import { heldAs } from '../../kit/cell.ts';
import type { Desk } from '../../kit/desk.ts';
import type { Finding } from '../../kit/door.ts';
import { refuse } from '../../kit/refusal.ts';
import { machineChange } from '../../kit/store/commit.ts';
import { fetch } from '../../kit/store/fetch.ts';
import { nextLine } from '../../kit/store/journal.ts';
import { readSettings } from '../../kit/store/machine.ts';
import { write } from '../../kit/store/write.ts';
import type { Table } from '../../kit/table.ts';
import { keyOf } from '../../kit/table.ts';
import { machinery } from '../machinery.ts';
import { allow } from '../therapists/roles.ts';
import { tableOfId } from './history.ts';
import { lineAbout, linesAtPlaces } from './archived.ts';
import type { JournalIndex } from './lines.ts';
import { fieldsOfRecord, journalIndex } from './lines.ts';

export interface Differing { at: number; id: string; key: string; is: string; line: number }

/** With both values; one read for all. */
export function byHandFindings(desk: Desk, index: JournalIndex, table: Table, differing: Differing[]): Finding[] {
  const lines = linesAtPlaces(desk, index, differing.map((one) => one.line));
  return differing.flatMap(({ at, id, key, is, line }): Finding[] => {
    const field = table.columns[key]?.heading ?? key;
    const was = String(fieldsOfRecord(lines.get(line)?.after ?? '', id)?.[field] ?? '');
    return was === is ? [] : [{ kind: 'by hand', table: table.name, tab: table.tab, at, id, field, was, is, line, says: 'Changed in the sheet by hand since it was last saved.' }];
  });
}

/** The cell stays as it is, and the journal tells it from now on. */
export function acceptByHand(desk: Desk, input: { id: string; at?: number; field: string; line: number }): { accepted: boolean } {
  const { table } = tableOfId(input.id);
  const key = keyOf(table, input.field) ?? refuse('unknown-field', `${table.tab} has no field “${input.field.slice(0, 60)}”.`, { field: input.field });
  return desk.locked(() => {
    const got = fetch(desk.book, [{ table, id: input.id, at: input.at }], [table, machinery.settings, machinery.journal], [machinery.settings, machinery.people].map((one) => ({ sheetId: one.sheetId, fromRow: 1 })));
    const settings = readSettings(got.extra[0] ?? []);
    allow('records.accept', machinery.roleOf(got.extra[1] ?? [], desk.user));
    const hit = got.found.get(input.id) ?? refuse('unknown-record', `There is no ${table.one} ${input.id} any more.`);
    const index = journalIndex(desk, ['record', 'action']);
    const line = lineAbout(desk, index, input.line, input.id);
    const column = table.columns[key];
    if (!line || !column || column.derived) return refuse('unknown-record', 'The Journal has moved on since this was listed. Check the records again.');
    const was = fieldsOfRecord(line.after, input.id)?.[input.field] ?? '';
    const is = heldAs(column, hit.cells[hit.layout[key] ?? -1] ?? null);
    const entry = nextLine(desk, settings.machine, { by: 'by hand', table: table.tab, record: input.id, action: `accepted by ${desk.user || 'unknown'}`, before: { [input.field]: was }, after: { [input.field]: is } });
    write(desk.book, {
      changes: [machineChange(machinery, settings, got.layouts)],
      additions: [{ table: machinery.journal, layout: got.layouts.get(machinery.journal.tab) ?? {}, id: '', values: { ...entry } }],
    });
    return { accepted: true };
  });
}

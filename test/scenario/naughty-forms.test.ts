// Hostile texts through every text field of every form: stored, answered, found and told by the history as they were sent.

import { readInput, toCell, toDoor } from '../../src/kit/cell.ts';
import type { Column } from '../../src/kit/column.ts';
import type { DoorRow, FormTable, Saved, Verbs } from '../../src/kit/door.ts';
import type { Table } from '../../src/kit/table.ts';
import { formTables } from '../../src/clinic/shapes.ts';
import { tablesByName } from '../../src/clinic/tables.ts';
import type { World } from '../world.ts';
import { aSmallClinic, worldLike } from './clinic.ts';
import { journalOf } from './hands.ts';
import { isFreeText, sharp } from './naughty.ts';

/** Fields that look like text and have a form of their own. */
const formed: Partial<Record<FormTable, string[]>> = { insurers: ['Authorization steps', 'Codes allowed'], providers: ['NPI'], therapists: ['NPI'], referrals: ['Diagnosis codes'], sessions: ['Procedures'] };
/** Written by the add-in, whatever is sent. */
const own: Partial<Record<FormTable, string[]>> = { addenda: ['By', 'At'], documents: ['Made by', 'Made at', 'Template version', 'Good until'], sessions: ['Signed by', 'Signed at', 'Fingerprint', 'Corrected why', 'Canceled at'] };
const questions = ['duplicate-client', 'not-covered', 'overlap', 'doubled-visit', 'outside-hours', 'similar-note'];

const aFilledClinic = (): World => worldLike('forms', () => {
  const world = aSmallClinic();
  world.get('goals.save', { row: { 'Case ID': 'K-00001', 'Goal': 'Sit an hour' } });
  world.get('charges.save', { row: { 'Session ID': 'S-00001', 'Code': '97140', 'Units': 2, 'Amount': 80 } });
  return world;
});

function usual(column: Column): string | number {
  if (column.kind === 'ref') return column.optional ? '' : `${column.prefix}-00001`;
  if (column.kind === 'day') return column.optional ? '' : '2026-02-02';
  if (column.kind === 'time') return column.heading === 'Ends at' ? '12:00' : '11:00';
  if (column.heading === 'Reminders') return 'none';
  if (column.kind === 'choice' || column.kind === 'yesNo') return column.optional ? '' : column.choices?.[0] ?? '';
  if (column.optional || column.kind === 'instant') return '';
  return 1;
}

/** The rows of a table that carry every text at least once. */
function rowsOf(name: FormTable): DoorRow[] {
  const table: Table = tablesByName[name];
  const columns = Object.values(table.columns).filter((column) => !column.derived && column.kind !== 'id');
  const free = columns.filter((column) => isFreeText(column) && !formed[name]?.includes(column.heading) && !own[name]?.includes(column.heading));
  const count = free.length === 0 ? 0 : Math.ceil(sharp.length / free.length);
  return Array.from({ length: count }, (_, i) => Object.fromEntries(columns.map((column) => {
    const at = free.indexOf(column);
    const text = at < 0 ? undefined : sharp[(i + at * count) % sharp.length];
    return [column.heading, text !== undefined && text.length <= (column.max ?? Infinity) && text.trim() !== '' ? text : at < 0 ? usual(column) : 'plain'];
  })));
}

describe.each(formTables)('%s.save', (name) => {
  const table: Table = tablesByName[name];
  const columns = Object.values(table.columns).filter((column) => isFreeText(column) && !own[name]?.includes(column.heading));

  it('keeps every text as it was sent', () => {
    const world = aFilledClinic();
    const wrong: string[] = [];
    for (const row of rowsOf(name)) {
      const answer = world.ask(`${name}.save`, { row, confirm: questions } as Verbs['clients.save']['takes']);
      if (!answer.ok) {
        wrong.push(JSON.stringify(answer.issues));
        continue;
      }
      const saved: Saved = answer.value;
      const stands = world.row(name, saved.id);
      for (const column of columns) {
        const read = readInput(column, row[column.heading]);
        if (!('value' in read)) continue;
        if (saved.row[column.heading] !== toDoor(read.value)) wrong.push(`${column.heading} is answered otherwise: ${JSON.stringify(row[column.heading])}`);
        if ((stands?.[column.heading] ?? '') !== (toCell(column, read.value) ?? '')) wrong.push(`${column.heading} stands otherwise: ${JSON.stringify(row[column.heading])}`);
      }
    }
    const last = world.rows(name).at(-1) ?? {};
    const history = world.get('history.of', { id: String(last[Object.values(table.columns)[0]?.heading ?? '']) }).lines[0];

    expect(wrong).toEqual([]);
    expect(history?.fields.filter(({ field, after }) => columns.some(({ heading }) => heading === field) && String(after) !== String(last[field])).map(({ field }) => field)).toEqual([]);
    expect(journalOf(world).length).toBeGreaterThan(0);
  });
});

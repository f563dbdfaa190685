// What is wrong with one row by itself: its id, each cell, the records it points at, days and times in order.

import type { Cell } from '../../kit/cell.ts';
import { readCell } from '../../kit/cell.ts';
import type { Column } from '../../kit/column.ts';
import { isDay, isTime, minutesOf } from '../../kit/day.ts';
import type { Finding } from '../../kit/door.ts';
import type { Table } from '../../kit/table.ts';
import { idKeyOf, isId } from '../../kit/table.ts';
import { measureProblem } from '../measures/bounds.ts';
import { readOrder } from '../referrals/order.ts';
import type { RecordTab } from './tabs.ts';
import { hasContent } from './tabs.ts';

export type Found = Pick<Finding, 'kind' | 'field' | 'has' | 'says'>;

/** By the tab a record's id belongs to. */
export type ByPrefix = Map<string, RecordTab>;

/** Columns where the first may not come after the second. */
const orders: Record<string, [from: string, to: string][]> = {
  sessions: [['startsAt', 'endsAt']],
  referrals: [['writtenOn', 'receivedOn'], ['startsOn', 'endsOn'], ['writtenOn', 'endsOn']],
  cover: [['startsOn', 'endsOn']],
  authorizations: [['askedOn', 'answeredOn'], ['startsOn', 'endsOn']],
  cases: [['onsetOn', 'openedOn'], ['openedOn', 'closedOn']],
  consents: [['givenOn', 'endsOn'], ['givenOn', 'withdrawnOn']],
  claims: [['submittedOn', 'deniedOn']],
};

const errorValue = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|ERROR!)$/;

export function wrongInRow(tab: RecordTab, cells: Cell[], row: number, byPrefix: ByPrefix): Found[] {
  const { table, layout } = tab;
  const id = String(cells[layout[idKeyOf(table) ?? ''] ?? -1] ?? '').trim();
  if (id === '' && !hasContent(tab, cells)) return [];
  const found: Found[] = idFindings(tab, id, row);
  const values: Record<string, unknown> = {};
  for (const key of table.keys) {
    const column = table.columns[key];
    const at = layout[key];
    if (!column || at === undefined || column.derived || column.kind === 'id') continue;
    const cell = cells[at] ?? null;
    const read = readCell(column, cell);
    const says = wrongInCell(column, cell, read);
    if (says !== undefined) found.push({ kind: 'cell', field: column.heading, has: kindOf(cell), says });
    else if ('value' in read) values[key] = read.value;
    if (column.kind === 'ref' && typeof values[key] === 'string') found.push(...refFindings(column, values[key], byPrefix));
  }
  return [...found, ...orderFindings(table, values), ...measureFindings(table, values), ...unreadFindings(table, values)];
}

function idFindings({ table, rowOf }: RecordTab, id: string, row: number): Found[] {
  const field = table.columns[idKeyOf(table) ?? '']?.heading;
  if (id === '') return [{ kind: 'no id', field, has: 'nothing', says: 'This row has no id yet, so nothing counts it. “Give them ids” numbers it.' }];
  if (!isId(table.prefix, id)) return [{ kind: 'cell', field, has: 'a text', says: `This should be an id like ${table.prefix}-00001. Empty the cell to get one.` }];
  const first = rowOf.get(id);
  return first === undefined || first === row ? [] : [{ kind: 'copied id', field, has: 'a copied id', says: `Row ${first} has the same id. “Give them ids” gives this row its own; what points at the id stays with row ${first}.` }];
}

/** In words that do not repeat what stands there. */
function wrongInCell(column: Column, cell: Cell, read: ReturnType<typeof readCell>): string | undefined {
  if (typeof cell === 'string' && errorValue.test(cell)) return 'This formula has no result. Put the value itself here.';
  if ('why' in read) return read.why.replace(/“[^”]*” is/, 'This is');
  const empty = cell === null || cell === '';
  return empty && !column.optional ? `${column.heading} is needed.` : undefined;
}

/** What kind of thing stands in a cell, never the thing. */
export function kindOf(cell: Cell): string {
  if (cell === null || cell === '') return 'nothing';
  if (typeof cell === 'number') return 'a number';
  if (typeof cell === 'boolean') return 'a checkbox';
  return errorValue.test(cell) ? 'a formula’s error' : 'a text';
}

function refFindings(column: Column, id: string, byPrefix: ByPrefix): Found[] {
  const target = byPrefix.get(column.prefix ?? '');
  if (id === '' || !target || target.gone || target.rowOf.has(id)) return [];
  return [{ kind: 'reference', field: column.heading, has: id, says: `There is no ${target.table.one} ${id}. It was deleted, or never was.` }];
}

function orderFindings(table: Table, values: Record<string, unknown>): Found[] {
  const found: Found[] = [];
  for (const [from, to] of orders[table.name] ?? []) {
    const [a, b] = [values[from], values[to]];
    const wrong = isTime(a) && isTime(b) ? b <= a : isDay(a) && isDay(b) && b < a;
    if (wrong) found.push({ kind: 'order', field: table.columns[to]?.heading, says: `“${table.columns[to]?.heading}” is before “${table.columns[from]?.heading}”.` });
  }
  const { startsAt, endsAt, handsOnMinutes } = values;
  if (isTime(startsAt) && isTime(endsAt) && endsAt > startsAt && typeof handsOnMinutes === 'number' && handsOnMinutes > minutesOf(endsAt) - minutesOf(startsAt)) {
    found.push({ kind: 'order', field: table.columns['handsOnMinutes']?.heading, says: 'There are more hands-on minutes than the session is long.' });
  }
  return found;
}

/** An order whose words name a number that stands in no cell limits nothing. */
function unreadFindings(table: Table, { asWritten, visitsAuthorized, closedOn, closedWhy }: Record<string, unknown>): Found[] {
  if (table.name !== 'referrals' || typeof asWritten !== 'string' || typeof visitsAuthorized === 'number' || closedOn || closedWhy) return [];
  const { visits, ask } = readOrder(asWritten);
  const says = visits !== null ? `The order as written reads ${visits} visits; as long as no number stands here, none is counted down.`
    : ask.some((one) => one.visits !== null) ? 'The order as written can be read in more than one way; as long as no number stands here, none is counted down.' : '';
  return says === '' ? [] : [{ kind: 'cell', field: table.columns['visitsAuthorized']?.heading, has: 'nothing', says }];
}

function measureFindings(table: Table, { kind, what, unit, value }: Record<string, unknown>): Found[] {
  if (table.name !== 'measures' || typeof kind !== 'string' || typeof value !== 'number') return [];
  const says = measureProblem({ kind, what: String(what ?? ''), unit: String(unit ?? ''), value });
  return says === null ? [] : [{ kind: 'cell', field: table.columns['value']?.heading, has: 'a number', says }];
}

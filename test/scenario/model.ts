// The clinic as it should stand, kept plainly beside the real one: what each record holds, which request wrote which
// record, what people typed by hand. It knows nothing of counters, journals or locks.

import { readCell, toDoor } from '../../src/kit/cell.ts';
import type { Cell } from '../../src/kit/cell.ts';
import type { DoorRow } from '../../src/kit/door.ts';
import type { Table } from '../../src/kit/table.ts';
import { tablesByName } from '../../src/clinic/tables.ts';
import type { World } from '../world.ts';
import { idsOf, journalOf } from './hands.ts';

export const kept = ['clients', 'sessions', 'referrals'] as const;
export type Kept = (typeof kept)[number];

type Fields = Record<string, string | number>;

export class Model {
  /** By id: the source fields that are known for sure. */
  readonly records = new Map<string, { name: Kept; fields: Fields }>();
  /** Rows typed in the sheet, by what stands in their marker column until they have an id. */
  readonly typed = new Map<string, { name: Kept; fields: Fields }>();
  /** The record that a request wrote. */
  readonly wrote = new Map<string, string>();
  /** Requests that wrote a new record. */
  readonly added = new Set<string>();
  /** Cells somebody typed into: “C-00002 Notes”. */
  readonly byHand = new Set<string>();

  private readonly gone = new Set<string>();

  constructor(world: World) {
    for (const name of kept) for (const [id, fields] of recordsIn(world, name)) this.records.set(id, { name, fields });
  }

  saved(name: Kept, id: string, row: DoorRow, requestId: string): void {
    if (this.gone.has(id)) return;
    const there = this.records.get(id) ?? { name, fields: {} };
    if (!this.records.has(id)) this.added.add(requestId);
    Object.assign(there.fields, row);
    this.records.set(id, there);
    this.wrote.set(requestId, id);
  }

  typedOver(id: string, heading: string, value: string): void {
    const there = this.records.get(id);
    if (there) there.fields[heading] = value;
    this.byHand.add(`${id} ${heading}`);
  }

  deleted(id: string): void {
    this.gone.add(id);
    this.records.delete(id);
  }

  idsOf(name: Kept): string[] {
    return [...this.records].filter(([, one]) => one.name === name).map(([id]) => id).sort();
  }
}

const marker: Record<Kept, string> = { clients: 'Last name', sessions: 'Room', referrals: 'Order as written' };
export const markerOf = (name: Kept): string => marker[name];

/** Source cells of a tab's rows as they cross the door, by id. */
export function recordsIn(world: World, name: Kept): Map<string, Fields> {
  const table: Table = tablesByName[name];
  const idHeading = Object.values(table.columns).find((column) => column.kind === 'id')?.heading ?? '';
  return new Map(world.rows(name).filter((row) => row[idHeading] !== '' && row[idHeading] !== undefined).map((row) => [String(row[idHeading]), fieldsOf(table, row)]));
}

function fieldsOf(table: Table, row: Record<string, Cell>): Fields {
  return Object.fromEntries(Object.values(table.columns).filter((column) => !column.derived && column.kind !== 'id').map((column) => {
    const read = readCell(column, row[column.heading]);
    return [column.heading, 'value' in read ? toDoor(read.value) : String(row[column.heading])];
  }));
}

/** Every record is there once, with all it should hold, and nothing else is. */
export function expectRecords(world: World, model: Model): void {
  for (const name of kept) {
    const rows = recordsIn(world, name);
    const ids = idsOf(world, name);
    const taken = new Map([...model.typed].filter(([, one]) => one.name === name).map(([mark]) => {
      const found = [...rows].filter(([, row]) => row[marker[name]] === mark);
      expect({ typed: mark, rows: found.length }).toEqual({ typed: mark, rows: 1 });
      return [found[0]?.[0] ?? '', mark] as const;
    }));
    expect([...ids].sort()).toEqual([...model.idsOf(name), ...taken.keys()].sort());
    for (const [id, row] of rows) {
      const fields = model.records.get(id)?.fields ?? model.typed.get(taken.get(id) ?? '')?.fields ?? {};
      expect({ id, ...Object.fromEntries(Object.keys(fields).map((heading) => [heading, row[heading]])) }).toEqual({ id, ...fields });
    }
  }
}

/** Each request wrote one record; and what the journal tells of a field last is what stands there, unless a hand typed over it. */
export function expectJournal(world: World, model: Model): void {
  const lines = journalOf(world).filter((line) => line.action !== 'mended');
  for (const [requestId, id] of model.wrote) {
    const own = lines.filter((line) => line.requestId === requestId);
    const records = [...new Set(own.map((line) => line.record))];
    // A change that had nothing to change leaves no line.
    expect({ requestId, records }).toEqual({ requestId, records: records.length === 0 && !model.added.has(requestId) ? [] : [id] });
  }
  const told = new Map<string, Fields>();
  for (const line of lines.filter((one) => one.record !== '' && one.after !== '')) told.set(line.record, { ...told.get(line.record), ...(JSON.parse(line.after) as Fields) });
  for (const name of kept) {
    const headings = new Set<string>(Object.values((tablesByName[name] as Table).columns).filter((column) => !column.derived && column.kind !== 'id').map((column) => column.heading));
    for (const [id, row] of recordsIn(world, name)) {
      const last = Object.entries(told.get(id) ?? {}).filter(([heading]) => headings.has(heading) && !model.byHand.has(`${id} ${heading}`));
      expect({ id, ...Object.fromEntries(last.map(([heading]) => [heading, row[heading]])) }).toEqual({ id, ...Object.fromEntries(last) });
    }
  }
}

/** Visits counted by finger: the session rows that name the order. */
export function expectCounts(world: World): void {
  const sessions = world.rows('sessions');
  for (const order of world.rows('referrals').filter((row) => row['Referral ID'] !== '')) {
    const own = sessions.filter((row) => row['Referral ID'] === order['Referral ID']);
    const count = (status: string) => own.filter((row) => row['Status'] === status).length;
    expect({ id: order['Referral ID'], used: order['Visits used'], booked: order['Visits booked'] })
      .toEqual({ id: order['Referral ID'], used: count('completed'), booked: count('booked') });
  }
}

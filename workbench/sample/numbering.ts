// Gives the sample's rows their ids, in the order in which a clinic would have entered them, and puts every pointer right.

import { type AnyRow, idOf, type Table } from '../../src/kit/table.ts';

/** Rows of a table in the order of their ids. Ids that are given already stay. */
export interface Filled { table: Table; rows: AnyRow[] }

export function number(all: Filled[]): void {
  const newIds = new Map<string, string>();
  for (const { table, rows } of all) {
    rows.forEach((row, at) => { newIds.set(`${row.id}`, idOf(table, at + 1)); });
  }
  for (const { table, rows } of all) {
    const pointing = table.keys.filter((key) => ['id', 'ref'].includes(table.columns[key]?.kind ?? '') || key === 'about');
    for (const row of rows) for (const key of pointing) row[key] = newIds.get(`${row[key]}`) ?? row[key];
  }
}

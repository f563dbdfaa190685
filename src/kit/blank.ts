// A new record: empty, but for the values its table starts with.

import { emptyOf, readInput } from './cell.ts';
import type { Row, Table } from './table.ts';

/** Every column of a table, empty or with its initial value; `today` stays empty, since a row knows no clock. */
export function blank<T extends Table>(table: T): Row<T> {
  const row: Record<string, unknown> = {};
  for (const key of table.keys) {
    const column = table.columns[key];
    if (!column) continue;
    const read = readInput(column, column.initial ?? '');
    row[key] = 'value' in read ? read.value : emptyOf(column);
  }
  return row as Row<T>;
}

// Which fields of a table somebody is shown.

import type { Column } from '../../src/kit/column.ts';
import type { FormTable, Start } from '../../src/kit/door.ts';
import { mayWriteNotes } from '../roles.ts';
import { tableOf } from '../tables.ts';
import { formColumns } from './typed.ts';

/** Front desk books and takes money, but sees no notes. */
export function columnsFor(name: FormTable, role: Start['role']): Column[] {
  const columns = formColumns(tableOf(name)).filter((column) => column.heading !== 'Source ID');
  return name === 'sessions' && !mayWriteNotes(role) ? columns.filter((column) => column.section !== 'Note') : columns;
}

// Checks every table shares: needed fields are filled, records pointed at are there.

import { isEmpty } from '../cell.ts';
import type { Issue } from '../refusal.ts';
import type { AnyRow, Table } from '../table.ts';
import type { Fetch } from './fetch.ts';

/** Fields that must be filled; on an edit only those the user touches, so that old rows can still be worked on. */
export function requiredIssues(table: Table, after: AnyRow, changes: AnyRow, edit: boolean): Issue[] {
  return table.keys.flatMap((key): Issue[] => {
    const column = table.columns[key];
    if (!column || column.optional || column.derived || column.kind === 'id' || !isEmpty(after[key])) return [];
    if (edit && !(key in changes)) return [];
    return [{ code: 'required', message: `${column.heading} is needed.`, field: column.heading }];
  });
}

/** References the user wrote that no row answers to. */
export function unknownRefs(tables: Table[], table: Table, after: AnyRow, got: Fetch, changes: AnyRow): Issue[] {
  return Object.keys(changes).flatMap((key): Issue[] => {
    const column = table.columns[key];
    const id = after[key];
    if (column?.kind !== 'ref' || typeof id !== 'string' || id === '') return [];
    const target = tables.find((one) => one.prefix === column.prefix);
    if (!target || got.found.get(id)?.table === target) return [];
    return [{ code: 'unknown-record', message: `There is no ${target.one} ${id}. Choose one from the list, or add it first.`, field: column.heading }];
  });
}

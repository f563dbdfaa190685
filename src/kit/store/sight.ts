// What of a record one person may see: some columns, as notes, only of some records.

import type { AnyRow, Table } from '../table.ts';
import type { Desk } from '../desk.ts';
import type { DoorRow } from '../door.ts';
import type { Issue } from '../refusal.ts';
import { isEmpty } from '../cell.ts';
import type { Cell } from '../cell.ts';
import { doorRowOf } from './layout.ts';

export interface Sight {
  role: string;
  /** Columns of a table that this person may not see in every record, by code name. */
  guarded(table: Table): readonly string[];
  /** Whether they may see those of this record; may cost a read. */
  sees(table: Table, row: AnyRow): boolean;
  /** The same without a read: no where that is not known yet. */
  seesAtOnce(table: Table, row: AnyRow): boolean;
  /** Whether they may fill these columns in a new record. */
  mayAdd: boolean;
  /** What is told to whoever writes in a column they may not see. */
  refusal: string;
}

/** Made from the rows of the people's tab (heading row first) and the settings; refuses a stranger. */
export type SightOf = (desk: Desk, people: Cell[][], settings: Record<string, string>) => Sight;

/** A record as it crosses the door to this person. */
export function seenRow(sight: Sight, table: Table, row: AnyRow, sees = sight.sees(table, row)): DoorRow {
  return seenFields(sight, table, doorRowOf(table, row), sees);
}

/** Without the fields this person may not see. */
export function seenFields(sight: Sight, table: Table, fields: DoorRow, sees: boolean): DoorRow {
  const guarded = sees ? [] : sight.guarded(table).map((key) => table.columns[key]?.heading);
  return Object.fromEntries(Object.entries(fields).filter(([heading]) => !guarded.includes(heading)));
}

/** What was typed without fields this person cannot see: an empty one is left as it is, a filled one is refused. */
export function ownTyped(sight: Sight, table: Table, { typed, before }: { typed: AnyRow; before: AnyRow | undefined }): { typed: AnyRow; issues: Issue[] } {
  const guarded = sight.guarded(table).filter((key) => key in typed);
  if (guarded.length === 0 || (before ? sight.seesAtOnce(table, before) : sight.mayAdd)) return { typed, issues: [] };
  const filled = guarded.filter((key) => !isEmpty(typed[key]));
  if (filled.length > 0 && before && sight.sees(table, before)) return { typed, issues: [] };
  return {
    typed: Object.fromEntries(Object.entries(typed).filter(([key]) => !guarded.includes(key))),
    issues: filled.map((key) => ({ code: 'not-allowed', field: table.columns[key]?.heading, message: sight.refusal })),
  };
}

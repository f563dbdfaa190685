// Number formats of cells, by kind of column.

import type { Kind } from '../kit/column.ts';

/** Text kinds are `@`, so that what a person types into the cell stays as typed (007, 1/2, =x). */
export function formatOf(kind: Kind): { type: string; pattern?: string } | undefined {
  if (kind === 'day') return { type: 'DATE', pattern: 'yyyy-mm-dd' };
  if (kind === 'time') return { type: 'TIME', pattern: 'hh:mm' };
  if (kind === 'money') return { type: 'CURRENCY', pattern: '"$"#,##0.00' };
  if (kind === 'whole') return { type: 'NUMBER', pattern: '0' };
  if (kind === 'number') return { type: 'NUMBER', pattern: '0.##' };
  return { type: 'TEXT' };
}

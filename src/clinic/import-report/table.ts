// What an import left out, rows and cells, and why: for the owner to put right.

import { instant, optional, text, whole } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const importReport = table('Import report', 'One row per row of a file that was not imported, or cell that its row came in without, and why. Put a row right in the file and import that again: only what is missing is added. A cell is put right in its record.', {
  at: instant('At'),
  file: text('File', { max: 200, width: 140 }),
  row: whole('Row', { most: 10_000_000, help: 'The row in the file; its heading row is 1.' }),
  tab: optional(text('Tab', { max: 60, width: 90 })),
  field: optional(text('Heading', { max: 200, width: 120 })),
  why: text('Why', { max: 1000, width: 320 }),
  value: optional(text('Value', { max: 500, sensitive: true, width: 160, help: 'What stood there, cut at 500 characters.' })),
}, { one: 'line', machinery: true });

export type ImportReportLine = Row<typeof importReport>;

// Journal of every write: append-only, each line carrying the fingerprint of the one before.

import { instant, longText, optional, text } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

/** Google: a cell holds 50,000 characters. */
const cellMax = 49000;

export const journal = table('Journal', 'One row per write: who, when, what, before and after.', {
  at: instant('At'),
  by: text('By', { max: 254, width: 160 }),
  requestId: optional(text('Request ID', { max: 100, width: 120 })),
  table: optional(text('Table', { max: 60, width: 90 })),
  record: optional(text('Record ID', { max: 60, width: 80, help: 'The first and the last where a line tells of many, as of an import: C-00001–C-00120.' })),
  action: text('Action', { max: 200, width: 100 }),
  before: optional(longText('Before', { max: cellMax, sensitive: true })),
  after: optional(longText('After', { max: cellMax, sensitive: true })),
  previousHash: optional(text('Previous hash', { max: 100, width: 120 })),
  hash: text('Hash', { max: 100, width: 120 }),
}, { one: 'journal line', hidden: true, machinery: true });

export type JournalLine = Row<typeof journal>;

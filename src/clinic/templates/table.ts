// The templates of documents, kept in the sheet itself: .docx in base64, in pieces a cell can hold.

import { instant, longText, optional, text, whole } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

/** Google: a cell holds 50,000 characters. */
const pieceMax = 49000;

export const templates = table('Templates', 'The templates of documents, in pieces.', {
  kind: text('Kind', { max: 60, width: 150 }),
  version: whole('Version', { least: 1 }),
  part: whole('Part', { least: 1 }),
  of: whole('Of', { least: 1 }),
  content: longText('Content', { max: pieceMax, width: 120 }),
  by: optional(text('By', { max: 254, width: 150 })),
  at: optional(instant('At')),
}, { one: 'template', hidden: true, machinery: true });

export type Template = Row<typeof templates>;

// Files on their way in: their text in pieces a cell can hold, and how far each import is. Emptied when it ends.

import { instant, longText, optional, text } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

/** Google: a cell holds 50,000 characters. */
export const pieceMax = 49_000;

export const imports = table('Imports', 'Files being imported, in pieces. Emptied when an import ends.', {
  key: text('Key', { max: 200, width: 200 }),
  at: instant('At'),
  about: optional(longText('About', { max: pieceMax })),
  content: optional(longText('Content', { max: pieceMax, sensitive: true, width: 120 })),
}, { one: 'piece of a file', hidden: true, machinery: true, idKey: 'key' });

export type ImportPiece = Row<typeof imports>;

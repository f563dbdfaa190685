// Text added to a note after it was signed: dated, by name, never overwriting.

import { id, instant, longText, optional, ref, sourceId, text } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const addenda = table('Addenda', 'One row per addition to a signed note.', {
  id: id('Addendum ID', 'AD'),
  session: ref('Session ID', 'S'),
  text: longText('Text', { sensitive: true, help: 'What is added; the note itself stays as signed.' }),
  by: optional(text('By', { form: false, max: 254, width: 150 })),
  at: optional(instant('At', { form: false })),
  sourceId: sourceId(),
}, { one: 'addendum', caption: ['session', 'at'] });

export type Addendum = Row<typeof addenda>;

// What a session costs, line by line.

import { id, list, money, optional, ref, sourceId, text, whole } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const charges = table('Charges', 'One row per line charged for a session.', {
  id: id('Charge ID', 'CH'),
  session: ref('Session ID', 'S'),
  cover: optional(ref('Cover ID', 'V', { beside: true, help: 'Who pays; empty: the client.' })),
  claim: optional(ref('Claim ID', 'CL')),
  code: text('Code', { max: 20, width: 75, beside: true, help: 'The procedure code, or a word of the clinic’s own: “no-show”.' }),
  modifiers: optional(list('Modifiers', { width: 80 })),
  units: whole('Units', { initial: '1', most: 100, beside: true }),
  amount: money('Amount'),
  tax: optional(money('Tax', { beside: true })),
  sourceId: sourceId(),
}, { one: 'charge', caption: ['session', 'code', 'amount'] });

export type Charge = Row<typeof charges>;

// Money received for a charge, and what else settles it.

import { choice, day, id, money, optional, ref, sourceId, text } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const payments = table('Payments', 'One row per payment, adjustment, refund or write-off of a charge.', {
  id: id('Payment ID', 'PM'),
  charge: ref('Charge ID', 'CH'),
  receivedOn: day('Received on', { beside: true }),
  from: optional(choice('From', ['client', 'insurer', 'other'], { width: 80 })),
  kind: choice('Kind', ['payment', 'adjustment', 'write-off', 'refund', 'transfer to client'], { initial: 'payment', beside: true }),
  method: optional(choice('Method', ['cash', 'card', 'HSA/FSA card', 'check', 'transfer', 'other'], { width: 100 })),
  amount: money('Amount', { beside: true, help: 'Always a positive number; the kind says which way it goes.' }),
  receiptNo: optional(text('Receipt no.', { max: 60, width: 90 })),
  sourceId: sourceId(),
}, { one: 'payment', caption: ['charge', 'receivedOn', 'amount'] });

export type Payment = Row<typeof payments>;

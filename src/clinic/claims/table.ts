// Claims sent to insurers, and what became of them.

import { choice, day, id, optional, ref, sourceId, text } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const claims = table('Claims', 'One row per claim to an insurer.', {
  id: id('Claim ID', 'CL'),
  cover: ref('Cover ID', 'V'),
  status: choice('Status', ['not sent', 'sent', 'paid', 'part paid', 'denied', 'appealed', 'written off'], { initial: 'not sent', width: 90, beside: true }),
  submittedOn: optional(day('Submitted on')),
  reference: optional(text('Reference', { max: 60, width: 110, beside: true, help: 'The insurer’s number for it.' })),
  replaces: optional(ref('Replaces', 'CL', { help: 'The claim this one corrects.' })),
  deniedOn: optional(day('Denied on', { section: 'If denied', more: true })),
  appealBy: optional(day('Appeal by', { section: 'If denied', more: true, beside: true })),
  denialReason: optional(text('Denial reason', { section: 'If denied', more: true, max: 1000, width: 180 })),
  nextStep: optional(text('Next step', { max: 500, width: 160 })),
  dueOn: optional(day('Due on', { beside: true })),
  sourceId: sourceId(),
}, { one: 'claim', caption: ['cover', 'status', 'reference'] });

export type Claim = Row<typeof claims>;

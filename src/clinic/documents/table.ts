// Papers made or received, where they are and what is still due back.

import { choice, day, id, instant, link, optional, sourceId, text } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

/** Every paper the add-in makes. */
export const documentKinds = [
  'SOAP note', 'progress report', 're-referral request', 'letter of medical necessity', 'superbill', 'itemized receipt', 'visit log',
  'year statement', 'clearance request', 'discharge summary', 'chart copy', 'monthly summary',
] as const;

export const documents = table('Documents', 'One row per paper made, sent or awaited.', {
  id: id('Document ID', 'D'),
  kind: choice('Kind', documentKinds, { width: 150 }),
  about: text('About', { max: 60, width: 80, help: 'The id of the session, referral, cover or client it is about.' }),
  file: optional(link('File')),
  madeAt: optional(instant('Made at', { form: false })),
  madeBy: optional(text('Made by', { form: false, max: 254, width: 150 })),
  templateVersion: optional(text('Template version', { form: false, max: 40, width: 80 })),
  state: choice('State', ['draft', 'sent', 'signed', 'filed'], { initial: 'draft', width: 75 }),
  sentTo: optional(text('Sent to', { sensitive: true, max: 254, width: 150 })),
  sentHow: optional(choice('Sent how', ['fax', 'mail', 'email', 'portal', 'hand'], { width: 80 })),
  sentOn: optional(day('Sent on', { beside: true })),
  dueBackOn: optional(day('Due back on')),
  returnedOn: optional(day('Returned on', { beside: true })),
  goodUntil: optional(day('Good until', { help: 'The last day it counts, for a letter with an end date.' })),
  sourceId: sourceId(),
}, { one: 'document', caption: ['kind', 'about', 'state'] });

export type Document = Row<typeof documents>;

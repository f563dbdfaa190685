// Safety questions asked, their answers, and the clearances that followed.

import { choice, day, id, optional, ref, sourceId, text } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const screenings = table('Screenings', 'One row per safety question asked of a client.', {
  id: id('Screening ID', 'SC'),
  client: ref('Client ID', 'C'),
  item: text('Item', { sensitive: true, max: 300, width: 240, help: 'What was asked about.' }),
  level: choice('Level', ['absolute', 'local', 'clearance', 'caution'], { width: 90, help: 'Absolute: no session. Local: avoid the area. Clearance: a physician’s written OK. Caution: adapt.' }),
  answer: choice('Answer', ['yes', 'no', 'not sure'], { sensitive: true, width: 80, beside: true }),
  region: optional(text('Region', { sensitive: true, max: 120, width: 110, offers: 'regions' })),
  askedOn: day('Asked on', { beside: true }),
  clearance: choice('Clearance', ['not needed', 'asked', 'given', 'refused'], { initial: 'not needed', section: 'Clearance' }),
  clearedOn: optional(day('Cleared on', { section: 'Clearance' })),
  until: optional(day('Until', { section: 'Clearance', beside: true, help: 'The last day the clearance holds.' })),
  clearedBy: optional(text('Cleared by', { section: 'Clearance', sensitive: true, max: 200, width: 140 })),
  sourceId: sourceId(),
}, { one: 'screening', caption: ['item', 'askedOn'] });

export type Screening = Row<typeof screenings>;

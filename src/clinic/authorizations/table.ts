// What an insurer granted beforehand on a cover.

import { choice, day, id, optional, ref, sourceId, text, whole } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const authorizations = table('Authorizations', 'One row per approval asked of an insurer.', {
  id: id('Authorization ID', 'A'),
  cover: ref('Cover ID', 'V'),
  number: optional(text('Number', { max: 60, width: 110, help: 'Goes on the claim.' })),
  askedOn: optional(day('Asked on')),
  answeredOn: optional(day('Answered on', { beside: true })),
  answer: optional(choice('Answer', ['granted', 'partly granted', 'refused'], { help: 'Empty while the insurer has not answered.' })),
  visits: optional(whole('Visits', { most: 1000, beside: true })),
  startsOn: optional(day('Starts on')),
  endsOn: optional(day('Ends on', { beside: true, help: 'The last day it counts.' })),
  sourceId: sourceId(),
}, { one: 'authorization', caption: ['number', 'answer', 'visits'] });

export type Authorization = Row<typeof authorizations>;

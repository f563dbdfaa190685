// What an insurer granted beforehand on a cover.

import { choice, day, derived, id, longText, optional, ref, sourceId, text, whole } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const authorizations = table('Authorizations', 'One row per approval asked of an insurer.', {
  id: id('Authorization ID', 'A', { width: 105 }),
  cover: ref('Cover ID', 'V'),
  number: optional(text('Number', { max: 60, width: 110, help: 'Goes on the claim.' })),
  askedOn: optional(day('Asked on')),
  answeredOn: optional(day('Answered on', { beside: true })),
  answer: optional(choice('Answer', ['granted', 'partly granted', 'refused'], { help: 'Empty while the insurer has not answered.' })),
  visits: optional(whole('Visits', { most: 1000, beside: true })),
  startsOn: optional(day('Starts on')),
  endsOn: optional(day('Ends on', { beside: true, help: 'The last day it counts.' })),
  standing: derived(choice('Standing', ['asked', 'refused', 'not started', 'active', 'used up', 'ended'], { width: 85 })),
  visitsUsed: derived(whole('Visits used', { help: 'Its own count: visits that needed it, as of the last daily run.' })),
  visitsBooked: derived(whole('Visits booked')),
  visitsLeft: derived(whole('Visits left', { help: 'Empty if it names no number.' })),
  counted: derived(longText('Counted', { max: 49000, width: 120, help: 'The sessions and days behind the visits used.' })),
  sourceId: sourceId(),
}, { one: 'authorization', few: true, caption: ['number', 'answer', 'visits'] });

export type Authorization = Row<typeof authorizations>;

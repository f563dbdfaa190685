// Cases: what a client's care is for. Baselines belong to a case, so a new injury never inherits the old one's.

import { choice, day, id, list, optional, ref, sourceId, text, whole } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const cases = table('Cases', 'One row per episode: what a client’s care is for.', {
  id: id('Case ID', 'K'),
  client: ref('Client ID', 'C'),
  condition: text('Condition', { sensitive: true, max: 300, width: 200, help: 'In the provider’s words; a therapist does not diagnose.' }),
  side: optional(choice('Side', ['left', 'right', 'both', 'none'], { sensitive: true, width: 70 })),
  cause: optional(choice('Cause', ['work', 'auto', 'sport', 'surgery', 'other'], { sensitive: true, width: 80, beside: true })),
  regions: optional(list('Regions', { sensitive: true, offers: 'regions' })),
  onsetOn: optional(day('Onset on', { sensitive: true, help: 'The day of the injury or of the first complaint.' })),
  openedOn: day('Opened on', { beside: true, initial: 'today' }),
  plannedVisits: optional(whole('Planned visits', { most: 500 })),
  closedOn: optional(day('Closed on', { beside: true })),
  protocol: optional(text('Protocol', { max: 2000, width: 200, sensitive: true, more: true, help: 'What was agreed to be done, in a line or two.' })),
  sourceId: sourceId(),
}, { one: 'case', caption: ['condition', 'side', 'openedOn'] });

export type Case = Row<typeof cases>;

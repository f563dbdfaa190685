// Calls, letters and disclosures: who was told what, and what comes next.

import { choice, day, id, longText, optional, sourceId, text } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const contacts = table('Contacts', 'One row per call, letter or disclosure.', {
  id: id('Contact ID', 'CT'),
  about: text('About', { max: 60, width: 80, help: 'The id of the client, cover, referral or claim.' }),
  kind: optional(choice('Kind', ['call', 'letter', 'disclosure', 'other'], { width: 85, beside: true })),
  with: text('With', { sensitive: true, max: 200, width: 150 }),
  on: day('On', { beside: true }),
  what: longText('What', { sensitive: true, max: 4000 }),
  authority: optional(text('Authority', { max: 300, width: 140, help: 'For a disclosure: what allowed it, as a release or a subpoena.' })),
  next: optional(text('Next', { sensitive: true, max: 500, width: 150 })),
  dueOn: optional(day('Due on', { beside: true })),
  sourceId: sourceId(),
}, { one: 'contact', caption: ['with', 'on'] });

export type Contact = Row<typeof contacts>;

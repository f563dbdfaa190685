// Consents a client gave, for what and until when.

import { choice, day, id, link, list, optional, ref, sourceId, text } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const consents = table('Consents', 'One row per consent a client gave.', {
  id: id('Consent ID', 'CN'),
  client: ref('Client ID', 'C'),
  kind: choice('Kind', ['treatment', 'sensitive area', 'release', 'email', 'fees']),
  areas: optional(list('Areas', { sensitive: true, offers: 'regions', help: 'For a sensitive area: exactly which. For a release: to whom.' })),
  version: optional(text('Version', { max: 60, width: 80, help: 'Which form was signed.' })),
  givenOn: day('Given on'),
  givenBy: optional(text('Given by', { sensitive: true, max: 200, width: 130, beside: true, help: 'If not the client: the guardian’s name.' })),
  endsOn: optional(day('Ends on', { help: 'The last day it holds; empty if it has no end.' })),
  withdrawnOn: optional(day('Withdrawn on', { beside: true })),
  scan: optional(link('Scan', { help: 'Link to the signed form in Drive.' })),
  sourceId: sourceId(),
}, { one: 'consent', caption: ['kind', 'givenOn'] });

export type Consent = Row<typeof consents>;

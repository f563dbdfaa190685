// The physicians and others who refer clients.

import { choice, email, id, optional, phone, sourceId, text } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const providers = table('Providers', 'One row per person who refers clients.', {
  id: id('Provider ID', 'P'),
  name: text('Name', { max: 200, width: 160 }),
  credential: optional(text('Credential', { max: 60, width: 80, help: 'MD, DO, DC, ND, NP, PA …' })),
  npi: optional(text('NPI', { max: 20, width: 95, beside: true, help: 'Ten digits; the last one is checked.' })),
  practice: optional(text('Practice', { max: 200, width: 180 })),
  phone: optional(phone('Phone', { sensitive: false })),
  fax: optional(phone('Fax', { sensitive: false, beside: true })),
  email: optional(email('Email', { sensitive: false })),
  status: choice('Status', ['active', 'retired', 'moved'], { initial: 'active', width: 80, help: 'Letters go to active providers only.' }),
  sourceId: sourceId(),
}, { one: 'provider', caption: ['name', 'credential', 'practice'] });

export type Provider = Row<typeof providers>;

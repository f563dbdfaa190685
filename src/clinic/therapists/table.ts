// The staff: who treats, who keeps the desk, who owns the clinic.

import { choice, day, email, id, list, optional, ref, sourceId, text } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const therapists = table('Therapists', 'One row per member of staff, with role and license.', {
  id: id('Therapist ID', 'T'),
  name: text('Name', { max: 200, width: 150 }),
  email: optional(email('Email', { sensitive: false, help: 'The Google account used here: it decides what this person may do.' })),
  role: choice('Role', ['owner', 'therapist', 'front desk'], { initial: 'therapist', width: 90 }),
  leftOn: optional(day('Left on', { beside: true, help: 'The last day of work. Fill it in when it is over: it shuts the sidebar for this person at once.' })),
  credential: optional(text('Credential', { section: 'License', max: 60, width: 80, help: 'LMT, RMT …' })),
  licenseNo: optional(text('License no.', { section: 'License', max: 60, width: 110, beside: true })),
  licenseState: optional(text('License state', { section: 'License', max: 40, width: 80 })),
  licenseEndsOn: optional(day('License ends on', { section: 'License', beside: true, help: 'The last day it is valid.' })),
  npi: optional(text('NPI', { section: 'License', max: 20, width: 95, help: 'Ten digits; the last one is checked.' })),
  taxNo: optional(text('Tax no.', { section: 'License', max: 40, width: 100, beside: true, help: 'EIN, or HST number in Canada.' })),
  endorsements: optional(list('Endorsements', { section: 'License', more: true, help: 'Extra permissions on the license, as intraoral work.' })),
  certificates: optional(list('Certificates', { section: 'License', more: true })),
  supervisor: optional(ref('Supervisor', 'T', { section: 'License', more: true, help: 'Who answers for a trainee’s work.' })),
  sourceId: sourceId(),
}, { one: 'therapist', few: true, caption: ['name', 'credential', 'role'] });

export type Therapist = Row<typeof therapists>;

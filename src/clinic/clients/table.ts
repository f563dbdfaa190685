// The people in care.

import { choice, day, email, id, longText, optional, phone, ref, sourceId, text } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const clients = table('Clients', 'One row per person in care.', {
  id: id('Client ID', 'C'),
  family: text('Last name', { sensitive: true, max: 120, width: 130 }),
  givenName: text('First name', { sensitive: true, max: 120, width: 120, beside: true }),
  bornOn: optional(day('Date of birth', { sensitive: true, help: 'Insurers refuse a claim without it.' })),
  sex: optional(choice('Sex', ['female', 'male', 'other'], { sensitive: true, width: 75, beside: true, help: 'As the insurer has it.' })),
  phone: optional(phone('Phone')),
  email: optional(email('Email')),
  reminders: choice('Reminders', ['email', 'call', 'none'], { initial: 'none', width: 90, help: 'Email only if the client agreed to it. A minor’s reminders go to the guardian.' }),
  status: choice('Status', ['active', 'waiting', 'discharged'], { initial: 'active', width: 90, beside: true }),

  street: optional(text('Street', { section: 'Address', more: true, sensitive: true, width: 160 })),
  unit: optional(text('Unit', { section: 'Address', more: true, sensitive: true, max: 60, width: 70, help: 'Apartment or suite.' })),
  city: optional(text('City', { section: 'Address', more: true, sensitive: true, max: 120, width: 110, beside: true })),
  state: optional(text('State', { section: 'Address', more: true, max: 40, width: 60 })),
  zip: optional(text('ZIP code', { section: 'Address', more: true, sensitive: true, max: 20, width: 80, beside: true })),

  medicalHistory: optional(longText('Medical history', { section: 'Health', more: true, sensitive: true })),
  medications: optional(longText('Medications', { section: 'Health', more: true, sensitive: true, help: 'Blood thinners and pain medicine matter most.' })),
  allergies: optional(text('Allergies', { section: 'Health', more: true, sensitive: true, max: 2000, width: 140, help: 'Also oils, lotions and scents.' })),
  otherTreatment: optional(text('Other treatment', { section: 'Health', more: true, sensitive: true, max: 2000, width: 160, help: 'Who else treats the client, and for what.' })),
  occupation: optional(text('Occupation', { section: 'Health', more: true, sensitive: true, max: 200, width: 130 })),
  preferredPressure: optional(choice('Preferred pressure', ['light', 'medium', 'firm', 'deep'], { section: 'Health', more: true, width: 90, beside: true })),

  guardian: optional(text('Guardian', { section: 'Guardian and emergency', more: true, sensitive: true, max: 200, width: 140, help: 'For a minor, or a person someone else decides for.' })),
  guardianRelation: optional(text('Guardian relation', { section: 'Guardian and emergency', more: true, max: 60, width: 100, beside: true })),
  guardianPhone: optional(phone('Guardian phone', { section: 'Guardian and emergency', more: true })),
  guardianEmail: optional(email('Guardian email', { section: 'Guardian and emergency', more: true })),
  emergencyContact: optional(text('Emergency contact', { section: 'Guardian and emergency', more: true, sensitive: true, max: 200, width: 140 })),
  emergencyPhone: optional(phone('Emergency phone', { section: 'Guardian and emergency', more: true, beside: true })),

  sameHousehold: optional(ref('Same household', 'C', { section: 'Office', more: true, help: 'Another client who rightly shares the phone or email.' })),
  mergedInto: optional(ref('Merged into', 'C', { section: 'Office', more: true, beside: true, help: 'The row that replaces this one, if the client was entered twice.' })),
  notes: optional(longText('Notes', { section: 'Office', more: true, sensitive: true })),
  sourceId: sourceId(),
}, { one: 'client', caption: ['family', 'givenName', 'bornOn'] });

export type Client = Row<typeof clients>;

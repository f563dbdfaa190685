// Sessions: bookings, and the treatments they become with their notes.

import { choice, day, derived, id, instant, list, longText, money, optional, ref, sourceId, text, time, whole, yesNo } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

const pain = { sensitive: true, most: 10, width: 60, section: 'Note' };

export const sessions = table('Sessions', 'One row per booking or treatment.', {
  id: id('Session ID', 'S'),
  client: ref('Client ID', 'C'),
  therapist: ref('Therapist ID', 'T', { beside: true }),
  date: day('Date'),
  startsAt: time('Starts at', { beside: true }),
  endsAt: time('Ends at', { beside: true }),
  type: choice('Type', ['assessment', 'treatment', 'spot work', 're-evaluation'], { initial: 'treatment', width: 95 }),
  status: choice('Status', ['booked', 'completed', 'canceled', 'late cancel', 'no-show', 'not treated'], { initial: 'booked', width: 95, beside: true, help: 'Only completed counts as a visit.' }),
  covered: derived(text('Covered', { max: 1000, width: 180, help: 'yes, check or no, and why.' })),
  noteState: derived(choice('Note state', ['missing', 'unsigned', 'signed', 'changed since signed'])),
  case: optional(ref('Case ID', 'K')),
  cover: optional(ref('Cover ID', 'V', { beside: true, help: 'Empty: the client pays.' })),
  referral: optional(ref('Referral ID', 'R', { help: 'Empty: the one that fits is chosen.' })),
  room: optional(text('Room', { max: 60, width: 80, offers: 'rooms', beside: true })),

  healthChanged: optional(yesNo('Health changed', { sensitive: true, section: 'Note', help: 'History reviewed: anything new since the last visit?' })),
  consentToday: optional(yesNo('Consent today', { section: 'Note', beside: true })),
  painBefore: optional(whole('Pain before', pain)),
  subjective: optional(longText('Subjective', { sensitive: true, section: 'Note' })),
  objective: optional(longText('Objective', { sensitive: true, section: 'Note' })),
  techniques: optional(list('Techniques', { sensitive: true, section: 'Note', offers: 'techniques' })),
  regions: optional(list('Regions', { sensitive: true, section: 'Note', offers: 'regions' })),
  pressure: optional(choice('Pressure', ['light', 'medium', 'firm', 'deep'], { section: 'Note', width: 80 })),
  handsOnMinutes: optional(whole('Hands-on minutes', { section: 'Note', most: 600, beside: true, help: 'Time of treatment alone, without intake, dressing and notes.' })),
  procedures: optional(list('Procedures', { section: 'Note', help: 'Code and minutes given: 97140 × 30; 97124 × 15.' })),
  reaction: optional(text('Reaction', { sensitive: true, section: 'Note', more: true, max: 2000, width: 160, help: 'Anything unexpected during or after the treatment.' })),
  painAfter: optional(whole('Pain after', pain)),
  painNotTaken: optional(text('Pain not taken', { section: 'Note', more: true, sensitive: true, max: 300, width: 120, help: 'Why a pain score is missing.' })),
  assessment: optional(longText('Assessment', { sensitive: true, section: 'Note' })),
  plan: optional(longText('Plan', { sensitive: true, section: 'Note' })),
  homeCare: optional(longText('Home care', { sensitive: true, section: 'Note', more: true, max: 4000, width: 180 })),
  sameDayCare: optional(text('Same-day care', { sensitive: true, section: 'Note', more: true, max: 500, width: 120, help: 'Other care on that day, as a chiropractic adjustment.' })),

  fee: optional(money('Fee', { section: 'Money' })),
  paid: optional(money('Paid', { section: 'Money', beside: true })),
  overrideReason: optional(text('Override reason', { section: 'Money', more: true, max: 1000, width: 160, help: 'Why a session that is not covered was given all the same.' })),

  canceledAt: optional(instant('Canceled at', { section: 'Canceled', more: true })),
  cancelReason: optional(text('Cancel reason', { section: 'Canceled', more: true, sensitive: true, max: 500, width: 140 })),
  series: optional(text('Series ID', { form: false, max: 60, width: 80 })),

  signedBy: optional(text('Signed by', { form: false, max: 254, width: 150 })),
  signedAt: optional(instant('Signed at', { form: false })),
  fingerprint: optional(text('Fingerprint', { form: false, max: 100, width: 90, help: 'Of the clinical cells as they were signed.' })),
  correctedWhy: optional(text('Corrected why', { form: false, sensitive: true, max: 1000, width: 140 })),
  voidedOn: optional(day('Voided on', { form: false, help: 'A note in the wrong chart is voided, never deleted.' })),
  voidedWhy: optional(text('Voided why', { form: false, sensitive: true, max: 1000, width: 140 })),

  units: derived(whole('Units')),
  sourceId: sourceId(),
}, { one: 'session', caption: ['date', 'startsAt', 'status'] });

export type Session = Row<typeof sessions>;

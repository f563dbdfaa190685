// Referrals: the order a provider wrote, and where it stands.

import { choice, day, derived, id, link, list, longText, number, optional, ref, sourceId, text, whole, yesNo } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

export const referrals = table('Referrals', 'One row per order from a provider.', {
  id: id('Referral ID', 'R'),
  client: ref('Client ID', 'C'),
  standing: derived(choice('Standing', ['closed', 'draft', 'expired', 'used up', 'not started', 'expiring', 'active'])),
  why: derived(text('Why', { max: 1000, width: 220 })),
  visitsUsed: derived(whole('Visits used', { help: 'Completed visits, those from before included.' })),
  visitsBooked: derived(whole('Visits booked')),
  visitsLeft: derived(whole('Visits left', { least: -1000, help: 'Empty if the order names no number.' })),
  validUntil: derived(day('Valid until', { help: 'The last day it counts: as written, or by the insurer’s default.' })),
  runsOutOn: derived(day('Runs out on', { help: 'The day the visits will be used up at the present pace and bookings.' })),
  case: optional(ref('Case ID', 'K')),
  cover: optional(ref('Cover ID', 'V', { beside: true, help: 'The cover or claim it is for.' })),
  provider: optional(ref('Provider ID', 'P')),
  writtenOn: optional(day('Written on', { beside: true })),
  asWritten: optional(longText('Order as written', { sensitive: true, help: 'Word for word: “2x/week for 6 weeks, L-spine”. The fields below are read from it.' })),

  visitsAuthorized: optional(whole('Visits authorized', { section: 'Order', most: 1000, width: 85, help: 'Empty if the order names no number.' })),
  endsOn: optional(day('Ends on', { section: 'Order', beside: true, help: 'The last day it counts; empty if the order names none.' })),
  perWeek: optional(number('Visits per week', { section: 'Order', least: 0, most: 21, help: 'Half a visit a week is one every other week.' })),
  minutes: optional(whole('Minutes', { section: 'Order', most: 600, beside: true, help: 'Per visit, if the order says so.' })),
  diagnosisCodes: optional(list('Diagnosis codes', { section: 'Order', sensitive: true, help: 'Copied from the order: M54.41; M54.2.' })),
  regions: optional(list('Regions', { section: 'Order', sensitive: true, offers: 'regions' })),
  goals: optional(longText('Goals', { section: 'Order', more: true, sensitive: true, max: 4000 })),

  receivedOn: optional(day('Received on', { section: 'Paper' })),
  signedOn: optional(day('Signed on', { section: 'Paper', beside: true, help: 'The date beside the provider’s signature.' })),
  startsOn: optional(day('Starts on', { section: 'Paper', help: 'The first day it counts; empty if it counts from the day it was written.' })),
  medicallyNecessary: optional(yesNo('Medically necessary', { section: 'Paper', beside: true, width: 90, help: 'Whether the order says so.' })),
  scan: optional(link('Scan', { section: 'Paper', help: 'Link to the order in Drive.' })),
  usedBefore: optional(whole('Visits used before', { section: 'Paper', more: true, most: 1000, help: 'Given elsewhere, or before these records began.' })),
  closedOn: optional(day('Closed on', { section: 'Paper', more: true })),
  closedWhy: optional(choice('Closed why', ['finished', 'replaced', 'revoked', 'error'], { section: 'Paper', more: true, beside: true })),

  counted: derived(longText('Counted', { max: 49000, width: 120, help: 'The sessions and days behind the visits used.' })),
  flaggedOn: derived(day('Flagged on', { help: 'The day its present standing was told in the staff’s mail.' })),
  sourceId: sourceId(),
}, { one: 'referral', caption: ['provider', 'writtenOn', 'standing'] });

export type Referral = Row<typeof referrals>;

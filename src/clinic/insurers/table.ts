// Who pays, and each payer's rules as columns the owner may edit.

import { choice, email, id, link, list, longText, number, optional, phone, sourceId, text, whole, yesNo } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

/** What an order may have to show before an insurer accepts it. */
const orderParts = [
  'provider', 'written date', 'signature', 'diagnosis code', 'visits', 'visits per week', 'end', 'minutes', 'medically necessary',
] as const;

export const insurers = table('Insurers', 'One row per payer, with its rules. Check them with the payer: they are the clinic’s to keep.', {
  id: id('Insurer ID', 'I'),
  name: text('Name', { max: 200, width: 190 }),
  kind: choice('Kind', ['health', 'workers comp', 'auto', 'FSA/HSA', 'self-pay'], { initial: 'health', width: 100 }),
  payerId: optional(text('Payer ID', { max: 40, width: 80, beside: true, help: 'The payer’s number for electronic claims.' })),

  contact: optional(text('Contact', { section: 'Contact', more: true, max: 200, width: 130 })),
  phone: optional(phone('Phone', { section: 'Contact', more: true, sensitive: false })),
  fax: optional(phone('Fax', { section: 'Contact', more: true, sensitive: false, beside: true })),
  email: optional(email('Email', { section: 'Contact', more: true, sensitive: false })),
  address: optional(text('Address', { section: 'Contact', more: true, max: 500, width: 180, help: 'Where paper claims go.' })),
  portal: optional(link('Portal', { section: 'Contact', more: true })),

  massagePayable: yesNo('Massage payable', { initial: 'yes', section: 'Coverage', width: 80, help: 'No: sessions can never be covered here, whatever the order says.' }),
  codesAllowed: optional(list('Codes allowed', { section: 'Coverage', help: 'Procedure codes it pays; empty if any.' })),
  limitPeriod: optional(choice('Limit period', ['claim', 'calendar year', 'policy year'], { section: 'Coverage', width: 105 })),
  visitsPerPeriod: optional(whole('Visits per period', { section: 'Coverage', beside: true, most: 1000 })),
  visitsPerWeek: optional(whole('Visits per week', { section: 'Coverage', most: 21 })),
  countBy: choice('Count by', ['visit', 'day'], { initial: 'visit', section: 'Coverage', width: 75, beside: true, help: 'Whether two treatments on one day are two visits or one.' }),
  unitsBy: choice('Units by', ['cms', 'midpoint', 'visit', 'length'], { initial: 'cms', section: 'Coverage', width: 85, help: 'cms: all timed minutes pooled. midpoint: each code alone. visit: one a visit. length: by session length.' }),
  authorizationSteps: optional(list('Authorization steps', { section: 'Coverage', width: 200, help: 'From which visit on what must be granted: “7: form F245-417-000; 13: claim manager”.' })),

  referralNeeded: yesNo('Referral needed', { initial: 'yes', section: 'Referrals', width: 80 }),
  orderMustHave: optional(list('Order must have', { section: 'Referrals', width: 200, help: 'What is missing keeps a referral a draft.' }, orderParts)),
  defaultValidityDays: optional(whole('Default validity (days)', { section: 'Referrals', width: 80, most: 3660, help: 'How long an order with no end date counts; empty if this payer names none.' })),
  validityFrom: choice('Validity from', ['written', 'received', 'first visit'], { initial: 'written', section: 'Referrals', width: 90, beside: true }),
  retroactiveOrders: yesNo('Retroactive orders', { initial: 'no', section: 'Referrals', width: 90, help: 'Yes: an order may cover sessions before it was written.' }),
  warnDays: whole('Warn days', { initial: '14', section: 'Referrals', most: 365, help: 'How many days before its end a referral is expiring.' }),
  warnVisits: whole('Warn visits', { initial: '2', section: 'Referrals', most: 100, beside: true, help: 'With how many visits left it is expiring.' }),

  reportAfterVisits: optional(whole('Report after visits', { section: 'Reports and claims', most: 500 })),
  reportAfterDays: optional(whole('Report after days', { section: 'Reports and claims', most: 1000, beside: true })),
  reportTo: optional(choice('Report to', ['provider', 'insurer', 'both'], { section: 'Reports and claims', width: 80 })),
  fileWithinDays: optional(whole('File within (days)', { section: 'Reports and claims', most: 3660, beside: true, help: 'Days after the session in which a claim is accepted.' })),
  clientMayBeBilled: choice('Client may be billed', ['yes', 'no', 'signed notice'], { initial: 'yes', section: 'Reports and claims', width: 100, help: 'For what the payer does not cover.' }),
  tax: optional(number('Tax', { section: 'Reports and claims', least: 0, most: 30, width: 60, beside: true, help: 'Percent added to the fee; empty or 0 if none.' })),
  sources: optional(longText('Sources', { section: 'Reports and claims', more: true, help: 'Where each rule above was read, and when.' })),
  sourceId: sourceId(),
}, { one: 'insurer', few: true, caption: ['name', 'kind'] });

export type Insurer = Row<typeof insurers>;

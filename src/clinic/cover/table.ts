// A client's cover with an insurer; for workers' comp and auto this is the claim with its number.

import { choice, day, derived, email, id, longText, money, optional, phone, ref, sourceId, text, whole } from '../../kit/column.ts';
import { type Row, table } from '../../kit/table.ts';

/** A referral's standings, in the order in which they are tried. */
const standings = ['missing', 'closed', 'draft', 'expired', 'used up', 'not started', 'expiring', 'active'] as const;

export const cover = table('Cover', 'One row per client and insurer: the policy, or the claim for work and auto injuries.', {
  id: id('Cover ID', 'V'),
  client: ref('Client ID', 'C'),
  insurer: ref('Insurer ID', 'I', { beside: true }),
  standing: derived(choice('Referral standing', standings, { help: 'Of its best referral; “missing” where one is needed and there is none.' })),
  visitsUsed: derived(whole('Visits used', { help: 'Completed visits on this cover, those from before included.' })),
  visitsLeft: derived(whole('Visits left', { least: -5000 })),
  moneyLeft: derived(money('Money left', { least: -1000000 })),
  case: optional(ref('Case ID', 'K', { help: 'For a claim: the injury it is for.' })),
  order: choice('Order', ['1st', '2nd'], { initial: '1st', width: 60, beside: true, help: 'Which pays first.' }),
  status: choice('Status', ['active', 'to check', 'ended'], { initial: 'active', width: 80 }),
  startsOn: optional(day('Starts on')),
  endsOn: optional(day('Ends on', { beside: true, help: 'The last day it counts.' })),

  memberId: optional(text('Member ID', { section: 'Policy', sensitive: true, max: 60, width: 110 })),
  groupNo: optional(text('Group no.', { section: 'Policy', sensitive: true, max: 60, width: 90, beside: true })),
  copay: optional(money('Copay', { section: 'Policy' })),
  insuredName: optional(text('Insured name', { section: 'Policy', more: true, sensitive: true, max: 200, width: 140, help: 'If the policy is another person’s.' })),
  relation: optional(choice('Relation', ['self', 'spouse', 'child', 'other'], { section: 'Policy', more: true, width: 80, help: 'The client is the insured person’s …' })),
  insuredBornOn: optional(day('Insured birth date', { section: 'Policy', more: true, sensitive: true, beside: true })),

  claimNo: optional(text('Claim no.', { section: 'Claim', sensitive: true, max: 60, width: 110 })),
  injuredOn: optional(day('Injured on', { section: 'Claim', sensitive: true, beside: true })),
  accidentState: optional(text('Accident state', { section: 'Claim', more: true, max: 40, width: 80 })),
  employer: optional(text('Employer', { section: 'Claim', more: true, sensitive: true, max: 200, width: 140, beside: true })),
  adjuster: optional(text('Adjuster', { section: 'Claim', more: true, max: 200, width: 130, help: 'Or claim manager.' })),
  adjusterPhone: optional(phone('Adjuster phone', { section: 'Claim', more: true, sensitive: false })),
  adjusterEmail: optional(email('Adjuster email', { section: 'Claim', more: true, sensitive: false })),

  visitLimit: optional(whole('Visit limit', { section: 'Limits', most: 5000, help: 'Visits this cover pays in its period; empty if it names none.' })),
  moneyLimit: optional(money('Money limit', { section: 'Limits', beside: true })),
  usedBefore: optional(whole('Visits used before', { section: 'Limits', most: 5000, help: 'Given elsewhere or before these records, those of its referrals included.' })),
  checkedOn: optional(day('Checked on', { section: 'Limits', help: 'When somebody last asked the insurer.' })),
  checkedWith: optional(text('Checked with', { section: 'Limits', max: 200, width: 130, beside: true, help: 'Name and reference of the call.' })),

  flaggedOn: derived(day('Flagged on', { help: 'The day it was first told that the referral is missing.' })),
  counted: derived(longText('Counted', { max: 49000, width: 120, help: 'The sessions and days behind the visits used.' })),
  orders: derived(longText('Referrals', { max: 49000, width: 120, sensitive: true, help: 'Its referrals with what a check needs of them.' })),
  authorizations: derived(longText('Authorizations', { max: 49000, width: 120, help: 'Its authorizations with what a check needs of them.' })),
  sourceId: sourceId(),
}, { one: 'cover', caption: ['insurer', 'claimNo', 'memberId', 'status'] });

export type Cover = Row<typeof cover>;

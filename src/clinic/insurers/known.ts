// Payers that come filled. Every rule stands with where it was read; what nobody checked says so, and the owner may change it.

import { blank } from '../../kit/blank.ts';
import { type Insurer, insurers } from './table.ts';

export type Profile = 'US' | 'Ontario';
type Rules = Partial<Omit<Insurer, 'id' | 'name' | 'kind' | 'sources' | 'sourceId'>>;

interface Known {
  name: string;
  kind: Insurer['kind'];
  profile: Profile;
  /** Keeps set-up from adding a payer twice. */
  sourceId: string;
  rules: { source: string; says: Rules }[];
}

/** The payers of a country profile: whole rows, their ids still empty. */
export function knownInsurers(profile: Profile): Insurer[] {
  return known().filter((one) => one.profile === profile).map(({ name, kind, sourceId, rules }) => {
    const row: Insurer = { ...blank(insurers), name, kind, sourceId };
    for (const rule of rules) Object.assign(row, rule.says);
    return { ...row, sources: rules.map(({ source, says }) => `${headingsOf(says).join(', ')}: ${source}.`).join('\n') };
  });
}

const headingsOf = (rules: Rules): string[] =>
  Object.entries(insurers.columns).filter(([key]) => key in rules).map(([, column]) => column.heading);

const usual = 'usual practice, not checked; ask the payer';
const notice = 'the clinic’s to set; warns two weeks or two visits ahead';
const letter = 'IRS Publication 502 and §213(d): care for a named condition, not general health; plans ask for a letter of the treating provider, renewed yearly';
const wac = 'WAC 296-23-250 (Washington L&I, massage therapy)';
const hst = 'HST of Ontario, 13 %, where the clinic is registered; not checked for your case';

function known(): Known[] {
  return [
    {
      name: 'Health plan (generic)', kind: 'health', profile: 'US', sourceId: 'known:us-health',
      rules: [
        { source: usual, says: { referralNeeded: 'yes', orderMustHave: ['provider', 'written date', 'signature', 'diagnosis code'], validityFrom: 'written', retroactiveOrders: 'no', limitPeriod: 'calendar year', reportTo: 'provider', clientMayBeBilled: 'signed notice' } },
        { source: 'plans use 30, 60 or 90 days, 6 or 12 months; empty until the plan says which', says: { defaultValidityDays: null } },
        { source: 'CMS Publication 100-04, chapter 5, §20.2; many health plans follow it, some count each code alone (midpoint)', says: { unitsBy: 'cms', countBy: 'visit' } },
        { source: notice, says: { warnDays: 14, warnVisits: 2 } },
      ],
    },
    {
      name: 'Washington L&I', kind: 'workers comp', profile: 'US', sourceId: 'known:us-wa-lni',
      rules: [
        { source: `${wac}: a written order of the attending doctor`, says: { referralNeeded: 'yes', orderMustHave: ['provider', 'written date', 'signature'] } },
        { source: `${wac}: a report after six visits or one month, whichever is first, to the doctor and the department`, says: { reportAfterVisits: 6, reportAfterDays: 30, reportTo: 'both' } },
        { source: `${wac}: visits 1–6 need nothing, 7–12 the form, more the claim manager; counted per claim, whatever the referral`, says: { authorizationSteps: ['7: form F245-417-000', '13: claim manager'], limitPeriod: 'claim' } },
        { source: `${wac}: more than one visit a day must be justified`, says: { countBy: 'visit' } },
        { source: usual, says: { unitsBy: 'cms', validityFrom: 'written', retroactiveOrders: 'no', clientMayBeBilled: 'no' } },
        { source: notice, says: { warnDays: 14, warnVisits: 2 } },
      ],
    },
    {
      name: 'Washington PIP', kind: 'auto', profile: 'US', sourceId: 'known:us-wa-pip',
      rules: [
        { source: 'RCW 48.22.095 and .100: insurers must offer at least $10,000 of medical cover, which a person may decline; put the limit of this policy on the cover', says: { limitPeriod: 'claim' } },
        { source: usual, says: { referralNeeded: 'yes', orderMustHave: ['provider', 'written date', 'signature', 'diagnosis code'], validityFrom: 'written', retroactiveOrders: 'no', unitsBy: 'midpoint', countBy: 'visit', reportTo: 'provider', clientMayBeBilled: 'yes' } },
        { source: notice, says: { warnDays: 14, warnVisits: 2 } },
      ],
    },
    {
      name: 'Florida PIP', kind: 'auto', profile: 'US', sourceId: 'known:us-fl-pip',
      rules: [
        { source: 'Florida Statutes s. 627.736(1)(a)5, since 2013: massage, and care by a massage therapist, is not payable, whatever the order says; GEICO v. Beacon (3d DCA 2020)', says: { massagePayable: 'no' } },
        { source: 'no order makes it payable', says: { referralNeeded: 'no', limitPeriod: 'claim' } },
        { source: usual, says: { clientMayBeBilled: 'signed notice' } },
      ],
    },
    {
      name: 'Workers comp (generic)', kind: 'workers comp', profile: 'US', sourceId: 'known:us-comp',
      rules: [
        { source: usual, says: { referralNeeded: 'yes', orderMustHave: ['provider', 'written date', 'signature', 'diagnosis code', 'visits'], validityFrom: 'written', retroactiveOrders: 'no', limitPeriod: 'claim', unitsBy: 'cms', countBy: 'visit', authorizationSteps: ['1: adjuster'], reportTo: 'both', clientMayBeBilled: 'no' } },
        { source: notice, says: { warnDays: 14, warnVisits: 2 } },
      ],
    },
    {
      name: 'FSA/HSA', kind: 'FSA/HSA', profile: 'US', sourceId: 'known:us-fsa',
      rules: [
        { source: letter, says: { referralNeeded: 'yes', orderMustHave: ['provider', 'written date', 'signature', 'diagnosis code'], defaultValidityDays: 365, validityFrom: 'written', retroactiveOrders: 'no' } },
        { source: 'the client pays and claims it back', says: { unitsBy: 'visit', countBy: 'visit', clientMayBeBilled: 'yes' } },
        { source: 'the clinic’s to set; a month leaves time for a new letter', says: { warnDays: 30, warnVisits: 2 } },
      ],
    },
    selfPay('US'),
    {
      name: 'Extended health', kind: 'health', profile: 'Ontario', sourceId: 'known:on-health',
      rules: [
        { source: 'plans differ: some ask for a physician’s note, most pay by session length up to a yearly amount; ask the plan', says: { referralNeeded: 'no', limitPeriod: 'calendar year', unitsBy: 'length', countBy: 'visit', clientMayBeBilled: 'yes' } },
        { source: hst, says: { tax: 13 } },
        { source: notice, says: { warnDays: 14, warnVisits: 2 } },
      ],
    },
    {
      name: 'Auto (HCAI)', kind: 'auto', profile: 'Ontario', sourceId: 'known:on-auto',
      rules: [
        { source: 'Ontario auto insurance: treatment goes by a confirmed OCF-23 (minor injury) or an approved OCF-18, sent through HCAI; from July 1, 2026 the auto insurer pays first', says: { authorizationSteps: ['1: OCF-23 or OCF-18'], limitPeriod: 'claim' } },
        { source: usual, says: { referralNeeded: 'no', unitsBy: 'length', countBy: 'visit', reportTo: 'insurer', clientMayBeBilled: 'signed notice' } },
        { source: hst, says: { tax: 13 } },
        { source: notice, says: { warnDays: 14, warnVisits: 2 } },
      ],
    },
    {
      name: 'WSIB', kind: 'workers comp', profile: 'Ontario', sourceId: 'known:on-wsib',
      rules: [
        { source: 'prior approval under the claim number; usual practice, not checked', says: { authorizationSteps: ['1: WSIB approval'], limitPeriod: 'claim', referralNeeded: 'yes', orderMustHave: ['provider', 'written date', 'signature'] } },
        { source: usual, says: { validityFrom: 'written', retroactiveOrders: 'no', unitsBy: 'length', countBy: 'visit', reportTo: 'both', clientMayBeBilled: 'no' } },
        { source: hst, says: { tax: 13 } },
        { source: notice, says: { warnDays: 14, warnVisits: 2 } },
      ],
    },
    selfPay('Ontario'),
  ];
}

const selfPay = (profile: Profile): Known => ({
  name: 'Self-pay', kind: 'self-pay', profile, sourceId: `known:${profile === 'US' ? 'us' : 'on'}-self`,
  rules: [
    { source: 'the client pays; nobody else’s rules apply', says: { referralNeeded: 'no', unitsBy: profile === 'US' ? 'visit' : 'length', countBy: 'visit', clientMayBeBilled: 'yes' } },
    ...(profile === 'Ontario' ? [{ source: hst, says: { tax: 13 } }] : []),
  ],
});

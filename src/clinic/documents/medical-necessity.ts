// The letter of medical necessity: prepared here, the provider's to judge and sign, with an end day of its own.

import type { Names } from '../../kit/document/names.ts';
import type { Day } from '../../kit/day.ts';
import { addDays, addYears } from '../../kit/day.ts';
import { factNames, fullName, inPairs, letterhead, letterheadNames, providerLine, providerName } from './facts.ts';
import type { FactLine, Letterhead } from './facts.ts';
import { goalsAt } from './goal-rows.ts';
import { needed } from './records.ts';
import type { Records } from './records.ts';
import { count, figure, fullDay, inSentence, joined, listed } from './words.ts';

export type MedicalNecessityView = Letterhead & {
  facts: FactLine[];
  condition: string;
  treatment: string;
  purpose: string;
  reason: string;
  goodUntil: string;
  preparedBy: string;
  providerSigns: string;
};

export const medicalNecessityNames: Names<MedicalNecessityView> = {
  ...letterheadNames,
  facts: factNames,
  condition: 'What is treated, by the order',
  treatment: 'How often and how long, by the order',
  purpose: 'What the treatment is for',
  reason: 'Before the lines for the provider’s reason',
  goodUntil: 'The last day the letter holds',
  preparedBy: 'Who prepared it, and that it holds only when signed',
  providerSigns: 'Under the provider’s line',
};

/** A year at most (plans ask for a new letter each year), sooner where the order ends sooner. */
export function medicalNecessityUntil({ today, referral, proposal }: Records): Day {
  const year = addDays(addYears(today, 1), -1);
  const end = proposal?.until || referral?.validUntil || referral?.endsOn || year;
  return end < today || end > year ? year : end;
}

const blank = '________';

export function medicalNecessity(records: Records): MedicalNecessityView {
  const { client, clinic, provider, today, proposal, case: care } = records;
  const referral = needed(records.referral, 'Choose the referral whose order the letter follows.');
  const until = medicalNecessityUntil(records);
  const head = letterhead(records, `Letter for referral ${referral.id}`);
  const visits = proposal?.visits ?? referral.visitsAuthorized;
  const perWeek = proposal?.perWeek ?? referral.perWeek;
  const minutes = proposal?.minutes ?? referral.minutes;
  const regions = proposal?.regions.length ? proposal.regions : referral.regions;
  const aims = inSentence(referral.goals.trim().replace(/\.$/, '')) || listed(goalsAt(records, today).filter(({ state }) => state !== 'dropped').map(({ goal }) => inSentence(goal)));
  return {
    ...head,
    facts: inPairs([
      ['Client', head.clientLine], ['Letter of', fullDay(today)], ['Provider', providerLine(provider)], ['Good until', fullDay(until)],
      ['Practice', joined([provider?.practice, provider?.phone])], ['Order of', fullDay(referral.writtenOn)],
    ]),
    condition: `${fullName(client)} is under my care for ${care?.condition ? inSentence(care.condition) : blank} `
      + `(diagnosis ${referral.diagnosisCodes.join(', ') || blank}).`,
    treatment: `I recommend massage therapy as treatment of this condition: ${joined([
      visits === null ? `${blank} visits` : count(visits, 'visit'), perWeek === null ? `${blank} a week` : `${figure(perWeek)} a week`,
      minutes !== null && `${minutes} minutes each`, regions.length > 0 && `to ${listed(regions)}`,
    ], ', ')}, until ${fullDay(until)}.`,
    purpose: `It treats the condition named above and is not for general health or relaxation.${aims ? ` What it is to reach: ${aims}.` : ''}`,
    reason: 'Why massage helps here, in the provider’s words:',
    goodUntil: fullDay(until),
    preparedBy: `Prepared by ${clinic.name || 'the massage therapy clinic'} for the provider to read, change and sign. Without the provider’s signature it is not a letter of medical necessity.`,
    providerSigns: joined([providerName(provider) || 'Provider', provider?.npi ? `NPI ${provider.npi}` : 'license or NPI __________']),
  };
}

// The clearance request: may this client have massage, given what the safety questions brought up?

import type { Names } from '../../kit/document/names.ts';
import { refuse } from '../../kit/refusal.ts';
import type { Screening } from '../screenings/table.ts';
import { factNames, inPairs, letterhead, letterheadNames, license, providerLine, providerName, therapistName, therapistOf } from './facts.ts';
import type { FactLine, Letterhead } from './facts.ts';
import { byTime } from './records.ts';
import type { Records } from './records.ts';
import { count, figure, fullDay, joined, listed } from './words.ts';

export type ClearanceView = Letterhead & {
  facts: FactLine[];
  inShort: string;
  items: { item: string; answer: string; region: string; askedOn: string }[];
  planned: string;
  sendTo: string;
  therapistSigns: string;
  providerSigns: string;
};

export const clearanceNames: Names<ClearanceView> = {
  ...letterheadNames,
  facts: factNames,
  inShort: 'What is asked and why',
  items: { item: 'What was asked about', answer: 'yes or not sure', region: 'Where', askedOn: 'When' },
  planned: 'What would be done',
  sendTo: 'Where to send the answer',
  therapistSigns: 'Who asks',
  providerSigns: 'Under the provider’s line',
};

/** To the provider of the client's newest order; who has none is to be written in by hand. */
export function clearance(records: Records): ClearanceView {
  const { client, clinic, provider, today, case: care, referral } = records;
  const open = records.screenings.filter((screening) => isOpen(screening, today));
  if (open.length === 0) refuse('nothing-to-make', `${client.id} has no answer that needs a clearance. Enter it under Screenings first.`);
  const therapist = therapistOf(records, [...records.sessions].sort(byTime).pop()?.therapist ?? '');
  const head = letterhead(records, `Clearance for ${client.id}`);
  return {
    ...head,
    facts: inPairs([
      ['To', providerLine(provider) || '______________________'], ['Client', head.clientLine], ['Practice', provider ? joined([provider.practice, provider.fax && `fax ${provider.fax}`]) : '______________________'],
      ['For', care?.condition ?? ''], ['Order', referral ? joined([referral.id, fullDay(referral.writtenOn)]) : ''], ['Therapist', joined([therapistName(therapist), license(therapist, clinic)])],
    ]),
    inShort: `Your patient told us of ${count(open.length, 'point')} that ${open.length === 1 ? 'needs' : 'need'} your word before massage therapy. Please answer below; until then we hold back what could do harm.`,
    items: open.map(({ item, answer, region, askedOn }) => ({ item, answer, region, askedOn: fullDay(askedOn) })),
    planned: plannedWords(referral?.regions.length ? referral.regions : care?.regions ?? [], referral?.perWeek ?? null, referral?.minutes ?? null),
    sendTo: joined([clinic.fax && `Please fax to ${clinic.fax}`, clinic.phone && `questions: ${clinic.phone}`], '; '),
    therapistSigns: joined([therapistName(therapist), license(therapist, clinic)]),
    providerSigns: providerName(provider) || 'Provider',
  };
}

/** Who is to be asked, where no order names a provider. */
export const clearanceMissing = ({ provider }: Records): string[] => (provider ? [] : ['a provider to ask: no referral of this client names one']);

/** Answered yes or unsure, in need of a clearance, and none that still holds. */
function isOpen({ answer, level, clearance: state, until }: Screening, today: string): boolean {
  if (answer === 'no') return false;
  const holds = state === 'given' && (until === '' || until >= today);
  return !holds && (state === 'asked' || state === 'given' || level === 'clearance' || level === 'absolute');
}

function plannedWords(regions: readonly string[], perWeek: number | null, minutes: number | null): string {
  return `Massage therapy${regions.length > 0 ? ` to ${listed(regions)}` : ''}${perWeek ? `, ${figure(perWeek)} a week` : ''}${minutes ? `, ${minutes} minutes each` : ''}.`;
}

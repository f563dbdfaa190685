// The clearance request: may this client have massage, given what the safety questions brought up?

import type { Names } from '../../kit/document/names.ts';
import { refuse } from '../../kit/refusal.ts';
import type { Screening } from '../screenings/table.ts';
import { factNames, inPairs, letterhead, letterheadNames, providerLine } from './facts.ts';
import type { FactLine, Letterhead } from './facts.ts';
import type { Records } from './records.ts';
import { count, fullDay, joined, listed } from './words.ts';

export type ClearanceView = Letterhead & {
  facts: FactLine[];
  inShort: string;
  items: { item: string; region: string; askedOn: string }[];
  planned: string;
  sendTo: string;
  providerSigns: string;
};

export const clearanceNames: Names<ClearanceView> = {
  ...letterheadNames,
  facts: factNames,
  inShort: 'What is asked and why',
  items: { item: 'What the client told', region: 'Where', askedOn: 'When' },
  planned: 'What would be done',
  sendTo: 'Where to send the answer',
  providerSigns: 'Under the provider’s line',
};

export function clearance(records: Records): ClearanceView {
  const { client, clinic, provider, today, case: care, referral } = records;
  const open = records.screenings.filter((screening) => isOpen(screening, today));
  if (open.length === 0) refuse('nothing-to-make', `${client.id} has no answer that needs a clearance. Enter it under Screenings first.`);
  const head = letterhead(records, `Clearance for ${client.id}`);
  return {
    ...head,
    facts: inPairs([['To', providerLine(provider) || '________________'], ['Client', head.clientLine], ['Practice', joined([provider?.practice, provider?.fax && `fax ${provider.fax}`])], ['For', care?.condition ?? '']]),
    inShort: `Before massage therapy we need your word on ${count(open.length, 'answer')} of your patient. No session that touches ${open.length === 1 ? 'it' : 'them'} is given until then.`,
    items: open.map(({ item, region, askedOn }) => ({ item, region, askedOn: fullDay(askedOn) })),
    planned: plannedWords(referral?.regions.length ? referral.regions : care?.regions ?? [], referral?.perWeek ?? null, referral?.minutes ?? null),
    sendTo: joined([clinic.fax && `Please fax to ${clinic.fax}`, clinic.phone && `questions: ${clinic.phone}`], '; '),
    providerSigns: joined([provider?.name || 'Provider', provider?.credential], ', '),
  };
}

/** Answered yes or unsure, in need of a clearance, and none that still holds. */
function isOpen({ answer, level, clearance: state, until }: Screening, today: string): boolean {
  if (answer === 'no') return false;
  const holds = state === 'given' && (until === '' || until >= today);
  return !holds && (state === 'asked' || state === 'given' || level === 'clearance' || level === 'absolute');
}

function plannedWords(regions: readonly string[], perWeek: number | null, minutes: number | null): string {
  return `Massage therapy${regions.length > 0 ? ` to ${listed(regions)}` : ''}${perWeek ? `, ${perWeek} a week` : ''}${minutes ? `, ${minutes} minutes each` : ''}.`;
}

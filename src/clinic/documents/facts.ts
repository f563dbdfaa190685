// Lines that many documents share: letterhead, who the client is, which claim, who referred, who treated.

import type { Names } from '../../kit/document/names.ts';
import type { Day } from '../../kit/day.ts';
import type { Client } from '../clients/table.ts';
import type { Cover } from '../cover/table.ts';
import type { Provider } from '../providers/table.ts';
import type { Referral } from '../referrals/table.ts';
import type { Therapist } from '../therapists/table.ts';
import type { Clinic, Records } from './records.ts';
import { dayIn, fullDay, joined } from './words.ts';

/** Two facts a line: label and value, label and value. */
export type FactLine = { label: string; value: string; label2: string; value2: string };

/** What every document shows at its head and foot. */
export type Letterhead = {
  clinicName: string;
  clinicAddress: string;
  clinicContact: string;
  madeOn: string;
  reference: string;
  clientName: string;
  clientBorn: string;
  clientLine: string;
  mark: string;
};

export const letterheadNames: Names<Letterhead> = {
  clinicName: 'Name of the clinic',
  clinicAddress: 'Address of the clinic, in one line',
  clinicContact: 'Phone, fax and email of the clinic',
  madeOn: 'The day the document is made',
  reference: 'What the document is about, by its number',
  clientName: 'First and last name of the client',
  clientBorn: 'The client’s date of birth',
  clientLine: 'Name and date of birth, for the head of each page',
  mark: 'CORRECTED or DUPLICATE and why; empty for an ordinary document',
};

export const factNames: Names<FactLine> = {
  label: 'What the first fact of the line is',
  value: 'The first fact',
  label2: 'What the second fact of the line is',
  value2: 'The second fact',
};

export function letterhead({ clinic, client, today }: Pick<Records, 'clinic' | 'client' | 'today'>, reference: string, mark = ''): Letterhead {
  return {
    clinicName: clinic.name || 'Massage therapy clinic',
    clinicAddress: clinic.address.replace(/\s*\n\s*/g, ', '),
    clinicContact: joined([clinic.phone, clinic.fax && `fax ${clinic.fax}`, clinic.email]),
    madeOn: fullDay(today),
    reference,
    clientName: fullName(client),
    clientBorn: fullDay(client.bornOn),
    clientLine: `${fullName(client)}, ${client.bornOn ? `born ${fullDay(client.bornOn)}` : 'birth date not on file'}`,
    mark,
  };
}

export const fullName = (client: Client): string => joined([client.givenName, client.family], ' ');

/** '77 Quarry Road, Ferndale, WA 98248'. */
export const addressOf = ({ street, unit, city, state, zip }: Client): string => joined([joined([street, unit], ' '), city, joined([state, zip], ' ')], ', ');

/** 'Dana Poe, MD'. */
export const providerName = (provider: Provider | undefined): string => (provider ? joined([provider.name, provider.credential], ', ') : '');

/** 'Dana Poe, MD · NPI 1234567893'. */
export const providerLine = (provider: Provider | undefined): string => joined([providerName(provider), provider?.npi && `NPI ${provider.npi}`]);

/** 'Ana Ruiz, LMT'. */
export const therapistName = (therapist: Therapist | undefined): string =>
  (therapist ? joined([therapist.name, therapist.credential], ', ') : '');

/** 'license WA MA60001234'; a registration in Ontario. */
export const license = (therapist: Therapist | undefined, clinic: Clinic): string =>
  (therapist?.licenseNo ? joined([clinic.profile === 'Ontario' ? 'registration' : 'license', therapist.licenseState, therapist.licenseNo], ' ') : '');

/** 'AB-12345, injured January 8, 2026', or the policy. */
export function claimLine(cover: Cover | undefined): string {
  if (!cover) return '';
  if (cover.claimNo) return joined([cover.claimNo, cover.injuredOn && `injured ${fullDay(cover.injuredOn)}`], ', ');
  return joined([cover.memberId && `member ${cover.memberId}`, cover.groupNo && `group ${cover.groupNo}`], ', ');
}

/** What the number above is: a claim's, a policy's, or just who pays. */
export const claimLabel = (cover: Cover | undefined): string => (cover?.claimNo ? 'Claim' : cover?.memberId || cover?.groupNo ? 'Policy' : 'Insurer');

/** 'M54.41, M54.2 (the order of January 9, 2026)'; the year only where it is not that of `day`. */
export function diagnosisLine(referral: Referral | undefined, whose: string, day: Day): string {
  if (!referral || referral.diagnosisCodes.length === 0) return '';
  return `${referral.diagnosisCodes.join(', ')} (${whose} order${referral.writtenOn ? ` of ${dayIn(referral.writtenOn, day.slice(0, 4))}` : ''})`;
}

/** Facts that are there, two to a line. */
export function inPairs(facts: readonly (readonly [label: string, value: string])[]): FactLine[] {
  const present = facts.filter(([, value]) => value.trim() !== '');
  const lines: FactLine[] = [];
  for (let at = 0; at < present.length; at += 2) {
    const [label, value] = present[at] ?? ['', ''];
    const [label2, value2] = present[at + 1] ?? ['', ''];
    lines.push({ label, value, label2, value2 });
  }
  return lines;
}

/** Staff by id. */
export const therapistOf = (records: Pick<Records, 'therapists'>, id: string): Therapist | undefined =>
  records.therapists.find((therapist) => therapist.id === id);

/** A text for `{#if …}`, and nothing where it has only blanks. */
export const text = (value: string): string => (value.trim() === '' ? '' : value);


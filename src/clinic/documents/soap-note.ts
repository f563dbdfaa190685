// The SOAP note of one signed session, as a chart keeps it.

import type { Names } from '../../kit/document/names.ts';
import { refuse } from '../../kit/refusal.ts';
import type { Session } from '../sessions/table.ts';
import { claimLabel, claimLine, diagnosisLine, factNames, inPairs, letterhead, letterheadNames, license, providerName, text, therapistName, therapistOf } from './facts.ts';
import type { FactLine, Letterhead } from './facts.ts';
import { procedureRows } from './procedures.ts';
import type { ProcedureRow } from './procedures.ts';
import { needed } from './records.ts';
import type { Clinic, Records } from './records.ts';
import { capital, fullDay, joined, listed, moment, sentence, times } from './words.ts';

export type SoapNoteView = Letterhead & {
  facts: FactLine[];
  sessionDay: string;
  sessionTimes: string;
  therapist: string;
  license: string;
  referral: string;
  claim: string;
  inShort: string;
  consent: string;
  subjective: string;
  objective: string;
  assessment: string;
  plan: string;
  treatment: { label: string; value: string }[];
  procedures: ProcedureRow[];
  procedureMinutes: string;
  procedureUnits: string;
  homeCare: string;
  addenda: { heading: string; text: string }[];
  signedLine: string;
  fingerprint: string;
};

export const soapNoteNames: Names<SoapNoteView> = {
  ...letterheadNames,
  mark: 'CORRECTED, when and why; empty for an ordinary note',
  facts: factNames,
  sessionDay: 'The day of the session',
  sessionTimes: 'From when to when, and hands-on minutes',
  therapist: 'Name and credential of the therapist',
  license: 'License of the therapist',
  referral: 'The referral’s number, its provider and day',
  claim: 'Claim or policy number',
  inShort: 'The session in a few words',
  consent: 'Consent today and changes in health',
  subjective: 'S: what the client said',
  objective: 'O: what was found',
  assessment: 'A: how it was taken, progress',
  plan: 'P: what comes next',
  treatment: { label: 'What the line tells', value: 'Techniques, regions, pressure …' },
  procedures: { code: 'Procedure code', name: 'Its name', minutes: 'Minutes given', units: 'Units by the insurer’s rule' },
  procedureMinutes: 'Sum of the minutes',
  procedureUnits: 'Sum of the units',
  homeCare: 'What the client does at home',
  addenda: { heading: 'Who added it and when', text: 'What was added' },
  signedLine: 'Who signed and when',
  fingerprint: 'Fingerprint of the clinical cells as signed',
};

export function soapNote(records: Records): SoapNoteView {
  const session = signedSession(records);
  const therapist = therapistOf(records, session.therapist);
  const { clinic } = records;
  const rows = procedureRows(session, records.insurer);
  const head = letterhead(records, `Session ${session.id}`, markOf(session, clinic));
  const view = {
    sessionDay: fullDay(session.date),
    sessionTimes: joined([times(session.startsAt, session.endsAt), session.handsOnMinutes !== null && `${session.handsOnMinutes} min hands-on`]),
    therapist: therapistName(therapist) || session.signedBy,
    license: license(therapist, clinic),
    referral: records.referral ? joined([records.referral.id, providerName(records.provider), fullDay(records.referral.writtenOn)]) : '',
    claim: claimLine(records.cover),
  };
  return {
    ...head,
    ...view,
    facts: inPairs([
      ['Client', head.clientLine], ['Session', joined([view.sessionDay, session.type])],
      ['Therapist', joined([view.therapist, view.license])], ['Time', view.sessionTimes],
      ['Referral', view.referral], ['Diagnosis', diagnosisLine(records.referral, 'the', session.date)],
      ['Insurer', records.insurer?.name ?? ''], [claimLabel(records.cover), view.claim],
    ]),
    inShort: inShort(session),
    consent: consentOf(session),
    subjective: text(session.subjective),
    objective: text(session.objective),
    assessment: text(session.assessment),
    plan: text(session.plan),
    treatment: treatmentOf(session),
    procedures: rows,
    procedureMinutes: sumOf(rows.map((row) => row.minutes)),
    procedureUnits: sumOf(rows.map((row) => row.units)),
    homeCare: text(session.homeCare),
    addenda: records.addenda.filter((each) => each.session === session.id).sort((a, b) => (a.at < b.at ? -1 : 1)).map((each) => ({
      heading: joined(['Addendum', each.by, moment(each.at, clinic.timeZone)]),
      text: each.text,
    })),
    signedLine: `Signed electronically by ${signer(records, session)} on ${moment(session.signedAt, clinic.timeZone)}`,
    fingerprint: inGroups(session.fingerprint),
  };
}

function signedSession(records: Records): Session {
  const session = needed(records.session, 'Choose the session the note is about.');
  if (session.voidedOn !== '') {
    refuse('nothing-to-make', `The note of ${session.id} was voided on ${fullDay(session.voidedOn)}${session.voidedWhy ? ` (${session.voidedWhy.replace(/\.$/, '')})` : ''}. It stands in the sheet, but no document is made of it.`);
  }
  if (session.signedAt === '') refuse('nothing-to-make', `The note of ${session.id} is not signed yet. Sign it, then make the document.`);
  if (session.noteState === 'changed since signed') {
    refuse('nothing-to-make', `The note of ${session.id} was changed after it was signed. Sign it again, then make the document.`);
  }
  return session;
}

/** The name behind the address that signed; the address where no row has it. */
function signer(records: Records, session: Session): string {
  const by = session.signedBy.toLowerCase();
  return therapistName(records.therapists.find(({ email, id }) => (by !== '' && email.toLowerCase() === by) || id === session.signedBy)) || session.signedBy;
}

const markOf = ({ correctedWhy, signedAt }: Session, { timeZone }: Clinic): string =>
  (correctedWhy ? `CORRECTED on ${moment(signedAt, timeZone).replace(/ at .*/, '')}. ${sentence(capital(correctedWhy))} The first version is kept.` : '');

/** The first of its figures, four by four: enough to compare by eye. */
const inGroups = (fingerprint: string): string => (fingerprint.replace(/\s/g, '').slice(0, 16).match(/.{1,4}/g) ?? []).join(' ');

function inShort(session: Session): string {
  const pain = painWords(session);
  const work = session.handsOnMinutes === null ? '' : `${session.handsOnMinutes} minutes hands-on${session.regions.length > 0 ? `: ${listed(session.regions)}` : ''}`;
  return joined([sentence(capital(pain)), sentence(work), reactionWords(session.reaction)], ' ');
}

function painWords({ painBefore, painAfter, painNotTaken }: Session): string {
  if (painBefore !== null && painAfter !== null) {
    return painBefore === painAfter ? `pain ${painBefore} of 10 before and after` : `pain ${painBefore} of 10 before, ${painAfter} after`;
  }
  const one = painBefore !== null ? `pain ${painBefore} of 10 before` : painAfter !== null ? `pain ${painAfter} of 10 after` : '';
  const missing = painNotTaken ? `not taken: ${painNotTaken}` : 'not taken';
  return one ? `${one}, ${painBefore === null ? 'before' : 'after'} ${missing}` : `pain ${missing}`;
}

const reactionWords = (reaction: string): string => (reaction.trim() === '' ? 'No reaction noted.' : `Reaction: ${sentence(reaction)}`);

const sumOf = (figures: readonly string[]): string => (figures.some(Boolean) ? String(figures.reduce((sum, each) => sum + Number(each), 0)) : '');

function consentOf(session: Session): string {
  const consent = session.consentToday === 'yes' ? 'Consent given today.' : session.consentToday === 'no' ? 'Consent not given today.' : '';
  const health = session.healthChanged === 'yes' ? 'Health history reviewed: changed since the last visit.'
    : session.healthChanged === 'no' ? 'Health history reviewed: no change since the last visit.' : '';
  return joined([consent, health], ' ');
}

function treatmentOf(session: Session): { label: string; value: string }[] {
  return [
    { label: 'Techniques', value: session.techniques.join(', ') },
    { label: 'Regions', value: session.regions.join(', ') },
    { label: 'Pressure', value: session.pressure },
    { label: 'Pain, 0–10', value: painWords(session).replace(/^pain /, '') },
    { label: 'Reaction', value: session.reaction.trim() || 'none noted' },
    { label: 'Other care that day', value: session.sameDayCare },
  ].filter(({ value }) => value.trim() !== '');
}

// The chart copy: every signed note with its addenda, for an audit or the client. A voided note may be another person's, so it stays out.

import { dayIn } from '../../kit/day.ts';
import type { Names } from '../../kit/document/names.ts';
import { refuse } from '../../kit/refusal.ts';
import { seenFrom } from './around.ts';
import { addressOf, factNames, inPairs, letterhead, letterheadNames, providerName, therapistName, therapistOf } from './facts.ts';
import type { FactLine, Letterhead } from './facts.ts';
import { isIn, visitsWithin } from './records.ts';
import type { Records } from './records.ts';
import { soapNote, soapNoteNames } from './soap-note.ts';
import type { SoapNoteView } from './soap-note.ts';
import { briefDay, count, fullDay, inSpan, joined, period } from './words.ts';

export type ChartCopyView = Letterhead & {
  facts: FactLine[];
  inShort: string;
  health: { label: string; value: string }[];
  answers: { item: string; answer: string; askedOn: string; clearance: string }[];
  orders: { writtenOn: string; provider: string; codes: string; visits: string; until: string }[];
  contents: { session: string; date: string; type: string; therapist: string; signed: string }[];
  notes: SoapNoteView[];
};

export const chartCopyNames: Names<ChartCopyView> = {
  ...letterheadNames,
  facts: factNames,
  inShort: 'How many notes, from when to when, what is not in it',
  health: { label: 'Medical history, medications …', value: 'As on file' },
  answers: { item: 'What was asked about', answer: 'yes or not sure', askedOn: 'When', clearance: 'What became of it' },
  orders: { writtenOn: 'Day of the order', provider: 'Who wrote it', codes: 'Diagnosis codes', visits: 'Visits ordered', until: 'Last day it counts' },
  contents: { session: 'Its number', date: 'Day', type: 'Treatment, assessment …', therapist: 'Who gave it', signed: 'When it was signed, and whether it was corrected' },
  notes: soapNoteNames,
};

export function chartCopy(records: Records): ChartCopyView {
  const { client } = records;
  const notes = visitsWithin(records);
  if (notes.length === 0) refuse('nothing-to-make', `${client.id} has no signed note${inSpan(records)}. Sign the notes, then make the copy.`);
  const head = letterhead(records, `Chart ${client.id}`);
  return {
    ...head,
    facts: inPairs([['Client', head.clientLine], ['Chart', client.id], ['Address', addressOf(client)], ['Phone', client.phone], ['Guardian', client.guardian], ['Allergies', client.allergies]]),
    inShort: joined([`${count(notes.length, 'signed note')}, ${period(notes[0]?.date ?? '', notes[notes.length - 1]?.date ?? '')}.`, ...leftOut(records, notes.length)], ' '),
    health: [{ label: 'Medical history', value: client.medicalHistory }, { label: 'Medications', value: client.medications }, { label: 'Other treatment', value: client.otherTreatment }]
      .filter(({ value }) => value.trim() !== ''),
    answers: records.screenings.filter(({ answer }) => answer !== 'no').map(({ item, region, answer, askedOn, clearance, clearedBy, until }) => ({
      item: joined([item, region], ', '), answer, askedOn: fullDay(askedOn), clearance: joined([clearance, clearedBy && `by ${clearedBy}`, until && `until ${fullDay(until)}`], ' '),
    })),
    orders: [...records.referrals].sort((a, b) => (a.writtenOn < b.writtenOn ? -1 : 1)).map((order) => ({
      writtenOn: fullDay(order.writtenOn), provider: providerName(records.providers.find(({ id }) => id === order.provider)), codes: order.diagnosisCodes.join(', '),
      visits: order.visitsAuthorized === null ? '' : String(order.visitsAuthorized), until: fullDay(order.validUntil || order.endsOn),
    })),
    contents: notes.map(({ id, date, type, therapist, signedAt, correctedWhy }) => ({
      session: id, date: fullDay(date), type, therapist: therapistName(therapistOf(records, therapist)), signed: joined([briefDay(dayIn(signedAt, records.clinic.timeZone), date), correctedWhy && 'corrected'], ', '),
    })),
    notes: notes.map((session) => soapNote(seenFrom(records, session))),
  };
}

function leftOut(records: Records, signed: number): string[] {
  const given = records.sessions.filter(({ date, status }) => status === 'completed' && isIn(records, date));
  const voided = given.filter(({ voidedOn }) => voidedOn !== '').length;
  const open = given.length - voided - signed;
  return [
    voided > 0 ? `${count(voided, 'note was', 'notes were')} voided and ${voided === 1 ? 'is' : 'are'} not in this copy.` : '',
    open > 0 ? `${count(open, 'session has', 'sessions have')} no signed note and ${open === 1 ? 'is' : 'are'} not in this copy.` : '',
  ];
}

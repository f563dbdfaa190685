// The chart copy: every signed note with its addenda, for an audit or the client; voided notes stand marked.

import type { Names } from '../../kit/document/names.ts';
import { refuse } from '../../kit/refusal.ts';
import { addressOf, factNames, inPairs, letterhead, letterheadNames } from './facts.ts';
import type { FactLine, Letterhead } from './facts.ts';
import { byTime } from './records.ts';
import type { Records } from './records.ts';
import { soapNote, soapNoteNames } from './soap-note.ts';
import type { SoapNoteView } from './soap-note.ts';
import { count, period } from './words.ts';

export type ChartCopyView = Letterhead & { facts: FactLine[]; inShort: string; health: { label: string; value: string }[]; notes: SoapNoteView[] };

export const chartCopyNames: Names<ChartCopyView> = {
  ...letterheadNames,
  facts: factNames,
  inShort: 'How many notes, from when to when, what is not in it',
  health: { label: 'Medical history, medications …', value: 'As on file' },
  notes: soapNoteNames,
};

export function chartCopy(records: Records): ChartCopyView {
  const { client, from = '', to = '9999-12-31' } = records;
  const span = records.sessions.filter(({ date, status }) => date >= from && date <= to && status === 'completed');
  const notes = span.filter(({ signedAt, noteState }) => signedAt !== '' && noteState !== 'changed since signed').sort(byTime);
  if (notes.length === 0) refuse('nothing-to-make', `${client.id} has no signed note${from ? ' in that time' : ''}. Sign the notes, then make the copy.`);
  const voided = notes.filter(({ voidedOn }) => voidedOn !== '').length;
  const left = span.length - notes.length;
  const head = letterhead(records, `Chart ${client.id}`);
  return {
    ...head,
    facts: inPairs([['Client', head.clientLine], ['Chart', client.id], ['Address', addressOf(client)], ['Phone', client.phone], ['Guardian', client.guardian], ['Allergies', client.allergies]]),
    inShort: `${count(notes.length, 'signed note')}, ${period(notes[0]?.date ?? '', notes[notes.length - 1]?.date ?? '')}.`
      + `${voided > 0 ? ` ${count(voided, 'note is', 'notes are')} voided and marked so.` : ''}${left > 0 ? ` ${count(left, 'session has', 'sessions have')} no signed note and ${left === 1 ? 'is' : 'are'} not in this copy.` : ''}`,
    health: [{ label: 'Medical history', value: client.medicalHistory }, { label: 'Medications', value: client.medications }, { label: 'Other treatment', value: client.otherTreatment }]
      .filter(({ value }) => value.trim() !== ''),
    notes: notes.map((session) => soapNote({ ...records, session, ...(records.referral?.id === session.referral ? {} : { referral: undefined, provider: undefined }) })),
  };
}

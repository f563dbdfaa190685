// The state of a session's note, and the fingerprint of what was signed.

import type { Session } from './table.ts';

/** The clinical cells a signature stands for. */
const clinical = [
  'client', 'therapist', 'date', 'startsAt', 'endsAt', 'handsOnMinutes', 'type', 'painBefore', 'painAfter', 'painNotTaken', 'healthChanged', 'consentToday', 'subjective', 'objective',
  'assessment', 'plan', 'techniques', 'regions', 'pressure', 'reaction', 'homeCare', 'sameDayCare', 'procedures',
] as const satisfies readonly (keyof Session)[];

/** Written, but for what a booking has already. */
const written = ['subjective', 'objective', 'assessment', 'plan', 'techniques', 'painBefore', 'painAfter'] as const satisfies readonly (keyof Session)[];

export function fingerprintOf(session: Session, sha256: (text: string) => string): string {
  return sha256(JSON.stringify(clinical.map((key) => session[key])));
}

const isBlank = (value: unknown): boolean => value === '' || value === null || (Array.isArray(value) && value.length === 0);

export function noteStateOf(session: Session, sha256: (text: string) => string): Session['noteState'] {
  if (session.status !== 'completed') return '';
  if (session.signedAt !== '') return session.fingerprint === '' || session.fingerprint === fingerprintOf(session, sha256) ? 'signed' : 'changed since signed';
  return written.every((key) => isBlank(session[key])) ? 'missing' : 'unsigned';
}

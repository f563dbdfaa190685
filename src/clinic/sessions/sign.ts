// Signing a note: what happened is all there, it is not the last note again unasked, and its fingerprint is kept.

import type { Asked } from '../../kit/call.ts';
import type { Desk } from '../../kit/desk.ts';
import type { Saved } from '../../kit/door.ts';
import type { Issue } from '../../kit/refusal.ts';
import { saveRecord } from '../../kit/store/save.ts';
import type { Decision, Subject } from '../../kit/subject.ts';
import { machinery } from '../machinery.ts';
import { near } from '../referrals/counting.ts';
import { allow } from '../therapists/roles.ts';
import { fingerprintOf, noteStateOf } from './note.ts';
import type { DecidingSession } from './save.ts';
import { missingToSign, nearlySame } from './signing.ts';
import { sessions } from './table.ts';

interface Signing { id: string; at?: number; last?: { id: string; at?: number }; confirm?: string[]; reason?: string }

export function signSession(desk: Desk, { id, at, last, confirm }: Signing, asked: Asked): Saved {
  const signing: Subject<typeof sessions> = {
    table: sessions, alone: true, points: () => (last ? [{ table: sessions, ...last }] : []), decide: (deciding) => decideSigning(deciding, last?.id ?? ''),
  };
  return saveRecord(desk, machinery, { subject: signing, save: { row: {}, id, at, confirm }, ...asked, action: 'sign', allow: (role) => allow('sessions.sign', role) });
}

function decideSigning(deciding: DecidingSession, last: string): Decision<typeof sessions> {
  const { after, today, sha256 } = deciding;
  const issues: Issue[] = missingToSign(after).map(({ field, says }) => ({ code: 'missing-to-sign', message: says, field }));
  if (after.date > today) issues.push({ code: 'order', message: 'This day is still to come.', field: 'Date' });
  if (noteStateOf(after, sha256) === 'signed') issues.push({ code: 'signed', message: `This note was signed by ${after.signedBy} already.` });
  issues.push(...copiedIssues(deciding, last));
  return { issues, set: { signedBy: deciding.user, signedAt: deciding.now, fingerprint: fingerprintOf(after, sha256), noteState: 'signed' } };
}

/** A note may be like the last one because the visit was; whether it is, only its writer knows. */
function copiedIssues({ after, id, today, get }: DecidingSession, last: string): Issue[] {
  const earlier = last === id ? undefined : get(sessions, last);
  if (!earlier || earlier.client !== after.client || earlier.status !== 'completed' || !nearlySame(after, earlier)) return [];
  return [{ code: 'similar-note', ask: true, message: `This note is nearly the same as that of ${near(earlier.date, today)}. Say what was different this time, or sign it as it is.` }];
}

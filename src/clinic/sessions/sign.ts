// Signing a note: what happened is all there, and its fingerprint is kept.

import type { Asked } from '../../kit/call.ts';
import type { Desk } from '../../kit/desk.ts';
import type { Saved } from '../../kit/door.ts';
import type { Issue } from '../../kit/refusal.ts';
import { saveRecord } from '../../kit/store/save.ts';
import type { Decision, Subject } from '../../kit/subject.ts';
import { machinery } from '../machinery.ts';
import { allow } from '../therapists/roles.ts';
import { fingerprintOf, noteStateOf } from './note.ts';
import type { DecidingSession } from './save.ts';
import { missingToSign } from './signing.ts';
import { sessions } from './table.ts';

const signing: Subject<typeof sessions> = { table: sessions, alone: true, decide: (deciding) => decideSigning(deciding) };

export function signSession(desk: Desk, input: { id: string; at?: number; confirm?: string[]; reason?: string }, asked: Asked): Saved {
  const save = { row: {}, id: input.id, at: input.at, confirm: input.confirm };
  return saveRecord(desk, machinery, { subject: signing, save, ...asked, action: 'sign', allow: (role) => allow('sessions.sign', role) });
}

function decideSigning(deciding: DecidingSession): Decision<typeof sessions> {
  const { after, today, sha256 } = deciding;
  const issues: Issue[] = missingToSign(after).map(({ field, says }) => ({ code: 'missing-to-sign', message: says, field }));
  if (after.date > today) issues.push({ code: 'order', message: 'This day is still to come.', field: 'Date' });
  if (noteStateOf(after, sha256) === 'signed') issues.push({ code: 'signed', message: `This note was signed by ${after.signedBy} already.` });
  return { issues, set: { signedBy: deciding.user, signedAt: deciding.now, fingerprint: fingerprintOf(after, sha256), noteState: 'signed' } };
}

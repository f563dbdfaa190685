// Subjects with rules of their own; every other table is saved as declared.

import type { FormTable } from '../kit/door.ts';
import type { Subject } from '../kit/subject.ts';
import { addendumSubject } from './addenda/save.ts';
import { authorizationSubject } from './authorizations/save.ts';
import { caseSubject } from './cases/save.ts';
import { clientSubject } from './clients/save.ts';
import { coverSubject } from './cover/save.ts';
import { documentSubject } from './documents/save.ts';
import { insurerSubject } from './insurers/save.ts';
import { measureSubject } from './measures/save.ts';
import { providerSubject } from './providers/save.ts';
import { referralSubject } from './referrals/save.ts';
import { sessionSubject } from './sessions/save.ts';
import { therapistSubject } from './therapists/save.ts';

export const subjects: Partial<Record<FormTable, Subject>> = {
  clients: clientSubject as Subject,
  cases: caseSubject as Subject,
  cover: coverSubject as Subject,
  authorizations: authorizationSubject as Subject,
  referrals: referralSubject as Subject,
  sessions: sessionSubject as Subject,
  measures: measureSubject as Subject,
  insurers: insurerSubject as Subject,
  providers: providerSubject as Subject,
  therapists: therapistSubject as Subject,
  documents: documentSubject as Subject,
  addenda: addendumSubject as Subject,
};

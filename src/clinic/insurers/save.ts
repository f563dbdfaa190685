// Saving an insurer's rules: steps and codes are read, so that a mistyped rule is told now and not at a visit.

import type { Issue } from '../../kit/refusal.ts';
import type { Subject } from '../../kit/subject.ts';
import { codeProblem } from '../codes/procedures.ts';
import { readSteps } from '../cover/authorization.ts';
import { insurers } from './table.ts';

export const insurerSubject: Subject<typeof insurers> = {
  table: insurers,
  decide: ({ after }) => {
    const issues: Issue[] = readSteps(after.authorizationSteps).problems.map((message) => ({ code: 'invalid', message, field: 'Authorization steps' }));
    for (const code of after.codesAllowed) {
      const problem = codeProblem(code);
      if (problem) issues.push({ code: 'invalid', message: problem, field: 'Codes allowed' });
    }
    return { issues };
  },
};

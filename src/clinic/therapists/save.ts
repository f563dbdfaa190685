// Saving a member of staff: the NPI is checked, and one owner stays.

import type { Issue } from '../../kit/refusal.ts';
import type { Subject } from '../../kit/subject.ts';
import { npiOf } from '../providers/save.ts';
import { therapists } from './table.ts';

export const therapistSubject: Subject<typeof therapists> = {
  table: therapists,
  decide: ({ after, before, user }) => {
    const npi = npiOf(after.npi);
    const issues: Issue[] = [...npi.issues];
    const self = before !== null && before.email.toLowerCase() === user.toLowerCase();
    if (self && before.role === 'owner' && (after.role !== 'owner' || after.leftOn !== '')) {
      issues.push({ code: 'rule', message: 'You would lock yourself out. Make somebody else owner first and let them change this row.', field: after.role !== 'owner' ? 'Role' : 'Left on' });
    }
    return { issues, set: { npi: npi.npi } };
  },
};

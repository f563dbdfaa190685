// Saving a case: opened today unless said otherwise, closed after it was opened.

import type { Issue } from '../../kit/refusal.ts';
import type { Subject } from '../../kit/subject.ts';
import { cases } from './table.ts';

export const caseSubject: Subject<typeof cases> = {
  table: cases,
  decide: ({ after, today }) => {
    const issues: Issue[] = [];
    if (after.closedOn !== '' && after.closedOn < after.openedOn) issues.push({ code: 'order', message: 'The case closes before it was opened. Check the dates.', field: 'Closed on' });
    if (after.onsetOn > today) issues.push({ code: 'order', message: 'This day is still to come. Check the date.', field: 'Onset on' });
    return { issues };
  },
};

// Marking a paper: made, sent, come back, filed.

import type { Issue } from '../../kit/refusal.ts';
import { addDays } from '../../kit/day.ts';
import type { Subject } from '../../kit/subject.ts';
import { documents } from './table.ts';

/** A provider who has not answered by then is worth a call. */
const daysToAnswer = 7;

export const documentSubject: Subject<typeof documents> = {
  table: documents,
  decide: ({ after, before, today }) => {
    const issues: Issue[] = [];
    if (after.sentOn > today) issues.push({ code: 'order', message: 'This day is still to come.', field: 'Sent on' });
    if (after.returnedOn !== '' && after.sentOn !== '' && after.returnedOn < after.sentOn) issues.push({ code: 'order', message: 'It came back before it was sent. Check the dates.', field: 'Returned on' });
    const sentOn = after.sentOn === '' && after.state === 'sent' ? today : after.sentOn;
    const sentNow = sentOn !== '' && (before === null || before.sentOn === '');
    const dueBackOn = sentNow && after.dueBackOn === '' && after.returnedOn === '' ? addDays(sentOn, daysToAnswer) : after.dueBackOn;
    const returnedOn = after.returnedOn === '' && after.state === 'signed' ? today : after.returnedOn;
    return { issues, set: { sentOn, dueBackOn, returnedOn, state: sentNow && after.state === 'draft' ? 'sent' : after.state } };
  },
};

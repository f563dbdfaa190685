// Saving an authorization: its dates make sense, its own count follows, and the cover's row holds it for the next check.

import type { Issue } from '../../kit/refusal.ts';
import type { Deciding, Decision, Lookup, OtherChange, Subject } from '../../kit/subject.ts';
import type { AuthorizationFacts } from '../cover/authorization.ts';
import { authorizationCells } from '../cover/authorization-cells.ts';
import type { CoverAtHand } from '../cover/at-hand.ts';
import { coverAtHand, recountCover } from '../cover/at-hand.ts';
import { cover } from '../cover/table.ts';
import { insurers } from '../insurers/table.ts';
import type { Authorization } from './table.ts';
import { authorizations } from './table.ts';

export const authorizationSubject: Subject<typeof authorizations> = {
  table: authorizations,
  alsoRead: () => [{ sheetId: insurers.sheetId, fromRow: 1 }],
  thenRead: (deciding) => unknownOthers(deciding),
  decide: (deciding) => decideAuthorization(deciding),
};

/** The other authorizations of a cover that nobody has counted yet. */
function unknownOthers({ after, get }: Deciding<typeof authorizations>): Lookup[] {
  const row = get(cover, after.cover);
  return row && row.authorizations === '' ? [{ table: authorizations, key: 'cover', value: after.cover }] : [];
}

/** “Covered” of the bookings concerned follows within the hour. */
function decideAuthorization(deciding: Deciding<typeof authorizations>): Decision<typeof authorizations> {
  const { before, today } = deciding;
  const after: Authorization = { ...deciding.after, id: deciding.id };
  const hand = coverAtHand(deciding, after.cover);
  const all = hand ? withAnswer(hand, after) : [];
  const own = hand && authorizationCells({ hand, authorizations: all, today }).get(after.id);
  const others = [...new Set([before?.cover ?? '', after.cover])].flatMap((id): OtherChange[] => {
    const one = coverAtHand(deciding, id);
    return one ? [{ table: cover, id, values: recountCover({ ...one, knowsAuthorizations: true }, today, { authorizations: withAnswer(one, after) }) }] : [];
  });
  return { issues: issuesOf(after, today), set: own ?? {}, others };
}

function withAnswer(hand: CoverAtHand, after: Authorization): AuthorizationFacts[] {
  const others = hand.authorizations.filter((one) => one.id !== after.id);
  return after.cover === hand.row.id ? [...others, after] : others;
}

function issuesOf(after: Authorization, today: string): Issue[] {
  const issues: Issue[] = [];
  if (after.startsOn !== '' && after.endsOn !== '' && after.endsOn < after.startsOn) issues.push({ code: 'order', message: 'The authorization ends before it starts. Check the dates.', field: 'Ends on' });
  if (after.askedOn !== '' && after.answeredOn !== '' && after.answeredOn < after.askedOn) issues.push({ code: 'order', message: 'It was answered before it was asked for. Check the dates.', field: 'Answered on' });
  if (after.answeredOn > today) issues.push({ code: 'order', message: 'This day is still to come.', field: 'Answered on' });
  if (after.askedOn > today) issues.push({ code: 'order', message: 'This day is still to come.', field: 'Asked on' });
  if (after.answer !== '' && after.answer !== 'refused' && after.visits === 0) issues.push({ code: 'invalid', message: 'An authorization for no visits grants nothing. Leave it empty if it names no number.', field: 'Visits' });
  return issues;
}

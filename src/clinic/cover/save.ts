// Saving a client's cover: its dates, its insurer, and its counts from the visits known so far.

import type { Issue } from '../../kit/refusal.ts';
import type { Deciding, Decision, Subject } from '../../kit/subject.ts';
import { insurers } from '../insurers/table.ts';
import { readCounted } from '../referrals/counted.ts';
import { coverDerived } from '../referrals/derive.ts';
import type { Cover } from './table.ts';
import { cover } from './table.ts';

export const coverSubject: Subject<typeof cover> = { table: cover, decide: (deciding) => decideCover(deciding) };

function decideCover(deciding: Deciding<typeof cover>): Decision<typeof cover> {
  const { after, before, today } = deciding;
  const issues: Issue[] = [];
  if (after.startsOn !== '' && after.endsOn !== '' && after.endsOn < after.startsOn) issues.push({ code: 'order', message: 'The cover ends before it starts. Check the dates.', field: 'Ends on' });
  if (after.injuredOn > today) issues.push({ code: 'order', message: 'This day is still to come. Check the date of the injury.', field: 'Injured on' });
  const insurer = deciding.get(insurers, after.insurer);
  if (!insurer) return { issues };
  const values = coverDerived({ cover: after, rules: insurer, visits: readCounted(after.counted), referrals: [], today });
  const notes = insurer.massagePayable === 'no' ? [`${insurer.name} does not pay for massage. Sessions on this cover will not be covered.`] : [];
  return { issues, notes, set: { ...values, visitsUsed: usedOf(values.visitsUsed, before, after), moneyLeft: moneyLeftOf(before, after), standing: standingOf(values.standing, before) } };
}

/** Opening balances of its referrals are not at hand here: what the daily run counted is kept where nothing changed. */
function usedOf(computed: number | null, before: Cover | null, after: Cover): number | null {
  return before && before.usedBefore === after.usedBefore && before.visitsUsed !== null ? before.visitsUsed : computed;
}

function moneyLeftOf(before: Cover | null, after: Cover): number | null {
  if (after.moneyLimit === null) return null;
  const spent = before?.moneyLimit != null && before.moneyLeft !== null ? before.moneyLimit - before.moneyLeft : 0;
  return Math.round((after.moneyLimit - spent) * 100) / 100;
}

const standingOf = (computed: Cover['standing'], before: Cover | null): Cover['standing'] =>
  computed === '' || !before || before.standing === '' ? computed : before.standing;

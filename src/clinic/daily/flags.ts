// What the staff is told each morning: standings that are new since the last finished run, and those still open.

import type { Day } from '../../kit/day.ts';
import { addDays } from '../../kit/day.ts';
import { needsLook } from '../referrals/derive.ts';
import type { When } from './recount.ts';

export interface Flagged { id: string; was: string; standing: string; why: string; client: string; /** '' for a cover's own flag. */ cover: string }

/** A standing with what tells whether anybody was told. */
export interface Seen extends Flagged {
  /** The day it was told first; '' if it was not. */
  toldOn: Day | '';
  /** An order that ended: the day. */
  endedOn: Day | '';
}

export interface Flags {
  /** Takes note of a standing; answers what `Flagged on` holds from now on. */
  see(seen: Seen): Day | '';
  told(): { changed: Flagged[]; open: Flagged[]; all: Flagged[] };
}

/** An order that ended is told for so long, and not at all once another order has taken its place. */
const daysOpen = 45;

/** A flag is told as new until a run has finished that told it. A second run on one day tells nothing new, so it leaves
 *  what it finds to the next morning. */
export function flagsOf({ today, lastRunOn }: When): Flags {
  const looks: { seen: Seen; isNew: boolean }[] = [];
  const all: Flagged[] = [];
  const goodCovers = new Set<string>();
  return {
    see: (seen) => {
      if (seen.standing === '') return '';
      all.push(seen);
      if (seen.standing === 'active' || seen.standing === 'not started') goodCovers.add(seen.cover);
      if (!needsLook(seen.standing)) return '';
      const isNew = seen.toldOn === '' || seen.toldOn > lastRunOn;
      looks.push({ seen, isNew });
      return seen.toldOn === '' && lastRunOn < today ? today : seen.toldOn;
    },
    told: () => {
      const shown = looks.filter(({ seen }) => !hasPassed(seen, goodCovers, today));
      return { changed: shown.filter(({ isNew }) => isNew).map(({ seen }) => seen), open: shown.filter(({ isNew }) => !isNew).map(({ seen }) => seen), all };
    },
  };
}

function hasPassed(seen: Seen, goodCovers: Set<string>, today: Day): boolean {
  if (seen.standing !== 'expired' && seen.standing !== 'used up') return false;
  return (seen.cover !== '' && goodCovers.has(seen.cover)) || isLongPast(seen.endedOn, today);
}

/** Whether an order that ended on a day is no longer worth a line. */
export const isLongPast = (endedOn: Day | '', today: Day): boolean => endedOn !== '' && endedOn < addDays(today, -daysOpen);

interface OrderValues { standing: string; why: string; flaggedOn: Day | ''; validUntil: Day | ''; runsOutOn: Day | '' }

export const orderFlag = (order: { id: string; client: string; cover: string }, values: OrderValues, was: { standing: string }): Seen => ({
  id: order.id, client: order.client, cover: order.cover, was: was.standing, standing: values.standing, why: values.why, toldOn: values.flaggedOn,
  endedOn: values.standing === 'expired' ? values.validUntil : values.standing === 'used up' ? values.runsOutOn : '',
});

export const coverFlag = (cover: { id: string; client: string }, values: { standing: string; flaggedOn: Day | '' }, was: { standing: string }): Seen => ({
  id: cover.id, client: cover.client, cover: '', was: was.standing, standing: values.standing === 'missing' ? 'missing' : '',
  why: 'This insurer needs a referral and there is none.', toldOn: values.flaggedOn, endedOn: '',
});

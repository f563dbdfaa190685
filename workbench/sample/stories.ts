// The forty stories the sample is made of: who comes, for what, who pays, and where the newest order stands today.

import type { ConditionName } from './conditions.ts';
import type { Payer } from './payers.ts';

/** Where the newest order stands; `missing` has none though one is needed, `none` needs none. */
export type Now =
  | 'active' | 'expiring by days' | 'expiring by visits' | 'expiring by pace' | 'used up' | 'expired'
  | 'missing' | 'none' | 'discharged' | 'waiting' | 'not payable';

/** A finished order: begun so many months ago, for so many weeks at such a pace. */
export interface Earlier { monthsAgo: number; weeks: number; perWeek: number; closedWhy?: 'finished' | 'replaced' | 'revoked' | 'error' }

export interface Story {
  /** Place in the list of people. */
  who: number;
  payer: Payer;
  condition: ConditionName;
  /** Place in the list of staff. */
  therapist: 0 | 1 | 2;
  now: Now;
  perWeek: number;
  earlier?: Earlier[];
  /** A further order, already on paper: lacking something, or not counting yet. */
  follows?: 'draft' | 'not started';
  /** Came on their own account every other week before. */
  regular?: true;
  /** Does not get better, so the report has to say so. */
  steady?: true;
  /** Booked ahead although nothing covers it. */
  bookedAnyway?: true;
  /** Had one treatment the order no longer covers. */
  lateVisit?: true;
}

const earlier = (monthsAgo: number, weeks: number, perWeek: number, closedWhy?: Earlier['closedWhy']): Earlier => ({ monthsAgo, weeks, perWeek, closedWhy });

export const stories: Story[] = [
  { who: 0, payer: 'plan', condition: 'neckPain', therapist: 0, now: 'active', perWeek: 1, earlier: [earlier(12, 12, 1), earlier(6, 8, 2)] },
  { who: 1, payer: 'L&I', condition: 'lumbarStrain', therapist: 1, now: 'active', perWeek: 2, earlier: [earlier(7, 6, 2)] },
  { who: 2, payer: 'plan', condition: 'headache', therapist: 2, now: 'active', perWeek: 1, earlier: [earlier(13, 8, 1), earlier(9, 12, 1)] },
  { who: 3, payer: 'L&I', condition: 'rotatorCuff', therapist: 0, now: 'active', perWeek: 2, earlier: [earlier(8, 8, 2)] },
  { who: 4, payer: 'plan', condition: 'frozenShoulder', therapist: 1, now: 'active', perWeek: 1, earlier: [earlier(11, 12, 2)], steady: true },
  { who: 4, payer: 'PIP', condition: 'whiplash', therapist: 1, now: 'active', perWeek: 1 },
  { who: 5, payer: 'PIP', condition: 'whiplash', therapist: 2, now: 'active', perWeek: 2, earlier: [earlier(5, 6, 2, 'replaced')], regular: true },
  { who: 6, payer: 'FSA', condition: 'fibromyalgia', therapist: 0, now: 'active', perWeek: 0.5, earlier: [earlier(10, 12, 1)] },
  { who: 7, payer: 'plan', condition: 'plantarFasciitis', therapist: 2, now: 'active', perWeek: 1, earlier: [earlier(13, 12, 2, 'revoked')] },
  { who: 8, payer: 'comp', condition: 'carpalTunnel', therapist: 1, now: 'active', perWeek: 1, regular: true },
  { who: 9, payer: 'L&I', condition: 'sciatica', therapist: 0, now: 'active', perWeek: 2 },
  { who: 9, payer: 'plan', condition: 'tmj', therapist: 2, now: 'active', perWeek: 1 },
  { who: 10, payer: 'PIP', condition: 'whiplash', therapist: 1, now: 'active', perWeek: 1, regular: true },
  { who: 11, payer: 'plan', condition: 'sciatica', therapist: 0, now: 'active', perWeek: 1 },

  { who: 12, payer: 'plan', condition: 'neckPain', therapist: 2, now: 'expiring by days', perWeek: 1, earlier: [earlier(9, 12, 2)], regular: true, follows: 'draft' },
  { who: 13, payer: 'L&I', condition: 'lumbarStrain', therapist: 1, now: 'expiring by days', perWeek: 2, earlier: [earlier(12, 12, 1, 'replaced')] },
  { who: 14, payer: 'plan', condition: 'headache', therapist: 0, now: 'expiring by days', perWeek: 1, regular: true },
  { who: 15, payer: 'PIP', condition: 'whiplash', therapist: 2, now: 'expiring by visits', perWeek: 1, earlier: [earlier(6, 8, 1)], follows: 'draft' },
  { who: 16, payer: 'plan', condition: 'tmj', therapist: 2, now: 'expiring by visits', perWeek: 1, earlier: [earlier(7, 8, 2, 'error')] },
  { who: 17, payer: 'comp', condition: 'rotatorCuff', therapist: 1, now: 'expiring by visits', perWeek: 2, steady: true },
  { who: 18, payer: 'plan', condition: 'sciatica', therapist: 0, now: 'expiring by pace', perWeek: 2, follows: 'not started' },
  { who: 19, payer: 'L&I', condition: 'carpalTunnel', therapist: 1, now: 'expiring by pace', perWeek: 2, regular: true },
  { who: 20, payer: 'plan', condition: 'frozenShoulder', therapist: 2, now: 'expiring by pace', perWeek: 2 },

  { who: 21, payer: 'plan', condition: 'lumbarStrain', therapist: 0, now: 'used up', perWeek: 1, earlier: [earlier(8, 12, 1)], follows: 'draft' },
  { who: 22, payer: 'L&I', condition: 'rotatorCuff', therapist: 1, now: 'used up', perWeek: 2, regular: true, follows: 'draft' },
  { who: 23, payer: 'PIP', condition: 'whiplash', therapist: 2, now: 'used up', perWeek: 1, follows: 'not started' },
  { who: 24, payer: 'plan', condition: 'neckPain', therapist: 0, now: 'used up', perWeek: 1, bookedAnyway: true },
  { who: 25, payer: 'plan', condition: 'plantarFasciitis', therapist: 2, now: 'used up', perWeek: 1, regular: true },

  { who: 26, payer: 'plan', condition: 'headache', therapist: 1, now: 'expired', perWeek: 1, follows: 'not started' },
  { who: 27, payer: 'L&I', condition: 'lumbarStrain', therapist: 0, now: 'expired', perWeek: 1, follows: 'draft' },
  { who: 28, payer: 'plan', condition: 'neckPain', therapist: 2, now: 'expired', perWeek: 1, regular: true, lateVisit: true },
  { who: 29, payer: 'PIP', condition: 'whiplash', therapist: 1, now: 'expired', perWeek: 1, bookedAnyway: true },
  { who: 29, payer: 'plan', condition: 'carpalTunnel', therapist: 1, now: 'expired', perWeek: 1 },

  { who: 30, payer: 'plan', condition: 'sciatica', therapist: 0, now: 'missing', perWeek: 1, bookedAnyway: true, lateVisit: true },
  { who: 31, payer: 'PIP', condition: 'whiplash', therapist: 2, now: 'missing', perWeek: 1, bookedAnyway: true },
  { who: 32, payer: 'plan', condition: 'tmj', therapist: 2, now: 'missing', perWeek: 1, bookedAnyway: true },
  { who: 33, payer: 'self', condition: 'wellness', therapist: 0, now: 'none', perWeek: 0.5 },
  { who: 34, payer: 'open plan', condition: 'headache', therapist: 1, now: 'none', perWeek: 0.5 },
  { who: 35, payer: 'self', condition: 'wellness', therapist: 2, now: 'none', perWeek: 1 },
  { who: 36, payer: 'plan', condition: 'rotatorCuff', therapist: 0, now: 'discharged', perWeek: 1, earlier: [earlier(13, 12, 2), earlier(9, 8, 1)] },
  { who: 37, payer: 'comp', condition: 'lumbarStrain', therapist: 1, now: 'discharged', perWeek: 1, earlier: [earlier(12, 8, 2), earlier(7, 6, 1)] },
  { who: 38, payer: 'plan', condition: 'fibromyalgia', therapist: 0, now: 'waiting', perWeek: 1 },
  { who: 39, payer: 'Florida PIP', condition: 'whiplash', therapist: 2, now: 'not payable', perWeek: 1 },
];

// What the referral form has beyond its table: the order read, and what follows from the client.

import { ofTheClient, pick } from '../client/follow.ts';
import type { Extras } from '../form/extras.ts';
import { AroundReferral, CodesCheck, RegionsCheck } from './codes.tsx';
import { CountGoesOn, DraftUntil } from './draft-until.tsx';
import { ReadOrder } from './order.tsx';
import { Standing } from './standing.tsx';

export const referrals: Extras = {
  Around: AroundReferral,
  Above: Standing,
  Below: DraftUntil,
  under: { 'Order as written': ReadOrder, 'Diagnosis codes': CodesCheck, Regions: RegionsCheck, 'Cover ID': CountGoesOn },
  initial: (start, given) => pick(ofTheClient(given['Client ID'] ?? '', start), ['Case ID', 'Cover ID']),
  follow: (heading, values, start) => (heading === 'Client ID' ? pick(ofTheClient(values['Client ID'] ?? '', start), ['Case ID', 'Cover ID']) : {}),
};

// What the referral form has beyond its table: the order read, and what follows from the client.

import { ofTheClient, pick } from '../client/follow.ts';
import type { Extras } from '../form/extras.ts';
import { AroundReferral, CodesCheck, RegionsCheck } from './codes.tsx';
import { CountGoesOn, DraftUntil } from './draft-until.tsx';
import { ReadOrder } from './order.tsx';
import { closing, Standing } from './standing.tsx';

export const referrals: Extras = {
  Around: AroundReferral,
  Above: Standing,
  Below: DraftUntil,
  above: (form) => (form.place.id ? closing : []),
  under: { 'Order as written': ReadOrder, 'Diagnosis codes': CodesCheck, Regions: RegionsCheck, 'Cover ID': CountGoesOn },
  initial: (start, given) => pick(ofTheClient(given['Client ID'] ?? '', start), ['Case ID', 'Cover ID']),
  follow: (heading, values, start) => {
    if (heading === 'Client ID') return pick(ofTheClient(values['Client ID'] ?? '', start), ['Case ID', 'Cover ID']);
    return heading === 'Closed why' ? { 'Closed on': values['Closed why'] ? values['Closed on'] || start.today : '' } : {};
  },
};

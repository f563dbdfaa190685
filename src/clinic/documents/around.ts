// The records around a session, an order, a cover, a case or a client, as the rows point at each other.

import type { Referral } from '../referrals/table.ts';
import type { Session } from '../sessions/table.ts';
import type { Around, Chart } from './records.ts';

const byId = <T extends { id: string }>(rows: readonly T[], id: string | undefined): T | undefined => (id ? rows.find((row) => row.id === id) : undefined);

/** A session names its cover itself; without one the client pays, whatever the order was for. */
export function around(chart: Chart, known: Around): Around {
  const { session } = known;
  const referral = known.referral ?? byId(chart.referrals, session?.referral);
  const cover = known.cover ?? byId(chart.covers, session ? session.cover : referral?.cover);
  const care = known.case ?? byId(chart.cases, session?.case || referral?.case || cover?.case);
  const insurer = byId(chart.insurers, cover?.insurer);
  const provider = byId(chart.providers, referral?.provider);
  return {
    ...(session && { session }), ...(referral && { referral }), ...(cover && { cover }), ...(care && { case: care }), ...(insurer && { insurer }), ...(provider && { provider }),
  };
}

/** The same records, seen from one of the client's sessions. */
export const seenFrom = <R extends Chart & Around>(records: R, session: Session): R =>
  ({ ...records, case: undefined, cover: undefined, insurer: undefined, provider: undefined, referral: undefined, ...around(records, { session }) });

/** The newest order; one that names its provider goes before one that does not. */
export const newestReferral = (referrals: readonly Referral[]): Referral | undefined =>
  [...referrals].sort((a, b) => (rank(a) < rank(b) ? 1 : -1))[0];

const rank = ({ provider, writtenOn, receivedOn, id }: Referral): string => `${provider ? 1 : 0} ${writtenOn || receivedOn} ${id}`;

// The clinics that most tests of the sidebar begin with.

import { aCase, aClient, aCover, anInsurer, aProvider, aReferral, aSession, aTherapist, cast } from '../builders.ts';
import { aWorld, type Rows, type World } from '../world.ts';

/** Mara with her case, cover and order as this morning's run counted them; a test's own rows stand in place of these. */
export function aMorningWith(own: Rows, today?: string): World {
  const world = aWorld({
    today, rows: {
      clients: [aClient()], cases: [aCase()], insurers: [anInsurer({ id: 'I-00020' })], cover: [aCover({ insurer: 'I-00020' })], providers: [aProvider()], referrals: [aReferral()], therapists: [aTherapist()], ...own,
    },
  });
  world.run('dailyRun');
  return world;
}

/** Mara, booked today on her order, and Otto; nothing is counted yet. */
export const aSmallClinic = () => aWorld({
  rows: {
    clients: [aClient(), aClient({ ...cast.otto, email: '' })], cases: [aCase()], insurers: [anInsurer()], cover: [aCover()], providers: [aProvider()],
    referrals: [aReferral()], sessions: [aSession({ therapist: 'T-00001' })], therapists: [aTherapist({ ...cast.tess, role: 'therapist' })],
  },
});

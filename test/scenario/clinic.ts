// A clinic of a few records for scenarios: four clients, an order with visits, staff of every role.

import { restoreServices, savedServices } from '../../workbench/services.ts';
import { Workbench } from '../../workbench/workbench.ts';
import type { Rows } from '../world.ts';
import { aWorld, shipped, World } from '../world.ts';
import { aCase, aClient, aCover, anInsurer, aProvider, aReferral, aSession, aTherapist, aTreatment, cast } from '../builders.ts';

export const owner = cast.june.email;
export const tess = cast.tess.email;
export const desk = cast.finn.email;

const today = '2026-03-02';

const rows = (): Rows => ({
  therapists: [aTherapist(cast.tess), aTherapist(cast.finn)],
  clients: [aClient(), aClient({ ...cast.otto, email: '' }), aClient({ ...cast.ivy, email: '', phone: '' }), aClient({ id: 'C-00004', family: 'Abel', givenName: 'Rosa', bornOn: '1990-07-07', phone: '', email: '', reminders: '' })],
  providers: [aProvider()],
  cases: [aCase()],
  cover: [aCover({ standing: 'active' })],
  referrals: [aReferral({ standing: 'active' })],
  sessions: [
    aTreatment({ id: 'S-00001', date: '2026-02-16', therapist: cast.tess.id }),
    aTreatment({ id: 'S-00002', date: '2026-02-23', therapist: cast.june.id }),
    aSession({ id: 'S-00003', date: '2026-03-04', therapist: cast.tess.id }),
  ],
});

type Saved = ReturnType<typeof savedServices>;
const kept = new Map<string, Saved>();

/** A world made once and copied from then on; `make` must depend on the key alone. */
export function worldLike(key: string, make: () => World): World {
  const saved = kept.get(key) ?? savedServices(make().bench.services);
  kept.set(key, saved);
  const bench = new Workbench({ files: shipped(), now: `${today}T09:00` });
  restoreServices(bench.services, saved);
  return new World(bench);
}

/** Set up on March 2, 2026, the first working day of the month; no timed run has been yet. */
export const aFirstMorning = (): World => worldLike('morning', () => {
  const world = aWorld({ today });
  world.replace('insurers', [anInsurer({ id: 'I-00001' })]);
  for (const [name, own] of Object.entries(rows())) world.put(name as keyof Rows, own);
  return world;
});

/** The same after its daily run: counted, and the summary and the morning's mails sent. */
export const aSmallClinic = (): World => worldLike('small', () => {
  const world = aFirstMorning();
  world.run('dailyRun');
  return world;
});

/** On March 20: Mara was treated on these days with no order chosen, though two fit; the second ends sooner and has one visit. */
export const aClinicOfLooseSessions = (days: string[]): World => aWorld({
  today: '2026-03-20',
  rows: {
    clients: [aClient()], cases: [aCase()], providers: [aProvider()], insurers: [anInsurer({ id: 'I-00020' })], cover: [aCover({ insurer: 'I-00020', case: '' })],
    referrals: [
      aReferral({ id: 'R-00001', case: '', writtenOn: '2026-03-01', signedOn: '2026-03-01', endsOn: '2026-06-01', visitsAuthorized: 12 }),
      aReferral({ id: 'R-00002', case: '', writtenOn: '2026-03-02', signedOn: '2026-03-02', endsOn: '2026-04-01', visitsAuthorized: 1 }),
    ],
    sessions: days.map((date, i) => aSession({ id: `S-0000${i + 1}`, referral: '', case: '', date, status: 'completed' })),
  },
});

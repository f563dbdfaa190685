// A large clinic for measuring: rows by rule, no chance. Ten sessions and two orders for each client, over two years.

import { addDays, type Day } from '../../src/kit/day.ts';
import { clients } from '../../src/clinic/clients/table.ts';
import { referrals } from '../../src/clinic/referrals/table.ts';
import { sessions } from '../../src/clinic/sessions/table.ts';
import { aCase, aClient, aCover, aProvider, aReferral, aSession, aSignedNote, aTherapist } from '../builders.ts';
import { aWorld, type Rows, type World } from '../world.ts';

export const today: Day = '2026-03-02';
/** The month whose totals are asked. */
export const month = '2026-02';

const perClient = 10;
const perReferral = 5;
/** Days over which clients began. */
const spread = 700;

export function aClinicOf(count: number): World {
  const world = aWorld({ today });
  const rows = rowsOf(Math.round(count / perClient));
  for (const name of Object.keys(rows) as (keyof Rows)[]) world.put(name, rows[name] ?? []);
  // Some empty rows below, as a sheet in use has them.
  world.bench.batchUpdate([clients, referrals, sessions].map(({ sheetId }) => ({ appendDimension: { sheetId, dimension: 'ROWS', length: 200 } })));
  return world;
}

const id = (prefix: string, n: number) => `${prefix}-${String(n).padStart(5, '0')}`;

function rowsOf(count: number): Rows {
  const all = Array.from({ length: count }, (_, i) => i + 1);
  return {
    therapists: [aTherapist({ id: 'T-00002', name: 'Tess Arlow', email: 'tess@clinic.example', role: 'therapist' })],
    providers: [aProvider()],
    clients: all.map((n) => aClient({ id: id('C', n), family: `Quill ${n}`, bornOn: addDays('1950-01-01', n % 18000), phone: `(206) 5${String(n).padStart(6, '0')}`, email: `c${n}@example.com` })),
    cases: all.map((n) => aCase({ id: id('K', n), client: id('C', n) })),
    cover: all.map((n) => aCover({ id: id('V', n), client: id('C', n), case: id('K', n), insurer: id('I', 1 + (n % 5)), memberId: `00${n}` })),
    referrals: all.flatMap((n) => [0, 1].map((which) => referral(n, which))),
    sessions: all.flatMap((n) => Array.from({ length: perClient }, (_, which) => session(n, which))),
  };
}

function beganOn(client: number): Day {
  return addDays(today, (client * 37) % spread - spread + 14);
}

function referral(client: number, which: number) {
  const from = addDays(beganOn(client), which * perReferral * 7);
  return aReferral({
    id: id('R', client * 2 - 1 + which), client: id('C', client), case: id('K', client), cover: id('V', client),
    writtenOn: from, receivedOn: from, signedOn: from, endsOn: addDays(from, 60), visitsAuthorized: 6,
  });
}

function session(client: number, which: number) {
  const date = addDays(beganOn(client), which * 7);
  const links = {
    id: id('S', (client - 1) * perClient + which + 1), client: id('C', client), case: id('K', client), cover: id('V', client),
    referral: id('R', client * 2 - 1 + Math.floor(which / perReferral)), therapist: 'T-00002', room: `Room ${1 + (client % 3)}`, date,
  };
  if (date >= today) return aSession({ ...links, covered: 'yes' });
  return which % 7 === 6 ? aSession({ ...links, status: 'no-show' }) : aSignedNote({ ...links, fee: 110, paid: 110, covered: 'yes', units: 3 });
}

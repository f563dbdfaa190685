// Signing a note beside the one before: a copied note asks, and its writer decides.

import type { Session } from '../../src/clinic/sessions/table.ts';
import { aClient, aTreatment } from '../builders.ts';
import type { World } from '../world.ts';
import { aWorld } from '../world.ts';

const alone = { case: '', cover: '', referral: '' };
const aVisit = (own: Partial<Session> = {}): Session => aTreatment({ ...alone, ...own });

/** A note of Mar 2 to be signed, with that of Feb 26 before it. */
function twoVisits(earlier: Partial<Session> = {}): World {
  const world = aWorld({ rows: { clients: [aClient(), aClient({ id: 'C-00002', givenName: 'Otto' })] } });
  world.put('sessions', [aVisit(), aVisit({ id: 'S-00002', date: '2026-02-26', ...earlier })]);
  return world;
}
const sign = { id: 'S-00001', at: 2, last: { id: 'S-00002', at: 3 } };

describe('a note that is nearly the last one again', () => {
  it('asks before it is signed, and is signed as it is if its writer says so', () => {
    const world = twoVisits();

    expect(world.ask('sessions.sign', sign)).toEqual({ ok: false, issues: [{ code: 'similar-note', ask: true, message: 'This note is nearly the same as that of Feb 26. Say what was different this time, or sign it as it is.' }] });
    expect(world.row('sessions', 'S-00001')).toMatchObject({ 'Signed at': '' });

    world.get('sessions.sign', { ...sign, confirm: ['similar-note'] });

    expect(world.row('sessions', 'S-00001')).toMatchObject({ 'Note state': 'signed' });
  });

  it('is found where the last note was sorted to another row', () => {
    expect(twoVisits().ask('sessions.sign', { ...sign, last: { id: 'S-00002', at: 9 } })).toMatchObject({ ok: false, issues: [{ code: 'similar-note' }] });
  });

  it('costs no further read', () => {
    const world = twoVisits();

    world.get('sessions.sign', { ...sign, confirm: ['similar-note'] });

    expect(world.bench.calls.last()).toMatchObject({ reads: 1, writes: 1 });
  });
});

it.each<[string, Partial<Session>]>([
  ['tells of another visit', { subjective: 'Slept badly after the long drive, both legs heavy in the morning.', assessment: 'More guarding than before.' }],
  ['is like another client’s', { client: 'C-00002' }],
  ['is like that of a visit which did not take place', { status: 'canceled' }],
])('a note that %s is signed unasked', (_is, earlier) => {
  const world = twoVisits(earlier);

  world.get('sessions.sign', sign);

  expect(world.row('sessions', 'S-00001')).toMatchObject({ 'Note state': 'signed' });
});

// Every verb of the door, and who may use it: the whole table, person by person.

import type { Verb } from '../../src/kit/door.ts';
import { aMeasure, anAddendum, aTherapist } from '../builders.ts';
import type { World } from '../world.ts';
import { allVerbs, inputOf } from './asked.ts';
import { aSmallClinic, desk, owner, tess, worldLike } from './clinic.ts';

const gone = 'bea@clinic.example';
const stranger = 'stranger@elsewhere.example';

/** Bea was a therapist and has left. */
const aClinicOfAll = (): World => worldLike('everybody', () => {
  const world = aSmallClinic();
  world.put('therapists', [aTherapist({ id: 'T-00004', name: 'Bea Moss', email: gone, leftOn: '2026-01-31' })]);
  world.put('measures', [aMeasure()]);
  world.put('addenda', [anAddendum()]);
  return world;
});

/** Settings are cells of a tab: no verb changes them. */
const ownersOnly: Verb[] = [
  'insurers.save', 'insurers.preview', 'therapists.save', 'fees.save', 'history.restore', 'records.accept', 'export.make', 'summary.figures',
  'import.put', 'import.preview', 'import.run', 'import.cancel', 'import.open', 'templates.list', 'templates.edit', 'templates.use', 'templates.reset',
];
const notForTheDesk: Verb[] = ['sessions.sign', 'measures.save', 'measures.load', 'measures.find', 'addenda.save', 'addenda.load', 'addenda.find'];

const everybody = { owner, therapist: tess, 'front desk': desk, 'left the clinic': gone, 'not in the Therapists tab': stranger, 'nobody Google names': '' };
type Who = keyof typeof everybody;

function mayUse(who: Who, verb: Verb): boolean {
  if (who === 'owner') return true;
  if (who === 'therapist') return !ownersOnly.includes(verb);
  return who === 'front desk' && !ownersOnly.includes(verb) && !notForTheDesk.includes(verb);
}

describe.each(Object.keys(everybody) as Who[])('%s', (who) => {
  it(`is let in or refused as the table says, at each of ${allVerbs.length} verbs`, () => {
    const world = aClinicOfAll();
    const told = allVerbs.map((verb): [Verb, boolean] => {
      const answer = world.askAny(verb, inputOf(verb), { user: everybody[who] });
      return [verb, answer.ok || !answer.issues.some(({ code }) => code === 'not-allowed' || code === 'who-are-you')];
    });

    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(allVerbs.map((verb) => [verb, mayUse(who, verb)])));
  });
});

it('who is refused for the role is told whose it is, and nothing is written', () => {
  const world = aClinicOfAll();
  const before = JSON.stringify([world.cells('journal'), world.cells('insurers'), world.cells('therapists'), world.cells('imports')]);

  for (const verb of [...ownersOnly, ...notForTheDesk]) {
    const answer = world.askAny(verb, inputOf(verb), { user: desk });
    expect({ verb, answer }).toMatchObject({ answer: { issues: [{ code: 'not-allowed', message: expect.stringMatching(/^This is for the owner( or the therapist)?; your role is front desk\./) }] } });
  }
  expect(JSON.stringify([world.cells('journal'), world.cells('insurers'), world.cells('therapists'), world.cells('imports')])).toBe(before);
});

describe('somebody typed into the Therapists tab by hand', () => {
  const typed = (own: Record<string, string | number>): World => {
    const world = aClinicOfAll();
    world.put('therapists', [aTherapist({ id: '', name: 'Sol Reed', email: 'sol@clinic.example', role: 'therapist' })]);
    const row = world.cells('therapists').length;
    for (const [heading, value] of Object.entries(own)) world.set('therapists', row, heading, value);
    return world;
  };

  it('may come in at once, before the row has its id, and no stray note is theirs', () => {
    const world = typed({});
    world.set('sessions', 2, 'Therapist ID', '');

    expect(world.get('start', {}, { user: 'sol@clinic.example' })).toMatchObject({ role: 'therapist', therapist: '' });
    expect(world.get('sessions.load', { id: 'S-00001' }, { user: 'sol@clinic.example' }).row).not.toHaveProperty(['Subjective']);
  });

  it('has the least rights where the role cannot be read', () => {
    expect(typed({ 'Role': 'boss' }).get('start', {}, { user: 'sol@clinic.example' })).toMatchObject({ role: 'front desk' });
  });

  it('is refused where “Left on” cannot be read, and told which cell', () => {
    expect(typed({ 'Left on': 'in spring' }).ask('start', {}, { user: 'sol@clinic.example' })).toMatchObject({ ok: false, issues: [{ code: 'not-allowed', message: '“Left on” of sol@clinic.example in the Therapists tab is no date. Ask the owner to empty the cell, or to write the day there.' }] });
  });

  it('is not the owner of a clinic whose only other row has no address', () => {
    const world = typed({ 'Role': 'front desk' });
    for (const at of [2, 3, 4, 5]) world.set('therapists', at, 'Email', '');

    expect(world.ask('export.make', {}, { user: 'sol@clinic.example' })).toMatchObject({ ok: false, issues: [{ code: 'not-allowed' }] });
  });
});

describe('a job that somebody calls from a browser', () => {
  it.each(['dailyRun', 'hourlyRun', 'monthlyRun'])('%s does nothing for a stranger, nor for somebody who has left', (job) => {
    const world = aClinicOfAll();
    world.bench.clock.set(world.bench.clock.instantOf('2026-03-03T09:00'));
    const [mails, lines] = [world.bench.services.mail.outbox().length, world.rows('journal').length];

    for (const user of [stranger, gone]) expect(() => world.run(job, { kind: 'client', user })).toThrow();

    expect([world.bench.services.mail.outbox().length, world.rows('journal').length]).toEqual([mails, lines]);
  });

  it('goes on for the account whose timers run it, also after it left the clinic', () => {
    const world = aClinicOfAll();
    world.setting('Job owner', gone);
    world.bench.clock.set(world.bench.clock.instantOf('2026-03-03T09:00'));

    expect(typeof world.run('dailyRun', { kind: 'trigger', user: gone })).toBe('string');
  });
});

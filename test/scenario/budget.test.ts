// What a request may cost, whatever the size of the clinic: counted in calls to Google, never in time.

import type { FormTable, Verbs } from '../../src/kit/door.ts';
import { doorRowOf } from '../../src/kit/store/layout.ts';
import type { AnyRow } from '../../src/kit/table.ts';
import { tablesByName } from '../../src/clinic/tables.ts';
import { aClinicOf } from '../bench/clinic.ts';
import {
  aCase, aCharge, aClaim, aClient, aConsent, aCover, aFee, aGoal, aMeasure, anAddendum, anAuthorization, anInsurer, aPayment, aProvider, aReferral, aScreening,
  aSession, aTherapist, aTreatment,
} from '../builders.ts';

const sizes = [1000, 5000];
/** Whoever saves here has answered every question with yes. */
const confirm = ['duplicate-client', 'not-covered', 'check-cover', 'overlap', 'doubled-visit', 'license', 'contraindication', 'changed-rule', 'alike'];

const records: [FormTable, AnyRow][] = [
  ['clients', aClient({ family: 'Okafor', phone: '(206) 555-0199', email: 'ada@example.com' })],
  ['cases', aCase()], ['goals', aGoal()], ['consents', aConsent()], ['screenings', aScreening()],
  ['providers', aProvider({ name: 'Dana Reed', npi: '' })], ['therapists', aTherapist({ name: 'Lee Moss', email: 'lee@clinic.example', role: 'therapist' })],
  ['insurers', anInsurer()], ['cover', aCover()], ['authorizations', anAuthorization()],
  ['referrals', aReferral()], ['sessions', aSession({ date: '2026-03-09', overrideReason: 'Measured.' })],
  ['measures', aMeasure()], ['addenda', anAddendum()], ['charges', aCharge()], ['claims', aClaim()], ['payments', aPayment()], ['fees', aFee()],
];

describe.each(sizes)('a clinic of %i sessions', (size) => {
  const world = aClinicOf(size);
  world.put('charges', [aCharge()]);
  // Rows put in by hand are counted overnight; until then a save that needs a count reads once more.
  world.run('dailyRun');
  world.run('dailyRun');
  const cost = () => {
    const { reads, writes } = world.bench.calls.last() ?? {};
    return { reads, writes };
  };

  it.each(records)('saves a new row of %s with one read and one write, loads it with one read, changes it with one and one', (name, row) => {
    const saved = world.get(`${name}.save`, { row: asTyped(name, row), confirm });
    expect(cost()).toEqual({ reads: 1, writes: 1 });
    const read = world.bench.calls.last()?.cellsRead;

    const loaded = world.get(`${name}.load`, { id: saved.id, at: saved.at });
    expect(cost()).toEqual({ reads: 1, writes: 0 });

    // The lists that come whole are short; who is alike is looked for among all clients.
    if (name !== 'clients') expect(read).toBeLessThan(12_000);

    world.get(`${name}.save`, { id: saved.id, at: saved.at, opened: loaded.row, row: { ...asTyped(name, row), [noteOf(name)]: 'Changed.' }, confirm });
    expect(cost()).toEqual({ reads: 1, writes: 1 });
  });

  it('signs a note with one write, and reads again only for the rows the note points at', () => {
    const given = aTreatment({ date: '2026-02-27', startsAt: '17:00', endsAt: '18:00', overrideReason: 'Measured.' });
    const { id, at } = world.get('sessions.save', { row: asTyped('sessions', given), confirm });

    world.get('sessions.sign', { id, at, confirm });

    const { reads, writes } = cost();
    expect(reads).toBeLessThanOrEqual(2);
    expect(writes).toBe(1);
  });

  it('opens the sidebar with two reads: what finds the rows, and the rows', () => {
    world.get('start', {});

    expect(cost()).toEqual({ reads: 2, writes: 0 });
  });

  it.each<[keyof Verbs, object]>([
    ['summary.month', { month: '2026-02' }],
    ['sessions.check', { row: asTyped('sessions', aSession()) }], ['rows.behind', { count: 'visits', month: '2026-02' }],
  ])('answers %s with one read', (verb, given) => {
    world.askAny(verb, given);

    expect(cost()).toEqual({ reads: 1, writes: 0 });
  });
});

/** A row as a form sends it: no id, nothing derived. */
function asTyped(name: FormTable, row: AnyRow) {
  const table = tablesByName[name];
  const own = Object.values(table.columns).filter((column) => !column.derived && column.kind !== 'id').map(({ heading }) => heading);
  return Object.fromEntries(Object.entries(doorRowOf(table, row)).filter(([heading]) => own.includes(heading)));
}

/** A heading that takes any words. */
function noteOf(name: FormTable): string {
  const free = Object.values(tablesByName[name].columns).find((column) => !column.derived && ['text', 'longText'].includes(column.kind));
  if (!free) throw new Error(`${name} has no text`);
  return free.heading;
}

// A clinic at work: saves, hand edits, typed rows, imports, sorts, moved columns, retries, kills and jobs of several people,
// in any order. Rows, counts and journal end as a simple model of the clinic says. `RUNS=500 STEPS=30` looks longer, `SEED=…`
// looks again.

import fc from 'fast-check';
import { addDays } from '../../src/kit/day.ts';
import type { DoorRow, Saved } from '../../src/kit/door.ts';
import { aReferral, aSession, cast } from '../builders.ts';
import type { TableName, World } from '../world.ts';
import { aSmallClinic, desk, owner, tess, worldLike } from './clinic.ts';
import { actsBeforeCalls, columnOf, deletesRow, insertsColumn, insertsRow, movesColumn, rowOf, sorts } from './hands.ts';
import { Files } from './files.ts';
import type { Kept } from './model.ts';
import { expectCounts, expectJournal, expectRecords, kept, markerOf, Model } from './model.ts';

const runs = Number(process.env.RUNS ?? 12);
const mostSteps = Number(process.env.STEPS ?? 14);
const people = [owner, desk, tess];
const confirm = ['duplicate-client', 'not-covered', 'check-cover', 'overlap', 'doubled-visit'];
const firstDay = '2026-03-02';

/** Orders that run all year, so that counting by finger is all there is to counting. */
const aYearOfOrders = (): World => worldLike('a year of orders', () => {
  const world = aSmallClinic();
  world.replace('sessions', [aSession({ id: 'S-00001', date: '2026-01-05', status: 'completed', room: '' })]);
  world.replace('referrals', ['R-00001', 'R-00002'].map((id) => aReferral({ id, endsOn: '2026-12-31', writtenOn: '2026-01-01', signedOn: '2026-01-01', receivedOn: '2026-01-01', visitsAuthorized: 90 })));
  world.run('dailyRun');
  return world;
});

type Hand =
  | { hand: 'sort'; tab: TableName; by: number; down: boolean }
  | { hand: 'insert row'; tab: TableName; at: number }
  | { hand: 'insert column'; tab: TableName; at: number }
  | { hand: 'move column'; tab: TableName; from: number; to: number };

/** Something moves, or somebody types or deletes, before the so many-th call; or the run is cut there. */
interface Trouble { hands: readonly { call: number; hand: Hand }[]; others: readonly { call: number; what: 'type' | 'delete'; which: number }[]; cut: number | null }

type Saving =
  | { does: 'add'; name: Kept; n: number; who: number; trouble: Trouble }
  | { does: 'change'; name: Kept; which: number; n: number; who: number; pointer: 'right' | 'none' | 'stale'; trouble: Trouble };
type Step =
  | Saving
  | { does: 'again'; which: number; trouble: Trouble }
  | { does: 'type over'; which: number; n: number }
  | { does: 'type a row'; name: 'clients' | 'sessions'; n: number }
  | { does: 'delete'; which: number }
  | { does: 'move'; hand: Hand }
  | { does: 'job'; name: 'dailyRun' | 'hourlyRun'; trouble: Trouble; saves: readonly { call: number; step: Saving }[] }
  | { does: 'open'; name: Kept; which: number }
  | { does: 'import'; file: number; trouble: Trouble }
  | { does: 'wait'; minutes: number };

const tab = fc.constantFrom<TableName>('clients', 'sessions', 'referrals', 'cover', 'settings', 'journal');
const small = fc.integer({ min: 0, max: 9 });
const hand: fc.Arbitrary<Hand> = fc.oneof(
  fc.record({ hand: fc.constant('sort' as const), tab, by: small, down: fc.boolean() }),
  fc.record({ hand: fc.constant('insert row' as const), tab, at: fc.integer({ min: 2, max: 5 }) }),
  fc.record({ hand: fc.constant('insert column' as const), tab, at: small }),
  fc.record({ hand: fc.constant('move column' as const), tab, from: small, to: small }),
);
const trouble: fc.Arbitrary<Trouble> = fc.record({
  hands: fc.oneof({ weight: 2, arbitrary: fc.constant<{ call: number; hand: Hand }[]>([]) }, { weight: 3, arbitrary: fc.array(fc.record({ call: fc.constantFrom(0, 1, 1, 1, 2, 2, 3, 4, 5, 7), hand }), { minLength: 1, maxLength: 4 }) }),
  others: fc.oneof({ weight: 4, arbitrary: fc.constant<Trouble['others']>([]) }, { weight: 1, arbitrary: fc.array(fc.record({ call: fc.constantFrom(0, 1, 1, 2, 3), what: fc.constantFrom('type' as const, 'type' as const, 'delete' as const), which: fc.nat(30) }), { minLength: 1, maxLength: 2 }) }),
  cut: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: fc.constantFrom(2, 4, 5, 6, 6, 6, 7, 8, 9, 11, 13, 17, 25, 33) }),
});
const name = fc.constantFrom<Kept>('clients', 'sessions', 'sessions', 'referrals');
const who = fc.nat(2);
const which = fc.nat(30);
const n = fc.nat(999);
const calm = fc.constant<Trouble>({ hands: [], others: [], cut: null });
const saving = (given: fc.Arbitrary<Trouble>): fc.Arbitrary<Saving> => fc.oneof(
  fc.record({ does: fc.constant('add' as const), name, n, who, trouble: given }),
  fc.record({ does: fc.constant('change' as const), name, which, n, who, pointer: fc.constantFrom('right' as const, 'none' as const, 'stale' as const), trouble: given }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: saving(trouble) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('again' as const), which, trouble }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('type over' as const), which, n }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('type a row' as const), name: fc.constantFrom('clients' as const, 'sessions' as const), n }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('delete' as const), which }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('move' as const), hand }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('job' as const), name: fc.constantFrom('dailyRun' as const, 'dailyRun' as const, 'hourlyRun' as const), trouble, saves: fc.array(fc.record({ call: fc.integer({ min: 0, max: 14 }), step: saving(calm) }), { maxLength: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('open' as const), name, which }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('import' as const), file: fc.nat(2), trouble }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 40 }) }) },
);

function requestsOf(world: World, one: Hand): unknown[] {
  const width = world.cells(one.tab)[0]?.length ?? 1;
  switch (one.hand) {
    case 'sort': return [sorts(one.tab, one.by % width, one.down ? 'DESCENDING' : 'ASCENDING')];
    case 'insert row': return [insertsRow(one.tab, one.at)];
    case 'insert column': return [insertsColumn(one.tab, one.at % width)];
    case 'move column': {
      const [from, to] = [one.from % width, one.to % width];
      return to === from || to === from + 1 ? [] : [movesColumn(one.tab, from, to)];
    }
  }
}

interface Request { name: Kept; id?: string; row: DoorRow; at?: number; user: string; requestId: string; attempts: number }

/** One clinic and its model; every step is taken in both. */
class Clinic {
  readonly world = aYearOfOrders();
  readonly model = new Model(this.world);
  private readonly files = new Files(this.world, this.model);
  private readonly requests: Request[] = [];
  private slots = 0;
  private minutes = 9 * 60;

  take(one: Step): void {
    switch (one.does) {
      case 'add': return this.ask({ name: one.name, row: this.newRow(one.name, one.n), user: people[one.who] ?? owner, requestId: `request ${this.requests.length}`, attempts: 0 }, one.trouble);
      case 'change': return this.change(one);
      case 'again': {
        const request = this.requests[one.which % Math.max(1, this.requests.length)];
        return request && this.ask(request, one.trouble);
      }
      case 'type over': return this.typeOver(one.which, one.n);
      case 'type a row': return this.typeRow(one.name, one.n);
      case 'delete': return this.delete(one.which);
      case 'move': return this.move(one.hand);
      case 'job': return void this.troubled(one.trouble, () => this.world.run(one.name), one.saves);
      case 'open': return this.opens(one.name, this.model.idsOf(one.name)[one.which] ?? '');
      case 'import': return this.troubled(one.trouble, () => this.files.bring(one.file));
      case 'wait': return this.wait(one.minutes);
    }
  }

  /** What was cut is tried again, time passes, and the timed runs have finished. */
  end(): void {
    for (const request of this.requests) if (!this.model.wrote.has(request.requestId)) this.ask(request, { hands: [], others: [], cut: null });
    this.files.end();
    for (let n = 0; n < 2; n++) {
      this.wait(30);
      this.world.run('hourlyRun');
      this.world.run('dailyRun');
    }
  }

  private move(one: Hand): void {
    const requests = requestsOf(this.world, one);
    if (requests.length > 0) this.world.bench.batchUpdate(requests);
  }

  private wait(minutes: number): void {
    this.minutes += minutes;
    const day = addDays(firstDay, Math.floor(this.minutes / 1440));
    const at = this.minutes % 1440;
    this.world.bench.clock.moveTo(`${day}T${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`);
  }

  private troubled(given: Trouble, work: () => void, saves: readonly { call: number; step: Saving }[] = []): void {
    const { bench } = this.world;
    const acting = actsBeforeCalls(this.world, (call) => {
      for (const one of given.others.filter((other) => other.call === call)) {
        if (one.what === 'delete') this.delete(one.which);
        else this.typeOver(one.which, one.which, 'City');
      }
      for (const one of saves.filter((save) => save.call === call)) this.take(one.step);
      return given.hands.filter((one) => one.call === call).flatMap((one) => requestsOf(this.world, one.hand));
    });
    // A cut counts calls of whatever runs; with others at work meanwhile it would be theirs.
    if (given.cut !== null && saves.length === 0) bench.faults.set({ killAfterCalls: given.cut });
    try {
      work();
    } catch (error) {
      if (given.cut === null || !String(error).includes('Exceeded maximum execution time')) throw error;
    } finally {
      acting.ends();
      bench.faults.clear();
    }
  }

  private ask(request: Request, given: Trouble): void {
    if (request.attempts === 0) this.requests.push(request);
    const { name, id, at, row, user, requestId } = request;
    request.attempts += 1;
    const landedBefore = this.model.wrote.get(requestId);
    let answer: { ok: boolean; value?: Saved; issues?: { code: string; message: string }[] } | undefined;
    this.troubled(given, () => {
      answer = this.world.ask(`${name}.save`, { row, confirm, ...(id === undefined ? {} : { id }), ...(at === undefined ? {} : { at }) }, { user, requestId, attempt: request.attempts });
    });
    if (answer?.issues?.some((issue) => issue.code === 'fault')) throw new Error(`a fault of ours: ${JSON.stringify(this.world.bench.log)}`);
    if (landedBefore !== undefined) {
      if (answer?.ok) expect(answer.value).toMatchObject({ id: landedBefore, ...(id === undefined ? { repeated: true } : {}) });
      // A change that had nothing to change was not written down, so it is no repetition.
      if (answer?.ok && !answer.value?.repeated) this.model.saved(name, landedBefore, row, requestId);
      return;
    }
    const landed = answer?.ok ? answer.value?.id : answer ? undefined : this.landedIn(requestId);
    if (landed === undefined) return;
    this.model.saved(name, landed, row, requestId);
    if (!answer) this.opens(name, landed);
  }

  /** Of a run that was cut only the journal knows whether it landed. */
  private landedIn(requestId: string): string | undefined {
    const line = this.world.cells('journal').find((cells) => cells.includes(requestId));
    const at = columnOf(this.world, 'journal', 'Record ID');
    if (!line) return undefined;
    const id = line.find((cell) => /^[CSR]-\d{5}$/.test(String(cell)));
    return String(id ?? line[at]);
  }

  private newRow(name: Kept, n: number): DoorRow {
    const slot = this.slots++;
    if (name === 'clients') return { 'Last name': `Client ${slot}`, 'First name': `Ada ${n}`, 'Notes': `=${n}+1`, 'Phone': '007' };
    if (name === 'referrals') return { 'Client ID': 'C-00001', 'Cover ID': 'V-00001', 'Provider ID': 'P-00001', 'Written on': '2026-01-01', 'Signed on': '2026-01-01', 'Ends on': '2026-12-31', 'Medically necessary': 'yes', 'Visits authorized': 50 + (n % 40), 'Order as written': `Order ${slot}` };
    return this.newSession(slot, n);
  }

  /** No two at the same time: past ones are given, those to come are booked. */
  private newSession(slot: number, n: number): DoorRow {
    const isPast = n % 2 === 0;
    const orders = this.model.idsOf('referrals');
    return {
      'Client ID': 'C-00001', 'Cover ID': 'V-00001', 'Therapist ID': cast.june.id, 'Referral ID': orders[n % orders.length] ?? '', 'Date': addDays(isPast ? '2026-01-06' : '2026-04-01', slot),
      'Starts at': '10:00', 'Ends at': '10:50', 'Status': isPast ? (n % 3 === 0 ? 'canceled' : 'completed') : 'booked', 'Room': `Room ${slot}`, 'Override reason': 'As it comes.',
    };
  }

  private change({ name, which, n, who, pointer, trouble: given }: Extract<Step, { does: 'change' }>): void {
    const ids = this.model.idsOf(name);
    const id = ids[which % Math.max(1, ids.length)];
    if (id === undefined) return;
    const row: DoorRow = {
      clients: { [['Phone', 'Notes', 'Street', 'Occupation'][n % 4] ?? 'Notes']: n % 4 === 0 ? `(206) 555-${String(n).padStart(4, '0')}` : `Said ${n}` },
      sessions: n % 3 === 0 ? { 'Status': 'no-show' } : { 'Plan': `Plan ${n}`, 'Home care': `Stretch ${n}` },
      referrals: n % 2 === 0 ? { 'Visits authorized': 50 + (n % 40) } : { 'Goals': `Goal ${n}` },
    }[name];
    const at = pointer === 'none' ? undefined : pointer === 'right' ? rowOf(this.world, name, id) : 2 + (n % 7);
    this.ask({ name, id, row, at, user: people[who] ?? owner, requestId: `request ${this.requests.length}`, attempts: 0 }, given);
  }

  /** Whoever opens a record sees what it is meant to hold, also right after a cut. */
  private opens(name: Kept, id: string): void {
    if (!this.model.records.has(id)) return;
    const { row } = this.world.get(`${name}.load`, { id, at: rowOf(this.world, name, id) });
    const fields = this.model.records.get(id)?.fields ?? {};
    expect({ id, ...Object.fromEntries(Object.keys(fields).map((heading) => [heading, row[heading]])) }).toEqual({ id, ...fields });
  }

  private typeOver(which: number, n: number, into?: string): void {
    const ids = this.model.idsOf('clients');
    const id = ids[which % Math.max(1, ids.length)];
    if (id === undefined) return;
    const heading = into ?? ['Notes', 'Street', 'Occupation'][n % 3] ?? 'Notes';
    this.world.set('clients', rowOf(this.world, 'clients', id), heading, `typed ${n}`);
    this.model.typedOver(id, heading, `typed ${n}`);
  }

  private typeRow(name: 'clients' | 'sessions', n: number): void {
    const slot = this.slots++;
    const mark = `Typed ${slot}`;
    const given = name === 'clients' ? { 'First name': `Eve ${n}` } : this.newSession(slot, n);
    const fields: DoorRow = { ...given, [markerOf(name)]: mark };
    const at = this.world.cells(name).length + 1;
    this.world.bench.batchUpdate([insertsRow(name, at)]);
    for (const [heading, value] of Object.entries(fields)) {
      const number = heading === 'Date' ? Date.parse(`${value}T00:00:00Z`) / 86_400_000 + 25_569 : heading === 'Starts at' ? 10 / 24 : heading === 'Ends at' ? 650 / 1440 : undefined;
      this.world.set(name, at, heading, number ?? String(value));
    }
    this.model.typed.set(mark, { name, fields: fields as Record<string, string | number> });
  }

  /** Only a client nobody has written about since: its row goes for good. */
  private delete(which: number): void {
    const ids = this.model.idsOf('clients').filter((id) => id > 'C-00004');
    const id = ids[which % Math.max(1, ids.length)];
    if (id === undefined) return;
    this.world.bench.batchUpdate([deletesRow('clients', rowOf(this.world, 'clients', id))]);
    this.model.deleted(id);
  }
}

it('ends as the model says, whatever people and runs did', () => {
  fc.assert(fc.property(fc.array(step, { minLength: 4, maxLength: mostSteps }), (steps) => {
    const clinic = new Clinic();
    for (const one of steps) clinic.take(one);

    clinic.end();

    expectRecords(clinic.world, clinic.model);
    expectJournal(clinic.world, clinic.model);
    expectCounts(clinic.world);
    expect(kept.flatMap((one) => clinic.model.idsOf(one)).length).toBeGreaterThan(0);
  }), { numRuns: runs, endOnFailure: true, ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}) });
}, 3_600_000);

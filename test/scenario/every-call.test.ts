// At every single call to the spreadsheet that a save, a job or an import makes, somebody sorts, filters, inserts, deletes
// or moves something in all tabs at once. Every record ends as if they had done it before or afterwards.

import type { Cell } from '../../src/kit/cell.ts';
import { csvOf, preview } from '../clinic/import/csv.ts';
import type { TableName, World } from '../world.ts';
import { aFirstMorning, aSmallClinic, worldLike } from './clinic.ts';
import { actsBeforeCalls, columnOf, deletesColumn, deletesRow, idsOf, insertsColumn, insertsRow, journalOf, movesColumn, recordsOf, rowOf, sorts, types } from './hands.ts';
import { tablesByName } from '../../src/clinic/tables.ts';

const tabs = ['clients', 'cases', 'cover', 'referrals', 'sessions', 'insurers', 'providers', 'therapists', 'settings', 'journal', 'sends', 'imports'] as const;
const everywhere = (act: (name: TableName) => unknown) => (): unknown[] => tabs.map(act);

/** The tab's own filter on its second column, and the sort people choose from it. */
const filters = (name: TableName): unknown[] => {
  const range = { sheetId: tablesByName[name].sheetId, startRowIndex: 0 };
  return [{ setBasicFilter: { filter: { range, criteria: { 1: { hiddenValues: ['Penn'] } } } } }, sorts(name, 1)];
};

const acts: [string, (world: World) => unknown[]][] = [
  ['sorts', everywhere((name) => sorts(name, 1))],
  ['sorts by a filter', () => tabs.flatMap(filters)],
  ['inserts a row', everywhere((name) => insertsRow(name, 2))],
  ['deletes a row', (world) => [deletesRow('clients', rowOf(world, 'clients', 'C-00003')), deletesRow('sessions', rowOf(world, 'sessions', 'S-00001'))]],
  ['inserts a column', everywhere((name) => insertsColumn(name, 1))],
  ['moves a column', everywhere((name) => movesColumn(name, 0, 3))],
  ['deletes a column of their own', (world) => [deletesColumn('clients', columnOf(world, 'clients', 'Own notes')), deletesColumn('sessions', columnOf(world, 'sessions', 'Own notes'))]],
];

/** Columns of the clinic's own stand in the midst of ours. */
const withOwnColumns = (key: string, make: () => World): World => worldLike(key, () => {
  const world = make();
  for (const name of ['clients', 'sessions'] as const) {
    const rows = world.cells(name).length;
    world.bench.batchUpdate([insertsColumn(name, 2), types(name, 1, 2, 'Own notes'), ...Array.from({ length: rows - 1 }, (_, i) => types(name, i + 2, 2, `own ${i}`))]);
  }
  return world;
});

interface Doing { world(): World; does(world: World): unknown }

const booking = { 'Client ID': 'C-00001', 'Therapist ID': 'T-00002', 'Date': '2026-03-09', 'Starts at': '10:00', 'Ends at': '11:00', 'Case ID': 'K-00001', 'Cover ID': 'V-00001', 'Referral ID': 'R-00001' };
const small = () => withOwnColumns('own small', aSmallClinic);
const file = { 'patients.csv': csvOf(Array.from({ length: 5 }, (_, i) => ({ 'Id': `p${i}`, 'FIRST': `Mara${i}`, 'LAST': `Reed${i}`, 'BIRTHDATE': `1950-01-0${i + 1}` }))) };

const doings: [string, Doing][] = [
  ['a new booking is saved', { world: small, does: (world) => world.ask('sessions.save', { row: booking }, { requestId: 'new' }) }],
  ['a client is changed', { world: small, does: (world) => world.ask('clients.save', { id: 'C-00002', at: 3, row: { 'Phone': '(206) 555-0199', 'Notes': 'Moved house.' } }, { requestId: 'edit' }) }],
  ['a visit is completed with its counts', { world: small, does: (world) => world.ask('sessions.save', { id: 'S-00003', at: 4, row: { 'Date': '2026-02-27', 'Status': 'completed' } }, { requestId: 'visit' }) }],
  ['the daily run counts, numbers and mails', {
    world: () => withOwnColumns('own morning', () => {
      const world = aFirstMorning();
      world.set('referrals', 2, 'Visits used', 99);
      world.set('cover', 2, 'Visits used', 42);
      world.set('clients', 6, 'Last name', 'Handwritten');
      return world;
    }),
    does: (world) => world.run('dailyRun'),
  }],
  ['a file is imported', {
    world: () => withOwnColumns('own import', () => {
      const world = aSmallClinic();
      preview(world, file);
      return world;
    }),
    does: (world) => world.ask('import.run', { importId: 'test-import' }),
  }],
];

/** What people would look at: every record, without what only says when. */
function records(world: World): Record<string, Record<string, Cell>> {
  const but = new Set(['', 'At', 'Made at', 'File', 'Last daily run', 'Machine']);
  const names = ['clients', 'cases', 'cover', 'referrals', 'sessions', 'insurers', 'providers', 'therapists', 'settings', 'sends'] as const;
  return Object.fromEntries(names.flatMap((name) => [...recordsOf(world, name)].filter(([id]) => !but.has(id))
    .map(([id, row]) => [id, Object.fromEntries(Object.entries(row).filter(([heading, cell]) => !but.has(heading) && cell !== ''))])));
}

const mails = (world: World): string[] => world.bench.outbox.map((mail) => `${mail.to} ${mail.subject}`).sort();

/** As it ends when they act afterwards, or before; their own act alone may make the difference between the two. */
function ends(doing: Doing, act: (world: World) => unknown[], first: 'act' | 'work'): unknown {
  const world = doing.world();
  if (first === 'act') world.bench.batchUpdate(act(world));
  doing.does(world);
  if (first === 'work') world.bench.batchUpdate(act(world));
  world.run('dailyRun');
  return { records: records(world), mails: mails(world) };
}

/** Of a run with many calls each act takes some, another act others; `EVERY=1` has all of them. */
const fewCalls = 10;
const every = Number(process.env.EVERY ?? 5);

describe.each(doings)('while %s, somebody', (_what, doing) => {
  const calm = doing.world();
  const counted = actsBeforeCalls(calm, () => undefined);
  doing.does(calm);

  it.each(acts.map(([does, act], nth) => [does, act, nth] as const))('%s before any of its calls', (_does, act, nth) => {
    const allowed = (['work', 'act'] as const).map((first) => ends(doing, act, first));
    const calls = Array.from({ length: counted.calls() }, (_, call) => call).filter((call) => counted.calls() <= fewCalls || (call + nth) % every === 0);
    for (const call of calls) {
      const world = doing.world();
      const people = actsBeforeCalls(world, (n) => (n === call ? act(world) : undefined));

      doing.does(world);

      people.ends();
      journalOf(world);
      world.run('dailyRun');
      const ended = { records: records(world), mails: mails(world) };
      try {
        expect(allowed).toContainEqual(ended);
      } catch {
        expect({ call, ...ended }).toEqual({ call, ...(allowed[0] as object) });
      }
      for (const name of ['clients', 'sessions', 'referrals', 'cover'] as const) idsOf(world, name);
    }
  });
});

it('a heading that is deleted while a client is saved is told, and no other cell is touched', () => {
  const world = small();
  const before = records(world);
  const people = actsBeforeCalls(world, (n) => (n === 1 ? [deletesColumn('clients', columnOf(world, 'clients', 'Occupation'))] : undefined));

  const answer = world.ask('clients.save', { id: 'C-00002', at: 3, row: { 'Occupation': 'Baker', 'Notes': 'Moved house.' } });

  people.ends();
  expect(answer).toMatchObject({ ok: true, value: { notes: [expect.stringContaining('C-00002'), 'Clients: the column “Occupation” is gone, so its value in C-00002 was left out'] } });
  expect(records(world)).toEqual({ ...before, 'C-00002': { ...before['C-00002'], 'Notes': 'Moved house.' } });
});

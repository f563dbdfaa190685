// Cells that hold anything at all, in columns of every kind: no job, list or form stops at them.

import type { DoorRow, Verb, Verbs } from '../../src/kit/door.ts';
import type { Table } from '../../src/kit/table.ts';
import { idOf } from '../../src/kit/table.ts';
import { formTables } from '../../src/clinic/shapes.ts';
import { importOrder } from '../../src/clinic/import/importable.ts';
import { tablesByName } from '../../src/clinic/tables.ts';
import { csvOf, importAll } from '../clinic/import/csv.ts';
import type { TableName, World } from '../world.ts';
import { allVerbs, inputOf } from './asked.ts';
import { aSmallClinic, owner, worldLike } from './clinic.ts';

/** Names every object of the language has, and values a sheet may hold where they do not belong. */
const strange = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty', '#REF!', '-1', '1e308', 'NaN', '{}', '[]', 'C-00001', 'R-99999999999999999999', '2026-02-30', '25:99', ';;', '\u0000'];

type Cell = string | number | boolean;

/** A row whose every cell but its id holds this; the id too where `id` is none. */
function paste(world: World, name: TableName, { cell, id }: { cell: Cell; id?: string }): void {
  const table: Table = tablesByName[name];
  const value = typeof cell === 'string' ? { stringValue: cell } : typeof cell === 'number' ? { numberValue: cell } : { boolValue: cell };
  const values = table.keys.map((key) => ({ userEnteredValue: table.columns[key]?.kind === 'id' && id !== undefined ? { stringValue: id } : value }));
  world.bench.batchUpdate([{ appendCells: { sheetId: table.sheetId, rows: [{ values }], fields: 'userEnteredValue' } }]);
}

/** In every tab a row of each kind of nonsense, with an id and without. */
const aStrangeClinic = (): World => worldLike('strange', () => {
  const world = aSmallClinic();
  for (const name of importOrder) {
    [...strange, -5, 0.5, 99_999_999, true, false].forEach((cell, i) => {
      paste(world, name, { cell, id: idOf(tablesByName[name], 500 + i) });
      paste(world, name, { cell });
    });
  }
  return world;
});

/** The same in the tabs that are the add-in's own, and over what stood in them. */
const aStrangeMachine = (): World => worldLike('strange machine', () => {
  const world = aSmallClinic();
  for (const name of ['sends', 'journal', 'diary', 'templates', 'imports', 'import-report', 'summary'] as const) for (const cell of [...strange, -5, true]) paste(world, name, { cell });
  return world;
});

it.each([['the tabs of records', aStrangeClinic], ['the add-in’s own tabs', aStrangeMachine]])('in %s: every job goes through', (_, make) => {
  const world = make();

  for (const job of ['dailyRun', 'hourlyRun', 'monthlyRun', 'dailyRun']) expect({ job, ran: typeof world.run(job) }).toEqual({ job, ran: 'string' });
  world.bench.clock.moveTo('2026-03-04T08:30');
  expect(world.bench.log.filter((line) => JSON.stringify(line).includes('fault'))).toEqual([]);
  expect(world.row('clients', 'C-00001')).toMatchObject({ 'Last name': 'Quill' });
});

it.each([['the tabs of records', aStrangeClinic], ['the add-in’s own tabs', aStrangeMachine]])('in %s: every verb answers, with a value or in words', (_, make) => {
  const world = make();
  const more: [Verb, object][] = [
    ...formTables.flatMap((name): [Verb, object][] => strange.slice(0, 6).map((_, i) => [`${name}.load`, { id: idOf(tablesByName[name], 500 + i) }])),
    ...formTables.map((name): [Verb, object] => [`${name}.save`, { id: idOf(tablesByName[name], 500), row: { 'Source ID': 'x' } }]),
    ...formTables.map((name): [Verb, object] => [`${name}.find`, { text: 'constructor' }]),
    ...['visits', 'clients', 'charged', 'received', 'outstanding', 'notCovered', 'overridden'].map((count): [Verb, object] => ['rows.behind', { count, month: '2026-02' }]),
    ['history.of', { id: 'C-00500' }], ['documents.check', { kind: 'SOAP note', about: 'S-00500' }], ['documents.check', { kind: 'chart copy', about: 'C-00500' }], ['summary.month', { month: '2026-03' }],
  ];

  const faults = [...allVerbs.map((verb): [Verb, object] => [verb, inputOf(verb)]), ...more].flatMap(([verb, input]) => {
    const answer = world.ask(verb, input as Verbs[Verb]['takes'] as never, { user: owner });
    return !answer.ok && answer.issues.some(({ code }) => code === 'fault') ? [`${verb} ${JSON.stringify(input)}`] : [];
  });
  expect(faults).toEqual([]);
});

it.each(formTables)('%s.save tells at its field what it cannot read, and is no fault of ours', (name) => {
  const world = aSmallClinic();
  const faults: string[] = [];
  for (const cell of strange.slice(0, 9)) {
    for (const row of [Object.fromEntries(Object.values(tablesByName[name].columns).map(({ heading }): [string, string] => [heading, cell]))] as DoorRow[]) {
      const answer = world.ask(`${name}.save`, { row } as Verbs['clients.save']['takes']);
      if (!answer.ok && answer.issues.some(({ code }) => code === 'fault')) faults.push(JSON.stringify(cell));
    }
  }
  expect(faults).toEqual([]);
});

it('a file of another system that holds them comes in as far as it can be read', () => {
  const world = aSmallClinic();
  const clients = strange.map((cell, i) => ({ 'Id': cell === '\u0000' ? 'x' : cell, 'First Name': 'Ada', 'Last Name': `Reed${i}`, 'Sex': cell === '\u0000' ? '' : cell, 'Payer': cell === '\u0000' ? '' : cell }));
  const sessions = strange.filter((cell) => cell !== '\u0000').map((cell) => ({ 'Client': cell, 'Date': '2026-02-02', 'Start time': '10:00', 'End time': '11:00', 'Status': cell, 'Therapist': cell, 'Insurance': cell }));
  const providers = strange.filter((cell) => cell !== '\u0000').map((cell) => ({ 'Id': cell, 'NAME': `Dr. ${cell}`, 'ORGANIZATION': cell }));

  const progress = importAll(world, { 'clients.csv': csvOf(clients), 'appointments.csv': csvOf(sessions), 'providers.csv': csvOf(providers) });

  expect(progress.finished).toBe(true);
  expect(progress.added).toMatchObject({ Clients: 1, Providers: strange.length - 1 });
});

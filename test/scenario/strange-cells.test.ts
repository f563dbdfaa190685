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
    ...formTables.flatMap((name): [Verb, object][] => strange.slice(0, 2).map((_, i) => [`${name}.load`, { id: idOf(tablesByName[name], 500 + i) }])),
    ...formTables.map((name): [Verb, object] => [`${name}.save`, { id: idOf(tablesByName[name], 500), row: { 'Source ID': 'x' } }]),
    ...formTables.map((name): [Verb, object] => [`${name}.find`, { text: 'constructor' }]),
    ...['visits', 'clients', 'charged', 'received', 'outstanding', 'notCovered', 'overridden'].map((count): [Verb, object] => ['rows.behind', { count, month: '2026-02' }]),
    ['history.of', { id: 'C-00500' }], ['documents.check', { kind: 'SOAP note', about: 'S-00500' }], ['documents.check', { kind: 'chart copy', about: 'C-00500' }], ['summary.month', { month: '2026-03' }],
  ];

  const faults = [...allVerbs.map((verb): [Verb, object] => [verb, inputOf(verb)]), ...more].flatMap(([verb, input]) => {
    const answer = world.askAny(verb, input, { user: owner });
    return !answer.ok && answer.issues.some(({ code }) => code === 'fault') ? [`${verb} ${JSON.stringify(input)}`] : [];
  });
  expect(faults).toEqual([]);
});

it.each(formTables)('%s.save tells at its field what it cannot read, and is no fault of ours', (name) => {
  const world = aSmallClinic();
  const faults: string[] = [];
  for (const cell of [...strange.slice(0, 4), ...strange.slice(-3)]) {
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
  expect(progress.added).toMatchObject({ Clients: strange.length, Providers: strange.length - 1 });
});

/** Of the right form for every verb at once, and of no sense. */
const odd: object[] = [
  { id: '__proto__', at: -1, row: {}, limit: -5, by: { constructor: 'x' }, text: '  ' },
  { id: '', at: 0, key: '', field: 'constructor', line: -1, kind: 'constructor', about: 'constructor', count: 'constructor', of: 'constructor', month: '9999-99', importId: 'x', name: '', part: 1, table: 'constructor', text: 'constructor', start: 'x', amount: -1, unit: 'constructor', client: '__proto__', codes: ['constructor', ''], procedures: [{ code: 'constructor', minutes: -1 }], rule: 'constructor', npi: '__proto__', items: [-1e9, null], condition: 'constructor', sessions: ['constructor', 'S-00001', 'S-00001'], dates: [{ date: 'x' }], row: { 'Date': ['a'] } },
  { id: 'S-00001', at: 2, field: '__proto__', line: 1e9, kind: 'SOAP note', about: '', from: 'x', to: 'y', count: 'visitsUsed', month: '2026-02', importId: 'i-1', name: 'a.csv', part: 1, of: 1, text: '"', table: 'clients', start: '2026-02-30', amount: 1e9, unit: 'months', client: 'C-00001', before: 'x', procedures: [{ code: '97140', minutes: 1e9 }], rule: 'cms', items: [], sessions: [], dates: [{ date: '2026-03-09', startsAt: '99:99' }, { date: '2026-03-09' }], row: { 'Client ID': 'C-00001', 'Therapist ID': 'T-00002', 'Starts at': '10:00', 'Ends at': '11:00' } },
];

it('a request of no sense is answered in words, whatever the verb', () => {
  const world = aSmallClinic();

  const faults = allVerbs.flatMap((verb) => odd.filter((input) => JSON.stringify(world.askAny(verb, input, { requestId: '__proto__', attempt: 3, user: owner })).includes('"fault"'))
    .map((input) => `${verb} ${JSON.stringify(input)}`));

  expect(faults).toEqual([]);
});

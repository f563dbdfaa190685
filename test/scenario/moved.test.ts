// People sort, insert, delete and move in the sheet between our read and our write: every record ends right,
// nobody else's cell is damaged, and the journal tells what had to be mended.

import type { Cell } from '../../src/kit/cell.ts';
import type { TableName, World } from '../world.ts';
import { aSmallClinic } from './clinic.ts';
import { beforeEachWrite, column, deletesRow, idsOf, insertsColumn, insertsRow, journalOf, movesColumn, recordsOf, rowOf, sorts, types } from './hands.ts';

const phone = column('clients', 'Phone');
const notes = column('clients', 'Notes');
const value = column('settings', 'Value');
const last = column('clients', 'Source ID') + 1;

/** Every record of every tab but the headings named, which the save itself changes. */
function othersOf(world: World, but: Record<string, string[]>): Map<string, Record<string, Cell>> {
  const all = new Map<string, Record<string, Cell>>();
  for (const name of ['clients', 'cases', 'cover', 'referrals', 'sessions', 'therapists', 'insurers', 'providers', 'settings'] as TableName[]) {
    for (const [id, row] of recordsOf(world, name)) {
      all.set(id, Object.fromEntries(Object.entries(row).filter(([heading, cell]) => heading !== '' && cell !== '' && !but[id]?.includes(heading))));
    }
  }
  return all;
}

const own = { 'C-00002': ['Phone', 'Notes'], 'Machine': ['Value'] };
const editOtto = (world: World, more = {}) => world.ask('clients.save', { id: 'C-00002', at: 3, row: { 'Phone': '(206) 555-0199', 'Notes': 'Moved house.' } }, more);

describe('while Otto’s phone is saved, somebody', () => {
  it.each([
    ['sorts the clients by name', true, [sorts('clients', 1, 'ASCENDING')]],
    ['sorts the clients the other way round', true, [sorts('clients', 0)]],
    ['inserts a row above Otto', true, [insertsRow('clients', 3)]],
    ['inserts three rows on top', true, [insertsRow('clients', 2), insertsRow('clients', 2), insertsRow('clients', 2)]],
    ['inserts a row above the headings', true, [insertsRow('clients', 1)]],
    ['deletes the row above Otto', true, [deletesRow('clients', 2)]],
    ['moves the column Phone to the end', true, [movesColumn('clients', phone, last)]],
    ['moves the column Notes to the front', true, [movesColumn('clients', notes, 0)]],
    ['moves the id column to the end', true, [movesColumn('clients', 0, last)]],
    ['inserts a column before Phone', true, [insertsColumn('clients', phone)]],
    ['inserts two columns and sorts', true, [insertsColumn('clients', 0), insertsColumn('clients', 4), sorts('clients', 2, 'ASCENDING')]],
    ['renames the heading Phone', true, [types('clients', 1, phone, 'Telephone')]],
    ['renames the heading Client ID', true, [types('clients', 1, 0, 'No.')]],
    ['sorts Settings', true, [sorts('settings', 0, 'ASCENDING')]],
    ['inserts a row above the settings', true, [insertsRow('settings', 2)]],
    ['moves the column Value of Settings', true, [movesColumn('settings', value, 3)]],
    ['sorts the journal', false, [sorts('journal', 5)]],
    ['moves a column of the journal', true, [movesColumn('journal', 9, 0)]],
    ['inserts a column into the journal', true, [insertsColumn('journal', 2)]],
    ['sorts, inserts and moves everywhere', true, [sorts('clients', 1), insertsRow('clients', 2), movesColumn('clients', 6, 1), sorts('settings', 1), movesColumn('journal', 0, 4)]],
  ])('%s', (_what, mended, between) => {
    const world = aSmallClinic();
    const ownColumn = world.cells('clients')[0]?.length ?? 0;
    world.bench.batchUpdate(['Own notes', 'first', 'second', 'third', 'fourth'].map((text, i) => types('clients', i + 1, ownColumn, text)));
    const before = othersOf(world, own);
    const isDeleted = JSON.stringify(between).includes('deleteDimension');
    world.bench.faults.set({ between });

    const answer = editOtto(world, { requestId: 'otto-1' });

    expect(answer).toEqual({ ok: true, value: expect.anything() });
    const [heading = [], ...rows] = sheetOf(world);
    const otto = rows.find((cells) => cells.includes('C-00002')) ?? [];
    expect(otto[heading.findIndex((cell) => cell === 'Phone' || cell === 'Telephone')]).toBe('(206) 555-0199');
    expect(otto[heading.indexOf('Notes')]).toBe('Moved house.');
    expect(otto[heading.indexOf('Own notes')]).toBe('second');
    const after = othersOf(world, own);
    if (!isDeleted && !JSON.stringify(between).includes('No.') && heading.includes('Phone') && world.cells('clients')[0]?.includes('Phone')) expect(after).toEqual(before);
    const journal = journalOf(world);
    expect(journal.at(-1)?.action).toBe(mended ? 'mended' : 'edit');
    expect(answer.ok && answer.value.notes?.filter((note) => note.includes('by hand'))).toEqual([]);
    expect(journal.filter((line) => line.record === 'C-00002' && line.action === 'edit')).toHaveLength(1);
  });

  it('deletes Otto: nobody else is touched, and the answer says so', () => {
    const world = aSmallClinic();
    const before = othersOf(world, own);
    world.bench.faults.set({ between: [deletesRow('clients', 3)] });

    const answer = editOtto(world);

    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'unknown-record', message: 'C-00002 was deleted by somebody while it was saved. Your text is kept; save it as a new client.' }] });
    before.delete('C-00002');
    expect(othersOf(world, own)).toEqual(before);
    expect(journalOf(world).at(-1)).toMatchObject({ action: 'mended', record: 'C-00002' });
  });

  it('deletes the counters’ row: it comes back, and the chain goes on', () => {
    const world = aSmallClinic();
    world.bench.faults.set({ between: [deletesRow('settings', rowOf(world, 'settings', 'Machine'))] });

    expect(editOtto(world)).toMatchObject({ ok: true });

    expect(world.row('clients', 'C-00002')).toMatchObject({ 'Phone': '(206) 555-0199' });
    expect(journalOf(world).at(-1)).toMatchObject({ action: 'mended' });
    expect(world.ask('clients.save', { row: { 'Last name': 'New', 'First name': 'One' } })).toMatchObject({ ok: true, value: { id: 'C-00005' } });
  });

  it('types another phone into Otto’s row: ours stands, theirs is in the journal and told', () => {
    const world = aSmallClinic();
    world.bench.faults.set({ between: [types('clients', 3, phone, '(206) 555-0777')] });

    const answer = editOtto(world);

    expect(answer).toMatchObject({ ok: true, value: { notes: ['Clients: somebody had just changed “Phone” of C-00002 by hand; what stood there is in the journal'] } });
    expect(world.row('clients', 'C-00002')).toMatchObject({ 'Phone': '(206) 555-0199' });
    const told = journalOf(world).at(-1);
    expect(told).toMatchObject({ action: 'mended', record: 'C-00002' });
    expect(JSON.parse(told?.before ?? '')).toEqual({ 'Phone': '(206) 555-0777' });
  });
});

/** The clients tab with its heading row first, wherever that stands. */
function sheetOf(world: World): Cell[][] {
  const cells = world.cells('clients');
  return cells.slice(Math.max(0, cells.findIndex((row) => row.includes('Last name'))));
}

describe('while a client is added, somebody', () => {
  it.each([
    ['sorts the clients', [sorts('clients', 1)]],
    ['moves the id column', [movesColumn('clients', 0, 3)]],
    ['moves a column far right', [movesColumn('clients', 3, last)]],
    ['inserts a column', [insertsColumn('clients', 2)]],
    ['inserts a row above the headings', [insertsRow('clients', 1)]],
    ['renames a heading', [types('clients', 1, 2, 'Given name')]],
    ['types a row by hand', [types('clients', 6, 1, 'Handmade')]],
    ['sorts Settings and Journal', [sorts('settings', 1), sorts('journal', 9)]],
  ])('%s', (_what, between) => {
    const world = aSmallClinic();
    const before = othersOf(world, own);
    world.bench.faults.set({ between });

    const answer = world.ask('clients.save', { row: { 'Last name': 'Okafor', 'First name': 'Ada', 'Date of birth': '1971-04-02', 'Phone': '007', 'Notes': '=1+1' } }, { requestId: 'ada-1' });

    expect(answer).toMatchObject({ ok: true, value: { id: 'C-00005' } });
    const [heading = [], ...rows] = sheetOf(world);
    const added = rows.filter((cells) => cells.includes('Okafor'));
    expect(added).toHaveLength(1);
    const cell = (name: string) => added[0]?.[heading.indexOf(name)];
    expect({ id: cell('Client ID'), family: cell('Last name'), born: cell('Date of birth'), phone: cell('Phone'), notes: cell('Notes') })
      .toEqual({ id: 'C-00005', family: 'Okafor', born: 26025, phone: '007', notes: '=1+1' });
    const others = othersOf(world, own);
    others.delete('C-00005');
    if (world.cells('clients')[0]?.includes('First name')) expect(others).toEqual(before);
    journalOf(world);
    if (world.cells('clients')[0]?.includes('Client ID')) idsOf(world, 'clients');
  });
});

describe('somebody goes on sorting and moving while the mending is under way', () => {
  it.each([
    ['sorts twice', [[sorts('clients', 1, 'ASCENDING')], [sorts('clients', 0)]]],
    ['inserts a row each time', [[insertsRow('clients', 2)], [insertsRow('clients', 2)], [insertsRow('clients', 2)]]],
    ['sorts, then moves columns, then sorts back', [[sorts('clients', 1, 'ASCENDING')], [movesColumn('clients', phone, 1), insertsColumn('clients', 3)], [sorts('clients', 0, 'ASCENDING')]]],
    ['moves a column to and fro', [[movesColumn('clients', phone, 2)], [movesColumn('clients', 2, phone + 1)], [movesColumn('clients', phone, 2)]]],
    ['sorts Settings each time', [[sorts('settings', 0)], [sorts('settings', 1)], [insertsRow('settings', 2)]]],
    ['deletes another client, then sorts', [[deletesRow('clients', 2)], [sorts('clients', 1)]]],
    ['corrects the row that was hit, and sorts', [[insertsRow('clients', 2)], [types('clients', 3, column('clients', 'Street'), 'Their street'), sorts('clients', 1)]]],
  ])('%s', (_what, lists) => {
    const world = aSmallClinic();
    const before = othersOf(world, own);
    beforeEachWrite(world, lists);

    const answer = editOtto(world);

    expect(answer).toEqual({ ok: true, value: expect.anything() });
    expect(world.bench.faults.pending()).toEqual({});
    expect(world.row('clients', 'C-00002')).toMatchObject({ 'Phone': '(206) 555-0199', 'Notes': 'Moved house.' });
    const after = othersOf(world, own);
    for (const [id, row] of before) if (after.has(id)) expect({ id, ...after.get(id), 'Street': '' }).toEqual({ id, ...row, 'Street': '' });
    idsOf(world, 'clients');
    expect(journalOf(world).at(-1)).toMatchObject({ action: 'mended' });
  });

  it('keeps what somebody typed into a cell our write had just hit', () => {
    const world = aSmallClinic();
    beforeEachWrite(world, [[insertsRow('clients', 2)], [types('clients', 3, phone, '(206) 555-0123')]]);

    editOtto(world);

    expect(world.row('clients', 'C-00001')).toMatchObject({ 'Phone': '(206) 555-0123' });
    expect(world.row('clients', 'C-00002')).toMatchObject({ 'Phone': '(206) 555-0199' });
  });
});

describe('while a visit is completed, which changes order, cover and diary too, somebody', () => {
  const hands = {
    sessions: [sorts('sessions', 3), insertsRow('sessions', 2), movesColumn('sessions', 7, 1)],
    referrals: [insertsRow('referrals', 2), insertsColumn('referrals', 0)],
    cover: [insertsRow('cover', 2), movesColumn('cover', 0, 4)],
    diary: [sorts('diary', 0), insertsRow('diary', 2)],
    settings: [sorts('settings', 0)],
  };

  it.each([...Object.entries(hands), ['everything', Object.values(hands).flat()] as const])('moves %s about', (_what, between) => {
    const world = aSmallClinic();
    world.bench.clock.moveTo('2026-03-04T18:00');
    world.bench.faults.set({ between });

    const answer = world.ask('sessions.save', { id: 'S-00003', at: 4, row: { 'Status': 'completed' } });

    expect(answer).toEqual({ ok: true, value: expect.anything() });
    expect(world.row('sessions', 'S-00003')).toMatchObject({ 'Status': 'completed', 'Client ID': 'C-00001' });
    expect(world.row('referrals', 'R-00001')).toMatchObject({ 'Visits used': 3, 'Visits booked': 0, 'Visits left': 9 });
    expect(world.row('cover', 'V-00001')).toMatchObject({ 'Visits used': 3 });
    expect([...recordsOf(world, 'sessions').keys()].sort()).toEqual(['S-00001', 'S-00002', 'S-00003']);
    journalOf(world);
    const counted = [...recordsOf(world, 'referrals').values()].map((row) => row['Counted']);
    world.run('dailyRun');
    expect([...recordsOf(world, 'referrals').values()].map((row) => row['Counted'])).toEqual(counted);
  });
});

// A save is cut just behind its write, and a person had moved rows or columns under it: nobody is left to mend that.
// Whoever saves next, or the next timed run, finishes it first, and the journal tells it.

import type { Cell } from '../../src/kit/cell.ts';
import { addDays } from '../../src/kit/day.ts';
import { aClient, aCover, anInsurer, aProvider, aReferral, aSession } from '../builders.ts';
import type { World } from '../world.ts';
import { aWorld } from '../world.ts';
import { aSmallClinic } from './clinic.ts';
import { column, cut, deletesRow, deletesTab, idsOf, insertsColumn, insertsRow, journalOf, movesColumn, recordsOf, rowOf, sorts, types } from './hands.ts';

const phone = column('clients', 'Phone');
const street = column('clients', 'Street');
const last = column('clients', 'Source ID') + 1;

const editOtto = (world: World, attempt = 1) => world.ask('clients.save', { id: 'C-00002', at: 3, row: { 'Phone': '(206) 555-0199', 'Notes': 'Moved house.' } }, { requestId: 'otto', attempt });
const addAda = (world: World, attempt = 1) => world.ask('clients.save', { row: { 'Last name': 'Okafor', 'First name': 'Ada', 'Phone': '007' } }, { requestId: 'ada', attempt });
const completeVisit = (world: World, attempt = 1) => world.ask('sessions.save', { id: 'S-00003', at: 4, row: { 'Date': '2026-02-27', 'Status': 'completed' } }, { requestId: 'visit', attempt });
type Work = (world: World, attempt?: number) => unknown;

const names = ['clients', 'cover', 'referrals', 'sessions'] as const;
const records = (world: World): Record<string, Record<string, Cell>> => Object.fromEntries(names.flatMap((name) => [...recordsOf(world, name)]
  .map(([id, row]) => [id, Object.fromEntries(Object.entries(row).filter(([heading, cell]) => heading !== '' && cell !== ''))])));

const hands: [string, unknown[]][] = [
  ['sorts the clients', [sorts('clients', 1, 'ASCENDING'), sorts('sessions', 3), sorts('settings', 0)]],
  ['inserts rows', [insertsRow('clients', 2), insertsRow('sessions', 2), insertsRow('referrals', 2), insertsRow('settings', 2)]],
  ['moves columns', [movesColumn('clients', phone, last), movesColumn('sessions', 2, 9), movesColumn('journal', 0, 4)]],
  ['inserts columns', [insertsColumn('clients', street), insertsColumn('clients', 0), insertsColumn('sessions', 1), insertsColumn('settings', 0), insertsColumn('journal', 3)]],
  ['does all of that', [sorts('clients', 1), insertsRow('clients', 2), movesColumn('clients', 6, 1), insertsRow('sessions', 2), insertsColumn('cover', 2), sorts('settings', 1), movesColumn('journal', 0, 4)]],
];
const works: [string, Work][] = [['an edit', editOtto], ['a new client', addAda], ['a completed visit with its counts', completeVisit]];
const all = works.flatMap(([work, does]) => hands.map(([hand, between]) => [work, hand, does, between] as const));

describe.each(all)('%s is cut behind its write, and somebody %s just before', (_work, _hand, does, between) => {
  const calm = aSmallClinic();
  does(calm);
  const whole = records(calm);

  it.each([
    ['the next save of somebody else', (world: World) => world.ask('providers.save', { row: { 'Name': 'Dr. Reed' } })],
    ['the second attempt', (world: World) => does(world, 2)],
    ['the daily run', (world: World) => world.run('dailyRun')],
  ])('%s finishes it', (_who, next) => {
    const world = aSmallClinic();
    cut(world, does, { between });

    next(world);

    expect(records(world)).toEqual(whole);
    journalOf(world);
    for (const name of names) idsOf(world, name);
    expect(world.rows('journal').filter((line) => ['otto', 'ada', 'visit'].includes(String(line['Request ID'])) && line['Action'] !== 'mended')).toHaveLength(1);
  });

  it('a cut behind the mending leaves nothing either', () => {
    const world = aSmallClinic();
    cut(world, does, { between, n: 2 });

    does(world, 2);

    expect(records(world)).toEqual(whole);
    journalOf(world);
  });
});

describe('what was left unfinished', () => {
  it('is told in the journal, with what had moved', () => {
    const world = aSmallClinic();
    cut(world, editOtto, { between: [insertsRow('clients', 2)] });

    world.get('providers.save', { row: { 'Name': 'Dr. Reed' } });

    expect(journalOf(world).slice(-2).map(({ by, action, after }) => ({ by, action, after }))).toEqual([
      { by: 'repair', action: 'mended', after: '{"What":"a run was cut before it had put right what was moved while it wrote; Clients: C-00002 had moved from row 3 to row 4"}' },
      { by: 'owner@clinic.example', action: 'add', after: expect.stringContaining('Dr. Reed') },
    ]);
  });

  it('costs the next save two calls more, and the one after it none', () => {
    const world = aSmallClinic();
    cut(world, editOtto, { between: [insertsRow('clients', 2)] });
    const save = () => world.get('providers.save', { row: { 'Name': 'Dr. Reed' } });

    save();
    save();

    expect(world.bench.calls.last()).toMatchObject({ reads: 1, writes: 1 });
  });

  it('is found among sixty rows that a daily run had numbered', () => {
    const world = aSmallClinic();
    world.put('clients', Array.from({ length: 60 }, (_, i) => ({ id: `C-${String(i + 10).padStart(5, '0')}`, family: `Number ${i}` })));
    const rows = world.cells('clients').length;
    world.bench.batchUpdate(Array.from({ length: 60 }, (_, i) => types('clients', rows + 1 + i, 1, `Typed ${i}`)));
    cut(world, () => world.run('dailyRun'), { between: [insertsRow('clients', 4)] });

    world.get('providers.save', { row: { 'Name': 'Dr. Reed' } });
    world.run('dailyRun');

    idsOf(world, 'clients');
    expect(world.rows('clients').filter((row) => row['Last name'] !== '').every((row) => row['Client ID'] !== '')).toBe(true);
    expect(world.row('clients', 'C-00010')).toMatchObject({ 'Last name': 'Number 0' });
    journalOf(world);
  });

  it('numbers a row later in which somebody has typed since, and does not call it deleted', () => {
    const world = aSmallClinic();
    const row = world.cells('clients').length + 1;
    world.bench.batchUpdate([types('clients', row, column('clients', 'Last name'), 'Typed')]);
    cut(world, () => world.run('dailyRun'), { between: [insertsRow('clients', 2)] });
    world.set('clients', row + 1, 'First name', 'Eve');

    world.bench.clock.moveTo('2026-03-03T10:00');
    world.run('dailyRun');

    idsOf(world, 'clients');
    expect(world.rows('clients').find((one) => one['Last name'] === 'Typed')).toMatchObject({ 'Client ID': expect.stringMatching(/^C-/), 'First name': 'Eve' });
    expect(journalOf(world).find(({ action }) => action === 'mended')?.after).toContain('the row that was to become C-00005 had been changed or deleted');
  });

  it('leaves what somebody has typed into a new row since', () => {
    const world = aSmallClinic();
    cut(world, addAda, { between: [movesColumn('clients', column('clients', 'Email'), street)] });
    const row = world.cells('clients').findIndex((cells) => cells.includes('C-00005')) + 1;
    world.set('clients', row, 'City', 'Tacoma');

    world.get('providers.save', { row: { 'Name': 'Dr. Reed' } });

    expect(world.row('clients', 'C-00005')).toMatchObject({ 'Last name': 'Okafor', 'First name': 'Ada', 'Phone': '007', 'City': 'Tacoma', 'Email': '', 'Reminders': 'none' });
  });

  it.each([
    ['inserts rows', [insertsRow('clients', 2)]],
    ['moves columns', [movesColumn('clients', phone, last)]],
    ['sorts', [sorts('clients', 1, 'ASCENDING')]],
  ])('leaves what somebody has typed into the record since, and the journal tells it: one who %s', (_what, between) => {
    const world = aSmallClinic();
    cut(world, editOtto, { between });
    world.set('clients', rowOf(world, 'clients', 'C-00002'), 'Phone', '(206) 555-0144');

    world.get('providers.save', { row: { 'Name': 'Dr. Reed' } });

    expect(world.row('clients', 'C-00002')).toMatchObject({ 'Phone': '(206) 555-0144', 'Notes': 'Moved house.' });
    expect(world.row('clients', 'C-00001')).toMatchObject({ 'Phone': '(206) 555-0101' });
    expect(JSON.parse(journalOf(world).find(({ action }) => action === 'mended')?.after ?? '').What)
      .toContain('; Clients: somebody has changed “Phone” of C-00002 by hand since, so it stays as it is');
  });

  it('leaves a record in which all was typed anew since, and ends there', () => {
    const world = aSmallClinic();
    cut(world, editOtto, { between: [insertsRow('clients', 2)] });
    for (const [heading, text] of [['Phone', '(206) 555-0144'], ['Notes', 'Moved twice.']] as const) world.set('clients', rowOf(world, 'clients', 'C-00002'), heading, text);
    const save = () => world.get('providers.save', { row: { 'Name': 'Dr. Reed' } });

    save();
    save();

    expect(world.bench.calls.last()).toMatchObject({ reads: 1, writes: 1 });
    expect(world.row('clients', 'C-00002')).toMatchObject({ 'Phone': '(206) 555-0144', 'Notes': 'Moved twice.' });
    expect(journalOf(world).filter(({ action }) => action === 'mended')).toHaveLength(1);
  });

  it('puts counts right whatever was typed over them', () => {
    const world = aSmallClinic();
    cut(world, completeVisit, { between: [insertsRow('referrals', 2)] });
    world.set('referrals', rowOf(world, 'referrals', 'R-00001'), 'Visits used', 40);

    world.get('providers.save', { row: { 'Name': 'Dr. Reed' } });

    expect(world.row('referrals', 'R-00001')).toMatchObject({ 'Visits used': 3 });
  });

  it('is not taken for unfinished where somebody deleted the scratch rows', () => {
    const world = aSmallClinic();
    cut(world, editOtto, { between: [insertsRow('clients', 2)] });
    world.bench.batchUpdate([deletesRow('scratch', 1)]);

    expect(world.ask('providers.save', { row: { 'Name': 'Dr. Reed' } })).toMatchObject({ ok: true });
  });
});

describe('a record opened in the sidebar right after a save was cut', () => {
  const load = (world: World, id: string, at: number) => world.get('clients.load', { id, at }).row;

  it.each(hands.filter(([hand]) => hand !== 'inserts columns'))('shows what it was meant to hold, with one read and no write: somebody %s', (_hand, between) => {
    const calm = aSmallClinic();
    editOtto(calm);
    const ids = ['C-00001', 'C-00002', 'C-00003', 'C-00004'];
    const meant = ids.map((id) => load(calm, id, 2));
    const world = aSmallClinic();
    cut(world, editOtto, { between });

    const rows = ids.map((id) => {
      const row = load(world, id, rowOf(world, 'clients', id));
      expect(world.bench.calls.last()).toMatchObject({ reads: 1, writes: 0 });
      return row;
    });

    expect(rows).toEqual(meant);
  });

  it('shows an order with the visits it was meant to count', () => {
    const world = aSmallClinic();
    cut(world, completeVisit, { between: [insertsRow('referrals', 2)] });

    expect(world.get('referrals.load', { id: 'R-00001' }).row).toMatchObject({ 'Visits used': 3 });
  });

  it('shows what somebody has typed by hand since, and saves go on from there', () => {
    const world = aSmallClinic();
    cut(world, editOtto, { between: [insertsRow('clients', 2)] });
    world.set('clients', 4, 'Phone', '(206) 555-0144');

    const opened = load(world, 'C-00002', 4);
    const answer = world.ask('clients.save', { id: 'C-00002', at: 4, opened, row: { ...opened, 'City': 'Tacoma' } });

    expect(opened).toMatchObject({ 'Phone': '(206) 555-0144', 'Notes': 'Moved house.' });
    expect(answer).toMatchObject({ ok: true });
    expect(world.row('clients', 'C-00002')).toMatchObject({ 'Phone': '(206) 555-0144', 'Notes': 'Moved house.', 'City': 'Tacoma' });
  });

  it.each([
    ['a setting', insertsColumn('settings', 0)],
    ['its own id', insertsColumn('clients', 0)],
  ])('is put right first where %s stands in the wrong place, so that nothing could be read', (_what, inserts) => {
    const world = aSmallClinic();
    cut(world, (one) => one.ask('clients.save', { id: 'C-00002', at: 3, row: { 'Last name': 'Pennington' } }), { between: [inserts] });

    expect(world.ask('start', {})).toMatchObject({ ok: true });
    expect(load(world, 'C-00002', 3)).toMatchObject({ 'Last name': 'Pennington', 'First name': 'Otto' });
    expect(journalOf(world).at(-1)).toMatchObject({ by: 'repair', action: 'mended' });
  });

  it('shows it as it stands where there is no scratch tab', () => {
    const world = aSmallClinic();
    world.bench.batchUpdate([deletesTab('scratch')]);

    expect(load(world, 'C-00002', 3)).toMatchObject({ 'Last name': 'Penn' });
  });
});

describe('a tab that is deleted before a cut save was finished', () => {
  const completeMoved = (world: World) => cut(world, completeVisit, { between: [insertsRow('sessions', 2), insertsRow('referrals', 2)] });

  it('holds no save up: the rest is finished, and the journal tells what was left out', () => {
    const world = aSmallClinic();
    completeMoved(world);
    world.bench.batchUpdate([deletesTab('sessions')]);
    const save = () => world.ask('providers.save', { row: { 'Name': 'Dr. Reed' } });

    expect([save(), save()]).toMatchObject([{ ok: true }, { ok: true }]);

    expect(world.bench.calls.last()).toMatchObject({ reads: 1, writes: 1 });
    expect(world.row('referrals', 'R-00001')).toMatchObject({ 'Visits used': 3 });
    expect(journalOf(world).filter(({ action, after }) => action === 'mended' && after.includes('the tab Sessions is gone, so what was meant for it was left out'))).toHaveLength(1);
  });

  it.each(['sessions', 'referrals', 'settings', 'journal', 'scratch'] as const)('is made anew by Set up: %s', (name) => {
    const world = aSmallClinic();
    completeMoved(world);
    world.bench.batchUpdate([deletesTab(name)]);

    world.bench.run('setUp', [], { kind: 'menu' });

    expect(world.ask('providers.save', { row: { 'Name': 'Dr. Reed' } })).toMatchObject({ ok: true });
  });
});

describe('a save of forty rows that Google would not tidy up after', () => {
  const visits = Array.from({ length: 40 }, (_, i) => aSession({ id: `S-${String(i + 1).padStart(5, '0')}`, referral: '', case: '', date: addDays('2026-01-05', i), status: 'completed' }));
  const takes = (world: World) => world.ask('referrals.take', { id: 'R-00001', sessions: visits.map(({ id }) => id) }, { requestId: 'take' });

  it.each([429, 500] as const)('is told as saved all the same, with %i as the answer', (code) => {
    const world = aWorld({ today: '2026-03-20', rows: {
      clients: [aClient()], providers: [aProvider()], insurers: [anInsurer({ id: 'I-00020' })], cover: [aCover({ insurer: 'I-00020', case: '' })], sessions: visits,
      referrals: [aReferral({ case: '', writtenOn: '2026-01-01', receivedOn: '2026-01-01', signedOn: '2026-01-01', endsOn: '2026-12-31', visitsAuthorized: 60 })],
    } });
    const off = world.bench.onChange((what) => {
      if (what === 'sheets') world.bench.faults.set({ failNext: 'sheets.spreadsheets.batchUpdate', with: code, times: 20 });
    });

    const answer = takes(world);
    off();
    world.bench.faults.clear();

    expect(answer).toMatchObject({ ok: true });
    expect(world.rows('sessions').every((row) => row['Referral ID'] === 'R-00001')).toBe(true);
    expect(world.ask('providers.save', { row: { 'Name': 'Dr. Reed' } })).toMatchObject({ ok: true });
    expect(world.bench.calls.last()).toMatchObject({ reads: 2, writes: 1 });
  });
});

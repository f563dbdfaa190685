// Two people at one record: what each changed is kept, what both changed is asked with both values, nothing is lost.

import { aSmallClinic, desk, owner, tess } from './clinic.ts';
import { deletesRow, insertsRow, journalOf, rowOf, sorts } from './hands.ts';

const mara = 'C-00001';

describe('Finn and Tess have Mara’s record open', () => {
  const opened = () => {
    const world = aSmallClinic();
    const { row, at } = world.get('clients.load', { id: mara });
    return { world, row, at };
  };

  it('keeps both when they change different fields, and tells the second', () => {
    const { world, row, at } = opened();
    world.get('clients.save', { id: mara, at, row: { ...row, 'Phone': '(206) 555-0199' }, opened: row }, { user: desk });

    const saved = world.get('clients.save', { id: mara, at, row: { ...row, 'Notes': 'Prefers mornings.' }, opened: row }, { user: tess });

    expect(world.row('clients', mara)).toMatchObject({ 'Phone': '(206) 555-0199', 'Notes': 'Prefers mornings.' });
    expect(saved.row).toMatchObject({ 'Phone': '(206) 555-0199' });
    expect(saved.notes).toEqual(['Also changed by others since you opened it: Phone.']);
  });

  it('asks the second about a field both changed: who, theirs, hers; and writes nothing', () => {
    const { world, row, at } = opened();
    world.get('clients.save', { id: mara, at, row: { ...row, 'Phone': '(206) 555-0199', 'Street': 'Elm St' }, opened: row }, { user: desk });
    const before = world.cells('clients');

    const answer = world.ask('clients.save', { id: mara, at, row: { ...row, 'Phone': '(206) 555-0177', 'Notes': 'x' }, opened: row }, { user: tess });

    expect(answer).toEqual({
      ok: false,
      issues: [{
        code: 'changed-meanwhile', field: 'Phone', mine: '(206) 555-0177', theirs: '(206) 555-0199', by: `${desk} at 9:00 AM`,
        message: `Phone was changed by ${desk} at 9:00 AM while you were typing. Your text is safe. Choose what stays.`,
      }],
    });
    expect(world.cells('clients')).toEqual(before);
  });

  it.each([['hers', '(206) 555-0177'], ['theirs', '(206) 555-0199']])('saves once she chooses %s, under the same request', (_which, phone) => {
    const { world, row, at } = opened();
    world.get('clients.save', { id: mara, at, row: { ...row, 'Phone': '(206) 555-0199' }, opened: row }, { user: desk });
    const mine = { ...row, 'Phone': '(206) 555-0177', 'Notes': 'Typed long ago.' };
    world.ask('clients.save', { id: mara, at, row: mine, opened: row }, { user: tess, requestId: 'r1' });

    const saved = world.get('clients.save', { id: mara, at, row: { ...mine, 'Phone': phone }, opened: { ...row, 'Phone': '(206) 555-0199' } }, { user: tess, requestId: 'r1' });

    expect(saved).not.toHaveProperty('repeated');
    expect(world.row('clients', mara)).toMatchObject({ 'Phone': phone, 'Notes': 'Typed long ago.' });
  });

  it('is no question where both typed the same', () => {
    const { world, row, at } = opened();
    world.get('clients.save', { id: mara, at, row: { ...row, 'Phone': '(206) 555-0199' }, opened: row }, { user: desk });

    expect(world.ask('clients.save', { id: mara, at, row: { ...row, 'Phone': '(206) 555-0199' }, opened: row }, { user: tess })).toMatchObject({ ok: true });
  });

  it('names nobody for what somebody typed into the sheet', () => {
    const { world, row, at } = opened();
    world.set('clients', at, 'Phone', '(206) 555-0111');
    world.set('clients', at, 'Date of birth', 'unknown');

    const answer = world.ask('clients.save', { id: mara, at, row: { ...row, 'Phone': '(206) 555-0177', 'Date of birth': '1985-05-09' }, opened: row });

    expect(answer).toMatchObject({ ok: false, issues: [{ field: 'Date of birth', theirs: 'unknown', by: 'somebody, by hand' }, { field: 'Phone', theirs: '(206) 555-0111', by: 'somebody, by hand' }] });
  });

  it('tells the hand, not the form, where the sheet was changed after the last save', () => {
    const { world, row, at } = opened();
    world.get('clients.save', { id: mara, at, row: { 'Phone': '(206) 555-0199' } }, { user: desk });
    world.set('clients', at, 'Phone', '(206) 555-0111');

    expect(world.ask('clients.save', { id: mara, at, row: { ...row, 'Phone': '(206) 555-0177' }, opened: row })).toMatchObject({ ok: false, issues: [{ field: 'Phone', by: 'somebody, by hand' }] });
  });

  it('names the day where it was not today', () => {
    const { world, row, at } = opened();
    world.get('clients.save', { id: mara, at, row: { 'Phone': '(206) 555-0199' } }, { user: desk });
    world.bench.clock.moveTo('2026-03-04T11:00');

    expect(world.ask('clients.save', { id: mara, at, row: { ...row, 'Phone': '(206) 555-0177' }, opened: row })).toMatchObject({ ok: false, issues: [{ by: `${desk} at 9:00 AM on 2026-03-02` }] });
  });

  it('takes a text with other line ends for the same text', () => {
    const { world, at } = opened();
    world.set('clients', at, 'Notes', 'one\r\ntwo');
    const { row } = world.get('clients.load', { id: mara });
    const lines = journalOf(world).length;

    world.get('clients.save', { id: mara, at, row: { ...row, 'Notes': 'one\ntwo' }, opened: { ...row, 'Notes': 'one\ntwo' } });

    expect(world.row('clients', mara)).toMatchObject({ 'Notes': 'one\r\ntwo' });
    expect(journalOf(world)).toHaveLength(lines);
  });

  it('says so when the record was deleted in the sheet', () => {
    const { world, row, at } = opened();
    world.bench.batchUpdate([deletesRow('clients', at)]);

    expect(world.ask('clients.save', { id: mara, at, row, opened: row })).toMatchObject({ ok: false, issues: [{ code: 'unknown-record', message: 'There is no client C-00001 any more. It may have been deleted in the sheet.' }] });
  });

  it('writes nothing and tells nobody where nothing was changed', () => {
    const { world, row, at } = opened();
    const lines = journalOf(world).length;

    world.get('clients.save', { id: mara, at, row, opened: row });

    expect(world.bench.calls.last()).toMatchObject({ reads: 1, writes: 0 });
    expect(journalOf(world)).toHaveLength(lines);
  });
});

describe('the rows moved since the form was opened', () => {
  it.each([['sorted', [sorts('clients', 1), sorts('clients', 0)]], ['with rows inserted', [insertsRow('clients', 2), insertsRow('clients', 2)]], ['with rows deleted', [deletesRow('clients', 2)]]])('%s: the right row is saved, for one read more', (_what, hands) => {
    const world = aSmallClinic();
    const { at } = world.get('clients.load', { id: 'C-00004' });
    world.bench.batchUpdate(hands);

    const saved = world.get('clients.save', { id: 'C-00004', at, row: { 'Notes': 'Found.' } });

    expect(world.bench.calls.last()).toMatchObject({ reads: saved.at === at ? 1 : 2, writes: 1 });
    expect(saved.at).toBe(rowOf(world, 'clients', 'C-00004'));
    expect(world.row('clients', 'C-00004')).toMatchObject({ 'Last name': 'Abel', 'Notes': 'Found.' });
    expect(world.rows('clients').filter((row) => row['Notes'] === 'Found.')).toHaveLength(1);
  });

  it('is found although the grid has fewer rows than the pointer says', () => {
    const world = aSmallClinic();

    const saved = world.get('clients.save', { id: 'C-00004', at: 900_000, row: { 'Notes': 'Found.' } });

    expect(saved.at).toBe(5);
    expect(world.bench.calls.last()).toMatchObject({ reads: 2, writes: 1 });
  });
});

describe('an edit that sends only what changed', () => {
  it('moves a session from one order to another, and both counts follow', () => {
    const world = aSmallClinic();
    const { id: other } = world.get('referrals.save', { row: { 'Client ID': mara, 'Case ID': 'K-00001', 'Cover ID': 'V-00001', 'Provider ID': 'P-00001', 'Written on': '2026-02-20', 'Signed on': '2026-02-20', 'Medically necessary': 'yes', 'Visits authorized': 4, 'Ends on': '2026-05-01' } });

    world.get('sessions.save', { id: 'S-00002', row: { 'Referral ID': other } });

    expect(world.row('referrals', 'R-00001')).toMatchObject({ 'Visits used': 1 });
    expect(world.row('referrals', other)).toMatchObject({ 'Visits used': 1, 'Visits left': 3 });
    world.run('dailyRun');
    expect(world.row('referrals', 'R-00001')).toMatchObject({ 'Visits used': 1 });
  });

  it('signs a note with one read and one write', () => {
    const world = aSmallClinic();

    world.get('sessions.sign', { id: 'S-00001', at: 2, confirm: ['missing-to-sign'] }, { user: owner });

    expect(world.bench.calls.last()).toMatchObject({ reads: 1, writes: 1 });
  });

  it('keeps every word of a very long note in the journal, in lines that each can be read', () => {
    const world = aSmallClinic();
    const long = (name: string) => `${name} `.repeat(1600);
    const note = { 'Subjective': long('subjective'), 'Objective': long('objective'), 'Assessment': long('assessed'), 'Plan': '"quoted"\n'.repeat(2000) };

    world.get('sessions.save', { id: 'S-00003', row: note }, { user: tess });

    const lines = journalOf(world).filter((line) => line.record === 'S-00003');
    const told = Object.assign({}, ...lines.map((line) => JSON.parse(line.after) as object)) as Record<string, string>;
    expect(told).toMatchObject(note);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.after.length).toBeLessThan(50_000);
  });
});

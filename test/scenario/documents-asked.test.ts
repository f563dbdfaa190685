// What a document is asked for at the door, whom it goes to, and what it says when it is made again.

import { measures } from '../../src/clinic/measures/table.ts';
import { blank } from '../../src/kit/blank.ts';
import { fromSerial } from '../../src/kit/day.ts';
import { aSampleWorld } from '../world.ts';
import { textOf } from './papers.ts';

const today = '2026-03-02';

describe('what a document is asked for', () => {
  const world = aSampleWorld(today);
  world.run('dailyRun');
  const sessions = world.rows('sessions').filter((row) => row['Note state'] === 'signed');
  const orders = world.rows('referrals');
  const followed = orders.find((row) => row['Closed why'] === 'finished' && Number(row['Visits used']) > 5 && orders.some((other) => other['Case ID'] === row['Case ID'] && Number(other['Written on']) > Number(row['Written on']) && Number(other['Visits used']) > 0)) ?? {};

  const days = (order: typeof followed): string[] => sessions.filter((row) => row['Referral ID'] === order['Referral ID']).map((row) => fromSerial(Number(row['Date']))).sort();

  it('a report of an order that was followed by another ends with its own last visit', () => {
    const own = sessions.filter((row) => row['Referral ID'] === followed['Referral ID']).sort((a, b) => Number(a['Date']) - Number(b['Date']));
    const ofCase = sessions.filter((row) => row['Case ID'] === followed['Case ID']).sort((a, b) => Number(a['Date']) - Number(b['Date']));

    const text = textOf(world, world.get('documents.make', { kind: 'progress report', about: String(followed['Referral ID']) }));

    const [first, last] = [ofCase[0]?.['Pain before'], own[own.length - 1]?.['Pain before']];
    expect(own[own.length - 1]).not.toBe(ofCase[ofCase.length - 1]);
    expect(text).toContain(first === last ? `Pain before sessions stayed at ${last} of 10` : `from ${first} to ${last} of 10`);
  });

  it('carries what the therapist proposes next', () => {
    const made = world.get('documents.make', { kind: 'progress report', about: String(followed['Referral ID']), proposal: { visits: 8, perWeek: 1, minutes: 45, until: '2026-04-30' } });

    expect(textOf(world, made)).toMatch(/8 visits, 1 a week, 45 minutes, .*until April 30, 2026\. If you agree, please sign below/);
  });

  it('a bill of some weeks has every signed visit of them on that cover', () => {
    const session = sessions.find((row) => row['Cover ID'] === followed['Cover ID']) ?? {};
    const about = String(session['Session ID']);

    const made = world.get('documents.make', { kind: 'superbill', about, from: '2025-01-01', to: '2026-03-02' });

    const visits = sessions.filter((row) => row['Cover ID'] === followed['Cover ID']);
    expect(textOf(world, made).match(/\b\w+ \d+, 202[56]\n11\n/g)?.length).toBeGreaterThanOrEqual(visits.length);
  });

  it.each([
    ['a day that is none', { from: '2026-02-30' }, 'from', 'This is no day. Write it as 2026-03-02.'],
    ['days in the wrong order', { from: '2026-02-02', to: '2026-02-01' }, 'to', 'The last day is before the first. Check the dates.'],
    ['an end that is over', { proposal: { visits: 8, until: '2026-03-01' } }, 'until', 'This day is over. A proposal runs from today on.'],
    ['half a visit', { proposal: { visits: 0.5 } }, 'visits', 'Visits are a whole number from 1 to 200.'],
  ])('refuses %s', (_, more, field, message) => {
    expect(world.ask('documents.make', { kind: 'progress report', about: String(followed['Referral ID']), ...more })).toMatchObject({ ok: false, issues: [{ field, message }] });
  });

  it('a clearance request goes to who wrote the client’s newest order', () => {
    const open = world.rows('screenings').filter((row) => row['Clearance'] === 'asked' && row['Answer'] === 'yes').map((row) => row['Client ID']);
    const order = [...orders].reverse().find((row) => open.includes(row['Client ID'] ?? '') && row['Provider ID'] !== '') ?? {};
    const provider = world.row('providers', String(order['Provider ID'])) ?? {};

    const made = world.get('documents.make', { kind: 'clearance request', about: String(order['Client ID']) });

    expect(textOf(world, made)).toContain(`${provider['Name']}, ${provider['Credential']} · NPI ${provider['NPI']}`);
    expect(textOf(world, made)).toContain(`${provider['Practice']} · fax ${provider['Fax']}`);
  });

  it('judges one activity of the PSFS as the tab Measures does', () => {
    const order = orders.find((row) => row['Referral ID'] === followed['Referral ID']) ?? {};
    const [first, last] = [days(followed)[0] ?? '', days(followed).pop() ?? ''];
    const activity = { ...blank(measures), client: String(order['Client ID']), case: String(order['Case ID']), kind: 'PSFS' as const, what: 'climbing stairs' };
    world.put('measures', [{ ...activity, id: 'M-90001', takenOn: first, value: 3 }, { ...activity, id: 'M-90002', takenOn: last, value: 5 }]);
    world.run('dailyRun');

    const text = textOf(world, world.get('documents.make', { kind: 'progress report', about: String(followed['Referral ID']) }));

    expect(world.row('measures', 'M-90002')).toMatchObject({ 'Change from baseline': 2, 'Meaningful change': 'no' });
    expect(text).toMatch(/Climbing stairs \(PSFS, 0–10\)\n3\n*5\n*\+2\nno \(3 or more\)/);
  });

  it('takes two reads of the sheet and one with its row, whatever the kind', () => {
    for (const [kind, about] of [['SOAP note', sessions[0]?.['Session ID']], ['progress report', followed['Referral ID']], ['chart copy', followed['Client ID']], ['superbill', sessions[0]?.['Session ID']]]) {
      world.get('documents.make', { kind: String(kind), about: String(about) });

      expect(world.bench.calls.last()).toMatchObject({ reads: 3, writes: 1 });
    }
  });
});

describe('a note that was corrected after its document', () => {
  const world = aSampleWorld(today);
  world.run('dailyRun');
  const session = world.rows('sessions').filter((row) => row['Note state'] === 'signed' && row['Referral ID'] !== '' && Number(row['Paid']) > 0).pop() ?? {};
  const [about, referral] = [String(session['Session ID']), String(session['Referral ID'])];

  it('has its note, report and receipt made again with the word on them', () => {
    for (const kind of ['progress report', 'itemized receipt']) world.get('documents.make', { kind, about: kind === 'progress report' ? referral : about });
    world.bench.clock.moveTo('2026-03-03T07:00');
    const row = world.get('sessions.load', { id: about });
    world.get('sessions.save', { id: about, at: row.at, opened: row.row, row: { 'Plan': 'As told on the phone: once a week.', 'Corrected why': 'the plan was that of another client' }, confirm: ['not-covered', 'check-cover', 'similar-note', 'overlap'] });
    world.get('sessions.sign', { id: about, confirm: ['similar-note'] });

    const note = textOf(world, world.get('documents.make', { kind: 'SOAP note', about }));
    const report = world.get('documents.make', { kind: 'progress report', about: referral });
    const receipt = world.get('documents.make', { kind: 'itemized receipt', about });

    expect(note).toContain('CORRECTED on March 3, 2026. The plan was that of another client. The first version is kept.');
    expect(textOf(world, report)).toMatch(/CORRECTED on March 3, 2026\. It replaces the one made on March 2, 2026: the note of .* was corrected since\./);
    expect(textOf(world, receipt)).toContain('DUPLICATE, issued March 3, 2026. CORRECTED');
    expect([report.name, receipt.name]).toEqual([`Progress report 1 ${referral} CORRECTED`, `Receipt ${about} DUPLICATE CORRECTED`]);
  });

  it('that is not signed again makes none', () => {
    const row = world.get('sessions.load', { id: about });
    world.get('sessions.save', { id: about, at: row.at, opened: row.row, row: { 'Plan': 'Twice a week.', 'Corrected why': 'heard wrong' }, confirm: ['not-covered', 'check-cover', 'similar-note', 'overlap'] });

    expect(world.ask('documents.make', { kind: 'SOAP note', about })).toMatchObject({ ok: false, issues: [{ message: expect.stringContaining('is not signed yet') }] });
  });
});

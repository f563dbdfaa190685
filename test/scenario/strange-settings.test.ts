// Settings that mean nothing: everything goes on as if the cell were empty, and Health, the morning’s mail and Check records name it.

import { settingKeys } from '../../src/clinic/settings/keys.ts';
import type { World } from '../world.ts';
import { aFirstMorning } from './clinic.ts';

const names = Object.entries(settingKeys).filter(([, { kind }]) => kind !== 'machine').map(([name]) => name);
const strange = ['constructor', '-5', '99999999999', 'every now and then', '; ;', '2 days; soon'];

/** Whatever works with settings, one after the other; what went wrong, in words. */
function troubleIn(world: World): string[] {
  const trouble: string[] = [];
  const doing = (what: string, work: () => unknown): void => {
    try {
      const text = JSON.stringify(work() ?? '');
      if (text.includes('Something went wrong on our side')) trouble.push(what);
    } catch (error) {
      trouble.push(`${what}: ${error instanceof Error ? error.message : 'failed'}`);
    }
  };
  for (const job of ['dailyRun', 'hourlyRun', 'monthlyRun']) doing(job, () => world.run(job));
  doing('start', () => world.ask('start', {}));
  doing('book', () => world.ask('sessions.save', { row: { 'Client ID': 'C-00002', 'Therapist ID': 'T-00002', 'Date': '2026-03-09', 'Starts at': '10:00', 'Ends at': '11:00' }, confirm: ['outside-hours'] }));
  doing('cancel', () => world.ask('sessions.save', { id: 'S-00003', row: { 'Status': 'canceled' } }));
  doing('note', () => world.ask('sessions.save', { id: 'S-00001', row: { 'Plan': 'Go on.' } }));
  doing('desk', () => world.ask('desk.list', {}));
  doing('paper', () => world.ask('documents.make', { kind: 'itemized receipt', about: 'S-00001' }));
  doing('health', () => world.ask('health', {}));
  doing('history', () => world.ask('history.of', { id: 'S-00001' }));
  doing('check', () => world.ask('records.check', {}));
  doing('journal', () => {
    world.bench.ui.answer('OK');
    return world.run('checkJournal', { kind: 'menu' });
  });
  doing('set up', () => world.run('setUp', { kind: 'menu' }));
  return trouble;
}

it('are named in the morning’s mail', () => {
  const world = aFirstMorning();
  world.setting('Time zone', 'Eastern');

  world.run('dailyRun');

  expect(world.bench.services.mail.outbox().find(({ subject }) => subject.startsWith('Tablework, '))?.text).toContain('In Settings these mean nothing and count as empty: Time zone;');
});

it.each(strange)('“%s” in every setting at once stops nothing', (value) => {
  const world = aFirstMorning();
  for (const name of names) world.setting(name, value);

  expect(troubleIn(world)).toEqual([]);
  expect(world.get('health', {}).lines.at(-1)).toMatchObject({ what: 'Settings', state: 'bad', says: expect.stringContaining('Time zone (This is a time zone, as America/New_York)') });
  expect(world.get('records.check', {}).findings.filter((one) => one.kind === 'setting').map((one) => one.id)).toEqual(expect.arrayContaining(['Time zone', 'Profile', 'Therapists see']));
});

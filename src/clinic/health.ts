// Whether Tablework itself is well: set up, timed runs alive, mails going out. Nothing here is about a client.

import type { Desk } from '../kit/desk.ts';
import { formatDay, formatTime, localParts } from '../kit/day.ts';
import { readSettings } from '../kit/store/machine.ts';
import { scan } from '../kit/store/scan.ts';
import { machinery } from './machinery.ts';
import { sends } from './sends/table.ts';
import { settingOf, wrongSettings } from './settings/keys.ts';

export interface HealthLine { what: string; state: 'good' | 'warn' | 'bad'; says: string }

/** A daily run this old has missed a day. */
const lateMs = 30 * 3_600_000;
const fewMails = 20;

export function health(desk: Desk): { lines: HealthLine[] } {
  const { scans, extra } = scan(desk.book, [{ table: sends, keys: ['state'] }], [machinery.settings, machinery.people].map((table) => ({ sheetId: table.sheetId, fromRow: 1 })));
  const { values } = readSettings(extra[0] ?? []);
  machinery.roleOf(extra[1] ?? [], desk.user);
  const owner = settingOf(values, 'Job owner');
  return { lines: [dailyLine(desk, values), timerLine(desk, owner), mailLine(desk), ledgerLine(states(scans[0])), clinicLine(values), ...settingsLines(values)] };
}

function states(of: ReturnType<typeof scan>['scans'][number] | undefined): Record<string, number> {
  const counts: Record<string, number> = {};
  for (let i = 0; i < (of?.count ?? 0); i++) {
    const state = of?.text('state', i) ?? '';
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

function dailyLine(desk: Desk, values: Record<string, string>): HealthLine {
  const last = settingOf(values, 'Last daily run');
  if (last === '') return { what: 'Daily run', state: 'warn', says: 'It has not run yet. It runs each morning once timed runs are installed by Set up.' };
  const { day, time } = localParts(Date.parse(last), settingOf(values, 'Time zone'));
  const late = Date.parse(desk.now()) - Date.parse(last) > lateMs;
  return { what: 'Daily run', state: late ? 'bad' : 'good', says: `Last on ${formatDay(day)} at ${formatTime(time)}.${late ? ' That is more than a day ago: whoever ran Set up should open the sheet and run Set up again.' : ''}` };
}

function timerLine(desk: Desk, owner: string): HealthLine {
  if (owner !== '' && owner !== desk.user) return { what: 'Timed runs', state: 'good', says: `They belong to ${owner}; only that account can see whether they are still there.` };
  const there = desk.timers();
  const missing = ['dailyRun', 'hourlyRun'].filter((name) => !there.includes(name));
  return missing.length === 0
    ? { what: 'Timed runs', state: 'good', says: 'Daily and hourly run are installed.' }
    : { what: 'Timed runs', state: 'bad', says: `${missing.join(' and ')} not installed. Choose Tablework › Set up.` };
}

function mailLine(desk: Desk): HealthLine {
  const left = desk.post.left();
  return { what: 'Mail', state: left === 0 ? 'bad' : left < fewMails ? 'warn' : 'good', says: `${left} more recipients today by Google’s limit.` };
}

function ledgerLine(counts: Record<string, number>): HealthLine {
  const uncertain = counts['uncertain'] ?? 0;
  const failed = counts['failed'] ?? 0;
  if (uncertain + failed === 0) return { what: 'Mails sent', state: 'good', says: `${counts['sent'] ?? 0} sent, none failed.` };
  return { what: 'Mails sent', state: 'warn', says: `${failed} failed, ${uncertain} uncertain (cut while going out, never repeated). The tab Sends lists them.` };
}

function clinicLine(values: Record<string, string>): HealthLine {
  const empty = (['Clinic name', 'Address', 'Phone'] as const).filter((name) => settingOf(values, name) === '');
  return empty.length === 0
    ? { what: 'Clinic', state: 'good', says: 'Name, address and phone are filled.' }
    : { what: 'Clinic', state: 'warn', says: `Empty in Settings: ${empty.join(', ')}. They stand on every paper and mail.` };
}

function settingsLines(values: Record<string, string>): HealthLine[] {
  const wrong = wrongSettings(values);
  return wrong.length === 0 ? [] : [{ what: 'Settings', state: 'bad', says: `These mean nothing and count as empty: ${wrong.map(({ name, says }) => `${name} (${says.replace(/\.$/, '')})`).join('; ')}.` }];
}

// The journal's chain: each line holds the hash of the one before, so a line changed, moved or taken out is found.

import type { Desk } from '../../kit/desk.ts';
import { formatDay, localParts } from '../../kit/day.ts';
import { timeIsUp } from '../../kit/job/lease.ts';
import type { Line } from '../../kit/store/journal.ts';
import { hashText } from '../../kit/store/journal.ts';
import { readSettings } from '../../kit/store/machine.ts';
import { machinery } from '../machinery.ts';
import { settingOf } from '../settings/keys.ts';
import { archivesIn } from './archives.ts';
import { eachLine, journalIndex } from './lines.ts';

export interface ChainCheck {
  lines: number;
  /** Lines looked at in this run and those before it. */
  checked: number;
  /** The first line that does not fit, in words. */
  broken?: { row: number; says: string };
  /** What was put aside before the first line. */
  archives: { year: string; url: string }[];
}

/** Where a run that was cut goes on: the last row found whole and its hash. */
const memoKey = 'chain';

export function checkChain(desk: Desk): ChainCheck {
  const index = journalIndex(desk, ['action', 'hash'], [machinery.settings, machinery.people].map((table) => ({ sheetId: table.sheetId, fromRow: 1 })));
  const { values, machine } = readSettings(index.extra[0] ?? []);
  machinery.roleOf(index.extra[1] ?? [], desk.user);
  const zone = settingOf(values, 'Time zone');
  const archives = archivesIn(desk, index);
  const from = resumed(desk, (row) => index.of.text('hash', row - 2));
  let previous = from > 2 ? index.of.text('hash', from - 3) : undefined;
  let broken: ChainCheck['broken'];
  const stopped = eachLine(desk, index, from, (line, row) => {
    const says = wrongWith(desk, line, { previous, archived: archives.map((one) => one.lastHash) });
    if (says !== undefined) broken = { row, says: `${nameOf(line, row, zone)} ${says}` };
    previous = line.hash;
    return says === undefined && !timeIsUp(desk);
  });
  const lines = index.of.count;
  if (stopped > 0 && broken === undefined && stopped < lines + 1) {
    desk.memo.set(memoKey, JSON.stringify({ row: stopped, hash: previous ?? '' }));
    return { lines, checked: stopped - 1, archives };
  }
  desk.memo.drop(memoKey);
  if (broken === undefined && (previous ?? '') !== machine.journal.hash) {
    broken = { row: lines + 1, says: `${lines === 0 ? 'The Journal is empty' : `Row ${lines + 1} is the last line`}, but the counters remember a later one: lines after it are gone.` };
  }
  return { lines, checked: broken ? broken.row - 2 : lines, archives, ...(broken ? { broken } : {}) };
}

function resumed(desk: Desk, hashAt: (row: number) => string): number {
  const [, row = '', hash = ''] = /^\{"row":(\d+),"hash":"(\w*)"\}$/.exec(desk.memo.get(memoKey) ?? '') ?? [];
  return row !== '' && hash !== '' && hashAt(Number(row)) === hash ? Number(row) + 1 : 2;
}

function wrongWith(desk: Desk, line: Line, { previous, archived }: { previous: string | undefined; archived: string[] }): string | undefined {
  if (line.hash === '') return 'is empty.';
  if (desk.digest(hashText(line)) !== line.hash) return 'was changed after it was written.';
  if (previous !== undefined) return line.previousHash === previous ? undefined : 'does not follow the line above it: a line was taken out, put in or moved between them.';
  return line.previousHash === '' || archived.includes(line.previousHash) ? undefined : 'is the first line, but it refers to an earlier one: lines above it are gone.';
}

/** Who, when and which record, never what. */
function nameOf(line: Line, row: number, zone: string): string {
  const atMs = Date.parse(line.at);
  if (Number.isNaN(atMs)) return `Row ${row}`;
  const { day, time } = localParts(atMs, zone);
  return `Row ${row} (${[`${formatDay(day)} ${time}`, line.by, line.record || line.action].filter(Boolean).join(', ')})`;
}

/** What the menu tells. */
export function chainWords(check: ChainCheck): string[] {
  const count = (n: number): string => n.toLocaleString('en-US');
  const before = check.archives.length === 0 ? [] : [`Earlier lines were put aside: ${check.archives.map((one) => `${one.year}: ${one.url}`).join(', ')}.`];
  if (check.broken) return [`The chain breaks in the tab Journal (hidden; View › Hidden sheets). ${check.broken.says}`, `${count(check.checked)} lines before it are whole.`, ...before];
  if (check.checked < check.lines) return [`${count(check.checked)} of ${count(check.lines)} lines are whole so far. Choose Check the journal again to go on from there.`];
  return [check.lines === 0 ? 'The Journal has no lines yet.' : `All ${count(check.lines)} lines are whole and in order.`, ...before, 'The chain shows accidents. Whoever may edit this sheet could also write it anew.'];
}

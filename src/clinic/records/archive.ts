// The journal of past years put aside, a spreadsheet a year; the chain goes on: the first line that stays holds the
// hash of the last one put aside. A run that is cut goes on where it was; nothing is taken out before all is there.

import type { Desk } from '../../kit/desk.ts';
import { instantOf, localParts } from '../../kit/day.ts';
import { timeIsUp } from '../../kit/job/lease.ts';
import { refuse } from '../../kit/refusal.ts';
import { machineChange } from '../../kit/store/commit.ts';
import { nextLine } from '../../kit/store/journal.ts';
import { declaredLayout, layoutOf } from '../../kit/store/layout.ts';
import { readSettings } from '../../kit/store/machine.ts';
import { write } from '../../kit/store/write.ts';
import { headings } from '../../kit/table.ts';
import { journal } from '../journal/table.ts';
import { machinery } from '../machinery.ts';
import { settingOf } from '../settings/keys.ts';
import { allow } from '../therapists/roles.ts';
import type { Archive } from './archives.ts';
import { archiveAction, archiveFields, archivesIn } from './archives.ts';
import type { JournalIndex } from './lines.ts';
import { cellsOfLine, eachLine, journalIndex } from './lines.ts';

export interface Archived { put: Archive[]; /** A year that is under way, with how many of its lines are there. */ going?: { year: string; done: number; of: number } }

/** Google: 2 MB a request is recommended; a cell costs about this much around its text. */
const mostBytes = 1_800_000;
const bytesACell = 60;
const memoKey = 'archive';

interface Going { year: string; of: number; id: string; url: string; done: number }

export function archiveJournal(desk: Desk): Archived {
  const put: Archive[] = [];
  for (;;) {
    const index = readIndex(desk);
    const going = oldestYear(desk, index);
    if (!going) return { put };
    if (!copyLines(desk, index, going)) return { put, going };
    put.push(takeOut(desk, going));
    if (timeIsUp(desk)) return { put };
  }
}

const wholeTabs = () => [machinery.settings, machinery.people].map((table) => ({ sheetId: table.sheetId, fromRow: 1 }));

/** All lines' times, actions and hashes; finishes what a run that was cut had put aside and not yet taken out. */
function readIndex(desk: Desk): JournalIndex {
  const index = journalIndex(desk, ['at', 'action', 'hash'], wholeTabs());
  allow('journal.archive', machinery.roleOf(index.extra[1] ?? [], desk.user));
  const last = Math.max(-1, ...archivesIn(desk, index).map((archive) => rowOfHash(index, archive.lastHash)));
  if (last < 0) return index;
  desk.locked(() => desk.cut(journal, 2, last));
  return journalIndex(desk, ['at', 'action', 'hash'], wholeTabs());
}

function rowOfHash({ of }: JournalIndex, hash: string): number {
  for (let i = 0; i < of.count; i++) if (of.text('hash', i) === hash) return of.at(i);
  return -1;
}

/** The oldest year before this one, as far as an earlier run came with it. */
function oldestYear(desk: Desk, { of, extra }: JournalIndex): Going | undefined {
  const { values } = readSettings(extra[0] ?? []);
  const zone = settingOf(values, 'Time zone');
  const yearOf = (at: string): string => localParts(Date.parse(at), zone).day.slice(0, 4);
  const first = of.text('at', 0);
  if (of.count === 0 || Number.isNaN(Date.parse(first)) || yearOf(first) >= yearOf(desk.now())) return undefined;
  const year = yearOf(first);
  const end = Date.parse(instantOf(`${Number(year) + 1}-01-01`, '00:00', zone));
  let lines = 0;
  while (lines < of.count && Date.parse(of.text('at', lines)) < end) lines++;
  const kept = goingIn(desk);
  if (kept && kept.year === year && kept.of === lines) return kept;
  const made = desk.aside.make(`${settingOf(values, 'Clinic name') || 'Tablework'}, journal ${year}`, `Journal ${year}`, { rows: lines + 1, columns: journal.keys.length });
  desk.aside.put(made.id, 1, [headings(journal)]);
  return keep(desk, { year, of: lines, ...made, done: 0 });
}

function goingIn(desk: Desk): Going | undefined {
  const [year = '', of = '', id = '', url = '', done = ''] = (desk.memo.get(memoKey) ?? '').split('\n');
  return id === '' ? undefined : { year, of: Number(of), id, url, done: Number(done) };
}

function keep(desk: Desk, going: Going): Going {
  desk.memo.set(memoKey, [going.year, going.of, going.id, going.url, going.done].join('\n'));
  return going;
}

/** Copies the year's lines in order, in pieces Google takes; false where the time is up. */
function copyLines(desk: Desk, index: JournalIndex, going: Going): boolean {
  let rows: string[][] = [];
  let bytes = 0;
  const flush = () => {
    if (rows.length > 0) desk.aside.put(going.id, going.done + 2, rows);
    going.done += rows.length;
    rows = [];
    bytes = 0;
    keep(desk, going);
  };
  eachLine(desk, index, going.done + 2, (line, row) => {
    if (row > going.of + 1) return false;
    rows.push(cellsOfLine(line));
    bytes += rows[rows.length - 1]?.reduce((all, text) => all + bytesACell + text.length, 0) ?? 0;
    if (bytes > mostBytes) flush();
    return !(rows.length === 0 && timeIsUp(desk));
  });
  flush();
  return going.done >= going.of;
}

/** Compares what was copied, hash by hash, writes the archive's own line, and only then takes the rows out. */
function takeOut(desk: Desk, going: Going): Archive {
  const copied = desk.aside.column(going.id, journal.keys.indexOf('hash')).slice(1);
  return desk.locked(() => {
    const index = journalIndex(desk, ['at', 'action', 'hash'], wholeTabs());
    const same = copied.length === going.of && copied.every((hash, i) => hash === index.of.text('hash', i));
    if (!same) {
      desk.memo.drop(memoKey);
      refuse('invalid', 'The Journal was changed by hand while it was put aside; nothing was taken out. Check the journal, then choose Archive old journal again.');
    }
    const settings = readSettings(index.extra[0] ?? []);
    const archive: Archive = { year: going.year, lines: going.of, lastHash: copied[copied.length - 1] ?? '', url: going.url };
    const line = nextLine(desk, settings.machine, { by: desk.user || 'unknown', table: journal.tab, record: '', action: archiveAction, after: archiveFields(archive, archivesIn(desk, index)) });
    settings.machine.journal.lines = index.of.count + 1 - going.of;
    const layouts = new Map([[machinery.settings.tab, layoutOf(machinery.settings, index.extra[0]?.[0] ?? [])]]);
    write(desk.book, { changes: [machineChange(machinery, settings, layouts)], additions: [{ table: journal, layout: index.of.layout ?? declaredLayout(journal), id: '', values: { ...line } }] });
    desk.cut(journal, 2, going.of + 1);
    desk.memo.drop(memoKey);
    return archive;
  });
}

/** What the menu tells. */
export function archiveWords({ put, going }: Archived): string[] {
  const told = put.map((one) => `${one.year}: ${one.lines.toLocaleString('en-US')} lines put aside in ${one.url}. Only you can open it; share it with whoever must.`);
  if (going) return [...told, `${going.year}: ${going.done.toLocaleString('en-US')} of ${going.of.toLocaleString('en-US')} lines copied. Choose Archive old journal again to go on; nothing has been taken out yet.`];
  return told.length > 0 ? [...told, 'The chain goes on: the first line that stays names the last one put aside.'] : ['There is nothing to put aside: the Journal holds this year only.'];
}
